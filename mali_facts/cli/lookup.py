"""The commands that take ids: show and get."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mali_facts.cli import options
from mali_facts.cli.output import arguments, remark, show, write
from mali_facts.errors import Status, UnknownName
from mali_facts.knowledge.load import load
from mali_facts.render.formats import Format, in_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mali_facts.knowledge.model import Fact, Knowledge
    from mali_facts.render.values import FieldValue


def show_facts(
    id: options.Ids,  # noqa: A002 - the name that the help shows
    form: options.Form = None,
    as_json: options.AsJson = False,
    data: options.Data = None,
) -> Status:
    """One fact whole: value, time, place, every piece of evidence, disagreement, notes.

    \b
    Examples:
      mali-facts show barkhane-deaths-total
      mali-facts show barkhane-troops-mali --json
      mali-facts forces --disputed | cut -f1 | mali-facts show -
    """
    from mali_facts.render.facts import CardsPage

    chosen = options.chosen_format(form, as_json)
    base = load(data)
    streamed = "-" in id
    status = Status.OK
    found: list[Fact] = []
    for given in arguments(id):
        try:
            fact = _fact(base, given)
        except UnknownName as error:
            remark(error.lines)
            status = Status.NOT_FOUND
            continue
        if streamed and chosen is Format.json:
            show(CardsPage([fact], {}), Format.jsonl)
        else:
            found.append(fact)
    if not (streamed and chosen is Format.json):
        show(CardsPage(found, _series(base, found)), chosen)
    return status


def _fact(base: Knowledge, fact_id: str) -> Fact:
    try:
        return base.fact(fact_id)
    except UnknownName:
        from mali_facts.knowledge.select import find_fact  # knows what else could be meant

        return find_fact(base, fact_id)


def _series(base: Knowledge, facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """Every value of each series that the facts belong to, oldest first."""
    names = {fact.series for fact in facts if fact.series is not None}
    if not names:
        return {}
    from mali_facts.knowledge.select import by_time

    return {name: by_time(f for f in base.facts if f.series == name) for name in names}


def get(
    id: options.Fields,  # noqa: A002 - the name that the help shows
    form: options.Form = None,
    as_json: options.AsJson = False,
    data: options.Data = None,
) -> Status:
    """Bare values for scripts, one a line.

    A number comes without its hedge and separators: ask for .hedge, .unit or .text as well.
    In a batch a value that is missing leaves its line empty.

    \b
    Examples:
      mali-facts get barkhane-troops-mali
      mali-facts get barkhane-troops-mali.hedge barkhane-troops-mali.as_of
      mali-facts forces takuba | cut -f1 | mali-facts get -
    """
    from mali_facts.render.values import ValuesPage

    chosen = options.chosen_format(form, as_json)
    base = load(data)
    batch = len(id) > 1 or "-" in id
    status = Status.OK
    values: list[FieldValue] = []
    for value, error in _values(base, arguments(id)):
        if error is not None:
            remark(error.lines)
            status = Status.NOT_FOUND
            if not batch:
                break
        if "-" in id and chosen in (None, Format.json):
            # One answer a line as the questions arrive, so that a script can talk with us.
            write(_one(value, chosen))
        elif error is None or chosen in (None, Format.plain):
            values.append(value)
    if "-" not in id or chosen not in (None, Format.json):
        show(ValuesPage(values), chosen or Format.plain)
    return status


def _one(value: FieldValue, form: Format | None) -> str:
    from mali_facts.render.formats import render
    from mali_facts.render.values import ValuesPage

    form = Format.jsonl if form is Format.json else Format.plain
    return render(ValuesPage([value]), form)


def _values(
    base: Knowledge, wanted: Iterable[str]
) -> Iterator[tuple[FieldValue, UnknownName | None]]:
    """Each value asked for; with what is missing, an empty one and the reason."""
    from mali_facts.render.values import FieldValue

    for item in wanted:
        name, _, field = item.partition(".")
        field = field or "value"
        try:
            yield _value(_fact(base, name), field), None
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
