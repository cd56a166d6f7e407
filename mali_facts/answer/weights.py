"""The weights of ranking and confidence, fitted by tests/bench/accuracy.py --fit."""

RANKING = {
    "coverage": 6.06,
    "likeness": 4.74,
    "contained": 2.31,
    "second": 4.99,
    "subject": 1.17,
    "frame": 0.48,
    "fits": 0.82,
    "unfit": -0.34,
    "essence": 0.84,
    "names": -0.91,
    "actor": 0.42,
    "place": 0.20,
    "elsewhere": -0.15,
    "time": 1.02,
    "other_time": -0.96,
    "core": 0.21,
    "dispute": 1.09,
}
"""For each of ranking.MEASURES."""

KIND = (
    (0.27, -0.14, 0.17, -0.30),
    (0.15, 0.66, -0.14, -0.66),
    (-0.59, 0.40, -0.15, 0.35),
    (-0.10, -0.48, 0.61, -0.03),
    (-0.45, -0.06, 0.91, -0.40),
    (-0.37, -0.32, 0.64, 0.05),
    (-0.30, -0.23, 0.45, 0.08),
)
"""For what is wanted (ranking.WANTED) and the kind of a fact (ranking.KINDS)."""

CONFIDENCE = {
    "coverage": 1.18,
    "likeness": 0.33,
    "contained": -1.41,
    "both": 1.47,
    "fits": 1.15,
    "names": -0.61,
    "unknown": -0.09,
    "gravest": -0.22,
    "lacks": -1.06,
    "elsewhere": -1.43,
    "capital": -1.66,
    "year": -1.27,
    "number": 0.27,
    "margin": 0.87,
    "repaired": -0.04,
    "short": 0.22,
    "actor": 0.26,
    "nothing": 1.13,
    "name": -1.97,
    "vague_name": -1.52,
    "focus": -1.08,
    "vague": -0.41,
    "concepts": 0.59,
    "essence": 0.23,
    "detail": -2.79,
    "unfocused": -0.53,
    "misfit": -0.70,
}
"""For each of confidence.MEASURES."""

BIAS = -2.25
"""The logit of the confidence where all measures are 0."""
