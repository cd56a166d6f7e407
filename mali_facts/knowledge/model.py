"""The typed knowledge base: facts, actors, places, sources and the evidence that joins them.

The records are named tuples: as frozen and as typed as frozen dataclasses, but a class takes
0.4 ms less to make and a record a quarter of the time, at every start of a command that
lives for 50 ms.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any, NamedTuple
from zlib import crc32

from mali_facts.errors import UnknownName
from mali_facts.knowledge.arithmetic import Derivation, derive

KINDS = ("force", "date", "position")
"""`force`: a strength, loss, make-up or deployment. `date`: an event or a deadline.
`position`: a stand that someone took, or (topic `office`) an office that someone held."""

OFFICE_TOPIC = "office"
"""The topic of positions that say who held an office, from `as_of` to `end`."""


class Source(NamedTuple):
    """A document that facts rest on."""

    id: str
    publisher: str
    """Who wrote it: the agency, where a site carries an agency's text."""
    title: str
    """What the document is, in our words."""
    url: str
    published: str | None
    """ISO date of the precision known."""
    via: str | None
    """The site on which it was read, where that is not the publisher's."""
    note: str | None


class Evidence(NamedTuple):
    """One source's support for one fact, or its disagreement."""

    source: Source
    at: str | None
    """Where in the source, such as `paragraph 17`."""
    says: str
    """The value that this source gives, in few words."""
    agrees: bool
    """Whether that is the fact's own value."""
    marks: tuple[str, ...]
    """Figures, names and date words that must stand, in this order, at `at` in the article."""


class Actor(NamedTuple):
    """A state, organisation, force or person that facts are about."""

    id: str
    name: str
    type: str
    """`state`, `organisation`, `force` or `person`."""
    aliases: tuple[str, ...]
    of: tuple[str, ...]
    """Ids of the actors that it is part of, or speaks for."""
    since: str | None
    """First day of its existence, where facts must not be older."""
    until: str | None
    """Last day of its existence, where facts must not be younger."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """The name and every alias."""
        return (self.name, *self.aliases)


class Place(NamedTuple):
    """A country, region or town."""

    id: str
    name: str
    type: str
    aliases: tuple[str, ...]
    within: str | None
    """Id of the place that it lies in."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """The name and every alias."""
        return (self.name, *self.aliases)


class Fact(NamedTuple):
    """One checkable statement with its evidence."""

    id: str
    kind: str
    """One of KINDS."""
    subject: str
    """What it is about, as a short noun phrase."""
    text: str
    """The fact as one sentence that can be read aloud."""
    value: int | float | str | None
    """A number, an ISO date of the precision known, or None."""
    unit: str | None
    """What a number counts: `troops`, `deaths`, `percent`."""
    hedge: str | None
    """The source's own word of doubt: `some`, `up to`; `300 to` is the lower end of a range."""
    place: Place | None
    as_of: str | None
    """When it held: the day of a figure or stand, the first day of an office."""
    end: str | None
    """Last day of what lasts."""
    actor: Actor
    """Whom it is about; for a position, whoever takes it."""
    about: tuple[Actor, ...]
    """Others that it concerns."""
    office: str | None
    """The office that a person held at the time."""
    topic: str | None
    stance: str | None
    """The stand in words: `rejects the word failure`."""
    phrase: str | None
    """At most eight quoted words, where the words themselves are the fact."""
    series: str | None
    """Shared by the values of one thing over time."""
    part_of: str | None
    """Id of the fact whose figure contains this one at the same date."""
    derived: Derivation | None
    """How the value was computed from other facts, None for what sources say."""
    note: str | None
    asks: tuple[str, ...]
    """Questions that this fact answers; `yes:` or `no:` in front is the answer."""
    evidence: tuple[Evidence, ...]
    """What the sources say; for a derived fact, what they say of its inputs."""

    @property
    def disputed(self) -> bool:
        """Whether some source gives another value."""
        return not all(item.agrees for item in self.evidence)

    @property
    def publishers(self) -> tuple[str, ...]:
        """The independent publishers that agree, in the order of the evidence."""
        return tuple(dict.fromkeys(e.source.publisher for e in self.evidence if e.agrees))

    @property
    def start(self) -> str | None:
        """The ISO date by which the fact is placed in time: of the event, figure or stand."""
        if self.kind == "date" and isinstance(self.value, str):
            return self.value
        return self.as_of


