"""The tables of an index, worked out from a whole base: when the package is built (build.py).

A bundled base that was edited since is indexed when it is opened; one of a user's own is not
indexed so (wording_index.py).
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from mali_facts.answer.frames import ASKED, Phrases, frames_of
from mali_facts.answer.index import DIGITS, digest_of, frames_in
from mali_facts.answer.lexicon import (
    Lexicon,
    LexiconTables,
    concepts,
    lexicon_tables,
    lexicon_words,
)
from mali_facts.answer.text import own_question, words
from mali_facts.answer.times import date_words, held_years

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from mali_facts.answer.lexicon import Term
    from mali_facts.knowledge.model import Actor, Fact, Knowledge, Place

COMMON_WORD = 1000
"""Texts that a function word counts as standing in, when a misspelt one is put right."""

SHORTEST_WORD = 4
"""Letters of the shortest word that a misspelt one may stand for."""


def index_tables(base: Knowledge) -> dict[str, Any]:
    """The index of a base as JSON holds it."""
    tables = language_tables(base)
    lexicon = Lexicon(LexiconTables(*tables["lexicon"]))
    frames = frames_in(tables)
    terms = lru_cache(maxsize=1000)(lexicon.terms)  # units, topics and figures come again
    postings: dict[str, list[str]] = {}
    asks: list[str] = []
    listed: list[str] = []
    texts = Counter(lexicon_words(base))
    for number, fact in enumerate(base.facts):
        own = [packed_ask(ask, lexicon, frames) for ask in fact.asks]
        asks.append("\n".join(own))
        listed += [f"{digest_of(own_question(ask)[1])}{number:0{DIGITS}}" for ask in fact.asks]
        best: dict[str, int] = {}
        for level, found in enumerate(_levels(base, fact, own, terms)):
            for concept in found:
                best.setdefault(concept, level)
        for concept, level in best.items():
            postings.setdefault(concept, []).append(str(3 * number + level))
        for text in (*fact.asks, fact.text):
            texts.update(set(words(text)))
    spelt = spelt_words(texts, lexicon.ignored)
    return {
        **tables,
        "digest": base.digest,
        "postings": {concept: " ".join(codes) for concept, codes in postings.items()},
        "asks": asks,
        "listed": "".join(sorted(listed)),
        "words": " ".join(f"{word}:{count}" for word, count in sorted(spelt.items())),
    }


def language_tables(base: Knowledge) -> dict[str, Any]:
    """What of the index does not come from the facts."""
    packed = lexicon_tables(base)
    lexicon = Lexicon(packed)
    # What has no word in it, such as "?!", shows nothing.
    pairs = [
        (name, " ".join(cut))
        for name, phrases in base.language.get("frames", {}).items()
        for phrase in phrases
        if (cut := words(phrase))
    ]
    moments = [
        (" ".join(words(date)), " ".join(concepts(lexicon.terms(" ".join(allowed)))))
        for date, allowed in base.language.get("moments", {}).items()
    ]
    return {
        "size": len(base),
        "lexicon": list(packed),
        "frames": "\n".join(":".join(pair) for pair in pairs),
        "moments": "\n".join(f"{date}:{allowed}" for date, allowed in moments if date and allowed),
        "elsewhere": " ".join(
            sorted({w for name in base.language.get("elsewhere", ()) for w in words(name)})
        ),
    }


def spelt_words(texts: Mapping[str, int], ignored: Iterable[str]) -> dict[str, int]:
    """The words that a misspelt one may stand for, each with the number of texts that have it."""
    spelt = {word: COMMON_WORD for word in ignored if len(word) >= SHORTEST_WORD}
    for word, count in texts.items():
        if len(word) >= SHORTEST_WORD and word.isalpha():
            spelt[word] = spelt.get(word, 0) + count
    return spelt


def packed_ask(ask: str, lexicon: Lexicon, frames: Phrases) -> str:
    """A fact's own question, packed: frames, answer and concepts, with colons between."""
    answer, question = own_question(ask)
    tokens = words(question)
    wanted, spent = frames_of(tokens, frames)
    found = concepts(lexicon.terms_of(tokens, spent))
    found += [ASKED[frame] for frame in wanted[:1] if frame in ASKED]
    return f"{' '.join(wanted)}:{answer}:{' '.join(found)}"


def _levels(
    base: Knowledge, fact: Fact, own: list[str], terms: Callable[[str], list[Term]]
) -> Iterable[Iterable[str]]:
    """The concepts of a fact, level by level."""

    def found(text: str | None) -> list[str]:
        if not text:
            return []
        return [c for term in terms(text) for c in (term.concept, *term.others)]

    yield [
        *(concept for line in own for concept in _affirmed(line)),
        *found(fact.subject),
        *found(fact.unit),
        f"@{fact.actor.id}",
    ]
    yield [
        *names_near(base, fact.actor, fact.about, fact.place),
        *found(fact.text),
        *found(fact.office),
        *found(fact.topic),
        *found(fact.stance),
        *found(fact.phrase),
        *date_words(fact.start).split(),
        *date_words(fact.end).split(),
        *map(str, held_years(fact.topic, fact.start, fact.end, fact.text)),
    ]
    yield [*found(fact.note), *(c for item in fact.evidence for c in found(item.says))]


def _affirmed(own: str) -> Iterable[str]:
    """The concepts of a fact's own question, but for the figures of one that it says no to."""
    _, answer, packed = own.split(":", 2)
    return (c for c in packed.split() if answer != "no" or not c.isdecimal())


def names_near(
    base: Knowledge, actor: Actor, about: Sequence[Actor], place: Place | None
) -> list[str]:
    """What a fact concerns beside its actor: others, owners, its place and what holds that."""
    near = [f"@{other.id}" for other in about]
    for one in (actor, *about):
        near += [f"@{owner}" for owner in one.of]
    while place is not None:
        near.append(f"@{place.id}")
        place = base.places.get(place.within or "")
    return near
