"""Facts ranked for a question: how much of its weight each one explains, and how fittingly.

Every measure of a candidate is a number that a person can check; the score is their weighted
sum. The weights were fitted to questions whose answers are known (tests/bench/accuracy.py).
"""

from __future__ import annotations

from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from mali_facts.answer.frames import ASKED
from mali_facts.answer.lexicon import Term
from mali_facts.answer.weights import KIND, RANKING
from mali_facts.knowledge import dates
from mali_facts.knowledge.model import OFFICE_TOPIC

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from mali_facts.answer.index import Index
    from mali_facts.answer.reading import Reading
    from mali_facts.knowledge.model import Fact, Knowledge

CONSIDERED = 24
"""Facts that are measured: those that explain most of the question's weight."""

TIE = 0.97
"""Share of the last one's coverage that counts as a tie: short questions have many."""

MOST_TIED = 100
"""Facts that are measured at most, for the sake of time."""

LIGHT = 0.3
"""What is left of the weight of a word that says little where something is counted."""

PART = 0.8
"""What the words of a name count for, or another thing of that name, beside the name itself."""

OWNER = 0.5
"""What Germany's having it counts for where the Bundeswehr was asked about."""

HELD = 0.3
"""From how fully on a word counts as explained."""

FULLY = 0.7
"""From how fully on a word is explained by the fact itself."""

MEASURES = (
    "coverage",  # share of the question's weight that the fact explains
    "likeness",  # the same shared with its likest own question, against both (Dice)
    "contained",  # share of the question's weight in its likest own question
    "second",  # likeness of its second likest own question
    "subject",  # likeness of its subject
    "frame",  # its likest own question wants the same
    "fits",  # it can answer what is wanted: 1 yes, -1 it cannot
    "unfit",  # it cannot answer what is wanted at all
    "essence",  # share of what nearly all its own questions have in common
    "clash",  # a detail that sets it apart was not asked for, or one asked for it lacks
    "names",  # share of the weight in names that it lacks
    "actor",  # its actor is named
    "others",  # people of another state or force were asked for
    "place",  # its place is named
    "elsewhere",  # another place is named
    "time",  # the time named is its own
    "other_time",  # another time is named
    "core",  # the article itself has it
    "dispute",  # whether sources agree was asked, and they do not
)
WANTED = {
    "count": 0,
    "share": 0,
    "duration": 0,
    "when": 1,
    "since": 1,
    "until": 1,
    "who": 2,
    "why": 3,
    "said": 4,
    "how": 4,
    "yesno": 5,
}
"""Rows of weights.KIND: what is wanted; everything else is row 6."""

KINDS = ("force", "date", "position", OFFICE_TOPIC)
"""Columns of weights.KIND."""


class Candidate(NamedTuple):
    """A fact with what speaks for and against it as the answer."""

    number: int
    """Its place in the base."""
    score: float
    measures: tuple[float, ...]
    """In the order of MEASURES."""
    missing: tuple[str, ...]
    """Concepts of the question that the fact does not have."""
    vague: tuple[str, ...]
    """Concepts that it has only by an owner, a part, or in a note."""

    @property
    def coverage(self) -> float:
        """Share of the question's weight that the fact explains, 0 to 1."""
        return self.measures[0]

    @property
    def likeness(self) -> float:
        """How like its likest own question is, 0 to 1."""
        return self.measures[1]


def rank(
    reading: Reading, base: Knowledge, index: Index, most: int = CONSIDERED
) -> list[Candidate]:
    """The facts that explain most of a question, at most `most` of them, best first."""
    asked = weights_of(reading, index)
    if not asked:
        return []
    terms = list(reading.terms)
    if reading.frames and reading.frames[0] in ASKED:
        terms.append(Term("", ASKED[reading.frames[0]]))
        asked[terms[-1].concept] = index.weight(terms[-1].concept)
    covered: dict[int, float] = {}
    held = {}
    for term in terms:
        held[term.concept] = having = _having(term, index)
        weight = asked[term.concept]
        for number, share in having.items():
            covered[number] = covered.get(number, 0.0) + weight * share
    nearest = _nearest(covered, most)
    question = _Question(reading, asked, held, base, index)
    found = [question.candidate(number, covered[number]) for number in nearest]
    found.sort(key=lambda candidate: -candidate.score)
    return found


def weights_of(reading: Reading, index: Index) -> dict[str, float]:
    """What each concept of a question weighs; light ones little, where something is counted."""
    weights = {term.concept: index.weight(term.concept) for term in reading.terms}
    if reading.wants == "count":
        for concept in index.light & weights.keys():
            weights[concept] *= LIGHT
    return weights


def _nearest(covered: Mapping[int, float], most: int) -> list[int]:
    """The facts that cover most of the weight: `most` of them, and those that tie with the last."""
    ranked = sorted(covered, key=lambda number: -covered[number])
    if len(ranked) <= most:
        return ranked
    last = covered[ranked[most - 1]] * TIE
    while most < len(ranked) and most < MOST_TIED and covered[ranked[most]] >= last:
        most += 1
    return ranked[:most]


