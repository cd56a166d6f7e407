"""What every fact can be found by, worked out once: when the package is built.

A base that was edited since, or one of a user's own, is indexed when a question is asked.
"""

from __future__ import annotations

import json
import math
import os
from typing import TYPE_CHECKING, Any

from mali_facts.answer.frames import frames_of
from mali_facts.answer.lexicon import Lexicon, concepts, lexicon_spellings, lexicon_tables
from mali_facts.answer.text import MONTHS, words
from mali_facts.knowledge import dates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mali_facts.knowledge.model import Fact, Knowledge

NAME = "index.json"
"""The file beside this one that the build writes (see build.py)."""

LEVELS = (1.0, 0.9, 0.6)
"""How fully a word of a question is explained by a fact that has it in its questions or
subject, in its sentence or fields, in its note or sources' words."""

COMMON_WORD = 1000
"""Texts that a function word counts as standing in, when a misspelt one is put right."""

COMMONEST = 0.35
RAREST_NAME = 1.6
"""Bounds of a word's weight: even the commonest counts for something, and a name for more."""


class Index:
    """Facts by the concepts that they hold."""

    def __init__(self, tables: dict[str, Any]) -> None:
        """Take the tables that `index_tables` made."""
        self.lexicon = Lexicon(tables["lexicon"])
        self.frames: list[list[str]] = tables["frames"]
        """Pairs of a frame's name and a phrase that shows it."""
        self.postings: dict[str, list[int]] = tables["postings"]
        """For each concept the facts that have it, as 3 * number + level."""
        self.asks: list[list[list[str]]] = tables["asks"]
        """For each fact its questions, each as a list of frame, answer and concepts."""
        self.subjects: list[list[str]] = tables["subjects"]
        """For each fact the concepts of its subject."""
        self.wanted: list[list[str]] = tables["wanted"]
        """For each fact the frames of its questions."""
        self.size = len(self.asks)
        self.elsewhere = frozenset(tables["elsewhere"])
        """Stems of names that the base knows to be no part of it."""
        self.words: dict[str, int] = tables["words"]
        """The words of the base as they are spelt, with how many facts' texts have them."""
        self.repairs: dict[str, str | None] = {}
        """Misspelt words that were looked up already."""
        self._weights: dict[str, float] = {}
        self._by_length: dict[int, list[str]] = {}
        self._unknown = math.log(self.size + 1) + 0.5

    def words_of_length(self, shortest: int, longest: int) -> list[str]:
        """The words of the base that have so many letters."""
        if not self._by_length:
            for word in self.words:
                self._by_length.setdefault(len(word), []).append(word)
        return [w for n in range(shortest, longest + 1) for w in self._by_length.get(n, ())]

    def frequency(self, word: str) -> int:
        """How many texts of the base have a word."""
        return self.words.get(word, 0)

    def weight(self, concept: str) -> float:
        """How much a concept tells: the fewer facts have it, the more."""
        known = self._weights.get(concept)
        if known is None:
            found = self.postings.get(concept)
            if found is None:
                known = self._unknown
            else:
                rarity = math.log((self.size + 1) / (len(found) + 0.5))
                known = max(rarity, RAREST_NAME if concept[0] == "@" else COMMONEST)
            self._weights[concept] = known
        return known


def open_index(base: Knowledge) -> Index:
    """The index of a base: the one made with the package where it fits, else a new one."""
    file = os.path.join(os.path.dirname(__file__), NAME)
    if base.bundled and os.path.exists(file):
        with open(file, encoding="utf-8") as stream:
            tables = json.load(stream)
        if tables["digest"] == base.digest:
            return Index(tables)
    return Index(index_tables(base))


def index_tables(base: Knowledge) -> dict[str, Any]:
    """The index of a base as JSON can hold it."""
    tables = lexicon_tables(base)
    lexicon = Lexicon(tables)
    frames = [
        [name, " ".join(words(phrase))]
        for name, phrases in base.language.get("frames", {}).items()
        for phrase in phrases
    ]
    postings: dict[str, list[int]] = {}
    asks: list[list[list[str]]] = []
    spelt = {word: COMMON_WORD for word in tables["ignored"] if len(word) > 3}
    spelt |= {
        word: 1
        for spelling in lexicon_spellings(base)
        for word in words(spelling)
        if word.isalpha() and len(word) > 3
    }
    for number, fact in enumerate(base.facts):
        own_asks = [_ask(ask, lexicon, frames) for ask in fact.asks]
        asks.append(own_asks)
        for text in (*fact.asks, fact.text):
            for word in set(words(text)):
                if word.isalpha() and len(word) > 3:
                    spelt[word] = spelt.get(word, 0) + 1
        best: dict[str, int] = {}
        for level, found in enumerate(_levels(base, fact, own_asks, lexicon)):
            for concept in found:
                best.setdefault(concept, level)
        for concept, level in best.items():
            postings.setdefault(concept, []).append(3 * number + level)
    return {
        "digest": base.digest,
        "lexicon": tables,
        "frames": frames,
        "postings": postings,
        "asks": asks,
        "subjects": [concepts(lexicon.terms(fact.subject)) for fact in base.facts],
        "wanted": [sorted({f for ask in own for f in ask[0].split("+") if f}) for own in asks],
        "words": spelt,
        "elsewhere": sorted(
            {w for name in base.language.get("elsewhere", ()) for w in words(name)}
        ),
    }


def _ask(ask: str, lexicon: Lexicon, frames: list[list[str]]) -> list[str]:
    answer, colon, rest = ask.partition(":")
    if not colon or answer not in ("yes", "no"):
        answer, rest = "", ask
    tokens = words(rest)
    wanted, spent = frames_of(tokens, frames)
    return ["+".join(wanted), answer, *concepts(lexicon.terms_of(tokens, spent))]


def _levels(
    base: Knowledge, fact: Fact, asks: list[list[str]], lexicon: Lexicon
) -> Iterable[Iterable[str]]:
    """The concepts of a fact, level by level."""

    def found(text: str | None) -> list[str]:
        if not text:
            return []
        return [c for term in lexicon.terms(text) for c in (term.concept, *term.others)]

    yield [
        *(concept for ask in asks for concept in ask[2:]),
        *found(fact.subject),
        *found(fact.unit),
        f"@{fact.actor.id}",
    ]
    near = [f"@{actor.id}" for actor in fact.about]
    for actor in (fact.actor, *fact.about):
        near += [f"@{owner}" for owner in actor.of]
    place = fact.place
    while place is not None:
        near.append(f"@{place.id}")
        place = base.places.get(place.within or "")
    yield [
        *near,
        *found(fact.text),
        *found(fact.office),
        *found(fact.topic),
        *found(fact.stance),
        *found(fact.phrase),
        *_date_words(fact.start),
        *_date_words(fact.end),
    ]
    yield [*found(fact.note), *(c for item in fact.evidence for c in found(item.says))]


def _date_words(date: str | None) -> list[str]:
    parts = dates.parse(date) if date else None
    if parts is None:
        return []
    return [
        str(parts.year),
        *([MONTHS[parts.month - 1]] if parts.month else []),
        *([str(parts.day)] if parts.day else []),
    ]
