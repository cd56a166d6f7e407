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

SIGN = b"\x80"
"""The highest byte of a number that has nothing but its sign set."""

_RAISED = bytes(range(128, 256)) + bytes(range(128))
"""For each byte of a number that of the number and 128, which is not below nothing."""


def row_of(numbers: Sequence[int]) -> int:
    """The row of some numbers."""
    packed = array("i", numbers)
    _little(packed)
    signs = _signs(len(numbers))
    # As if none were below nothing, which adds to each that is what it borrows.
    return (int.from_bytes(packed.tobytes(), "little") ^ signs) - signs


def row_of_bytes(numbers: bytes | bytearray) -> int:
    """The row of numbers in one byte each, from -128 to 127."""
    spread = bytearray(BYTES * len(numbers))
    spread[::BYTES] = numbers.translate(_RAISED)
    ones = _signs(len(numbers)) >> 8 * BYTES - 1
    return int.from_bytes(spread, "little") - 128 * ones


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


def places_from(row: int, size: int, least: int) -> list[int]:
    """The places of a row's numbers that are not below `least`."""
    signs = _signs(size)
    # Each number's sign is set where it is not below: what it borrows and carries is its own.
    signed = (row + signs - least * (signs >> 8 * BYTES - 1)) & signs
    highest = signed.to_bytes(BYTES * size, "little")[BYTES - 1 :: BYTES]
    places = []
    at = highest.find(SIGN)
    while at >= 0:
        places.append(at)
        at = highest.find(SIGN, at + 1)
    return places


@cache
def _signs(size: int) -> int:
    """The row with the sign's bit of each number set."""
    return int.from_bytes((bytes(BYTES - 1) + SIGN) * size, "little")


def _little(numbers: array[int]) -> None:
    if sys.byteorder == "big":
        numbers.byteswap()
