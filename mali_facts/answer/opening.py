"""Opens the index that fits a base."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from mali_facts.answer.associations import open_associations
from mali_facts.answer.index import Index
from mali_facts.answer.meaning import open_meaning
from mali_facts.answer.verdicts import open_verdicts
from mali_facts.knowledge.load import from_package

if TYPE_CHECKING:
    from mali_facts.knowledge.model import Knowledge

NAME = "index.json"
"""The file beside this one that the build writes (see build.py)."""


def open_index(base: Knowledge) -> Index:
    """The index of a base: for the bundled one that was made with the package, where it fits."""
    if not base.bundled:
        from mali_facts.answer.wording_index import WordingIndex  # for bases of one's own only

        return WordingIndex(base)
    packed = from_package(os.path.join(os.path.dirname(__file__), NAME))
    tables = json.loads(packed) if packed else None
    if not tables or tables["digest"] != base.digest:
        from mali_facts.answer.tables import index_tables  # for a base that was edited since

        tables = index_tables(base)
    return Index(tables, open_associations(base), open_verdicts(base), open_meaning(base))
