"""Coverage-guided fuzzing of what reads a knowledge base: any bytes, no fault of the program.

    python tests/hostile/fuzz_load.py [-max_total_time=60] [CORPUS]

needs atheris, which is no dependency of the tests: hypothesis breaks whole bases there, this
looks for the bytes that lead somewhere new in the decoder and the check. The first input is a
sound base. It ends with a traceback and the bytes where anything but a FactsError is raised.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["mali_facts", "json"]):
    from mali_facts.errors import FactsError
    from mali_facts.knowledge.load import load
    from mali_facts.knowledge.rules import rule_problems

SEED = {
    "version": "1",
    "checked": "2022-12-31",
    "sources": [{"id": "s", "publisher": "P", "title": "T", "url": "https://p.example/s"}],
    "actors": [{"id": "a", "name": "A", "type": "state", "aliases": ["B"]}],
    "places": [{"id": "p", "name": "P", "type": "town"}],
    "facts": [
        {
            "id": "f",
            "kind": "force",
            "subject": "S",
            "text": "About 300 at P.",
            "value": 300,
            "hedge": "about",
            "place": "p",
            "as_of": "2022-08",
            "actor": "a",
            "asks": ["yes: is it"],
            "evidence": [{"source": "s", "says": "about 300", "agrees": True}],
        }
    ],
}


def main() -> None:
    """Fuzz until the time that was given is over, or for good."""
    with tempfile.TemporaryDirectory(prefix="mali-facts-fuzz-") as name:
        folder = Path(name)
        file = folder / "base.json"
        corpus = folder / "corpus"
        corpus.mkdir()
        (corpus / "sound.json").write_text(json.dumps(SEED), encoding="utf-8")

        def one(data: bytes) -> None:
            file.write_bytes(data)
            try:
                base = load(file)
            except FactsError:
                return
            rule_problems(base)

        atheris.Setup([*sys.argv, str(corpus)], one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
