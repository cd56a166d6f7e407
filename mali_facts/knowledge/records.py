"""The records of a knowledge base's file: parsed whole, or each when it is asked for.

To parse the bundled file whole takes 8 ms, a seventh of a start, and `get` needs a thousandth
of it. So a file in the layout that `layout` writes is cut at its line breaks: no JSON string
holds one, so what looks there like the beginning of a record is nothing else. Any other file,
and any section in which something was laid out otherwise, is parsed whole.
"""

import json
from collections.abc import Mapping
from typing import Any

SECTIONS = ("sources", "actors", "places", "facts")


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
            section = self._by_id[name] = {record["id"]: record for record in self._raw[name]}
        return section


class CutRecords(Records):
    """The records of a base in its layout, cut apart and parsed one by one."""

    def __init__(self, data: bytes) -> None:
        """Take the bytes of the file; ValueError where they are laid out otherwise."""
        super().__init__({})
        self._rest = data
        self._pieces = {name: self._cut(name) for name in SECTIONS}

    def top(self, name: str) -> Any:
        """What stands at the top of the file under a name, None where nothing does."""
        if not self._raw:
            self._raw = json.loads(self._rest)
        return super().top(name)

    def ids(self, section: str) -> list[str]:
        """The ids of a section's records, in the order of the file."""
        return list(self._pieces[section])

    def find(self, section: str, name: str) -> dict[str, Any] | None:
        """The record with this id."""
        piece = self._pieces[section].get(name)
        if piece is None:
            return None
        record: dict[str, Any] = json.loads("{" + piece.decode())
        return record

    def of_kind(self, kind: str) -> list[str]:
        """The ids of the facts of one kind, in the order of the file."""
        line = b'\n      "kind": "'
        wanted = line + kind.encode() + b'"'
        return [
            name
            for name, piece in self._pieces["facts"].items()
            if wanted in piece
            or (line not in piece and json.loads("{" + piece.decode())["kind"] == kind)
        ]

    def _cut(self, name: str) -> dict[str, bytes]:
        """The records of a section by their ids, each without its first brace."""
        opening, closing = f'\n  "{name}": ['.encode(), b"\n  ]"
        start = self._rest.index(opening) + len(opening)
        end = self._rest.index(closing, start)
        first, *pieces = self._rest[start:end].split(b",\n    {")
        pieces.insert(0, first.removeprefix(b"\n    {"))
        keyed = {}
        for piece in pieces:
            _, field, _, value, _ = piece.split(b'"', 4)
            if field != b"id":
                raise ValueError(name)
            keyed[value.decode()] = piece
        # Two records in one piece, where somebody indented them otherwise, have two ids in it.
        if self._rest.count(b'"id"', start, end) != len(pieces):
            raise ValueError(name)
        self._rest = self._rest[:start] + self._rest[end:]
        return keyed
