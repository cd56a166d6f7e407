"""Whether parsed JSON has the shape of a knowledge base: every fault, each with its mend.

What passes here can be read into the model without a further check: types, dates, references,
formulas and cycles are all sound. What the facts say of each other is the matter of `rules`.
"""

from __future__ import annotations

import re
from collections import Counter
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING, Any, NamedTuple

from mali_facts.knowledge import dates
from mali_facts.knowledge.arithmetic import OPERATORS, input_ids, operands
from mali_facts.knowledge.model import KINDS, Knowledge
from mali_facts.knowledge.names import near
from mali_facts.knowledge.problems import MORE, Problem, step
from mali_facts.knowledge.sound import Sound

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ACTOR_TYPES = ("state", "organisation", "force", "person")
PLACE_TYPES = ("country", "region", "town", "site")
MOST_DIGITS = 6
LARGEST_NUMBER = 10**15
LONGEST_TEXT = 20_000
LONGEST_URL = 2000
LONGEST_NAME = 1000
"""Characters. A name or an address is written with every fact that it stands with: without
limits a small file would ask for gigabytes."""
MOST_OPERANDS = 1000
"""Of one formula: to multiply without end takes time without end."""
MOST_STEPS = 50
"""Derived facts that may rest on each other in a row: the model works them out by recursion."""
MOST_PROBLEMS = 1000
"""A file with more faults than this is something else: the rest are counted, not listed."""
MOST_COMPARED = 60_000
"""Names that misspelt ones are compared with, in all: a second's work."""


class Field(NamedTuple):
    """What one field of a record may hold."""

    type: str
    """`id`, `text`, `date`, `bool`, `value`, `texts`, `ids`, `evidence` or `derived`."""
    required: bool = False
    refers: str | None = None
    """The section whose ids it names."""
    among: tuple[str, ...] = ()
    """The only values that it may have."""
    longest: int = LONGEST_TEXT
    """Characters of a text."""


_TEXT = Field("text")
_NEEDED = Field("text", required=True)
_NAME = Field("text", longest=LONGEST_NAME)
_NEEDED_NAME = Field("text", required=True, longest=LONGEST_NAME)
_NAMES = Field("texts", longest=LONGEST_NAME)
_DATE = Field("date")
_TEXTS = Field("texts")
SECTIONS: dict[str, dict[str, Field]] = {
    "sources": {
        "id": Field("id", required=True),
        "publisher": _NEEDED_NAME,
        "title": _NEEDED,
        "url": Field("text", required=True, longest=LONGEST_URL),
        "published": _DATE,
        "via": _TEXT,
        "note": _TEXT,
    },
    "actors": {
        "id": Field("id", required=True),
        "name": _NEEDED_NAME,
        "type": Field("text", required=True, among=ACTOR_TYPES),
        "aliases": _NAMES,
        "of": Field("ids", refers="actors"),
        "since": _DATE,
        "until": _DATE,
    },
    "places": {
        "id": Field("id", required=True),
        "name": _NEEDED_NAME,
        "type": Field("text", required=True, among=PLACE_TYPES),
        "aliases": _NAMES,
        "in": Field("id", refers="places"),
    },
    "facts": {
        "id": Field("id", required=True),
        "kind": Field("text", required=True, among=KINDS),
        "subject": _NEEDED_NAME,
        "text": _NEEDED,
        "value": Field("value"),
        "unit": _NAME,
        "hedge": _NAME,
        "place": Field("id", refers="places"),
        "as_of": _DATE,
        "end": _DATE,
        "actor": Field("id", required=True, refers="actors"),
        "about": Field("ids", refers="actors"),
        "office": _NAME,
        "topic": _NAME,
        "stance": _TEXT,
        "phrase": _TEXT,
        "series": _NAME,
        "part_of": Field("id", refers="facts"),
        "derived": Field("derived"),
        "note": _TEXT,
        "asks": Field("texts"),
        "evidence": Field("evidence"),
    },
}
EVIDENCE: dict[str, Field] = {
    "source": Field("id", required=True, refers="sources"),
    "at": _TEXT,
    "says": _NEEDED,
    "agrees": Field("bool", required=True),
    "marks": Field("texts"),
}
DERIVED: dict[str, Field] = {
    "formula": Field("text", required=True, longest=MOST_OPERANDS * (LONGEST_NAME + 3)),
    "digits": Field("digits", required=True),
}
LANGUAGE = {
    "synonyms": "object",
    "frames": "object",
    "moments": "object",
    "ignored": "list",
    "elsewhere": "list",
}
"""What `language` holds: how questions are worded."""

