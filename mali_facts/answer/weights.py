"""The weights of ranking and confidence, fitted by tests/bench/accuracy.py --fit."""

RANKING = {
    "coverage": 5.80,
    "likeness": 4.65,
    "contained": 2.50,
    "second": 4.96,
    "subject": 0.90,
    "frame": 0.83,
    "fits": 0.99,
    "unfit": -0.36,
    "essence": 0.81,
    "clash": -0.73,
    "names": -1.12,
    "actor": 0.29,
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
    (-0.36, -0.28, 0.25, 0.39),
)
"""For what is wanted (ranking.WANTED) and the kind of a fact (ranking.KINDS)."""

CONFIDENCE = {
    "coverage": 2.21,
    "likeness": 0.81,
    "contained": -1.68,
    "both": 2.28,
    "fits": 1.11,
    "names": -0.54,
    "unknown": 0.10,
    "gravest": -0.13,
    "lacks": -0.45,
    "elsewhere": -0.26,
    "capital": -1.73,
    "year": -1.08,
    "number": 0.06,
    "margin": 0.75,
    "repaired": 0.56,
    "short": -0.81,
    "actor": 0.19,
    "nothing": 0.96,
    "name": -1.65,
    "vague_name": -2.21,
    "focus": -0.68,
    "vague": 0.18,
    "concepts": 0.62,
    "essence": 0.39,
    "clash": -0.59,
    "detail": -1.32,
    "unfocused": -0.18,
    "misfit": -0.63,
}
"""For each of confidence.MEASURES."""

BIAS = -4.64
"""The logit of the confidence where all measures are 0."""
