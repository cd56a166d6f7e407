"""The quick half of the check: whether all records of a list are certainly sound.

It goes field by field through all records at once, with no work of Python's own for each value,
and so costs a tenth of what `shape` takes to find and word each fault at its path. A list that
is not certainly sound as a whole, `shape` looks at again, record by record.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Any

from mali_facts.knowledge import dates

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mali_facts.knowledge.shape import Field


class Sound:
    """Knows what the records of one file may hold."""

    def __init__(
        self,
        ids: Mapping[str, frozenset[str]],
        nested: Mapping[str, Mapping[str, Field]],
        limits: Mapping[str, int],
    ) -> None:
        """Take each section's well-formed ids, the fields of records in records, and limits."""
        self._ids = ids
        self._any_id = frozenset[str]().union(*ids.values())
        self._nested = nested
        self._limits = limits
        self._dates: set[str] = set()
        """Those that were read: most of a file stand there many times."""

    def records(self, records: list[Any], fields: Mapping[str, Field]) -> bool:
        """Whether all are objects with nothing but sound fields, and all that they must have."""
        if not _all_are(dict, records):
            return False
        columns = _columns(records)
        if not fields.keys() >= columns.keys():
            return False
        for name, field in fields.items():
            values = columns.get(name, [])
            kinds = set(map(type, values))
            if type(None) in kinds:
                values = [value for value in values if value is not None]
                kinds.remove(type(None))
            if field.required and len(values) < len(records):
                return False
            if values and not self._values(values, kinds, field.type, field):
                return False
        return True

    def _values(self, values: list[Any], kinds: set[type], name: str, field: Field) -> bool:
        """Whether all values of one field are sound; `kinds` are theirs in Python."""
        match name:
            case "text":
                return (
                    kinds == {str}
                    and _are_texts(values)
                    and max(map(len, values)) <= field.longest
                    and (not field.among or set(field.among) >= set(values))
                )
            case "id":
                known = self._any_id if field.refers is None else self._ids[field.refers]
                return kinds == {str} and known >= set(values)
            case "date":
                return kinds == {str} and self._are_dates(set(values))
            case "value":
                texts = {value for value in values if type(value) is str}
                numbers = [value for value in values if type(value) is not str]
                return (
                    {int, float, str} >= kinds
                    and self._are_small(numbers, name)
                    and self._are_dates(texts)
                )
            case "bool":
                return kinds == {bool}
            case "texts" | "ids":
                return kinds == {list} and self._each(values, name[:-1], field)
            case "evidence":
                return kinds == {list} and self.records(_flat(values), self._nested[name])
            case "derived":
                return self.records(values, self._nested[name])
            case "digits":
                return kinds == {int} and self._are_small(values, name)
            case _:
                return False

    def _each(self, lists: list[list[Any]], name: str, field: Field) -> bool:
        """Whether all that lists hold is sound."""
        flat = _flat(lists)
        return not flat or self._values(flat, set(map(type, flat)), name, field)

    def _are_dates(self, texts: set[str]) -> bool:
        new = texts - self._dates
        if None in map(dates.parse, new):
            return False
        self._dates |= new
        return True

    def _are_small(self, values: list[Any], kind: str) -> bool:
        limit = self._limits[kind]
        return all(0 <= value <= limit for value in values)


def _all_are(kind: type, values: list[Any]) -> bool:
    return {kind} >= set(map(type, values))


def _columns(records: list[dict[str, Any]]) -> dict[str, list[Any]]:
    """All values of each field."""
    alike: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for record in records:
        alike[tuple(record)].append(record)
    columns: dict[str, list[Any]] = defaultdict(list)
    for names, group in alike.items():
        # Records with the same fields in the same order are turned into columns together.
        turned = zip(*map(dict.values, group), strict=True)
        for name, column in zip(names, turned, strict=True):
            columns[name].extend(column)
    return columns


def _flat(lists: list[list[Any]]) -> list[Any]:
    """What lists hold together."""
    return list(chain.from_iterable(lists))


def _are_texts(values: list[str]) -> bool:
    """Whether all are texts with something to read, and without half a surrogate pair."""
    if not all(map(str.strip, values)):
        return False
    try:
        # Python knows without a look at the letters whether they are all ASCII.
        "".join(value for value in values if not value.isascii()).encode()
    except UnicodeEncodeError:
        return False
    return True
