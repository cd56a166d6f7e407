"""Many lines at once, worked on by as many processes as there are processors.

A program that asks one question at a time must get each answer before it asks the next, so only
what is there already is shared out, and what comes of it keeps its order. The helping processes
are forked when they are first needed, with all that was loaded. Where there is no fork, or a
helper fails, this process does the work, and so reports what went wrong.
"""

from __future__ import annotations

import marshal
import os
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

MANY = 64
"""Lines from which on it pays to share them out: to fork takes as long as a dozen answers."""

MOST = 4
"""Processes at most: more would wait for this one, which writes everything."""

Result = TypeVar("Result")


def each(
    batches: Iterable[Sequence[str]], work: Callable[[str], Result], processes: int | None = None
) -> Iterator[Result]:
    """What comes of each line, in order.

    `batches` are the lines that are there at a time, `processes` how many share them: as many as
    there are processors, where it is None. What comes of a line is made of the plainest types
    (those of `marshal`). What `work` raises is raised here.
    """
    helpers: list[_Helper[Result]] = []
    wanted = processes or _processors()
    try:
        for lines in batches:
            if len(lines) < MANY or wanted == 1 or not hasattr(os, "fork"):
                yield from map(work, lines)
                continue
            while len(helpers) < wanted - 1:
                helpers.append(_Helper(work))
            size = -(-len(lines) // wanted)
            own, *shares = (lines[at : at + size] for at in range(0, len(lines), size))
            for helper, share in zip(helpers, shares, strict=False):
                helper.give(share)
            yield from map(work, own)
            for helper, share in zip(tuple(helpers), shares, strict=False):
                results = helper.results()
                if results is None:
                    helpers.remove(helper)
                    helper.end()
                yield from map(work, share) if results is None else results
    finally:
        for helper in reversed(helpers):  # each holds open what those before it are given
            helper.end()


def _processors() -> int:
    """How many processors this process may use, up to MOST."""
    if hasattr(os, "sched_getaffinity"):
        return min(MOST, len(os.sched_getaffinity(0)))
    return min(MOST, os.cpu_count() or 1)


class _Helper(Generic[Result]):
    """A process that does the same work."""

    def __init__(self, work: Callable[[str], Result]) -> None:
        taken, giving = os.pipe()
        taking, given = os.pipe()
        self._process = os.fork()
        if not self._process:
            os.close(giving)
            os.close(taking)
            _serve(work, taken, given)
        os.close(taken)
        os.close(given)
        self._giving, self._taking = os.fdopen(giving, "wb"), os.fdopen(taking, "rb")

    def give(self, lines: Sequence[str]) -> None:
        """Have it work on lines."""
        marshal.dump(list(lines), self._giving)
        self._giving.flush()

    def results(self) -> list[Result] | None:
        """What came of them; None where it failed."""
        try:
            results: list[Result] = marshal.load(self._taking)  # noqa: S302 - our own process's
        except (EOFError, ValueError, TypeError):
            return None
        return results

    def end(self) -> None:
        """Let it go."""
        self._giving.close()
        self._taking.close()
        os.waitpid(self._process, 0)


def _serve(work: Callable[[str], object], taken: int, given: int) -> None:
    """Work on what is given until nothing more is, and end this process."""
    import signal

    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        # Whoever reads what the program writes must not wait for its helpers to end.
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nowhere, stream)
        with os.fdopen(taken, "rb") as lines, os.fdopen(given, "wb") as results:
            while True:
                marshal.dump([work(line) for line in marshal.load(lines)], results)  # noqa: S302
                results.flush()
    finally:
        os._exit(0)  # whatever went wrong: the other process will meet it, too
