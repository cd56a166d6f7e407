"""What both benchmarks stand on: the wheel installed in a venv of its own, and timed processes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]


class Run(NamedTuple):
    """One process from start to end."""

    seconds: float
    """From its start to its end, on a clock."""
    busy: float
    """Seconds of processor time, in it and for it: less moved by what else the machine does."""
    peak: float
    """MiB of memory at most in use."""
    status: int
    output: bytes


def install(folder: Path) -> Path:
    """Build the wheel, install it in a new venv inside `folder`; the venv's folder of programs.

    pip compiles to byte code as it installs, whatever PYTHONDONTWRITEBYTECODE says; a checkout
    or an editable install would be compiled again at every start, for twice the time.
    """
    venv = folder / "venv"
    programs = venv / ("Scripts" if os.name == "nt" else "bin")
    pip = [str(programs / "python"), "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
    subprocess.run([*pip, "wheel", "--no-deps", "-w", str(folder), str(ROOT)], check=True)
    (wheel,) = folder.glob("mali_facts-*.whl")
    # The venv's own pip may be old: its scripts begin with `import re`, which a newer one's
    # do not. That is the bare app's lot as well, so the ratios bear it.
    subprocess.run([*pip, "install", "--compile", str(wheel)], check=True)
    return programs


def run(command: list[str], *, terminal: bool = False, given: str = "", cache: str = "") -> Run:
    """Run a command with its output in a pipe or on a pseudo-terminal, and see what it took.

    `given` is the name of a file for its standard input, `cache` its folder for what it wants
    to remember; without one it remembers nothing.
    """
    reader, writer = os.openpty() if terminal else os.pipe()
    surroundings = {
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        **({"COLUMNS": "120"} if terminal else {}),
        **({"XDG_CACHE_HOME": cache} if cache else {}),
    }
    with open(given or os.devnull, "rb") as stdin:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, stdin=stdin, stdout=writer, stderr=subprocess.DEVNULL, env=surroundings
        )
        os.close(writer)
        output = _read(reader)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    os.close(reader)
    busy = usage.ru_utime + usage.ru_stime
    return Run(seconds, busy, usage.ru_maxrss / 1024, process.returncode, output)


def _read(reader: int) -> bytes:
    parts: list[bytes] = []
    while True:
        try:
            part = os.read(reader, 1 << 20)
        except OSError:  # how Linux says that nobody holds the pseudo-terminal any more
            part = b""
        if not part:
            return b"".join(parts)
        parts.append(part)
