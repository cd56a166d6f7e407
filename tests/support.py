"""What tests share: a small complete knowledge base, its article, and ways to load both."""

from __future__ import annotations

import copy
import json
from typing import Any, NamedTuple

from mali_facts.errors import KnowledgeError
from mali_facts.knowledge.load import checked
from mali_facts.knowledge.model import Knowledge
from mali_facts.knowledge.problems import Problem

SMALL_ARTICLE = """\
France and Canada made known on Thursday that their soldiers are to leave Mali.

What is at stake?

France keeps some 4,300 soldiers in the Sahel; of these, some 2,400 are in Mali.
The mission cost 53 lives, and 48 of these men fell in Mali.

On Tuesday the minister, Christine Lambrecht, saw no reason to keep the Bundeswehr there.
"""
"""Five paragraphs that bear out the evidence from `gazette` in the small base."""

_SMALL: dict[str, Any] = {
    "version": "2022.3",
    "checked": "2022-12-31",
    "article": "gazette",
    "language": {
        "synonyms": {
            "troops": ["troops", "troop", "soldiers", "soldier", "military"],
            "death": ["death", "deaths", "died", "dead", "killed", "lost"],
            "leave": ["leave", "left", "withdraw", "withdrawal", "pull out", "quitter"],
        },
        "frames": {
            "count": ["how many", "how much", "number of", "combien"],
            "when": ["when", "what day", "quand"],
            "who": ["who", "whom", "qui"],
            "yesno": ["did", "was", "were", "is", "are", "has", "have"],
        },
        "ignored": ["a", "an", "and", "by", "did", "in", "is", "many", "of", "on", "the", "to"],
        "elsewhere": ["ukraine", "afghanistan"],
    },
    "sources": [
        {
            "id": "gazette",
            "publisher": "The Gazette",
            "title": "Report of the announcement",
            "url": "https://gazette.example/mali",
            "published": "2022-02-17",
            "note": "Its header bears another date.",
        },
        {
            "id": "agency-france",
            "publisher": "AFP",
            "title": "Wire on the departure",
            "url": "https://agency.example/departure",
            "published": "2022-02",
            "via": "RTBF",
        },
        {
            "id": "broadcaster",
            "publisher": "France 24",
            "title": "Barkhane in figures",
            "url": "https://broadcaster.example/figures",
            "published": "2022-02-16",
        },
        {
            "id": "ministry",
            "publisher": "German Defence Ministry",
            "title": "List of ministers",
            "url": "https://ministry.example/list",
        },
        {
            "id": "senate",
            "publisher": "French Senate",
            "title": "Inquiry into Barkhane",
            "url": "https://senate.example/inquiry",
            "published": "2020",
        },
    ],
    "actors": [
        {"id": "france", "name": "France", "type": "state", "aliases": ["French", "Paris"]},
        {"id": "germany", "name": "Germany", "type": "state", "aliases": ["German", "Berlin"]},
        {
            "id": "barkhane",
            "name": "Operation Barkhane",
            "type": "force",
            "aliases": ["Barkhane", "Opération Barkhane"],
            "of": ["france"],
            "since": "2014-08-01",
            "until": "2022-11-09",
        },
        {
            "id": "lambrecht",
            "name": "Christine Lambrecht",
            "type": "person",
            "aliases": ["Lambrecht"],
            "of": ["germany"],
        },
    ],
    "places": [
        {"id": "sahel", "name": "Sahel", "type": "region"},
        {"id": "mali", "name": "Mali", "type": "country", "aliases": ["Malian"], "in": "sahel"},
        {"id": "niger", "name": "Niger", "type": "country", "in": "sahel"},
        {"id": "menaka", "name": "Ménaka", "type": "town", "aliases": ["Menaka"], "in": "mali"},
    ],
    "facts": [
        {
            "id": "barkhane-strength-2020",
            "kind": "force",
            "subject": "French soldiers in the Sahel",
            "text": "In February 2020 France raised Operation Barkhane to up to 5,100 soldiers.",
            "value": 5100,
            "unit": "troops",
            "hedge": "up to",
            "place": "sahel",
            "as_of": "2020-02",
            "actor": "barkhane",
            "topic": "strength",
            "series": "barkhane-strength",
            "asks": ["how strong was Barkhane in 2020"],
            "evidence": [{"source": "senate", "says": "up to 5,100", "agrees": True}],
        },
        {
            "id": "barkhane-deaths",
            "kind": "force",
            "subject": "French deaths in Barkhane",
            "text": "By 17 February 2022 Operation Barkhane had lost 53 French soldiers.",
            "value": 53,
            "unit": "deaths",
            "place": "sahel",
            "as_of": "2022-02-17",
            "actor": "barkhane",
            "topic": "losses",
            "asks": ["how many French soldiers died in Barkhane"],
            "evidence": [
                {
                    "source": "gazette",
                    "at": "paragraph 4",
                    "says": "53",
                    "agrees": True,
                    "marks": ["mission", "53"],
                },
                {"source": "agency-france", "says": "53", "agrees": True},
            ],
        },
        {
            "id": "barkhane-deaths-mali",
            "kind": "force",
            "subject": "French deaths in Mali",
            "text": "Of the soldiers whom Operation Barkhane had lost, 48 had died in Mali.",
            "value": 48,
            "unit": "deaths",
            "place": "mali",
            "as_of": "2022-02-17",
            "actor": "barkhane",
            "topic": "losses",
            "part_of": "barkhane-deaths",
            "asks": ["how many French soldiers died in Mali"],
            "evidence": [
                {
                    "source": "gazette",
                    "at": "paragraph 4",
                    "says": "48 in Mali",
                    "agrees": True,
                    "marks": ["53", "48", "Mali"],
                },
                {"source": "broadcaster", "says": "48", "agrees": True},
            ],
        },
        {
            "id": "barkhane-deaths-elsewhere",
            "kind": "force",
            "subject": "French deaths outside Mali",
            "text": "By 17 February 2022 {value} soldiers of Barkhane had died elsewhere.",
            "unit": "deaths",
            "place": "sahel",
            "as_of": "2022-02-17",
            "actor": "barkhane",
            "topic": "losses",
            "derived": {"formula": "barkhane-deaths - barkhane-deaths-mali", "digits": 0},
            "asks": ["how many French soldiers died outside Mali"],
        },
        {
            "id": "barkhane-mali-2022",
            "kind": "force",
            "subject": "French soldiers in Mali",
            "text": "Some 2,400 French soldiers of Operation Barkhane stood in Mali in"
            " February 2022.",
            "value": 2400,
            "unit": "troops",
            "hedge": "some",
            "place": "mali",
            "as_of": "2022-02-17",
            "actor": "barkhane",
            "topic": "deployment",
            "part_of": "barkhane-strength-2022",
            "asks": ["how many French soldiers are in Mali", "combien de soldats français au Mali"],
            "evidence": [
                {
                    "source": "gazette",
                    "at": "paragraph 3",
                    "says": "some 2,400",
                    "agrees": True,
                    "marks": ["some 2,400", "Mali"],
                },
                {"source": "agency-france", "says": "some 2,400", "agrees": True},
            ],
        },
        {
            "id": "barkhane-strength-2022",
            "kind": "force",
            "subject": "French soldiers in the Sahel",
            "text": "In February 2022 some 4,300 French soldiers served in Operation Barkhane"
            " across the Sahel.",
            "value": 4300,
            "unit": "troops",
            "hedge": "some",
            "place": "sahel",
            "as_of": "2022-02-17",
            "actor": "barkhane",
            "topic": "strength",
            "series": "barkhane-strength",
            "note": "4,300 is the official count; 4,600 includes the staff in Chad.",
            "asks": ["how many French soldiers are in the Sahel", "how strong is Barkhane"],
            "evidence": [
                {
                    "source": "gazette",
                    "at": "paragraph 3",
                    "says": "some 4,300",
                    "agrees": True,
                    "marks": ["some 4,300", "Sahel"],
                },
                {"source": "agency-france", "says": "4,300", "agrees": True},
                {"source": "broadcaster", "says": "about 4,600", "agrees": False},
            ],
        },
        {
            "id": "withdrawal-announced",
            "kind": "date",
            "subject": "Withdrawal from Mali announced",
            "text": "On 17 February 2022 France and its allies announced their withdrawal from"
            " Mali.",
            "value": "2022-02-17",
            "place": "mali",
            "actor": "france",
            "about": ["barkhane"],
            "topic": "announcement",
            "asks": ["when was the withdrawal announced", "yes: did France announce its departure"],
            "evidence": [
                {
                    "source": "gazette",
                    "at": "paragraph 1",
                    "says": "Thursday",
                    "agrees": True,
                    "marks": ["France", "Canada", "Thursday", "Mali"],
                },
                {"source": "agency-france", "says": "17 February 2022", "agrees": True},
            ],
        },
        {
            "id": "menaka-handed-over",
            "kind": "date",
            "subject": "Base at Ménaka handed over",
            "text": "Barkhane handed its base at Ménaka over to the Malian army on 13 June 2022.",
            "value": "2022-06-13",
            "place": "menaka",
            "actor": "barkhane",
            "topic": "handover",
            "asks": ["when did the French leave Ménaka"],
            "evidence": [
                {"source": "agency-france", "says": "13 June 2022", "agrees": True},
                {"source": "broadcaster", "says": "13 June 2022", "agrees": True},
            ],
        },
        {
            "id": "lambrecht-defence-minister",
            "kind": "position",
            "subject": "Defence Minister of Germany",
            "text": "Christine Lambrecht was Germany's Defence Minister from 8 December 2021"
            " to 19 January 2023.",
            "as_of": "2021-12-08",
            "end": "2023-01-19",
            "actor": "lambrecht",
            "office": "Defence Minister of Germany",
            "topic": "office",
            "stance": "holds the office",
            "asks": ["who is the German defence minister"],
            "evidence": [
                {
                    "source": "gazette",
                    "at": "paragraph 5",
                    "says": "the minister",
                    "agrees": True,
                    "marks": ["minister", "Christine Lambrecht"],
                },
                {"source": "ministry", "says": "8 December 2021", "agrees": True},
            ],
        },
        {
            "id": "lambrecht-no-reason-to-stay",
            "kind": "position",
            "subject": "Christine Lambrecht",
            "text": "Defence Minister Christine Lambrecht said on 15 February 2022 that nothing"
            " spoke for keeping German soldiers in Mali.",
            "place": "mali",
            "as_of": "2022-02-15",
            "actor": "lambrecht",
            "about": ["france"],
            "office": "Defence Minister of Germany",
            "topic": "staying",
            "stance": "sees no reason to keep German troops in Mali",
            "phrase": "no reason",
            "asks": ["what did Lambrecht say about staying", "no: did Lambrecht want to stay"],
            "evidence": [
                {
                    "source": "gazette",
                    "at": "paragraph 5",
                    "says": "Tuesday",
                    "agrees": True,
                    "marks": ["Tuesday", "Lambrecht", "no reason", "Bundeswehr"],
                },
                {"source": "broadcaster", "says": "no reason to stay", "agrees": True},
            ],
        },
    ],
}


