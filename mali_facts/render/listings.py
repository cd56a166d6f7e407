"""Pages that are not lists of facts: sources, problems, the front page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mali_facts.knowledge import dates, wording
from mali_facts.render.canvas import joined, span, wrap
from mali_facts.render.objects import source_object
from mali_facts.render.page import Cell, Json, Line, Span, Surface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mali_facts.knowledge.model import Source
    from mali_facts.knowledge.problems import Problem


class SourcesPage:
    """Every source, its date, and how many facts rest on it."""

    columns: Sequence[str] = (
        "id",
        "publisher",
        "title",
        "url",
        "published",
        "via",
        "note",
        "facts",
    )

    def __init__(self, counted: Sequence[tuple[Source, int]]) -> None:
        """Take the sources, each with the number of facts that rest on it."""
        self.counted = counted

    def rows(self) -> list[Sequence[Cell]]:
        """All fields of each source."""
        return [(*self._fields(source), count) for source, count in self.counted]

    def brief(self) -> list[Sequence[Cell]]:
        """Id, number of facts, date, publisher, title, address, remark."""
        return [
            (s.id, count, s.published, s.publisher, s.title, s.url, s.note)
            for s, count in self.counted
        ]

    def objects(self) -> list[Json]:
        """The source objects."""
        return [source_object(source, count) for source, count in self.counted]

    def document(self) -> Json:
        """A plain list of them."""
        return self.objects()

    def screen(self, surface: Surface) -> list[Line]:
        """Publisher, date and number of facts; below them what it is and where."""
        lines: list[Line] = []
        for source, count in self.counted:
            head = [
                span(wording.reference(source), "bold"),
                Span(f"{count} fact{'' if count == 1 else 's'}"),
                span(source.id, "dim"),
            ]
            lines += wrap(joined(head, surface), surface.width, "  ")
            lines += wrap([Span("  "), span(source.title)], surface.width, "  ")
            lines += wrap([Span("  "), span(source.url, "dim")], surface.width, "  ")
            if source.note:
                lines += wrap([Span("  "), span(source.note)], surface.width, "  ")
        return lines

    @staticmethod
    def _fields(source: Source) -> tuple[Cell, ...]:
        return (
            source.id,
            source.publisher,
            source.title,
            source.url,
            source.published,
            source.via,
            source.note,
        )


class CheckPage:
    """What `check` found."""

    columns: Sequence[str] = ("code", "path", "line", "message", "mend")

    def __init__(self, file: str, problems: Sequence[Problem], summary: str) -> None:
        """`summary` is the sentence that a person reads when nothing is wrong."""
        self.file, self.problems, self.summary = file, problems, summary

    def rows(self) -> list[Sequence[Cell]]:
        """A row for each problem."""
        return [(p.code, p.path, p.line, p.message, p.mend) for p in self.problems]

    def brief(self) -> list[Sequence[Cell]]:
        """The problems, or one line that says that there are none."""
        return self.rows() if self.problems else [(self.summary,)]

    def objects(self) -> list[Json]:
        """The problem objects."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows()]

    def document(self) -> Json:
        """The verdict with the problems."""
        return {"file": self.file, "valid": not self.problems, "problems": self.objects()}

    def screen(self, surface: Surface) -> list[Line]:
        """Each problem with its place and its mend, then how many there are."""
        lines: list[Line] = []
        for problem in self.problems:
            place = problem.path if problem.line is None else f"line {problem.line}: {problem.path}"
            code = joined([Span(problem.code, "red"), span(place, "dim")], surface)
            lines += wrap(code, surface.width, "  ")
            lines += wrap([Span("  "), span(f"{problem.message}.")], surface.width, "  ")
            lines += wrap([Span("  "), span(f"Mend: {problem.mend}.")], surface.width, "  ")
        count = len(self.problems)
        closing = f"{count} problem{'' if count == 1 else 's'} in {self.file}"
        return [*lines, *wrap([span(closing if count else self.summary)], surface.width)]


class FrontPage:
    """What the program is, what it knows, and what to try."""

    columns: Sequence[str] = ("facts", "version", "checked")

    def __init__(self, facts: int, version: str, checked: str, examples: Sequence[str]) -> None:
        self.facts, self.version, self.checked, self.examples = facts, version, checked, examples

    def rows(self) -> list[Sequence[Cell]]:
        """One row about the knowledge base."""
        return [(self.facts, self.version, self.checked)]

    def brief(self) -> list[Sequence[Cell]]:
        """The same words as on a terminal, unwrapped."""
        unlimited = Surface(None, colour=False, unicode=True)
        return [("".join(s.text for s in line),) for line in self.screen(unlimited)]

    def objects(self) -> list[Json]:
        """One object about the knowledge base."""
        return [{"facts": self.facts, "version": self.version, "checked": self.checked}]

    def document(self) -> Json:
        """That object."""
        return self.objects()[0]

    def screen(self, surface: Surface) -> list[Line]:
        """Two sentences and the commands."""
        lines = wrap(
            [
                Span("mali-facts", "bold"),
                Span(
                    ": sourced facts about forces, dates and positions in the Western"
                    " withdrawal from Mali, announced on 17 February 2022."
                ),
            ],
            surface.width,
        )
        known = (
            f"{self.facts} facts, checked up to {dates.in_words(self.checked)}"
            f" (knowledge base {self.version})."
        )
        lines += wrap([span(known)], surface.width)
        lines += [[], [Span("Try:")]]
        for example in self.examples:
            lines += wrap([Span("  "), span(example)], surface.width, "    ")
        lines += wrap([Span("mali-facts --help lists every command.", "dim")], surface.width)
        return lines
