"""A line without options does without Typer: it must print what Typer's way prints."""

from __future__ import annotations

import subprocess
import sys

import pytest

from mali_facts import load


def run(*arguments: str) -> tuple[int, bytes, bytes]:
    done = subprocess.run(
        [sys.executable, "-m", "mali_facts", *arguments], capture_output=True, check=False
    )
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


def test_a_plain_get_imports_neither_typer_nor_rich() -> None:
    code = (
        "import sys; from mali_facts.__main__ import run; run(['get', 'barkhane-troops-mali']);"
        "print(sorted({'typer', 'rich'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "2400\n[]\n"
