"""What words stand for: one concept for all words and phrases that mean the same.

The words come from the knowledge base: its synonyms, and the names and aliases of its actors
and places (whose concepts are `@` and the id). So a question that was misread is mended in the
data. Stemming is the only thing that is done to a word which the data does not know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mali_facts.answer.text import MONTHS, french_stem, is_french, stem, words
from mali_facts.knowledge.numbers import WORDS as NUMBER_WORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from mali_facts.knowledge.model import Knowledge

LONGEST_PHRASE = 5
"""Words of a phrase that stands for one concept."""


class Term(NamedTuple):
    """What one word or phrase of a text stands for."""

    surface: str
    """The word or words, folded."""
    concept: str
    """The concept, or the stem of a word that has none."""
    others: tuple[str, ...] = ()
    """What it may stand for as well: another thing of the same name, the words of a phrase."""


class LexiconTables(NamedTuple):
    """A lexicon as JSON holds it: lists are words in one text, which is quicker to read."""

    single: dict[str, str]
    """For the stem of a word its concepts."""
    phrases: dict[str, str]
    """For the stem of a phrase's first word, a line for each phrase, the longest first: the
    stems of its other words, `>`, its concepts."""
    french: dict[str, str]
    """For the French stem of a word its English stem."""
    owners: dict[str, str]
    """For an actor's concept those of whom it is part."""
    ignored: str
    """Words that carry no weight."""


class Lexicon:
    """The concepts of a knowledge base."""

    def __init__(self, tables: LexiconTables) -> None:
        self.tables = tables
        self.ignored = frozenset(tables.ignored.split())
        self._terms: dict[tuple[str, str], Term | None] = {}
        self._phrases: dict[str, list[tuple[int, dict[tuple[str, ...], list[str]]]]] = {}

    def owners(self, concept: str) -> list[str]:
        """The concepts of whom an actor is part: Germany's for the Bundeswehr."""
        return self.tables.owners.get(concept, "").split()

    def sides(self, concept: str) -> frozenset[str]:
        """The concepts by which an actor may be named: its own, and of whom it is part."""
        return frozenset((concept, *self.owners(concept)))

    def is_name(self, word: str) -> bool:
        """Whether a word alone is the name of an actor or a place."""
        return self.tables.single.get(stem(word), "").startswith("@")

    def terms(self, text: str) -> list[Term]:
        """What the words of a text stand for; function words are left out."""
        return self.terms_of(words(text))

    def terms_of(self, tokens: Sequence[str], spent: Collection[int] = ()) -> list[Term]:
        """The same for words that were cut apart already, without those at `spent`."""
        found: list[Term] = []
        stems = self._stems(tokens)
        position, begins_phrase = 0, self.tables.phrases
        while position < len(tokens):
            if position in spent:
                position += 1
                continue
            size, term = 1, None
            if stems[position] in begins_phrase:
                size, term = self._phrase(tokens, stems, position)
            if term is None:
                term = self._word(tokens, stems, position)
            if term is not None:
                found.append(term)
            position += size
        return found

    def _stems(self, tokens: Sequence[str]) -> list[str]:
        stems = list(map(stem, tokens))
        if is_french(tokens):
            single, french = self.tables.single, self.tables.french
            for i, token in enumerate(tokens):
                if stems[i] not in single and token not in self.ignored:
                    stems[i] = french.get(french_stem(token), stems[i])
        return stems

    def _phrase(
        self, tokens: Sequence[str], stems: Sequence[str], position: int
    ) -> tuple[int, Term | None]:
        for size, phrases in self._phrases_from(stems[position]):
            concepts = phrases.get(tuple(stems[position + 1 : position + size]))
            if concepts is not None:
                inside = [
                    concept
                    for i in range(position, position + size)
                    if tokens[i] not in self.ignored
                    for concept in self.tables.single.get(stems[i], stems[i]).split()[:1]
                ]
                surface = " ".join(tokens[position : position + size])
                return size, Term(surface, concepts[0], (*concepts[1:], *inside))
        return 1, None

    def _phrases_from(self, first: str) -> list[tuple[int, dict[tuple[str, ...], list[str]]]]:
        """The phrases that begin with a stem, the longest first.

        With each number of words the phrases of so many: the stems that follow, and their
        concepts. A word that a thousand names begin with is looked up as quickly as any other.
        """
        known = self._phrases.get(first)
        if known is None:
            by_size: dict[int, dict[tuple[str, ...], list[str]]] = {}
            for line in self.tables.phrases[first].split("\n"):
                packed, _, concepts = line.partition(">")
                rest = tuple(packed.split())
                by_size.setdefault(len(rest) + 1, {})[rest] = concepts.split()
            known = self._phrases[first] = list(by_size.items())
        return known

    def _word(self, tokens: Sequence[str], stems: Sequence[str], position: int) -> Term | None:
        word = tokens[position]
        if word == "may":
            beside = (
                *tokens[max(0, position - 1) : position],
                *tokens[position + 1 : position + 2],
            )
            return Term("may", "may") if any(n.isdecimal() for n in beside) else None
        remembered = (word, stems[position])
        if remembered not in self._terms:
            self._terms[remembered] = self.read(word, stems[position])
        return self._terms[remembered]

    def read(self, word: str, stemmed: str) -> Term | None:
        """What a word with its stem stands for alone; None where it carries no weight."""
        if word in self.ignored:
            return None
        if word in NUMBER_WORDS:
            return Term(word, str(NUMBER_WORDS.index(word)))
        if word in MONTHS:
            return Term(word, word)
        concepts = self.tables.single.get(stemmed)
        if concepts is not None:
            first, *others = concepts.split()
            return Term(word, first, tuple(others))
        if len(word) == 1 and not word.isdecimal():
            return None
        return Term(word, stemmed)


