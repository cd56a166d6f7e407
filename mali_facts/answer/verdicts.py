"""Whether the words of a yes-or-no question speak for yes or for no, once its fact is known.

A network (network.py) says so, learned from questions whose answers are known
(tests/verdicts.jsonl and the facts' own ones). A piece of evidence that the fact has not got is
another one: a strange name says no, a strange `about` nothing. So are signs of what the whole
question makes of the fact: who does it, to whom, what is denied, how much is strange. They tell
of facts that a word was not learned with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mali_facts.answer.associations import evidence
from mali_facts.answer.claims import PASSIVE, denies
from mali_facts.answer.learned import learned_file
from mali_facts.answer.network import Network
from mali_facts.answer.text import MONTHS, stem, words
from mali_facts.answer.times import date_words, held_years

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mali_facts.answer.lexicon import Lexicon
    from mali_facts.answer.reading import Reading
    from mali_facts.knowledge.model import Fact, Knowledge

NAME = "verdicts.bin"
"""The file beside this one."""

STRANGE = "!"
"""What stands before a piece of evidence that the fact has not got."""

MANY_STRANGE = 4
"""Strange words from which on it makes no difference how many there are."""


class Held(NamedTuple):
    """What a fact has that a question may have as well."""

    pieces: frozenset[str]
    """The concepts and stems of what it says, of whom and what it names, and of its time."""
    names: tuple[str, ...] = ()
    """Whom and what its sentence names, as concepts, in order."""
    doers: frozenset[str] = frozenset()
    """The concepts by which its actor may be named."""
    denies: bool = False
    """Whether its sentence has a word that denies."""


def evidence_of(reading: Reading, held: Held) -> dict[str, float]:
    """The evidence of a question for a fact that holds this: what is strange to it stands twice.

    A sign counts for as much as the concept that counts for most.
    """
    found = evidence(reading)
    strange = {f"{STRANGE}{name}": n for name, n in found.items() if is_strange(name, held.pieces)}
    signs = dict.fromkeys(_signs(reading, held), max(found.values()))
    return {**found, **strange, **signs}


def _signs(reading: Reading, held: Held) -> Iterator[str]:
    """The signs of what a question makes of a fact."""
    concepts = [term.concept for term in reading.terms]
    names = [concept for concept in concepts if concept[0] == "@"]
    voice = "active" if PASSIVE.isdisjoint(reading.tokens) else "passive"
    if names:
        doer = "doer" if names[0] in held.doers else "other"
        yield f"&{doer}"
        yield f"&{doer} {voice}"
    places = [held.names.index(name) for name in names if name in held.names]
    if len(places) > 1:
        order = "ordered" if places[0] < places[1] else "reversed"
        yield f"&{order}"
        yield f"&{order} {voice}"
    yield f"&denies {denies(reading.tokens):d} {held.denies:d}"
    strange = [concept for concept in concepts if concept not in held.pieces]
    if any(concept[0] == "@" for concept in strange):
        yield f"&{STRANGE}name"
    if any(concept.isdecimal() for concept in strange):
        yield f"&{STRANGE}figure"
    if any(concept in MONTHS for concept in strange):
        yield f"&{STRANGE}month"
    others = sum(not (c[0] == "@" or c.isdecimal() or c in MONTHS) for c in strange)
    yield f"&{STRANGE}words {min(MANY_STRANGE, others)}"


def held_by(fact: Fact, lexicon: Lexicon) -> Held:
    """What a fact has."""
    said = " ".join(
        filter(None, (fact.text, fact.subject, fact.unit, fact.office, fact.stance, fact.phrase))
    )
    names = [f"@{thing.id}" for thing in (fact.actor, *fact.about)]
    if fact.place is not None:
        names.append(f"@{fact.place.id}")
    times = [*date_words(fact.start).split(), *date_words(fact.end).split()]
    times += map(str, held_years(fact.topic, fact.start, fact.end, fact.text))
    stems = (f"~{stem(word)}" for word in (*words(said), *times))
    concepts = (term.concept for term in lexicon.terms(said))
    in_order = [term.concept for term in lexicon.terms(fact.text) if term.concept[0] == "@"]
    return Held(
        frozenset((*names, *times, *stems, *concepts)),
        tuple(dict.fromkeys(in_order)),
        lexicon.sides(f"@{fact.actor.id}"),
        denies(words(fact.text)),
    )


def is_strange(name: str, held: Collection[str]) -> bool:
    """Whether a fact has not got a concept, a stem, or one of two stems."""
    if name[0] == "=":
        return False
    first, _, second = name.partition(" ")
    return first not in held or (second != "" and f"~{second}" not in held)


def open_verdicts(base: Knowledge) -> Network | None:
    """The network of the bundled base; None for a base of one's own."""
    data = learned_file(base, NAME)
    return Network(data, base.ids) if data else None
