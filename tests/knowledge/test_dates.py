"""Dates of known precision: taken apart, compared, put into words."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mali_facts.knowledge import dates

DAYS = st.dates(min_value=date(1000, 1, 1))
PARTIAL = st.builds(lambda day, length: day.isoformat()[:length], DAYS, st.sampled_from([4, 7, 10]))
QUICK = settings(deadline=None, max_examples=100)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2022", (2022, 0, 0)),
        ("2022-02", (2022, 2, 0)),
        ("2022-02-17", (2022, 2, 17)),
        ("2024-02-29", (2024, 2, 29)),
        ("2000-02-29", (2000, 2, 29)),
        ("0001-01-01", (1, 1, 1)),
    ],
)
def test_a_date_of_any_precision_is_taken_apart(text: str, parts: tuple[int, int, int]) -> None:
    assert dates.parse(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "",
        "22",
        "0000",
        "2022-00",
        "2022-13",
        "2022-02-00",
        "2022-02-29",
        "2022-02-30",
        "1900-02-29",
        "2022-04-31",
        "2022-2-17",
        "2022-02-17 ",
        "2022-02-17\n",
        "2022-02-17T00:00",
        "2022-",
        "20220217",
        "17.02.2022",
        "٢٠٢٢",
        "12022",
    ],
)
def test_what_is_no_day_of_the_calendar_is_no_date(text: str) -> None:
    assert dates.parse(text) is None


@QUICK
@given(DAYS)
def test_every_day_of_the_calendar_is_a_date_with_its_weekday(day: date) -> None:
    text = day.isoformat()
    assert dates.parse(text) == (day.year, day.month, day.day)
    assert dates.weekday(text) == calendar.day_name[day.weekday()]
    assert dates.first_day(text) == dates.last_day(text) == text


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-02", "2022-02-01", "2022-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022-11", "2022-11-01", "2022-11-30"),
        ("2022-12", "2022-12-01", "2022-12-31"),
        ("2022-02-17", "2022-02-17", "2022-02-17"),
    ],
)
def test_a_partial_date_covers_all_its_days(text: str, first: str, last: str) -> None:
    assert (dates.first_day(text), dates.last_day(text)) == (first, last)


@QUICK
@given(PARTIAL)
def test_the_day_after_the_last_one_is_not_covered(text: str) -> None:
    last = date.fromisoformat(dates.last_day(text))
    assert last.isoformat().startswith(text)
    if last < date.max:
        assert not (last + timedelta(days=1)).isoformat().startswith(text)


@pytest.mark.parametrize(
    ("start", "end", "since", "until", "touches"),
    [
        ("2022-02-17", None, None, None, True),
        ("2022-02-17", None, "2022-02-17", "2022-02-17", True),
        ("2022-02-17", None, "2022-02-18", None, False),
        ("2022-02-17", None, None, "2022-02-16", False),
        ("2022-02", None, "2022-02-28", None, True),
        ("2022-02", None, "2022-03", None, False),
        ("2022", None, "2022-06", "2022-06", True),
        ("2021-12-08", "2023-01-19", "2022", "2022", True),
        ("2021-12-08", "2022", "2022-12-31", None, True),
        ("2021-12-08", "2021", "2022", None, False),
        ("2023", None, None, "2022", False),
    ],
)
def test_periods_touch_by_the_days_that_they_cover(
    start: str, end: str | None, since: str | None, until: str | None, *, touches: bool
) -> None:
    assert dates.overlap(start, end, since, until) is touches


@QUICK
@given(PARTIAL, PARTIAL)
def test_touching_is_mutual(one: str, other: str) -> None:
    assert dates.overlap(one, None, other, other) is dates.overlap(other, None, one, one)


@pytest.mark.parametrize(
    ("text", "long", "short"),
    [
        ("2022", "2022", "2022"),
        ("2022-02", "February 2022", "Feb 2022"),
        ("2022-02-07", "7 February 2022", "7 Feb 2022"),
        ("2022-09-17", "17 September 2022", "17 Sep 2022"),
        ("soon", "soon", "soon"),
    ],
)
def test_dates_are_written_as_people_write_them(text: str, long: str, short: str) -> None:
    assert (dates.in_words(text), dates.in_short(text)) == (long, short)


@pytest.mark.parametrize("text", ["2022", "2022-02", "soon", "2022-02-30"])
def test_what_is_no_full_date_has_no_weekday(text: str) -> None:
    assert dates.weekday(text) is None


@pytest.mark.parametrize(
    ("earlier", "later", "months"),
    [
        ("2022-02-17", "2022-02-28", 0),
        ("2022-01-31", "2022-02-01", 1),
        ("2021-12-31", "2022-03", 3),
        ("2020", "2022-02", 25),
        ("soon", "2022", 0),
    ],
)
def test_months_are_counted_by_the_calendar(earlier: str, later: str, months: int) -> None:
    assert dates.months_between(earlier, later) == months


@pytest.mark.parametrize(
    ("earlier", "later", "days", "span"),
    [
        pytest.param("2022-02-17", "2022-02-17", 0, "0 days", id="same-day"),
        pytest.param("2022-02-17", "2022-02-18", 1, "1 day", id="next-day"),
        pytest.param("2022-02-17", "2022-03-17", 28, "1 month", id="same-day-of-next-month"),
        pytest.param("2022-02-17", "2022-08-15", 179, "5 months and 29 days", id="days-borrowed"),
        pytest.param("2014-08-01", "2022-11-09", 3022, "8 years, 3 months and 8 days", id="years"),
        pytest.param("2013-02-18", "2024-05-18", 4107, "11 years and 3 months", id="no-days"),
        pytest.param("2021-01-31", "2021-03-01", 29, "1 month and 1 day", id="no-31-february"),
        pytest.param("2021-12-31", "2022-01-01", 1, "1 day", id="new-year"),
        pytest.param("2020-02-29", "2021-02-28", 365, "11 months and 30 days", id="leap-day"),
    ],
)
def test_time_is_counted_in_days_and_as_on_a_calendar(
    earlier: str, later: str, days: int, span: str
) -> None:
    assert (dates.days_between(earlier, later), dates.span(earlier, later)) == (days, span)


@QUICK
@given(DAYS, DAYS)
def test_a_span_added_to_the_first_day_gives_the_last(one: date, other: date) -> None:
    earlier, later = sorted((one, other))
    words = dates.span(earlier.isoformat(), later.isoformat())
    counted = {unit: int(number) for number, unit in re.findall(r"(\d+) (year|month|day)", words)}
    months = earlier.month - 1 + 12 * counted.get("year", 0) + counted.get("month", 0)
    year, month = earlier.year + months // 12, months % 12 + 1
    day = min(earlier.day, calendar.monthrange(year, month)[1])
    assert date(year, month, day) + timedelta(counted.get("day", 0)) == later
    assert dates.days_between(earlier.isoformat(), later.isoformat()) == (later - earlier).days
    assert counted.get("month", 0) < 12
    assert counted.get("day", 0) < 31
