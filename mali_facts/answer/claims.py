"""The figure or year that a yes-or-no question asserts, and whether a fact bears it out.

So `does Takuba have 40 nations` is answered by the fact that gives 14: with no.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mali_facts.knowledge import dates
from mali_facts.knowledge.numbers import WORDS as NUMBER_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

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

_OPEN = frozenset("least most to by no not since".split())
"""Words before a figure, or before those, that make of it what is not decided here."""


class Claim(NamedTuple):
    """What is asserted."""

    figure: str
    is_year: bool
    bound: str
    """OVER, UNDER, or nothing for just as much."""
    rest: str
    """The question without the figure."""


def claim_of(reading: Reading) -> Claim | None:
    """The one figure, or else the one year, of a yes-or-no question; None where there is none."""
    figures = reading.numbers or reading.years
    if reading.wants != "yesno" or len(figures) != 1:
        return None
    figure, tokens = figures[0], reading.tokens
    places = [at for at, token in enumerate(tokens) if _figure(token) == figure]
    if len(places) != 1:
        return None
    before = tokens[: places[0]]
    bound = _BOUNDS.get(" ".join(before[-2:])) or _BOUNDS.get(" ".join(before[-1:])) or ""
    if not _OPEN.isdisjoint(before[-3:] if bound else before[-1:]):
        return None
    return Claim(figure, not reading.numbers, bound, " ".join([*before, *tokens[places[0] + 1 :]]))


def borne_out(claim: Claim, fact: Fact) -> bool | None:
    """Whether a fact's value is as asserted; None where it says nothing of that."""
    held = _year(fact) if claim.is_year else _number(fact)
    if held is None:
        return None
    asserted = int(claim.figure)
    if held == asserted:
        return None if claim.bound else True
    if claim.bound:
        return (held > asserted) == (claim.bound == OVER)
    # A figure that the fact mentions, or another source gives, is not denied.
    mentioned = (fact.text, *(item.says for item in fact.evidence))
    return None if claim.figure in _figures(mentioned) else False


def _year(fact: Fact) -> int | None:
    """The year of a fact's day; None for what lasts."""
    parts = dates.parse(fact.value) if isinstance(fact.value, str) else None
    return parts.year if parts and fact.end is None else None


def _number(fact: Fact) -> float | None:
    return None if isinstance(fact.value, str) or fact.unit == "percent" else fact.value


def _figures(texts: Sequence[str]) -> set[str]:
    from mali_facts.answer.text import words

    return {figure for text in texts for word in words(text) if (figure := _figure(word))}


def _figure(token: str) -> str | None:
    """A number in figures; None for any other word."""
    if token in NUMBER_WORDS:
        return str(NUMBER_WORDS.index(token))
    return token if token.isdecimal() and token.isascii() else None
