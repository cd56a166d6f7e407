"""The words for the time of a fact: those of its dates, and the years of an office."""

from __future__ import annotations

from functools import lru_cache

from mali_facts.answer.text import MONTHS, YEAR
from mali_facts.knowledge import dates
from mali_facts.knowledge.model import OFFICE_TOPIC

LONGEST_TERM = 100
"""Years that an office is held at most, whatever a base says."""


@lru_cache(maxsize=5000)  # a day of ten years comes again and again
def date_words(date: str | None) -> str:
    """The words that texts have for a date."""
    parts = dates.parse(date) if date else None
    if parts is None:
        return ""
    month = MONTHS[parts.month - 1] if parts.month else ""
    return f"{parts.year} {month} {parts.day or ''}"


def held_years(topic: str | None, start: str | None, end: str | None, text: str) -> range:
    """The years of an office, from its first to its last, or to the latest that the text names.

    None for what is no office.
    """
    first = dates.parse(start) if start and topic == OFFICE_TOPIC else None
    if first is None:
        return range(0)
    last = dates.parse(end) if end else None
    latest = last.year if last else max([first.year, *map(int, YEAR.findall(text))])
    return range(first.year, min(latest, first.year + LONGEST_TERM) + 1)
