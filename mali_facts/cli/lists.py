"""Lists of one kind of fact: what `forces`, `dates` and `positions` do. Needs no Typer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mali_facts.cli.output import empty_where_unknown, remark, show
from mali_facts.errors import Status, UnknownName
from mali_facts.knowledge.load import load
from mali_facts.knowledge.select import (
    Filter,
    by_time,
    find_actors,
    find_places,
    find_topic,
    select,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mali_facts.knowledge.model import Knowledge
    from mali_facts.render.facts import FactsPage
    from mali_facts.render.formats import Format


class Wish(NamedTuple):
    """What a list was asked to be limited to, and how to show it."""

    actors: Sequence[str] = ()
    places: Sequence[str] = ()
    topic: str | None = None
    period: tuple[str | None, str | None] = (None, None)
    disputed: bool = False
    offices: bool = False
    limit: int | None = None
    form: Format | None = None


EVERYTHING = Wish()


def list_forces(names: Sequence[str], wish: Wish = EVERYTHING, data: str | None = None) -> Status:
    """Show the strengths, losses and deployments of the actors named, or of all."""
    from mali_facts.render.facts import ForcesPage

    return _list("force", ForcesPage, names, wish, data)


def list_dates(names: Sequence[str], wish: Wish = EVERYTHING, data: str | None = None) -> Status:
    """Show the events of the actors named, or all, oldest first."""
    from mali_facts.render.facts import DatesPage

    return _list("date", DatesPage, names, wish, data)


def list_positions(
    names: Sequence[str], wish: Wish = EVERYTHING, data: str | None = None
) -> Status:
    """Show the stands, or the offices, of the actors named, or of all, oldest first."""
    from mali_facts.render.facts import PositionsPage

    return _list("position", PositionsPage, names, wish, data)


def _list(
    kind: str, page: type[FactsPage], names: Sequence[str], wish: Wish, data: str | None
) -> Status:
    base = load(data)
    with empty_where_unknown(page([]), wish.form):
        wanted = Filter(
            kind=kind,
            actors=_actors(base, names) | find_actors(base, wish.actors),
            places=find_places(base, wish.places),
            topic=None if wish.topic is None else find_topic(base, kind, wish.topic),
            since=wish.period[0],
            until=wish.period[1],
            disputed=wish.disputed,
            # A topic may be that of offices; without one they are a list of their own.
            offices=wish.offices if kind == "position" and wish.topic is None else None,
        )
    found = select(base, wanted)
    facts = (found if kind == "force" else by_time(found))[: wish.limit]
    show(page(facts), wish.form)
    if facts:
        return Status.OK
    remark(["no fact passes these filters"])
    return Status.NOT_FOUND


def _actors(base: Knowledge, names: Sequence[str]) -> frozenset[str]:
    """The actors named; several words may be one name, as in `forces Burkina Faso`."""
    if len(names) > 1:
        try:
            return find_actors(base, [" ".join(names)])
        except UnknownName:
            pass  # they are several names, then
    return find_actors(base, names)
