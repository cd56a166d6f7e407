"""What a question wants: a count, a date, a person, a reason, a yes or a no."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

AT_START = frozenset({"said", "how", "which", "who", "where"})
"""Frames that only the beginning of a question shows: elsewhere their words are relative."""

EARLY = 3
"""Words that may stand before the beginning: `so`, `hey`, `according to`."""

FILLERS = frozenset({"so", "and", "but", "hey", "well", "or", "then", "et", "alors", "ok", "hi"})
"""Words that may stand before the verb of a yes-or-no question."""

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


def frames_of(
    tokens: Sequence[str], phrases: Sequence[Sequence[str]]
) -> tuple[list[str], set[int]]:
    """The frames of a question, the one that is shown first in front; none for bare words.

    `phrases` are pairs of a frame's name and a phrase that shows it, as folded words. With the
    frames come the positions of the words that show them and say nothing else.
    """
    text = f" {' '.join(tokens)} "
    found: list[tuple[int, int, str]] = []
    spent: set[int] = set()
    for name, phrase in phrases:
        position = text.find(f" {phrase} ")
        if position < 0:
            continue
        start = text.count(" ", 0, position)
        if name == "yesno":
            if not FILLERS.issuperset(tokens[:start]):
                continue
        elif name in AT_START and start > EARLY:
            continue
        size = phrase.count(" ") + 1
        found.append((start, -size, name))
        if name not in SILENT:
            spent.update(range(start, start + size))
    return list(dict.fromkeys(name for _, _, name in sorted(found))), spent
