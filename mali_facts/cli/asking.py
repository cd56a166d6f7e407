"""The commands that take plain words: ask and search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mali_facts.cli import options
from mali_facts.cli.output import empty_where_unknown, input_lines, remark, show
from mali_facts.errors import Status
from mali_facts.knowledge.load import load
from mali_facts.render.formats import Format

if TYPE_CHECKING:
    from mali_facts.answer.ask import Outcome

Question = Annotated[
    list[str],
    typer.Argument(
        metavar="QUESTION...",
        help="What you want to know, in English or French; - reads one question a line.",
        show_default=False,
    ),
]
Words = Annotated[
    list[str], typer.Argument(metavar="WORDS...", help="Words to look for.", show_default=False)
]
MinConfidence = Annotated[
    float,
    typer.Option(
        "--min-confidence",
        min=0.0,
        max=1.0,
        metavar="P",
        help="Answer only when at least this sure, from 0 to 1.",
    ),
]
Why = Annotated[bool, typer.Option("--why", help="Show how the question was read and decided.")]


def ask(
    question: Question,
    why: Why = False,
    min_confidence: MinConfidence = 0.5,
    form: options.Form = None,
    as_json: options.AsJson = False,
    data: options.Data = None,
) -> Status:
    """The answer to a question, with its evidence; or an honest no, and status 1.

    \b
    Examples:
      mali-facts ask "how many French troops were in Mali?"
      mali-facts ask did Macron accept that France had failed
      mali-facts ask --why "combien de soldats allemands au Mali ?"
      mali-facts ask --json - < questions.txt
    """
    from mali_facts.answer.ask import ask as answer
    from mali_facts.answer.index import open_index
    from mali_facts.render.answers import AnswerPage, refusal

    chosen = options.chosen_format(form, as_json)
    base = load(data)
    index = open_index(base)

    def one(text: str, form: Format | None) -> Status:
        outcome: Outcome = answer(text, base, index, min_confidence)
        show(AnswerPage(outcome, base, why=why), form)
        if outcome.answer is None:
            remark(refusal(outcome))
            return Status.NOT_FOUND
        return Status.OK

    if question == ["-"]:
        line_form = Format.jsonl if chosen is Format.json else chosen
        return max((one(line, line_form) for line in input_lines()), default=Status.OK)
    return one(" ".join(question), chosen)


def search(
    words: Words,
    actor: options.Actors = None,
    place: options.Places = None,
    since: options.Since = None,
    until: options.Until = None,
    on: options.On = None,
    disputed: options.Disputed = False,
    limit: options.Limit = None,
    form: options.Form = None,
    as_json: options.AsJson = False,
    data: options.Data = None,
) -> Status:
    """The facts that match words, best first, with the words that matched.

    \b
    Examples:
      mali-facts search gao handover
      mali-facts search sanctions --from 2022 --limit 5
      mali-facts search soldats allemands --json
    """
    from mali_facts.answer.index import open_index
    from mali_facts.answer.search import search as find
    from mali_facts.knowledge.select import Filter, find_actors, find_places, select
    from mali_facts.render.answers import HitsPage

    chosen = options.chosen_format(form, as_json)
    start, end = options.period(since, until, on)
    base = load(data)
    with empty_where_unknown(HitsPage([]), chosen):
        wanted = Filter(
            actors=find_actors(base, actor or ()),
            places=find_places(base, place or ()),
            since=start,
            until=end,
            disputed=disputed,
        )
    hits = find(" ".join(words), base, open_index(base))
    if wanted != Filter():
        allowed = {fact.id for fact in select(base, wanted)}
        hits = [hit for hit in hits if hit.fact.id in allowed]
    hits = hits[:limit]
    show(HitsPage(hits), chosen)
    if hits:
        return Status.OK
    remark([f'no fact matches "{" ".join(words)[:80]}"'])
    return Status.NOT_FOUND
