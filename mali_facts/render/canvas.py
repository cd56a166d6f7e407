"""Drawing for terminals: widths, wrapping and colours of lines made of spans."""

from __future__ import annotations

import re
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from mali_facts.render import clean
from mali_facts.render.page import Line, Span, Surface

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NARROWEST = 12
"""Columns below which nothing is wrapped any further: a word must have somewhere to go."""

_BREAKS = re.compile(r"\S+|\s+")


def width_of(text: str) -> int:
    """Terminal columns that a text takes: two for each wide character, as CJK has."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # only for what is not plain ASCII

    return cell_len(text)


def total(line: Iterable[Span]) -> int:
    """Columns that a line takes."""
    return sum(width_of(span.text) for span in line)


def span(text: str, style: str = "") -> Span:
    """A span of data, made harmless."""
    return Span(clean.for_screen(text), style)


def wrap(line: Sequence[Span], width: int | None, hang: str = "") -> list[Line]:
    """A line cut at spaces into lines of at most `width`; all but the first begin with `hang`.

    A word that is longer than a whole line is cut where it must.
    """
    if width is None or total(line) <= width:
        return [list(line)]
    width = max(width, NARROWEST)
    if width_of(hang) > width // 2:
        hang = hang[: width // 4]
    lines: list[Line] = []
    current: Line = []
    used = 0
    fresh = True
    for piece, style in _pieces(line):
        room = width - used
        if width_of(piece) > room and not piece.isspace() and not fresh:
            lines.append(_trimmed(current))
            current, used, fresh = [Span(hang)] if hang else [], width_of(hang), True
            room = width - used
        if fresh and piece.isspace() and lines:
            continue
        rest = piece
        while not rest.isspace() and (head := _head(rest, width - used)) != rest:
            current.append(Span(head, style))
            lines.append(current)
            rest = rest[len(head) :]
            current, used, fresh = [Span(hang)] if hang else [], width_of(hang), True
        current.append(Span(rest, style))
        used += width_of(rest)
        fresh = fresh and rest.isspace()
    lines.append(_trimmed(current))
    return [item for item in lines if item] or [[]]


def _pieces(line: Sequence[Span]) -> Iterable[tuple[str, str]]:
    for text, style in line:
        for piece in _BREAKS.findall(text):
            yield piece, style


def _head(word: str, room: int) -> str:
    """As much of a word as fits into the room, at least one character."""
    # Looked for by halves, and no further than marks can take it: a word may have no end.
    least, most = 1, min(len(word), room * (1 + clean.MOST_MARKS))
    while least < most:
        middle = (least + most + 1) // 2
        if width_of(word[:middle]) <= room:
            least = middle
        else:
            most = middle - 1
    return word[:least]


def _trimmed(line: Line) -> Line:
    """A line without the white space at its end."""
    while line and not line[-1].text.strip():
        line = line[:-1]
    return [*line[:-1], line[-1]._replace(text=line[-1].text.rstrip())] if line else line


def beside(
    label: Sequence[Span], body: Sequence[Span], surface: Surface, column: int
) -> list[Line]:
    """A label with its text beside it, from `column` on; below it where there is no room."""
    if surface.width is not None and surface.width < column * 3:
        return [
            *wrap(label, surface.width),
            *wrap([Span("  "), *body], surface.width, "  "),
        ]
    gap = " " * max(1, column - total(label))
    return wrap([*label, Span(gap), *body], surface.width, " " * column)


def joined(parts: Iterable[Span], surface: Surface) -> Line:
    """Short remarks in one line, with a dot between them; empty ones are left out."""
    dot = " · " if surface.unicode else " - "
    line: Line = []
    for part in parts:
        if part.text:
            if line:
                line.append(Span(dot, "dim"))
            line.append(part)
    return line


def aligned(rows: Sequence[Sequence[Span]], gap: int = 2) -> list[Line]:
    """Rows of cells as lines whose columns begin below each other."""
    if not rows:
        return []
    widths = [max(width_of(row[i].text) for row in rows) for i in range(len(rows[0]))]
    lines: list[Line] = []
    for row in rows:
        line: Line = []
        for cell, width in zip(row, widths, strict=True):
            line.append(cell)
            line.append(Span(" " * (width - width_of(cell.text) + gap)))
        lines.append(_trimmed(line))
    return lines


def paint(lines: Iterable[Line], surface: Surface) -> str:
    """Lines as text, with the terminal's codes for their styles where colour is wanted."""
    lines = map(_trimmed, lines)
    if not surface.colour:
        return "".join("".join(s.text for s in line) + "\n" for line in lines)
    from rich.color import ColorSystem  # only where there is colour
    from rich.style import Style

    styles = {name: Style.parse(name or "none") for name in ("", "bold", "dim", "red")}
    painted = []
    for line in lines:
        # One code for all the words of a style.
        for name, spans in groupby(line, key=attrgetter("style")):
            text = "".join(s.text for s in spans)
            colours = ColorSystem.STANDARD if name else None
            painted.append(styles[name].render(text, color_system=colours))
        painted.append("\n")
    return "".join(painted)
