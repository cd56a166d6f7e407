"""Proof against the article: what the facts claim of it must stand in its text.

A piece of evidence from the article names its paragraph (non-blank lines, from 1) and short
marks: figures, names, date words. All of them must stand in that paragraph, as whole words and
in the order given; so an article in which one of them was changed, or two of them were
exchanged, does not bear the fact out any more.
"""

from __future__ import annotations

import re
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING, NamedTuple

from mali_facts.knowledge.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mali_facts.knowledge.model import Evidence, Fact, Knowledge

LONGEST_COPY = 8
"""Words in a row that the knowledge base may share with the article."""

_PARAGRAPH = re.compile(r"paragraph ([0-9]{1,6})")
_WORD = re.compile(r"\w(?:[\w'-]*\w)?")


class Proof(NamedTuple):
    """What a comparison with the article found."""

    compared: int
    """Pieces of evidence that were looked up in the article."""
    fallen: tuple[str, ...]
    """Ids of the facts that the article does not bear out, derived ones included."""
    problems: tuple[Problem, ...]


def paragraphs(text: str) -> list[str]:
    """The article's paragraphs: its non-blank lines, with runs of white space as one space."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def prove(base: Knowledge, text: str) -> Proof:
    """Compare every piece of evidence from the article with the article's text."""
    lines = paragraphs(text)
    copied = _runs(text)
    problems: list[Problem] = []
    fallen: set[str] = set()
    compared = 0
    for index, fact in enumerate(base.facts):
        path = f"$.facts[{index}]"
        problems.extend(_copies(fact, path, copied))
        if fact.derived is not None:
            continue
        for number, item in enumerate(fact.evidence):
            if item.source.id != base.article:
                continue
            compared += 1
            problem = _compare(fact, item, f"{path}.evidence[{number}]", lines)
            if problem is not None:
                problems.append(problem)
                fallen.add(fact.id)
    problems.extend(_fall_with_their_inputs(base, fallen))
    in_order = tuple(fact.id for fact in base.facts if fact.id in fallen)
    return Proof(compared, in_order, tuple(problems))


def _fall_with_their_inputs(base: Knowledge, fallen: set[str]) -> Iterator[Problem]:
    """A problem for each derived fact with a fallen input; its id joins the fallen."""
    derived = {
        fact.id: (f"$.facts[{index}]", fact.derived.inputs)
        for index, fact in enumerate(base.facts)
        if fact.derived is not None
    }
    # Inputs first, wherever they stand in the file: they may be derived themselves.
    order = TopologicalSorter({name: inputs for name, (_, inputs) in derived.items()})
    for name in order.static_order():
        path, inputs = derived.get(name, ("", ()))
        lost = [one for one in inputs if one in fallen]
        if lost:
            fallen.add(name)
            yield Problem(
                "derived-falls",
                path,
                f"{name} falls with {', '.join(lost)}, which it is computed from",
                "put its inputs right",
            )


def _compare(fact: Fact, item: Evidence, path: str, lines: list[str]) -> Problem | None:
    found = _PARAGRAPH.fullmatch(item.at or "")
    if found is None:
        return Problem(
            "no-paragraph",
            f"{path}.at",
            f"{fact.id} does not say where in the article it stands",
            'write "paragraph N"',
        )
    number = int(found[1])
    if not 1 <= number <= len(lines):
        return Problem(
            "no-paragraph",
            f"{path}.at",
            f"{fact.id} rests on paragraph {number}, the article has {len(lines)}",
            "check the paragraph, or the article's file",
        )
    if not item.marks:
        return Problem(
            "no-marks",
            path,
            f"{fact.id} cites paragraph {number} without a mark",
            "mark the figures and names that it rests on",
        )
    missing = _first_missing(item.marks, lines[number - 1])
    if missing is None:
        return None
    return Problem(
        "mark-missing",
        f"{path}.marks",
        f'{fact.id} falls: paragraph {number} does not have "{missing}" where it should stand',
        "check the article, or correct the fact",
    )


def _first_missing(marks: tuple[str, ...], paragraph: str) -> str | None:
    """The first mark that does not follow those before it, None where all stand in order."""
    position = 0
    for mark in marks:
        match = re.compile(rf"(?<!\w)(?<!\d[.,]){re.escape(mark)}(?!\w|[.,]\d)").search(
            paragraph, position
        )
        if match is None:
            return mark
        position = match.end()
    return None


def _words(text: str) -> list[str]:
    """The words of a text; how they are set off, and by which apostrophe, is no difference."""
    return _WORD.findall(text.casefold().replace("’", "'"))


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = _words(text)
    size = LONGEST_COPY + 1
    return frozenset(tuple(words[i : i + size]) for i in range(len(words) - size + 1))


def _copies(fact: Fact, path: str, copied: frozenset[tuple[str, ...]]) -> list[Problem]:
    size = LONGEST_COPY + 1
    problems = []
    for name in ("text", "note", "subject", "stance"):
        words = _words(getattr(fact, name) or "")
        if any(tuple(words[i : i + size]) in copied for i in range(len(words) - size + 1)):
            problems.append(
                Problem(
                    "copied",
                    f"{path}.{name}",
                    f"{fact.id} has {size} words in a row from the article",
                    "put it in our own words",
                )
            )
    return problems
