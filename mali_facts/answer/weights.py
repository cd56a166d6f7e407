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
        3.67,  # coverage
        1.15,  # likeness
        0.61,  # second
        0.25,  # frame
        1.28,  # association
    ),
    confidence=(
        -0.65,  # coverage
        -4.42,  # likeness
        4.94,  # both
        2.42,  # ahead
        0.21,  # margin
        -0.17,  # lacks
        -8.14,  # names
        -0.61,  # unknown
        -2.05,  # capital
        -1.61,  # unfit
        -1.05,  # other_time
        -0.23,  # actor
        0.45,  # repaired
        0.22,  # short
        0.84,  # chance
        -1.27,  # none
        0.19,  # against_none
        0.56,  # any
        -0.15,  # clear
    ),
    bias=-0.51,
)
"""Where associations were learned: for the bundled base."""

PLAIN = Weights(
    ranking=(
        6.32,  # coverage
        5.43,  # likeness
        7.93,  # second
        0.63,  # frame
        0.00,  # association
    ),
    confidence=(
        -1.56,  # coverage
        -6.13,  # likeness
        8.18,  # both
        3.36,  # ahead
        -0.10,  # margin
        -0.13,  # lacks
        -12.07,  # names
        0.49,  # unknown
        -2.54,  # capital
        -2.29,  # unfit
        -0.82,  # other_time
        0.06,  # actor
        0.48,  # repaired
        -0.64,  # short
        0.00,  # chance
        0.00,  # none
        0.00,  # against_none
        0.00,  # any
        0.00,  # clear
    ),
    bias=-1.39,
)
"""For a base of one's own."""
