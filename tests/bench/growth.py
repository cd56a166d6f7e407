"""Growth: time and memory of the commands on generated bases of up to 100,000 facts.

    python tests/bench/growth.py [--facts 1000 10000 100000] [--runs 3] [--bars]

Builds the wheel, installs it in a fresh venv, makes bases with two pieces of evidence, a
sentence and three questions for each fact, over 200 actors, 100 places and 2,000 sources, and
runs the commands with --data on them. Times and memory are given as ratios to a Python process
that only does `json.load` on the same file, run just before. The program remembers that a file
passed its check: `new file` is without that memory, all else with it. The slope
is that of the time on double logarithmic paper: 1 is linear, 2 is quadratic. With --bars the
status is 1 where a bar is missed. Not on Windows, which does not tell a process's peak of memory.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from measure import install, run

ACTORS, PLACES, SOURCES = 200, 100, 2000
LOAD = "import json, sys; json.load(open(sys.argv[1], encoding='utf-8'))"
STEEPEST = 1.1
"""A slope up to this counts as linear: the machine is not quiet."""
BARS = {
    ("get, new file", 10_000): 2.5,
    ("ask, new file", 10_000): 6.0,
    ("get", 10_000): 2.5,
    ("ask", 10_000): 6.0,
}
"""The greatest ratios to `json.load` that are allowed."""
WORDS = [
    "patrol",
    "convoy",
    "camp",
    "airlift",
    "training",
    "escort",
    "handover",
    "withdrawal",
    "reinforcement",
    "ambush",
    "helicopter",
    "drone",
    "engineers",
    "medics",
    "logistics",
    "ceasefire",
    "mandate",
    "election",
    "sanction",
    "embargo",
    "convoy",
    "checkpoint",
    "village",
    "market",
    "river",
    "border",
    "airport",
    "garrison",
    "rotation",
    "detachment",
]


class Taken(NamedTuple):
    """What a command took, over all runs."""

    seconds: float
    ratio: float
    """Time as a multiple of the json.load before it."""
    peak: float
    """MiB."""
    memory: float
    """Peak as a multiple of json.load's."""


