"""How sure an answer is: the chance, between 0 and 1, that it is the right one.

A logistic model over a few measures of the best fact, fitted to questions whose answers are
known (tests/bench/accuracy.py fits it and prints how well it is calibrated).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from mali_facts.answer.weights import BIAS, CONFIDENCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mali_facts.answer.index import Index
    from mali_facts.answer.ranking import Candidate
    from mali_facts.answer.reading import Reading

MEASURES = (
    "coverage",
    "likeness",
    "both",
    "fits",
    "names_missing",
    "unknown",
    "words_missing",
    "year_missing",
    "number_missing",
    "margin",
    "repaired",
    "bare",
)


def measures(reading: Reading, ranked: Sequence[Candidate], index: Index) -> list[float]:
    """The measures of the best candidate, in the order of MEASURES."""
    best = ranked[0]
    second = ranked[1].score if len(ranked) > 1 else 0.0
    names_missing = best.measures[7]
    total = sum(index.weight(term.concept) for term in reading.terms)
    unknown = sum(index.weight(concept) for concept in reading.unknown)
    return [
        best.coverage,
        best.likeness,
        best.coverage * best.likeness,
        best.measures[6],
        names_missing,
        unknown / total,
        min(4.0, len(best.missing)),
        float(any(year in best.missing for year in (*reading.years, *reading.months))),
        float(any(number in best.missing for number in reading.numbers)),
        min(0.5, best.score - second),
        min(3.0, len(reading.repaired)),
        float(len(reading.terms) < 2),
    ]


def confidence(reading: Reading, ranked: Sequence[Candidate], index: Index) -> float:
    """The chance that the best candidate answers the question; 0 where there is none."""
    if not ranked:
        return 0.0
    found = measures(reading, ranked, index)
    total = BIAS + sum(w * m for w, m in zip(CONFIDENCE, found, strict=True))
    return 1 / (1 + math.exp(-total))
