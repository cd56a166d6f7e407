"""Which fact the words of a question speak for, learned from questions whose answers are known.

A question's evidence is what it wants, the concepts that it names, the stems of its words, and
each two stems that stand side by side. A multinomial logistic model over that evidence says
how likely each fact is meant, or none: tests/bench/fit.py fits it to tests/lessons.jsonl and
to the facts' own questions, and writes associations.txt beside this file.

The first line of the file names the facts that weights are for, and the answer that none holds
it. Each other line is one piece of evidence with the places in the first that it speaks for or
against, in tenths of a logit. These lines are sorted, so that a question finds its few among all
of them without reading the others.

Only the bundled base has associations. Facts are named by their ids: what was added to the base
since has no weights and is found by its own questions, and what was taken out is passed over.
"""

from __future__ import annotations

import math
from array import array
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from mali_facts.answer.learned import learned_file
from mali_facts.answer.rows import BYTES, mixed, numbers_in, row_of
from mali_facts.answer.text import stem

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from mmap import mmap

    from mali_facts.answer.reading import Reading
    from mali_facts.knowledge.model import Knowledge

NAME = "associations.txt"
"""The file beside this one."""

NONE = "?none"
"""What stands in the file's first line for the answer that no fact holds."""

STEM = 0.5
"""What a stem, or two side by side, count for beside a concept: there are more of them."""

FEW = 300
"""Pieces of evidence, of some ten questions, that are looked for one by one; for more it is
quicker to take the whole file apart."""

TENTH = 0.1
"""The unit of a file's weights."""

USUAL = 300
"""Most sums of weights are less, below nothing or above it."""


class Pull(NamedTuple):
    """How likely a question means each fact."""

    row: int
    """What speaks for each fact, as a row (rows.py) in units of a logit: a fact's chance is the
    power of e that has this, as a share of all."""
    numbers: Sequence[int]
    """The numbers of the row; at the end that of none."""
    unit: float
    """What a unit comes to, as a logit."""
    whole: float
    """The logarithm of what the powers come to together, with that of none."""
    none: float
    """The logarithm of the chance that no fact holds the answer."""
    unheard: float
    """Share of its words that nothing was learned of."""
    better: Mapping[int, float] = MappingProxyType({})
    """The logarithms of chances that are known better than by the row, by the facts' numbers."""

    def chance(self, number: int) -> float:
        """The logarithm of the chance that a fact is meant."""
        known = self.better.get(number)
        return self.unit * self.numbers[number] - self.whole if known is None else known

    def among(self, numbers: Sequence[int], logits: Sequence[float]) -> Pull:
        """The same where it was weighed better which of some facts is meant, or none of them."""
        *those, none = logits
        most = max(logits)
        whole = most + math.log(sum(math.exp(logit - most) for logit in logits))
        weighed = {n: logit - whole for n, logit in zip(numbers, those, strict=True)}
        return self._replace(better=weighed, none=none - whole)

    def certain(self, numbers: Collection[int], chance: float) -> Pull:
        """The same where it is known by other means that one of some facts is meant."""
        rest = math.log(1 - chance)
        known = dict.fromkeys(numbers, math.log(chance / len(numbers)))
        return self._replace(better=known, whole=self.whole - rest, none=self.none + rest)


class _Powers(dict[int, float]):
    """The powers of e that have so many times a unit: the same ones are asked for all the time."""

    def __init__(self, unit: float) -> None:
        times = range(-USUAL, USUAL)
        super().__init__(zip(times, map(math.exp, map(unit.__mul__, times)), strict=True))
        self._unit = unit

    def __missing__(self, times: int) -> float:
        self[times] = power = math.exp(self._unit * times)
        return power


class Associations:
    """The learned weights of a base's facts."""

    def __init__(self, data: bytes | mmap, ids: Sequence[str]) -> None:
        """Take the bytes of the file, and the ids of the facts in the order of the base."""
        end = data.find(b"\n")
        numbers = {name: number for number, name in enumerate((*ids, NONE))}
        self._size = len(numbers)
        self._places = [numbers.get(name) for name in data[:end].decode().split()]
        self._data, self._start = data, end + 1
        self._rows: dict[str, int] = {}
        self._powers: dict[float, _Powers] = {}
        self._table: dict[bytes, bytes] = {}

    def pull(self, found: Mapping[str, float]) -> Pull:
        """How likely a question with such evidence means each fact."""
        row, least = mixed(found, self.row)
        unit = TENTH * least
        numbers = numbers_in(row, self._size)
        powers = self._powers.get(unit)
        if powers is None:
            powers = self._powers[unit] = _Powers(unit)
        whole = math.log(sum(map(powers.__getitem__, numbers)))
        stems = [name for name in found if name[0] == "~" and " " not in name]
        unheard = sum(not self.row(name) for name in stems) / (len(stems) or 1)
        return Pull(row, numbers, unit, whole, unit * numbers[-1] - whole, unheard)

    def row(self, name: str) -> int:
        """What a piece of evidence speaks for or against, in tenths of a logit, as a row."""
        row = self._rows.get(name)
        if row is None:
            row = 0
            packed = self._packed(name.encode())
            if packed:
                numbers = array("i", bytes(BYTES * self._size))
                for pair in packed.split():
                    place, _, weight = pair.partition(b":")
                    number = self._places[int(place)]
                    if number is not None:  # or the fact is gone from the base since
                        numbers[number] = int(weight)
                row = row_of(numbers)
            self._rows[name] = row
        return row

    def _packed(self, name: bytes) -> bytes:
        if len(self._rows) < FEW:
            return _find(self._data, self._start, name)
        if not self._table:
            self._table = dict(line.split(b"\t") for line in self._data[self._start :].split(b"\n"))
        return self._table.get(name, b"")


def _find(data: bytes | mmap, low: int, key: bytes) -> bytes:
    """What stands behind the key in the sorted lines from `low` on; nothing where there is none."""
    high = len(data)
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


def evidence(reading: Reading) -> dict[str, float]:
    """What in a question may speak for a fact, each with its share: as a vector of length 1."""
    found = {f"={reading.wants}": 1.0}
    for term in reading.terms:
        found[term.concept] = 1.0
    stems = [stem(token) for token in reading.tokens]
    for name in stems:
        found[f"~{name}"] = STEM
    for first, second in pairwise(stems):
        found[f"~{first} {second}"] = STEM
    length = math.sqrt(sum(amount * amount for amount in found.values()))
    return {name: amount / length for name, amount in found.items()}


def open_associations(base: Knowledge) -> Associations | None:
    """The associations of the bundled base; None for a base of one's own."""
    data = learned_file(base, NAME)
    return Associations(data, base.ids) if data else None
