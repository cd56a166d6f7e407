"""The weights of ranking and confidence, fitted by tests/bench/accuracy.py --fit."""

RANKING = {
    "coverage": 5.70,
    "likeness": 4.69,
    "contained": 2.42,
    "second": 4.90,
    "subject": 1.18,
    "frame": 0.37,
    "fits": 0.90,
    "unfit": -0.37,
    "essence": 0.78,
    "clash": -0.82,
    "names": -0.94,
    "actor": 0.44,
    "place": 0.19,
    "elsewhere": -0.16,
    "time": 1.00,
    "other_time": -0.95,
    "core": 0.25,
    "dispute": 1.07,
}
"""For each of ranking.MEASURES."""

KIND = (
    (0.24, -0.09, 0.17, -0.32),
    (0.15, 0.67, -0.16, -0.66),
    (-0.60, 0.42, -0.15, 0.33),
    (-0.11, -0.50, 0.64, -0.03),
    (-0.44, -0.06, 0.89, -0.39),
    (-0.38, -0.33, 0.68, 0.03),
    (-0.34, -0.18, 0.47, 0.05),
)
"""For what is wanted (ranking.WANTED) and the kind of a fact (ranking.KINDS)."""

CONFIDENCE = {
    "coverage": 1.38,
    "likeness": 0.48,
    "contained": -1.32,
    "both": 1.64,
    "fits": 1.10,
    "names": -0.60,
    "unknown": -0.09,
    "gravest": -0.23,
    "lacks": -0.91,
    "elsewhere": -1.34,
    "capital": -1.62,
    "year": -1.35,
    "number": 0.43,
    "margin": 0.88,
    "repaired": -0.07,
    "short": 0.23,
    "actor": 0.25,
    "nothing": 1.07,
    "name": -1.96,
    "vague_name": -1.47,
    "focus": -1.09,
    "vague": -0.33,
    "concepts": 0.60,
    "essence": 0.13,
    "clash": -0.63,
    "detail": -2.28,
    "unfocused": -0.36,
    "misfit": -0.70,
}
"""For each of confidence.MEASURES."""

BIAS = -2.67
"""The logit of the confidence where all measures are 0."""
