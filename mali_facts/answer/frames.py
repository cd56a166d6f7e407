"""What a question wants: a count, a date, a person, a reason, a yes or a no."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

Phrases: TypeAlias = dict[str, list[tuple[str, list[str]]]]
"""For the first word of a phrase that shows a frame: the frame's name and the other words."""

AT_START = frozenset({"said", "how", "which", "who", "where"})
"""Frames that only the beginning of a question shows: elsewhere their words are relative."""

EARLY = 3
"""Words that may stand before the beginning: `so`, `hey`, `according to`."""

FIRST = frozenset({"ou"})
"""Words that show a frame as the very first one alone: `où`, elsewhere, is mostly `ou`, or."""

FILLERS = frozenset({"so", "and", "but", "hey", "well", "or", "then", "et", "alors", "ok", "hi"})
"""Words that may stand before the verb of a yes-or-no question."""

INVERTED = frozenset({"il", "elle", "ils", "elles", "on"})
"""French words behind the verb of a yes-or-no question, which need not begin it: `la France
a-t-elle`."""

ASKING = frozenset({"que", "qu", "quoi"})
"""French words before which no such verb asks for yes or no."""

SILENT = frozenset({"said", "share"})
"""Frames whose phrases have words that a fact must have as well: `what share`, `toll`."""


ASKED = {
    "count": "?count",
    "share": "?share",
    "duration": "?duration",
    "when": "?when",
    "since": "?when",
    "until": "?when",
    "who": "?who",
    "where": "?where",
    "why": "?why",
}
"""What is wanted, as a concept that a question shares with those of a fact."""


def by_first_word(phrases: Iterable[tuple[str, str]]) -> Phrases:
    """Pairs of a frame's name and a phrase, put in order for frames_of."""
    table: Phrases = {}
    for name, phrase in phrases:
        first, *rest = phrase.split()
        table.setdefault(first, []).append((name, rest))
    return table


def frames_of(
    tokens: Sequence[str], phrases: Phrases, clauses: Collection[int] = ()
) -> tuple[list[str], set[int]]:
    """The frames of a question, the one that is shown first in front; none for bare words.

    With the frames come the positions of the words that show them and say nothing else. `clauses`
    are the positions behind a comma, where a question may begin as well: `when he left, did ...`.
    """
    found: list[tuple[int, int, str]] = []
    spent: set[int] = set()
    for start, token in enumerate(tokens):
        for name, rest in phrases.get(token, ()):
            end = start + 1 + len(rest)
            if rest and tokens[start + 1 : end] != rest:
                continue
            if name == "yesno":
                before = tokens[:start]
                inverted = rest and rest[-1] in INVERTED and ASKING.isdisjoint(before)
                if start in clauses and _opens(tokens, found, phrases):
                    found.clear()
                elif not (inverted or FILLERS.issuperset(before)):
                    continue
            elif name in AT_START and start > (0 if token in FIRST and not rest else EARLY):
                continue
            found.append((start, start - end, name))
            if name not in SILENT:
                spent.update(range(start, end))
    return list(dict.fromkeys(name for _, _, name in sorted(found))), spent


def _opens(tokens: Sequence[str], found: Sequence[tuple[int, int, str]], phrases: Phrases) -> bool:
    """Whether the words before a clause, with such frames, are no question themselves.

    `when he left` is none, `when did he leave` is one.
    """
    if not found:
        return True
    asks = any(name == "yesno" for name, _ in phrases.get(tokens[1], ()))
    return not asks and all(start == 0 and name == "when" for start, _, name in found)
