"""A small neural network over the evidence of questions, as a file beside this one holds it.

Each piece of evidence has a place in a space of many dimensions, and each fact a direction in it:
pieces that mean the like lie side by side, so what was learned of one fact is known of its likes.
A question lies where its pieces do together, each as far as it has a share; what is below nothing
there counts for nothing (one hidden layer, rectified). How far that goes in the direction of a
fact is what it says of the fact, as a logit.

A file has a line with the facts, and what else there is a direction for, and a line with the
number of dimensions, the number of pieces and what a unit of the rest is worth. Then come the
checksums of the pieces in order, their places and the directions, each number in one byte.
tests/bench/fit.py learns it. Only the bundled base has any.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from operator import mul
from typing import TYPE_CHECKING
from zlib import crc32

from mali_facts.answer.rows import mixed, numbers_in, row_of_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from mmap import mmap

CHECKSUM = 4
"""Bytes of a checksum."""


class Network:
    """What pieces of evidence say of facts."""

    def __init__(self, data: bytes | mmap, names: Sequence[str]) -> None:
        """Take the bytes of a file, and the names of what is asked for, in order."""
        end = data.find(b"\n")
        start = data.find(b"\n", end + 1) + 1
        known = {name: number for number, name in enumerate(data[:end].decode().split())}
        width, count, unit = data[end:start].split()
        self._width, self._unit = int(width), float(unit)
        rest = memoryview(data)[start:]
        self._checksums = rest[: CHECKSUM * int(count)].cast("I")
        if sys.byteorder == "big":
            swapped = array("I", self._checksums)
            swapped.byteswap()
            self._checksums = memoryview(swapped)
        self._bytes = rest[CHECKSUM * int(count) :].cast("b")
        self._row_of = [known[name] + int(count) if name in known else None for name in names]
        self._directions: dict[int, list[int]] = {}
        self._places: dict[str, int] = {}

    def logits(self, evidence: Mapping[str, float], numbers: Sequence[int]) -> list[float]:
        """What evidence says of some facts, by their numbers; 0 of one that was not learned of."""
        place, least = mixed(evidence, self._place)
        point = [n if n > 0 else 0 for n in numbers_in(place, self._width)]  # noqa: FURB136 - quick
        worth = least * self._unit
        rows = [self._row_of[number] for number in numbers]
        return [
            0.0 if row is None else worth * sum(map(mul, point, self._direction(row)))
            for row in rows
        ]

    def _place(self, name: str) -> int:
        """Where a piece of evidence lies, as a row; nowhere where nothing was learned of it."""
        place = self._places.get(name)
        if place is None:
            checksum = crc32(name.encode())
            number = bisect_left(self._checksums, checksum)
            known = number < len(self._checksums) and self._checksums[number] == checksum
            place = row_of_bytes(self._numbers(number).tobytes()) if known else 0
            self._places[name] = place
        return place

    def _direction(self, row: int) -> list[int]:
        """The numbers of a row of directions."""
        direction = self._directions.get(row)
        if direction is None:
            direction = self._directions[row] = self._numbers(row).tolist()
        return direction

    def _numbers(self, row: int) -> memoryview[int]:
        return self._bytes[row * self._width : (row + 1) * self._width]
