"""What facts are found by: read from tables that were made when the package was built (tables.py).

In the tables, lists are packed into texts and taken apart when they are needed: a question needs
few of them, and a start would pay for all.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from mali_facts.answer.frames import Phrases, by_first_word
from mali_facts.answer.lexicon import Lexicon, LexiconTables
from mali_facts.answer.rows import row_of_bytes
from mali_facts.answer.text import bare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mali_facts.answer.associations import Associations
    from mali_facts.answer.lexicon import Term
    from mali_facts.answer.network import Network

LEVELS = (1.0, 0.9, 0.6)
"""How fully a word of a question is explained by a fact that has it in its questions or
subject, in its sentence or fields, in its note or sources' words."""

FULLY = 100
"""How fully that is in a row of numbers, where a fact has it at the first level."""

COMMONEST = 0.35
RAREST_NAME = 1.6
"""Bounds of a word's weight: even the commonest counts for something, and a name for more."""

PART = 0.8
"""What the words of a name count for, or another thing of that name, beside the name itself."""

OWNER = 0.5
"""What Germany's having it counts for where the Bundeswehr was asked about."""

ASKING = 1.5
"""Weight of what is wanted: whether a number, a day or a reason."""

DIGITS = 6
"""Digits of a fact's number where the listed questions are packed."""


class Own(NamedTuple):
    """A question that a fact lists as its own."""

    frames: tuple[str, ...]
    answer: str
    """`yes`, `no`, or nothing."""
    concepts: tuple[str, ...]
    """Each once, in their order."""
    weight: float
    """Of its concepts together."""


class _Weights(dict[str, float]):
    """The weights of concepts, each worked out when it is first asked for."""

    def __init__(self, weigh: Callable[[str], float]) -> None:
        self._weigh = weigh

    def __missing__(self, concept: str) -> float:
        self[concept] = weight = self._weigh(concept)
        return weight


