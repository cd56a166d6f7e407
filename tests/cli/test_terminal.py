"""On a real terminal, as far as there is one in a test: a pseudo-terminal of a given size."""

from __future__ import annotations

import contextlib
import os
import re
import struct
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from cli.program import MODULE, SMALL, environment, run
from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from cli.conftest import Write

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are those of POSIX", allow_module_level=True)

import fcntl
import pty
import termios

COMMANDS = {
    "bare": [],
    "forces": ["forces"],
    "dates": ["dates"],
    "positions": ["positions"],
    "show": ["show", "deaths-total", "bundeswehr-2022"],
    "sources": ["sources"],
    "check": ["check"],
}


def on_terminal(
    arguments: Sequence[str],
    columns: int,
    env: Mapping[str, str] | None = None,
    data: Path = SMALL,
) -> tuple[int, str]:
    """The program's status, and all that it put on a terminal of this many columns."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    with subprocess.Popen(
        [*MODULE, *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment({"TERM": "xterm-256color", "MALI_FACTS_DATA": str(data), **(env or {})}),
        close_fds=True,
    ) as process:
        os.close(theirs)
        received = b""
        with contextlib.suppress(OSError):  # Linux says EIO when the other side has closed
            while chunk := os.read(ours, 65536):
                received += chunk
        status = process.wait(timeout=60)
    os.close(ours)
    return status, received.decode().replace("\r\n", "\n")


def uncoloured(text: str) -> str:
    return re.sub("\x1b\\[[0-9;]*m", "", text)


@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=list(COMMANDS))
def test_every_command_fits_its_terminal(arguments: list[str], columns: int) -> None:
    status, screen = on_terminal(arguments, columns)
    assert status == 0
    lines = uncoloured(screen).splitlines()
    assert len(lines) > (0 if arguments == ["check"] else 4)
    assert [line for line in lines if cell_len(line) > columns] == []
    assert "Traceback" not in screen


@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize("command", ["forces", "dates", "positions", "show"])
def test_wide_letters_and_long_words_fit_too(
    command: str, columns: int, raw: dict[str, Any], written: Write
) -> None:
    for fact, text in zip(
        raw["facts"],
        ["\u9a6c\u91cc\u64a4\u519b" * 40, "x" * 300, "\u9a6c x" * 100] * 5,
        strict=True,
    ):
        fact.update(text=text, subject=text, stance=text, note=text)
    arguments = [command, "troops-mali", "menaka-base"] if command == "show" else [command]
    status, screen = on_terminal(arguments, columns, data=written(raw))
    assert status == 0
    lines = uncoloured(screen).splitlines()
    assert len(lines) > 4
    assert [line for line in lines if cell_len(line) > columns] == []


HELPS = [
    [],
    *([c] for c in "forces dates positions ask search show get sources check".split()),
]


@pytest.mark.parametrize("columns", [40, 41, 59, 60, 80, 200])
@pytest.mark.parametrize("command", HELPS, ids=lambda command: command[0] if command else "all")
def test_help_fits_its_terminal(command: list[str], columns: int) -> None:
    status, screen = on_terminal([*command, "--help"], columns)
    assert status == 0
    assert screen.startswith("Usage: mali-facts ")
    assert [line for line in screen.splitlines() if len(line) > columns] == []
    _, wide = on_terminal([*command, "--help"], 200)
    assert "".join(screen.split()) == "".join(wide.split())


@pytest.mark.parametrize("command", HELPS, ids=lambda command: command[0] if command else "all")
def test_help_in_a_pipe_is_as_wide_as_columns_says(command: list[str]) -> None:
    done = run(*command, "--help", env={"COLUMNS": "40"}, data=None)
    assert (done.status, done.out) == on_terminal([*command, "--help"], 40)


def test_example_that_does_not_fit_goes_on_farther_in() -> None:
    _, screen = on_terminal(["dates", "--help"], 40)
    assert "    mali-facts dates --from 2022-02\n        --to 2022-08\n" in screen


def test_terminal_gets_a_table_in_colour() -> None:
    _, screen = on_terminal(["forces", "Nigeria"], 80)
    assert screen == (
        "\x1b[1mNigeria\x1b[0m\n"
        "  \x1b[1m1,200 troops\x1b[0m  Nigerian troops  Mali  2013  \x1b[2msingle source\x1b[0m"
        "  \x1b[2mnigeria-troops\x1b[0m\n"
    )


@pytest.mark.parametrize(
    "env",
    [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}],
    ids=["no-color", "dumb", "no-color-wins"],
)
def test_terminal_without_colour_gets_the_same_words(env: dict[str, str]) -> None:
    _, screen = on_terminal(["show", "deaths-total"], 80, env)
    _, coloured = on_terminal(["show", "deaths-total"], 80)
    assert "\x1b" not in screen
    assert "\x1b" in coloured
    assert screen == uncoloured(coloured)


def test_columns_says_more_than_the_terminal() -> None:
    _, screen = on_terminal(["positions"], 200, {"COLUMNS": "40"})
    assert max(map(cell_len, uncoloured(screen).splitlines())) <= 40


def test_terminal_that_does_not_know_its_size_is_taken_for_80_columns() -> None:
    assert on_terminal(["show", "lambrecht-doubts"], 0) == on_terminal(
        ["show", "lambrecht-doubts"], 80
    )


def test_value_stays_bare_on_a_terminal() -> None:
    assert on_terminal(["get", "deaths-total", "troops-mali.text"], 40) == (
        0,
        "53\nIn February 2022 France had some 2,400 troops in Mali.\n",
    )


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["forces", "niger"], 1, 'mali-facts: no actor called "niger"; did you mean Nigeria?\n'),
        (["dates", "--on", "1999"], 1, "mali-facts: no fact passes these filters\n"),
        (["forces", "--bogus"], 2, "mali-facts: No such option: --bogus (see mali-facts"),
    ],
    ids=["unknown", "nothing", "usage"],
)
def test_error_on_a_terminal_is_a_plain_line(arguments: list[str], status: int, said: str) -> None:
    ended, screen = on_terminal(arguments, 80)
    assert ended == status
    assert screen.startswith(said)
    assert screen.count("\n") == 1
    assert "\x1b" not in screen