def _having(term: Term, index: Index) -> dict[int, float]:
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
    ) -> None:
        self.reading, self.asked, self.held = reading, asked, held
        self.base, self.index = base, index
        self.concepts = frozenset(asked)
        self.total = sum(asked.values())
        names = {concept[1:] for concept in asked if concept[0] == "@"}
        self.places = names & base.places.keys()
        self.wants = next((f for f in reading.frames if f != "disputed"), "")
        self.kind_weights = KIND[WANTED.get(self.wants, 6)]

    def candidate(self, number: int, covered: float) -> Candidate:
        fact = self.base.facts[number]
        asked, held = self.asked, self.held
        missing = tuple(c for c in asked if held[c].get(number, 0.0) < HELD and c[0] != "?")
        vague = tuple(c for c in asked if HELD <= held[c].get(number, 0.0) < FULLY)
        first, second, contained, frame = self._own_questions(number)
        fits = fit(self.wants, fact, self.index.wanted(number))
        measures = (
            covered / self.total,
            first,
            contained,
            second,
            self._subject(number),
            frame,
            max(fits, 0.0),
            float(fits <= -1.0),
            self._essence(number),
            self._clash(number, missing),
            sum(asked[c] for c in missing if c[0] == "@") / self.total,
            float(f"@{fact.actor.id}" in asked),
            self._others(fact),
            *self._where(fact),
            *self._when(fact),
            float(any(item.marks for item in fact.evidence)),
            float(fact.disputed and "disputed" in self.reading.frames),
        )
        score = sum(map(mul, RANKING.values(), measures))
        score += self.kind_weights[KINDS.index(kind_of(fact))]
        return Candidate(number, score, measures, missing, vague)

    def _own_questions(self, number: int) -> tuple[float, float, float, float]:
        """Likeness of the likest own question and of the next, the share in it, its frame."""
        first = second = contained = frame = 0.0
        total, wants = self.total, self.wants
        own = self.index.own_questions(number)
        with_concept = self.index.asked_with(number)
        shared = [0.0] * len(own)
        for concept, weight in self.asked.items():
            for position in with_concept.get(concept, ()):
                shared[position] += weight
        for question, held in zip(own, shared, strict=True):
            likeness = 2 * held / (total + question.weight)
            if likeness > second:
                same = 1.0 if wants in question.frames else 0.0
                if likeness + 0.05 * same > first + 0.05 * frame:
                    second, first = first, likeness
                    contained, frame = held / total, same
                else:
                    second = likeness
        return first, second, contained, frame

    def _essence(self, number: int) -> float:
        """How much of what nearly all of the fact's own questions have is in this one."""
        essence, whole = self.index.essence(number)
        if not whole:
            return 0.5
        return sum(map(self.index.weight, essence & self.concepts)) / whole

    def _clash(self, number: int, missing: Collection[str]) -> float:
        """Whether one of fact and question is of `outside`, `share` or `first`, the other not."""
        details = self.index.details
        apart = details & self.index.essence(number)[0]
        return float(not apart <= self.concepts or not details.isdisjoint(missing))

    def _subject(self, number: int) -> float:
        """How like the fact's subject the question is."""
        subject, weight = self.index.subject(number)
        shared = sum(map(self.asked.__getitem__, subject & self.concepts))
        return 2 * shared / (self.total + weight)

    def _others(self, fact: Fact) -> float:
        """Whether Malians were asked for, where the fact is of Frenchmen in Mali."""
        focus = self.reading.focus
        if focus is None or focus[1:] not in self.base.actors:
            return 0.0
        there = "" if fact.place is None else fact.place.id
        concerned = [fact.actor, *(actor for actor in fact.about if actor.id != there)]
        return float(all(a.id != focus[1:] and focus[1:] not in a.of for a in concerned))

    def _where(self, fact: Fact) -> tuple[float, float]:
        """Whether the fact's place is named, and whether only another one is."""
        if not self.places or fact.place is None:
            return 0.0, 0.0
        if fact.place.id in self.places:
            return 1.0, 0.0
        around = fact.place.within
        while around is not None:
            if around in self.places:
                return 0.3, 0.0
            around = self.base.places[around].within
        return 0.0, 1.0

    def _when(self, fact: Fact) -> tuple[float, float]:
        """Whether the time named is the fact's, and whether only another one is."""
        years = self.reading.years
        if not years or fact.start is None:
            return 0.0, 0.0
        end = fact.end or ("9999" if fact.topic == OFFICE_TOPIC else None)
        if any(dates.overlap(fact.start, end, year, year) for year in years):
            months = self.reading.months
            month = dates.parse(fact.start)
            if months and month is not None and month.month and fact.end is None:
                same = dates.MONTHS[month.month - 1].lower() in months
                return (1.0, 0.0) if same else (0.3, 0.5)
            return 1.0, 0.0
        return 0.0, 1.0


def kind_of(fact: Fact) -> str:
    """The kind of a fact, offices apart from the other positions."""
    return OFFICE_TOPIC if fact.topic == OFFICE_TOPIC else fact.kind


def fit(wants: str, fact: Fact, frames: frozenset[str]) -> float:
    """Whether a fact can answer what a question wants: 1 it does, -1 it cannot."""
    if wants in frames:
        return 1.0
    if wants == "count":
        numeric = isinstance(fact.value, (int, float)) or fact.hedge is not None
        return 0.3 if numeric else -1.0
    if wants in ("share", "duration"):
        return -1.0
    if wants in ("when", "since", "until"):
        return 0.5 if fact.kind == "date" or "when" in frames else -0.5
    return -1.0 if wants in ("why", "where", "who") else 0.0
