"""What a question wants: a count, a date, a person, a reason, a yes or a no."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

Phrases: TypeAlias = dict[str, list[tuple[str, list[str]]]]
"""For the first word of a phrase that shows a frame: the frame's name and the other words."""

AT_START = frozenset({"said", "how", "which", "who", "where"})
"""Frames that only the beginning of a question shows: elsewhere their words are relative."""

EARLY = 3
"""Words that may stand before the beginning: `so`, `hey`, `according to`."""

FIRST = frozenset({"ou"})
"""Words that show a frame as the very first one alone: `où`, elsewhere, is mostly `ou`, or."""

FILLERS = frozenset({"so", "and", "but", "hey", "well", "or", "then", "et", "alors", "ok", "hi"})
"""Words that may stand before the verb of a yes-or-no question."""

INVERTED = frozenset({"il", "elle", "ils", "elles", "on"})
"""French words behind the verb of a yes-or-no question, which need not begin it: `la France
a-t-elle`."""

ASKING = frozenset({"que", "qu", "quoi"})
"""French words before which no such verb asks for yes or no."""

PRONOUNS = INVERTED - {"on"}  # on is an English word as well
VERBAL = ("ent", "ait", "ont")
"""Words and endings of the verbs before them by which any French verb asks: `quittaient-ils`."""

EMBEDDING = frozenset({"whether", "if", "that", "si", "que"})
"""Last words of a phrase that may show a yes-or-no question anywhere: `tell me if`."""

OPENING = frozenset("in at by on after before during since until to for according then".split())
HELPING = frozenset({"did", "do", "does"})
"""First words of an adverbial, and verbs that ask behind it: `in the end did he stay`."""

TAG = "tag"
"""The frame of what makes a question of a statement at its end: `right`, `n'est-ce pas`."""

AFTER_TAG = frozenset(
    (pronoun, *denial)
    for pronoun in ("he", "she", "it", "they", "there", "we")
    for denial in ((), ("not",))
)
"""What may stand behind the verb of a tag: `did he not`."""

STATING = frozenset(
    "is are was were has had will would can could came went took gave began became saw knew wrote"
    " drove chose fell flew swore broke spoke sent kept got est sont etait etaient ont avait"
    " avaient fut sera".split()
)
"""Verbs that make a statement, or with a question mark a yes-or-no question, of bare words."""

CONCLUDING = frozenset({"so", "then"})
PAST = "ed"
"""First words of a statement, and the ending of its verb: `so Damiba toppled him?`. Elsewhere that
may be of what is asked for: `soldiers killed?`."""

EITHER = frozenset({"or", "ou"})
"""Words between two of which one is asked for."""

INTERROGATIVE = frozenset(
    "what which who whom whose where when why how que qu quoi quel quelle quels quelles quand"
    " pourquoi comment combien lequel laquelle whats whos wheres".split()
)
"""Words of other questions than for yes or no."""

SILENT = frozenset({"said", "share"})
"""Frames whose phrases have words that a fact must have as well: `what share`, `toll`."""


ASKED = {
    "count": "?count",
    "share": "?share",
    "duration": "?duration",
    "when": "?when",
    "since": "?when",
    "until": "?when",
    "who": "?who",
    "where": "?where",
    "why": "?why",
}
"""What is wanted, as a concept that a question shares with those of a fact."""


def by_first_word(phrases: Iterable[tuple[str, str]]) -> Phrases:
    """Pairs of a frame's name and a phrase, put in order for frames_of."""
    table: Phrases = {}
    for name, phrase in phrases:
        first, *rest = phrase.split()
        table.setdefault(first, []).append((name, rest))
    return table


def _shown(tokens: Sequence[str], phrases: Phrases) -> Iterator[tuple[int, int, str]]:
    """Where each phrase that shows a frame begins and ends, with the frame's name."""
    for start, token in enumerate(tokens):
        for name, rest in phrases.get(token, ()):
            end = start + 1 + len(rest)
            if tokens[start + 1 : end] == rest:
                yield start, end, name


def frames_of(
    tokens: Sequence[str], phrases: Phrases, clauses: Collection[int] = ()
) -> tuple[list[str], set[int]]:
    """The frames of a question, the one that is shown first in front; none for bare words.

    With the frames come the positions of the words that show them and say nothing else. `clauses`
    are the positions behind a comma, where a question may begin as well: `when he left, did ...`.
    """
    found: list[tuple[int, int, str]] = []
    spent: set[int] = set()
    for start, end, name in _shown(tokens, phrases):
        if name == "yesno":
            before, rest = tokens[:start], tokens[start + 1 : end]
            inverted = rest and rest[-1] in INVERTED and ASKING.isdisjoint(before)
            if start in clauses and _opens(tokens, found, phrases):
                found.clear()
            elif not (inverted or FILLERS.issuperset(before) or _embeds(tokens, start, end)):
                continue
        elif name in AT_START:
            alone = tokens[start] in FIRST and end == start + 1
            if start > (0 if alone else EARLY):
                continue
        elif name == TAG:
            continue
        found.append((start, start - end, name))
        if name not in SILENT:
            spent.update(range(start, end))
    found += [(start, -1, "yesno") for start in _inverted(tokens)]
    return list(dict.fromkeys(name for _, _, name in sorted(found))), spent


def _opens(tokens: Sequence[str], found: Sequence[tuple[int, int, str]], phrases: Phrases) -> bool:
    """Whether the words before a clause, with such frames, are no question themselves.

    `when he left` is none, `when did he leave` is one.
    """
    if not found:
        return True
    asks = any(name == "yesno" for name, _ in phrases.get(tokens[1], ()))
    return not asks and all(start == 0 and name == "when" for start, _, name in found)


def tag_of(tokens: Sequence[str], phrases: Phrases, clauses: Collection[int] = ()) -> int:
    """Where the words begin that make a question of a statement: `, right?`, `didn't he`.

    It is the number of words where there are none, or where the words before them ask already.
    """
    for start, end, name in _shown(tokens, phrases):
        short = name == TAG and end == len(tokens)
        if not start or not (short or (name == "yesno" and tuple(tokens[end:]) in AFTER_TAG)):
            continue
        if start in clauses:
            asks = not INTERROGATIVE.isdisjoint(tokens[: EARLY + 1])
        else:
            asks = bool(frames_of(tokens[:start], phrases, clauses)[0])
        if not asks:
            return start
    return len(tokens)


def _embeds(tokens: Sequence[str], start: int, end: int) -> bool:
    """Whether a phrase that asks for yes or no does so behind other words."""
    if not INTERROGATIVE.isdisjoint(tokens[:start]):
        return False
    if tokens[end - 1] in EMBEDDING:
        return True
    asks = not INTERROGATIVE.isdisjoint(tokens)
    return tokens[start] in HELPING and tokens[0] in OPENING and not asks


def _inverted(tokens: Sequence[str]) -> list[int]:
    """Where a French verb stands before its pronoun, and so asks for yes or no."""
    return [
        at
        for at, (verb, pronoun) in enumerate(pairwise(tokens))
        if pronoun in PRONOUNS and verb.endswith(VERBAL) and ASKING.isdisjoint(tokens[:at])
    ]


def is_statement(tokens: Sequence[str]) -> bool:
    """Whether words without a frame say something, so that a question mark asks if it is so."""
    if not (INTERROGATIVE | EITHER).isdisjoint(tokens):
        return False
    concludes = tokens[0] in CONCLUDING and any(token.endswith(PAST) for token in tokens[2:])
    return concludes or not STATING.isdisjoint(tokens)
