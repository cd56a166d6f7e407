"""The line of a JSON file on which a path such as `$.facts[3].value` stands.

The standard library's decoder does not keep positions. This reads the tokens again, only when
there are problems to place, and only of text that the decoder has accepted.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from mali_facts.knowledge.problems import MORE, step

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mali_facts.knowledge.problems import Problem

LARGEST = 32 * 1024 * 1024
"""Characters: in a longer text problems are named by their path alone."""

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{},:]|[^\s\[\]{},:"]+')


def with_lines(problems: Iterable[Problem], text: str) -> list[Problem]:
    """The problems with their line numbers, in the order of the file."""
    listed = list(problems)
    if not listed or len(text) > LARGEST:
        return listed
    found = find_lines(text, {problem.path for problem in listed})
    placed = [problem._replace(line=_nearest(problem.path, found)) for problem in listed]
    return sorted(placed, key=lambda problem: (problem.code == MORE, problem.line or 0))


def find_lines(text: str, wanted: set[str]) -> dict[str, int]:
    """The lines, from 1, of those wanted paths and their parents that the text has."""
    wanted = {parent for path in wanted for parent in _parents(path)}
    found: dict[str, int] = {"$": 1}

    def inside(parent: str | None, to: str | int) -> str | None:
        path = None if parent is None else step(parent, to)
        return path if path in wanted else None

    # No path where nothing below is wanted: most of a file is passed over.
    stack: list[str | None] = []
    counts: list[int | None] = []
    path: str | None = "$"
    line, position = 1, 0
    key_next = False
    for match in _TOKEN.finditer(text):
        token = match[0]
        line += text.count("\n", position, match.start())
        position = match.start()
        if key_next and token[0] == '"':
            path = None if stack[-1] is None else inside(stack[-1], json.loads(token))
            if path is not None:
                found.setdefault(path, line)
            key_next = False
        elif token in "{[":
            if path is not None:
                found.setdefault(path, line)
            stack.append(path)
            counts.append(None if token == "{" else 0)
            key_next = token == "{"
            if token == "[":
                path = inside(path, 0)
        elif token in "}]":
            stack.pop()
            counts.pop()
            key_next = False
        elif token == ",":
            count = counts[-1]
            key_next = count is None
            if count is not None:
                counts[-1] = count + 1
                path = inside(stack[-1], count + 1)
        elif token != ":" and path is not None:
            found.setdefault(path, line)
    return found


def _parents(path: str) -> list[str]:
    """The path and everything that contains it, longest first."""
    parents = [path]
    while path != "$":
        cut = max(path.rfind("."), path.rfind("["))
        if cut <= 0:
            break
        path = path[:cut]
        parents.append(path)
    return parents


def _nearest(path: str, found: dict[str, int]) -> int | None:
    """The line of the path, or of the nearest thing around it: a missing field has no line."""
    return next((found[parent] for parent in _parents(path) if parent in found), None)
