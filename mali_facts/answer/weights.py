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
        3.89,  # coverage
        0.84,  # likeness
        0.36,  # second
        0.20,  # frame
        1.28,  # association
    ),
    confidence=(
        -0.67,  # coverage
        -4.65,  # likeness
        5.23,  # both
        3.07,  # ahead
        0.13,  # margin
        0.00,  # lacks
        -6.72,  # names
        -0.40,  # unknown
        -2.32,  # capital
        -1.13,  # unfit
        -1.11,  # other_time
        -0.25,  # actor
        0.46,  # repaired
        0.11,  # short
        0.95,  # chance
        -1.59,  # none
        0.15,  # against_none
        0.59,  # any
        -0.15,  # clear
    ),
    bias=-0.89,
)
"""Where associations were learned: for the bundled base."""

PLAIN = Weights(
    ranking=(
        7.01,  # coverage
        5.09,  # likeness
        7.18,  # second
        0.52,  # frame
        0.00,  # association
    ),
    confidence=(
        -0.55,  # coverage
        -5.58,  # likeness
        7.52,  # both
        3.18,  # ahead
        -0.04,  # margin
        0.02,  # lacks
        -10.19,  # names
        0.95,  # unknown
        -2.78,  # capital
        -1.72,  # unfit
        -0.98,  # other_time
        0.06,  # actor
        0.40,  # repaired
        -0.58,  # short
        0.00,  # chance
        0.00,  # none
        0.00,  # against_none
        0.00,  # any
        0.00,  # clear
    ),
    bias=-2.22,
)
"""For a base of one's own."""
