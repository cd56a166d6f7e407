"""A question answered from the facts, or refused with what comes nearest."""

from __future__ import annotations

from itertools import product
from math import prod
from typing import TYPE_CHECKING, NamedTuple

from mali_facts.answer import SURE_ENOUGH, SURE_ENOUGH_OF_OWN
from mali_facts.answer.claims import borne_out, claim_of, counts
from mali_facts.answer.compound import halves_of, pieces_of
from mali_facts.answer.confidence import confidence, either
from mali_facts.answer.moments import dated
from mali_facts.answer.ranking import rank
from mali_facts.answer.reading import read_question
from mali_facts.answer.yes_no import SURE, chance_of_yes
from mali_facts.knowledge import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mali_facts.answer.index import Index
    from mali_facts.answer.ranking import Candidate, Ranking
    from mali_facts.answer.reading import Reading
    from mali_facts.knowledge.model import Fact, Knowledge

CLOSEST = 3
"""Facts that are named where nothing answers."""

LIKELIEST = 4
"""Facts that are considered for each piece of a compound question."""

CLOSE = 0.2
"""How much less sure than the whole question its halves may be."""

LATER = 0.97
"""What the sureness of a piece with words from another counts for beside its own."""

ENOUGH = 0.95
"""Confidence from which on a piece of a compound question needs nothing from the others."""

SAME_FACT = 0.7
"""What two pieces count for that one fact answers, beside two that have a fact each. With less,
many a question that one fact answers gets a second one; with more, half an answer."""

SAME = 0.9
"""How like one of its own questions a whole one is that one fact explains."""

CLEAR = 0.7
"""Confidence from which on the best fact is given alone; below it the two best ones are, where it
is sure enough that one of them is meant."""

ADDED = 0.1
"""How much surer the second of two facts must make that one of them is meant."""

IN_PART = 0.6
"""What the sureness of the one fact for a question with several counts for, where it is not
surely the answer to each: of 35 such answers 11 were right."""

FIGURE = 24
"""The least number that is a figure of its own: a lesser one may be an hour, a day, a count of
things that were named."""

OR = frozenset(("or", "ou"))
"""Words between figures of which one may be right."""

CONTRADICTING = 8
ALIKE = 0.4
"""Facts that may contradict a question's figures, and how like one of its own it must be."""


class Answer(NamedTuple):
    """What the facts say to a question."""

    sentences: tuple[str, ...]
    """What each fact says, to be read aloud: `Yes: ` or `No: ` in front where that was asked."""
    value: int | float | str | None
    unit: str | None
    confidence: float
    facts: tuple[Fact, ...]

    @property
    def text(self) -> str:
        """All of it."""
        return " ".join(self.sentences)


class Part(NamedTuple):
    """One question, or one of the questions in a compound one, with how it was decided."""

    reading: Reading
    ranking: Ranking
    confidence: float
    yes: float | None = None
    """The chance that the best candidate says yes, where that was asked and weighed."""
    verdict: str = ""
    """`Yes` or `No`, where that is said."""

    @property
    def best(self) -> Candidate | None:
        """What answers it most likely; None where no fact has a word of it."""
        return self.ranking.candidates[0] if self.ranking.candidates else None

    @property
    def sure(self) -> float:
        """How sure what it says is: that its fact is meant, and that this says yes or no."""
        if not self.verdict or self.yes is None:
            return self.confidence
        return self.confidence * max(self.yes, 1 - self.yes)


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
    in_part: bool = False
    """Whether it is said to several questions, and perhaps not to all of them."""
    either: bool = False
    """Whether it is two facts of which one is meant."""


def ask(
    question: str, base: Knowledge, index: Index, min_confidence: float | None = None
) -> Outcome:
    """Answer a question, or say that the facts do not hold the answer.

    `min_confidence`, from 0 to 1, is how sure an answer must be: where it is None, SURE_ENOUGH.
    """
    if min_confidence is None:
        min_confidence = SURE_ENOUGH_OF_OWN if index.associations is None else SURE_ENOUGH
    whole = _decide(question, base, index)
    pieces = [_options(versions, base, index) for versions in pieces_of(question, index)]
    chosen = _compound(whole, pieces, base, index, min_confidence)
    if chosen and not any(_wrong_figures(part, base) for part in chosen):
        return _answered(question, chosen, base, index, min_confidence)
    in_part = not _explains(whole, pieces, min_confidence)
    kept = IN_PART if in_part else 1.0
    whole = whole._replace(confidence=whole.confidence * kept)
    return _to_one(whole, kept, base, index, min_confidence)._replace(in_part=in_part)


