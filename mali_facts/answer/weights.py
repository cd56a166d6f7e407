"""The weights of ranking and confidence, fitted by tests/bench/accuracy.py --fit."""

RANKING = (
    11.61,
    4.28,
    -0.11,
    3.97,
    1.83,
    0.46,
    1.78,
    -1.13,
    0.71,
    0.31,
    -0.14,
    1.24,
    -0.87,
    0.71,
    -0.18,
    0.11,
    0.6,
)
"""For ranking.MEASURES, in their order."""

CONFIDENCE = (4.0, 4.0, 0.0, 0.5, -6.0, -6.0, -0.4, -1.5, -1.5, 1.0, -0.5, 0.0)
"""For confidence.MEASURES, in their order."""

BIAS = -4.0
"""The logit of the confidence where all measures are 0."""
