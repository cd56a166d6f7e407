"""Facts ranked for a question: how much of its weight each one explains."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mali_facts.answer.index import LEVELS

if TYPE_CHECKING:
    from mali_facts.answer.index import Index
    from mali_facts.answer.lexicon import Term
    from mali_facts.answer.reading import Reading
    from mali_facts.knowledge.model import Fact, Knowledge

CONSIDERED = 40
"""Facts whose own questions are compared: those that explain most of the weight."""

PART = 0.8
"""What the words of a name count for, or another thing of that name, beside the name itself."""

OWNER = 0.75
"""What Germany's having it counts for where the Bundeswehr was asked about."""


class Candidate(NamedTuple):
    """A fact with what speaks for and against it as the answer."""

    number: int
    """Its place in the base."""
    score: float
    coverage: float
    """Share of the question's weight that the fact explains, 0 to 1."""
    likeness: float
    """How like its nearest own question is, 0 to 1."""
    ask: int
    """Which of its own questions that is, -1 for none."""
    fits: float
    """Whether it answers what is wanted: 1 yes, 0 unclear, -1 it cannot."""
    names_missing: float
    """Share of the weight that lies in names which the fact does not have."""
    unknown: float
    """Share of the weight that lies in words which no fact has."""
    missing: tuple[str, ...]
    """Words of the question that the fact does not explain."""


def rank(
    reading: Reading, base: Knowledge, index: Index, most: int = CONSIDERED
) -> list[Candidate]:
    """The facts that explain most of a question, at most `most` of them, best first."""
    weights = [index.weight(term.concept) for term in reading.terms]
    total = sum(weights)
    if not total:
        return []
    covered: dict[int, float] = {}
    per_term: list[dict[int, float]] = []
    for term, weight in zip(reading.terms, weights, strict=True):
        held = _held(term, index)
        per_term.append(held)
        for number, share in held.items():
            covered[number] = covered.get(number, 0.0) + weight * share
    nearest = sorted(covered, key=lambda number: -covered[number])[:most]
    asked = {term.concept: weight for term, weight in zip(reading.terms, weights, strict=True)}
    unknown = sum(asked[concept] for concept in reading.unknown) / total
    found = [
        _candidate(number, covered[number] / total, unknown, reading, asked, per_term, base, index)
        for number in nearest
    ]
    found.sort(key=lambda candidate: -candidate.score)
    return found


def _held(term: Term, index: Index) -> dict[int, float]:
    """The facts that have a term, each with how fully: by its concept, its parts, its owner."""
    held = {code // 3: LEVELS[code % 3] for code in index.postings.get(term.concept, ())}
    weaker = [(name, PART) for name in term.others]
    weaker += [(name, OWNER) for name in index.lexicon.owners.get(term.concept, ())]
    parts = [name for name in term.others if name[0] != "@"]
    for name, factor in weaker:
        share = factor / len(parts) if name in parts else factor
        for code in index.postings.get(name, ()):
            number = code // 3
            level = share * LEVELS[code % 3]
            if name in parts and len(parts) > 1 and term.concept in index.postings:
                level *= 0.8
            if held.get(number, 0.0) < level:
                held[number] = level
    return held


def _candidate(
    number: int,
    coverage: float,
    unknown: float,
    reading: Reading,
    asked: dict[str, float],
    per_term: list[dict[int, float]],
    base: Knowledge,
    index: Index,
) -> Candidate:
    fact = base.facts[number]
    total = sum(asked.values())
    missing = [
        term.concept
        for term, held in zip(reading.terms, per_term, strict=True)
        if held.get(number, 0.0) < 0.3
    ]
    names = sum(asked[c] for c in missing if c[0] == "@") / total
    likeness, ask = _nearest_ask(number, reading, asked, index)
    fits = fit(reading, fact, {a for item in index.asks[number] for a in item[0].split("+")})
    score = (
        coverage
        + 0.9 * likeness
        + 0.25 * fits
        - 0.6 * names
        + (0.03 if any(e.marks for e in fact.evidence) else 0.0)
    )
    return Candidate(number, score, coverage, likeness, ask, fits, names, unknown, tuple(missing))


def _nearest_ask(
    number: int, reading: Reading, asked: dict[str, float], index: Index
) -> tuple[float, int]:
    """The likest of a fact's own questions: shared weight against that of both (Dice)."""
    own = sum(asked.values())
    best, which = 0.0, -1
    for position, (frames, _, *concepts) in enumerate(index.asks[number]):
        shared = sum(asked.get(concept, 0.0) for concept in concepts)
        if not shared:
            continue
        others = sum(index.weight(concept) for concept in concepts)
        likeness = 2 * shared / (own + others)
        if reading.frames and reading.frames[0] in frames.split("+"):
            likeness += 0.05
        if likeness > best:
            best, which = likeness, position
    return min(best, 1.0), which


def fit(reading: Reading, fact: Fact, frames: set[str]) -> float:
    """Whether a fact answers what a question wants."""
    numeric = isinstance(fact.value, (int, float)) or fact.hedge is not None
    wants = reading.wants
    if wants in ("count", "share", "duration"):
        if wants in frames:
            return 1.0
        return 0.3 if numeric and wants == "count" else -1.0
    if wants in ("when", "since", "until"):
        if wants in frames or "when" in frames:
            return 1.0
        return 0.3 if fact.kind == "date" else -0.6
    if wants in ("why", "where", "who"):
        return 1.0 if wants in frames else -0.2
    return 0.3 if wants in frames else 0.0
