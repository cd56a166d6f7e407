"""The weights of ranking and confidence, fitted by tests/bench/fit.py."""

from typing import NamedTuple


class Weights(NamedTuple):
    """One weight for each measure, in their order."""

    ranking: tuple[float, ...]
    """Of ranking.MEASURES."""
    confidence: tuple[float, ...]
    """Of confidence.MEASURES."""
    bias: float
    """The logit of the confidence where all measures are 0."""


LEARNED = Weights(
    ranking=(
        3.55,  # coverage
        1.14,  # likeness
        0.60,  # second
        0.26,  # frame
        1.28,  # association
    ),
    confidence=(
        -0.89,  # coverage
        -4.38,  # likeness
        4.98,  # both
        2.42,  # ahead
        0.16,  # margin
        -0.20,  # lacks
        -9.15,  # names
        -0.57,  # unknown
        -2.09,  # capital
        -1.60,  # unfit
        -1.00,  # other_time
        -0.30,  # actor
        0.44,  # repaired
        0.23,  # short
        1.18,  # chance
        -1.38,  # none
        0.16,  # against_none
        0.60,  # any
        -0.16,  # clear
        -0.91,  # strange
    ),
    bias=-0.22,
)
"""Where associations were learned: for the bundled base."""

PLAIN = Weights(
    ranking=(
        6.36,  # coverage
        5.44,  # likeness
        7.86,  # second
        0.65,  # frame
        0.00,  # association
    ),
    confidence=(
        -1.87,  # coverage
        -6.88,  # likeness
        9.23,  # both
        3.16,  # ahead
        -0.09,  # margin
        -0.19,  # lacks
        -12.51,  # names
        0.62,  # unknown
        -2.39,  # capital
        -2.45,  # unfit
        -0.73,  # other_time
        0.01,  # actor
        0.48,  # repaired
        -0.64,  # short
        0.00,  # chance
        0.00,  # none
        0.00,  # against_none
        0.00,  # any
        0.00,  # clear
        0.00,  # strange
    ),
    bias=-1.28,
)
"""For a base of one's own."""
