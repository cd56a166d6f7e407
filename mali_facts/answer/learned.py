"""Files of what was learned of the bundled base: they stand beside this one."""

from __future__ import annotations

import os
from mmap import ACCESS_READ, mmap
from typing import TYPE_CHECKING

from mali_facts.knowledge.load import from_package

if TYPE_CHECKING:
    from mali_facts.knowledge.model import Knowledge


def learned_file(base: Knowledge, name: str) -> bytes | mmap | None:
    """What a file of this folder holds for the bundled base; None for a base of one's own.

    It is mapped where it can be: a question needs a few pages of it, and to read all of them would
    take a tenth of the time that it takes to answer.
    """
    if not base.bundled:
        return None
    file = os.path.join(os.path.dirname(__file__), name)
    try:
        with open(file, "rb") as stream:
            return mmap(stream.fileno(), 0, access=ACCESS_READ)
    except (OSError, ValueError):  # in a zip, or where files cannot be mapped
        return from_package(file)
