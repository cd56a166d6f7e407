"""Words of questions and facts: cut apart, folded and stemmed."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from mali_facts.knowledge import dates
from mali_facts.knowledge.names import fold
from mali_facts.knowledge.numbers import WORDS as NUMBER_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 4000
"""Characters of a question that are read: nobody asks at such length, and machines may try."""

MONTHS = tuple(month.lower() for month in dates.MONTHS)

_FRENCH = frozenset(
    "le la les un une des du de aux et est sont etait ont qui que qu quel quelle quels quelles"
    " quand combien pourquoi comment dans sur par pour avec d l il elle ou ils".split()
)
_ENGLISH = frozenset(
    "the a an of and is are was were did does do has had have who what which when where why how in"
    " on by for with to from that this it they".split()
)

_WORD = re.compile(r"[^\W_]+")
_SPACED = bytes(ord(chr(c).lower()) if chr(c).isalnum() else ord(" ") for c in range(128)) * 2
"""For each byte of an ASCII text its letter in small or digit, or a space."""

# What must stand before a match is said behind its first character: one of a few characters is
# what a pattern is quickest to look for.
_THOUSANDS = re.compile(r"[,.' \u00a0\u202f](?<=\d.)(?=\d{3}(?!\d))")
_CAPITALS = re.compile(r"[AEU](?<!\w.)(?:(?<=U)(?:\.[NS]\.|[NS])|(?<=[AE])(?:\.U\.|U))(?!\w)")
_SPELT_OUT = {"UN": "onu", "US": "usa", "EU": "european union", "AU": "african union"}
"""In small letters they would be French words and an English pronoun."""

_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th|er|e|eme)")
_TENS = {
    word: 10 * n
    for n, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2
    )
}
_ONES = {
    word: n % 9 + 1
    for n, word in enumerate(
        (
            *NUMBER_WORDS[1:10],
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
        )
    )
}
_FRENCH_NUMBERS = (
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
)
_SMALL = {
    "a": 1,
    **{word: n for n, word in enumerate(NUMBER_WORDS) if n},
    **{word: n for n, word in enumerate(_FRENCH_NUMBERS.split(), 2)},
}
_IN_WORDS = re.compile(
    r"\b({0}|\d\d?)[ -](?:(thousand|mille)(?:[ -]({0})[ -](?:hundred|cents?))?"
    r"|hundred|cents?)\b".format("|".join(_SMALL))
)
_SEVERAL = re.compile(r"\b(?:few|several|many|quelques|plusieurs) (hundred|thousand|cent|mille)\b")
_MANY = {"hundred": "hundreds", "thousand": "thousands", "cent": "centaines", "mille": "milliers"}
_TIME_OF = re.compile(
    r"\b(?:start|beginning|end|middle|turn|close|debut|fin|early|late|mid|spring|summer|autumn|winter)"
    r"(?: of| de| du)?(?: the year)?"
    rf"(?= (?:(?:{'|'.join(MONTHS)}) )?(?:19|20)\d\d\b)"
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ISO_DATE = re.compile(r"\b(\d{4})-(\d{2})(?:-(\d{2}))?\b")


def bare(question: str) -> str:
    """A question word for word, whatever its capitals and the marks behind it."""
    return question.strip(" ?!.").casefold()


def own_question(ask: str) -> tuple[str, str]:
    """The answer that a fact gives to a question of its own (`yes`, `no`, or nothing), and that."""
    answer, colon, question = ask.partition(":")
    return (answer, question.lstrip()) if colon and answer in ("yes", "no") else ("", ask)


def words(text: str) -> list[str]:
    """The words of a text in order: folded, numbers without separators or endings.

    `2,400`, `2 400` and `two thousand four hundred` are `2400`, `17th` is `17`, `l'opération` is
    `l` and `operation`, `a few thousand` is `a thousands`.
    What part of a year or month is meant (`at the end of 2021`) is left out.
    """
    return list(_cut(text[:LONGEST]))


def spaced(text: str) -> str:
    """A text as its words with spaces around them, in a tenth of the time that `words` takes.

    Numbers with separators and dates fall apart.
    """
    # To look for each is quicker than to look for all of them at once.
    if "UN" in text or "US" in text or "EU" in text or "AU" in text or "U." in text:
        text = _CAPITALS.sub(_spelt_out, text)
    if text.isascii():
        return f" {text} ".encode().translate(_SPACED).decode()
    return f" {' '.join(_WORD.findall(fold(text)))} "


@lru_cache(maxsize=1000)  # indexing reads the texts of a fact twice, and units ten thousand times
def _cut(text: str) -> list[str]:
    text = fold(_CAPITALS.sub(_spelt_out, text))
    if "hundred" in text or "thousand" in text or "cent" in text or "mille" in text:
        text = _SEVERAL.sub(lambda match: _MANY[match[1]], text)
        text = _IN_WORDS.sub(_in_figures, text)
    if any(map(str.isdigit, text)):
        text = _TIME_OF.sub(" ", text)
        if "-" in text:
            text = _ISO_DATE.sub(_spelt_date, text)
        text = _THOUSANDS.sub("", text)
        return _joined_numbers(
            [word if word.isalpha() else _ordinal(word) for word in _WORD.findall(text)]
        )
    return _joined_numbers([word for word in _WORD.findall(text) if word != "own"])


def _in_figures(match: re.Match[str]) -> str:
    """Hundreds and thousands in words as a figure: `two thousand four hundred` is 2400."""
    first, thousand, hundreds = match.groups()
    amount = _SMALL.get(first) or int(first)
    return str(amount * 1000 + _SMALL.get(hundreds, 0) * 100 if thousand else amount * 100)


def _spelt_out(match: re.Match[str]) -> str:
    return _SPELT_OUT[match[0].replace(".", "")]


def _joined_numbers(tokens: list[str]) -> list[str]:
    """Tens and ones as one number: `fifty three` and `fifty third` are `53`."""
    if _TENS.keys().isdisjoint(tokens):
        return tokens
    joined: list[str] = []
    for token in tokens:
        if joined and joined[-1] in _TENS and token in _ONES:
            joined[-1] = str(_TENS[joined[-1]] + _ONES[token])
        else:
            joined.append(token)
    return joined


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
def _stemmer(language: str) -> Any:
    from Stemmer import Stemmer  # only questions and searches need it

    return Stemmer(language)


@cache
def stem(word: str) -> str:
    """The stem of a folded word: `withdrawing` and `withdraws` are both `withdraw`."""
    stemmed: str = word if word.isdecimal() else _stemmer("english").stemWord(word)
    return stemmed


def french_stem(word: str) -> str:
    """The stem of a folded French word: `dirigeait` and `diriger` are both `dirig`."""
    stemmed: str = word if word.isdecimal() else _stemmer("french").stemWord(word)
    return stemmed


def stems(folded: list[str], language: str) -> list[str]:
    """The stems of words of the language, in half the time that they take one by one."""
    found: list[str] = _stemmer(language).stemWords(folded)
    return found


def is_french(tokens: Iterable[str]) -> bool:
    """Whether the function words of a text are French ones."""
    balance = 0
    for token in tokens:
        balance += (token in _FRENCH) - (token in _ENGLISH)
    return balance > 0
