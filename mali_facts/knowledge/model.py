"""The typed knowledge base: facts, actors, places, sources and the evidence that joins them.

The records are named tuples: as frozen and as typed as frozen dataclasses, but a class takes
0.4 ms less to make and a record a quarter of the time, at every start of a command that
lives for 50 ms. Their annotations are no strings (`from __future__ import annotations`),
which named tuples would compile one by one.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, overload

from mali_facts.errors import UnknownName
from mali_facts.knowledge.records import Records

if TYPE_CHECKING:
    from mali_facts.knowledge.arithmetic import Derivation

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
    derived: "Derivation | None"
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
        return _start(self.kind, self.value, self.as_of)


def _start(kind: str, value: object, as_of: str | None) -> str | None:
    return value if kind == "date" and isinstance(value, str) else as_of


class Wording(NamedTuple):
    """The words of a fact, and whom and what it names: had in a third of a fact's time."""

    asked: str
    """Its questions, subject and unit."""
    said: str
    """Its sentence, office, topic, stance and phrase."""
    noted: str
    """Its note, and what the sources say."""
    actor: Actor
    about: tuple[Actor, ...]
    place: Place | None
    topic: str | None
    start: str | None
    """When it begins, or is placed in time."""
    end: str | None


_FIGURE = re.compile(r"\b\d+\b")


def _affirmed(ask: str) -> str:
    """A fact's own question, without the figures of one that it says no to."""
    return _FIGURE.sub(" ", ask) if ask.startswith("no:") else ask


_SAID = ("office", "topic", "stance", "phrase")

_Record = TypeVar("_Record")


class _Built(dict[str, _Record]):
    """The records of a section by their ids, each built when it is first asked for."""

    def __init__(
        self, records: Records, section: str, build: Callable[[dict[str, Any]], _Record]
    ) -> None:
        """`build` makes of a record's JSON what it stands for."""
        self._records, self._section, self._build = records, section, build

    def __missing__(self, name: str) -> _Record:
        raw = self._records.find(self._section, name)
        if raw is None:
            raise KeyError(name)
        record = self[name] = self._build(raw)
        return record

    def ids(self) -> list[str]:
        """The ids of all records, in the order of the file."""
        return self._records.ids(self._section)

    def whole(self) -> dict[str, _Record]:
        """All records, in the order of the file."""
        return {name: self[name] for name in self.ids()}


class Facts(Sequence["Fact"]):
    """All facts in the order of the file, each built when it is first asked for."""

    def __init__(self, built: _Built[Fact]) -> None:
        self._built = built
        self._ids = built.ids()

    @overload
    def __getitem__(self, at: int) -> Fact: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Fact, ...]: ...

    def __getitem__(self, at: int | slice) -> Fact | tuple[Fact, ...]:
        if isinstance(at, slice):
            return tuple(map(self._built.__getitem__, self._ids[at]))
        return self._built[self._ids[at]]

    def __iter__(self) -> Iterator[Fact]:
        return map(self._built.__getitem__, self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Facts | tuple) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]  # as a list


