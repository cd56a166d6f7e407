"""The date of a moment that a question names by what happened: `when the last French left Mali`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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

SURE = 0.9
"""How sure it must be which fact dates a clause."""

LEAST = 2
"""Words with weight that a moment has at least."""

SHORTEST = 3
"""Words that stand at least before the clause."""


class Dated(NamedTuple):
    """A question with a moment that it names by what happened as a date."""

    reading: Reading
    event: str = ""
    """The question without the moment, where it is of the fact's date: `did Takuba end`."""


def dated(reading: Reading, fact: Fact, base: Knowledge, index: Index) -> Dated:
    """A yes-or-no question with its last clause as a date, where another fact dates it."""
    tokens = reading.tokens
    for at in range(len(tokens) - 1, SHORTEST - 1, -1):
        if tokens[at] in _OPENING:
            main = tokens[1:at]
            then = _dating(_whole(main, tokens[at + 1 :], index), base, index)
            if then is None or then is fact:
                break
            words = dates.in_words(str(then.value)).lower().split()
            there = reading._replace(tokens=(*tokens[:at], _OPENING[tokens[at]], *words))
            is_event = _dating(" ".join(main), base, index) is fact
            return Dated(there, " ".join(tokens[:at]) if is_event else "")
    return Dated(reading)


def _whole(main: Sequence[str], clause: Sequence[str], index: Index) -> str:
    """A clause in full: for `was Kidal given up before Timbuktu` it is `Timbuktu given up`."""
    names = [term.surface for term in index.lexicon.terms_of(main) if term.concept[0] == "@"]
    said = index.lexicon.terms_of(clause)
    if names and len(said) == 1 and said[0].concept[0] == "@":
        return " ".join(main).replace(names[0], said[0].surface)
    return " ".join(clause)


def _dating(clause: str, base: Knowledge, index: Index) -> Fact | None:
    """The fact that surely gives the date of what happened."""
    asked = read_question(f"when {clause}", index)
    ranking = rank(asked, index)
    if len(asked.terms) < LEAST or not ranking.candidates:
        return None
    fact = base.facts[ranking.candidates[0].number]
    if fact.kind != "date" or not isinstance(fact.value, str):
        return None
    return fact if confidence(asked, ranking, base, index) >= SURE else None
