"""The page of bare values that `get` shows, with no import that a script would wait for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mali_facts.render.page import Cell, Json, Line, Surface


class FieldValue(NamedTuple):
    """One value that `get` was asked for."""

    id: str
    field: str
    value: Json
    text: str
    """The value as a script wants it: bare."""


class ValuesPage:
    """Bare values, one a line."""

    columns: Sequence[str] = ("id", "field", "value")

    def __init__(self, values: Sequence[FieldValue]) -> None:
        self.values = values

    def rows(self) -> list[Sequence[Cell]]:
        """Id, field and value."""
        return [(v.id, v.field, v.text) for v in self.values]

    def brief(self) -> list[Sequence[Cell]]:
        """The bare values."""
        return [(v.text,) for v in self.values]

    def objects(self) -> list[Json]:
        """Id, field and value in their JSON types."""
        return [{"id": v.id, "field": v.field, "value": v.value} for v in self.values]

    def document(self) -> Json:
        """A plain list of them."""
        return self.objects()

    def screen(self, surface: Surface) -> list[Line]:
        """The bare values: a value that is wrapped would be no value."""
        del surface
        from mali_facts.render.canvas import span  # `get` starts quicker without

        return [[span(v.text)] for v in self.values]