def _to_one(whole: Part, kept: float, base: Knowledge, index: Index, line: float) -> Outcome:
    """The answer to a question that is taken for one, or the refusal.

    `kept` is what the sureness counts for, and was taken into its confidence.
    """
    question = whole.reading.question
    sure = whole.confidence >= line and whole.best is not None and not _wrong_figures(whole, base)
    if not sure or whole.confidence < CLEAR:
        decided = _without_claim(whole, base, index)
        if decided is not None and decided.confidence >= line:
            return _answered(question, [decided], base, index, line)
    if whole.confidence < max(CLEAR, line):
        outcome = _either(whole, kept, base, index, line)
        if outcome is not None:
            return outcome
    if sure:
        return _answered(question, [whole], base, index, line)
    closest = tuple(base.facts[c.number] for c in whole.ranking.candidates[:CLOSEST])
    return Outcome(question, None, _correction(whole, base, index), closest, (whole,))


def _without_claim(whole: Part, base: Knowledge, index: Index) -> Part | None:
    """Where a yes-or-no question asserts a figure or date: the fact for the rest, if it decides."""
    claim = claim_of(whole.reading)
    if claim is None:
        return None
    part = _decide(claim.rest, base, index)
    if part.best is None or borne_out(claim, base.facts[part.best.number], index.lexicon) is None:
        return None
    return part._replace(reading=whole.reading)


def _compound(
    whole: Part, pieces: Sequence[list[Part]], base: Knowledge, index: Index, line: float
) -> list[Part]:
    """The parts of a compound question, where all are surely answered; else none.

    `pieces` are the options for each question that begins behind an `and`.
    """
    best = whole.best
    if best is None:
        return []
    sure = whole.confidence >= line
    if pieces:
        parts = max(map(list, product(*pieces)), key=_likely, default=[])
        if not parts or min(part.confidence for part in parts) < line:
            return []
        known = any(part.best and part.best.number == best.number for part in parts)
        return [whole, *parts] if sure and _told(best) and not known else parts
    for halves in halves_of(whole.reading.question, index):
        parts = [_decide(half, base, index) for half in halves]
        numbers = [part.best.number for part in parts if part.best]
        least = min(part.confidence for part in parts)
        likely = least >= max(line, whole.confidence - CLOSE)
        # What is asked for something else may tell of both: for when, how long it was between.
        elsewhere = not best.measures.frame and least >= CLEAR
        apart = not sure or elsewhere or least > whole.confidence
        if likely and len(set(numbers)) == 2 and (best.number in numbers or apart):
            return parts
    return []


def _told(best: Candidate) -> bool:
    """Whether a fact explains a question as a whole: then it answers it first."""
    return best.measures.likeness > SAME and not best.missing


def _explains(whole: Part, pieces: Sequence[list[Part]], line: float) -> bool:
    """Whether the fact for a whole question is surely that for each piece of it, too."""
    best = whole.best
    return (
        best is None
        or _told(best)
        or all(
            any(
                option.best and option.best.number == best.number and option.confidence >= line
                for option in options
            )
            for options in pieces
        )
    )


def _options(versions: Sequence[str], base: Knowledge, index: Index) -> list[Part]:
    """The likeliest facts for a piece, each with the version of it that speaks most for it."""
    options: dict[int, Part] = {}
    for version in versions:
        part = _decide(version, base, index)
        if options:
            part = part._replace(confidence=part.confidence * LATER)
        for place in range(min(LIKELIEST, len(part.ranking.candidates))):
            option = _from(part, place, base, index)
            number = option.ranking.candidates[0].number
            if number not in options or option.confidence > options[number].confidence:
                options[number] = option
        if part.confidence >= ENOUGH:
            break
    return sorted(options.values(), key=lambda part: -part.confidence)[:LIKELIEST]


def _from(part: Part, place: int, base: Knowledge, index: Index) -> Part:
    """A part as if the candidates before a place were none."""
    if not place:
        return part
    ranking = part.ranking._replace(candidates=part.ranking.candidates[place:])
    sure = confidence(part.reading, ranking, base, index)
    return Part(part.reading, ranking, min(sure, part.confidence))


def _likely(parts: Sequence[Part]) -> float:
    """How likely it is that all parts are answered rightly."""
    numbers = [part.ranking.candidates[0].number for part in parts]
    alike = 1.0 if len(set(numbers)) == len(numbers) else SAME_FACT
    return prod(part.confidence for part in parts) * alike


