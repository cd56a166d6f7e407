"""The weights of ranking and confidence, fitted by tests/bench/fit.py."""

from typing import NamedTuple


class Weights(NamedTuple):
    """One weight for each measure, in their order."""

    ranking: tuple[float, ...]
    """Of ranking.Measures."""
    confidence: tuple[float, ...]
    """Of confidence.MEASURES."""
    bias: float
    """The logit of the confidence where all measures are 0."""


LEARNED = Weights(
    ranking=(
        3.54,  # coverage
        1.13,  # likeness
        0.53,  # second
        0.25,  # frame
        1.26,  # association
    ),
    confidence=(
        -1.10,  # coverage
        -4.77,  # likeness
        5.45,  # both
        2.74,  # ahead
        0.10,  # margin
        -0.16,  # lacks
        -9.16,  # names
        -0.57,  # unknown
        -2.16,  # capital
        -1.62,  # unfit
        -1.04,  # other_time
        -0.29,  # actor
        0.43,  # repaired
        0.13,  # short
        1.11,  # chance
        -1.14,  # none
        0.17,  # against_none
        0.58,  # any
        -0.15,  # clear
        -0.99,  # unheard
    ),
    bias=-0.28,
)
"""Where associations were learned: for the bundled base."""

PLAIN = Weights(
    ranking=(
        6.40,  # coverage
        5.37,  # likeness
        7.69,  # second
        0.65,  # frame
        0.00,  # association
    ),
    confidence=(
        -1.98,  # coverage
        -7.04,  # likeness
        9.32,  # both
        3.36,  # ahead
        -0.11,  # margin
        -0.21,  # lacks
        -12.58,  # names
        0.62,  # unknown
        -2.40,  # capital
        -2.45,  # unfit
        -0.75,  # other_time
        0.04,  # actor
        0.47,  # repaired
        -0.57,  # short
        0.00,  # chance
        0.00,  # none
        0.00,  # against_none
        0.00,  # any
        0.00,  # clear
        0.00,  # unheard
    ),
    bias=-1.21,
)
"""For a base of one's own."""
