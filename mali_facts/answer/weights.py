"""The weights of ranking and confidence, fitted by tests/bench/accuracy.py --fit."""

RANKING = {
    "coverage": 5.64,
    "likeness": 4.58,
    "contained": 2.30,
    "second": 4.88,
    "subject": 1.36,
    "frame": 0.94,
    "fits": 1.22,
    "unfit": -1.19,
    "names": -0.93,
    "actor": 0.48,
    "place": 0.24,
    "elsewhere": -0.12,
    "time": 0.95,
    "other_time": -0.92,
    "core": 0.20,
    "dispute": 1.14,
}
"""For each of ranking.MEASURES."""

KIND = (
    (0.74, -0.17, 0.10, -0.68),
    (-0.11, 0.91, -0.36, -0.45),
    (-0.80, 0.41, -0.26, 0.66),
    (-0.15, -0.56, 0.76, -0.05),
    (-0.49, -0.06, 0.77, -0.21),
    (-0.34, -0.35, 0.68, 0.02),
    (-0.31, -0.27, 0.58, 0.01),
)
"""For what is wanted (ranking.WANTED) and the kind of a fact (ranking.KINDS)."""

CONFIDENCE = {
    "coverage": 1.28,
    "likeness": 0.86,
    "contained": -0.74,
    "both": 1.76,
    "fits": 1.04,
    "names": -0.61,
    "unknown": 0.04,
    "gravest": 0.04,
    "lacks": -1.03,
    "elsewhere": -1.41,
    "capital": -1.38,
    "year": -1.00,
    "number": 0.63,
    "margin": 0.82,
    "repaired": 0.06,
    "short": 0.32,
    "actor": 0.24,
    "nothing": 1.33,
    "name": -1.19,
    "vague_name": -1.61,
    "focus": -1.06,
    "vague": -0.22,
    "concepts": 0.62,
    "misfit": -0.89,
}
"""For each of confidence.MEASURES."""

BIAS = -3.57
"""The logit of the confidence where all measures are 0."""
