"""What can go wrong, with everything a person needs to mend it, and the exit statuses."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mali_facts.knowledge.problems import Problem


class Status(IntEnum):
    """The exit statuses; README.md and the help list the same ones."""

    OK = 0
    NOT_FOUND = 1
    USAGE = 2
    BAD_KNOWLEDGE = 3
    FAULT = 70
    NOT_WRITTEN = 74
    INTERRUPTED = 130


class FactsError(Exception):
    """An error that ends the command: plain lines for standard error, and a status."""

    status: ClassVar[Status] = Status.FAULT

    @property
    def lines(self) -> list[str]:
        """The message, one line of standard error an item."""
        return [str(self)]


class UsageFault(FactsError):
    """The command line cannot be carried out as given."""

    status = Status.USAGE


class UnknownName(FactsError):
    """An id, field or name that the knowledge base does not hold.

    `what` says what was looked for ("fact", "actor", "place", "field"), `name` is what was
    given, and `near` holds the spellings that come closest, best first.
    """

    status = Status.NOT_FOUND

    def __init__(self, what: str, name: str, near: Sequence[str] = ()) -> None:
        super().__init__(what, name, tuple(near))
        self.what, self.name, self.near = what, name, tuple(near)

    @property
    def lines(self) -> list[str]:
        """One line, with the nearest spellings where there are any."""
        shown = self.name if len(self.name) <= 80 else self.name[:79] + "…"
        line = f'no {self.what} called "{shown}"'
        if self.near:
            line += "; did you mean " + " or ".join(self.near) + "?"
        return [line]


class KnowledgeError(FactsError):
    """The knowledge base cannot be read, or is not valid: every problem found in it."""

    status = Status.BAD_KNOWLEDGE

    def __init__(self, file: str, problems: Sequence[Problem]) -> None:
        super().__init__(file, tuple(problems))
        self.file, self.problems = file, tuple(problems)

    @property
    def lines(self) -> list[str]:
        """One line a problem: file, line, place in it, what is wrong, how to mend it."""
        return [problem.sentence(self.file) for problem in self.problems]


class NotWritten(FactsError):
    """The output could not be written: disk full, or no standard output at all."""

    status = Status.NOT_WRITTEN
