"""Which of two has more, where a question asks and a fact is derived from what both have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mali_facts.answer.claims import DENYING, FALSE, PASSIVE

if TYPE_CHECKING:
    from mali_facts.answer.lexicon import Lexicon
    from mali_facts.answer.reading import Reading
    from mali_facts.knowledge.model import Fact, Knowledge

_MORE = frozenset(
    "more bigger larger greater stronger higher ahead outnumber outnumbered outnumbers outnumbering"
    " exceed exceeded exceeds plus superieur superieure".split()
)
_FEWER = frozenset("fewer less smaller weaker lower behind moins inferieur inferieure".split())
"""Words by which what is named first has more, or less, than what is named second."""

_UNDECIDED = (
    DENYING
    | FALSE
    | frozenset(
        "much many far slightly little bit twice double half times together combined all each both"
        " beaucoup double moitie fois ensemble".split()
    )
)
"""Words that make another question of it."""


def outdoes(reading: Reading, fact: Fact, base: Knowledge, lexicon: Lexicon) -> bool | None:
    """Whether the first of two named has more than the second, or fewer, as is asked.

    None where the fact is not derived from two figures of forces, say as their difference, or
    the question does not simply compare these two.
    """
    inputs = [base.fact(name) for name in fact.derived.inputs] if fact.derived else []
    having = [
        (one.value, lexicon.sides(f"@{one.actor.id}"))
        for one in inputs
        if one.kind == "force" and isinstance(one.value, (int, float))
    ]
    if len(inputs) != 2 or len(having) != 2 or having[0][0] == having[1][0]:
        return None
    (_, lesser), (_, greater) = sorted(having, key=lambda one: one[0])
    tokens = set(reading.tokens)
    more, fewer = tokens & _MORE, tokens & _FEWER
    if len(more) + len(fewer) != 1 or tokens & _UNDECIDED or reading.numbers:
        return None
    where = {f"@{one.place.id}" for one in inputs if one.place}
    names = [t.concept for t in reading.terms if t.concept[0] == "@" and t.concept not in where]
    if len(names) != 2 or not greater.isdisjoint(lesser):
        return None
    first, second = names
    if "outnumbered" in more and tokens & PASSIVE:
        first, second = second, first
    if first in greater and second in lesser:
        return bool(more)
    if first in lesser and second in greater:
        return bool(fewer)
    return None
