"""The weights of ranking and confidence, fitted by tests/bench/accuracy.py --fit."""

RANKING = (7.03, 3.93, 1.55, 3.76, 1.61, 0.38, 1.46, -1.56, 0.65, 0.3, -0.11, 1.26, -0.88, 0.61, 0.64)
"""For ranking.MEASURES, in their order."""

KIND = (
    (0.5, -0.21, -0.07, -0.22),
    (0.04, 0.68, -0.25, -0.48),
    (-0.57, 0.14, -0.23, 0.66),
    (-0.41, 0.06, 0.52, -0.17),
    (-0.6, -0.07, 0.97, -0.29),
    (-0.01, -0.24, 0.3, -0.04),
    (-0.35, -0.18, 0.7, -0.16),
)
"""For what is wanted (ranking.WANTED) and the kind of a fact (ranking.KINDS)."""

CONFIDENCE = (4.0, 4.0, 0.0, 0.5, -6.0, -6.0, -0.4, -1.5, -1.5, 1.0, -0.5, 0.0)
"""For confidence.MEASURES, in their order."""

BIAS = -4.0
"""The logit of the confidence where all measures are 0."""
