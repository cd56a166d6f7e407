"""Completion in bash, zsh and fish, through the protocol that their scripts speak."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from cli.program import MODULE, Done, run, started

if TYPE_CHECKING:
    from pathlib import Path

    from cli.conftest import Write

SHELLS = ("bash", "zsh", "fish")
FORMATS = ["table", "plain", "json", "jsonl", "csv", "tsv", "markdown"]
every_shell = pytest.mark.parametrize("shell", SHELLS)


def asked(shell: str, typed: str, data: Path | None = None, encoding: str = "utf-8") -> Done:
    """What the shell's script gets back when Tab is pressed at the end of `typed`."""
    words = typed.split(" ")
    env = {
        "_MALI_FACTS_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": typed,
        "COMP_CWORD": str(len(words) - 1),
        "_TYPER_COMPLETE_ARGS": typed,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "PYTHONIOENCODING": encoding,
    }
    if data is not None:
        env["MALI_FACTS_DATA"] = str(data)
    return started(MODULE, env=env)


def completions(
    shell: str, typed: str, data: Path | None = None, encoding: str = "utf-8"
) -> list[str]:
    """The words that the shell offers."""
    done = asked(shell, typed, data, encoding)
    assert (done.status, done.err) == (0, "")
    if shell == "zsh":
        # _arguments '*: :(("one" "two":"its help"))'
        inner = re.search(r"\(\((.*)\)\)", done.out, re.DOTALL)
        return [] if inner is None else re.findall(r'(?m)^"([^"]*)"', inner[1].strip())
    return [line.split("\t")[0] for line in done.out.splitlines() if line]


@every_shell
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("mali-facts show deaths-", ["deaths-combat", "deaths-other", "deaths-total"]),
        ("mali-facts get troops", ["troops-mali"]),
        ("mali-facts show troops-mali wit", ["withdrawal"]),
        ("mali-facts show zzz", []),
    ],
    ids=["ids", "get", "second", "none"],
)
def test_ids(shell: str, typed: str, expected: list[str]) -> None:
    assert completions(shell, typed) == expected


@every_shell
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("mali-facts forces Fra", ["France"]),
        ("mali-facts dates Lamb", ["Lambrecht"]),
        ("mali-facts positions --actor Mac", ["Macron"]),
        ("mali-facts forces Ger", ["German army", "Germany"]),
        ("mali-facts forces --place Mé", ["Ménaka"]),
    ],
    ids=["name", "alias", "option", "with-space", "place"],
)
def test_names(shell: str, typed: str, expected: list[str]) -> None:
    assert completions(shell, typed) == expected


@every_shell
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("mali-facts forces fra", ["France"]),
        ("mali-facts forces ger", ["German army", "Germany"]),
        ("mali-facts forces --place men", ["Ménaka"]),
    ],
    ids=["case", "case-of-alias", "accent"],
)
def test_names_in_any_case_and_without_accents(shell: str, typed: str, expected: list[str]) -> None:
    assert completions(shell, typed) == expected


@every_shell
def test_only_names_that_no_shell_obeys(shell: str, raw: dict[str, Any], written: Write) -> None:
    obeyed = ["zz$(x)", "zz;x", "zz (x)", "zz\u202ex", "zz\u115fx", 'zz"x', "zz*", "-zz"]
    raw["actors"][0]["aliases"] = ["Zz'eta", *obeyed]
    own = written(raw)
    assert completions(shell, "mali-facts forces zz", own) == ["Zz’eta"]
    assert "-zz" not in completions(shell, "mali-facts forces ", own)
    by_curly = run("forces", "Zz’eta", data=own)
    assert by_curly.out != ""
    assert by_curly == run("forces", "Zz'eta", data=own)


def test_names_that_the_stream_cannot_carry_are_left_out() -> None:
    assert completions("bash", "mali-facts forces --place men", encoding="koi8-r") == []


@every_shell
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("mali-facts forces --format ", FORMATS),
        ("mali-facts forces -f ", FORMATS),
        ("mali-facts get x --format js", ["json", "jsonl"]),
    ],
    ids=["all", "short", "begun"],
)
def test_formats(shell: str, typed: str, expected: list[str]) -> None:
    assert completions(shell, typed) == expected


@every_shell
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("mali-facts po", ["positions"]),
        ("mali-facts s", ["search", "show", "sources"]),
        ("mali-facts forces --dis", ["--disputed"]),
    ],
    ids=["one", "several", "option"],
)
def test_commands_and_options(shell: str, typed: str, expected: list[str]) -> None:
    assert sorted(completions(shell, typed)) == expected


@every_shell
@pytest.mark.parametrize(
    "typed", ["mali-facts show ", "mali-facts forces ", "mali-facts forces --place "]
)
def test_base_that_cannot_be_read_completes_nothing_and_says_nothing(
    shell: str, typed: str, tmp_path: Path
) -> None:
    done = asked(shell, typed, tmp_path / "missing.json")
    assert (done.status, done.err) == (0, "")
    assert done.out.strip() in ("", "_files")


@every_shell
def test_script_for_the_shell_calls_back(shell: str) -> None:
    done = started(MODULE, env={"_MALI_FACTS_COMPLETE": f"source_{shell}"})
    assert (done.status, done.err) == (0, "")
    assert f"_MALI_FACTS_COMPLETE=complete_{shell}" in done.out
    assert "mali-facts" in done.out