def main() -> int:
    """Measure, print a table for each size and the slopes; status 1 with --bars and a miss."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--facts", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--runs", type=int, default=3, help="how often each command is run")
    parser.add_argument("--bars", action="store_true", help="fail where a bar is missed")
    parser.add_argument("--make", nargs=2, metavar=("FACTS", "FILE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.make:
        made = base(int(options.make[0]))
        Path(options.make[1]).write_text(json.dumps(made, ensure_ascii=False, indent=1), "utf-8")
        print(json.dumps(made["facts"][len(made["facts"]) // 2]))
        return 0
    taken: dict[int, dict[str, Taken]] = {}
    with tempfile.TemporaryDirectory(prefix="mali-facts-growth-") as name:
        folder = Path(name)
        programs = install(folder)
        for count in options.facts:
            file = folder / f"facts-{count}.json"
            # Not made here: a process's peak is never less than that of whoever started it.
            maker = [sys.executable, __file__, "--make", str(count), str(file)]
            one = json.loads(subprocess.run(maker, check=True, stdout=subprocess.PIPE).stdout)
            taken[count] = measure(programs, file, one, options.runs)
            report(taken[count], count, file.stat().st_size)
    missed = slopes(taken) + sum(
        taken[count][name].ratio > bar for (name, count), bar in BARS.items() if count in taken
    )
    return 1 if missed and options.bars else 0


def base(count: int) -> dict[str, Any]:
    """A knowledge base of so many facts; the same one every time."""
    chance = random.Random(count)  # noqa: S311 - nothing to guess
    return {
        "version": "1",
        "checked": "2022-12-31",
        "language": {
            "synonyms": {"soldier": ["soldiers", "troops", "men"], "end": ["stop", "finish"]},
            "frames": {"count": ["how many", "strength of"], "time": ["when"]},
            "ignored": ["a", "the", "of", "in", "for", "did", "have", "was", "had", "some", "on"],
        },
        "sources": [
            {
                "id": f"source-{n}",
                "publisher": f"Agency {n % 300}",
                "title": f"Report {n} on the {WORDS[n % len(WORDS)]} of the year",
                "url": f"https://example.org/{n}",
                "published": day(chance),
            }
            for n in range(SOURCES)
        ],
        "actors": [
            {
                "id": f"actor-{n}",
                "name": f"Brigade {spelt(n)}",
                "type": "force",
                "aliases": [f"{spelt(n)} brigade", f"B{n}"],
                **({"of": [f"actor-{n % 10}"]} if n >= 10 else {}),
            }
            for n in range(ACTORS)
        ],
        "places": [
            {
                "id": f"place-{n}",
                "name": f"Port {spelt(n)}",
                "type": "town" if n >= 10 else "country",
                **({"in": f"place-{n % 10}"} if n >= 10 else {}),
            }
            for n in range(PLACES)
        ],
        "facts": [fact(n, chance) for n in range(count)],
    }


def fact(number: int, chance: random.Random) -> dict[str, Any]:
    """One fact of the three kinds in turn."""
    kind = ("force", "date", "position")[number % 3]
    actor, place = chance.randrange(ACTORS), chance.randrange(PLACES)
    what, other = chance.sample(WORDS, 2)
    start, figure = day(chance), chance.randrange(10, 20_000)
    name, operation = f"Brigade {spelt(actor)}", f"Operation {spelt(number)}"
    values: dict[str, int | str] = {"force": figure, "date": start}
    says = f"{figure:,}" if kind == "force" else start
    return {
        "id": f"{what}-{other}-{number}",
        "kind": kind,
        "subject": f"{name}'s {what} in {operation}",
        "text": f"On {start} {name} had some {figure:,} soldiers for the {what} of {operation} near"
        f" the {other} of Port {spelt(place)}.",
        **({"value": values[kind]} if kind in values else {}),
        **({"unit": "troops", "hedge": "some"} if kind == "force" else {}),
        "place": f"place-{place}",
        **({} if kind == "date" else {"as_of": start}),
        "actor": f"actor-{actor}",
        "about": [f"actor-{chance.randrange(ACTORS)}"],
        "topic": what,
        **({"stance": f"backs the {what}"} if kind == "position" else {}),
        "asks": [
            f"how many soldiers did {name} have for the {what} of {operation}",
            f"when was the {what} of {operation} in Port {spelt(place)}",
            f"strength of {name} in {operation}",
        ],
        "evidence": [
            {
                "source": f"source-{chance.randrange(SOURCES)}",
                "at": f"paragraph {chance.randrange(1, 30)}",
                "says": says,
                "agrees": True,
            },
            {"source": f"source-{chance.randrange(SOURCES)}", "says": says, "agrees": True},
        ],
    }


def day(chance: random.Random) -> str:
    """A day of ten years."""
    return (
        f"{chance.randrange(2013, 2023)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    )


def spelt(number: int) -> str:
    """A number as a made-up name that can be said."""
    syllables = ("ba", "de", "go", "ki", "lu", "ma", "ne", "so", "ti", "ru")
    return "".join(syllables[int(digit)] for digit in f"{number:03}").capitalize()


def measure(programs: Path, file: Path, one: dict[str, Any], runs: int) -> dict[str, Taken]:
    """Each command in turn with json.load; `one` is a fact of the file, to be asked about."""
    load = [str(programs / "python"), "-c", LOAD, str(file)]
    get, ask = ["get", f"{one['id']}.text"], ["ask", one["asks"][0]]
    commands = {
        "get, new file": get,
        "ask, new file": ask,
        "get": get,
        "ask": ask,
        "search": ["search", *one["subject"].split(), "--limit", "5"],
        "check": ["check"],
        "forces": ["forces", "--limit", "5"],
    }
    taken: dict[str, Taken] = {}
    for name, words in commands.items():
        command = [str(programs / "mali-facts"), *words, "--data", str(file)]
        cache = "" if name.endswith("new file") else str(file.parent / "cache")
        if name == "get":
            run(command, cache=cache)  # from here on the file is known
        pairs = [(run(load), run(command, cache=cache)) for _ in range(runs)]
        for _, after in pairs:
            if after.status not in ((0, 3) if name == "check" else (0,)):  # rules broken by chance
                sys.exit(f"{name} on {file.name}: status {after.status}")
        taken[name] = Taken(
            median(after.seconds for _, after in pairs),
            median(after.seconds / before.seconds for before, after in pairs),
            median(after.peak for _, after in pairs),
            median(after.peak / before.peak for before, after in pairs),
        )
        taken["json.load"] = Taken(
            median(before.seconds for before, _ in pairs),
            1,
            median(before.peak for before, _ in pairs),
            1,
        )
    return taken


def report(taken: dict[str, Taken], count: int, size: int) -> None:
    """Print one size's table."""
    print(f"\n{count:,} facts, {size / 1e6:.1f} MB")
    print(f"{'command':<16}{'s':>9}{'/ json.load':>13}{'bar':>6}{'MiB':>9}{'/ json.load':>13}")
    for name in sorted(taken, key=lambda name: name != "json.load"):
        seconds, ratio, peak, memory = taken[name]
        bar = BARS.get((name, count))
        print(
            f"{name:<16}{seconds:>9.3f}{ratio:>13.2f}{bar or '':>6}{peak:>9.0f}{memory:>13.2f}"
            + ("  MISSED" if bar and ratio > bar else "")
        )


def slopes(taken: dict[int, dict[str, Taken]]) -> int:
    """Print how time grows between the two largest bases; how many commands are not linear."""
    if len(taken) < 2:
        return 0
    smaller, larger = sorted(taken)[-2:]
    print(f"\nslope of the time from {smaller:,} to {larger:,} facts (1 is linear)")
    steep = 0
    for name, after in taken[larger].items():
        growth = after.seconds / taken[smaller][name].seconds
        slope = math.log(growth) / math.log(larger / smaller)
        # What json.load has above 1 is Python's search for garbage, which the program does without.
        missed = name != "json.load" and slope > STEEPEST
        steep += missed
        print(f"{name:<16}{slope:>9.2f}" + ("  MISSED" if missed else ""))
    return steep


if __name__ == "__main__":
    sys.exit(main())