class Index:
    """Facts by the concepts that they hold."""

    def __init__(
        self,
        tables: dict[str, Any],
        associations: Associations | None = None,
        verdicts: Network | None = None,
        meaning: Network | None = None,
    ) -> None:
        """Take the tables, as tables.py makes them."""
        self.associations = associations
        """What words speak for which fact, where that was learned."""
        self.meaning = meaning
        """Which of a few facts is meant, where that was learned."""
        self.verdicts = verdicts
        """What words speak for yes and for no, where that was learned."""
        self.lexicon = Lexicon(LexiconTables(*tables["lexicon"]))
        self.frames = frames_in(tables)
        """The phrases that show what a question wants."""
        self.moments = [line.split(":", 1) for line in tables["moments"].split("\n") if line]
        """Pairs of a date and the concepts of a clause that stands for it."""
        self.elsewhere = frozenset(tables["elsewhere"].split())
        """Words that the base knows to be no misspelling of its own."""
        self._asked_with: dict[int, dict[str, list[int]]] = {}
        self._wanted: dict[int, frozenset[str]] = {}
        self.repairs: dict[str, str | None] = {}
        """Misspelt words that were looked up already."""
        self._tables = tables
        self.size = tables["size"]
        self._unknown = math.log(self.size + 1) + 0.5
        self._weights = _Weights(self._weigh)
        self._having: dict[str, dict[int, float]] = {}
        self._merged: dict[tuple[str, tuple[str, ...]], dict[int, float]] = {}
        self._rows: dict[tuple[str, tuple[str, ...]], int] = {}
        self._own: dict[int, list[Own]] = {}
        self._of_length: dict[tuple[int, int], list[str]] = {}
        self._wanting: dict[tuple[int, str, float], list[float]] = {}
        self._own_weights: dict[int, list[float]] = {}

    def has(self, concept: str) -> bool:
        """Whether any fact has a concept."""
        return bool(self.count(concept))

    def count(self, concept: str) -> int:
        """How many facts have a concept."""
        packed: str | None = self._tables["postings"].get(concept)
        return 0 if packed is None else packed.count(" ") + 1

    def having(self, concept: str) -> dict[int, float]:
        """The facts that have a concept, each with how fully (see LEVELS); not to be changed."""
        found = self._having.get(concept)
        if found is None:
            codes = self.codes(concept)
            found = self._having[concept] = {code // 3: LEVELS[code % 3] for code in codes}
        return found

    def having_term(self, term: Term) -> Mapping[int, float]:
        """The facts that have a term, each with how fully: by its concept, its parts, its owner."""
        key = (term.concept, term.others)
        found = self._merged.get(key)
        if found is None:
            parts = [name for name in term.others if name[0] != "@"]
            weaker = [(name, PART / len(parts)) for name in parts]
            weaker += [(name, PART) for name in term.others if name[0] == "@"]
            weaker += [(name, OWNER) for name in self.lexicon.owners(term.concept)]
            found = dict(self.having(term.concept))
            for name, factor in weaker:
                for number, level in self.having(name).items():
                    if found.get(number, 0.0) < factor * level:
                        found[number] = factor * level
            self._merged[key] = found
        return found

    def row_of_term(self, term: Term) -> int:
        """The same as a row (rows.py), in parts of FULLY."""
        key = (term.concept, term.others)
        row = self._rows.get(key)
        if row is None:
            numbers = bytearray(self.size)
            for number, share in self.having_term(term).items():
                numbers[number] = round(FULLY * share)
            row = self._rows[key] = row_of_bytes(numbers)
        return row

    def codes(self, concept: str) -> Iterable[int]:
        """The facts that have a concept, each once: three times its number, and its level."""
        return map(int, self._tables["postings"].get(concept, "").split())

    def weight(self, concept: str) -> float:
        """How much a concept tells: the fewer facts have it, the more."""
        return self._weights[concept]

    def _weigh(self, concept: str) -> float:
        if concept[0] == "?":
            return ASKING
        count = self.count(concept)
        if not count:
            return self._unknown
        rarity = math.log((self.size + 1) / (count + 0.5))
        return max(rarity, RAREST_NAME if concept[0] == "@" else COMMONEST)

    def own_questions(self, number: int) -> list[Own]:
        """The questions that a fact lists."""
        known = self._own.get(number)
        if known is None:
            known = []
            for line in self.asks(number):
                frames, answer, packed = line.split(":", 2)  # a concept may have a colon
                held = tuple(packed.split())
                weight = sum(map(self._weights.__getitem__, held))
                known.append(Own(tuple(frames.split()), answer, held, weight))
            self._own[number] = known
        return known

    def own_weights(self, number: int) -> list[float]:
        """What the concepts of each question weigh that a fact lists."""
        known = self._own_weights.get(number)
        if known is None:
            known = [own.weight for own in self.own_questions(number)]
            self._own_weights[number] = known
        return known

    def asks(self, number: int) -> list[str]:
        """The questions that a fact lists, packed as `packed_ask` does."""
        packed: str = self._tables["asks"][number]
        return packed.split("\n") if packed else []

    def asked_with(self, number: int) -> dict[str, list[int]]:
        """For each concept of a fact's own questions, which of them have it."""
        known = self._asked_with.get(number)
        if known is None:
            known = self._asked_with[number] = defaultdict(list)
            for position, own in enumerate(self.own_questions(number)):
                for concept in own.concepts:
                    known[concept].append(position)
        return known

    def listed(self, question: str) -> list[int]:
        """The facts that list a question word for word."""
        packed, sought = self._tables["listed"], digest_of(question)
        size, wide = len(sought), len(sought) + DIGITS
        count = len(packed) // wide
        at = bisect_left(range(count), sought, key=lambda n: packed[n * wide : n * wide + size])
        found = []
        while packed.startswith(sought, at * wide):
            found.append(int(packed[at * wide + size : (at + 1) * wide]))
            at += 1
        return found

    def wanted(self, number: int) -> frozenset[str]:
        """The frames of all of a fact's own questions."""
        known = self._wanted.get(number)
        if known is None:
            known = frozenset(f for own in self.own_questions(number) for f in own.frames)
            self._wanted[number] = known
        return known

    def wanting(self, number: int, frame: str, worth: float) -> list[float]:
        """For each of a fact's own questions what a frame is worth if it has it, else 0."""
        key = (number, frame, worth)
        known = self._wanting.get(key)
        if known is None:
            own = self.own_questions(number)
            known = self._wanting[key] = [worth if frame in o.frames else 0.0 for o in own]
        return known

    def frequency(self, word: str) -> int:
        """How many texts of the base have a word."""
        return self.spelt.get(word, 0)

    def words_of_length(self, shortest: int, longest: int) -> list[str]:
        """The words of the base that have so many letters."""
        known = self._of_length.get((shortest, longest))
        if known is None:
            lengths = range(shortest, longest + 1)
            known = [word for length in lengths for word in self._by_length[length]]
            self._of_length[shortest, longest] = known
        return known

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = defaultdict(list)
        for word in self.spelt:
            found[len(word)].append(word)
        return found

    @cached_property
    def spelt(self) -> dict[str, int]:
        """The words that a misspelt one may stand for, with the number of texts that have each."""
        pairs = (pair.split(":") for pair in self._tables["words"].split())
        return {word: int(count) for word, count in pairs}


def frames_in(tables: Mapping[str, Any]) -> Phrases:
    """The phrases that show what a question wants, by their first word."""
    lines = (line.partition(":") for line in tables["frames"].split("\n") if line)
    return by_first_word((name, phrase) for name, _, phrase in lines)


def digest_of(question: str) -> str:
    """What a listed question is found by, however it is punctuated."""
    return f"{crc32(bare(question).encode('utf-8', 'surrogatepass')):08x}"
