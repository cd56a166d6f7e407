"""Choosing facts: by actor, place, time and topic, and finding things by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mali_facts.errors import UnknownName
from mali_facts.knowledge import dates
from mali_facts.knowledge.model import OFFICE_TOPIC
from mali_facts.knowledge.names import key, near

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mali_facts.knowledge.model import Actor, Fact, Knowledge, Place


class Filter(NamedTuple):
    """What a list of facts is limited to; what is empty or None does not limit it."""

    kind: str | None = None
    actors: frozenset[str] = frozenset()
    """Ids: facts of any of these, or of what is part of them."""
    places: frozenset[str] = frozenset()
    """Ids: facts at any of these, or at a place inside them."""
    topic: str | None = None
    since: str | None = None
    """ISO date of any precision: facts that end before it are left out."""
    until: str | None = None
    """ISO date of any precision: facts that begin after it are left out."""
    disputed: bool = False
    offices: bool | None = None
    """True: only who held which office. False: none of these."""


def select(base: Knowledge, wanted: Filter) -> list[Fact]:
    """The facts that pass a filter, in the order of the base."""
    facts: Iterable[Fact] = base.facts if wanted.kind is None else base.of_kind(wanted.kind)
    actors = _with_members(base, wanted.actors)
    places = _with_inner(base, wanted.places)
    topic = None if wanted.topic is None else key(wanted.topic)
    return [
        fact
        for fact in facts
        if (not actors or fact.actor.id in actors or any(a.id in actors for a in fact.about))
        and (not places or (fact.place is not None and fact.place.id in places))
        and (topic is None or (fact.topic is not None and key(fact.topic) == topic))
        and (not wanted.disputed or fact.disputed)
        and (wanted.offices is None or (fact.topic == OFFICE_TOPIC) == wanted.offices)
        and _in_time(fact, wanted)
    ]


def _in_time(fact: Fact, wanted: Filter) -> bool:
    if wanted.since is None and wanted.until is None:
        return True
    if fact.start is None:
        return False
    end = fact.end
    if end is None and fact.topic == OFFICE_TOPIC:
        end = "9999"  # an office without an end is still held
    return dates.overlap(fact.start, end, wanted.since, wanted.until)


def by_time(facts: Iterable[Fact]) -> list[Fact]:
    """Facts oldest first; a month comes before its days, what has no date comes last."""
    return sorted(facts, key=lambda fact: fact.start or "~")


def find_actors(base: Knowledge, names: Sequence[str]) -> frozenset[str]:
    """The ids that actors' names, aliases or ids stand for; UnknownName where one does not."""
    return frozenset(_find("actor", name, base.actors) for name in names)


def find_places(base: Knowledge, names: Sequence[str]) -> frozenset[str]:
    """The ids that places' names, aliases or ids stand for; UnknownName where one does not."""
    return frozenset(_find("place", name, base.places) for name in names)


def find_topic(base: Knowledge, kind: str, topic: str) -> str:
    """The topic as the base spells it; UnknownName where no fact of this kind has it."""
    topics = sorted({f.topic for f in base.of_kind(kind) if f.topic})
    for known in topics:
        if key(known) == key(topic):
            return known
    raise UnknownName("topic", topic, near(topic, topics) or topics)


def find_fact(base: Knowledge, fact_id: str) -> Fact:
    """The fact with this id; UnknownName with the nearest ids where there is none."""
    try:
        return base.fact(fact_id)
    except UnknownName:
        raise UnknownName("fact", fact_id, near(fact_id, base.ids)) from None


def _find(what: str, name: str, things: Mapping[str, Actor | Place]) -> str:
    wanted = key(name)
    spellings: dict[str, str] = {}
    for thing in things.values():
        for spelling in (thing.id, *thing.spellings):
            spellings.setdefault(key(spelling), thing.id)
    found = spellings.get(wanted)
    if found is None:
        close = near(name, [s for thing in things.values() for s in thing.spellings])
        raise UnknownName(what, name, close)
    return found


def _with_members(base: Knowledge, chosen: frozenset[str]) -> frozenset[str]:
    """The chosen actors and all that belong to them: France, its forces and its ministers."""
    if not chosen:
        return chosen
    return frozenset(a for a in base.actors if chosen & _owners(base, a))


def _owners(base: Knowledge, actor: str) -> set[str]:
    seen: set[str] = set()
    ahead = [actor]
    while ahead:
        name = ahead.pop()
        if name not in seen and name in base.actors:
            seen.add(name)
            ahead.extend(base.actors[name].of)
    return seen


def _with_inner(base: Knowledge, chosen: frozenset[str]) -> frozenset[str]:
    """The chosen places and all that lie in them."""
    inner = set(chosen)
    for place in base.places.values():
        trail: list[str] = []
        at: Place | None = place
        while at is not None and at.id not in trail:
            trail.append(at.id)
            if at.id in chosen:
                inner.update(trail)
                break
            at = base.places.get(at.within) if at.within else None
    return frozenset(inner)
