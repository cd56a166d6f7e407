"""Running the program as people do: a process of its own in an environment that says nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parent.parent.parent
SMALL = ROOT / "tests" / "rendered" / "small.json"
"""A knowledge base of fifteen facts; nothing here reads the one that the program brings."""

MODULE = (sys.executable, "-m", "mali_facts")
SCRIPT = Path(sysconfig.get_path("scripts")) / "mali-facts"


class Done(NamedTuple):
    """What a process left behind."""

    status: int
    out: str
    err: str


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Where to find the program and its base, and nothing else."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "PYTHONPATH": str(ROOT),
        "LC_ALL": "C.UTF-8",
        "MALI_FACTS_DATA": str(SMALL),
        **(extra or {}),
    }


def started(
    command: Sequence[str],
    stdin: str | bytes = b"",
    env: Mapping[str, str] | None = None,
) -> Done:
    """A process from its start to its end, its streams as text."""
    given = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(
        list(command),
        input=given,
        capture_output=True,
        env=environment(env),
        timeout=60,
        check=False,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def run(
    *arguments: str,
    stdin: str | bytes = b"",
    env: Mapping[str, str] | None = None,
    data: Path | str | None = SMALL,
) -> Done:
    """The program with these arguments, on a knowledge base of one's own."""
    own = [] if data is None else ["--data", str(data)]
    return started([*MODULE, *arguments, *own], stdin, env)


def shell(line: str, env: Mapping[str, str] | None = None) -> Done:
    """A line for the shell; `$MALI` in it is the program."""
    return started(["sh", "-c", line], env={"MALI": " ".join(MODULE), **(env or {})})
