"""Where output leaves the program: format, width and colour settled once, and the only writers."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from mali_facts.errors import NotWritten, UnknownName, UsageFault
from mali_facts.render import clean
from mali_facts.render.formats import Format, in_bytes, render

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from io import BufferedReader

    from mali_facts.render.page import Page, Surface

BLOCK = 64 * 1024
"""Bytes of standard input that are read at a time, at most: what a pipe holds."""


def show(page: Page, form: Format | None) -> None:
    """Write a page to standard output: in the format asked for, else the stream's own."""
    form = form or own_format()
    write(render(page, form, surface_for(form)), form)


def own_format() -> Format:
    """The format that standard output gets where none is asked for."""
    return Format.table if on_terminal() else Format.plain


def surface_for(form: Format) -> Surface | None:
    """What standard output gives to draw on, in a format that is drawn."""
    return surface_of_output() if form is Format.table else None


@contextmanager
def empty_where_unknown(page: Page, form: Format | None) -> Iterator[None]:
    """Show an empty page before an unknown name ends the command: JSON needs its `[]`."""
    try:
        yield
    except UnknownName:
        show(page, form)
        raise


def on_terminal() -> bool:
    """Whether standard output is a terminal."""
    try:
        return sys.stdout is not None and sys.stdout.isatty()
    except ValueError:  # closed by whoever started us
        return False


def surface_of_output() -> Surface:
    """Width and colours of standard output: from the environment, else from the stream."""
    from mali_facts.render.page import Surface  # only for what is drawn

    return Surface(_width(), _colour(), unicode=encoding_of_output().startswith("utf"))


def encoding_of_output() -> str:
    """The encoding of standard output, in lower case."""
    return (getattr(sys.stdout, "encoding", None) or "ascii").lower()


def _width() -> int | None:
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdecimal() and int(columns[:9]) > 0:
        return int(columns[:9])
    if not on_terminal():
        return None
    try:
        # A terminal that does not know its size says 0.
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except OSError:
        return 80


def _colour() -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return on_terminal() and os.environ.get("TERM", "dumb") != "dumb"


def write(text: str, form: Format) -> None:
    """Write text in a format to standard output at once and whole; NotWritten where that fails."""
    if not text:
        return
    require_output()
    try:
        sys.stdout.buffer.write(in_bytes(text, form, sys.stdout.encoding))
        sys.stdout.buffer.flush()
    except OSError as error:
        drop_output()
        message = f"cannot write to standard output: {error.strerror or error}"
        raise NotWritten(message) from error


def require_output() -> None:
    """NotWritten where there is no standard output at all."""
    if sys.stdout is None:
        message = "standard output is closed"
        raise NotWritten(message)


def drop_output() -> None:
    """Send what is still buffered nowhere, so that leaving does not try to write it again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def remark(lines: Iterable[str]) -> None:
    """Write lines for a person to standard error; nothing where there is none."""
    if sys.stderr is None:
        return
    try:
        for line in lines:
            text = f"mali-facts: {clean.for_screen(line)}\n"
            sys.stderr.write(
                text.encode(sys.stderr.encoding, "backslashreplace").decode(sys.stderr.encoding)
            )
        sys.stderr.flush()
    except (OSError, ValueError):
        sys.stderr = None  # nobody is listening: not worth failing for


def arguments(given: Iterable[str]) -> Iterator[str]:
    """The arguments, with the lines of standard input in the place of `-`."""
    for argument in given:
        if argument == "-":
            yield from input_lines()
        else:
            yield argument


def input_lines() -> Iterator[str]:
    """The lines of standard input that are not blank, as they arrive."""
    for lines in input_batches():
        yield from lines


def input_batches() -> Iterator[list[str]]:
    """The same lines, with each those that have arrived behind it."""
    if sys.stdin is None:
        message = "standard input is closed"
        raise UsageFault(message)
    try:
        if sys.stdin.isatty():
            remark(["reading lines from the terminal; end with Ctrl-D"])
        for number, block in enumerate(_whole_lines(cast("BufferedReader", sys.stdin.buffer))):
            # A byte-order mark is no part of the first line.
            text = block.decode("utf-8" if number else "utf-8-sig", "replace")
            yield [line for line in map(str.strip, text.split("\n")) if line]
    except OSError as error:
        message = f"cannot read standard input: {error.strerror or error}"
        raise UsageFault(message) from error


def _whole_lines(stream: BufferedReader) -> Iterator[bytes]:
    """What can be read of a stream at a time, cut where a line ends."""
    begun: list[bytes] = []
    while block := stream.read1(BLOCK):
        lines, end, rest = block.rpartition(b"\n")
        if end:
            yield b"".join((*begun, lines))
            begun.clear()
        begun.append(rest)
    yield b"".join(begun)
