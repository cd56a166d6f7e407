"""Pages of what was asked and searched: the answer with its evidence, how it was decided, hits."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from mali_facts.knowledge import wording
from mali_facts.render.canvas import joined, span, wrap
from mali_facts.render.facts import FactsPage, sourcing
from mali_facts.render.objects import fact_object
from mali_facts.render.page import Cell, Json, Line, Span, Surface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mali_facts.answer.ask import Outcome, Part
    from mali_facts.answer.search import Hit
    from mali_facts.knowledge.model import Fact, Knowledge

COMPETING = 3
"""Facts that `--why` shows side by side."""


def remarks(outcome: Outcome) -> list[str]:
    """What a person reads on standard error: that nothing answers, or perhaps not all of it."""
    if outcome.answer is not None:
        lines = ["either of two facts may be meant: ask more exactly"] if outcome.either else []
        lines += ["this may answer only a part: ask each part alone"] if outcome.in_part else []
        return lines
    lines = ["the facts do not hold the answer"]
    if outcome.in_part:
        lines = ["the facts do not hold the answer to all of it: ask each part alone"]
    if outcome.correction is not None:
        lines.append(outcome.correction)
    lines += [f"nearest: {fact.text} ({fact.id})" for fact in outcome.closest]
    return lines


def chance(logarithm: float) -> str:
    """A chance as a percentage, from its logarithm."""
    return f"{math.exp(logarithm):.0%}"


def evidence_line(fact: Fact) -> str:
    """Who says so, how many agree, who differs, in one line."""
    publishers = fact.publishers
    named = ", ".join(publishers[:4])
    more = len(publishers) - 4
    if more > 0:
        named += f" and {more} more"
    count = len(publishers)
    agree = "a single source" if count == 1 else f"{count} publishers agree"
    line = f"According to {named} ({agree})."
    differing = wording.disagreement(fact)
    return f"{line} {differing[0].upper()}{differing[1:]}." if differing else line


class AnswerPage:
    """The outcome of one question."""

    columns: Sequence[str] = (
        "question",
        "answered",
        "text",
        "value",
        "unit",
        "confidence",
        "facts",
    )

    def __init__(self, outcome: Outcome, base: Knowledge, *, why: bool) -> None:
        """`why` adds how the question was read and decided."""
        self.outcome, self.base, self.why = outcome, base, why

    def rows(self) -> list[Sequence[Cell]]:
        """One row: the question with its answer, or without."""
        answer = self.outcome.answer
        if answer is None:
            return [(self.outcome.question, False, None, None, None, None, None)]
        ids = " ".join(fact.id for fact in answer.facts)
        return [
            (
                self.outcome.question,
                True,
                answer.text,
                answer.value,
                answer.unit,
                answer.confidence,
                ids,
            )
        ]

    def brief(self) -> list[Sequence[Cell]]:
        """The answer's sentence, the ids of its facts, its evidence; with `why` how it came."""
        rows: list[Sequence[Cell]] = []
        answer = self.outcome.answer
        if answer is not None:
            ids = " ".join(fact.id for fact in answer.facts)
            evidence = " ".join(evidence_line(fact) for fact in answer.facts)
            rows.append((answer.text, ids, evidence))
        if self.why:
            rows += [(line,) for part in self.outcome.parts for line in self._reasons(part)]
        return rows

    def objects(self) -> list[Json]:
        """The document."""
        return [self.document()]

    def document(self) -> Json:
        """The question, the answer or null, the correction, the closest facts."""
        answer = self.outcome.answer
        said: Json = None
        if answer is not None:
            said = {
                "text": answer.text,
                "value": answer.value,
                "unit": answer.unit,
                "confidence": answer.confidence,
                "facts": [fact_object(fact) for fact in answer.facts],
            }
        return {
            "question": self.outcome.question,
            "answered": answer is not None,
            "answer": said,
            "correction": self.outcome.correction,
            "closest": [fact_object(fact) for fact in self.outcome.closest],
        }

    def screen(self, surface: Surface) -> list[Line]:
        """Each fact's sentence, with a line of evidence and an id below it."""
        lines: list[Line] = []
        answer = self.outcome.answer
        if answer is not None:
            for sentence, fact in zip(answer.sentences, answer.facts, strict=True):
                lines += wrap([span(sentence, "bold")], surface.width)
                lines += self._below(fact, answer.confidence, surface)
        if self.why:
            for part in self.outcome.parts:
                for reason in self._reasons(part):
                    lines += wrap([span(reason)], surface.width, "    ")
        return lines

    def _below(self, fact: Fact, confidence: float, surface: Surface) -> list[Line]:
        """What stands below a sentence: its evidence, its fact's id and how sure it is."""
        style = "red" if fact.disputed else ""
        sure = f"{confidence:.0%} sure" + " of one of them" * self.outcome.either
        remarks = [span(fact.id, "dim"), Span(sure, "dim")]
        return [
            *wrap([Span("  "), span(evidence_line(fact), style)], surface.width, "  "),
            *wrap([Span("  "), *joined(remarks, surface)], surface.width, "  "),
        ]

    def _reasons(self, part: Part) -> list[str]:
        """How a question was read, which facts competed and what decided."""
        reading = part.reading
        about = [term.surface for term in reading.terms]
        lines = [
            f"read: {reading.question}",
            f"  wanted: {', '.join(reading.frames) or 'anything'}",
            f"  words: {', '.join(about) or 'none that carry weight'}",
        ]
        dates = [*reading.months, *reading.years]
        if dates:
            lines.append(f"  time: {' '.join(dates)}")
        if reading.repaired:
            mended = ", ".join(f"{wrong} as {right}" for wrong, right in reading.repaired)
            lines.append(f"  taken for misspelt: {mended}")
        if reading.unknown:
            lines.append(f"  in no fact: {', '.join(reading.unknown)}")
        none, none_meant = part.ranking.none, part.ranking.none_meant
        for candidate in part.ranking.candidates[:COMPETING]:
            found = candidate.measures
            line = (
                f"  {self.base.facts[candidate.number].id}: score {candidate.score:.2f}, explains"
                f" {found.coverage:.0%} of the question, {found.likeness:.0%} like its own"
            )
            if none is not None:
                line += f", meant with a chance of {chance(found.association)} by its words"
                line += f" and of {chance(found.meaning)} by words like them"
            if candidate.missing:
                line += f", lacks {', '.join(candidate.missing)}"
            lines.append(line)
        if none is not None and none_meant is not None:
            lines.append(
                f"  no fact: meant with a chance of {chance(none)} by the words"
                f" and of {chance(none_meant)} by words like them"
            )
        if reading.wants == "yesno" and self.outcome.answer is not None:
            weighed = "not decided" if part.yes is None else f"with a chance of {part.yes:.0%}"
            lines.append(f"  yes: {weighed}")
        lines.append(f"  sure: {part.confidence:.2f}")
        return lines


class HitsPage(FactsPage):
    """Facts that a search found, best first."""

    def __init__(self, hits: Sequence[Hit]) -> None:
        super().__init__([hit.fact for hit in hits])
        self.hits = hits

    def screen(self, surface: Surface) -> list[Line]:
        """Each fact's sentence; below it the words that matched, its sourcing and id."""
        lines: list[Line] = []
        for hit in self.hits:
            lines += wrap([span(hit.fact.text)], surface.width)
            matched = span(f"matched: {', '.join(hit.matched)}", "dim")
            remarks = joined([matched, sourcing(hit.fact), span(hit.fact.id, "dim")], surface)
            lines += wrap([Span("  "), *remarks], surface.width, "  ")
        return lines
