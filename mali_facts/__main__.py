"""Where the program starts and where every error ends, as plain lines and an exit status."""

from __future__ import annotations

import gc

gc.disable()  # a command lives for 50 ms: looking for garbage would take 7 of them

import os  # noqa: E402
import sys  # noqa: E402
from contextlib import suppress  # noqa: E402
from typing import TYPE_CHECKING, NoReturn  # noqa: E402

from mali_facts.errors import FactsError, NotWritten, Status  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

PLAIN = {
    "forces": ("lists", "list_forces", False),
    "dates": ("lists", "list_dates", False),
    "positions": ("lists", "list_positions", False),
    "get": ("values", "get_values", True),
    "ask": ("questions", "answer_question", True),
    "search": ("questions", "search_words", True),
}
"""Commands with the module and function that does them, and whether they need a word."""


def main() -> None:
    """Run the command line and leave with its status."""
    try:
        status = run(sys.argv[1:])
    except KeyboardInterrupt:
        status = Status.INTERRUPTED
    _leave(status)


def _leave(status: int) -> NoReturn:
    """End the process at once: to free every object first takes 5 to 10 ms.

    All that is skipped is what others have registered for the end, such as a measurement of
    test coverage: MALI_FACTS_DEBUG=1 lets that happen.
    """
    if os.environ.get("MALI_FACTS_DEBUG"):
        sys.exit(status)
    for stream in (sys.stdout, sys.stderr):
        # What matters was flushed, and its errors were reported, when it was written.
        with suppress(AttributeError, OSError, ValueError):  # closed, or there is none
            stream.flush()
    os._exit(status)


def run(argv: list[str]) -> int:
    """Carry out one command line; whatever goes wrong becomes lines on standard error."""
    _die_quietly_when_nobody_reads()
    # Imported here, so that Ctrl-C during the imports is caught in main.
    from mali_facts.cli.output import drop_output, remark

    try:
        return _carry_out(argv)
    except FactsError as error:
        remark(error.lines)
        return error.status
    except OSError as error:
        # Typer writes help and completions itself; everything else reports its own OSError.
        if sys.stdout is not None:
            drop_output()
        remark([f"cannot write to standard output: {error.strerror or error}"])
        return NotWritten.status
    except Exception as error:  # noqa: BLE001 - here every error ends
        remark(_fault(error))
        return Status.FAULT


def _carry_out(argv: list[str]) -> int:
    carry_out = _plain(argv)
    if carry_out is not None:
        return carry_out()
    from typer._click.exceptions import UsageError  # Typer has its Click inside since 0.26

    from mali_facts.cli.app import run_app
    from mali_facts.cli.output import remark

    try:
        return run_app(argv)
    except UsageError as error:
        command = "mali-facts" if error.ctx is None else error.ctx.command_path
        remark([error.format_message().rstrip(".") + f" (see {command} --help)"])
        return Status.USAGE


def _plain(argv: list[str]) -> Callable[[], int] | None:
    """What carries out a line with no option but --data; None where Typer must read it.

    Such lines are what people and scripts type most. For them Typer has nothing to do, and to
    import it is most of the time; what they print is the same, since the functions are.
    """
    words, data = argv[1:], None
    if "--data" in words[:-1]:
        at = words.index("--data")
        data = words[at + 1]
        del words[at : at + 2]
    given = words if data is None else [*words, data]
    if not argv or argv[0] not in PLAIN or any(not w or w[0] == "-" for w in given):
        return None
    module, name, needs_words = PLAIN[argv[0]]
    if needs_words and not words:
        return None
    from importlib import import_module

    function: Callable[..., int] = getattr(import_module(f"mali_facts.cli.{module}"), name)
    return lambda: function(words, data=data)


def _fault(error: Exception) -> list[str]:
    """A line that asks for a report, behind the traceback where that is wanted."""
    what = f"a fault of the program, please report it: {type(error).__name__}: {error}"[:250]
    if not os.environ.get("MALI_FACTS_DEBUG"):
        return [f"{what} (MALI_FACTS_DEBUG=1 shows more)"]
    import traceback  # only for those who look for the fault

    return [*"".join(traceback.format_exception(error)).splitlines(), what]


def _die_quietly_when_nobody_reads() -> None:
    """Let a reader that closes the pipe early end the program as it ends `cat`."""
    import signal

    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)


if __name__ == "__main__":
    main()
