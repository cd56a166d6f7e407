"""Names compared as people type them: without accents, case or punctuation; and near misses."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LETTERS = {
    ord("œ"): "oe",
    ord("æ"): "ae",
    ord("ß"): "ss",
    ord("ø"): "o",
    ord("ł"): "l",
    ord("đ"): "d",
    ord("’"): "'",
}
LONGEST = 200
"""Characters of a name that are compared: no name is longer, and a near miss costs its square."""


def fold(text: str) -> str:
    """Text for comparison: `Ménaka` and `MENAKA` both become `menaka`."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()


def key(name: str) -> str:
    """A name as the key of a look-up: folded, with `-`, `'` and spaces all alike."""
    words = fold(name[:LONGEST]).replace("-", " ").replace("'", " ").replace(".", "").split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def near(name: str, names: Iterable[str], most: int = 3) -> list[str]:
    """The names that come nearest to a misspelt one, best first."""
    from difflib import get_close_matches  # needed only to word an error

    by_key: dict[str, str] = {}
    for candidate in names:
        by_key.setdefault(key(candidate), candidate)
    close = get_close_matches(key(name), list(by_key), n=most, cutoff=0.7)
    begun = [k for k in by_key if len(key(name)) > 2 and k.startswith(key(name))]
    return [by_key[k] for k in dict.fromkeys([*close, *begun])][:most]
