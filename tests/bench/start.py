"""Start-up: whole-process times of every command as ratios to a bare Typer app.

    python tests/bench/start.py [--rounds 21] [--bars]

Builds the wheel, installs it in a fresh venv outside the checkout, and runs each command there
in turn with a Typer app of two commands (A B A B ...). The machine's speed drifts, so what
counts is the median of the pairwise ratios, not the milliseconds. With --bars the status is 1
where a bar is missed. Needs pip and the network for the build, and Linux or macOS.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import NamedTuple

from measure import ROOT, install, run

FACT = "barkhane-troops-mali"
QUESTION = "how many French troops were in Mali?"
BATCH = 1000
WARM_UPS = 2
BARE = """\
import typer

app = typer.Typer()


@app.command()
def get(name: str = "x") -> None:
    print(name)


@app.command()
def two() -> None:
    print("two")


app()
"""


class Case(NamedTuple):
    """A command to time."""

    name: str
    command: list[str]
    bar: float | None = None
    """Greatest ratio to the bare app that is allowed."""
    terminal: bool = False
    given: str = ""
    """File for standard input."""


class Result(NamedTuple):
    """What a case took, over all rounds."""

    seconds: float
    ratio: float
    """To the bare app run just before it."""


def main() -> int:
    """Measure, print the table; status 1 with --bars where one is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=21, help="how often each pair is run")
    parser.add_argument("--bars", action="store_true", help="fail where a bar is missed")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mali-facts-start-") as name:
        folder = Path(name)
        programs = install(folder)
        bare = folder / "bare.py"
        bare.write_text(BARE, encoding="utf-8")
        yardstick = [str(programs / "python"), str(bare), "get"]
        cases = listed(programs, folder)
        for case in cases:
            prove(case)
        results = measure(cases, yardstick, options.rounds)
    return report(cases, results, failing=options.bars)


def listed(programs: Path, folder: Path) -> list[Case]:
    """The peers first, then the commands with their bars."""
    python, facts = str(programs / "python"), str(programs / "mali-facts")
    questions = folder / "questions.txt"
    questions.write_text("\n".join(asked(BATCH)) + "\n", encoding="utf-8")
    jq = shutil.which("jq")
    lookup = f'.facts[] | select(.id == "{FACT}") | .value'
    return [
        Case("python -c pass", [python, "-c", "pass"]),
        *([Case("jq", [jq, "-r", lookup, str(ROOT / "data.json")])] if jq else []),
        Case("get", [facts, "get", FACT], 0.90),
        Case("forces", [facts, "forces"], 1.00),
        Case("dates", [facts, "dates"], 1.00),
        Case("positions", [facts, "positions"], 1.00),
        Case("forces, terminal", [facts, "forces"], 1.70, terminal=True),
        Case("show, terminal", [facts, "show", FACT], terminal=True),
        Case("ask", [facts, "ask", QUESTION], 1.10),
        Case("search", [facts, "search", "gao", "handover"], 1.10),
        Case("sources", [facts, "sources"]),
        Case("check", [facts, "check"]),
        Case("--help", [facts, "--help"]),
        Case(f"ask - < {BATCH} questions", [facts, "ask", "-"], given=str(questions)),
    ]


def asked(count: int) -> list[str]:
    """So many different questions of the project's own, none of which was learned from."""
    lines = (ROOT / "tests" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(lines[n * len(lines) // count])["question"] for n in range(count)]


def prove(case: Case) -> None:
    """Stop where a command does not do its work: its time would say nothing."""
    result = run(case.command, terminal=case.terminal, given=case.given)
    wrong = result.status not in ((0, 1) if case.given else (0,))
    if wrong or (not result.output.strip() and case.name != "python -c pass"):
        sys.exit(f"{case.name}: status {result.status}, {len(result.output)} bytes of output")


def measure(cases: list[Case], yardstick: list[str], rounds: int) -> dict[str, Result]:
    """Each case in turn with the yardstick, round by round."""
    taken: dict[str, list[tuple[float, float]]] = {case.name: [] for case in cases}
    for number in range(WARM_UPS + rounds):
        for case in cases:
            if case.given and number not in (WARM_UPS, WARM_UPS + 1, WARM_UPS + 2):
                continue  # a batch is long enough to be timed by few runs
            before = run(yardstick).seconds
            result = run(case.command, terminal=case.terminal, given=case.given)
            if number >= WARM_UPS:
                taken[case.name].append((result.seconds, result.seconds / before))
    return {
        name: Result(*(median(column) for column in zip(*runs, strict=True)))
        for name, runs in taken.items()
    }


def report(cases: list[Case], results: dict[str, Result], *, failing: bool) -> int:
    """Print a line a case: its time, its ratio to the bare app, to Python and to jq, its bar."""
    python, jq = results["python -c pass"].ratio, results.get("jq")
    head = ("command", "ms", "/ bare", "bar", "/ python", "/ jq")
    print(f"{head[0]:<24}" + "".join(f"{title:>9}" for title in head[1:]))
    missed = 0
    for case in cases:
        result = results[case.name]
        over = case.bar is not None and result.ratio > case.bar
        missed += over
        cells = (
            f"{1000 * result.seconds:.1f}",
            f"{result.ratio:.2f}",
            "" if case.bar is None else f"{case.bar:.2f}",
            f"{result.ratio / python:.2f}",
            "" if jq is None else f"{result.ratio / jq.ratio:.2f}",
        )
        print(f"{case.name:<24}" + "".join(f"{c:>9}" for c in cells) + ("  MISSED" * over))
        if case.given:
            answering = result.seconds - results["ask"].seconds
            print(f"  {BATCH / answering:.0f} questions a second after the start")
    return 1 if missed and failing else 0


if __name__ == "__main__":
    sys.exit(main())
