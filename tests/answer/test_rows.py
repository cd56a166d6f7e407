"""Rows: what goes in comes out, and sums are those of the numbers, above and below nothing."""

from __future__ import annotations

import sys
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mali_facts.answer import rows
from mali_facts.answer.rows import mixed, numbers_in, places_from, row_of, row_of_bytes

SIZE = 5


def row_with(number: int, place: int) -> int:
    """The row that has a number at one place, and 0 elsewhere."""
    return number << 8 * rows.BYTES * place


NUMBERS = st.lists(st.integers(-(10**6), 10**6), min_size=SIZE, max_size=SIZE)


@given(NUMBERS)
def test_a_row_gives_back_its_numbers(numbers: list[int]) -> None:
    assert numbers_in(row_of(numbers), SIZE).tolist() == numbers


@given(NUMBERS)
def test_a_row_is_the_sum_of_its_numbers_at_their_places(numbers: list[int]) -> None:
    assert row_of(numbers) == sum(row_with(n, place) for place, n in enumerate(numbers))


@given(st.lists(st.integers(-128, 127)))
def test_a_row_is_made_of_numbers_in_bytes(numbers: list[int]) -> None:
    assert row_of_bytes(array("b", numbers).tobytes()) == row_of(numbers)


@given(NUMBERS, st.integers(-(10**6), 10**6), st.integers(0, SIZE - 1))
def test_places_from_a_number_on_are_those_not_below_it(
    numbers: list[int], least: int, same: int
) -> None:
    for bound in (least, numbers[same]):
        found = places_from(row_of(numbers), SIZE, bound)
        assert found == [place for place, number in enumerate(numbers) if number >= bound]


@given(NUMBERS, NUMBERS, st.integers(0, 100))
def test_rows_add_up_as_their_numbers_do(first: list[int], second: list[int], times: int) -> None:
    added = numbers_in(row_of(first) + times * row_of(second), SIZE)
    assert added.tolist() == [a + times * b for a, b in zip(first, second, strict=True)]


@pytest.mark.parametrize("order", ["little", "big"])
def test_a_row_is_the_same_whatever_the_order_of_bytes(
    order: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = sys.byteorder

    def turned(numbers: array[int]) -> None:
        if order == "big":
            numbers.byteswap()

    monkeypatch.setattr(rows, "_little", turned)
    row = row_of([1, -2, 3])
    assert numbers_in(row, 3).tolist() == [1, -2, 3]
    assert (row == row_with(1, 0) + row_with(-2, 1) + row_with(3, 2)) is (order == here)


def test_rows_of_names_are_mixed_by_their_shares() -> None:
    known = {"gao": row_of([1, 0]), "kidal": row_of([0, -3])}
    row, least = mixed({"gao": 0.5, "kidal": 0.25, "moon": 0.5}, lambda name: known.get(name, 0))
    assert (numbers_in(row, 2).tolist(), least) == ([2, -3], 0.25)
    assert mixed({}, known.__getitem__) == (0, 1.0)
