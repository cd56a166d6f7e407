"""Words of questions and facts: cut apart, folded and stemmed."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from mali_facts.knowledge import dates
from mali_facts.knowledge.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST = 4000
"""Characters of a question that are read: nobody asks at such length, and machines may try."""

MONTHS = tuple(month.lower() for month in dates.MONTHS)

_WORD = re.compile(r"[^\W_]+")
_THOUSANDS = re.compile(r"(?<=\d)[,.' \u00a0\u202f](?=\d{3}(?!\d))")
_CAPITALS = ((re.compile(r"\bU\.?N\.?(?![\w])"), "ONU"), (re.compile(r"\bU\.?S\.?(?![\w])"), "USA"))
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th|er|e|eme)")
_ISO_DATE = re.compile(r"\b(\d{4})-(\d{2})(?:-(\d{2}))?\b")


def words(text: str) -> list[str]:
    """The words of a text in order: folded, numbers without separators or endings.

    `2,400` and `2 400` are `2400`, `17th` is `17`, `l'opération` is `l` and `operation`.
    """
    text = text[:LONGEST]
    for capitals, word in _CAPITALS:
        # Without their capitals they would be a French article and an English pronoun.
        text = capitals.sub(word, text)
    text = fold(text)
    if any(map(str.isdigit, text)):
        text = _ISO_DATE.sub(_spelt_date, text)
        text = _THOUSANDS.sub("", text)
        return [_ordinal(word) for word in _WORD.findall(text)]
    return _WORD.findall(text)


def _spelt_date(match: re.Match[str]) -> str:
    """An ISO date as the words in which texts have it: 2022-02-17 is 17 february 2022."""
    month = int(match[2])
    if not 1 <= month <= 12:
        return match[0]
    day = str(int(match[3])) if match[3] else ""
    return f"{day} {MONTHS[month - 1]} {match[1]}"


def _ordinal(word: str) -> str:
    match = _ORDINAL.fullmatch(word)
    return match[1] if match else word


@cache
def _stemmer() -> Callable[[str], str]:
    from Stemmer import Stemmer  # only questions and searches need it

    stem: Callable[[str], str] = Stemmer("english").stemWord
    return stem


def stem(word: str) -> str:
    """The stem of a folded word: `withdrawing` and `withdraws` are both `withdraw`."""
    return word if word.isdecimal() else _stemmer()(word)
