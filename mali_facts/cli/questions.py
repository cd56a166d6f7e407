"""Plain words: what `ask` and `search` do. Needs no Typer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mali_facts.answer.opening import open_index
from mali_facts.cli.output import (
    empty_where_unknown,
    input_batches,
    own_format,
    remark,
    show,
    surface_for,
    write,
)
from mali_facts.errors import Status
from mali_facts.knowledge.load import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
    from mali_facts.render.formats import Format, render

    base = load(data)
    index = open_index(base)
    by_line = list(question) == ["-"]
    if by_line and form is Format.json:
        form = Format.jsonl
    form = form or own_format()

    def one(text: str) -> tuple[str, list[str], int]:
        outcome = ask(text, base, index, min_confidence)
        page = render(AnswerPage(outcome, base, why=why), form, surface_for(form))
        status = Status.NOT_FOUND if outcome.answer is None else Status.OK
        return page, remarks(outcome), int(status)

    answers: Iterable[tuple[str, list[str], int]]
    if by_line:
        from mali_facts.cli.processes import each

        # A table is drawn for a terminal, which has one reader and may change its width.
        answers = each(input_batches(), one, 1 if form is Format.table else None)
    else:
        answers = [one(" ".join(question))]
    status = 0
    for page, lines, status_of_one in answers:
        write(page, form)
        remark(lines)
        status = max(status, status_of_one)
    return Status(status)


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
