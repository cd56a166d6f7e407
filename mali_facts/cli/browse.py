"""The commands that list: forces, dates, positions and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mali_facts.cli import options
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


def forces(
    name: options.Names = None,
    actor: options.Actors = None,
    place: options.Places = None,
    topic: options.Topic = None,
    since: options.Since = None,
    until: options.Until = None,
    on: options.On = None,
    disputed: options.Disputed = False,
    limit: options.Limit = None,
    form: options.Form = None,
    as_json: options.AsJson = False,
    data: options.Data = None,
) -> Status:
    """Strengths, losses and deployments, by actor.

    \b
    Examples:
      mali-facts forces
      mali-facts forces Bundeswehr
      mali-facts forces france --place mali --on 2022-02
      mali-facts forces --disputed --format csv
    """
    from mali_facts.render.facts import ForcesPage

    chosen = options.chosen_format(form, as_json)
    period = options.period(since, until, on)
    base = load(data)
    with empty_where_unknown(ForcesPage([]), chosen):
        wanted = _filter(base, "force", name, actor, place, topic, period, disputed)
    facts = select(base, wanted)[:limit]
    show(ForcesPage(facts), chosen)
    return _verdict(facts)


def dates(
    name: options.Names = None,
    actor: options.Actors = None,
    place: options.Places = None,
    topic: options.Topic = None,
    since: options.Since = None,
    until: options.Until = None,
    on: options.On = None,
    disputed: options.Disputed = False,
    limit: options.Limit = None,
    form: options.Form = None,
    as_json: options.AsJson = False,
    data: options.Data = None,
) -> Status:
    """The timeline, oldest first.

    \b
    Examples:
      mali-facts dates
      mali-facts dates --from 2022-02 --to 2022-08
      mali-facts dates takuba
      mali-facts dates --place gao --json
    """
    from mali_facts.render.facts import DatesPage

    chosen = options.chosen_format(form, as_json)
    period = options.period(since, until, on)
    base = load(data)
    with empty_where_unknown(DatesPage([]), chosen):
        wanted = _filter(base, "date", name, actor, place, topic, period, disputed)
    facts = by_time(select(base, wanted))[:limit]
    show(DatesPage(facts), chosen)
    return _verdict(facts)


def positions(
    name: options.Names = None,
    actor: options.Actors = None,
    place: options.Places = None,
    topic: options.Topic = None,
    offices: options.Offices = False,
    since: options.Since = None,
    until: options.Until = None,
    on: options.On = None,
    disputed: options.Disputed = False,
    limit: options.Limit = None,
    form: options.Form = None,
    as_json: options.AsJson = False,
    data: options.Data = None,
) -> Status:
    """Who took which stand, in which office, when.

    \b
    Examples:
      mali-facts positions
      mali-facts positions Lambrecht
      mali-facts positions --topic wagner --from 2022
      mali-facts positions --offices --on 2022-02-17
    """
    from mali_facts.render.facts import PositionsPage

    chosen = options.chosen_format(form, as_json)
    period = options.period(since, until, on)
    base = load(data)
    with empty_where_unknown(PositionsPage([]), chosen):
        wanted = _filter(base, "position", name, actor, place, topic, period, disputed)
    if topic is None:
        wanted = wanted._replace(offices=offices)
    facts = by_time(select(base, wanted))[:limit]
    show(PositionsPage(facts), chosen)
    return _verdict(facts)


def sources(
    form: options.Form = None,
    as_json: options.AsJson = False,
    limit: options.Limit = None,
    data: options.Data = None,
) -> Status:
    """Every source, its date and how many facts rest on it; the article first.

    \b
    Examples:
      mali-facts sources
      mali-facts sources --limit 10
      mali-facts sources --format csv
    """
    from mali_facts.render.listings import SourcesPage

    chosen = options.chosen_format(form, as_json)
    base = load(data)
    counts = dict.fromkeys(base.sources, 0)
    for fact in base.facts:
        for source in {item.source.id for item in fact.evidence}:
            counts[source] += 1
    ranked = sorted(
        base.sources.values(), key=lambda source: (source.id != base.article, -counts[source.id])
    )
    show(SourcesPage([(source, counts[source.id]) for source in ranked][:limit]), chosen)
    return Status.OK if ranked else Status.NOT_FOUND


def _filter(
    base: Knowledge,
    kind: str,
    names: Sequence[str] | None,
    actors: Sequence[str] | None,
    places: Sequence[str] | None,
    topic: str | None,
    period: tuple[str | None, str | None],
    disputed: bool,
) -> Filter:
    since, until = period
    return Filter(
        kind=kind,
        actors=_actors(base, names or ()) | find_actors(base, actors or ()),
        places=find_places(base, places or ()),
        topic=None if topic is None else find_topic(base, kind, topic),
        since=since,
        until=until,
        disputed=disputed,
    )


def _actors(base: Knowledge, names: Sequence[str]) -> frozenset[str]:
    """The actors named; several words may be one name, as in `forces Burkina Faso`."""
    if len(names) > 1:
        try:
            return find_actors(base, [" ".join(names)])
        except UnknownName:
            pass  # they are several names, then
    return find_actors(base, names)


def _verdict(facts: Sequence[object]) -> Status:
    if facts:
        return Status.OK
    remark(["no fact passes these filters"])
    return Status.NOT_FOUND
