"""Whether a fact that answers a yes-or-no question says yes or no.

Only the fact's own questions decide it, those whose answer the data gives: a question must be
nearly the same as one of them, and clearly nearer to it than to any with the other answer. The
same words do not make the same question (`did France have more than Germany`), so names must
come in the same order. What is not decided so is answered with the fact alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mali_facts.answer.index import Index
    from mali_facts.answer.ranking import Candidate
    from mali_facts.answer.reading import Reading

LIKE = 0.9
"""How like one of the fact's own yes-or-no questions must be for its answer to be taken: of
paraphrases as near as this, 97 in 100 have the same answer; at 0.7 it would be 86."""

CLEAR = 0.15
"""How much liker than any with the other answer."""


def verdict(reading: Reading, candidate: Candidate, index: Index) -> bool | None:
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
    return None


def _in_order(names: list[str], others: tuple[str, ...]) -> bool:
    """Whether the names that both have come in the same order."""
    return [n for n in names if n in others] == [n for n in others if n in names]
