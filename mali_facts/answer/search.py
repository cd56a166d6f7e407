"""Facts ranked for words, with what matched."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mali_facts.answer.ranking import rank
from mali_facts.answer.reading import read_question

if TYPE_CHECKING:
    from mali_facts.answer.index import Index
    from mali_facts.knowledge.model import Fact, Knowledge

ENOUGH = 0.45
"""Share of the words' weight that a fact must hold to be found."""


class Hit(NamedTuple):
    """A fact that was found."""

    fact: Fact
    matched: tuple[str, ...]
    """The words that it holds, as they were typed or repaired."""


def search(text: str, base: Knowledge, index: Index) -> list[Hit]:
    """The facts that hold most of the words' weight, best first."""
    reading = read_question(text, index)
    hits = []
    for found in rank(reading, index, most=len(base), least=ENOUGH).candidates:
        matched = tuple(t.surface for t in reading.terms if t.concept not in found.missing)
        hits.append(Hit(base.facts[found.number], matched))
    return hits