TOP = ("version", "checked", "article", "language", *SECTIONS)


class Duplicates:
    """Collects the keys that an object of the file has twice; JSON itself keeps the last."""

    def __init__(self) -> None:
        self._found: list[tuple[dict[str, Any], list[str]]] = []

    def collect(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        """The hook that the decoder calls with each object."""
        record = dict(pairs)
        if len(record) != len(pairs):
            counts = Counter(name for name, _ in pairs)
            self._found.append((record, [name for name, count in counts.items() if count > 1]))
        return record

    def placed(self, raw: object) -> Iterator[tuple[str, str]]:
        """The path of each key in the parsed file, and the key."""
        # The decoder tells the hook of no path: the objects are found again by their identity.
        keys = {id(record): names for record, names in self._found}
        ahead: list[tuple[str, object]] = [("$", raw)]
        while ahead and keys:
            path, value = ahead.pop()
            if isinstance(value, dict):
                yield from ((step(path, name), name) for name in keys.pop(id(value), ()))
            elif not isinstance(value, list):
                continue
            inside = value.items() if isinstance(value, dict) else enumerate(value)
            ahead.extend(
                (step(path, to), inner) for to, inner in inside if isinstance(inner, (dict, list))
            )


def shape_problems(raw: object, duplicates: Duplicates | None = None) -> list[Problem]:
    """Every fault of shape in a parsed file; an empty list where it can be read."""
    checker = _Checker()
    for path, name in duplicates.placed(raw) if duplicates else ():
        checker.add(
            "duplicate-key",
            path,
            f"an object has the key {_show(name)} twice",
            "keep one of them",
        )
    checker.base(raw)
    if checker.more:
        checker.problems.append(
            Problem(MORE, "$", f"{checker.more} further problems", "mend the first ones")
        )
    return checker.problems


def _show(value: object) -> str:
    """A value of the file, shortened, for a message."""
    shown = ascii(value) if isinstance(value, str) and not value.isprintable() else repr(value)
    return shown if len(shown) <= 60 else f"{shown[:59]}…"


def _type_name(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    names = {str: "text", dict: "an object", list: "a list", int: "a number", float: "a number"}
    return names[type(value)]


class _Checker:
    """Walks through the file once and notes every fault."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.more = 0
        self.compared = 0
        self.ids: dict[str, dict[str, int]] = {name: {} for name in SECTIONS}

    def add(self, code: str, path: str, message: str, mend: str) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(code, path, message, mend))
        else:
            self.more += 1

    def base(self, raw: object) -> None:
        if not isinstance(raw, dict):
            self.add(
                "wrong-type",
                "$",
                f"the file holds {_type_name(raw)}, not an object",
                "begin with the sections " + ", ".join(SECTIONS),
            )
            return
        self.unknown_keys(raw, TOP, "$")
        for name in ("version", "checked"):
            if name not in raw:
                self.missing("$", name)
        if "version" in raw:
            self.value(raw["version"], _NEEDED, "$.version")
        if "checked" in raw:
            self.value(raw["checked"], _DATE, "$.checked")
        sound = True
        for name in SECTIONS:
            if name not in raw:
                self.missing("$", name, "a list, which may be empty")
                sound = False
            elif not isinstance(raw[name], list):
                self.wrong_type(raw[name], "a list", f"$.{name}")
                sound = False
            else:
                self.collect_ids(raw[name], name)
        if "article" in raw:
            self.value(raw["article"], Field("id", refers="sources"), "$.article")
        if "language" in raw:
            self.language(raw["language"])
        ids = {
            section: frozenset(
                name for name in known if len(name) <= LONGEST_NAME and ID.fullmatch(name)
            )
            for section, known in self.ids.items()
        }
        quick = Sound(
            ids,
            {"evidence": EVIDENCE, "derived": DERIVED},
            {"value": LARGEST_NUMBER, "digits": MOST_DIGITS},
        )
        for name, fields in SECTIONS.items():
            records = raw.get(name)
            if isinstance(records, list) and not quick.records(records, fields):
                for index, record in enumerate(records):
                    self.record(record, fields, f"$.{name}[{index}]")
        if isinstance(raw.get("facts"), list):
            for index, fact in enumerate(raw["facts"]):
                if isinstance(fact, dict):
                    self.fact(fact, index)
        if sound and not self.problems:
            self.cycles(raw)
            self.formulas(raw["facts"])
        if sound and not self.problems:
            self.results(raw)

    def missing(self, path: str, name: str, what: str = "it") -> None:
        self.add("missing", f"{path}.{name}", f"the field {name!r} is missing", f"add {what}")

    def wrong_type(self, value: object, expected: str, path: str) -> None:
        self.add(
            "wrong-type",
            path,
            f"{_type_name(value)} where {expected} belongs",
            f"write {expected}",
        )

    def unknown_keys(self, record: dict[str, Any], known: tuple[str, ...], path: str) -> None:
        for name in record:
            if name not in known:
                close = self.nearest(name, known)
                mend = "take it out" if close is None else f"did you mean {close!r}?"
                self.add("unknown-field", path, f"unknown field {_show(name)}", mend)

    def nearest(self, name: str, known: Collection[str]) -> str | None:
        """The known name that comes nearest, for as long as looking for it is worth the time."""
        self.compared += len(known)
        if self.compared > MOST_COMPARED:
            return None
        return next(iter(near(name, known, most=1)), None)

    def collect_ids(self, records: list[Any], section: str) -> None:
        ids = self.ids[section]
        for index, record in enumerate(records):
            name = record.get("id") if isinstance(record, dict) else None
            if not isinstance(name, str):
                continue
            if name in ids:
                self.add(
                    "duplicate-id",
                    f"$.{section}[{index}].id",
                    f"the id {_show(name)} stands at $.{section}[{ids[name]}] already",
                    "give each its own id",
                )
            else:
                ids[name] = index

    def record(self, record: object, fields: dict[str, Field], path: str) -> None:
        if not isinstance(record, dict):
            self.wrong_type(record, "an object", path)
            return
        if not fields.keys() >= record.keys():
            self.unknown_keys(record, tuple(fields), path)
        for name, field in fields.items():
            if name in record:
                value = record[name]
                if value is None:
                    if field.required:
                        self.wrong_type(value, "a value", f"{path}.{name}")
                else:
                    self.value(value, field, f"{path}.{name}")
            elif field.required:
                self.missing(path, name)

    def value(self, value: object, field: Field, path: str) -> None:
        match field.type:
            case "text":
                self.text(value, field, path)
            case "id":
                self.id(value, field, path)
            case "date":
                self.date(value, path)
            case "value" if isinstance(value, str):
                self.date(value, path)
            case "value":
                self.number(value, path)
            case "bool":
                if not isinstance(value, bool):
                    self.wrong_type(value, "true or false", path)
            case "digits":
                if not (type(value) is int and 0 <= value <= MOST_DIGITS):
                    self.wrong_type(value, f"a number from 0 to {MOST_DIGITS}", path)
            case "derived":
                self.record(value, DERIVED, path)
            case _:
                self.many(value, field, path)

    def many(self, value: object, field: Field, path: str) -> None:
        if not isinstance(value, list):
            self.wrong_type(value, "a list", path)
            return
        for index, item in enumerate(value):
            inner = f"{path}[{index}]"
            if field.type == "evidence":
                self.record(item, EVIDENCE, inner)
            elif field.type == "ids":
                self.id(item, field, inner)
            else:
                self.text(item, field, inner)

    def text(self, value: object, field: Field, path: str) -> None:
        if not isinstance(value, str):
            self.wrong_type(value, "text", path)
        elif not value.strip():
            self.add("empty-text", path, "the text is empty", "write it, or take the field out")
        elif not value.isascii() and any("\ud800" <= c <= "\udfff" for c in value):
            self.add(
                "lone-surrogate",
                path,
                "half of a surrogate pair, which is no character",
                "write the whole character",
            )
        elif len(value) > field.longest:
            self.too_long(value, field.longest, path)
        elif field.among and value not in field.among:
            self.add(
                "unknown-value",
                path,
                f"{_show(value)} is none of {', '.join(field.among)}",
                "choose one of these",
            )

    def too_long(self, value: str, longest: int, path: str) -> None:
        self.add(
            "too-long",
            path,
            f"a text of {len(value):,} characters",
            f"write at most {longest:,}",
        )

    def id(self, value: object, field: Field, path: str) -> None:
        if not isinstance(value, str):
            self.wrong_type(value, "an id", path)
        elif not ID.fullmatch(value):
            self.add(
                "bad-id",
                path,
                f"{_show(value)} is not an id",
                "use lower-case letters, digits and single hyphens",
            )
        elif len(value) > LONGEST_NAME:
            self.too_long(value, LONGEST_NAME, path)
        elif field.refers is not None and value not in self.ids[field.refers]:
            close = self.nearest(value, self.ids[field.refers])
            mend = f"add it to {field.refers}" if close is None else f"did you mean {close!r}?"
            self.add(
                "dangling",
                path,
                f"nothing in {field.refers} has the id {_show(value)}",
                mend,
            )

    def date(self, value: object, path: str) -> None:
        if not isinstance(value, str):
            self.wrong_type(value, "an ISO date", path)
        elif dates.parse(value) is None:
            self.add(
                "bad-date",
                path,
                f"{_show(value)} is not a date",
                "write YYYY, YYYY-MM or YYYY-MM-DD",
            )

    def number(self, value: object, path: str) -> None:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            self.wrong_type(value, "a number or an ISO date", path)
        elif not 0 <= value <= LARGEST_NUMBER:  # nor is NaN anywhere between them
            self.add(
                "bad-number",
                path,
                f"{_show(value)} counts nothing",
                f"write a number from 0 to {LARGEST_NUMBER:,}",
            )

    def fact(self, fact: dict[str, Any], index: int) -> None:
        """What the fields of one fact ask of each other."""
        get = fact.get
        kind, derived = get("kind"), get("derived") is not None
        if derived:
            typed = {"value": "a value", "hedge": "a hedge", "evidence": "evidence"}
            for name, what in typed.items():
                if get(name):
                    self.add(
                        "derived-typed",
                        f"$.facts[{index}].{name}",
                        f"a derived fact has {what} typed in",
                        "take it out: it is computed from the inputs",
                    )
        elif not get("evidence"):
            self.add(
                "no-evidence",
                f"$.facts[{index}].evidence",
                "a fact without evidence",
                "name the source that says so, or leave the fact out",
            )
        if kind == "date":
            if not derived and not isinstance(get("value"), str):
                path = f"$.facts[{index}].value"
                self.add("no-date", path, "a date fact without its date", "add the date")
        elif kind in ("force", "position") and get("as_of") is None:
            self.add(
                "no-date",
                f"$.facts[{index}].as_of",
                f"a {kind} fact without the time at which it held",
                "add as_of",
            )

    def language(self, language: object) -> None:
        """Lists of texts, or objects of such lists under words: see LANGUAGE."""
        if not isinstance(language, dict):
            self.wrong_type(language, "an object", "$.language")
            return
        self.unknown_keys(language, tuple(LANGUAGE), "$.language")
        for name, value in language.items():
            path = f"$.language.{name}"
            if LANGUAGE.get(name) == "list":
                self.many(value, _TEXTS, path)
            elif name in LANGUAGE and not isinstance(value, dict):
                self.wrong_type(value, "an object", path)
            elif name in LANGUAGE:
                # The index packs frames by their names, which are the program's own.
                named = Field("id") if name == "frames" else _NAME
                for key_word, words in value.items():
                    inner = step(path, key_word)
                    self.value(key_word, named, inner)
                    self.many(words, _TEXTS, inner)

    def cycles(self, raw: dict[str, Any]) -> None:
        links = {
            "actors": {a["id"]: a["of"] for a in raw["actors"] if a.get("of")},
            "places": {p["id"]: [p["in"]] for p in raw["places"] if p.get("in")},
            "facts": {
                f["id"]: input_ids(f["derived"]["formula"])
                for f in raw["facts"]
                if f.get("derived")
            },
        }
        for section, edges in links.items():
            for name in _on_cycles(edges):
                self.add(
                    "cycle",
                    f"$.{section}[{self.ids[section][name]}]",
                    f"{name!r} contains or needs itself",
                    "break the circle",
                )

    def formulas(self, facts: list[dict[str, Any]]) -> None:
        derived = [(index, fact) for index, fact in enumerate(facts) if fact.get("derived")]
        by_id = {fact["id"]: fact for fact in facts} if derived else {}
        for index, fact in derived:
            path = f"$.facts[{index}].derived.formula"
            self.formula(fact, by_id, path)

    def formula(self, fact: dict[str, Any], facts: dict[str, dict[str, Any]], path: str) -> None:
        formula = fact["derived"]["formula"]
        names, operators = operands(formula)
        if len(names) != len(operators) + 1 or not all(op in OPERATORS for op in operators):
            self.add(
                "bad-formula",
                path,
                f"{_show(formula)} is no formula",
                "write ids or numbers with + - * / between them, each set off by a space",
            )
            return
        if len(names) > MOST_OPERANDS:
            self.add(
                "bad-formula",
                path,
                f"a formula of {len(names)} operands",
                f"work with at most {MOST_OPERANDS}",
            )
            return
        inputs = input_ids(formula)
        if not inputs:
            self.add("bad-formula", path, "a formula without a fact", "name the facts' ids")
        match operators, [facts.get(name, {}).get("value") for name in inputs]:
            case ["-"], [str() as later, str() as earlier]:
                self.days(later, earlier, fact.get("unit"), path)
                return
        if "{span}" in fact["text"]:
            mend = "take it out, or subtract a day from a later one"
            self.add("bad-formula", path, "a text with {span} and no time to stand there", mend)
        for name in inputs:
            known = facts.get(name)
            if known is None:
                self.add("dangling", path, f"no fact has the id {_show(name)}", "name a fact")
            elif not known.get("derived") and not isinstance(known.get("value"), (int, float)):
                self.add(
                    "bad-formula",
                    path,
                    f"{name} has no number",
                    "use facts with numbers, or subtract a day from a later one",
                )
        for operator, name in zip(operators, names[1:], strict=True):
            if operator == "/" and facts.get(name, {}).get("value") == 0:
                self.add("bad-formula", path, f"{name} is 0", "do not divide by it")

    def days(self, later: str, earlier: str, unit: str | None, path: str) -> None:
        """What the difference of two dates must be: the days from one day to a later one."""
        if min(len(later), len(earlier)) < len("2022-02-17"):
            mend = "use facts whose day is known"
            self.add("bad-formula", path, "days between dates that are not both days", mend)
        elif later < earlier:
            mend = "write the id of the later fact first"
            self.add("bad-formula", path, "a time that ends before it begins", mend)
        if unit != "days":
            mend = 'write "days" as its unit'
            self.add("bad-formula", path, "a difference of dates that is not in days", mend)

    def results(self, raw: dict[str, Any]) -> None:
        """Work every formula out as the model does, inputs first."""
        base = Knowledge(raw, "", "")
        inputs = {
            fact["id"]: input_ids(fact["derived"]["formula"])
            for fact in raw["facts"]
            if fact.get("derived")
        }
        steps: dict[str, int] = {}
        for name in TopologicalSorter(inputs).static_order():
            if name not in inputs:
                steps[name] = 0
                continue
            if not steps.keys() >= set(inputs[name]):
                continue  # an input has no result: that is the problem to mend
            path = f"$.facts[{self.ids['facts'][name]}].derived.formula"
            length = 1 + max(map(steps.__getitem__, inputs[name]))
            if length > MOST_STEPS:
                self.add(
                    "bad-formula",
                    path,
                    f"{name} is more than {MOST_STEPS} formulas away from what sources say",
                    "name facts that are nearer to the sources",
                )
            elif not _has_result(base, name):
                self.add(
                    "bad-formula",
                    path,
                    f"{name} has no result, or one beyond {LARGEST_NUMBER:,}",
                    "do not divide by 0, and keep the numbers small",
                )
            else:
                steps[name] = length


def _has_result(base: Knowledge, name: str) -> bool:
    try:
        value = base.fact(name).value
    except (ArithmeticError, ValueError):  # ValueError: more digits than Python reads or prints
        return False
    return isinstance(value, (int, float)) and abs(value) <= LARGEST_NUMBER


def _on_cycles(edges: dict[str, list[str]]) -> list[str]:
    """One name of each circle in a graph, found without recursion."""
    done: set[str] = set()
    found: list[str] = []
    for root in edges:
        trail: list[str] = []
        on_trail: set[str] = set()
        ahead: list[tuple[str, bool]] = [(root, False)]
        while ahead:
            name, leaving = ahead.pop()
            if leaving:
                on_trail.discard(trail.pop())
                done.add(name)
            elif name in on_trail:
                found.append(name)
            elif name not in done:
                trail.append(name)
                on_trail.add(name)
                ahead.append((name, True))
                ahead.extend((next_name, False) for next_name in edges.get(name, ()))
    return list(dict.fromkeys(found))
