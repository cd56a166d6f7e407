"""The weights of ranking and confidence, fitted by tests/bench/accuracy.py --fit."""

RANKING = {
    "coverage": 5.79,
    "likeness": 4.64,
    "contained": 2.47,
    "second": 4.96,
    "subject": 0.89,
    "frame": 0.83,
    "fits": 0.98,
    "unfit": -0.36,
    "essence": 0.81,
    "clash": -0.73,
    "names": -1.11,
    "actor": 0.29,
    "others": -0.61,
    "place": 0.18,
    "elsewhere": 0.01,
    "time": 0.67,
    "other_time": -0.62,
    "core": 0.23,
    "dispute": 0.88,
}
"""For each of ranking.MEASURES."""

KIND = (
    (0.25, -0.05, 0.10, -0.31),
    (0.56, 0.97, -1.03, -0.50),
    (-0.76, 0.51, -0.01, 0.26),
    (0.00, -0.33, 0.35, -0.03),
    (-0.44, 0.20, 0.66, -0.43),
    (-0.19, -0.57, 0.65, 0.11),
    (-0.35, -0.28, 0.25, 0.38),
)
"""For what is wanted (ranking.WANTED) and the kind of a fact (ranking.KINDS)."""

CONFIDENCE = {
    "coverage": 2.22,
    "likeness": 0.81,
    "contained": -1.76,
    "both": 2.28,
    "fits": 1.11,
    "names": -0.52,
    "unknown": 0.05,
    "gravest": -0.12,
    "lacks": -0.47,
    "elsewhere": -0.26,
    "capital": -1.73,
    "year": -1.04,
    "number": 0.07,
    "margin": 0.73,
    "repaired": 0.55,
    "short": -0.82,
    "actor": 0.17,
    "nothing": 1.00,
    "name": -1.62,
    "vague_name": -2.20,
    "focus": -0.65,
    "vague": 0.16,
    "concepts": 0.63,
    "essence": 0.41,
    "clash": -0.56,
    "detail": -1.39,
    "others": -1.36,
    "unfocused": -0.14,
    "misfit": -0.63,
}
"""For each of confidence.MEASURES."""

BIAS = -4.54
"""The logit of the confidence where all measures are 0."""
