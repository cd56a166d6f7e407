"""The exit status says what happened, and a script can rely on it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from cli.program import MODULE, SCRIPT, SMALL, Done, environment, run, shell, started

FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="the system has no /dev/full")
needs_signals = pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")


@pytest.mark.parametrize(
    "arguments",
    [
        ["forces"],
        ["dates", "France"],
        ["positions", "Lambrecht"],
        ["show", "troops-mali"],
        ["get", "troops-mali"],
        ["sources"],
        ["check"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_what_is_found_is_0_and_silent_on_standard_error(arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.status, done.err) == (0, "")
    assert done.out


@pytest.mark.parametrize("option", [[], ["--version"], ["--help"]], ids=["bare", "version", "help"])
def test_program_without_a_command_is_0(option: list[str]) -> None:
    done = run(*option, data=None)
    assert (done.status, done.err) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["forces", "Atlantis"], 'no actor called "Atlantis"'),
        (["forces", "--place", "Atlantis"], 'no place called "Atlantis"'),
        (["dates", "--on", "1999"], "no fact passes these filters"),
        (["show", "troops-moon-base"], 'no fact called "troops-moon-base"'),
        (["get", "zzz"], 'no fact called "zzz"'),
    ],
    ids=["actor", "place", "filters", "show", "get"],
)
def test_what_is_not_found_is_1(arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith(f"mali-facts: {said}")
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [["forces", "--bogus"], ["nonsense"], ["show"], ["forces", "--limit", "x"]],
    ids=["option", "command", "argument", "value"],
)
def test_wrong_usage_is_2(arguments: list[str]) -> None:
    done = run(*arguments, data=None)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("mali-facts: ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["forces"],
        ["dates"],
        ["positions"],
        ["show", "x"],
        ["get", "x"],
        ["sources"],
        ["check"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_base_that_is_missing_is_3(arguments: list[str], tmp_path: Path) -> None:
    file = tmp_path / "missing.json"
    assert run(*arguments, data=file) == Done(
        3,
        "",
        f"mali-facts: {file}: $: cannot be read: No such file or directory [unreadable];"
        " name a file that can be read\n",
    )


@pytest.mark.parametrize("option", [[], ["--version"]], ids=["bare", "version"])
def test_base_of_the_environment_that_is_missing_is_3(option: list[str], tmp_path: Path) -> None:
    file = tmp_path / "missing.json"
    done = run(*option, data=None, env={"MALI_FACTS_DATA": str(file)})
    assert (done.status, done.out) == (3, "")
    assert str(file) in done.err


FAULTY = f"""
import sys
from mali_facts.__main__ import run
import mali_facts.cli.lists as lists
def broken(*_):
    raise RuntimeError("\\x1b[31mboom\\n" + "x" * 500)
