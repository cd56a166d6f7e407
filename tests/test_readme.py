"""README.md does what it says: every command, file and table in it is tried."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
from readme import (
    ARTICLE,
    README,
    ROOT,
    Command,
    consoles,
    matches,
    named_files,
    needs_article,
    prepare,
    run_block,
    shortened,
)

from mali_facts.errors import Status
from mali_facts.knowledge.load import load
from mali_facts.knowledge.shape import EVIDENCE, LANGUAGE, SECTIONS, TOP
from mali_facts.render.formats import Format

TEXT = README.read_text(encoding="utf-8")
PROGRAM = os.path.join(os.path.dirname(sys.executable), "mali-facts")


def help_of(*command: str) -> str:
    """The help of the program or of a command."""
    return subprocess.run(
        [PROGRAM, *command, "--help"], capture_output=True, encoding="utf-8", check=True
    ).stdout


COMMANDS = re.findall(r"^  ([a-z]+) ", help_of().partition("\nCommands:\n")[2], re.MULTILINE)


def section(title: str) -> str:
    """The text under a heading, with the headings below it."""
    level = title.split(" ", maxsplit=1)[0]
    _, found, rest = TEXT.partition(f"\n{title}\n")
    assert found, title
    return re.split(rf"^#{{1,{len(level)}}} ", rest, maxsplit=1, flags=re.MULTILINE)[0]


def first_column(table: str) -> list[str]:
    """The first cells of a table's rows, without its head."""
    return re.findall(r"^\| ([^|]*?) \|", table, re.MULTILINE)[1:]


@pytest.mark.parametrize("block", consoles(TEXT), ids=lambda block: block[0].command)
def test_commands_print_what_is_shown(block: list[Command], tmp_path: Path) -> None:
    """Where what they print has changed for good reason: python tests/readme.py --write."""
    if needs_article(block) and not ARTICLE.exists():
        pytest.skip("the article is not ours to ship, and it is not beside this checkout")
    prepare(tmp_path, TEXT)
    for item, printed in zip(block, run_block(block, tmp_path), strict=True):
        assert matches(item.shown, printed), "\n".join([f"$ {item.command}", *printed])


@pytest.mark.parametrize(
    ("shown", "printed", "expected"),
    [
        (["a"], ["a"], True),
        (["a"], ["a", "b"], False),
        (["a", "..."], ["a", "b", "c"], True),
        (["a", "...", "c"], ["a", "b", "c"], True),
        (["...", "c"], ["a", "b", "c"], True),
        (["a", "...", "c"], ["a", "b"], False),
        (["a", "...", "c"], ["x", "b", "c"], False),
        (["a", "..."], ["a"], False),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_left_out_lines_stand_for_at_least_one(
    shown: list[str], printed: list[str], expected: bool
) -> None:
    assert matches(shown, printed) is expected
    assert matches(shortened(printed, shown), printed)


def test_the_blocks_that_are_run_are_all_there() -> None:
    """A fence that is written wrongly would drop out of the tests without a word."""
    assert TEXT.count("\n$ ") == sum(len(block) for block in consoles(TEXT))
    assert list(named_files(TEXT)) == ["figures.sh", "my-facts.json", "example.py"]
    run = " ".join(item.command for block in consoles(TEXT) for item in block)
    for name in named_files(TEXT):
        assert name in run


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_examples_and_stands_in_the_readme(name: str) -> None:
    _, examples, rest = help_of(name).partition("\n  Examples:\n")
    assert examples
    assert len(re.findall(rf"^ +.*\bmali-facts {name}\b", rest, re.MULTILINE)) >= 3
    assert re.search(rf"^### {name}: ", TEXT, re.MULTILINE)
    shown = [item.command for block in consoles(TEXT) for item in block]
    assert any(f"mali-facts {name}" in command for command in shown)


def test_the_readme_names_no_command_that_is_not_there() -> None:
    named = set(re.findall(r"\bmali-facts ([a-z]+)\b", TEXT))
    assert named == set(COMMANDS)


def test_statuses_are_those_of_the_program() -> None:
    assert first_column(section("### Exit statuses")) == [str(int(s)) for s in Status]


def test_the_help_lists_the_same_statuses() -> None:
    statuses = help_of().partition("\n  Exit status:\n")[2]
    assert re.findall(r"^ +(\d+) ", statuses, re.MULTILINE) == [str(int(s)) for s in Status]


def test_formats_are_those_of_the_program() -> None:
    paragraph = section("### Formats").split(".")[0]
    assert re.findall(r"`([a-z]+)`", paragraph) == [form.value for form in Format]


def test_schemas_are_those_that_ship() -> None:
    named = [cell.strip("`") for cell in first_column(section("### Formats"))]
    shipped = [file.name for file in files("mali_facts").joinpath("schemas").iterdir()]
    assert sorted(named) == sorted(shipped)


def test_every_field_of_a_data_file_is_explained() -> None:
    told = set(re.findall(r"`([a-z_]+)`", section("## The knowledge base, and one of your own")))
    fields = {*TOP, *SECTIONS, *EVIDENCE, *LANGUAGE, "formula", "digits"}
    for section_fields in SECTIONS.values():
        fields |= set(section_fields)
    assert fields - told == set()


def test_what_the_readme_says_of_the_sources_is_so() -> None:
    facts = load().facts
    several = sum(len(fact.publishers) > 1 for fact in facts)
    assert "nine facts in ten have two or more independent publishers" in TEXT
    assert several >= 0.9 * len(facts)


def test_dependencies_are_those_of_the_package() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    _, _, rest = project.partition("\ndependencies = [\n")
    needed = re.findall(r'^ +"(\w+)[<>=]', rest.partition("\n]\n")[0], re.MULTILINE)
    assert needed == first_column(section("## Dependencies"))


def test_nothing_that_is_linked_inside_the_repository_is_missing() -> None:
    for target in re.findall(r"\]\(([^)]+)\)", TEXT):
        if not target.startswith("https://"):
            assert (ROOT / target).exists(), target


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_installs_as_printed(shell: str, tmp_path: Path) -> None:
    line = f"mali-facts --install-completion {shell}"
    assert f"\n{line}\n" in TEXT
    done = subprocess.run(
        [PROGRAM, *line.split()[1:]],
        env={"HOME": str(tmp_path), "PATH": os.environ["PATH"]},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == Status.OK, done.stderr
    written = "".join(file.read_text() for file in tmp_path.rglob("*") if file.is_file())
    assert "_MALI_FACTS_COMPLETE" in written
