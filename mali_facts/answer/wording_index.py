"""The index of a base of one's own: its facts are looked up by their words, as they stand there.

To read all facts for their concepts, as is done when the package is built, takes twenty times as
long as to read the file. Here the words of each fact are only listed, and which of them stand
for a concept is found out when a question has it. That is a little coarser: a phrase is where
all of its words are, and a number may be part of a date.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from mali_facts.answer.frames import ASKED
from mali_facts.answer.index import Index
from mali_facts.answer.lexicon import lexicon_words
from mali_facts.answer.tables import language_tables, names_near, packed_ask, spelt_words
from mali_facts.answer.text import MONTHS, bare, own_question, spaced, stem, stems, words
from mali_facts.answer.times import date_words, held_years
from mali_facts.knowledge.numbers import WORDS as NUMBER_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mali_facts.knowledge.model import Knowledge


class _Postings(NamedTuple):
    """Where words and names are: three times a fact's number, and the level (see index.LEVELS)."""

    words: dict[str, list[int]]
    names: dict[str, list[int]]
    """Of actors and places which facts have without saying them, as concepts."""
    texts: list[str]
    """What stands at each place, as words with spaces around them."""


class _Spellings(NamedTuple):
    """What the words of the facts stand for alone."""

    stem: dict[str, str]
    """For each word its stem."""
    stems: dict[str, list[str]]
    """For each stem the words that have it, and French ones that the lexicon has it for."""
    concepts: dict[str, list[str]]
    """For each concept the words that stand for it, where that is not the stem itself."""