lists.select = broken
sys.exit(run(["forces", "--data", {str(SMALL)!r}]))
"""


def test_fault_of_the_program_is_70_in_one_line() -> None:
    done = started([sys.executable, "-c", FAULTY])
    assert (done.status, done.out) == (70, "")
    assert done.err.startswith(
        "mali-facts: a fault of the program, please report it: RuntimeError: \\u001b[31mboom xxx"
    )
    assert done.err.endswith("x (MALI_FACTS_DEBUG=1 shows more)\n")
    assert done.err.count("\n") == 1
    assert len(done.err) < 350


def test_fault_of_the_program_has_its_traceback_when_asked_for() -> None:
    done = started([sys.executable, "-c", FAULTY], env={"MALI_FACTS_DEBUG": "1"})
    assert (done.status, done.out) == (70, "")
    assert "Traceback (most recent call last):" in done.err
    assert "RuntimeError" in done.err


WRITING = {
    "bare": "",
    "forces": "forces",
    "json": "forces --json",
    "show": "show troops-mali",
    "get": "get troops-mali",
    "check": "check",
    "help": "--help",
    "help-of-a-command": "forces --help",
    "version": "--version",
}


@needs_full
@pytest.mark.parametrize("arguments", WRITING.values(), ids=list(WRITING))
def test_full_disk_is_74(arguments: str) -> None:
    assert shell(f"$MALI {arguments} > /dev/full") == Done(
        74, "", "mali-facts: cannot write to standard output: No space left on device\n"
    )


@needs_full
def test_full_disk_is_74_in_the_middle_of_a_batch() -> None:
    done = shell("echo troops-mali | $MALI get - > /dev/full")
    assert (done.status, done.out) == (74, "")
    assert done.err.count("\n") == 1


@needs_signals
@pytest.mark.parametrize("arguments", WRITING.values(), ids=list(WRITING))
def test_closed_output_is_74(arguments: str) -> None:
    assert shell(f"$MALI {arguments} >&-") == Done(
        74, "", "mali-facts: standard output is closed\n"
    )


@needs_signals
def test_closed_standard_error_changes_no_status() -> None:
    assert shell("$MALI forces Atlantis 2>&-") == Done(1, "", "")
    assert shell("$MALI get deaths-total 2>&-") == Done(0, "53\n", "")


@needs_full
def test_full_disk_under_standard_error_changes_no_status() -> None:
    assert shell("$MALI forces Atlantis 2> /dev/full") == Done(1, "", "")


@needs_signals
def test_closed_input_is_wrong_usage() -> None:
    assert shell("$MALI get - <&-") == Done(2, "", "mali-facts: standard input is closed\n")


@needs_signals
@pytest.mark.parametrize("command", ["get", "show"])
def test_interrupt_is_130_without_a_traceback(command: str) -> None:
    arguments = ["--json"] if command == "show" else []
    with subprocess.Popen(
        [*MODULE, command, "-", *arguments, "--data", str(SMALL)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"deaths-total\n")
        process.stdin.flush()
        answer = process.stdout.readline()  # it waits for the next line now
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert answer.startswith(b"53\n" if command == "get" else b'{"id": "deaths-total"')
    assert (process.returncode, out.strip(), err.strip()) == (130, b"", b"")


@needs_signals
@pytest.mark.parametrize("form", ["plain", "json", "jsonl", "csv", "table"])
def test_reader_that_leaves_early_ends_the_program_quietly(form: str) -> None:
    # Longer than a pipe holds, so that the program is still writing when its reader has gone.
    many = " ".join(["troops-mali"] * 1000)
    done = shell(f"$MALI show {many} --format {form} | head -n 1")
    assert (done.status, done.err) == (0, "")
    assert len(done.out.splitlines()) == 1


@needs_signals
def test_reader_that_leaves_early_is_a_broken_pipe_as_for_cat() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [*MODULE, "forces", "--data", str(SMALL)],
            stdout=writing,
            stderr=subprocess.PIPE,
            env=environment(),
            timeout=60,
            check=False,
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (-signal.SIGPIPE, b"")


@pytest.mark.skipif(not SCRIPT.exists(), reason="the program is not installed")
@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["get", "deaths-total"], Done(0, "53\n", "")),
        (["get", "zzz"], Done(1, "", 'mali-facts: no fact called "zzz"\n')),
        (
            ["nonsense"],
            Done(2, "", "mali-facts: No such command 'nonsense' (see mali-facts --help)\n"),
        ),
    ],
    ids=["found", "not-found", "usage"],
)
def test_installed_script_is_the_same_program(arguments: list[str], expected: Done) -> None:
    assert started([str(SCRIPT), *arguments]) == expected


@pytest.mark.parametrize(
    ("ids", "status"),
    [
        ("troops-mali\ndeaths-total\n", 0),
        ("troops-mali\nnope\ndeaths-total\n", 1),
        ("nope\n", 1),
        ("\n\n", 0),
        ("", 0),
    ],
    ids=["all", "one-missing", "none", "blank", "nothing"],
)
@pytest.mark.parametrize("command", ["get", "show"])
def test_worst_status_of_a_batch_wins(command: str, ids: str, status: int) -> None:
    assert run(command, "-", stdin=ids).status == status
