"""README.md as something to run: its commands with what they print, and the files that it shows.

    python tests/readme.py --write

runs every command of the README again and puts what it prints now in the place of what is
shown. Where the README leaves lines out (a line `...`), as many stay before and after it.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
from pathlib import Path
from typing import NamedTuple

from mali_facts.errors import Status
from mali_facts.knowledge.load import bundled_file

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
ARTICLE = ROOT.parent / "shared" / "source" / "seed.txt"
"""The article's text, which is not ours to ship: what needs it is left out where it is missing."""

PROMPT = "$ "
LEFT_OUT = "..."
SCREEN = (24, 80)
"""Lines and columns of the terminal that commands are run in."""

_BLOCK = re.compile(
    r"^```(?P<language>\w+)[ ]?(?P<file>\S*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)


class Command(NamedTuple):
    """A command of the README, with what is shown below it."""

    command: str
    shown: list[str]


def named_files(text: str) -> dict[str, str]:
    """The files that the README shows whole: blocks with a name after their language."""
    return {found["file"]: found["body"] for found in _BLOCK.finditer(text) if found["file"]}


def consoles(text: str) -> list[list[Command]]:
    """The commands of each console block."""
    return [
        _commands(found["body"])
        for found in _BLOCK.finditer(text)
        if found["language"] == "console"
    ]


def _commands(body: str) -> list[Command]:
    commands: list[Command] = []
    for line in body.splitlines():
        if line.startswith(PROMPT):
            commands.append(Command(line.removeprefix(PROMPT), []))
        else:
            commands[-1].shown.append(line)
    return commands


def needs_article(block: list[Command]) -> bool:
    """Whether a block reads the article."""
    return any("article.txt" in item.command for item in block)


def prepare(folder: Path, text: str) -> None:
    """Make what the commands of the README find where they are run."""
    for name, content in named_files(text).items():
        (folder / name).write_text(content, encoding="utf-8")
    (folder / "data.json").symlink_to(bundled_file())
    if ARTICLE.exists():
        (folder / "article.txt").symlink_to(ARTICLE)


def run_block(block: list[Command], folder: Path) -> list[list[str]]:
    """What each command of a block prints; `$?` is the status of the one before."""
    printed: list[list[str]] = []
    status = 0
    for item in block:
        lines, status = _run(f"(exit {status}); {item.command}", folder)
        if status == Status.FAULT:
            raise RuntimeError(f"{item.command}: {lines}")
        printed.append(lines)
    return printed


def _run(command: str, folder: Path) -> tuple[list[str], int]:
    """What a command prints on a terminal without colours, and its status."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", *SCREEN, 0, 0))
    environment = {
        "PATH": os.pathsep.join([os.path.dirname(sys.executable), os.environ["PATH"]]),
        "HOME": str(folder),
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm",
        "NO_COLOR": "1",
    }
    with subprocess.Popen(
        ["sh", "-c", command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        printed = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    return printed.decode("utf-8").replace("\r\n", "\n").splitlines(), process.returncode


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1 << 16)
    except OSError:  # how Linux says that nobody holds the other end any more
        return b""


def matches(shown: list[str], printed: list[str]) -> bool:
    """Whether what is shown is what was printed, but for lines left out."""
    return shown == shortened(printed, shown)


def shortened(printed: list[str], shown: list[str]) -> list[str]:
    """What was printed, with as many lines around those left out as were shown before."""
    if LEFT_OUT not in shown:
        return printed
    first = shown.index(LEFT_OUT)
    last = len(shown) - first - 1
    if len(printed) <= first + last:
        return printed
    return [*printed[:first], LEFT_OUT, *printed[len(printed) - last :]]


def refreshed(text: str) -> str:
    """The README with what its commands print now."""

    def again(found: re.Match[str]) -> str:
        if found["language"] != "console":
            return found[0]
        block = _commands(found["body"])
        if needs_article(block) and not ARTICLE.exists():
            return found[0]
        lines = ["```console"]
        for item, printed in zip(block, run_block(block, folder), strict=True):
            lines += [PROMPT + item.command, *shortened(printed, item.shown)]
        return "\n".join([*lines, "```"])

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder, text)
        return _BLOCK.sub(again, text)


def main() -> int:
    """Refresh the README, or say what to type."""
    if sys.argv[1:] != ["--write"]:
        print(__doc__)
        return 2
    text = README.read_text(encoding="utf-8")
    README.write_text(refreshed(text), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
