"""Whether a fact that answers a yes-or-no question says yes or no.

Only the fact's own questions decide it, those whose answer the data gives: a question must be
nearly the same as one of them, and clearly nearer to it than to any with the other answer. The
same words do not make the same question (`did France have more than Germany`), so names must
come in the same order. What is not decided so is answered with the fact alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mali_facts.answer.text import words

if TYPE_CHECKING:
    from mali_facts.answer.index import Index
    from mali_facts.answer.ranking import Candidate
    from mali_facts.answer.reading import Reading
    from mali_facts.knowledge.model import Fact

LIKE = 0.7
"""How like one of the fact's own yes-or-no questions must be for its answer to be taken."""

DENIALS = frozenset(
    "no not never without nor neither none nobody nothing only less more fewer than before 0 zero"
    " deny reject refuse oppose renounce postpone abandon failure prevent stop drop cancel"
    " abstain exempt ban barred bar pas jamais non sans sauf plus moins".split()
)
"""Words of a sentence or question after which the same words do not make a yes."""

CLEAR = 0.03
"""How much liker than any with the other answer."""


def verdict(reading: Reading, candidate: Candidate, fact: Fact, index: Index) -> bool | None:
    """True for yes, False for no, None where the fact does not decide it."""
    asked = [term.concept for term in reading.terms]
    weight = {concept: index.weight(concept) for concept in asked}
    whole = sum(weight.values())
    names = [concept for concept in asked if concept[0] == "@"]
    likest = {"yes": 0.0, "no": 0.0}
    for question in index.own_questions(candidate.number):
        if not question.answer:
            continue
        common = question.concepts.intersection(asked)
        likeness = 2 * sum(weight[concept] for concept in common) / (whole + question.weight)
        if _in_order(names, question.names):
            likest[question.answer] = max(likest[question.answer], likeness)
    if max(likest.values()) >= LIKE and abs(likest["yes"] - likest["no"]) >= CLEAR:
        return likest["yes"] > likest["no"]
    return True if _is_said(asked, reading, fact, index) else None


def _is_said(asked: list[str], reading: Reading, fact: Fact, index: Index) -> bool:
    """Whether the fact's sentence says just what was asked: all its words, nothing denied."""
    tokens = words(fact.text)
    if not DENIALS.isdisjoint(tokens) or not DENIALS.isdisjoint(words(reading.question)):
        return False
    said: set[str] = {f"@{fact.actor.id}"}
    for term in index.lexicon.terms_of(tokens):
        said.update((term.concept, *term.others))
    if not DENIALS.isdisjoint(said):
        return False
    return len(asked) > 1 and said.issuperset(asked)


def _in_order(names: list[str], others: tuple[str, ...]) -> bool:
    """Whether the names that both have come in the same order."""
    return [n for n in names if n in others] == [n for n in others if n in names]
