"""Many lines at once, worked on by as many processes as there are processors.

A program that asks one question at a time must get each answer before it asks the next, so only
what is there already is shared out, and what comes of it keeps its order. This process takes
pieces from the front and can hand on at once what comes of them; the helping processes, forked
when they are first needed with all that was loaded, take them from the end. Where there is no
fork, or a helper fails, this process does the work, and so reports what went wrong.
"""

from __future__ import annotations

import marshal
import os
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

MANY = 64
"""Lines from which on it pays to share them out: to fork takes as long as a few answers."""

MOST = 4
"""Processes at most: more would wait for this one, which writes everything."""

PIECE = 16
"""Lines that a helper is given at a time."""

AHEAD = 2
"""Pieces that a helper has at a time, so that it need not wait for the next one."""

LENGTH = 8
"""Bytes that say how long what follows is."""

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
            else:
                while len(helpers) < wanted - 1:
                    helpers.append(_Helper(work))
                yield from _shared(lines, work, helpers)
    finally:
        for helper in reversed(helpers):  # each holds open what those before it are given
            helper.end()


def _processors() -> int:
    """How many processors this process may use, up to MOST."""
    if hasattr(os, "sched_getaffinity"):
        return min(MOST, len(os.sched_getaffinity(0)))
    return min(MOST, os.cpu_count() or 1)


def _shared(
    lines: Sequence[str], work: Callable[[str], Result], helpers: list[_Helper[Result]]
) -> Iterator[Result]:
    """What comes of each line, in order; helpers that fail are taken off the list."""
    pieces = [lines[at : at + PIECE] for at in range(0, len(lines), PIECE)]
    left = deque(range(len(pieces)))
    done: dict[int, list[Result]] = {}

    def collect(helper: _Helper[Result]) -> None:
        number, results = helper.take()
        if results is None:
            helpers.remove(helper)
            helper.end()
            return
        done[number] = results
        hand_out(helper)

    def hand_out(helper: _Helper[Result]) -> None:
        while len(left) > 1 and len(helper.has) < AHEAD:  # the first one is this process's
            number = left.pop()
            helper.give(number, pieces[number])

    for helper in helpers:
        hand_out(helper)
    number = 0
    while left:
        number = left.popleft() + 1
        for line in pieces[number - 1]:
            yield work(line)
            for helper in tuple(helpers):
                if helper.is_ready():
                    collect(helper)
    for late in range(number, len(pieces)):
        while late not in done and (having := [h for h in helpers if late in h.has]):
            collect(having[0])
        yield from done.pop(late) if late in done else map(work, pieces[late])


class _Helper(Generic[Result]):
    """A process that does the same work."""

    def __init__(self, work: Callable[[str], Result]) -> None:
        taken, self._giving = os.pipe()
        self._taking, given = os.pipe()
        self._process = os.fork()
        if not self._process:
            os.close(self._giving)
            os.close(self._taking)
            _serve(work, taken, given)
        os.close(taken)
        os.close(given)
        self.has: deque[int] = deque()
        """The numbers of the pieces that it is working on."""

    def give(self, number: int, lines: Sequence[str]) -> None:
        """Have it work on a piece."""
        self.has.append(number)
        with suppress(BrokenPipeError):  # nothing will come of it
            _send(self._giving, list(lines))

    def is_ready(self) -> bool:
        """Whether something has come of a piece, or nothing ever will."""
        from select import select

        return bool(self.has and select([self._taking], [], [], 0)[0])

    def take(self) -> tuple[int, list[Result] | None]:
        """The number of the first piece that it has, with what came of it; None where it failed."""
        results: list[Result] | None = _receive(self._taking)
        return self.has.popleft(), results

    def end(self) -> None:
        """Let it go."""
        os.close(self._giving)
        os.close(self._taking)
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
        while (lines := _receive(taken)) is not None:
            _send(given, [work(line) for line in lines])
    finally:
        os._exit(0)  # whatever went wrong: the other process will meet it, too


def _send(pipe: int, things: list[Result]) -> None:
    """Put something into a pipe."""
    data = marshal.dumps(things)
    rest = memoryview(len(data).to_bytes(LENGTH, "big") + data)
    while rest:
        rest = rest[os.write(pipe, rest) :]


def _receive(pipe: int) -> Any:
    """What was put into a pipe; None where it ends before."""
    size = int.from_bytes(_read(pipe, LENGTH), "big")
    data = _read(pipe, size)
    return marshal.loads(data) if size and len(data) == size else None  # noqa: S302 - our own


def _read(pipe: int, size: int) -> bytes:
    """So many bytes of a pipe; fewer where it ends before."""
    blocks = []
    while size and (block := os.read(pipe, size)):
        blocks.append(block)
        size -= len(block)
    return b"".join(blocks)
