"""`get` gives bare values to scripts, `show` gives facts whole; both take a batch."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest
from cli.program import MODULE, SMALL, Done, environment, run

NOPE = 'mali-facts: no fact called "nope"\n'


@pytest.mark.parametrize(
    ("asked", "value"),
    [
        ("troops-mali", "2400"),
        ("troops-mali.value", "2400"),
        ("troops-mali.hedge", "some"),
        ("troops-mali.unit", "troops"),
        ("troops-mali.place", "Mali"),
        ("troops-mali.actor", "Operation Barkhane"),
        ("troops-mali.as_of", "2022-02"),
        ("troops-mali.disputed", "false"),
        ("deaths-total.disputed", "true"),
        ("deaths-other", "5"),
        ("withdrawal", "2022-02-17"),
        ("gao-handover", "2022-08"),
        ("menaka-base.place", "Ménaka"),
        ("lambrecht-doubts.phrase", "no longer want us"),
        ("lambrecht-doubts.office", "defence minister"),
        ("barkhane-begun.end", "2022-11-09"),
        ("deaths-total.text", "By February 2022, 53 French soldiers had died."),
    ],
)
def test_value_is_bare(asked: str, value: str) -> None:
    assert run("get", asked) == Done(0, f"{value}\n", "")


def test_evidence_and_derivation_are_json() -> None:
    derived, evidence = run(
        "get", "deaths-other.derived", "deaths-combat.evidence"
    ).out.splitlines()
    assert json.loads(derived) == {
        "formula": "53 - 48 = 5",
        "inputs": ["deaths-total", "deaths-combat"],
    }
    (item,) = json.loads(evidence)
    assert (item["source"], item["at"], item["says"]) == ("dw", "paragraph 2", "48")


def test_values_come_one_a_line_in_the_order_asked_for() -> None:
    assert run("get", "deaths-total", "troops-mali", "deaths-total.unit") == Done(
        0, "53\n2400\ndeaths\n", ""
    )


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("nope", 'no fact called "nope"'),
        ("troops-mal", 'no fact called "troops-mal"; did you mean troops-mali?'),
        ("TROOPS-MALI", 'no fact called "TROOPS-MALI"; did you mean troops-mali?'),
        ("troops-mali.units", 'no field called "units"; did you mean unit?'),
        ("nope.unit", 'no fact called "nope"'),
        (
            "menaka-base",
            (
                "menaka-base has no value; it has id, kind, subject, text, place, as_of, actor,"
                " topic, disputed, evidence"
            ),
        ),
        (
            "withdrawal.hedge",
            (
                "withdrawal has no hedge; it has id, kind, subject, text, value, place, actor,"
                " topic, disputed, evidence"
            ),
        ),
    ],
)
def test_value_that_is_missing_is_nothing_and_a_reason(asked: str, said: str) -> None:
    assert run("get", asked) == Done(1, "", f"mali-facts: {said}\n")


def test_single_miss_is_no_empty_line_and_a_miss_in_a_batch_is_one() -> None:
    assert run("get", "nope") == Done(1, "", NOPE)
    assert run("get", "nope", "troops-mali") == Done(1, "\n2400\n", NOPE)
    assert run("get", "troops-mali", "nope", "deaths-total") == Done(1, "2400\n\n53\n", NOPE)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("troops-mali\ndeaths-total.unit\n", Done(0, "2400\ndeaths\n", "")),
        ("troops-mali\nnope\ndeaths-total\n", Done(1, "2400\n\n53\n", NOPE)),
        ("nope\n", Done(1, "\n", NOPE)),
        ("  troops-mali \r\n\n\tdeaths-total", Done(0, "2400\n53\n", "")),
        ("", Done(0, "", "")),
        (b"\xff\n", Done(1, "\n", 'mali-facts: no fact called "\ufffd"\n')),
    ],
    ids=["all", "miss", "only-miss", "loose", "nothing", "no-text"],
)
def test_batch_answers_line_by_line(lines: str | bytes, expected: Done) -> None:
    assert run("get", "-", stdin=lines) == expected


@pytest.mark.parametrize("form", ["plain", "table"])
def test_batch_in_a_named_format_answers_the_same(form: str) -> None:
    expected = "2400\n\n53\n" if form == "plain" else "2400\n53\n"
    assert run("get", "-", "--format", form, stdin="troops-mali\nnope\ndeaths-total\n") == Done(
        1, expected, NOPE
    )


def test_dash_stands_among_other_ids() -> None:
    assert run("get", "withdrawal", "-", "troops-mali", stdin="deaths-total\n") == Done(
        0, "2022-02-17\n53\n2400\n", ""
    )


def test_values_in_json_keep_their_types() -> None:
    done = run("get", "troops-mali", "withdrawal", "deaths-total.disputed", "--json")
    assert json.loads(done.out) == [
        {"id": "troops-mali", "field": "value", "value": 2400},
        {"id": "withdrawal", "field": "value", "value": "2022-02-17"},
        {"id": "deaths-total", "field": "disputed", "value": True},
    ]


def test_batch_in_json_is_an_object_a_line_with_null_for_a_miss() -> None:
    done = run("get", "-", "--json", stdin="troops-mali\nnope.unit\n")
    assert (done.status, done.err) == (1, NOPE)
    assert [json.loads(line) for line in done.out.splitlines()] == [
        {"id": "troops-mali", "field": "value", "value": 2400},
        {"id": "nope", "field": "unit", "value": None},
    ]


@pytest.mark.parametrize("form", ["csv", "tsv", "markdown"])
def test_values_in_columns(form: str) -> None:
    expected = {
        "csv": "id,field,value\ntroops-mali,unit,troops\n",
        "tsv": "id\tfield\tvalue\ntroops-mali\tunit\ttroops\n",
        "markdown": "| id | field | value |\n| --- | --- | --- |\n"
        "| troops\\-mali | unit | troops |\n",
    }
    assert run("get", "troops-mali.unit", "--format", form) == Done(0, expected[form], "")


@pytest.mark.parametrize(
    ("command", "lines"),
    [
        (["get", "-"], [("troops-mali", "2400"), ("deaths-total.unit", "deaths")]),
        (["show", "-", "--json"], [("troops-mali", "{"), ("deaths-total", "{")]),
    ],
    ids=["get", "show"],
)
def test_each_line_is_answered_before_the_next_one_is_read(
    command: list[str], lines: list[tuple[str, str]]
) -> None:
    with subprocess.Popen(
        [*MODULE, *command, "--data", str(SMALL)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(),
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for question, beginning in lines:
            process.stdin.write(f"{question}\n")
            process.stdin.flush()
            assert process.stdout.readline().startswith(beginning)
        process.stdin.close()
        assert process.wait(timeout=30) == 0


def shown(*arguments: str, stdin: str = "") -> list[dict[str, Any]]:
    """The facts in a JSON list."""
    done = run("show", *arguments, "--json", stdin=stdin)
    assert done.status == 0
    facts: list[dict[str, Any]] = json.loads(done.out)
    return facts


def test_show_has_the_facts_whole_in_the_order_asked_for() -> None:
    facts = shown("withdrawal", "deaths-total")
    assert [fact["id"] for fact in facts] == ["withdrawal", "deaths-total"]
    assert facts[1]["value"] == 53
    assert [(e["publisher"], e["says"], e["agrees"]) for e in facts[1]["evidence"]] == [
        ("DW", "53", True),
        ("AFP", "58", False),
    ]


def test_show_goes_on_after_a_miss() -> None:
    done = run("show", "troops-mali", "nope", "withdrawal")
    assert (done.status, done.err) == (1, NOPE)
    assert [line.split("\t")[0] for line in done.out.splitlines()] == ["troops-mali", "withdrawal"]


def test_show_of_a_batch_in_json_is_an_object_a_line() -> None:
    done = run("show", "-", "--json", stdin="troops-mali\nnope\nwithdrawal\n")
    assert (done.status, done.err) == (1, NOPE)
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == [
        "troops-mali",
        "withdrawal",
    ]


def test_show_of_a_batch_on_a_screen_has_a_blank_line_between_two() -> None:
    done = run("show", "-", "--format", "table", stdin="burkina-coup\nwithdrawal\n")
    assert done == Done(
        0,
        "burkina-coup · date\n"
        "The army of Burkina Faso took power on 24 January 2022.\n"
        "\n"
        "Date         24 January 2022\n"
        "Actor        Burkina Faso\n"
        "Topic        coup\n"
        "\n"
        "Sources (single source)\n"
        "  Reuters, undated: 24 January\n"
        "\n"
        "withdrawal · date\n"
        "France announced on 17 February 2022 that it would leave Mali.\n"
        "\n"
        "Date         17 February 2022\n"
        "Place        Mali\n"
        "Actor        France\n"
        "Topic        withdrawal\n"
        "\n"
        "Sources (single source)\n"
        "  DW, 17 Feb 2022, paragraph 1: Thursday\n",
        "",
    )


def test_ids_of_other_commands_go_into_show() -> None:
    ids = "".join(f"{line.split(chr(9))[0]}\n" for line in run("dates").out.splitlines())
    assert run("show", "-", stdin=ids).out == run("dates").out
