"""Answers go to standard output and nothing else does; a pipe gets neither colour nor width."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from cli.program import SMALL, Done, run, shell

if TYPE_CHECKING:
    from cli.conftest import Write

COMMANDS = {
    "forces": ["forces"],
    "dates": ["dates"],
    "positions": ["positions"],
    "show": ["show", "deaths-total", "bundeswehr-2022"],
    "get": ["get", "deaths-total"],
    "sources": ["sources"],
    "check": ["check"],
}
every_command = pytest.mark.parametrize("arguments", COMMANDS.values(), ids=list(COMMANDS))
MISSES = {
    "filter": ["forces", "--on", "1999"],
    "show": ["show", "nope"],
    "get": ["get", "nope"],
}


@every_command
def test_answer_is_all_on_standard_output(arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.status, done.err) == (0, "")
    assert done.out.endswith("\n")


@pytest.mark.parametrize("arguments", MISSES.values(), ids=list(MISSES))
@pytest.mark.parametrize(
    ("form", "expected"),
    [("plain", ""), ("table", ""), ("json", "[]\n"), ("jsonl", "")],
)
def test_nothing_found_is_what_the_format_needs(
    form: str, expected: str, arguments: list[str]
) -> None:
    done = run(*arguments, "--format", form)
    assert (done.status, done.out) == (1, expected)
    assert done.err.startswith("mali-facts: no fact")


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_nothing_found_is_a_header_alone(form: str) -> None:
    done = run("forces", "--on", "1999", "--format", form)
    assert done.status == 1
    (header,) = done.out.splitlines()
    assert header.startswith("id,kind,subject" if form == "csv" else "id\tkind\tsubject")


def test_unknown_name_leaves_standard_output_empty_but_in_json() -> None:
    plain = run("forces", "Atlantis")
    assert (plain.status, plain.out) == (1, "")
    in_json = run("forces", "Atlantis", "--json")
    assert (in_json.status, in_json.out) == (1, "[]\n")


@every_command
def test_plain_in_a_pipe_is_one_line_a_thing(arguments: list[str]) -> None:
    env = {"TERM": "xterm-256color", "FORCE_COLOR": "1", "COLUMNS": "20"}
    done = run(*arguments, env=env)
    assert done == run(*arguments, "--format", "plain")
    assert "\x1b" not in done.out
    assert "\n\n" not in done.out


def test_plain_has_tabs_and_no_header() -> None:
    lines = run("forces").out.splitlines()
    assert len(lines) == 8
    assert {line.count("\t") for line in lines} == {6}
    assert lines[0] == (
        "bundeswehr-2021\t900 soldiers\tMali\t2021-05\tGerman soldiers\tsingle source\t"
        "In May 2021 the Bundeswehr had 900 soldiers in Mali."
    )


def test_nothing_is_cut_off_in_a_pipe(raw: dict[str, Any], written: Write) -> None:
    long = "The base was handed over. " * 400 + "In 2022 it ended."
    raw["facts"][5]["text"] = long
    done = run("forces", "--topic", "deployment", data=written(raw))
    assert done.out.split("\t")[-1] == f"{long}\n"


TABLE = ["show", "deaths-total", "--format", "table"]


@pytest.mark.parametrize(
    ("env", "coloured"),
    [
        ({}, False),
        ({"TERM": "xterm"}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True),
        ({"FORCE_COLOR": ""}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
    ],
    ids=["bare", "terminal", "forced", "forced-dumb", "empty", "both", "empty-no"],
)
def test_colour_of_a_table_in_a_pipe(env: dict[str, str], coloured: bool) -> None:
    out = run(*TABLE, env=env).out
    assert ("\x1b[1mdeaths-total\x1b[0m" in out) is coloured
    assert ("\x1b" in out) is coloured


@pytest.mark.parametrize("form", ["plain", "json", "jsonl", "csv", "tsv", "markdown"])
def test_forced_colour_leaves_formats_for_programs_alone(form: str) -> None:
    arguments = ["forces", "--format", form]
    assert run(*arguments, env={"FORCE_COLOR": "1", "COLUMNS": "30"}) == run(*arguments)


@pytest.mark.parametrize(
    ("columns", "widest"),
    [("40", 40), ("60", 60), ("200", 97), ("", 97), ("0", 97), ("-5", 97), ("wide", 97)],
)
def test_table_in_a_pipe_is_as_wide_as_columns_says(columns: str, widest: int) -> None:
    out = run("positions", "Lambrecht", "--format", "table", env={"COLUMNS": columns}).out
    expected = (
        "Christine Lambrecht, defence minister · 16 Feb 2022\n"
        '  doubts that the mission can go on ("no longer want us")\n'
    )
    assert max(map(len, out.splitlines())) <= widest
    assert out.startswith(expected) is (widest >= 60)


@pytest.mark.parametrize(
    ("encoding", "rail", "dot"),
    [("utf-8", "├", "·"), ("ascii", "+", "-"), ("latin-1", "+", "-")],
)
def test_screen_keeps_to_the_letters_of_the_stream(encoding: str, rail: str, dot: str) -> None:
    done = run("dates", "France", "--format", "table", env={"PYTHONIOENCODING": encoding})
    assert (done.status, done.err) == (0, "")
    assert f"{rail} 17 Feb  France announced on 17 February 2022" in done.out
    assert f"single source {dot} withdrawal\n" in done.out


def test_letters_that_the_stream_lacks_are_written_plainly() -> None:
    done = run("get", "menaka-base.place", env={"PYTHONIOENCODING": "ascii"})
    assert done == Done(0, "Menaka\n", "")


def test_hostile_data_reaches_no_stream_alive(raw: dict[str, Any], written: Write) -> None:
    attack = "\x1b]0;pwned\x07 \u202e [red]x[/red] =1+1"
    raw["facts"][5].update(subject=attack, text=attack, topic=attack)
    own = written(raw)
    for form in ("table", "plain", "json", "jsonl", "csv", "tsv", "markdown"):
        done = run("show", "menaka-base", "--format", form, data=own, env={"FORCE_COLOR": "1"})
        assert done.status == 0
        assert [live for live in ("\x1b]", "\x07", "\u202e") if live in done.out] == []
        if form == "json":
            assert json.loads(done.out)[0]["text"] == attack
    miss = run("forces", "--topic", "x", data=own)
    assert miss.status == 1
    assert "\\u001b]0;pwned\\u0007 \\u202e [red]x[/red] =1+1" in miss.err


def test_pipeline_of_the_program_with_itself() -> None:
    assert shell(f"$MALI forces --disputed --data {SMALL} | cut -f1 | $MALI get -") == Done(
        0, "5\n53\n", ""
    )


def test_bare_program_is_its_front_page() -> None:
    out = run(data=None).out
    assert out.startswith(
        "mali-facts: sourced facts about forces, dates and positions in the Western withdrawal"
        " from Mali, announced on 17 February 2022.\n"
        "15 facts, checked up to 31 December 2022 (knowledge base 7).\n\nTry:\n"
    )
    assert out.count("\n  mali-facts ") == 5
