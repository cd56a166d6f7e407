"""What every command writes as JSON, against the schemas that ship with the package."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from mali_facts.errors import Status

FACT = "french-deaths-outside-mali"
FACT_KEYS = [
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
]
EVIDENCE_KEYS = ["source", "publisher", "published", "url", "at", "says", "agrees"]
SOURCE_KEYS = ["id", "publisher", "title", "url", "published", "via", "note", "facts"]
ANSWER_KEYS = ["question", "answered", "answer", "correction", "closest"]
ANSWERED = "how many French troops were in Mali?"
REFUSED = "how many submarines did Iceland sink?"

SCHEMAS: dict[str, dict[str, Any]] = {
    file.name: json.loads(file.read_text(encoding="utf-8"))
    for file in files("mali_facts").joinpath("schemas").iterdir()
}
REGISTRY: Registry[Any] = Registry().with_resources(
    (name, Resource.from_contents(schema)) for name, schema in SCHEMAS.items()
)


def faults(instance: object, schema: str) -> list[str]:
    """Where an instance departs from a schema."""
    validator = Draft202012Validator({"$ref": schema}, registry=REGISTRY)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(instance)]


def answer(*arguments: str, status: Status = Status.OK, given: str = "") -> str:
    """What a command writes to standard output, run as a process on the bundled base."""
    done = subprocess.run(
        [sys.executable, "-m", "mali_facts", *arguments],
        input=given,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == status, done.stderr
    return done.stdout


def test_the_schemas_are_those_that_the_readme_lists() -> None:
    assert sorted(SCHEMAS) == [
        "answer.json",
        "check.json",
        "fact.json",
        "facts.json",
        "sources.json",
        "values.json",
    ]


@pytest.mark.parametrize("schema", SCHEMAS.values(), ids=SCHEMAS)
def test_a_schema_is_one(schema: dict[str, Any]) -> None:
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("schema", SCHEMAS.values(), ids=SCHEMAS)
def test_every_object_of_a_schema_is_strict(schema: dict[str, Any]) -> None:
    """No key may be missing, and none may be added."""
    waiting: list[Any] = [schema]
    objects = 0
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            if part.get("type") == "object" and "properties" in part:
                objects += 1
                assert part["additionalProperties"] is False
                assert part["required"] == list(part["properties"])
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part
    assert objects or schema["items"] == {"$ref": "fact.json"}


@pytest.mark.parametrize(
    ("arguments", "status", "schema"),
    [
        (["forces"], Status.OK, "facts.json"),
        (["dates"], Status.OK, "facts.json"),
        (["positions"], Status.OK, "facts.json"),
        (["positions", "--offices"], Status.OK, "facts.json"),
        (["forces", "--on", "1900"], Status.NOT_FOUND, "facts.json"),
        (["search", "gao", "handover"], Status.OK, "facts.json"),
        (["search", "submarines"], Status.NOT_FOUND, "facts.json"),
        (["show", FACT], Status.OK, "facts.json"),
        (["show", FACT, "no-such-fact"], Status.NOT_FOUND, "facts.json"),
        (["ask", ANSWERED], Status.OK, "answer.json"),
        (["ask", "did Macron say that France had failed?"], Status.OK, "answer.json"),
        (["ask", "--min-confidence", "1", ANSWERED], Status.NOT_FOUND, "answer.json"),
        (["ask", REFUSED], Status.NOT_FOUND, "answer.json"),
        (["get", *(f"{FACT}.{key}" for key in FACT_KEYS)], Status.NOT_FOUND, "values.json"),
        (["get", FACT], Status.OK, "values.json"),
        (["get", "no-such-fact"], Status.NOT_FOUND, "values.json"),
        (["sources"], Status.OK, "sources.json"),
        (["sources", "--limit", "3"], Status.OK, "sources.json"),
        (["check"], Status.OK, "check.json"),
        (["check", "--data", "no-such-file.json"], Status.BAD_KNOWLEDGE, "check.json"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_a_command_writes_fits_its_schema(
    arguments: list[str], status: Status, schema: str
) -> None:
    assert faults(json.loads(answer(*arguments, "--json", status=status)), schema) == []


@pytest.mark.parametrize(
    ("command", "lines", "schema"),
    [
        ("ask", [ANSWERED, REFUSED], "answer.json"),
        ("show", [FACT, "barkhane-troops-mali"], "fact.json"),
        ("get", [FACT, "no-such-fact"], "values.json#/$defs/value"),
    ],
    ids=["ask", "show", "get"],
)
def test_lines_in_are_json_lines_out(command: str, lines: list[str], schema: str) -> None:
    status = Status.OK if command == "show" else Status.NOT_FOUND
    written = answer(command, "--json", "-", status=status, given="\n".join(lines))
    objects = [json.loads(line) for line in written.splitlines()]
    assert len(objects) == len(lines)
    assert [fault for item in objects for fault in faults(item, schema)] == []


def test_json_lines_of_sources_and_values_fit_the_items_of_their_lists() -> None:
    source, *_ = answer("sources", "--limit", "1", "-f", "jsonl").splitlines()
    assert faults(json.loads(source), "sources.json#/$defs/source") == []
    value = answer("get", f"{FACT}.derived", "-f", "jsonl")
    assert faults(json.loads(value), "values.json#/$defs/value") == []


def test_a_fact_has_these_keys_in_this_order() -> None:
    [fact] = json.loads(answer("show", FACT, "--json"))
    assert list(fact) == FACT_KEYS
    assert list(fact["derived"]) == ["formula", "inputs"]
    assert {tuple(item) for item in fact["evidence"]} == {tuple(EVIDENCE_KEYS)}
    assert list(SCHEMAS["fact.json"]["properties"]) == FACT_KEYS


def test_the_other_answers_have_these_keys_in_this_order() -> None:
    answered = json.loads(answer("ask", ANSWERED, "--json"))
    assert list(answered) == ANSWER_KEYS
    assert list(answered["answer"]) == ["text", "value", "unit", "confidence", "facts"]
    [source] = json.loads(answer("sources", "--limit", "1", "--json"))
    assert list(source) == SOURCE_KEYS
    [value] = json.loads(answer("get", FACT, "--json"))
    assert list(value) == ["id", "field", "value"]
    assert list(json.loads(answer("check", "--json"))) == ["file", "valid", "problems"]


@pytest.mark.parametrize(
    "spoil",
    [
        {"id": None},
        {"value": "17 February 2022"},
        {"kind": "rumour"},
        {"evidence": []},
        {"disputed": None},
        {"extra": 1},
    ],
    ids=lambda spoil: next(iter(spoil)),
)
def test_a_spoilt_fact_does_not_fit(spoil: dict[str, Any]) -> None:
    """The schema is no open door: it refuses what no answer may hold."""
    [fact] = json.loads(answer("show", FACT, "--json"))
    assert faults(fact, "fact.json") == []
    assert faults(fact | spoil, "fact.json") != []
