"""Two facts of which one is meant, where neither is clearly the one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mali_facts import Knowledge
from mali_facts.answer import SURE_ENOUGH
from mali_facts.answer.ask import ADDED, CLEAR, Outcome, ask
from mali_facts.answer.index import Index
from mali_facts.answer.yes_no import SURE
from mali_facts.render.answers import AnswerPage, remarks
from mali_facts.render.canvas import paint
from mali_facts.render.page import Surface

QUESTIONS = Path(__file__).parents[1] / "questions.jsonl"
ENOUGH = 20
"""Undecided questions among these, so that something is tested."""


@pytest.fixture(scope="module")
def undecided(base: Knowledge, index: Index) -> list[Outcome]:
    """What is answered with either of two facts, of the project's own questions."""
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    outcomes = [ask(json.loads(line)["question"], base, index) for line in lines]
    found = [outcome for outcome in outcomes if outcome.either]
    assert len(found) >= ENOUGH
    return found


def verdict_of(outcome: Outcome) -> str:
    """What both facts say, where it is said."""
    first, second = (part.verdict for part in outcome.parts)
    return first if first == second else ""


def test_both_are_said_and_neither_is_the_value(undecided: list[Outcome]) -> None:
    for outcome in undecided:
        assert outcome.answer is not None
        first, second = outcome.answer.facts
        said = verdict_of(outcome) and f"{verdict_of(outcome)}: "
        assert outcome.answer.text == f"{said}{first.text} Or else: {second.text}"
        same = (first.value, first.unit) == (second.value, second.unit)
        assert outcome.answer.value == (first.value if same else None)
        assert outcome.answer.unit == (first.unit if same else None)


def test_neither_alone_is_clear_and_the_second_makes_it_surer(undecided: list[Outcome]) -> None:
    for outcome in undecided:
        assert outcome.answer is not None
        alone = outcome.parts[0].confidence
        assert alone < CLEAR
        if not verdict_of(outcome):
            assert outcome.answer.confidence >= max(SURE_ENOUGH, round(alone + ADDED, 2))


def test_yes_or_no_is_said_where_both_say_so(undecided: list[Outcome]) -> None:
    asked = [outcome for outcome in undecided if outcome.parts[0].reading.wants == "yesno"]
    said = [outcome for outcome in asked if verdict_of(outcome)]
    assert said
    for outcome in said:
        assert outcome.answer is not None
        first, second = (part.yes for part in outcome.parts)
        assert first is not None
        assert second is not None
        assert (first > 0.5) == (second > 0.5) == (verdict_of(outcome) == "Yes")
        assert (
            SURE <= outcome.answer.confidence <= min(max(yes, 1 - yes) for yes in (first, second))
        )


def test_it_is_refused_where_more_is_asked_for(
    base: Knowledge, index: Index, undecided: list[Outcome]
) -> None:
    for outcome in undecided:
        assert outcome.answer is not None
        if verdict_of(outcome):
            continue  # it is left unsaid first
        line = outcome.answer.confidence + 0.01
        assert ask(outcome.question, base, index, min_confidence=line).answer is None


def test_a_person_is_told(base: Knowledge, undecided: list[Outcome]) -> None:
    outcome = undecided[0]
    assert outcome.answer is not None
    assert remarks(outcome)[0] == "either of two facts may be meant: ask more exactly"
    page = AnswerPage(outcome, base, why=False)
    surface = Surface(None, colour=False, unicode=True)
    screen = paint(page.screen(surface), surface)
    for fact in outcome.answer.facts:
        assert f"  {fact.id} · {outcome.answer.confidence:.0%} sure of one of them\n" in screen
