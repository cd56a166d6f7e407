"""A line with no option but --data does without Typer: it must print what Typer's way prints."""

from __future__ import annotations

import subprocess
import sys

import pytest
from cli.program import SMALL

from mali_facts import load

ALL_THROUGH_TYPER = (
    "from mali_facts import __main__ as program; program.PLAIN.clear(); program.main()"
)


def run(*arguments: str) -> tuple[int, bytes, bytes]:
    return started("-m", "mali_facts", *arguments)


def through_typer(*arguments: str) -> tuple[int, bytes, bytes]:
    return started("-c", ALL_THROUGH_TYPER, *arguments)


def started(*arguments: str) -> tuple[int, bytes, bytes]:
    done = subprocess.run([sys.executable, *arguments], capture_output=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("field", ["", ".text", ".hedge", ".evidence", ".derived", ".nonsense"])
def test_every_id_gives_the_same_bytes_both_ways(field: str) -> None:
    ids = [f"{name}{field}" for name in load().ids]
    assert run("get", *ids) == run("get", "--", *ids)


@pytest.mark.parametrize(
    "arguments",
    [
        ["barkhane-troops-mali"],
        ["barkhane-troops-mal"],
        ["no-such-fact"],
        ["barkhane-troops-mali.txt"],
        ["barkhane-troops-mali."],
        ["."],
        ["barkhane-troops-mali", "no-such-fact"],
    ],
)
def test_one_line_gives_the_same_both_ways(arguments: list[str]) -> None:
    assert run("get", *arguments) == run("get", "--", *arguments)


@pytest.mark.parametrize(
    "line",
    [
        ["forces"],
        ["forces", "Burkina", "Faso"],
        ["dates", "takuba"],
        ["positions", "lambrecht"],
        ["positions", "atlantis"],
        ["search", "gao", "handover"],
        ["search", "chromodynamics"],
        ["ask", "how many French troops were in Mali?"],
        ["ask", "what", "is", "the", "capital", "of", "Peru"],
    ],
    ids=" ".join,
)
def test_other_lines_without_options_give_the_same_both_ways(line: list[str]) -> None:
    command, *words = line
    assert run(*line) == run(command, "--", *words)


@pytest.mark.parametrize(
    "line",
    [
        ["get", "deaths-total", "--data", str(SMALL)],
        ["get", "--data", str(SMALL), "deaths-total", "nothing"],
        ["get", "deaths-total", f"--data={SMALL}"],
        ["get", "deaths-total", "--data"],
        ["get", "deaths-total", "--data", ""],
        ["get", "deaths-total", "--data", "-"],
        ["get", "deaths-total", "--data", "/nonexistent"],
        ["get", "deaths-total", "--data", "/nonexistent", "--data", str(SMALL)],
        ["get", "deaths-total", "--data", "--data", str(SMALL)],
        ["get", "--data", str(SMALL)],
        ["forces", "--data", str(SMALL)],
        ["dates", "nobody", "--data", str(SMALL)],
        ["positions", "--data", str(SMALL), "--json"],
        ["ask", "how", "many", "died", "--data", str(SMALL)],
        ["search", "--data", str(SMALL), "deaths"],
    ],
    ids=" ".join,
)
def test_base_of_ones_own_gives_the_same_both_ways(line: list[str]) -> None:
    assert run(*line) == through_typer(*line)


@pytest.mark.parametrize("own", [[], ["--data", str(SMALL)]], ids=["bundled", "own"])
def test_a_plain_get_imports_neither_typer_nor_rich(own: list[str]) -> None:
    code = (
        "import sys; from mali_facts.__main__ import run; run(['get', *sys.argv[1:]]);"
        "print(sorted({'typer', 'rich'} & sys.modules.keys()))"
    )
    name = "troops-mali" if own else "barkhane-troops-mali"
    assert started("-c", code, name, *own) == (0, b"2400\n[]\n", b"")
