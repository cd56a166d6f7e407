"""Filters choose the right facts; what cannot be carried out is said in a plain line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from cli.program import Done, run

if TYPE_CHECKING:
    from cli.conftest import Write

FORCES = [
    "bundeswehr-2021",
    "bundeswehr-2022",
    "deaths-combat",
    "deaths-other",
    "deaths-total",
    "menaka-base",
    "nigeria-troops",
    "troops-mali",
]
BARKHANE = ["deaths-combat", "deaths-other", "deaths-total", "troops-mali"]
DATES = ["barkhane-begun", "burkina-coup", "withdrawal", "gao-handover"]


def ids(done: Done) -> list[str]:
    """The ids in plain output."""
    return [line.split("\t")[0] for line in done.out.splitlines()]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["forces"], FORCES),
        (["forces", "Bundeswehr"], ["bundeswehr-2021", "bundeswehr-2022"]),
        (["forces", "GERMAN ARMY"], ["bundeswehr-2021", "bundeswehr-2022"]),
        (["forces", "german", "army"], ["bundeswehr-2021", "bundeswehr-2022"]),
        (["forces", "Germany"], ["bundeswehr-2021", "bundeswehr-2022"]),
        (["forces", "--actor", "bundeswehr"], ["bundeswehr-2021", "bundeswehr-2022"]),
        (["forces", "operation-barkhane"], BARKHANE),
        (["forces", "opération barkhane"], BARKHANE),
        (["forces", "OPÉRATION BARKHANE"], BARKHANE),
        (["forces", "the Bundeswehr"], ["bundeswehr-2021", "bundeswehr-2022"]),
        (["forces", "Nigeria", "Bundeswehr"], [*FORCES[:2], "nigeria-troops"]),
        (["forces", "Nigeria", "--actor", "Bundeswehr"], [*FORCES[:2], "nigeria-troops"]),
        (["forces", "--place", "Mali"], [*FORCES[:2], "menaka-base", *FORCES[6:]]),
        (["forces", "--place", "menaka"], ["menaka-base"]),
        (["forces", "--place", "MÉNAKA"], ["menaka-base"]),
        (["forces", "--place", "me\u0301naka"], ["menaka-base"]),
        (["forces", "--topic", "losses"], BARKHANE[:3]),
        (["forces", "--topic", "LOSSES"], BARKHANE[:3]),
        (["forces", "--disputed"], ["deaths-other", "deaths-total"]),
        (["forces", "--limit", "2"], FORCES[:2]),
        (["forces", "--limit", "99"], FORCES),
        (["forces", "--on", "2021-05"], ["bundeswehr-2021"]),
        (["forces", "France", "--place", "Mali", "--on", "2022-02"], ["menaka-base", FORCES[7]]),
        (["forces", "--to", "2021"], ["bundeswehr-2021", "nigeria-troops"]),
        (["dates"], DATES),
        (["dates", "Burkina", "Faso"], ["burkina-coup"]),
        (["dates", "burkina-faso"], ["burkina-coup"]),
        (["dates", "Macron"], ["withdrawal"]),
        (["dates", "--limit", "1"], DATES[:1]),
        (["dates", "--from", "2022"], DATES),
        (["dates", "--from", "2022-02"], ["barkhane-begun", "withdrawal", "gao-handover"]),
        (["dates", "--from", "2022-02-18"], ["barkhane-begun", "gao-handover"]),
        (["dates", "--from", "2022-08-31"], ["barkhane-begun", "gao-handover"]),
        (["dates", "--from", "2022-11-09"], ["barkhane-begun"]),
        (["dates", "--to", "2022-01"], ["barkhane-begun", "burkina-coup"]),
        (["dates", "--to", "2014-08"], ["barkhane-begun"]),
        (["dates", "--from", "2022-02-17", "--to", "2022-02-17"], [DATES[0], "withdrawal"]),
        (["dates", "--on", "2022-02-17"], ["barkhane-begun", "withdrawal"]),
        (["dates", "--on", "2022"], DATES),
        (["positions"], ["lambrecht-doubts", "macron-rejects"]),
        (["positions", "Germany"], ["lambrecht-doubts"]),
        (["positions", "--topic", "failure"], ["macron-rejects"]),
        (["positions", "--topic", "office"], ["lambrecht-office"]),
        (["positions", "--offices"], ["lambrecht-office"]),
        (["positions", "--offices", "--on", "2022-02-17"], ["lambrecht-office"]),
        (["sources"], ["dw", "reuters", "afp"]),
        (["sources", "--limit", "1"], ["dw"]),
    ],
    ids=" ".join,
)
def test_filter_chooses_these_facts(arguments: list[str], expected: list[str]) -> None:
    done = run(*arguments)
    assert (done.status, done.err) == (0, "")
    assert ids(done) == expected


@pytest.mark.parametrize(
    "arguments",
    [
        ["positions", "--offices", "--on", "2021-12-07"],
        ["forces", "Bundeswehr", "--place", "Nigeria"],
        ["forces", "--limit", "0"],
        ["dates", "--to", "2014-07"],
        ["dates", "--from", "2022-11-10"],
        ["forces", "Bundeswehr", "--disputed"],
    ],
    ids=" ".join,
)
def test_filters_that_nothing_passes(arguments: list[str]) -> None:
    assert run(*arguments) == Done(1, "", "mali-facts: no fact passes these filters\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["forces", "bundesweer"], 'no actor called "bundesweer"; did you mean Bundeswehr?'),
        (["forces", "--actor", "frence"], 'no actor called "frence"; did you mean France?'),
        (["dates", "--place", "meneka"], 'no place called "meneka"; did you mean Ménaka?'),
        (["forces", "--topic", "loses"], 'no topic called "loses"; did you mean losses?'),
        (
            ["forces", "--topic", "xyz"],
            'no topic called "xyz"; did you mean deployment or losses or strength?',
        ),
        (["show", "troops-maly"], 'no fact called "troops-maly"; did you mean troops-mali?'),
        (["get", "troops-mali.vale"], 'no field called "vale"; did you mean value?'),
        (["forces", "Bundeswehr", "Atlantis"], 'no actor called "Atlantis"'),
        (["forces", ""], 'no actor called ""'),
        (["forces", "\x1b[31mred"], 'no actor called "\\u001b[31mred"'),
        (["forces", "a\nb"], 'no actor called "a b"'),
        (["forces", "x" * 5000], f'no actor called "{"x" * 79}…"'),
    ],
    ids=[
        "name",
        "actor",
        "place",
        "topic",
        "far-topic",
        "id",
        "field",
        "second",
        "empty",
        "escape",
        "newline",
        "long",
    ],
)
def test_unknown_name_is_said_with_its_nearest(arguments: list[str], said: str) -> None:
    assert run(*arguments) == Done(1, "", f"mali-facts: {said}\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["forces", "niger"], 'no actor called "niger"; did you mean Nigeria?'),
        (["dates", "NIGER"], 'no actor called "NIGER"; did you mean Nigeria?'),
        (["forces", "--actor", "Niger"], 'no actor called "Niger"; did you mean Nigeria?'),
        (["forces", "--place", "niger"], 'no place called "niger"; did you mean Nigeria?'),
    ],
    ids=["forces", "dates", "actor", "place"],
)
def test_niger_is_never_nigeria(arguments: list[str], said: str) -> None:
    assert run(*arguments) == Done(1, "", f"mali-facts: {said}\n")


def test_niger_is_niger_where_both_are_known(raw: dict[str, Any], written: Write) -> None:
    raw["actors"].append({"id": "niger", "name": "Niger", "type": "state"})
    fact = dict(raw["facts"][6], id="niger-troops", actor="niger", value=600)
    raw["facts"].append({**fact, "text": "In 2013 Niger promised 600 troops for Mali."})
    own = written(raw)
    assert ids(run("forces", "niger", data=own)) == ["niger-troops"]
    assert ids(run("forces", "nigeria", data=own)) == ["nigeria-troops"]


_FORMATS = "'table', 'plain', 'json', 'jsonl', 'csv', 'tsv', 'markdown'"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["force"],
            "No such command 'force'. Did you mean 'forces', 'sources'? (see mali-facts --help)",
        ),
        (["--bogus"], "No such option: --bogus (see mali-facts --help)"),
        (["forces", "--bogus"], "No such option: --bogus (see mali-facts forces --help)"),
        (["show"], "Missing argument 'ID...' (see mali-facts show --help)"),
        (
            ["forces", "--format", "xml"],
            (
                f"Invalid value for '-f' / '--format': 'xml' is not one of {_FORMATS}"
                " (see mali-facts forces --help)"
            ),
        ),
        (
            ["forces", "--limit", "-1"],
            (
                "Invalid value for '--limit': -1 is not in the range x>=0"
                " (see mali-facts forces --help)"
            ),
        ),
        (["forces", "--json", "--format", "csv"], "--json and --format csv contradict each other"),
        (["get", "x", "-f", "plain", "--json"], "--json and --format plain contradict each other"),
        (
            ["dates", "--from", "yesterday"],
            '--from: "yesterday" is not a date; write YYYY, YYYY-MM or YYYY-MM-DD',
        ),
        (
            ["dates", "--to", "2022-02-30"],
            '--to: "2022-02-30" is not a date; write YYYY, YYYY-MM or YYYY-MM-DD',
        ),
        (
            ["dates", "--on", "2022-13"],
            '--on: "2022-13" is not a date; write YYYY, YYYY-MM or YYYY-MM-DD',
        ),
        (
            ["dates", "--on", ""],
            '--on: "" is not a date; write YYYY, YYYY-MM or YYYY-MM-DD',
        ),
        (
            ["dates", "--on", "\u0662\u0660\u0662\u0662"],
            '--on: "\u0662\u0660\u0662\u0662" is not a date; write YYYY, YYYY-MM or YYYY-MM-DD',
        ),
        (
            ["dates", "--from", "2022-03", "--to", "2022-02"],
            "--from 2022-03 is later than --to 2022-02",
        ),
        (["dates", "--on", "2022", "--to", "2023"], "--on does not go with --from or --to"),
    ],
    ids=[
        "command",
        "option",
        "option-of-a-command",
        "argument",
        "format",
        "negative",
        "json-and-csv",
        "json-and-plain",
        "no-date",
        "no-such-day",
        "no-such-month",
        "empty-date",
        "other-digits",
        "backwards",
        "on-and-to",
    ],
)
def test_wrong_usage_is_one_plain_line(arguments: list[str], said: str) -> None:
    assert run(*arguments, data=None) == Done(2, "", f"mali-facts: {said}\n")


def test_wrong_usage_shows_an_escape_sequence_as_its_code() -> None:
    """How Typer words the rest differs between its versions."""
    done = run("forces", "--limit", "\x1b[31mx", data=None)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert "Invalid value for '--limit': '\\x1b[31mx' is not a valid" in done.err
    assert done.err.endswith(" (see mali-facts forces --help)\n")


def test_slip_in_an_option_is_said_with_its_nearest() -> None:
    done = run("dates", "--form", "json", data=None)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("mali-facts: No such option: --form")
    assert "--format" in done.err
    assert "--from" in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("arguments", [["--json"], ["--format", "json"], ["-f", "json"]])
def test_json_is_the_same_however_it_is_asked_for(arguments: list[str]) -> None:
    done = run("show", "deaths-total", *arguments)
    assert done.status == 0
    assert [fact["id"] for fact in json.loads(done.out)] == ["deaths-total"]


def test_json_and_format_json_agree() -> None:
    assert run("forces", "--json", "--format", "json") == run("forces", "--json")


def test_option_names_the_base_before_the_environment_does(
    raw: dict[str, Any], written: Write
) -> None:
    raw["facts"] = raw["facts"][:1]
    done = run("forces", data=written(raw), env={"MALI_FACTS_DATA": "/no/such/file"})
    assert ids(done) == ["bundeswehr-2021"]


def test_environment_names_the_base() -> None:
    assert ids(run("forces", data=None)) == FORCES


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_version_is_the_programs_and_the_bases(option: str) -> None:
    done = run(option, data=None)
    program, base = done.out.splitlines()
    name, _, version = program.partition(" ")
    assert name == "mali-facts"
    assert all(part.isdecimal() for part in version.split("."))
    assert base == "knowledge base 7, 15 facts, checked up to 2022-12-31"


@pytest.mark.parametrize("option", ["--help", "-h"])
@pytest.mark.parametrize(
    "command", ["forces", "dates", "positions", "show", "get", "sources", "check"]
)
def test_help_of_a_command_has_examples_that_name_it(command: str, option: str) -> None:
    done = run(command, option, data=None)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(f"Usage: mali-facts {command} ")
    assert f"\n    mali-facts {command}" in done.out.split("Examples:")[1]
    assert "\x1b" not in done.out


def test_help_lists_the_commands_and_the_statuses() -> None:
    out = run("--help", data=None).out
    commands = out.split("Commands:")[1].split("\n\n")[0]
    assert [line.split()[0] for line in commands.splitlines() if line[2:3].strip()] == [
        "forces",
        "dates",
        "positions",
        "ask",
        "search",
        "show",
        "get",
        "sources",
        "check",
    ]
    statuses = out.split("Exit status:\n")[1]
    assert [line.split()[0] for line in statuses.splitlines()] == [
        "0",
        "1",
        "2",
        "3",
        "70",
        "74",
        "130",
    ]