class Knowledge:
    """A loaded knowledge base. Facts are built when they are first asked for."""

    def __init__(self, raw: dict[str, Any], file: str, text: str, *, bundled: bool = False) -> None:
        """Take the parsed JSON of `file`; its shape must have been checked or be trusted.

        `text` is what the file holds, `bundled` says that it came with the program.
        """
        self.file = file
        self.bundled = bundled
        self._text = text
        self.version: str = raw["version"]
        self.checked: str = raw["checked"]
        """ISO date up to which the facts were checked."""
        self._raw = raw
        self._built: dict[str, Fact] = {}

    @cached_property
    def digest(self) -> int:
        """A checksum of the file, by which things made from it know that they still fit."""
        return crc32(self._text.encode("utf-8", "surrogatepass"))

    @cached_property
    def article(self) -> str | None:
        """Id of the source that `check --source` compares the facts with."""
        article: str | None = self._raw.get("article")
        return article

    @cached_property
    def language(self) -> dict[str, Any]:
        """How questions are worded: synonyms, frames, words without weight, other names."""
        language: dict[str, Any] = self._raw.get("language", {})
        return language

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Every source by its id."""
        return {
            item["id"]: Source(
                item["id"],
                item["publisher"],
                item["title"],
                item["url"],
                item.get("published"),
                item.get("via"),
                item.get("note"),
            )
            for item in self._raw["sources"]
        }

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Every actor by its id."""
        return {
            item["id"]: Actor(
                item["id"],
                item["name"],
                item["type"],
                tuple(item.get("aliases", ())),
                tuple(item.get("of", ())),
                item.get("since"),
                item.get("until"),
            )
            for item in self._raw["actors"]
        }

    @cached_property
    def places(self) -> dict[str, Place]:
        """Every place by its id."""
        return {
            item["id"]: Place(
                item["id"],
                item["name"],
                item["type"],
                tuple(item.get("aliases", ())),
                item.get("in"),
            )
            for item in self._raw["places"]
        }

    @cached_property
    def _raw_facts(self) -> dict[str, dict[str, Any]]:
        return {item["id"]: item for item in self._raw["facts"]}

    @property
    def ids(self) -> list[str]:
        """The ids of all facts, in the order of the file."""
        return list(self._raw_facts)

    def __len__(self) -> int:
        """How many facts there are."""
        return len(self._raw_facts)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """All facts, in the order of the file."""
        return tuple(map(self.fact, self._raw_facts))

    @property
    def things(self) -> list[Actor | Place]:
        """Every actor and every place: whatever has a name."""
        return [*self.actors.values(), *self.places.values()]

    def fact(self, fact_id: str) -> Fact:
        """The fact with this id; UnknownName where there is none."""
        fact = self._built.get(fact_id)
        if fact is None:
            raw = self._raw_facts.get(fact_id)
            if raw is None:
                raise UnknownName("fact", fact_id)
            fact = self._built[fact_id] = self._build(raw)
        return fact

    def _build(self, raw: dict[str, Any]) -> Fact:
        get = raw.get
        place, value, hedge = get("place"), get("value"), get("hedge")
        text, derivation = raw["text"], None
        evidence: tuple[Evidence, ...]
        if "derived" in raw:
            formula = raw["derived"]["formula"]
            derivation, value, hedge, shown = derive(formula, raw["derived"]["digits"], self.fact)
            text = text.replace("{value}", shown)
            inputs = [self.fact(name) for name in derivation.inputs]
            evidence = tuple(item for fact in inputs for item in fact.evidence)
        else:
            evidence = tuple(
                Evidence(
                    self.sources[item["source"]],
                    item.get("at"),
                    item["says"],
                    item["agrees"],
                    tuple(item.get("marks", ())),
                )
                for item in raw["evidence"]
            )
        return Fact(
            raw["id"],
            raw["kind"],
            raw["subject"],
            text,
            value,
            get("unit"),
            hedge,
            None if place is None else self.places[place],
            get("as_of"),
            get("end"),
            self.actors[raw["actor"]],
            tuple(self.actors[name] for name in get("about", ())),
            get("office"),
            get("topic"),
            get("stance"),
            get("phrase"),
            get("series"),
            get("part_of"),
            derivation,
            get("note"),
            tuple(get("asks", ())),
            evidence,
        )
