"""Facts ranked for a question: how much of its weight each one explains, and what was learned.

Every measure of a candidate is a number that a person can check; the score is their weighted
sum. The weights were fitted to questions whose answers are known (tests/bench/fit.py).
"""

from __future__ import annotations

from heapq import nlargest
from itertools import compress
from operator import add, mul, truediv
from typing import TYPE_CHECKING, NamedTuple

from mali_facts.answer.associations import evidence
from mali_facts.answer.frames import ASKED
from mali_facts.answer.index import FULLY
from mali_facts.answer.lexicon import Term
from mali_facts.answer.rows import numbers_in, places_from
from mali_facts.answer.weights import LEARNED, PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mali_facts.answer.associations import Pull
    from mali_facts.answer.index import Index
    from mali_facts.answer.reading import Reading

CONSIDERED = 5
"""Facts that are measured: those that explain most of the question's weight, or are most
strongly associated with its words."""

WEIGHED = 6
"""Facts among which the network decides (meaning.py)."""

BY_ASSOCIATION = 0.1
"""What a logit of association counts for beside the share of the weight that is explained."""

WEIGHT = 0.001
"""The unit of a concept's weight where the weights that facts explain are added up."""

HEAVIEST = 2**24
"""What the weights of a question come to at most, in parts of FULLY: for a longer one the unit is
greater, so that merit stays within a row's 32 bits."""

TIE = 0.97
"""Share of the last one's merit that counts as a tie: without associations there are many."""

MOST_TIED = 100
"""Facts that are measured at most where they tie, for the sake of time."""

SAME_WANTED = 0.05
"""How much less like an own question may be that wants the same, to count as the likest."""

HELD = 0.3
"""From how fully on a word counts as explained."""

CERTAIN = 0.99
"""The chance that a question means a fact which lists it, word for word, among its own."""


class Measures(NamedTuple):
    """What speaks for a fact."""

    coverage: float
    """Share of the question's weight that the fact explains, 0 to 1."""
    likeness: float
    """The same shared with its likest own question, against both (Dice)."""
    second: float
    """Likeness of its second likest own question."""
    frame: float
    """Whether its likest own question wants the same."""
    association: float
    """The logarithm of the chance that the question's words mean it (associations.py); 0 where
    nothing was learned."""
    meaning: float
    """The same by the network (meaning.py)."""


class Candidate(NamedTuple):
    """A fact with what speaks for it as the answer."""

    number: int
    """Its place in the base."""
    score: float
    measures: Measures
    missing: tuple[str, ...]
    """Concepts of the question that the fact does not have."""


class Ranking(NamedTuple):
    """What a question may mean."""

    candidates: list[Candidate]
    """The facts, best first."""
    none: float | None
    """The logarithm of the chance that its words mean no fact; None where nothing was learned."""
    none_meant: float | None
    """The same by the network."""
    unheard: float
    """Share of its words that nothing was learned of."""


