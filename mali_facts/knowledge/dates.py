"""Dates of known precision: a year, a month or a day, as ISO text (2022, 2022-02, 2022-02-17).

They stay text: ISO text of one precision sorts by time, and a partial date stands for its
whole month or year wherever it is compared.
"""

from __future__ import annotations

import re
from typing import NamedTuple

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class Parts(NamedTuple):
    """A date taken apart; what is not known is 0."""

    year: int
    month: int
    day: int


def parse(text: str) -> Parts | None:
    """Take ISO text apart; None where it is not a date of this calendar (2022-02-30)."""
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    parts = Parts(int(match[1]), int(match[2] or 0), int(match[3] or 0))
    if match[2] is not None and not 1 <= parts.month <= 12:
        return None
    if match[3] is not None and not 1 <= parts.day <= days_in(parts.year, parts.month):
        return None
    return parts if parts.year >= 1 else None


def days_in(year: int, month: int) -> int:
    """Days in a month of the Gregorian calendar."""
    if month == 2:
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return 29 if leap else 28
    return 30 if month in (4, 6, 9, 11) else 31


def first_day(text: str) -> str:
    """The first day that a valid date covers: 2022-02 begins on 2022-02-01."""
    return text + "-01-01"[: 10 - len(text)]


def last_day(text: str) -> str:
    """The last day that a valid date covers: 2022-02 ends on 2022-02-28."""
    if len(text) == 4:
        return f"{text}-12-31"
    if len(text) == 7:
        return f"{text}-{days_in(int(text[:4]), int(text[5:7])):02d}"
    return text


def overlap(start: str, end: str | None, since: str | None, until: str | None) -> bool:
    """Whether the period from `start` to `end` (or `start` alone) touches `since`..`until`.

    All are ISO text of any precision, each standing for all its days; None is no limit.
    """
    if since is not None and last_day(end or start) < first_day(since):
        return False
    return until is None or first_day(start) <= last_day(until)


def in_words(text: str) -> str:
    """A date as people write it: 17 February 2022, February 2022, 2022."""
    parts = parse(text)
    if parts is None:
        return text
    month = f"{MONTHS[parts.month - 1]} " if parts.month else ""
    day = f"{parts.day} " if parts.day else ""
    return f"{day}{month}{parts.year}"


def in_short(text: str) -> str:
    """A date in little room: 17 Feb 2022, Feb 2022, 2022."""
    parts = parse(text)
    if parts is None:
        return text
    month = f"{MONTHS[parts.month - 1][:3]} " if parts.month else ""
    day = f"{parts.day} " if parts.day else ""
    return f"{day}{month}{parts.year}"


def weekday(text: str) -> str | None:
    """The name of the weekday of a full date, None for a partial one."""
    parts = parse(text)
    return WEEKDAYS[(_day_number(parts) + 1) % 7] if parts and parts.day else None


def months_between(earlier: str, later: str) -> int:
    """Whole months from one date to a later one, by their year and month."""
    a, b = parse(first_day(earlier)), parse(first_day(later))
    if a is None or b is None:
        return 0
    return (b.year - a.year) * 12 + b.month - a.month


def days_between(earlier: str, later: str) -> int:
    """Days from one full date to another: 1 from 2022-02-17 to 2022-02-18."""
    return _day_number(_full(later)) - _day_number(_full(earlier))


def _full(text: str) -> Parts:
    parts = parse(text)
    assert parts is not None  # the data was checked
    return parts


def _day_number(parts: Parts) -> int:
    """The number of a full date in a count of all days.

    Years are taken to begin in March, so that a leap day ends one, and months from then on to
    have 153 days in every five (the standard library's `datetime` would cost a millisecond).
    """
    year = parts.year - (parts.month < 3)
    before = (153 * ((parts.month + 9) % 12) + 2) // 5
    return 365 * year + year // 4 - year // 100 + year // 400 + before + parts.day


def span(earlier: str, later: str) -> str:
    """The time from one full date to a later one in words: 2 years, 1 month and 3 days.

    Whole months first, as people count them on a calendar: what is left are the days since
    the last of them, or since the end of a month that has no such day.
    """
    a, b = _full(earlier), _full(later)
    months = (b.year - a.year) * 12 + b.month - a.month
    days = b.day - a.day
    if days < 0:
        months -= 1
        year, month = (b.year, b.month - 1) if b.month > 1 else (b.year - 1, 12)
        last = days_in(year, month)
        days = b.day + last - min(a.day, last)
    counted = ((months // 12, "year"), (months % 12, "month"), (days, "day"))
    words = [f"{number} {unit}{'s' * (number != 1)}" for number, unit in counted if number]
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:]))) or "0 days"