class WordingIndex(Index):
    """Facts by their words."""

    def __init__(self, base: Knowledge) -> None:
        """Take the base; nothing of its facts is read before a question asks for it."""
        super().__init__(language_tables(base))
        self._base = base
        self._with: dict[str, set[int]] = {}
        self._stemmed: dict[int, str] = {}
        self._common = frozenset(map(stem, self.lexicon.ignored))

    def count(self, concept: str) -> int:
        """How many facts have a concept."""
        return len(self.having(concept))

    def codes(self, concept: str) -> Iterable[int]:
        """The facts that have a concept, each once: three times its number, and its level."""
        found = self._asking(concept) if concept[0] == "?" else self._saying(concept)
        best: dict[int, int] = {}
        for code in sorted(found):
            best.setdefault(code // 3, code)
        return best.values()

    def asks(self, number: int) -> list[str]:
        """The questions that a fact lists, packed."""
        asks = self._base.facts[number].asks
        return [packed_ask(ask, self.lexicon, self.frames) for ask in asks]

    def listed(self, question: str) -> list[int]:
        """The facts that list a question word for word."""
        places = self._postings.words
        # The figures of denied questions are not among the words. Each word once, or a long
        # question would take as many times as long.
        cut = {word for word in spaced(question).split() if not word.isdecimal()}
        having = sorted((places.get(word, []) for word in cut), key=len)
        found = set(having[0]) if having else set()
        for codes in having[1:]:
            found.intersection_update(codes)
        sought, facts = bare(question), self._base.facts
        return [
            code // 3
            for code in sorted(found)
            if code % 3 == 0
            and any(bare(own_question(ask)[1]) == sought for ask in facts[code // 3].asks)
        ]

    @cached_property
    def spelt(self) -> dict[str, int]:
        """The words that a misspelt one may stand for, with the number of texts that have each."""
        texts = Counter(lexicon_words(self._base))
        texts.update({word: len(codes) for word, codes in self._postings.words.items()})
        return spelt_words(texts, self.lexicon.ignored)

    def _saying(self, concept: str) -> set[int]:
        """Where a concept is named or a word or phrase stands for it."""
        found = set(self._postings.names.get(concept, ()))
        spelt = self._spellings.concepts.get(concept, [])
        if concept not in self.lexicon.tables.single:
            spelt = [*spelt, *self._spellings.stems.get(concept, ())]
        for word in spelt:
            found.update(self._postings.words[word])
        for phrase in self._phrases.get(concept, ()):
            found |= self._having_phrase(phrase)
        if concept.isdecimal() and len(concept) > 3:
            found |= self._having_phrase(f"{int(concept):,}".split(","))
        return found

    def _asking(self, wanted: str) -> set[int]:
        """The places of own questions in which a phrase shows what is wanted."""
        texts = self._postings.texts
        found: set[int] = set()
        for first, phrases in self.frames.items():
            for frame, rest in phrases:
                if ASKED.get(frame) == wanted:
                    sought = f" {' '.join((first, *rest))} "
                    places = self._postings.words.get(first, ())
                    found.update(c for c in places if c % 3 == 0 and sought in texts[c])
        return found

    def _having_phrase(self, phrase: Sequence[str]) -> set[int]:
        """Where words with these stems are; one behind the other, if any of them is common."""
        together = set.intersection(*map(self._having_stem, phrase))
        if not self._common.isdisjoint(phrase):
            sought = f" {' '.join(phrase)} "
            together = {code for code in together if sought in self._stems_at(code)}
        return together

    def _having_stem(self, name: str) -> set[int]:
        known = self._with.get(name)
        if known is None:
            words_of, places = self._spellings.stems.get(name, ()), self._postings.words
            known = self._with[name] = {code for word in words_of for code in places[word]}
        return known

    def _stems_at(self, code: int) -> str:
        known = self._stemmed.get(code)
        if known is None:
            held = map(self._spellings.stem.__getitem__, self._postings.texts[code].split())
            known = self._stemmed[code] = f" {' '.join(held)} "
        return known

    @cached_property
    def _postings(self) -> _Postings:
        by_word: dict[str, list[int]] = defaultdict(list)
        names: dict[str, list[int]] = defaultdict(list)
        texts: list[str] = []
        for asked, said, noted, actor, about, place, topic, start, end in self._base.wordings():
            code = len(texts)
            names[f"@{actor.id}"].append(code)
            for name in names_near(self._base, actor, about, place):
                names[name].append(code + 1)
            times = (
                date_words(start),
                date_words(end),
                *map(str, held_years(topic, start, end, said)),
            )
            for held in (asked, " ".join((said, *times)), noted):
                text = spaced(held)
                texts.append(text)
                for word in set(text.split()):
                    by_word[word].append(code)
                code += 1
        return _Postings(by_word, names, texts)

    @cached_property
    def _spellings(self) -> _Spellings:
        every = list(self._postings.words)
        single, french = self.lexicon.tables.single, self.lexicon.tables.french
        # 17 for 17th, which is no word of a language.
        stem_of = {
            word: name if word.isalpha() else stem(words(word)[0])
            for word, name in zip(every, stems(every, "english"), strict=True)
        }
        found = _Spellings(stem_of, defaultdict(list), defaultdict(list))
        for word, name in stem_of.items():
            self._spell(found, word, name)
        strange = [word for word, name in stem_of.items() if name not in single]
        for word, name in zip(strange, stems(strange, "french"), strict=True):
            if name in french:
                self._spell(found, word, french[name])
        return found

    def _spell(self, found: _Spellings, word: str, name: str) -> None:
        found.stems[name].append(word)
        if word in MONTHS:
            found.concepts[word].append(word)
        elif name in self.lexicon.tables.single or word in NUMBER_WORDS:
            term = self.lexicon.read(word, name)
            if term is not None:
                for concept in (term.concept, *term.others):
                    found.concepts[concept].append(word)

    @cached_property
    def _phrases(self) -> dict[str, list[list[str]]]:
        """For each concept the phrases that stand for it, as stems."""
        found: dict[str, list[list[str]]] = defaultdict(list)
        for first, lines in self.lexicon.tables.phrases.items():
            for line in lines.split("\n"):
                rest, _, concepts = line.partition(">")
                for concept in concepts.split():
                    found[concept].append([first, *rest.split()])
        return found
