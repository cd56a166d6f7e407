"""The weights of ranking and confidence, fitted by tests/bench/accuracy.py --fit."""

RANKING = {
    "coverage": 6.02,
    "likeness": 4.86,
    "contained": 2.24,
    "second": 5.23,
    "subject": 1.45,
    "frame": 0.49,
    "fits": 0.84,
    "unfit": -0.38,
    "miscounts": -0.48,
    "names": -0.99,
    "actor": 0.57,
    "place": 0.24,
    "elsewhere": -0.16,
    "time": 1.04,
    "other_time": -0.96,
    "core": 0.26,
    "dispute": 1.12,
}
"""For each of ranking.MEASURES."""

KIND = (
    (0.29, -0.16, 0.17, -0.30),
    (0.14, 0.61, -0.09, -0.66),
    (-0.59, 0.43, -0.09, 0.25),
    (-0.09, -0.45, 0.57, -0.03),
    (-0.50, -0.06, 0.86, -0.30),
    (-0.38, -0.36, 0.69, 0.05),
    (-0.32, -0.19, 0.46, 0.06),
)
"""For what is wanted (ranking.WANTED) and the kind of a fact (ranking.KINDS)."""

CONFIDENCE = {
    "coverage": 1.48,
    "likeness": 0.56,
    "contained": -1.28,
    "both": 1.76,
    "fits": 1.20,
    "names": -0.55,
    "unknown": 0.10,
    "gravest": -0.38,
    "lacks": -1.08,
    "elsewhere": -1.23,
    "capital": -1.47,
    "year": -1.16,
    "number": 0.51,
    "margin": 0.74,
    "repaired": 0.00,
    "short": 0.08,
    "actor": 0.23,
    "nothing": 1.02,
    "name": -1.75,
    "vague_name": -1.65,
    "focus": -1.21,
    "vague": -0.22,
    "concepts": 0.68,
    "miscounts": -0.35,
    "unfocused": -0.54,
    "misfit": -0.89,
}
"""For each of confidence.MEASURES."""

BIAS = -2.68
"""The logit of the confidence where all measures are 0."""
