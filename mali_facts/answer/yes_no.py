"""Whether a fact that answers a yes-or-no question says yes or no.

Only the fact's own questions decide it, those whose answer the data gives: a question must be
nearly the same as one of them, in its concepts and in its very words, and clearly nearer to it
than to any with the other answer. The same words do not make the same question (`did France have
more than Germany`), so both must have the same names in the same order; and one word may turn it
about, so both must have the same of those that do. Another year, month or figure than the fact's
makes it another question as well. What is not decided so is answered with the fact alone.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mali_facts.answer.claims import FALSE, borne_out, claim_of
from mali_facts.answer.text import MONTHS, YEAR, bare, own_question, stem, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mali_facts.answer.index import Index
    from mali_facts.answer.reading import Reading
    from mali_facts.knowledge.model import Fact

LIKE = 0.75
"""How like one of the fact's own yes-or-no questions must be for its answer to be taken: of 100
own questions that are so like another, 97 have the same answer; at 0.7 it would be 94."""

CLEAR = 0.1
"""How much liker than any with the other answer."""

_TURNING = (
    "not no never nobody none nothing only just all every each any ever before after first last"
    " more most less least fewer over under still nearly almost half same already yet until since"
    " alone without both neither nor outnumber"
    " plan intend promise want offer threaten suppose ask would could should might"
    " mensonge ne pas plus moins jamais aucun aucune seul seulement tous toutes avant"
    " apres premier dernier by par"
)


@cache
def _turning() -> frozenset[str]:
    """The stems of words that turn a question about."""
    return frozenset(map(stem, (*_TURNING.split(), *FALSE)))


def yes_or_no(reading: Reading, number: int, fact: Fact, index: Index) -> bool | None:
    """True for yes, False for no, None where the fact does not decide the question.

    What it lists word for word comes first, then a figure that it denies.
    """
    for ask in fact.asks:
        answer, own = own_question(ask)
        if answer and bare(own) == bare(reading.question):
            return answer == "yes"
    claim = claim_of(reading)
    if claim is not None and borne_out(claim, fact, index.lexicon) is False:
        return False
    return verdict(reading, number, fact, index)


def verdict(reading: Reading, number: int, fact: Fact, index: Index) -> bool | None:
    """The answer of the fact's own questions that are nearly the same; None where none decides."""
    asked = [term.concept for term in reading.terms]
    weight = {concept: index.weight(concept) for concept in asked}
    whole = sum(weight.values())
    names = [concept for concept in asked if concept[0] == "@"]
    stems = set(map(stem, reading.tokens))
    times = _times(asked)
    known = {word for word in words(fact.text) if word in MONTHS or YEAR.fullmatch(word)}
    likest = {"yes": 0.0, "no": 0.0}
    same = {"yes": 0.0, "no": 0.0}
    for question, ask in zip(index.own_questions(number), fact.asks, strict=True):
        if not question.answer:
            continue
        common = weight.keys() & question.concepts
        in_concepts = 2 * sum(map(weight.__getitem__, common)) / (whole + question.weight or 1.0)
        own = set(map(stem, words(own_question(ask)[1])))
        in_words = 2 * len(own & stems) / (len(own) + len(stems))
        like = (in_concepts + in_words) / 2
        likest[question.answer] = max(likest[question.answer], like)
        if (
            _turning().isdisjoint(own ^ stems)
            and [c for c in question.concepts if c[0] == "@"] == names
            and known.issuperset(times ^ _times(question.concepts))
        ):
            same[question.answer] = max(same[question.answer], like)
    for answer, other in (("yes", "no"), ("no", "yes")):
        if same[answer] >= LIKE and same[answer] - likest[other] >= CLEAR:
            return answer == "yes"
    return None


def _times(concepts: Iterable[str]) -> set[str]:
    """The years, months, days and other figures among concepts."""
    return {concept for concept in concepts if concept.isdecimal() or concept in MONTHS}
