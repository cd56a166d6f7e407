"""The commands that take ids: show and get."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mali_facts.cli import options
from mali_facts.cli.output import arguments, remark, show
from mali_facts.cli.values import find_fact, get_values
from mali_facts.errors import Status, UnknownName
from mali_facts.knowledge.load import load
from mali_facts.render.formats import Format

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mali_facts.knowledge.model import Fact, Knowledge


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
            fact = find_fact(base, given)
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
    return get_values(id, options.chosen_format(form, as_json), data)
