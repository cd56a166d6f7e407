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
        3.69,  # coverage
        1.12,  # likeness
        0.35,  # second
        0.25,  # frame
        1.30,  # association
    ),
    confidence=(
        -1.88,  # coverage
        -5.91,  # likeness
        6.75,  # both
        2.88,  # ahead
        0.06,  # margin
        -0.22,  # lacks
        -9.37,  # names
        -0.73,  # unknown
        -2.22,  # capital
        -1.73,  # unfit
        -1.06,  # other_time
        -0.32,  # actor
        0.43,  # repaired
        0.18,  # short
        1.38,  # chance
        -0.92,  # none
        0.18,  # against_none
        0.58,  # any
        -0.19,  # clear
        -0.99,  # unheard
    ),
    bias=0.34,
)
"""Where associations were learned: for the bundled base."""

PLAIN = Weights(
    ranking=(
        6.45,  # coverage
        5.31,  # likeness
        7.59,  # second
        0.69,  # frame
        0.00,  # association
    ),
    confidence=(
        -1.97,  # coverage
        -7.09,  # likeness
        9.34,  # both
        3.56,  # ahead
        -0.15,  # margin
        -0.22,  # lacks
        -12.52,  # names
        0.65,  # unknown
        -2.42,  # capital
        -2.42,  # unfit
        -0.75,  # other_time
        0.04,  # actor
        0.49,  # repaired
        -0.58,  # short
        0.00,  # chance
        0.00,  # none
        0.00,  # against_none
        0.00,  # any
        0.00,  # clear
        0.00,  # unheard
    ),
    bias=-1.23,
)
"""For a base of one's own."""
