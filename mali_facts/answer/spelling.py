"""Misspelt words: only a word that nothing knows is taken for another, and never a name for one.

The distance counts a letter left out, put in, exchanged, or two neighbours swapped (optimal
string alignment, by rapidfuzz, imported only when a word is unknown).
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mali_facts.answer.index import Index

SHORTEST = 4
"""Letters of the shortest word that is repaired: shorter ones are too near to too many."""

COMMON = 20
"""Texts that must have the right word where the wrong one is as short as that."""

SHORT = 6
"""Letters up to which a misspelt word is as likely a function word as any other."""

LONGEST = 30
"""Letters of the longest: no word is longer, and distances take time."""


def repair(word: str, index: Index) -> str | None:
    """The known word that a misspelt one most likely stands for; None where none is near."""
    if not SHORTEST <= len(word) <= LONGEST or word in index.elsewhere:
        return None
    if word in index.repairs:
        return index.repairs[word]
    from rapidfuzz.distance import OSA  # 10 ms: only for a word that nothing knows
    from rapidfuzz.process import extract

    most = 1 if len(word) < 8 else 2
    common = COMMON if len(word) == SHORTEST else 0
    close = extract(
        word,
        index.words_of_length(len(word) - most, len(word) + most),
        scorer=OSA.distance,
        score_cutoff=most,
        limit=None,
    )
    right: str | None = None
    close = [c for c in close if c[0] != word and index.frequency(c[0]) >= common]
    if close:
        single, letters = _single(word), sorted(word)
        # Of equally near words one that carries weight, where that can be told, then one that
        # differs in a doubled letter or in the order of two, then a name, then one with the same
        # first letter, then one that lost a letter, as happens most, then the commonest.
        ranked = sorted(
            close,
            key=lambda c: (
                c[1],
                len(word) > SHORT and c[0] in index.lexicon.ignored,
                _single(c[0]) != single and (c[0][0] != word[0] or sorted(c[0]) != letters),
                not index.lexicon.is_name(c[0]),
                c[0][0] != word[0],
                c[1] > 1 or len(c[0]) <= len(word),
                -index.frequency(c[0]),
                c[0],
            ),
        )
        best = ranked[0]
        if best[0][0] == word[0] or best[1] <= 1:
            right = best[0]
    index.repairs[word] = right
    return right


def _single(word: str) -> str:
    """A word with every doubled letter once."""
    return "".join(letter for letter, _ in groupby(word))
