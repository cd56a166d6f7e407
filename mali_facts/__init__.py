"""Sourced facts about the Western withdrawal from Mali, announced on 17 February 2022.

    >>> from mali_facts import load
    >>> base = load()
    >>> base.fact("barkhane-troops-mali").value
    2400

`load()` gives the whole typed knowledge base; `Knowledge`, `Fact`, `Evidence`, `Source`,
`Actor` and `Place` are what it is made of, `FactsError` is what it raises.
"""

from mali_facts.errors import FactsError
from mali_facts.knowledge.load import load
from mali_facts.knowledge.model import Actor, Evidence, Fact, Knowledge, Place, Source
from mali_facts.version import __version__

__all__ = [
    "Actor",
    "Evidence",
    "Fact",
    "FactsError",
    "Knowledge",
    "Place",
    "Source",
    "__version__",
    "load",
]
