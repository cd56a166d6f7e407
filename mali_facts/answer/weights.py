"""The weights of ranking and confidence, fitted by tests/bench/accuracy.py --fit."""

RANKING = {
    "coverage": 6.02,
    "likeness": 4.67,
    "contained": 1.93,
    "second": 5.08,
    "subject": 1.03,
    "frame": 0.76,
    "fits": 0.59,
    "unfit": -0.41,
    "essence": 0.91,
    "names": -1.16,
    "actor": 0.24,
    "place": 0.23,
    "elsewhere": 0.16,
    "time": 0.92,
    "other_time": -1.02,
    "core": 0.27,
    "dispute": 1.05,
}
"""For each of ranking.MEASURES."""

KIND = (
    (0.25, -0.10, 0.26, -0.41),
    (0.50, 1.13, -0.62, -1.01),
    (-0.67, 0.43, 0.19, 0.05),
    (0.08, -0.71, 0.68, -0.05),
    (-0.64, 0.27, 0.73, -0.36),
    (-0.15, -0.64, 0.70, 0.10),
    (-0.48, -0.35, 0.34, 0.49),
)
"""For what is wanted (ranking.WANTED) and the kind of a fact (ranking.KINDS)."""

CONFIDENCE = {
    "coverage": 0.88,
    "likeness": 0.17,
    "contained": -1.35,
    "both": 1.11,
    "fits": 0.74,
    "names": -0.70,
    "unknown": 0.00,
    "gravest": -0.34,
    "lacks": -1.15,
    "elsewhere": -1.52,
    "capital": -1.69,
    "year": -0.97,
    "number": -0.12,
    "margin": 1.00,
    "repaired": -0.18,
    "short": 0.66,
    "actor": 0.22,
    "nothing": 0.69,
    "name": -2.13,
    "vague_name": -2.21,
    "focus": -0.81,
    "vague": 0.00,
    "concepts": 0.71,
    "essence": 0.17,
    "detail": -3.01,
    "unfocused": -0.23,
    "misfit": -0.48,
}
"""For each of confidence.MEASURES."""

BIAS = -1.44
"""The logit of the confidence where all measures are 0."""