class Place(NamedTuple):
    """Where a problem was reported."""

    code: str
    path: str
    line: int | None


def small_base() -> dict[str, Any]:
    """A small knowledge base without a fault, to be changed at will."""
    return copy.deepcopy(_SMALL)


def as_text(raw: object) -> str:
    """A base as the text of a file, one value a line."""
    return json.dumps(raw, indent=1, ensure_ascii=False)


def knowledge(raw: dict[str, Any]) -> Knowledge:
    """The typed base; KnowledgeError where its shape is wrong."""
    text = as_text(raw)
    return Knowledge(checked(text, "facts.json"), "facts.json", text)


def find(raw: dict[str, Any], name: str, section: str = "facts") -> dict[str, Any]:
    """The record with this id."""
    found: dict[str, Any] = next(item for item in raw[section] if item["id"] == name)
    return found


def index(raw: dict[str, Any], name: str, section: str = "facts") -> int:
    """Where in its section the record with this id stands."""
    return [item["id"] for item in raw[section]].index(name)


def problems_in(text: str) -> tuple[Problem, ...]:
    """What loading a file with this text complains of; nothing where it loads."""
    try:
        checked(text, "facts.json")
    except KnowledgeError as error:
        return error.problems
    return ()


def places(problems: tuple[Problem, ...]) -> list[Place]:
    """Where the problems are, without their words."""
    return [Place(problem.code, problem.path, problem.line) for problem in problems]
