"""The weights of ranking and confidence, fitted by tests/bench/accuracy.py --fit."""

RANKING = {
    "coverage": 6.03,
    "likeness": 4.74,
    "contained": 2.41,
    "second": 4.98,
    "subject": 1.19,
    "frame": 0.42,
    "fits": 0.84,
    "unfit": -0.37,
    "essence": 0.81,
    "names": -0.90,
    "actor": 0.43,
    "place": 0.18,
    "elsewhere": -0.14,
    "time": 1.02,
    "other_time": -0.95,
    "core": 0.24,
    "dispute": 1.09,
}
"""For each of ranking.MEASURES."""

KIND = (
    (0.23, -0.08, 0.16, -0.31),
    (0.15, 0.66, -0.14, -0.67),
    (-0.59, 0.40, -0.16, 0.35),
    (-0.11, -0.47, 0.61, -0.03),
    (-0.46, -0.06, 0.91, -0.40),
    (-0.38, -0.33, 0.65, 0.05),
    (-0.32, -0.23, 0.47, 0.08),
)
"""For what is wanted (ranking.WANTED) and the kind of a fact (ranking.KINDS)."""

CONFIDENCE = {
    "coverage": 1.29,
    "likeness": 0.36,
    "contained": -1.43,
    "both": 1.54,
    "fits": 1.14,
    "names": -0.61,
    "unknown": -0.13,
    "gravest": -0.29,
    "lacks": -1.00,
    "elsewhere": -1.41,
    "capital": -1.62,
    "year": -1.24,
    "number": 0.32,
    "margin": 0.89,
    "repaired": -0.06,
    "short": 0.20,
    "actor": 0.22,
    "nothing": 1.18,
    "name": -1.95,
    "vague_name": -1.54,
    "focus": -1.06,
    "vague": -0.35,
    "concepts": 0.60,
    "essence": 0.17,
    "detail": -2.78,
    "unfocused": -0.46,
    "misfit": -0.70,
}
"""For each of confidence.MEASURES."""

BIAS = -2.40
"""The logit of the confidence where all measures are 0."""
