"""The weights of ranking and confidence, fitted by tests/bench/accuracy.py --fit."""

RANKING = {
    "coverage": 7.24,
    "likeness": 3.83,
    "contained": 1.21,
    "second": 3.42,
    "subject": 1.25,
    "frame": 0.72,
    "fits": 1.45,
    "names": -1.30,
    "actor": 0.60,
    "place": 0.24,
    "elsewhere": -0.06,
    "time": 1.13,
    "other_time": -0.94,
    "core": 0.57,
    "dispute": 0.70,
}
"""For each of ranking.MEASURES."""

KIND = (
    (0.42, -0.19, 0.02, -0.26),
    (0.05, 0.66, -0.25, -0.46),
    (-0.48, 0.16, -0.08, 0.41),
    (-0.36, 0.07, 0.37, -0.07),
    (-0.55, -0.03, 0.89, -0.30),
    (-0.17, -0.32, 0.46, 0.03),
    (-0.39, -0.13, 0.60, -0.08),
)
"""For what is wanted (ranking.WANTED) and the kind of a fact (ranking.KINDS)."""

CONFIDENCE = {
    "coverage": 1.74,
    "likeness": 0.65,
    "contained": -1.22,
    "both": 1.97,
    "fits": 0.49,
    "names": -0.49,
    "unknown": 0.22,
    "gravest": -0.33,
    "lacks": -0.33,
    "elsewhere": -1.30,
    "capital": -1.56,
    "year": -2.02,
    "number": 0.98,
    "margin": 0.62,
    "repaired": 0.03,
    "short": 0.54,
    "actor": 0.23,
    "nothing": 0.64,
    "name": -1.64,
    "vague_name": -1.75,
    "focus": -0.87,
    "vague": 0.58,
    "concepts": 0.23,
    "misfit": -0.96,
}
"""For each of confidence.MEASURES."""

BIAS = -2.61
"""The logit of the confidence where all measures are 0."""
