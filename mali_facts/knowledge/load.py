"""Finding, reading and checking a knowledge base."""

from __future__ import annotations

import json
import os
from typing import Any, NoReturn

from mali_facts.errors import KnowledgeError
from mali_facts.knowledge.model import Knowledge
from mali_facts.knowledge.records import LaidOutRecords, Records

PACKAGE = os.path.dirname(os.path.dirname(__file__))

VARIABLE = "MALI_FACTS_DATA"
"""Environment variable that names a knowledge base of one's own."""

LARGEST = 512 * 1024 * 1024
"""Bytes: a larger file is refused rather than read into memory."""


def load(file: str | os.PathLike[str] | None = None) -> Knowledge:
    """Read a knowledge base: `file`, else what MALI_FACTS_DATA names, else the bundled one.

    A file of one's own is checked whole before anything is answered from it; the bundled one
    was checked when it was packaged. Raises KnowledgeError with every problem found.
    """
    if file is not None:
        return _own(os.fspath(file))
    if chosen := os.environ.get(VARIABLE):  # an empty variable counts as none
        return _own(chosen)
    bundled = bundled_file()
    data = _bytes(bundled)
    # The one in a checkout may be laid out otherwise while somebody edits it.
    packaged = os.path.dirname(bundled) == PACKAGE
    records = LaidOutRecords(data) if packaged else Records(json.loads(data))
    return Knowledge(records, bundled, data, bundled=True)


def _own(file: str) -> Knowledge:
    from mali_facts.knowledge.memory import note_of  # not for the bundled base

    data = _bytes(file)
    text = _text(data, file)
    note = note_of(file, data)
    del data  # a large file need not stand in memory twice while it is checked
    if note is not None and note.is_kept():
        return Knowledge(json.loads(text), file, text)
    base = Knowledge(checked(text, file), file, text)
    if note is not None:
        note.keep()
    return base


def bundled_file() -> str:
    """The knowledge base that came with the program.

    An installed package holds it; a checkout has it one level up, where people edit it.
    """
    inside = os.path.join(PACKAGE, "data.json")
    if os.path.exists(inside):
        return inside
    above = os.path.join(os.path.dirname(PACKAGE), "data.json")
    return above if os.path.exists(above) else inside  # in a zip neither is a file


def from_package(file: str) -> bytes | None:
    """What a file of the package holds, in a folder or in a zip; None where it cannot be read."""
    assert __spec__ is not None
    loader: Any = __spec__.loader
    try:
        content: bytes = loader.get_data(file)
    except OSError:
        return None
    return content


def read(file: str) -> str:
    """The text of a file; KnowledgeError where it cannot be read or is not UTF-8."""
    return _text(_bytes(file), file)


def _text(data: bytes, file: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"not UTF-8: byte {data[error.start]:#04x} at offset {error.start}"
        _refuse(file, "not-utf-8", message, "save the file as UTF-8", line)


def _bytes(file: str) -> bytes:
    try:
        with open(file, "rb") as stream:
            # Only what does not say its size (a pipe, a device) is read up to the limit: room
            # for as many bytes as are asked for is made at once.
            size = os.fstat(stream.fileno()).st_size
            data = stream.read(min(size or LARGEST, LARGEST) + 1)
    except (OSError, ValueError) as error:
        if file.startswith(PACKAGE) and (packed := from_package(file)) is not None:
            return packed
        reason = getattr(error, "strerror", None) or str(error)
        _refuse(file, "unreadable", f"cannot be read: {reason}", "name a file that can be read")
    if len(data) > LARGEST:
        message = f"larger than {LARGEST // 1024**2} MiB"
        _refuse(file, "too-large", message, "split it, or leave out what is not needed")
    return data


def checked(text: str, file: str) -> dict[str, Any]:
    """The JSON object in `text` with the shape of a knowledge base; else KnowledgeError."""
    # Only a file of one's own needs these, so the bundled base does not pay for their import.
    from mali_facts.knowledge.lines import with_lines
    from mali_facts.knowledge.shape import Duplicates, shape_problems

    if not text or text.isspace():
        _refuse(file, "empty", "the file is empty", "write a knowledge base into it")
    duplicates = Duplicates()
    try:
        raw = json.loads(text, object_pairs_hook=duplicates.collect)
    except json.JSONDecodeError as error:
        message = f"not JSON: {error.msg} at column {error.colno}"
        _refuse(file, "not-json", message, "mend the JSON there", error.lineno)
    except RecursionError:
        _refuse(file, "too-deep", "nested too deeply", "a knowledge base needs five levels")
    except ValueError:
        # The one other ValueError of the decoder: Python's limit on the digits of an integer.
        _refuse(file, "too-long-number", "a number of thousands of digits", "shorten the number")
    problems = shape_problems(raw, duplicates)
    if problems:
        raise KnowledgeError(file, with_lines(problems, text))
    base: dict[str, Any] = raw
    return base


def _refuse(file: str, code: str, message: str, mend: str, line: int | None = None) -> NoReturn:
    from mali_facts.knowledge.problems import Problem  # only for a file with one

    raise KnowledgeError(file, [Problem(code, "$", message, mend, line)])
