"""Whether a fact that answers a yes-or-no question says yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mali_facts.answer.text import words

if TYPE_CHECKING:
    from mali_facts.answer.index import Index
    from mali_facts.answer.ranking import Candidate
    from mali_facts.answer.reading import Reading
    from mali_facts.knowledge.model import Fact

LIKE = 0.6
"""How like one of the fact's own yes-or-no questions must be for its answer to be taken."""


def verdict(reading: Reading, candidate: Candidate, fact: Fact, index: Index) -> bool | None:
    """True for yes, False for no, None where the fact does not decide it."""
    asked = {term.concept for term in reading.terms}
    weight = {concept: index.weight(concept) for concept in asked}
    own = sum(weight.values())
    best, answer = 0.0, ""
    for question in index.own_questions(candidate.number):
        if question.answer:
            shared = sum(weight[concept] for concept in question.concepts & asked)
            likeness = 2 * shared / (own + question.weight)
            if likeness > best:
                best, answer = likeness, question.answer
    if best >= LIKE:
        return answer == "yes"
    wrong = [number for number in reading.numbers if number in candidate.missing]
    if wrong and isinstance(fact.value, (int, float)):
        return False
    negated = {"not", "no", "never", "pas", "n"} & set(words(reading.question))
    if not candidate.missing and not negated:
        return True
    return None
