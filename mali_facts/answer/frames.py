"""What a question wants: a count, a date, a person, a reason, a yes or a no."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

AT_START = frozenset({"yesno", "said", "how", "which", "who", "where"})
"""Frames that only the beginning of a question shows: elsewhere their words are relative."""

EARLY = 3
"""Words that may stand before the beginning: `so`, `hey`, `according to`."""


def frames_of(tokens: Sequence[str], phrases: Sequence[Sequence[str]]) -> list[str]:
    """The frames of a question, the one that is shown first in front; none for bare words.

    `phrases` are pairs of a frame's name and a phrase that shows it, as folded words.
    """
    text = f" {' '.join(tokens)} "
    found: list[tuple[int, int, str]] = []
    for name, phrase in phrases:
        position = text.find(f" {phrase} ")
        if position < 0:
            continue
        start = text.count(" ", 0, position)
        if name == "yesno":
            if start > 1:
                continue
        elif name in AT_START and start > EARLY:
            continue
        found.append((start, -len(phrase), name))
    return list(dict.fromkeys(name for _, _, name in sorted(found)))
