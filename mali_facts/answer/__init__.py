"""Questions and searches: from words to facts, or to an honest no. Knows nothing of Typer."""

SURE_ENOUGH = 0.55
"""Confidence below which nothing is answered; `--min-confidence` moves it."""
