"""How a knowledge base is laid out in its file, so that people can read and edit it.

    python -m mali_facts.knowledge.layout data.json

rewrites a file in this layout: a source, actor, place or piece of evidence a line, a fact on
one screen, everything in a fixed order. What it means does not change.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from mali_facts.knowledge.load import checked, read
from mali_facts.knowledge.model import KINDS
from mali_facts.knowledge.shape import EVIDENCE, LANGUAGE, SECTIONS, TOP

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDTH = 110
"""Characters of a line that holds several questions or words."""


def laid_out(raw: dict[str, Any]) -> str:
    """The text of a knowledge base in its layout; fields that hold nothing are left out."""
    parts: list[str] = []
    for name in TOP:
        if name not in raw:
            continue
        if name == "facts":
            facts = sorted(raw["facts"], key=_place_in_file)
            body = ",\n".join(map(_fact, facts))
            parts.append(f'  "facts": [\n{body}\n  ]' if facts else '  "facts": []')
        elif name == "language":
            parts.append(_language(raw[name]))
        elif name in SECTIONS:
            records = sorted(raw[name], key=lambda record: str(record["id"]))
            lines = [f"    {_line(_ordered(r, list(SECTIONS[name])))}" for r in records]
            parts.append(f'  "{name}": [\n' + ",\n".join(lines) + "\n  ]")
        else:
            parts.append(f'  "{name}": {_line(raw[name])}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _language(language: dict[str, Any]) -> str:
    sections = []
    for name in LANGUAGE:
        value = language.get(name)
        if isinstance(value, dict):
            # The order of frames decides nothing; synonyms are looked up by their concept.
            lines = ",\n".join(f"      {_line(k)}: {_line(value[k])}" for k in sorted(value))
            sections.append(f'    "{name}": {{\n{lines}\n    }}')
        elif value is not None:
            words = _filled(map(_line, sorted(set(value))))
            lines = ",\n".join(f"      {line}" for line in words)
            sections.append(f'    "{name}": [\n{lines}\n    ]')
    return '  "language": {\n' + ",\n".join(sections) + "\n  }"


def _place_in_file(fact: dict[str, Any]) -> tuple[int, str, str]:
    start = fact.get("value") if fact["kind"] == "date" else fact.get("as_of")
    return KINDS.index(fact["kind"]), str(start or ""), fact["id"]


def _fact(fact: dict[str, Any]) -> str:
    lines: list[str] = []
    for name, value in _ordered(fact, list(SECTIONS["facts"])).items():
        if name == "evidence":
            items = [_line(_ordered(item, list(EVIDENCE))) for item in value]
            lines.append(f'      "evidence": [\n{_indented(items)}\n      ]')
        elif name == "asks":
            lines.append(f'      "asks": [\n{_indented(_filled(map(_line, value)))}\n      ]')
        else:
            lines.append(f'      "{name}": {_line(value)}')
    return "    {\n" + ",\n".join(lines) + "\n    }"


def _indented(items: Iterable[str]) -> str:
    return ",\n".join(f"        {item}" for item in items)


def _filled(items: Iterable[str]) -> list[str]:
    """Items with as many on a line as fit."""
    lines: list[str] = []
    for item in items:
        if lines and len(lines[-1]) + len(item) < WIDTH:
            lines[-1] += f", {item}"
        else:
            lines.append(item)
    return lines


def _ordered(record: dict[str, Any], fields: list[str]) -> dict[str, Any]:
    return {name: record[name] for name in fields if record.get(name) not in (None, [])}


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def main() -> None:
    """Rewrite the files named on the command line."""
    for file in sys.argv[1:]:
        text = laid_out(checked(read(file), file))
        with open(file, "w", encoding="utf-8") as stream:
            stream.write(text)


if __name__ == "__main__":
    main()
