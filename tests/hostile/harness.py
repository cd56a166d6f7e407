"""Running the program on what wishes it ill: inside this process, and outside with limits."""

from __future__ import annotations

import contextlib
import gc
import io
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if sys.platform != "win32":
    import resource

from mali_facts.__main__ import run as program

gc.enable()  # the program switches it off for its 50 ms; a test session lives longer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT = Path(__file__).parent.parent.parent
MODULE = (sys.executable, "-m", "mali_facts")
FORMATS = ("table", "plain", "json", "jsonl", "csv", "tsv", "markdown")
MEGABYTE = 1024 * 1024


class Ran(NamedTuple):
    """What one command line left behind."""

    status: int
    out: str
    err: str


class _Stream(io.TextIOWrapper):
    """A stream of bytes that remembers them."""

    def __init__(self, encoding: str, content: bytes = b"") -> None:
        self.bytes = io.BytesIO(content)
        super().__init__(self.bytes, encoding=encoding, write_through=True)

    def text(self) -> str:
        self.flush()
        return self.bytes.getvalue().decode(self.encoding)


@contextlib.contextmanager
def _streams(stdin: bytes, encoding: str) -> Iterator[tuple[_Stream, _Stream]]:
    kept = sys.stdin, sys.stdout, sys.stderr
    out, err = _Stream(encoding), _Stream(encoding)
    sys.stdin, sys.stdout, sys.stderr = _Stream("utf-8", stdin), out, err
    try:
        yield out, err
    finally:
        sys.stdin, sys.stdout, sys.stderr = kept
        if hasattr(signal, "SIGPIPE"):
            signal.signal(signal.SIGPIPE, signal.SIG_IGN)  # as Python has it


def inside(
    *arguments: str,
    data: Path | str | None = None,
    stdin: bytes = b"",
    encoding: str = "utf-8",
) -> Ran:
    """One command line, carried out in this process."""
    own = [] if data is None else ["--data", str(data)]
    with _streams(stdin, encoding) as (out, err):
        status = program([*arguments, *own])
        return Ran(status, out.text(), err.text())


def outside(
    *arguments: str,
    data: Path | str | None = None,
    stdin: bytes = b"",
    env: Mapping[str, str] | None = None,
    seconds: int = 10,
    memory: int = 1024 * MEGABYTE,
) -> Ran:
    """One command line in a process of its own, which dies of too much time or memory."""
    own = [] if data is None else ["--data", str(data)]
    done = limited([*MODULE, *arguments, *own], stdin, env, seconds, memory)
    return Ran(
        done.returncode,
        done.stdout.decode("utf-8", "surrogateescape"),
        done.stderr.decode("utf-8", "surrogateescape"),
    )


def limited(
    command: Sequence[str],
    stdin: bytes = b"",
    env: Mapping[str, str] | None = None,
    seconds: int = 10,
    memory: int = 1024 * MEGABYTE,
) -> subprocess.CompletedProcess[bytes]:
    """A process with so many seconds of computing and so much address space."""

    def limit() -> None:
        if sys.platform != "win32":
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    return subprocess.run(
        list(command),
        input=stdin,
        capture_output=True,
        env=environment(env),
        timeout=60,
        check=False,
        preexec_fn=limit,
    )


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Where to find the program, and nothing else."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "PYTHONPATH": str(ROOT),
        "LC_ALL": "C.UTF-8",
        **(extra or {}),
    }


def write(file: Path, raw: object, *, ascii_only: bool = True) -> Path:
    """Parsed JSON as a file; NaN and Infinity as Python writes them."""
    file.write_text(json.dumps(raw, ensure_ascii=ascii_only), encoding="utf-8")
    return file


def assert_refused(ran: Ran, file: Path | str) -> None:
    """Status 3, nothing answered, and for each problem its file, place, name and mend."""
    assert (ran.status, ran.out) == (3, ""), ran
    lines = ran.err.splitlines()
    assert lines
    shape = re.compile(
        rf"mali-facts: {re.escape(str(file))}(?::[1-9]\d*)?: \$.*: .+ \[[a-z0-9-]+\]; .+"
    )
    assert [line for line in lines if not shape.fullmatch(line)] == []


def codes(ran: Ran) -> list[str]:
    """The names of the rules that were broken, in the order of the file."""
    return re.findall(r" \[([a-z0-9-]+)\]; ", ran.err)


def assert_survived(ran: Ran, *statuses: int) -> None:
    """No fault of the program, and a status that is expected."""
    assert "fault of the program" not in ran.err, ran.err[:500]
    assert "Traceback" not in ran.err, ran.err[-2000:]
    assert ran.status in (statuses or (0, 1)), (ran.status, ran.out[:500], ran.err[:500])


def numbered(raw: dict[str, Any], count: int) -> dict[str, Any]:
    """A base with so many facts more, all alike but for their ids."""
    pattern = {k: v for k, v in raw["facts"][0].items() if k not in ("asks", "series")}
    raw["facts"] += [{**pattern, "id": f"made-{number}"} for number in range(count)]
    return raw
