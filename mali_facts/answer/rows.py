"""Rows of whole numbers, one for each fact, that are added up for all facts at once.

A row is one long integer with 32 bits for each number, so that a row times a factor, or a sum of
rows, is one operation of the integer arithmetic and not one for each fact: some ten times
quicker. A number below nothing borrows from the one above it, which `numbers_in` gives back.
"""

from __future__ import annotations

import sys
from array import array
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

BYTES = 4
"""Of a number."""


def row_of(numbers: Sequence[int]) -> int:
    """The row of some numbers."""
    packed = array("i", numbers)
    _little(packed)
    signs = _signs(len(numbers))
    # As if none were below nothing, which adds to each that is what it borrows.
    return (int.from_bytes(packed.tobytes(), "little") ^ signs) - signs


def row_with(number: int, place: int) -> int:
    """The row that has a number at one place, and 0 elsewhere."""
    return number << 8 * BYTES * place


def mixed(shares: Mapping[str, float], row: Callable[[str], int]) -> tuple[int, float]:
    """The rows of some names, each as often as its share has the least one in it, and that least.

    For no name it is a row of zeros, and 1.
    """
    least = min(shares.values(), default=1.0)
    sums: dict[float, int] = {}
    for name, share in shares.items():
        one = row(name)
        if one:
            sums[share] = sums.get(share, 0) + one
    return sum(round(share / least) * one for share, one in sums.items()), least


def numbers_in(row: int, size: int) -> array[int]:
    """The `size` numbers of a row."""
    whole = (row + _signs(size)) ^ _signs(size)
    numbers = array("i", whole.to_bytes(BYTES * size, "little"))
    _little(numbers)
    return numbers


@cache
def _signs(size: int) -> int:
    """The row with the sign's bit of each number set."""
    return int.from_bytes((bytes(BYTES - 1) + b"\x80") * size, "little")


def _little(numbers: array[int]) -> None:
    if sys.byteorder == "big":
        numbers.byteswap()
