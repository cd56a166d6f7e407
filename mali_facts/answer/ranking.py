"""Facts ranked for a question: how much of its weight each one explains, and what was learned.

Every measure of a candidate is a number that a person can check; the score is their weighted
sum. The weights were fitted to questions whose answers are known (tests/bench/fit.py).
"""

from __future__ import annotations

from math import exp, log
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from mali_facts.answer.frames import ASKED
from mali_facts.answer.index import NOTED
from mali_facts.answer.lexicon import Term
from mali_facts.answer.text import words
from mali_facts.answer.weights import LEARNED, PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mali_facts.answer.associations import Pull
    from mali_facts.answer.index import Index
    from mali_facts.answer.reading import Reading
    from mali_facts.knowledge.model import Knowledge

CONSIDERED = 12
"""Facts that are measured: those that explain most of the question's weight, or are most
strongly associated with its words."""

BY_ASSOCIATION = 0.1
"""What a logit of association counts for beside the share of the weight that is explained."""

TIE = 0.97
"""Share of the last one's merit that counts as a tie: without associations there are many."""

MOST_TIED = 100
"""Facts that are measured at most where they tie, for the sake of time."""

PART = 0.8
"""What the words of a name count for, or another thing of that name, beside the name itself."""

OWNER = 0.5
"""What Germany's having it counts for where the Bundeswehr was asked about."""

HELD = 0.3
"""From how fully on a word counts as explained."""

CERTAIN = 0.99
"""The chance that a question means a fact which lists it, word for word, among its own."""

MEASURES = (
    "coverage",  # share of the question's weight that the fact explains
    "likeness",  # the same shared with its likest own question, against both (Dice)
    "second",  # likeness of its second likest own question
    "frame",  # its likest own question wants the same
    "association",  # logarithm of the chance that its words mean it (associations.py)
)


class Candidate(NamedTuple):
    """A fact with what speaks for it as the answer."""

    number: int
    """Its place in the base."""
    score: float
    measures: tuple[float, ...]
    """In the order of MEASURES."""
    missing: tuple[str, ...]
    """Concepts of the question that the fact does not have."""
    noted: bool
    """Whether it has one only in its note, or in what a source says."""

    @property
    def coverage(self) -> float:
        """Share of the question's weight that the fact explains, 0 to 1."""
        return self.measures[0]

    @property
    def likeness(self) -> float:
        """How like its likest own question is, 0 to 1."""
        return self.measures[1]

    @property
    def association(self) -> float:
        """The logarithm of the chance that the question's words mean it; 0 where none is known."""
        return self.measures[4]


class Ranking(NamedTuple):
    """What a question may mean."""

    candidates: list[Candidate]
    """The facts, best first."""
    none: float | None
    """The logarithm of the chance that its words mean no fact; None for a base of one's own."""
    strange: float
    """Share of its words that nothing was learned of."""


def rank(
    reading: Reading,
    base: Knowledge,
    index: Index,
    most: int = CONSIDERED,
    least: float = 0.0,
) -> Ranking:
    """The facts that a question may mean, about `most` of them, best first.

    Those that explain less than the share `least` of its weight are passed over.
    """
    pull = None if index.associations is None else index.associations.pull(reading)
    asked = weights_of(reading, index)
    terms = list(reading.terms)
    wanted = ASKED.get(reading.wants)
    if wanted is not None and asked:
        terms.append(Term("", wanted))
        asked[wanted] = index.weight(wanted)
    covered: dict[int, float] = {}
    held = {}
    for term in terms:
        held[term.concept] = having = _having(term, index)
        weight = asked[term.concept]
        for number, share in having.items():
            covered[number] = covered.get(number, 0.0) + weight * share
    total = sum(asked.values()) or 1.0
    question = _Question(reading, asked, held, base, index, pull)
    found = [
        question.candidate(number, covered.get(number, 0.0) / total)
        for number in _nearest(covered, total, pull, most)
        if covered.get(number, 0.0) >= least * total
    ]
    found.sort(key=lambda candidate: -candidate.score)
    if pull is None:
        return Ranking(found, None, 0.0)
    # What is left where a fact is certain.
    left = log(max(1e-3, 1 - exp(max((c.association for c in found), default=-9.0))))
    return Ranking(found, min(pull.none, left), pull.strange)


