"""The figure or date that a yes-or-no question asserts, and whether a fact bears it out.

So `does Takuba have 40 nations` is answered by the fact that gives 14: with no.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from mali_facts.answer.text import MONTHS, stem, words
from mali_facts.knowledge import dates
from mali_facts.knowledge.numbers import WORDS as NUMBER_WORDS

if TYPE_CHECKING:
    from mali_facts.answer.reading import Reading
    from mali_facts.knowledge.model import Fact

OVER, UNDER = "over", "under"
_BOUNDS = {
    "over": OVER,
    "above": OVER,
    "exceed": OVER,
    "exceeds": OVER,
    "exceeded": OVER,
    "after": OVER,
    "past": OVER,
    "beyond": OVER,
    "more than": OVER,
    "greater than": OVER,
    "higher than": OVER,
    "larger than": OVER,
    "later than": OVER,
    "plus de": OVER,
    "apres": OVER,
    "under": UNDER,
    "below": UNDER,
    "before": UNDER,
    "fewer than": UNDER,
    "less than": UNDER,
    "lower than": UNDER,
    "smaller than": UNDER,
    "earlier than": UNDER,
    "moins de": UNDER,
    "avant": UNDER,
}
"""What stands before a figure where more, or less, is asserted."""

_ROUGHLY = frozenset("about around some roughly approximately nearly almost environ".split())
"""Words before a figure that is not meant to the last man."""

NEAR = 1.5
"""How many times as much, or as little, is still about as much."""

_OPEN = frozenset("least most to by no not since from between within".split())
"""Words before a figure, or before those, that make of it what is not decided here."""

_LASTING = frozenset("still yet already encore deja".split())
"""Words that ask about a state, which has more days than the one of a fact."""

_MULTIPLE = frozenset("hundred thousand million billion dozen cent cents mille millions".split())
"""Words behind a figure that make it another one."""


Date: TypeAlias = tuple[int | None, int | None, int | None]
"""Year, month and day, as far as they are said."""


class Claim(NamedTuple):
    """What is asserted: a figure or a date."""

    figure: int | None
    date: Date
    bound: str
    """OVER, UNDER, or nothing for just as much."""
    roughly: bool
    counted: str
    """The stem of the word behind the figure: of `months` in `36 months`."""
    rest: str
    """The question without it."""


def claim_of(reading: Reading) -> Claim | None:
    """The one figure, or else the one date, of a yes-or-no question; None where there is none."""
    if reading.wants != "yesno":
        return None
    tokens = reading.tokens
    figure: int | None = None
    date: Date = (None, None, None)
    if reading.numbers:
        asserted = {int(number) for number in reading.numbers}
        places = [at for at, token in enumerate(tokens) if _figure(token) in asserted]
        figure = min(asserted)
        if len(places) != 1:
            return None
    else:
        places, date = _dated(tokens)
        if not places or places[-1] - places[0] >= len(places):  # none, or two
            return None
    before, behind = tokens[: places[0]], tokens[places[-1] + 1 :]
    if not _LASTING.isdisjoint(tokens) or not _MULTIPLE.isdisjoint(behind[:1]):
        return None
    bound = _BOUNDS.get(" ".join(before[-2:])) or _BOUNDS.get(" ".join(before[-1:])) or ""
    unclear = before[-3:] if bound else before[-1:]
    if not _OPEN.isdisjoint(unclear) or (not bound and not _BOUNDS.keys().isdisjoint(before[-3:])):
        return None
    rest = [token for at, token in enumerate(tokens) if at not in places]
    roughly = not _ROUGHLY.isdisjoint(before[-1:])
    counted = "".join(map(stem, behind[:1]))
    return Claim(figure, date, bound, roughly, counted, " ".join(rest))


def borne_out(claim: Claim, fact: Fact) -> bool | None:
    """Whether a fact's value is as asserted; None where it says nothing of that.

    A figure or year that the fact mentions elsewhere, or another source gives, is not denied.
    """
    mentioned = {
        word for text in (fact.text, *(item.says for item in fact.evidence)) for word in words(text)
    }
    if claim.figure is not None:
        value = _value(claim, fact)
        if value is None:
            return None
        if value == claim.figure:
            return None if claim.bound else True
        near = claim.figure / NEAR <= value <= claim.figure * NEAR
        known = (claim.roughly and near) or claim.figure in set(map(_figure, mentioned))
        return _compared(value, claim.figure, claim.bound, known=known)
    held = dates.parse(fact.value) if isinstance(fact.value, str) else None
    if held is None or fact.end is not None:  # what lasts has more than one day
        return None
    if claim.bound and not claim.date[0]:
        return None
    for part, asserted in zip((held.year, held.month, held.day), claim.date, strict=True):
        if asserted is None or part == asserted:
            continue
        name = MONTHS[asserted - 1] if asserted == claim.date[1] else str(asserted)
        return _compared(part, asserted, claim.bound, known=name in mentioned) if part else None
    return None if claim.bound else True


def _value(claim: Claim, fact: Fact) -> float | None:
    """The figure that a fact gives, as its value or else in its sentence before the same word."""
    if isinstance(fact.value, (int, float)):
        return None if fact.unit == "percent" else fact.value
    told = words(fact.text)
    found = {_figure(a) for a, b in pairwise(told) if claim.counted and stem(b) == claim.counted}
    return next(iter(found)) if len(found) == 1 else None


def _compared(held: float, asserted: int, bound: str, *, known: bool) -> bool | None:
    """Whether what is held is over or under what is asserted; it is something else, anyway."""
    if bound:
        return (held > asserted) == (bound == OVER)
    return None if known else False


def _dated(tokens: tuple[str, ...]) -> tuple[list[int], Date]:
    """The places of a year, a month and a day that stand together, and the date that they make."""
    year = month = day = None
    places = []
    for at, token in enumerate(tokens):
        beside = {*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2]}
        if token in MONTHS and month is None:
            month = MONTHS.index(token) + 1
        elif token.isdecimal() and len(token) == 4 and year is None:
            year = int(token)
        elif token.isdecimal() and len(token) < 3 and day is None and not beside.isdisjoint(MONTHS):
            day = int(token)
        else:
            continue
        places.append(at)
    return places, (year, month, day)


def _figure(token: str) -> int | None:
    """The number that a word is."""
    if token in NUMBER_WORDS:
        return NUMBER_WORDS.index(token)
    return int(token) if token.isdecimal() and token.isascii() and len(token) < 10 else None
