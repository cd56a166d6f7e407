"""Whether the words of a yes-or-no question speak for yes or for no, once its fact is known.

A network (network.py) says so, learned from questions whose answers are known
(tests/verdicts.jsonl and the facts' own ones). A piece of evidence that the fact has not got is
another one: a strange name says no, a strange `about` nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mali_facts.answer.associations import evidence
from mali_facts.answer.learned import learned_file
from mali_facts.answer.network import Network
from mali_facts.answer.text import stem, words
from mali_facts.answer.times import date_words, held_years

if TYPE_CHECKING:
    from collections.abc import Collection

    from mali_facts.answer.lexicon import Lexicon
    from mali_facts.answer.reading import Reading
    from mali_facts.knowledge.model import Fact, Knowledge

NAME = "verdicts.bin"
"""The file beside this one."""

STRANGE = "!"
"""What stands before a piece of evidence that the fact has not got."""


def evidence_of(reading: Reading, held: Collection[str]) -> dict[str, float]:
    """The evidence of a question for a fact that holds this: what is strange to it stands twice."""
    found = evidence(reading)
    strange = {f"{STRANGE}{name}": n for name, n in found.items() if is_strange(name, held)}
    return {**found, **strange}


def held_by(fact: Fact, lexicon: Lexicon) -> frozenset[str]:
    """The concepts and stems of what a fact says, of whom and what it names, and of its time."""
    said = " ".join(
        filter(None, (fact.text, fact.subject, fact.unit, fact.office, fact.stance, fact.phrase))
    )
    names = [f"@{thing.id}" for thing in (fact.actor, *fact.about)]
    if fact.place is not None:
        names.append(f"@{fact.place.id}")
    times = [*date_words(fact.start).split(), *date_words(fact.end).split()]
    times += map(str, held_years(fact.topic, fact.start, fact.end, fact.text))
    stems = (f"~{stem(word)}" for word in (*words(said), *times))
    return frozenset((*names, *times, *stems, *(term.concept for term in lexicon.terms(said))))


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
