"""Two questions in one, taken apart: `when was X and who did Y`, `how many have X and Y`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mali_facts.answer.lexicon import LONGEST_PHRASE
from mali_facts.answer.text import LONGEST, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mali_facts.answer.index import Index

MOST_PIECES = 3
"""Questions that are answered in one."""

MOST_TAKEN = 6
"""Words that a piece takes from the others, each for itself."""

LONGEST_LIST = 40
"""Words of a question in which two things beside an `and` are looked for."""

POINTING = frozenset(
    "they them it he him she ils elles their theirs its his her hers leur leurs".split()
)
"""Words that stand for something in another piece."""

AND = frozenset({"and", "et"})
OF_BOTH = frozenset("both each then respectively chacun chacune tous deux".split())
"""Words that say nothing any more where only one of two is asked for."""

_JOINTS = re.compile(
    r"\s*(?:[;?]+"
    r"|,? (?:and|but|then) "
    r"(?=(?:(?:at|against|by|for|from|in|of|on|since|to|under|until|with|within) )?"
    r"(?:how|when|where|who|whom|whose|why|what|which|is|are|was|were|did|do|does|has|have|had"
    r"|will|would|can|could)\b)"
    r"|,? et (?=(?:(?:a|avec|contre|de|depuis|en|par|pour) )?"
    r"(?:combien|quand|ou|qui|pourquoi|que|quel|quels|quelle|quelles|comment|est)\b)"
    r")\s*",
    re.IGNORECASE,
)


def pieces_of(question: str, index: Index) -> list[list[str]]:
    """The questions that begin behind an `and`, each alone and with what it may take from others.

    An empty list where there is but one.
    """
    # One space each: the joints would try every way to share a megabyte of them.
    line = " ".join(question[:LONGEST].split())
    pieces = [piece for piece in _JOINTS.split(line) if len(piece.split()) > 1]
    if not 2 <= len(pieces) <= MOST_PIECES:
        return []
    read = [index.lexicon.terms(piece) for piece in pieces]
    versions = []
    for number, (piece, own) in enumerate(zip(pieces, read, strict=True)):
        held = {term.concept for term in own}
        others = [term for n, terms in enumerate(read) if n != number for term in terms]
        missing = [term for term in others if term.concept not in held]
        names = [term.surface for term in missing if term.concept[0] == "@"]
        things = [term.surface for term in missing if term.concept[0] != "@"]
        each = [[surface] for surface in (*names, *things)[:MOST_TAKEN]]
        taken = [[], names, *each, [*names, *things[:1]], [*names, *things]]
        if number and missing and not POINTING.isdisjoint(words(piece)):
            taken = [taken[-1], *taken[1:-1]]  # all that there is, first
        versions.append([" ".join([piece, *extra]) for extra in taken])
    return [list(dict.fromkeys(version)) for version in versions]


def halves_of(question: str, index: Index) -> Iterator[tuple[str, str]]:
    """The question about each of two things that have an `and` between them, for every `and`.

    `when were Gossi and Ménaka given up` is asked of Gossi, and of Ménaka.
    """
    tokens = [token for token in words(question) if token not in OF_BOTH]
    if len(tokens) > LONGEST_LIST:
        return
    for joint, token in enumerate(tokens):
        if token not in AND:
            continue
        start, end = _thing_before(tokens, joint, index), _thing_behind(tokens, joint, index)
        if start is None or end is None:
            continue
        before = tokens[:start]
        if before and before[-1] == tokens[joint + 1]:  # of defence and of foreign affairs
            before = before[:-1]
        first = [*tokens[:joint], *tokens[end:]]
        yield " ".join(first), " ".join([*before, *tokens[joint + 1 :]])


def _thing_behind(tokens: Sequence[str], joint: int, index: Index) -> int | None:
    """Where the first thing behind a joint ends; function words stand before it."""
    terms = index.lexicon.terms_of
    for end in range(joint + 2, min(len(tokens), joint + 1 + LONGEST_PHRASE) + 1):
        if terms(tokens[joint + 1 : end]):
            while end < len(tokens) and _is_one(tokens[joint + 1 : end + 1], tokens[end], index):
                end += 1
            return end
    return None


def _thing_before(tokens: Sequence[str], joint: int, index: Index) -> int | None:
    """Where the last thing before a joint begins."""
    terms = index.lexicon.terms_of
    for start in range(joint - 1, max(0, joint - LONGEST_PHRASE) - 1, -1):
        if terms(tokens[start:joint]):
            while start > 0 and _is_one(tokens[start - 1 : joint], tokens[start - 1], index):
                start -= 1
            return start
    return None


def _is_one(thing: Sequence[str], added: str, index: Index) -> bool:
    """Whether words are still one thing with a word more that is a part of it."""
    terms = index.lexicon.terms_of
    return len(terms(thing)) == 1 and bool(terms([added]))
