"""How sure an answer is: the chance, between 0 and 1, that it is the right one.

A logistic model over a few measures of the best fact, fitted to questions whose answers are
known (tests/bench/accuracy.py fits it and prints how well it is calibrated).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mali_facts.answer.ranking import Candidate
    from mali_facts.answer.reading import Reading
    from mali_facts.knowledge.model import Fact

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
WEIGHTS = (4.0, 4.0, 0.0, 0.5, -6.0, -6.0, -0.4, -1.5, -1.5, 1.0, -0.5, 0.0)
"""One for each measure, in their order."""
BIAS = -4.0


def measures(reading: Reading, ranked: Sequence[Candidate], facts: Sequence[Fact]) -> list[float]:
    """The measures of the best candidate, in the order of MEASURES."""
    best = ranked[0]
    second = ranked[1].score if len(ranked) > 1 else 0.0
    text = facts[best.number]
    del text
    return [
        best.coverage,
        best.likeness,
        best.coverage * best.likeness,
        best.fits,
        best.names_missing,
        best.unknown,
        min(4.0, len(best.missing)),
        float(any(year in best.missing for year in (*reading.years, *reading.months))),
        float(any(number in best.missing for number in reading.numbers)),
        min(0.5, best.score - second),
        min(3.0, len(reading.repaired)),
        float(len(reading.terms) < 2),
    ]


def confidence(reading: Reading, ranked: Sequence[Candidate], facts: Sequence[Fact]) -> float:
    """The chance that the best candidate answers the question; 0 where there is none."""
    if not ranked:
        return 0.0
    found = measures(reading, ranked, facts)
    total = BIAS + sum(w * m for w, m in zip(WEIGHTS, found, strict=True))
    return 1 / (1 + math.exp(-total))
