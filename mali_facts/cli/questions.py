"""Plain words: what `ask` and `search` do. Needs no Typer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mali_facts.answer.opening import open_index
from mali_facts.cli.output import empty_where_unknown, input_lines, remark, show
from mali_facts.errors import Status
from mali_facts.knowledge.load import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mali_facts.knowledge.select import Filter
    from mali_facts.render.formats import Format


def answer_question(
    question: Sequence[str],
    *,
    why: bool = False,
    min_confidence: float | None = None,
    form: Format | None = None,
    data: str | None = None,
) -> Status:
    """Answer the question in these words, or each line of standard input for `-`."""
    from mali_facts.answer.ask import ask
    from mali_facts.render.answers import AnswerPage, remarks

    base = load(data)
    index = open_index(base)

    def one(text: str, form: Format | None) -> Status:
        outcome = ask(text, base, index, min_confidence)
        show(AnswerPage(outcome, base, why=why), form)
        remark(remarks(outcome))
        return Status.NOT_FOUND if outcome.answer is None else Status.OK

    if list(question) == ["-"]:
        from mali_facts.render.formats import Format

        line_form = Format.jsonl if form is Format.json else form
        return max((one(line, line_form) for line in input_lines()), default=Status.OK)
    return one(" ".join(question), form)


def search_words(
    words: Sequence[str],
    *,
    actors: Sequence[str] = (),
    places: Sequence[str] = (),
    period: tuple[str | None, str | None] = (None, None),
    disputed: bool = False,
    limit: int | None = None,
    form: Format | None = None,
    data: str | None = None,
) -> Status:
    """Show the facts that match these words, best first."""
    from mali_facts.answer.search import search
    from mali_facts.render.answers import HitsPage

    base = load(data)
    wanted: Filter | None = None
    if actors or places or disputed or period != (None, None):
        from mali_facts.knowledge.select import Filter, find_actors, find_places, select

        with empty_where_unknown(HitsPage([]), form):
            wanted = Filter(
                actors=find_actors(base, actors),
                places=find_places(base, places),
                since=period[0],
                until=period[1],
                disputed=disputed,
            )
    hits = search(" ".join(words), base, open_index(base))
    if wanted is not None:
        allowed = {fact.id for fact in select(base, wanted)}
        hits = [hit for hit in hits if hit.fact.id in allowed]
    show(HitsPage(hits[:limit]), form)
    if hits:
        return Status.OK
    remark([f'no fact matches "{" ".join(words)[:80]}"'])
    return Status.NOT_FOUND
