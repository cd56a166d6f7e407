"""The commands that list: forces, dates, positions and sources."""

from __future__ import annotations

from mali_facts.cli import options
from mali_facts.cli.lists import Wish, list_dates, list_forces, list_positions
from mali_facts.cli.output import show
from mali_facts.errors import Status
from mali_facts.knowledge.load import load


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
    wish = Wish(
        actor or (),
        place or (),
        topic,
        options.period(since, until, on),
        disputed,
        False,
        limit,
        options.chosen_format(form, as_json),
    )
    return list_forces(name or (), wish, data)


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
    wish = Wish(
        actor or (),
        place or (),
        topic,
        options.period(since, until, on),
        disputed,
        False,
        limit,
        options.chosen_format(form, as_json),
    )
    return list_dates(name or (), wish, data)


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
    wish = Wish(
        actor or (),
        place or (),
        topic,
        options.period(since, until, on),
        disputed,
        offices,
        limit,
        options.chosen_format(form, as_json),
    )
    return list_positions(name or (), wish, data)


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
