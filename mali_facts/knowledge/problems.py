"""A fault of a knowledge base: what, where, and the mend."""

from __future__ import annotations

from typing import NamedTuple

MORE = "more"
"""The code of the problem that counts those that are not listed; it comes last."""


class Problem(NamedTuple):
    """One fault found in a knowledge base."""

    code: str
    """Stable name of the rule that was broken, such as `duplicate-id`."""
    path: str
    """Where in the file, as a JSON path: `$.facts[3].value`; `$` for the whole file."""
    message: str
    """What is wrong, as a sentence without its full stop."""
    mend: str
    """What to do about it."""
    line: int | None = None
    """Line in the file, from 1, where it could be found."""

    def sentence(self, file: str) -> str:
        """The fault as one line for a person, beginning with where it is."""
        place = file if self.line is None else f"{file}:{self.line}"
        return f"{place}: {self.path}: {self.message} [{self.code}]; {self.mend}"
