"""How a question was read: what it wants, about whom or what, when."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from mali_facts.answer.frames import frames_of, is_statement, tag_of
from mali_facts.answer.lexicon import Term
from mali_facts.answer.spelling import repair
from mali_facts.answer.text import LONGEST, MONTHS, YEAR, words

if TYPE_CHECKING:
    from mali_facts.answer.index import Index

OPENING = frozenset(
    {"when", "as", "once", "after", "at", "by", "on", "quand", "lors", "lorsque", "au", "a"}
)
SAYING = frozenset({"said", "says", "told", "tell", "dit"})
"""Words that open a clause which stands for a date, and verbs that it may have."""

_BOUNDARY = re.compile(r", | [-–—] ")

_NAMED = re.compile(r"[,:;] \w+( \w+)?\?")
"""Words that name what is wanted, behind which a question mark does not ask if it is so:
`..., its date?`."""

LONGEST_CLAUSE = 20
"""Words of the longest clause that stands for a date."""


class Reading(NamedTuple):
    """A question as it was understood."""

    question: str
    frames: tuple[str, ...]
    """What it wants, the first thing that it says in front: `count`, `when`, `yesno` ..."""
    terms: tuple[Term, ...]
    """The words that carry weight, each once."""
    repaired: tuple[tuple[str, str], ...]
    """Misspelt words with what they were taken for."""
    unknown: tuple[str, ...]
    """Concepts that the knowledge base does not have."""
    years: tuple[str, ...]
    months: tuple[str, ...]
    numbers: tuple[str, ...]
    """Other numbers than years and the days of dates."""
    tokens: tuple[str, ...]
    """All words in their order, the misspelt ones put right, the months by their English names."""

    @property
    def wants(self) -> str:
        """The frame in front, `anything` for bare words."""
        return self.frames[0] if self.frames else "anything"


def read_question(question: str, index: Index) -> Reading:
    """Read a question with the words of an index's base."""
    clauses = _clauses(question)
    typed = words(question)
    asserted = tag_of(typed, index.frames, clauses)
    tagged, typed = asserted < len(typed), typed[:asserted]
    tokens = _dated(typed, index)
    frames, spent = frames_of(tokens, index.frames, clauses)
    terms = _unique(index.lexicon.terms_of(tokens, spent))
    repaired: list[tuple[str, str]] = []
    strange = [t for t in terms if not index.has(t.concept) and t.surface.isalpha()]
    for term in strange:
        right = repair(term.surface, index)
        if right is not None and right != term.surface:
            repaired.append((term.surface, right))
    if repaired:
        mended = dict(repaired)
        typed = [mended.get(token, token) for token in typed]
        tokens = [mended.get(token, token) for token in tokens]
        frames, spent = frames_of(tokens, index.frames, clauses)
        terms = _unique(index.lexicon.terms_of(tokens, spent))
    queried = question.rstrip().endswith("?") and not _NAMED.search(question)
    if tagged or (queried and tokens and not frames and is_statement(tokens)):
        frames = ["yesno"]
    digits = [t.concept for t in terms if t.concept.isdecimal()]
    years = tuple(d for d in digits if YEAR.fullmatch(d) and not _is_amount(d, question))
    months = tuple(t.concept for t in terms if t.concept in MONTHS)
    # `aug` and `août` are months as well.
    full = {t.surface: t.concept for t in terms if t.concept in MONTHS}
    days = _days([full.get(token, token) for token in tokens])
    return Reading(
        question,
        tuple(frames),
        tuple(terms),
        tuple(repaired),
        tuple(t.concept for t in terms if not index.has(t.concept)),
        years,
        months,
        tuple(d for d in digits if d not in years and d not in days),
        tuple(full.get(token, token) for token in typed),
    )


def _dated(tokens: list[str], index: Index) -> list[str]:
    """The words with a clause that everyone can date (`when the exit was announced`) as its date.

    Such a clause ends the question, says that something was said, and has no other concepts
    than those that the base lists for the date.
    """
    for start in range(max(2, len(tokens) - LONGEST_CLAUSE), len(tokens)):
        if tokens[start] not in OPENING:
            continue
        clause = tokens[start:]
        held = {term.concept for term in index.lexicon.terms_of(clause)}
        for date, packed in index.moments:
            allowed = packed.split()
            said = allowed[0] in held or not SAYING.isdisjoint(clause)
            if said and held and held <= set(allowed):
                return [*tokens[:start], *date.split()]
    return tokens


def _is_amount(number: str, question: str) -> bool:
    """Whether what may be a year is written as an amount: `2,000` or `two thousand`."""
    return f"{int(number):,}" in question or (number == "2000" and number not in question)


def _clauses(question: str) -> frozenset[int]:
    """How many words stand before each comma or dash, but one at the beginning or in a figure."""
    *parts, _ = _BOUNDARY.split(question[:LONGEST])
    return frozenset(accumulate(len(words(part)) for part in parts)) - {0}


def _unique(terms: list[Term]) -> list[Term]:
    return list({term.concept: term for term in reversed(terms)}.values())[::-1]


def _days(tokens: list[str]) -> set[str]:
    """Numbers that stand beside a month's name."""
    found = set()
    for before, after in pairwise(tokens):
        if before in MONTHS and after.isdecimal() and len(after) <= 2:
            found.add(after)
        if after in MONTHS and before.isdecimal():
            found.add(before)
    return found
