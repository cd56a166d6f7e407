"""The weights of ranking and confidence, fitted by tests/bench/accuracy.py --fit."""

RANKING = {
    "coverage": 5.93,
    "likeness": 4.72,
    "contained": 2.41,
    "second": 4.97,
    "subject": 1.19,
    "frame": 0.43,
    "fits": 0.85,
    "unfit": -0.37,
    "essence": 0.79,
    "clash": -0.77,
    "names": -0.93,
    "actor": 0.42,
    "place": 0.18,
    "elsewhere": -0.16,
    "time": 1.02,
    "other_time": -0.95,
    "core": 0.24,
    "dispute": 1.09,
}
"""For each of ranking.MEASURES."""

KIND = (
    (0.22, -0.10, 0.18, -0.31),
    (0.14, 0.66, -0.13, -0.67),
    (-0.59, 0.39, -0.15, 0.35),
    (-0.10, -0.50, 0.64, -0.03),
    (-0.45, -0.06, 0.90, -0.39),
    (-0.38, -0.31, 0.65, 0.04),
    (-0.33, -0.21, 0.47, 0.07),
)
"""For what is wanted (ranking.WANTED) and the kind of a fact (ranking.KINDS)."""

CONFIDENCE = {
    "coverage": 1.38,
    "likeness": 0.38,
    "contained": -1.39,
    "both": 1.60,
    "fits": 1.13,
    "names": -0.60,
    "unknown": -0.09,
    "gravest": -0.31,
    "lacks": -0.96,
    "elsewhere": -1.33,
    "capital": -1.59,
    "year": -1.25,
    "number": 0.48,
    "margin": 0.87,
    "repaired": -0.05,
    "short": 0.22,
    "actor": 0.20,
    "nothing": 1.13,
    "name": -1.93,
    "vague_name": -1.65,
    "focus": -1.08,
    "vague": -0.39,
    "concepts": 0.59,
    "essence": 0.21,
    "clash": -0.85,
    "detail": -2.20,
    "unfocused": -0.43,
    "misfit": -0.70,
}
"""For each of confidence.MEASURES."""

BIAS = -2.54
"""The logit of the confidence where all measures are 0."""
