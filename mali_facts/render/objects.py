"""The JSON shape of a fact and a source: the same in every answer (see schemas/)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mali_facts.knowledge.model import Evidence, Fact, Source
    from mali_facts.render.page import Json

FACT_FIELDS = (
    "id",
    "kind",
    "subject",
    "text",
    "value",
    "unit",
    "hedge",
    "place",
    "as_of",
    "end",
    "actor",
    "office",
    "topic",
    "stance",
    "phrase",
    "derived",
    "disputed",
    "note",
    "evidence",
)


def fact_object(fact: Fact) -> dict[str, Json]:
    """A fact with all its fields, null where there is none; actor and place by their names."""
    derived: Json = None
    if fact.derived is not None:
        derived = {"formula": fact.derived.formula, "inputs": list(fact.derived.inputs)}
    return {
        "id": fact.id,
        "kind": fact.kind,
        "subject": fact.subject,
        "text": fact.text,
        "value": fact.value,
        "unit": fact.unit,
        "hedge": fact.hedge,
        "place": None if fact.place is None else fact.place.name,
        "as_of": fact.as_of,
        "end": fact.end,
        "actor": fact.actor.name,
        "office": fact.office,
        "topic": fact.topic,
        "stance": fact.stance,
        "phrase": fact.phrase,
        "derived": derived,
        "disputed": fact.disputed,
        "note": fact.note,
        "evidence": [evidence_object(item) for item in fact.evidence],
    }


def evidence_object(item: Evidence) -> dict[str, Json]:
    """One piece of evidence."""
    return {
        "source": item.source.id,
        "publisher": item.source.publisher,
        "published": item.source.published,
        "url": item.source.url,
        "at": item.at,
        "says": item.says,
        "agrees": item.agrees,
    }


def source_object(source: Source, facts: int) -> dict[str, Json]:
    """A source, with the number of facts that rest on it."""
    return {
        "id": source.id,
        "publisher": source.publisher,
        "title": source.title,
        "url": source.url,
        "published": source.published,
        "via": source.via,
        "note": source.note,
        "facts": facts,
    }
