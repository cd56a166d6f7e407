"""Every kind of page over the small base in tests/rendered, or over a hostile copy of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mali_facts.answer.ask import Answer, Outcome
from mali_facts.knowledge.load import checked
from mali_facts.knowledge.model import Knowledge
from mali_facts.knowledge.problems import Problem
from mali_facts.render.answers import AnswerPage
from mali_facts.render.facts import CardsPage, DatesPage, FactsPage, ForcesPage, PositionsPage
from mali_facts.render.listings import CheckPage, FrontPage, SourcesPage
from mali_facts.render.values import FieldValue, ValuesPage

if TYPE_CHECKING:
    from mali_facts.render.page import Page

RENDERED = Path(__file__).parent.parent / "rendered"
SMALL = RENDERED / "small.json"
_SHOWN = {
    "sources": ("publisher", "title", "url", "via", "note"),
    "actors": ("name",),
    "places": ("name",),
    "facts": ("subject", "text", "unit", "hedge", "office", "topic", "stance", "phrase", "note"),
}


def small() -> Knowledge:
    """The small base."""
    return known(json.loads(SMALL.read_text(encoding="utf-8")))


def known(raw: dict[str, Any]) -> Knowledge:
    """A base, its shape checked."""
    text = json.dumps(raw, ensure_ascii=False)
    return Knowledge(checked(text, "small.json"), "small.json", text)


def disguised(text: str) -> Knowledge:
    """The small base with `text` wherever people may write what they like."""
    raw = json.loads(SMALL.read_text(encoding="utf-8"))
    for section, fields in _SHOWN.items():
        for record in raw[section]:
            for field in fields:
                if field in record:
                    record[field] = text
            for item in record.get("evidence", ()):
                item["says"] = text
                item["at"] = text
    return known(raw)


def problems(text: str = "a fault") -> list[Problem]:
    """Two problems, one of them without a line."""
    return [
        Problem("bad-date", "$.facts[3].value", text, "write YYYY", 12),
        Problem("not-json", "$", text, "mend the JSON there"),
    ]


def pages(base: Knowledge, text: str = "a question") -> dict[str, Page]:
    """A page of every kind; `text` stands where it is not the base that is shown."""
    facts = base.facts
    kinds = {
        kind: [fact for fact in facts if fact.kind == kind]
        for kind in ("force", "date", "position")
    }
    series = {"bundeswehr-strength": [f for f in facts if f.series == "bundeswehr-strength"]}
    sentences = (facts[0].text, facts[4].text)
    answer = Answer(sentences, facts[0].value, facts[0].unit, 0.9, (facts[0], facts[4]))
    return {
        "facts": FactsPage(facts),
        "forces": ForcesPage(kinds["force"]),
        "dates": DatesPage(kinds["date"]),
        "positions": PositionsPage(kinds["position"]),
        "cards": CardsPage(facts, series),
        "sources": SourcesPage([(source, 3) for source in base.sources.values()]),
        "check": CheckPage("small.json", problems(text), ""),
        "sound": CheckPage("small.json", [], text),
        "values": ValuesPage(
            [
                FieldValue("a", "value", 2400, "2400"),
                FieldValue("b", "value", None, ""),
                FieldValue("a", "text", text, text),
            ]
        ),
        "front": FrontPage(15, "7", "2022-12-31", [f"mali-facts ask {text}", "mali-facts dates"]),
        "answer": AnswerPage(Outcome(text, answer, None, (), ()), base, why=False),
        "refusal": AnswerPage(Outcome(text, None, text, facts[:2], ()), base, why=False),
    }


def empty_pages() -> dict[str, Page]:
    """Every kind of list with nothing in it."""
    return {
        "facts": FactsPage([]),
        "forces": ForcesPage([]),
        "dates": DatesPage([]),
        "positions": PositionsPage([]),
        "cards": CardsPage([], {}),
        "sources": SourcesPage([]),
        "values": ValuesPage([]),
    }


PAGES = tuple(pages(small()))
EMPTY = tuple(empty_pages())