def weights_of(reading: Reading, index: Index) -> dict[str, float]:
    """What each concept of a question weighs."""
    return {term.concept: index.weight(term.concept) for term in reading.terms}


def _nearest(
    covered: Mapping[int, float], total: float, pull: Pull | None, most: int
) -> Sequence[int]:
    """The facts with the greatest merit: `most` of them, and those that tie with the last."""
    merit: Mapping[int, float] | list[float] = covered
    numbers: Iterable[int] = covered
    if pull is not None:
        merit = [BY_ASSOCIATION * total * chance for chance in pull.facts]
        for number, weight in covered.items():
            merit[number] += weight
        numbers = range(len(merit))
    ranked = sorted(numbers, key=merit.__getitem__, reverse=True)
    if pull is None and len(ranked) > most:
        last = merit[ranked[most - 1]] * TIE
        while most < len(ranked) and most < MOST_TIED and merit[ranked[most]] >= last:
            most += 1
    return ranked[:most]


def _having(term: Term, index: Index) -> Mapping[int, float]:
    """The facts that have a term, each with how fully: by its concept, its parts, its owner."""
    words = [name for name in term.others if name[0] != "@"]
    weaker = [(name, PART / max(1, len(words))) for name in words]
    weaker += [(name, PART) for name in term.others if name[0] == "@"]
    weaker += [(name, OWNER) for name in index.lexicon.owners(term.concept)]
    having = index.having(term.concept)
    if weaker:
        having = dict(having)
        for name, factor in weaker:
            for number, level in index.having(name).items():
                if having.get(number, 0.0) < factor * level:
                    having[number] = factor * level
    return having


class _Question:
    """What is the same for all candidates of one question."""

    def __init__(
        self,
        reading: Reading,
        asked: Mapping[str, float],
        held: Mapping[str, Mapping[int, float]],
        base: Knowledge,
        index: Index,
        pull: Pull | None,
    ) -> None:
        self.reading, self.asked, self.held = reading, asked, held
        self.base, self.index, self.pull = base, index, pull
        self.total = sum(asked.values())
        self.weights = PLAIN.ranking if pull is None else LEARNED.ranking

    def candidate(self, number: int, coverage: float) -> Candidate:
        held = self.held
        missing = tuple(c for c in self.asked if held[c].get(number, 0.0) < HELD and c[0] != "?")
        first, second, frame = self._own_questions(number)
        association = 0.0
        if self.pull is not None:
            association = self.pull.facts[number]
            if first > CERTAIN and self._is_listed(number):
                association = log(CERTAIN)
        measures = (coverage, first, second, frame, association)
        noted = any(self.index.having(c).get(number) == NOTED for c in self.asked)
        score = sum(map(mul, self.weights, measures))
        return Candidate(number, score, measures, missing, noted)

    def _own_questions(self, number: int) -> tuple[float, float, float]:
        """Likeness of the likest own question and of the next, and its frame."""
        first = second = frame = 0.0
        wants = self.reading.wants
        own = self.index.own_questions(number)
        with_concept = self.index.asked_with(number)
        shared = [0.0] * len(own)
        for concept, weight in self.asked.items():
            for position in with_concept.get(concept, ()):
                shared[position] += weight
        for question, held in zip(own, shared, strict=True):
            likeness = 2 * held / (self.total + question.weight) if held else 0.0
            if likeness > second:
                same = 1.0 if wants in question.frames else 0.0
                if likeness + 0.05 * same > first + 0.05 * frame:
                    second, first = first, likeness
                    frame = same
                else:
                    second = likeness
        return first, second, frame

    def _is_listed(self, number: int) -> bool:
        """Whether the question is, word for word, one that the fact lists as its own."""
        asked = words(self.reading.question)
        asks = self.base.facts[number].asks
        return any(asked == words(ask.removeprefix("yes:").removeprefix("no:")) for ask in asks)
