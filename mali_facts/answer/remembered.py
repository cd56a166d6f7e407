"""The tables of a large base of one's own, made once and remembered in the user's cache.

As JSON: it is read in a sixth of the time that the base itself takes. What Python reads in half
of that (marshal, pickle) crashes on bytes, or runs them, that were not meant for it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mali_facts.knowledge.memory import INDEX

if TYPE_CHECKING:
    from collections.abc import Callable

    from mali_facts.knowledge.memory import Memory


def remembered(memory: Memory, maker: bytes, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What `make` makes, or made at another time for the same file.

    `maker` stands for the code of `make`: what other code made is not used.
    """
    packed = memory.recall(INDEX, maker)
    if packed is not None:
        known: dict[str, Any] = json.loads(packed)
        return known
    tables = make()
    text = json.dumps(tables, ensure_ascii=False, separators=(",", ":"))
    memory.keep(INDEX, text.encode("utf-8", "surrogatepass"), maker)
    return tables
