"""Files of what was learned of the bundled base: they stand beside this one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mali_facts.knowledge.load import from_package

if TYPE_CHECKING:
    from mali_facts.knowledge.model import Knowledge


def learned_file(base: Knowledge, name: str) -> bytes | None:
    """What a file of this folder holds for the bundled base; None for a base of one's own."""
    if not base.bundled:
        return None
    return from_package(os.path.join(os.path.dirname(__file__), name))
