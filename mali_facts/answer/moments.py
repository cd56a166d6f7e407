"""The date of a moment that a question names by what happened: `when the last French left Mali`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mali_facts.answer.claims import DAYS
from mali_facts.answer.confidence import confidence
from mali_facts.answer.ranking import rank
from mali_facts.answer.reading import read_question
from mali_facts.knowledge import dates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mali_facts.answer.index import Index
    from mali_facts.answer.reading import Reading
    from mali_facts.knowledge.model import Fact, Knowledge

_OPENING = {
    "when": "on",
    "as": "on",
    "quand": "on",
    "lorsque": "on",
    "before": "before",
    "after": "after",
    "avant": "avant",
    "apres": "apres",
}
"""The words that open a clause, and what stands before its date instead."""

_ORDERS = {"before": "before", "after": "after", "avant": "before", "apres": "after"}
"""The words among these that put two events in an order."""

SURE = 0.9
"""How sure it must be which fact dates a clause."""

LEAST = 2
"""Words with weight that a moment has at least."""

SHORTEST = 3
"""Words that stand at least before the clause."""


class Dated(NamedTuple):
    """A question with a moment that it names by what happened as a date."""

    reading: Reading
    rest: str = ""
    """The question without the moment, where that is dated, too: `did Takuba end`."""
    event: Fact | None = None
    """What gives the date of the rest."""
    in_order: bool | None = None
    """Whether it was before the moment, or after it, as is asked; None where that is not known, or
    the fact that answers is neither of the two nor worked out from both."""


def dated(reading: Reading, fact: Fact, base: Knowledge, index: Index) -> Dated:
    """A yes-or-no question with its last clause as a date, where another fact dates it."""
    tokens = reading.tokens
    for at in range(len(tokens) - 1, SHORTEST - 1, -1):
        if tokens[at] in _OPENING:
            main = tokens[1:at]
            then = _dating(_whole(main, tokens[at + 1 :], index), fact, base, index)
            if then is None:
                break
            if then is not fact:
                words = dates.in_words(str(then.value)).lower().split()
                there = (*tokens[:at], _OPENING[tokens[at]], *words)
                reading = reading._replace(tokens=there)
            event = _dating(" ".join(main), fact, base, index)
            if event is None or event is then or not _is_of(fact, event, then):
                return Dated(reading)
            asked, order = _ORDERS.get(tokens[at]), _order(event, then)
            # How long after is another question.
            decided = asked and order and DAYS.keys().isdisjoint(main)
            return Dated(reading, " ".join(tokens[:at]), event, order == asked if decided else None)
    return Dated(reading)


def _is_of(fact: Fact, event: Fact, then: Fact) -> bool:
    """Whether a fact is one of two, or worked out from both."""
    return fact in (event, then) or {event.id, then.id} <= {*_inputs(fact)}


def _inputs(fact: Fact) -> tuple[str, ...]:
    """The ids of what a fact is worked out from."""
    return fact.derived.inputs if fact.derived else ()


def _order(event: Fact, then: Fact) -> str:
    """Whether an event was `before` or `after` another; empty where their dates do not tell."""
    first, second = str(event.value), str(then.value)
    if dates.last_day(first) < dates.first_day(second):
        return "before"
    return "after" if dates.first_day(first) > dates.last_day(second) else ""


def _whole(main: Sequence[str], clause: Sequence[str], index: Index) -> str:
    """A clause in full: for `was Kidal given up before Timbuktu` it is `Timbuktu given up`."""
    names = [term.surface for term in index.lexicon.terms_of(main) if term.concept[0] == "@"]
    said = index.lexicon.terms_of(clause)
    if names and len(said) == 1 and said[0].concept[0] == "@":
        return " ".join(main).replace(names[0], said[0].surface)
    return " ".join(clause)


def _dating(clause: str, answering: Fact, base: Knowledge, index: Index) -> Fact | None:
    """The fact that gives the date of what happened.

    That is sure, or it is the fact that answers, or one from which that is worked out.
    """
    asked = read_question(f"when {clause}", index)
    ranking = rank(asked, index)
    facts = [base.facts[candidate.number] for candidate in ranking.candidates]
    inputs = [fact for fact in facts if fact.id in _inputs(answering)]
    best = next(iter(inputs or facts), None)
    if best is None or best.kind != "date" or not isinstance(best.value, str):
        return None
    sure = len(asked.terms) >= LEAST and confidence(asked, ranking, base, index) >= SURE
    return best if sure or inputs or best is answering else None
