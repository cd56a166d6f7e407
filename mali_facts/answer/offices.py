"""Whether someone held an office at the time that a yes-or-no question names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mali_facts.answer.claims import date_in
from mali_facts.answer.text import words
from mali_facts.answer.times import held_years
from mali_facts.knowledge import dates
from mali_facts.knowledge.model import OFFICE_TOPIC
from mali_facts.knowledge.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mali_facts.answer.lexicon import Lexicon
    from mali_facts.answer.reading import Reading
    from mali_facts.knowledge.model import Fact

_PLAIN = frozenset(
    "is was were had been be the a s of in on at as still already then"
    " etait est il elle encore deja le la l les de du des d en au".split()
)
"""Words that leave the question one for the office and the time."""

_ANY_MINISTER = frozenset(("minister", "ministre"))

_AT_THE_END = frozenset(("end", "late", "fin"))
"""Words of a question that asks for the last day of a year."""


def held_then(reading: Reading, fact: Fact, lexicon: Lexicon) -> bool | None:
    """Whether the office of a fact was held all the time that is named, or at none of it.

    None where the fact is of no office, where the question names no time or something beside
    the person, the office and the time, or where the office changed hands in that time.
    """
    if fact.topic != OFFICE_TOPIC or not fact.office or not fact.start:
        return None
    places, (year, month, day) = date_in(reading.tokens)
    if year is None or (day and not month):
        return None
    asked = {token for at, token in enumerate(reading.tokens) if at not in places} - _PLAIN
    person = set(words(fact.actor.name))
    office = _concepts(words(fact.office), lexicon)
    role = asked - person
    if role == asked or not role:
        return None
    if any(_concepts([word], lexicon).isdisjoint(office) for word in role):
        return None
    at_the_end = not month and not _AT_THE_END.isdisjoint(fold(reading.question).split())
    time = f"{year}-12-31" if at_the_end else "-".join(f"{n:02d}" for n in (year, month, day) if n)
    last = fact.end or str(held_years(fact.topic, fact.start, fact.end, fact.text)[-1])
    begun = dates.first_day(fact.start) <= dates.first_day(time)
    if begun and dates.last_day(time) <= dates.last_day(last):
        return True
    # Who was no longer this minister may have been another one.
    unclear = role <= _ANY_MINISTER or dates.overlap(fact.start, last, time, time)
    return None if unclear else False


def _concepts(single: Iterable[str], lexicon: Lexicon) -> set[str]:
    """What each of some words stands for alone."""
    terms = (term for word in single for term in lexicon.terms(word))
    return {concept for term in terms for concept in (term.concept, *term.others)}