def _decide(question: str, base: Knowledge, index: Index) -> Part:
    reading = read_question(question, index)
    ranking = rank(reading, index)
    return Part(reading, ranking, confidence(reading, ranking, base, index))


def _answered(
    question: str, chosen: Sequence[Part], base: Knowledge, index: Index, line: float
) -> Outcome:
    parts: list[Part] = []
    facts: list[Fact] = []
    texts: list[str] = []
    for part in chosen:
        assert part.best is not None  # or there were no answer
        fact = base.facts[part.best.number]
        part = _judged(part, fact, base, index, line)
        parts.append(part)
        if fact not in facts:
            facts.append(fact)
            texts.append(_sentence(part, fact))
    first = facts[0]
    sure = min(part.sure for part in parts)
    answer = Answer(tuple(texts), first.value, first.unit, round(sure, 2), tuple(facts))
    return Outcome(question, answer, None, (), tuple(parts))


def _either(whole: Part, kept: float, base: Knowledge, index: Index, line: float) -> Outcome | None:
    """The two best facts, where one of them is meant surely enough, and more so than the one alone.

    There is a value only where both have the same.
    """
    other = _from(whole, 1, base, index)
    if whole.best is None or other.best is None:
        return None
    sure = either(whole.reading, whole.ranking, base, index) * kept
    if sure < max(line, whole.confidence + ADDED):
        return None
    if _wrong_figures(whole, base) or _wrong_figures(other, base):
        return None
    first, second = base.facts[whole.best.number], base.facts[other.best.number]
    # Where both say the same, that is as sure as it is that one of them is meant.
    judged = [
        _judged(part._replace(confidence=sure), fact, base, index, line)
        for part, fact in ((whole, first), (other, second))
    ]
    if judged[0].verdict == judged[1].verdict:
        sure = min(part.sure for part in judged)
        whole = judged[0]._replace(confidence=whole.confidence)
        other = judged[1]._replace(confidence=other.confidence)
    same = (first.value, first.unit) == (second.value, second.unit)
    value, unit = (first.value, first.unit) if same else (None, None)
    sentences = (_sentence(whole, first), f"Or else: {second.text}")
    answer = Answer(sentences, value, unit, round(sure, 2), (first, second))
    return Outcome(whole.reading.question, answer, None, (), (whole, other), either=True)


def _judged(part: Part, fact: Fact, base: Knowledge, index: Index, line: float) -> Part:
    """A part with the verdict of its fact, where it asks for yes or no and that is sure enough."""
    if part.best is None or part.reading.wants != "yesno":
        return part
    when = dated(part.reading, fact, base, index)
    yes = chance_of_yes(part.reading, when, part.best.number, base, index)
    if yes is None:
        return part
    judged = part._replace(yes=yes, verdict="Yes" if yes > 0.5 else "No")
    return judged if judged.sure >= max(SURE, line) else judged._replace(verdict="")


def _sentence(part: Part, fact: Fact) -> str:
    """The fact's sentence, as the answer to what was asked of it."""
    text = f"{part.verdict}: {fact.text}" if part.verdict else fact.text
    differing = wording.disagreement(fact)
    if differing and "disputed" in part.reading.frames:
        note = f" {fact.note}" if fact.note else ""
        text = f"{text} But {differing}.{note}"
    return text


def _wrong_figures(part: Part, base: Knowledge) -> bool:
    """Whether its best fact lacks a figure of the question, or is the figure of another year.

    Small numbers are no figures; of `1,400 or 500` one is enough.
    """
    if part.best is None:
        return False
    asked = {number for number in part.reading.numbers if int(number[:9]) >= FIGURE}
    if not OR.isdisjoint(part.reading.tokens) and not asked.issubset(part.best.missing):
        asked = set()
    if isinstance(base.facts[part.best.number].value, (int, float)):
        asked.update(part.reading.years)
    return not asked.isdisjoint(part.best.missing)


def _correction(part: Part, base: Knowledge, index: Index) -> str | None:
    """A fact that has the whole question but for its figures contradicts these."""
    asked = {c for term in part.reading.terms for c in (term.concept, *term.others)}
    for candidate in part.ranking.candidates[:CONTRADICTING]:
        fact = base.facts[candidate.number]
        wrong = set(candidate.missing)
        if (
            wrong
            and wrong <= set(part.reading.numbers)
            and candidate.measures.likeness >= ALIKE
            and isinstance(fact.value, (int, float))
            and counts(fact, asked, index.lexicon)  # not six countries for 200 soldiers
        ):
            return f"The facts give other figures: {fact.text}"
    return None
