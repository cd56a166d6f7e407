"""Figures that follow from facts: `a - b`, `100 * a / b`, worked out when a base is loaded.

The difference of two days is a number of days.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mali_facts.knowledge import dates
from mali_facts.knowledge.numbers import in_figures

if TYPE_CHECKING:
    from collections.abc import Callable

    from mali_facts.knowledge.model import Fact

OPERATORS = ("+", "-", "*", "/")


class Derivation(NamedTuple):
    """How a value was computed."""

    formula: str
    """The arithmetic with its figures or dates: `53 - 48 = 5`."""
    inputs: tuple[str, ...]
    """Ids of the facts whose values went in."""


class Result(NamedTuple):
    """What a formula comes to."""

    derivation: Derivation
    value: int | float
    hedge: str | None
    shown: str
    """The value as it is written in a text, hedge included."""
    span: str
    """A number of days in years, months and days, hedge included; empty where it is no time."""


def operands(formula: str) -> tuple[list[str], list[str]]:
    """Take `a - b + c` apart into its operands and operators, in order."""
    words = formula.split()
    return words[0::2], words[1::2]


def input_ids(formula: str) -> list[str]:
    """The ids of the facts in a formula; plain numbers are left out."""
    return [word for word in operands(formula)[0] if not _is_number(word)]


def derive(formula: str, digits: int, fact: Callable[[str], Fact]) -> Result:
    """Work a formula out, from left to right.

    `digits` is how many decimals the result keeps (days have none), `fact` finds a fact by its
    id. The hedge is that of the first hedged input; a result that had to be rounded and has none
    is `about`. Raises ZeroDivisionError, and TypeError for an input without a number.
    """
    if (days := _days(formula, fact)) is not None:
        return days
    names, operators = operands(formula)
    hedge: str | None = None
    figures: list[int | float] = []
    for name in names:
        if _is_number(name):
            figures.append(float(name) if "." in name else int(name))
            continue
        found = fact(name)
        if not isinstance(found.value, (int, float)):
            message = f"{name} has no number to compute with"
            raise TypeError(message)
        figures.append(found.value)
        hedge = hedge or found.hedge
    exact: int | float = figures[0]
    for operator, figure in zip(operators, figures[1:], strict=True):
        if operator == "+":
            exact += figure
        elif operator == "-":
            exact -= figure
        elif operator == "*":
            exact *= figure
        else:
            exact /= figure
    value = round(exact, digits) if digits else round(exact)
    if hedge is None and value != exact:
        hedge = "about"
    sum_in_words = " ".join(
        [in_figures(figures[0])]
        + [f"{op} {in_figures(n)}" for op, n in zip(operators, figures[1:], strict=True)]
    )
    sign = "=" if value == exact else "≈"
    derivation = Derivation(f"{sum_in_words} {sign} {in_figures(value)}", tuple(input_ids(formula)))
    return Result(derivation, value, hedge, _hedged(in_figures(value), hedge), "")


def _days(formula: str, fact: Callable[[str], Fact]) -> Result | None:
    """The days from one day to a later one: `later - earlier`; None for any other formula."""
    names, operators = operands(formula)
    if operators != ["-"] or any(map(_is_number, names)):
        return None
    later, earlier = map(fact, names)
    if not isinstance(later.value, str) or not isinstance(earlier.value, str):
        return None
    number = dates.days_between(earlier.value, later.value)
    unit = "day" if number == 1 else "days"
    sum_in_words = f"{dates.in_words(later.value)} - {dates.in_words(earlier.value)}"
    hedge = later.hedge or earlier.hedge
    return Result(
        Derivation(f"{sum_in_words} = {in_figures(number)} {unit}", tuple(names)),
        number,
        hedge,
        _hedged(in_figures(number), hedge),
        _hedged(dates.span(earlier.value, later.value), hedge),
    )


def _hedged(shown: str, hedge: str | None) -> str:
    return f"{hedge} {shown}" if hedge else shown


def _is_number(word: str) -> bool:
    return word.replace(".", "", 1).isdecimal()
