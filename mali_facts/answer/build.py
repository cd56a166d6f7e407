"""Writes index.json beside index.py when the package is built; hatchling runs it (pyproject.toml).

Never imported by the program, and not in the wheel.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class IndexHook(BuildHookInterface[Any]):
    """Indexes the tree's data.json, for wheels and editable installs alike."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the index before the files of the wheel are collected."""
        del build_data
        sys.path.insert(0, self.root)  # the tree that is built, not what is installed
        from mali_facts.answer import opening, tables
        from mali_facts.knowledge.layout import laid_out
        from mali_facts.knowledge.load import checked, load, read

        data = os.path.join(self.root, "data.json")
        text = read(data)
        if version == "standard" and text != laid_out(checked(text, data)):
            # An installed base is read by its line breaks (knowledge/records.py).
            raise ValueError(f"not in its layout: python -m mali_facts.knowledge.layout {data}")
        made = tables.index_tables(load(data))
        file = os.path.join(self.root, "mali_facts", "answer", opening.NAME)
        with open(file, "w", encoding="utf-8") as stream:
            # Sorted, so that one tree always makes the same bytes.
            json.dump(made, stream, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
