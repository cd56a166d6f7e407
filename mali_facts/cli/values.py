"""Bare values by id: what `get` does. Needs no Typer, so a plain `get` can start without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mali_facts.cli.output import arguments, remark, show
from mali_facts.errors import Status, UnknownName
from mali_facts.knowledge.load import load
from mali_facts.render.formats import Format, in_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mali_facts.knowledge.model import Fact, Knowledge
    from mali_facts.render.values import FieldValue


def get_values(
    wanted: Sequence[str], chosen: Format | None = None, data: str | None = None
) -> Status:
    """Write the values of `ID[.FIELD]` arguments; `-` stands for the lines of standard input.

    In a batch a value that is missing leaves its line empty, so that lines and ids correspond.
    """
    from mali_facts.render.values import ValuesPage

    base = load(data)
    batch = len(wanted) > 1 or "-" in wanted
    status = Status.OK
    values: list[FieldValue] = []
    for value, error in _each(base, arguments(wanted)):
        if error is not None:
            remark(error.lines)
            status = Status.NOT_FOUND
            if not batch:
                break
        if "-" in wanted and chosen in (None, Format.json):
            # One answer a line as the questions arrive, so that a script can talk with us.
            show(ValuesPage([value]), Format.jsonl if chosen is Format.json else Format.plain)
        elif error is None or chosen in (None, Format.plain):
            values.append(value)
    if "-" not in wanted or chosen not in (None, Format.json):
        show(ValuesPage(values), chosen or Format.plain)
    return status


def find_fact(base: Knowledge, fact_id: str) -> Fact:
    """The fact with this id; UnknownName with the nearest ids where there is none."""
    try:
        return base.fact(fact_id)
    except UnknownName:
        from mali_facts.knowledge.select import find_fact as find  # knows what could be meant

        return find(base, fact_id)


def _each(
    base: Knowledge, wanted: Iterable[str]
) -> Iterator[tuple[FieldValue, UnknownName | None]]:
    """Each value asked for; with what is missing, an empty one and the reason."""
    from mali_facts.render.values import FieldValue

    for item in wanted:
        name, _, field = item.partition(".")
        field = field or "value"
        try:
            yield _value(find_fact(base, name), field), None
        except UnknownName as error:
            yield FieldValue(name, field, None, ""), error


def _value(fact: Fact, field: str) -> FieldValue:
    from mali_facts.render.objects import FACT_FIELDS, fact_object
    from mali_facts.render.values import FieldValue

    if field not in FACT_FIELDS:
        from mali_facts.knowledge.names import near

        raise UnknownName("field", field, near(field, FACT_FIELDS) or FACT_FIELDS)
    value = fact_object(fact)[field]
    if value is None:
        held = [name for name, content in fact_object(fact).items() if content is not None]
        raise MissingValue(fact.id, field, held)
    if isinstance(value, (list, dict)):
        import json

        return FieldValue(fact.id, field, value, json.dumps(value, ensure_ascii=False))
    assert isinstance(value, (str, int, float))
    return FieldValue(fact.id, field, value, in_text(value))


class MissingValue(UnknownName):
    """A fact that has nothing in the field asked for."""

    def __init__(self, fact: str, field: str, held: list[str]) -> None:
        super().__init__("field", field, held)
        self.fact = fact

    @property
    def lines(self) -> list[str]:
        """One line that names the fields which do hold something."""
        return [f"{self.fact} has no {self.name}; it has {', '.join(self.near)}"]
