"""The commands that take plain words: ask and search."""

from __future__ import annotations

from typing import Annotated

import typer

from mali_facts.answer import SURE_ENOUGH, SURE_ENOUGH_OF_OWN
from mali_facts.cli import options
from mali_facts.cli.questions import answer_question, search_words
from mali_facts.errors import Status

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
    float | None,
    typer.Option(
        "--min-confidence",
        min=0.0,
        max=1.0,
        metavar="P",
        help="Answer only when at least this sure, from 0 to 1:"
        f" {SURE_ENOUGH}, or {SURE_ENOUGH_OF_OWN} with a file of your own, unless you say so.",
        show_default=False,
    ),
]
Why = Annotated[bool, typer.Option("--why", help="Show how the question was read and decided.")]


def ask(
    question: Question,
    why: Why = False,
    min_confidence: MinConfidence = None,
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
    return answer_question(
        question,
        why=why,
        min_confidence=min_confidence,
        form=options.chosen_format(form, as_json),
        data=data,
    )


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
    return search_words(
        words,
        actors=actor or (),
        places=place or (),
        period=options.period(since, until, on),
        disputed=disputed,
        limit=limit,
        form=options.chosen_format(form, as_json),
        data=data,
    )
