"""A question answered from the facts, or refused with what comes nearest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mali_facts.answer import SURE_ENOUGH
from mali_facts.answer.claims import borne_out, claim_of
from mali_facts.answer.confidence import confidence
from mali_facts.answer.ranking import rank
from mali_facts.answer.reading import read_question
from mali_facts.answer.text import LONGEST
from mali_facts.answer.yes_no import verdict
from mali_facts.knowledge import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mali_facts.answer.index import Index
    from mali_facts.answer.ranking import Candidate, Ranking
    from mali_facts.answer.reading import Reading
    from mali_facts.knowledge.model import Fact, Knowledge

CLOSEST = 3
"""Facts that are named where nothing answers."""

MOST_PIECES = 3
"""Questions that are answered in one."""

ENOUGH = 0.75
"""Confidence from which on a piece of a compound question needs nothing from the others."""

SAME = 0.9
"""How like one of its own questions a whole one must be for not being taken apart."""

FIGURE = 24
"""The least number that is a figure of its own: a lesser one may be an hour, a day, a count of
things that were named."""

CONTRADICTING = 8
ALIKE = 0.4
"""Facts that may contradict a question's figures, and how like one of its own it must be."""

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


class Answer(NamedTuple):
    """What the facts say to a question."""

    text: str
    """A sentence that can be read aloud, `Yes: ` or `No: ` in front where that was asked."""
    value: int | float | str | None
    unit: str | None
    confidence: float
    facts: tuple[Fact, ...]


class Part(NamedTuple):
    """One question, or one of the questions in a compound one, with how it was decided."""

    reading: Reading
    ranking: Ranking
    confidence: float

    @property
    def best(self) -> Candidate | None:
        """What answers it most likely; None where no fact has a word of it."""
        return self.ranking.candidates[0] if self.ranking.candidates else None


class Outcome(NamedTuple):
    """The answer to a question, or the refusal and what there is instead."""

    question: str
    answer: Answer | None
    correction: str | None
    """Where a fact contradicts what the question takes for granted: that fact's sentence."""
    closest: tuple[Fact, ...]
    """The nearest facts, where nothing answers."""
    parts: tuple[Part, ...]
    """How it came to this, for `--why`."""


def ask(
    question: str, base: Knowledge, index: Index, min_confidence: float = SURE_ENOUGH
) -> Outcome:
    """Answer a question, or say that the facts do not hold the answer."""
    whole = _decide(question, base, index)
    chosen = [whole]
    pieces = [] if _explained(whole) else _pieces(question, index)
    if pieces:
        parts = [_best_version(versions, base, index) for versions in pieces]
        if min(part.confidence for part in parts) >= min_confidence:
            chosen = parts
    sure = all(part.best and part.confidence >= min_confidence for part in chosen)
    if sure and not any(map(_wrong_figures, chosen)):
        return Outcome(question, _answer(chosen, base, index), None, (), tuple(chosen))
    denied = _denied(whole, base, index)
    if denied is not None and denied.confidence >= min_confidence:
        return Outcome(question, _answer([denied], base, index), None, (), (denied,))
    closest = tuple(base.facts[c.number] for c in whole.ranking.candidates[:CLOSEST])
    return Outcome(question, None, _correction(whole, base), closest, (whole,))


def _denied(whole: Part, base: Knowledge, index: Index) -> Part | None:
    """Where a yes-or-no question asserts a figure that a fact does not bear out: that fact."""
    claim = claim_of(whole.reading)
    if claim is None:
        return None
    part = _decide(claim.rest, base, index)
    if part.best is None or borne_out(claim, base.facts[part.best.number]) is None:
        return None
    return part._replace(reading=whole.reading)


def _best_version(versions: Sequence[str], base: Knowledge, index: Index) -> Part:
    """The first version of a piece that is surely answered, else the surest."""
    best: Part | None = None
    for version in versions:
        part = _decide(version, base, index)
        if part.confidence >= ENOUGH:
            return part
        if best is None or part.confidence > best.confidence:
            best = part
    assert best is not None  # a piece has at least its own words
    return best


def _explained(part: Part) -> bool:
    """Whether one fact answers a whole question, with nothing of it left over."""
    best = part.best
    return best is not None and best.measures.likeness > SAME and not best.missing


def _decide(question: str, base: Knowledge, index: Index) -> Part:
    reading = read_question(question, index)
    ranking = rank(reading, base, index)
    return Part(reading, ranking, confidence(reading, ranking, base, index))


def _pieces(question: str, index: Index) -> list[list[str]]:
    """The questions in a compound one, each alone and with what it may take from the others."""
    # One space each: the joints would try every way to share a megabyte of them.
    spaced = " ".join(question[:LONGEST].split())
    pieces = [piece for piece in _JOINTS.split(spaced) if len(piece.split()) > 1]
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
        taken = [[], names, *([name] for name in names), [*names, *things[:1]], things[:1]]
        versions.append([" ".join([piece, *extra]) for extra in taken])
    return [list(dict.fromkeys(version)) for version in versions]


def _answer(parts: Sequence[Part], base: Knowledge, index: Index) -> Answer:
    facts: list[Fact] = []
    texts: list[str] = []
    for part in parts:
        assert part.best is not None  # or there were no answer
        fact = base.facts[part.best.number]
        if fact not in facts:
            facts.append(fact)
            texts.append(_sentence(part.reading, part.best.number, fact, index))
    first = facts[0]
    sure = min(part.confidence for part in parts)
    return Answer(" ".join(texts), first.value, first.unit, round(sure, 2), tuple(facts))


def _sentence(reading: Reading, number: int, fact: Fact, index: Index) -> str:
    """The fact's sentence, as the answer to what was asked of it."""
    text = fact.text
    if "yesno" in reading.frames[:1]:
        claim = claim_of(reading)
        decided = borne_out(claim, fact) if claim else None
        if decided is not False:
            decided = verdict(reading, number, fact, index)
        if decided is not None:
            text = f"{'Yes' if decided else 'No'}: {text}"
    differing = wording.disagreement(fact)
    if differing and "disputed" in reading.frames:
        note = f" {fact.note}" if fact.note else ""
        text = f"{text} But {differing}.{note}"
    return text


def _wrong_figures(part: Part) -> bool:
    """Whether its best fact lacks a figure of the question; small numbers are no figures."""
    if part.best is None:
        return False
    asked = {number for number in part.reading.numbers if int(number[:9]) >= FIGURE}
    return not asked.isdisjoint(part.best.missing)


def _correction(part: Part, base: Knowledge) -> str | None:
    """A fact that has the whole question but for its figures contradicts these."""
    for candidate in part.ranking.candidates[:CONTRADICTING]:
        fact = base.facts[candidate.number]
        wrong = set(candidate.missing)
        if (
            wrong
            and wrong <= set(part.reading.numbers)
            and isinstance(fact.value, (int, float))
            and candidate.measures.likeness >= ALIKE
        ):
            return f"The facts give other figures: {fact.text}"
    return None
