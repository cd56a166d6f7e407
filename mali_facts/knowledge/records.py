"""The records of a knowledge base's file: parsed whole, or each when it is asked for.

To parse the bundled file whole takes 10 ms, a seventh of a start, and `get` needs a thousandth
of it. As that file is in the layout that `layout` writes (the tests make sure of it), it can be
cut at its line breaks instead: no JSON string holds one, so what looks there like the
beginning of a record is nothing else.
"""

import json
from collections.abc import Mapping
from typing import Any

SECTIONS = ("sources", "actors", "places", "facts")
TOP = ("version", "checked", "article", "language", *SECTIONS)
"""What stands at the top of a file, in this order."""

FEW = 12
"""Records of a section that are looked for one by one; for more it is quicker to parse it."""

BEFORE_ID = b"\n      "
"""What stands between a fact's first brace and its id: a fact fills many lines."""


class Records:
    """The records of a base whose JSON was parsed."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self._raw = raw
        self._by_id: dict[str, dict[str, dict[str, Any]]] = {}

    def top(self, name: str) -> Any:
        """What stands at the top of the file under a name, None where nothing does."""
        return self._raw.get(name)

    def ids(self, section: str) -> list[str]:
        """The ids of a section's records, in the order of the file."""
        return list(self._section(section))

    def find(self, section: str, name: str) -> dict[str, Any] | None:
        """The record with this id."""
        return self._section(section).get(name)

    def of_kind(self, kind: str) -> list[str]:
        """The ids of the facts of one kind, in the order of the file."""
        return [name for name, fact in self._section("facts").items() if fact["kind"] == kind]

    def _section(self, name: str) -> dict[str, dict[str, Any]]:
        section = self._by_id.get(name)
        if section is None:
            section = self._by_id[name] = {record["id"]: record for record in self.top(name)}
        return section


class LaidOutRecords(Records):
    """The records of a base in its layout, parsed when they are asked for."""

    def __init__(self, data: bytes) -> None:
        """Take the bytes of the file."""
        super().__init__({})
        self._data = data
        self._bounds = _bounds(data)
        self._asked = dict.fromkeys(SECTIONS, 0)
        self._facts: dict[str, bytes] = {}
        self._parsed: dict[str, dict[str, Any]] = {}

    def top(self, name: str) -> Any:
        """What stands at the top of the file under a name, None where nothing does."""
        start, end = self._bounds.get(name, (0, 0))
        return json.loads(self._data[start:end]) if end else None

    def ids(self, section: str) -> list[str]:
        """The ids of a section's records, in the order of the file."""
        return list(self._pieces()) if section == "facts" else super().ids(section)

    def find(self, section: str, name: str) -> dict[str, Any] | None:
        """The record with this id."""
        piece: bytes | None
        if section == "facts" and name in self._parsed:
            return self._parsed[name]
        if section == "facts" and self._facts:
            piece = self._facts.get(name)
        elif self._asked[section] < FEW:
            self._asked[section] += 1
            piece = self._piece(section, name)
        elif section == "facts":
            piece = self._pieces().get(name)
        else:
            return super().find(section, name)
        return None if piece is None else json.loads(b"{" + piece.rstrip(b","))

    def of_kind(self, kind: str) -> list[str]:
        """The ids of the facts of one kind, in the order of the file."""
        self._asked = dict.fromkeys(SECTIONS, FEW)  # so many facts need many of all
        line = f'\n      "kind": "{kind}"'.encode()
        found = [piece for piece in self._pieces().values() if line in piece]
        # A text of all of them is parsed in half the time that they take one by one.
        records = json.loads(b"[{" + b"{".join(found).rstrip(b",") + b"]") if found else []
        self._parsed.update((record["id"], record) for record in records)
        return [record["id"] for record in records]

    def _piece(self, section: str, name: str) -> bytes | None:
        """The text of one record, but for its first brace."""
        data, (start, end) = self._data, self._bounds[section]
        before = BEFORE_ID if section == "facts" else b""
        at = data.find(b"\n    {" + before + f'"id": {json.dumps(name)},'.encode(), start, end)
        if at < 0:
            return None
        after = data.find(b"\n    {", at + 1, end)
        return data[at + len("\n    {") : after if after >= 0 else end - len("\n  ]")]

    def _pieces(self) -> dict[str, bytes]:
        """The texts of all facts by their ids, but for their first braces."""
        if not self._facts:
            start, end = self._bounds["facts"]
            pieces = self._data[start : end - len("\n  ]")].split(b"\n    {")[1:]
            at = len(BEFORE_ID + b'"id": "')
            self._facts = {piece[at : piece.index(b'"', at)].decode(): piece for piece in pieces}
        return self._facts


def _bounds(data: bytes) -> dict[str, tuple[int, int]]:
    """Where the values at the top of the file begin and end."""
    bounds: dict[str, tuple[int, int]] = {}
    at, last = 0, ""
    for name in TOP:
        opening = f'\n  "{name}": '.encode()
        found = data.find(opening, at)
        if found >= 0:
            if last:
                bounds[last] = at, found - len(",")
            last, at = name, found + len(opening)
    bounds[last] = at, data.rindex(b"\n}")
    return bounds
