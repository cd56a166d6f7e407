"""Where the program starts and where every error ends, as plain lines and an exit status."""

import gc

gc.disable()  # a command lives for 50 ms: looking for garbage would take 7 of them

import os  # noqa: E402
import sys  # noqa: E402
from contextlib import suppress  # noqa: E402
from typing import NoReturn  # noqa: E402

from mali_facts.errors import FactsError, NotWritten, Status  # noqa: E402


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
    try:
        # Imported here, so that Ctrl-C during the imports is caught in main.
        from typer._click.exceptions import UsageError  # Typer has its Click inside since 0.26

        from mali_facts import cli
        from mali_facts.cli.output import drop_output, remark
    except ImportError as error:
        with suppress(AttributeError, OSError):  # without the imports there is no remark
            sys.stderr.write("".join(f"mali-facts: {line}\n" for line in _fault(error)))
        return Status.FAULT

    try:
        return cli.run(argv)
    except UsageError as error:
        command = "mali-facts" if error.ctx is None else error.ctx.command_path
        remark([error.format_message().rstrip(".") + f" (see {command} --help)"])
        return Status.USAGE
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
