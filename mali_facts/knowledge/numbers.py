"""Numbers as people write them."""

from __future__ import annotations

LONGEST = 100
"""Characters of a number: a longer one counts nothing, and Python reads only so many digits."""

WORDS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]


def in_figures(number: int | float) -> str:  # noqa: PYI041 - mypy tells them apart
    """2400 as `2,400`; a float without the zeros that say nothing."""
    if isinstance(number, float) and number.is_integer() and abs(number) < 1e15:
        number = int(number)
    return f"{number:,}"


def in_text(word: str) -> int | float | None:
    """The number that `2,400`, `90.6` or `two` stands for; None for any other word."""
    if word.casefold() in WORDS:
        return WORDS.index(word.casefold())
    if len(word) > LONGEST:
        return None
    digits = word.replace(",", "")
    if digits.isdecimal() and digits.isascii():
        return int(digits)
    whole, dot, rest = digits.partition(".")
    if dot and (whole + rest).isdecimal() and (whole + rest).isascii():
        return float(digits)
    return None
