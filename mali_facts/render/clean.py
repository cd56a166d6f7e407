"""Text made harmless: data is shown as it is written and never acts on what displays it.

One function a target; every one of them is undone by the way in which its format is read, so
no fact is lost on the way. What is dangerous everywhere: control characters (a terminal obeys
them), bidirectional overrides (text reads otherwise than it is) and invisible characters.

The patterns are texts, which `re` compiles when the first text needs them and keeps: most
commands show plain ASCII only.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_LIVE = (
    "["
    "\x00-\x1f\x7f-\x9f"  # C0, DEL and C1 controls
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # soft hyphen, fillers, marks
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f"  # zero width, separators, bidirectional
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"  # fillers, variation selectors, BOM
    "\ud800-\udfff"  # lone surrogates
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3"  # hieroglyphs' and shorthand's controls
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"  # musical controls, tags
    "]"
)
MOST_MARKS = 3
"""Combining marks that one character may have: with more it spills over its neighbours."""

_OTHER_SCRIPTS = r"[\u0300-\U0010ffff]{4,}"  # where more marks than these may stand in a row
_SHORT_ESCAPES = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}
_FORMULA = ("=", "+", "-", "@", "'", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_MARKDOWN = r"([\\`*_{}\[\]<>()#+\-.!|~&$:@^=])"
_LITERAL = {
    "–": "-", "—": "-", "−": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "…": "...", "·": "-",
    "•": "*", "≈": "~", "×": "x", "œ": "oe", "Œ": "OE", "æ": "ae", "ß": "ss", "ø": "o", "Ø": "O",
    "«": '"', "»": '"', "│": "|", "├": "+", "└": "+", "╵": "|", "┊": ":", "─": "-", "█": "#",
    "●": "*", "░": ".", "\u2009": " ", "\u202f": " ", "\xa0": " ", "€": "EUR", "→": "->",
}  # fmt: skip


def code(character: str) -> str:
    """A character as its `\\u` code, which is undone where cells and screens are read."""
    number = ord(character)
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"


def json_code(character: str) -> str:
    """A character as JSON escapes it: as a pair of codes beyond the first 65,536."""
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i : i + 2].hex()}" for i in range(0, len(units), 2))


def markdown_code(character: str) -> str:
    """A character as Markdown and HTML name it: it is shown, and is never mark-up."""
    return f"&#{ord(character)};"


def plain_letters(character: str) -> str:
    """A character for people whose screen lacks it, in ASCII letters and signs; else its code.

    Only for formats without quoting: the signs may be quotation marks, dashes and bars, but
    never ends of cells or lines. Digits and signs are not taken apart: ½ is not 12, ≠ not =.
    """
    if character in _LITERAL:
        return _LITERAL[character]
    from unicodedata import normalize  # only for terminals that are not Unicode's

    letters = "".join(c for c in normalize("NFKD", character) if c.isascii())
    return letters if letters.isalpha() else code(character)


def _is_western(text: str) -> bool:
    """Whether a text has nothing but the letters and signs of Latin-1: none of them is live.

    It is found much sooner than by the patterns, and true of nearly all that is shown.
    """
    return fits(text, "latin-1") and text.isprintable()


def for_screen(text: str) -> str:
    """Text for a person: white space is one space, what is live is shown as its code."""
    if _is_western(text):
        return text
    text = re.sub(r"[\t\n\r\x0b\x0c]+", " ", text)
    return re.sub(_OTHER_SCRIPTS, _dammed, re.sub(_LIVE, lambda m: code(m[0]), text))


def _dammed(match: re.Match[str]) -> str:
    """A stretch of text without the flood of combining marks that may be in it."""
    from unicodedata import category  # only for other scripts than Latin

    kept: list[str] = []
    marks = 0
    for character in match[0]:
        marks = marks + 1 if category(character) in ("Mn", "Me") else 0
        if marks <= MOST_MARKS:
            kept.append(character)
    return "".join(kept)


def for_cell(text: str) -> str:
    """Text for one tab-separated field: `\\t`, `\\n`, `\\\\` and `\\u` codes as in C strings."""
    if "\\" not in text and _is_western(text):
        return text
    text = text.replace("\\", "\\\\")
    return re.sub(_LIVE, lambda m: _SHORT_ESCAPES.get(m[0]) or code(m[0]), text)


def for_spreadsheet(text: str) -> str:
    """Text for a CSV cell: as for_cell, and a formula gets an apostrophe in front.

    So does what begins with an apostrophe, so that taking one off always gives the text back.
    """
    text = for_cell(text)
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text


def for_tab_separated(text: str) -> str:
    """Text for a TSV cell: as for_spreadsheet, and a quotation mark gets an apostrophe, too.

    Spreadsheets would take it for the beginning of a quoted cell: they would strip it, and
    find the formula behind it, or read on over the next tab.
    """
    text = for_spreadsheet(text)
    return f"'{text}" if text.lstrip().startswith('"') else text


def for_markdown(text: str) -> str:
    """Text for a Markdown table cell: one line, with every mark-up character escaped."""
    return re.sub(_MARKDOWN, r"\\\1", for_screen(text))


def for_json(document: str) -> str:
    """A JSON document with every live character in its strings as a `\\u` escape."""

    def escape(match: re.Match[str]) -> str:
        # Line ends stand between the values: inside a string the encoder wrote \n.
        return match[0] if match[0] == "\n" else json_code(match[0])

    if _is_western(document.replace("\n", "")):
        return document
    return re.sub(_LIVE, escape, document)


def in_encoding(text: str, encoding: str, instead: Callable[[str], str] = plain_letters) -> bytes:
    """Text as bytes of a stream: `instead` says how to write what its encoding lacks."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        lacking = {ord(c): instead(c) for c in set(text) if not fits(c, encoding)}
        return text.translate(lacking).encode(encoding, "backslashreplace")


def fits(text: str, encoding: str) -> bool:
    """Whether an encoding has every character of a text."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
