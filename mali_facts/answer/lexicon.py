"""What words stand for: one concept for all words and phrases that mean the same.

The words come from the knowledge base: its synonyms, and the names and aliases of its actors
and places (whose concepts are `@` and the id). So a question that was misread is mended in the
data. Stemming is the only thing that is done to a word which the data does not know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

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


class Lexicon:
    """The concepts of a knowledge base."""

    def __init__(self, tables: dict[str, Any]) -> None:
        """Take the tables that `lexicon_tables` made."""
        self.single: dict[str, list[str]] = tables["single"]
        self.french: dict[str, str] = tables["french"]
        """French stems of the single words, each with the English stem of the same word."""
        self.phrases: dict[str, list[list[Any]]] = tables["phrases"]
        self.ignored = frozenset(tables["ignored"])
        self.owners: dict[str, list[str]] = tables["owners"]
        self._memory: dict[tuple[str, str], Term | None] = {}

    def terms(self, text: str) -> list[Term]:
        """What the words of a text stand for; function words are left out."""
        return self.terms_of(words(text))

    def terms_of(self, tokens: Sequence[str], spent: Collection[int] = ()) -> list[Term]:
        """The same for words that were cut apart already, without those at `spent`."""
        found: list[Term] = []
        stems = [stem(token) for token in tokens]
        if is_french(tokens):
            for i, token in enumerate(tokens):
                if stems[i] not in self.single and token not in self.ignored:
                    stems[i] = self.french.get(french_stem(token), stems[i])
        position = 0
        while position < len(tokens):
            if position in spent:
                position += 1
                continue
            size, term = self._phrase(tokens, stems, position)
            if term is None:
                size, term = 1, self._word(tokens, stems, position)
            if term is not None:
                found.append(term)
            position += size
        return found

    def _phrase(
        self, tokens: Sequence[str], stems: Sequence[str], position: int
    ) -> tuple[int, Term | None]:
        for rest, concepts in self.phrases.get(stems[position], ()):
            size = len(rest) + 1
            if list(stems[position + 1 : position + size]) == rest:
                inside = [
                    self.single.get(stems[i], [stems[i]])[0]
                    for i in range(position, position + size)
                    if tokens[i] not in self.ignored
                ]
                surface = " ".join(tokens[position : position + size])
                return size, Term(surface, concepts[0], (*concepts[1:], *inside))
        return 1, None

    def _word(self, tokens: Sequence[str], stems: Sequence[str], position: int) -> Term | None:
        word = tokens[position]
        if word == "may":
            around = [
                *tokens[max(0, position - 1) : position],
                *tokens[position + 1 : position + 2],
            ]
            return Term("may", "may") if any(n.isdecimal() for n in around) else None
        remembered = (word, stems[position])
        if remembered in self._memory:
            return self._memory[remembered]
        term: Term | None
        if word in self.ignored:
            term = None
        elif word in NUMBER_WORDS:
            term = Term(word, str(NUMBER_WORDS.index(word)))
        elif word in MONTHS:
            term = Term(word, word)
        else:
            concepts = self.single.get(stems[position])
            if concepts is not None:
                term = Term(word, concepts[0], tuple(concepts[1:]))
            elif len(word) == 1 and not word.isdecimal():
                term = None
            else:
                term = Term(word, stems[position])
        self._memory[remembered] = term
        return term

    def knows(self, term: Term) -> bool:
        """Whether a term is a concept of the lexicon rather than a bare stem."""
        return term.concept[0] == "@" or stem(term.surface) in self.single


def lexicon_tables(base: Knowledge) -> dict[str, Any]:
    """The tables of a base's lexicon, as JSON can hold them."""
    language = base.language
    single: dict[str, list[str]] = {}
    french: dict[str, str] = {}
    phrases: dict[str, dict[tuple[str, ...], list[str]]] = {}

    def enter(spelling: str, concept: str) -> None:
        stems = [stem(word) for word in words(spelling)][:LONGEST_PHRASE]
        if not stems:
            return
        if len(stems) == 1:
            french.setdefault(french_stem(words(spelling)[0]), stems[0])
            known = single.setdefault(stems[0], [])
        else:
            known = phrases.setdefault(stems[0], {}).setdefault(tuple(stems[1:]), [])
        if concept not in known:
            known.append(concept)

    for thing in base.things:
        for spelling in thing.spellings:
            enter(spelling, f"@{thing.id}")
    for concept, spellings in language.get("synonyms", {}).items():
        for spelling in (concept.replace("-", " "), *spellings):
            enter(spelling, concept)
    return {
        "single": single,
        "french": french,
        "phrases": {
            first: sorted(
                ([list(rest), concepts] for rest, concepts in group.items()),
                key=lambda item: -len(item[0]),
            )
            for first, group in phrases.items()
        },
        "ignored": sorted({fold for word in language.get("ignored", ()) for fold in words(word)}),
        "owners": {
            f"@{actor.id}": [f"@{name}" for name in actor.of]
            for actor in base.actors.values()
            if actor.of
        },
    }


def lexicon_spellings(base: Knowledge) -> Iterable[str]:
    """Every spelling that the lexicon of a base has."""
    for thing in base.things:
        yield from thing.spellings
    for concept, spellings in base.language.get("synonyms", {}).items():
        yield from (concept.replace("-", " "), *spellings)


def concepts(terms: Iterable[Term]) -> list[str]:
    """The concepts of terms, each once, in order."""
    return list(dict.fromkeys(term.concept for term in terms))