def lexicon_tables(base: Knowledge) -> LexiconTables:
    """The lexicon of a base."""
    single: dict[str, list[str]] = {}
    french: dict[str, str] = {}
    phrases: dict[str, dict[tuple[str, ...], list[str]]] = {}
    for concept, spelling in _spellings(base):
        cut = words(spelling)[:LONGEST_PHRASE]
        if not cut:
            continue
        first, *rest = map(stem, cut)
        if rest:
            known = phrases.setdefault(first, {}).setdefault(tuple(rest), [])
        else:
            known = single.setdefault(first, [])
            french.setdefault(french_stem(cut[0]), first)
        if concept not in known:
            known.append(concept)
    return LexiconTables(
        single={word: " ".join(concepts) for word, concepts in single.items()},
        phrases={
            first: "\n".join(
                f"{' '.join(rest)}>{' '.join(concepts)}"
                for rest, concepts in sorted(group.items(), key=lambda item: -len(item[0]))
            )
            for first, group in phrases.items()
        },
        french=french,
        owners={
            f"@{actor.id}": " ".join(f"@{name}" for name in actor.of)
            for actor in base.actors.values()
            if actor.of
        },
        ignored=" ".join(
            sorted({w for text in base.language.get("ignored", ()) for w in words(text)})
        ),
    )


def _spellings(base: Knowledge) -> Iterable[tuple[str, str]]:
    """Every concept with each of its spellings."""
    for thing in base.things:
        for spelling in thing.spellings:
            yield f"@{thing.id}", spelling
    for concept, spellings in base.language.get("synonyms", {}).items():
        name = "-".join(concept.split())
        for spelling in (concept.replace("-", " "), *spellings):
            yield name, spelling


def lexicon_words(base: Knowledge) -> Iterable[str]:
    """Every word of every spelling in the lexicon of a base."""
    for _, spelling in _spellings(base):
        yield from words(spelling)


def concepts(terms: Iterable[Term]) -> list[str]:
    """The concepts of terms, each once, in order."""
    return list(dict.fromkeys(term.concept for term in terms))
