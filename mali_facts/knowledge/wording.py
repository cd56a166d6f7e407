"""A fact's value, sourcing and disagreement in words: everyone who shows them calls here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mali_facts.knowledge import dates
from mali_facts.knowledge.numbers import in_figures

if TYPE_CHECKING:
    from mali_facts.knowledge.model import Evidence, Fact, Source


def figure(fact: Fact, *, exact_dates: bool = False) -> str:
    """The value with its hedge and unit: `some 2,400 troops`, `17 February 2022`.

    Empty where the fact has no value. `exact_dates` keeps dates as ISO text, for scripts.
    """
    if isinstance(fact.value, str):
        return fact.value if exact_dates else dates.in_words(fact.value)
    number = None if fact.value is None else in_figures(fact.value)
    if number is None and fact.hedge is None:
        return ""
    return " ".join(filter(None, (fact.hedge, number, fact.unit)))


def bare_value(fact: Fact) -> str:
    """The value alone, as the sources print it: `some 2,400`, `17 February 2022`, or the stand."""
    if isinstance(fact.value, str):
        return dates.in_words(fact.value)
    if fact.value is not None:
        return " ".join(filter(None, (fact.hedge, in_figures(fact.value))))
    return fact.hedge or fact.stance or "as above"


def when(fact: Fact, *, exact: bool = False) -> str:
    """The time at which the fact held: a day, or a period with both its ends."""
    start = fact.start
    if start is None:
        return ""
    form = str if exact else dates.in_short
    if fact.end is None or fact.end == start:
        return form(start)
    return f"{form(start)}/{fact.end}" if exact else f"{form(start)} to {form(fact.end)}"


def sourcing(fact: Fact) -> str:
    """How well sourced a fact is: `4 publishers`, `single source`, `5 publishers, disputed`."""
    count = len(fact.publishers)
    words = "single source" if count == 1 else f"{count} publishers"
    return f"{words}, disputed" if fact.disputed else words


def differing(fact: Fact) -> list[tuple[str, list[str]]]:
    """What the sources say where they differ: each value with the publishers that give it.

    The fact's own value comes first; empty where nobody disagrees.
    """
    if not fact.disputed:
        return []
    if fact.derived is not None:
        # The evidence is that of the inputs: their values are not values of this figure.
        return []
    groups: dict[str, list[str]] = {}
    if fact.publishers:
        groups[bare_value(fact)] = list(fact.publishers)
    for item in fact.evidence:
        if not item.agrees:
            publishers = groups.setdefault(item.says, [])
            if item.source.publisher not in publishers:
                publishers.append(item.source.publisher)
    return list(groups.items())


def disagreement(fact: Fact) -> str:
    """One line that says who differs: `sources differ: 53 (DW, AFP), 58 (BFMTV)`; or nothing."""
    if fact.disputed and fact.derived is not None:
        return "what it is computed from is disputed"
    groups = differing(fact)
    if not groups:
        return ""
    said = ", ".join(f"{value} ({', '.join(publishers)})" for value, publishers in groups)
    return f"sources differ: {said}"


def reference(source: Source) -> str:
    """A source as people cite it: publisher, the site it was read on, date."""
    name = f"{source.publisher} (on {source.via})" if source.via else source.publisher
    return f"{name}, {dates.in_short(source.published)}" if source.published else f"{name}, undated"


def attestation(item: Evidence) -> str:
    """What one source gives, in words: `some 2,400` or `2,500 (differs)`."""
    return item.says if item.agrees else f"{item.says} (differs)"