def rank(reading: Reading, index: Index, most: int = CONSIDERED, least: float = 0.0) -> Ranking:
    """The facts that a question may mean, about `most` of them, best first.

    Those that explain less than the share `least` of its weight are passed over.
    """
    found = evidence(reading)
    pull = None if index.associations is None else index.associations.pull(found)
    asked = weights_of(reading, index)
    terms = list(reading.terms)
    wanted = ASKED.get(reading.wants)
    if wanted is not None and asked:
        terms.append(Term("", wanted))
        asked[wanted] = index.weight(wanted)
    held = {term.concept: index.having_term(term) for term in terms}
    unit = max(WEIGHT, FULLY * sum(asked.values()) / HEAVIEST)
    weigh = {concept: round(weight / unit) for concept, weight in asked.items()}
    row = sum(weigh[term.concept] * index.row_of_term(term) for term in terms)
    covered = numbers_in(row, index.size)
    total = FULLY * sum(weigh.values()) or 1
    listing = {number for number in index.listed(reading.question) if covered[number]}
    if pull is not None and listing:
        pull = pull.certain(listing, CERTAIN)
    meant = pull
    if pull is None:
        nearest = _sharing(covered, most)
    elif index.meaning is None or listing:
        nearest = _nearest(row, covered, total, pull, most)[:most]
    else:
        nearest = _nearest(row, covered, total, pull, max(most, WEIGHED))
        weighed = nearest[:WEIGHED]
        meant = pull.among(weighed, index.meaning.logits(found, [*weighed, index.size]))
        nearest = _by_merit(nearest, covered, total, meant)[:most]
    numbers = [number for number in nearest if covered[number] >= least * total]
    question = _Question(reading.wants, asked, index)
    # A search wants all facts; those far behind are not worth the comparing.
    compared = numbers[: MOST_TIED if pull is None else CONSIDERED]
    own = {number: question.own_questions(number) for number in compared}
    weights = PLAIN.ranking if pull is None else LEARNED.ranking
    candidates = []
    for number in numbers:
        measures = Measures(
            covered[number] / total,
            *own.get(number, (0.0, 0.0, 0.0)),
            0.0 if pull is None else pull.chance(number),
            0.0 if meant is None else meant.chance(number),
        )
        missing = [c for c in asked if held[c].get(number, 0.0) < HELD and c[0] != "?"]
        score = sum(map(mul, weights, measures))
        candidates.append(Candidate(number, score, measures, tuple(missing)))
    candidates.sort(key=lambda candidate: (candidate.number not in listing, -candidate.score))
    if pull is None or meant is None:
        return Ranking(candidates, None, None, 0.0)
    return Ranking(candidates, pull.none, meant.none, pull.unheard)


def weights_of(reading: Reading, index: Index) -> dict[str, float]:
    """What each concept of a question weighs."""
    return {term.concept: index.weight(term.concept) for term in reading.terms}


def _sharing(covered: Sequence[int], most: int) -> list[int]:
    """The `most` facts that explain most of the weight, and those that tie with the last."""
    sharing = [number for number, weight in enumerate(covered) if weight]
    ranked = sorted(sharing, key=covered.__getitem__, reverse=True)
    if len(ranked) > most:
        last = covered[ranked[most - 1]] * TIE
        while most < len(ranked) and most < MOST_TIED and covered[ranked[most]] >= last:
            most += 1
    return ranked[:most]


def _nearest(row: int, covered: Sequence[int], total: int, pull: Pull, most: int) -> list[int]:
    """The `most` facts with the greatest merit, and those known to be near, the greatest first.

    `row` has what each fact explains, `covered` the same as numbers.
    """
    # One unit of association beside one of weight, for all facts at once.
    merit = row + round(BY_ASSOCIATION * total * pull.unit) * pull.row
    size = len(pull.numbers)
    values = compress(numbers_in(merit, size), covered)  # without the last, which is for none
    least = min(nlargest(most, values), default=0)
    nearest = (n for n in places_from(merit, size, least) if n < len(covered) and covered[n])
    return _by_merit({*nearest, *pull.better}, covered, total, pull)


def _by_merit(numbers: Iterable[int], covered: Sequence[int], total: int, pull: Pull) -> list[int]:
    """Facts in the order of their merit, the greatest first."""
    return sorted(
        numbers,
        key=lambda number: -covered[number] / total - BY_ASSOCIATION * pull.chance(number),
    )


class _Question:
    """What of a question is compared with the facts' own."""

    def __init__(self, wants: str, asked: Mapping[str, float], index: Index) -> None:
        self.wants, self.asked, self.index = wants, asked, index
        self.total: float = sum(asked.values())

    def own_questions(self, number: int) -> tuple[float, float, float]:
        """Likeness of a fact's likest own question and of the next, and its frame."""
        weights = self.index.own_weights(number)
        shared = [0.0] * len(weights)
        with_concept = self.index.asked_with(number)
        for concept, weight in self.asked.items():
            for position in with_concept.get(concept, ()):
                shared[position] += weight
        if not any(shared):
            return 0.0, 0.0, 0.0
        same = self.index.wanting(number, self.wants, SAME_WANTED / 2)
        halves = map(truediv, shared, map(self.total.__add__, weights))
        likest = list(map(add, halves, same))
        at = likest.index(max(likest))
        first, likest[at] = 2 * (likest[at] - same[at]), 0.0
        behind = likest.index(max(likest))
        second = max(0.0, 2 * (likest[behind] - same[behind]))
        return first, second, float(same[at] > 0)
