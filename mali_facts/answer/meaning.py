"""Which of a few facts a question means, by a network (network.py).

Associations give a word a weight for each fact, so it says nothing of a fact that it was never
asked of; the network knows it from the likes of the fact. But that takes longer, and is done for
the facts that associations leave.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mali_facts.answer.associations import NONE
from mali_facts.answer.learned import learned_file
from mali_facts.answer.network import Network

if TYPE_CHECKING:
    from mali_facts.knowledge.model import Knowledge

NAME = "meaning.bin"
"""The file beside this one."""


def open_meaning(base: Knowledge) -> Network | None:
    """The network of the bundled base's facts, and of none last; None for a base of one's own."""
    data = learned_file(base, NAME)
    return Network(data, [*base.ids, NONE]) if data else None
