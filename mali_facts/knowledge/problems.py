"""A fault of a knowledge base: what, where, and the mend."""

from __future__ import annotations

from typing import NamedTuple

MORE = "more"
"""The code of the problem that counts those that are not listed; it comes last."""


LONGEST_KEY = 60
LONGEST_PATH = 200
"""Characters: a small file can have a key of a megabyte around a thousand problems, or objects
a thousand levels deep."""


def step(path: str, to: str | int) -> str:
    """The path of what an object has under a key, or a list at a position.

    A key without end is shortened, and what lies too deep is named by what it lies in.
    """
    if len(path) > LONGEST_PATH:
        return path
    if isinstance(to, int):
        return f"{path}[{to}]"
    return f"{path}.{to if len(to) <= LONGEST_KEY else to[: LONGEST_KEY - 1] + '…'}"


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
