"""Learned weights, as the files beside this one hold them.

The first line of a file names the places that weights are for: facts, and what else the model
knows. Each other line is one piece of evidence with the places that it speaks for or against,
in tenths of a logit. These lines are sorted, so that a question finds its few among all of them
without reading the others.

Only the bundled base has any. Facts are named by their ids: what was added to the base since has
no weights, and what was taken out is passed over.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mali_facts.knowledge.load import from_package

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mali_facts.knowledge.model import Knowledge

FEW = 300
"""Pieces of evidence, of some ten questions, that are looked for one by one; for more it is
quicker to take the whole file apart."""

TENTH = 0.1
"""The unit of a file's weights."""


class LearnedWeights:
    """The weights of pieces of evidence for places."""

    def __init__(self, data: bytes, places: Sequence[str]) -> None:
        """Take the bytes of a file, and the names of the places that are wanted, in order."""
        end = data.find(b"\n")
        numbers = {name: number for number, name in enumerate(places)}
        self._places = [numbers.get(name) for name in data[:end].decode().split()]
        self._data = data[end + 1 :]
        self._lines: dict[str, list[tuple[int, float]]] = {}
        self._table: dict[bytes, bytes] = {}

    def weights_of(self, name: str) -> list[tuple[int, float]]:
        """The places that a piece of evidence speaks for or against, with its weights."""
        known = self._lines.get(name)
        if known is None:
            pairs = list(map(int, self._packed(name.encode()).replace(b":", b" ").split()))
            places = map(self._places.__getitem__, pairs[::2])
            weights = [tenths * TENTH for tenths in pairs[1::2]]
            # A fact that was learned of may be gone from the base since.
            known = [(n, w) for n, w in zip(places, weights, strict=True) if n is not None]
            self._lines[name] = known
        return known

    def _packed(self, name: bytes) -> bytes:
        if len(self._lines) < FEW:
            return _find(self._data, name)
        if not self._table:
            self._table = dict(line.split(b"\t") for line in self._data.split(b"\n"))
        return self._table.get(name, b"")


def _find(data: bytes, key: bytes) -> bytes:
    """What stands behind the key in the sorted lines of a text; nothing where it is not there."""
    low, high = 0, len(data)
    while low < high:
        start = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = data.find(b"\n", start, high)
        end = high if end < 0 else end
        found, _, rest = data[start:end].partition(b"\t")
        if found == key:
            return rest
        if found < key:
            low = end + 1
        else:
            high = start
    return b""


def learned_file(base: Knowledge, name: str) -> bytes | None:
    """What a file of this folder holds for the bundled base; None for a base of one's own."""
    if not base.bundled:
        return None
    return from_package(os.path.join(os.path.dirname(__file__), name))
