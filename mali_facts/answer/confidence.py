"""How sure an answer is: the chance, between 0 and 1, that it is the right one.

A logistic model over a few measures of the best fact, fitted to questions whose answers are
known, and to others that no fact answers (tests/bench/accuracy.py fits it and prints how well
it is calibrated).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from mali_facts.answer.ranking import MEASURES as RANKED
from mali_facts.answer.ranking import kind_of, weights_of
from mali_facts.answer.weights import BIAS, CONFIDENCE
from mali_facts.knowledge.model import OFFICE_TOPIC

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mali_facts.answer.index import Index
    from mali_facts.answer.ranking import Candidate
    from mali_facts.answer.reading import Reading
    from mali_facts.knowledge.model import Knowledge

NOT_OFFICES = frozenset({"said", "why", "how", "count", "share"})
"""Frames that who held an office never answers."""

MEASURES = (
    "coverage",  # share of the question's weight that the fact explains
    "likeness",  # how like its likest own question is
    "contained",  # share of the weight in that question
    "both",  # coverage and likeness together
    "fits",  # the fact can answer what is wanted
    "names",  # share of the weight in names that it lacks
    "unknown",  # share of the weight in words that no fact has
    "gravest",  # weight of the gravest word that it lacks, against the gravest of all
    "lacks",  # how many words it lacks
    "elsewhere",  # how many of its words are known, and of something else
    "capital",  # an unknown word is written as a name
    "year",  # a year or month is asked for that it lacks
    "number",  # a figure is in the question that it lacks
    "margin",  # how far the next fact is behind
    "repaired",  # misspelt words
    "short",  # hardly a word that carries weight
    "actor",  # its actor is named
    "nothing",  # no frame, as in bare words
    "name",  # it lacks a name
    "vague_name",  # it has a name only by an owner or in a note
    "focus",  # it lacks what is counted or asked for
    "vague",  # how many words it has only so
    "concepts",  # how many words of the lexicon it lacks
    "essence",  # share of what nearly all its own questions have in common
    "clash",  # a detail that sets it apart was not asked for
    "detail",  # it lacks a detail that only a fact about it has, such as a name or an age
    "others",  # people of another state or force were asked for
    "unfocused",  # nothing is said of what is counted
    "misfit",  # who held an office, where something else is wanted
)


def measures(
    reading: Reading, ranked: Sequence[Candidate], base: Knowledge, index: Index
) -> list[float]:
    """The measures of the best candidate, in the order of MEASURES."""
    best = ranked[0]
    second = ranked[1].score if len(ranked) > 1 else 0.0
    weights = weights_of(reading, index)
    total = sum(weights.values())
    unknown = set(reading.unknown)
    strange = [t for t in reading.terms if t.concept in unknown]
    light = index.light if reading.wants == "count" else frozenset[str]()
    lacking = [c for c in best.missing if c not in light]
    return [
        best.coverage,
        best.likeness,
        _measure(best, "contained"),
        best.coverage * best.likeness,
        _measure(best, "fits") - _measure(best, "unfit"),
        _measure(best, "names"),
        sum(weights[t.concept] for t in strange) / total,
        max((weights[c] for c in lacking), default=0.0) / max(weights.values()),
        min(4.0, len(lacking)),
        min(3.0, sum(t.surface in index.elsewhere for t in strange)),
        float(any(_is_name(t.surface, reading.question) for t in strange)),
        float(any(time in best.missing for time in (*reading.years, *reading.months))),
        float(any(number in best.missing for number in reading.numbers)),
        min(3.0, best.score - second),
        min(3.0, len(reading.repaired)),
        float(len(reading.terms) < 2),
        _measure(best, "actor"),
        float(not reading.frames),
        float(any(c[0] == "@" for c in lacking)),
        float(any(c[0] == "@" for c in best.vague)),
        float(reading.focus in best.missing),
        min(4.0, len(best.vague)),
        min(4.0, sum(c not in unknown and c[0] != "@" for c in lacking)),
        _measure(best, "essence"),
        float(not index.details & index.essence(best.number)[0] <= weights.keys()),
        float(not index.details.isdisjoint(best.missing)),
        _measure(best, "others"),
        float(reading.wants == "count" and (reading.focus or "@")[0] == "@"),
        float(kind_of(base.facts[best.number]) == OFFICE_TOPIC and reading.wants in NOT_OFFICES),
    ]


def _measure(candidate: Candidate, name: str) -> float:
    return candidate.measures[RANKED.index(name)]


def _is_name(word: str, question: str) -> bool:
    """Whether a word stands in a question with a capital, and not at its beginning."""
    return f" {word.capitalize()}" in question and not question.isupper()


def confidence(
    reading: Reading, ranked: Sequence[Candidate], base: Knowledge, index: Index
) -> float:
    """The chance that the best candidate answers the question; 0 where there is none."""
    if not ranked:
        return 0.0
    found = measures(reading, ranked, base, index)
    total = BIAS + sum(w * m for w, m in zip(CONFIDENCE.values(), found, strict=True))
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, total))))