class Knowledge:
    """A loaded knowledge base. Whatever it holds is built when it is first asked for."""

    def __init__(
        self,
        raw: Mapping[str, Any] | Records,
        file: str,
        text: str | bytes,
        *,
        bundled: bool = False,
    ) -> None:
        """Take the parsed JSON of `file`; its shape must have been checked or be trusted.

        `text` is what the file holds, `bundled` says that it came with the program.
        """
        self.file = file
        self.bundled = bundled
        self._text = text
        records = raw if isinstance(raw, Records) else Records(raw)
        self._records = records
        self._sources = _Built(records, "sources", _source)
        self._actors = _Built(records, "actors", _actor)
        self._places = _Built(records, "places", _place)
        self._facts = _Built(records, "facts", self._fact)

    @cached_property
    def version(self) -> str:
        """The version of the knowledge base."""
        version: str = self._records.top("version")
        return version

    @cached_property
    def checked(self) -> str:
        """ISO date up to which the facts were checked."""
        checked: str = self._records.top("checked")
        return checked

    @cached_property
    def digest(self) -> int:
        """A checksum of the file, by which things made from it know that they still fit."""
        from zlib import crc32  # only questions ask for it

        text = self._text
        return crc32(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))

    @cached_property
    def article(self) -> str | None:
        """Id of the source that `check --source` compares the facts with."""
        article: str | None = self._records.top("article")
        return article

    @cached_property
    def language(self) -> dict[str, Any]:
        """How questions are worded: synonyms, frames, words without weight, other names."""
        return self._records.top("language") or {}

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Every source by its id."""
        return self._sources.whole()

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Every actor by its id."""
        return self._actors.whole()

    @cached_property
    def places(self) -> dict[str, Place]:
        """Every place by its id."""
        return self._places.whole()

    @property
    def ids(self) -> list[str]:
        """The ids of all facts, in the order of the file."""
        return self._facts.ids()

    def __len__(self) -> int:
        """How many facts there are."""
        return len(self._facts.ids())

    @cached_property
    def facts(self) -> Facts:
        """All facts, in the order of the file."""
        return Facts(self._facts)

    def of_kind(self, kind: str) -> list[Fact]:
        """The facts of one kind, in the order of the file; the others are not even parsed."""
        return [self._facts[name] for name in self._records.of_kind(kind)]

    @property
    def things(self) -> list[Actor | Place]:
        """Every actor and every place: whatever has a name."""
        return [*self.actors.values(), *self.places.values()]

    def fact(self, fact_id: str) -> Fact:
        """The fact with this id; UnknownName where there is none."""
        try:
            return self._facts[fact_id]
        except KeyError:
            raise UnknownName("fact", fact_id) from None

    def wordings(self) -> Iterator[Wording]:
        """The words of all facts, in the order of the file."""
        actors, places = self._actors, self._places
        for name in self.ids:
            raw = self._records.find("facts", name)
            assert raw is not None  # it is one of the ids
            get = raw.get
            text, says = raw["text"], [item["says"] for item in get("evidence") or ()]
            if get("derived"):
                fact = self.fact(name)
                text, says = fact.text, [item.says for item in fact.evidence]
            about, place = get("about") or (), get("place")
            yield Wording(
                " ".join((*map(_affirmed, get("asks") or ()), raw["subject"], get("unit") or "")),
                " ".join((text, *[get(field) or "" for field in _SAID])),
                " ".join((get("note") or "", *says)),
                actors[raw["actor"]],
                tuple([actors[other] for other in about]),
                None if place is None else places[place],
                get("topic"),
                _start(raw["kind"], get("value"), get("as_of")),
                get("end"),
            )

    def _fact(self, raw: dict[str, Any]) -> Fact:
        get = raw.get
        place, value, hedge = get("place"), get("value"), get("hedge")
        text, derivation = raw["text"], None
        evidence: tuple[Evidence, ...]
        if get("derived"):
            from mali_facts.knowledge.arithmetic import derive  # few facts are

            formula = raw["derived"]["formula"]
            result = derive(formula, raw["derived"]["digits"], self.fact)
            derivation, value, hedge = result.derivation, result.value, result.hedge
            text = text.replace("{value}", result.shown).replace("{span}", result.span)
            inputs = [self.fact(name) for name in derivation.inputs]
            # Once each: formulas that use a fact twice would double its evidence at every step.
            evidence = tuple(dict.fromkeys(item for fact in inputs for item in fact.evidence))
        else:
            sources = self._sources
            evidence = tuple(
                Evidence(
                    sources[item["source"]],
                    item.get("at"),
                    item["says"],
                    item["agrees"],
                    tuple(item.get("marks") or ()),
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
            None if place is None else self._places[place],
            get("as_of"),
            get("end"),
            self._actors[raw["actor"]],
            tuple(map(self._actors.__getitem__, get("about") or ())),
            get("office"),
            get("topic"),
            get("stance"),
            get("phrase"),
            get("series"),
            get("part_of"),
            derivation,
            get("note"),
            tuple(get("asks") or ()),
            evidence,
        )


def _source(raw: dict[str, Any]) -> Source:
    get = raw.get
    return Source(
        raw["id"],
        raw["publisher"],
        raw["title"],
        raw["url"],
        get("published"),
        get("via"),
        get("note"),
    )


def _actor(raw: dict[str, Any]) -> Actor:
    get = raw.get
    return Actor(
        raw["id"],
        raw["name"],
        raw["type"],
        tuple(get("aliases") or ()),
        tuple(get("of") or ()),
        get("since"),
        get("until"),
    )


def _place(raw: dict[str, Any]) -> Place:
    return Place(
        raw["id"], raw["name"], raw["type"], tuple(raw.get("aliases") or ()), raw.get("in")
    )
