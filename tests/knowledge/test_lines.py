"""The line of a path in a JSON file."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mali_facts.knowledge import lines
from mali_facts.knowledge.lines import find_lines, with_lines
from mali_facts.knowledge.problems import Problem

TEXT = """\
{
  "version": "1",
  "actors": [
    {"id": "a", "of": []},
    {
      "id": "b",
      "of": [
        "a",
        "c"
      ]
    }
  ],
  "empty": {}, "nothing": null,
  "quoted": "a \\"key\\": [1, {",
  "deep": [[1,
    [2, 3]]],
  "last": -1.5e3
}
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("$", 1),
        ("$.version", 2),
        ("$.actors", 3),
        ("$.actors[0]", 4),
        ("$.actors[0].of", 4),
        ("$.actors[1]", 5),
        ("$.actors[1].id", 6),
        ("$.actors[1].of", 7),
        ("$.actors[1].of[0]", 8),
        ("$.actors[1].of[1]", 9),
        ("$.empty", 13),
        ("$.nothing", 13),
        ("$.quoted", 14),
        ("$.deep[0][0]", 15),
        ("$.deep[0][1]", 16),
        ("$.deep[0][1][1]", 16),
        ("$.last", 17),
    ],
)
def test_a_path_has_its_line(path: str, line: int) -> None:
    assert find_lines(TEXT, {path})[path] == line


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("$.checked", 1),
        ("$.actors[1].name", 5),
        ("$.actors[1].of[7]", 7),
        ("$.actors[9].of", 3),
        ("$.empty.x.y[3].z", 13),
    ],
)
def test_what_is_missing_has_the_line_of_what_should_hold_it(path: str, line: int) -> None:
    (problem,) = with_lines([Problem("missing", path, "m", "n")], TEXT)
    assert problem == ("missing", path, "m", "n", line)


def test_problems_come_in_the_order_of_the_file() -> None:
    paths = ["$.last", "$.actors[1].of[1]", "$.version", "$.actors[0]"]
    found = with_lines([Problem("x", path, "", "") for path in paths], TEXT)
    assert [(problem.path, problem.line) for problem in found] == [
        ("$.version", 2),
        ("$.actors[0]", 4),
        ("$.actors[1].of[1]", 9),
        ("$.last", 17),
    ]


def test_problems_of_one_line_keep_their_order() -> None:
    problems = [Problem(code, "$.actors[0].of", "", "") for code in ("b", "a", "c")]
    assert [problem.code for problem in with_lines(problems, TEXT)] == ["b", "a", "c"]


def test_a_huge_file_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LARGEST", len(TEXT) - 1)
    problems = [Problem("x", "$.last", "", ""), Problem("x", "$.version", "", "")]
    assert with_lines(problems, TEXT) == problems
    monkeypatch.setattr(lines, "LARGEST", len(TEXT))
    assert [problem.line for problem in with_lines(problems, TEXT)] == [2, 17]


def test_lines_of_windows_count_once() -> None:
    text = TEXT.replace("\n", "\r\n")
    assert find_lines(text, {"$.last"})["$.last"] == 17


NAMES = st.sampled_from(["a", "b", "c", "é", "key", "x y", '"', "\\", "{", "]", ":", ","])
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=8)),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=20,
)


def by_hand(value: Any, path: str, line: int, found: dict[str, int]) -> int:
    """Note the line of everything in a file written one value a line; give the last line."""
    found[path] = line
    if isinstance(value, (dict, list)) and value:
        names = [f".{name}" for name in value] if isinstance(value, dict) else None
        values = list(value.values()) if isinstance(value, dict) else value
        for number, inner in enumerate(values):
            step = f"[{number}]" if names is None else names[number]
            line = by_hand(inner, path + step, line + 1, found)
        line += 1
    return line


@settings(deadline=None, max_examples=100)
@given(JSON, st.booleans())
def test_every_path_of_any_file_has_its_line(value: Any, ascii_only: bool) -> None:
    found: dict[str, int] = {}
    by_hand(value, "$", 1, found)
    text = json.dumps(value, indent=1, ensure_ascii=ascii_only)
    placed = find_lines(text, set(found))
    assert {path: placed[path] for path in found} == found
