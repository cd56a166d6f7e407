"""Floors below which the answers must not fall; tests/bench/accuracy.py prints the whole."""

from __future__ import annotations

import json
import os

import pytest
from accuracy import QUESTIONS, read

from mali_facts import load
from mali_facts.answer import confidence, ranking, weights, yes_no
from mali_facts.answer.ask import ask
from mali_facts.answer.opening import open_index
from mali_facts.answer.text import own_question

LESSONS = os.path.join(os.path.dirname(QUESTIONS), "lessons.jsonl")
VERDICTS = os.path.join(os.path.dirname(QUESTIONS), "verdicts.jsonl")

RIGHT = 0.97
REFUSED = 0.96
CALIBRATED = 0.95


@pytest.fixture(scope="module")
def results() -> list[tuple[bool, float | None, bool]]:
    """For each question: answerable, the confidence of its answer, whether right."""
    base = load()
    index = open_index(base)
    found = []
    for question in read(QUESTIONS):
        answer = ask(question.text, base, index).answer
        right = answer is not None and question.right(answer.facts, answer.text)
        found.append((question.answerable, answer and answer.confidence, right))
    return found


def test_answerable_questions_are_answered_right(
    results: list[tuple[bool, float | None, bool]],
) -> None:
    right = [good for answerable, _, good in results if answerable]
    assert sum(right) / len(right) >= RIGHT


def test_unanswerable_questions_are_refused(results: list[tuple[bool, float | None, bool]]) -> None:
    refused = [sure is None for answerable, sure, _ in results if not answerable]
    assert sum(refused) / len(refused) >= REFUSED


def test_of_the_sure_answers_nineteen_in_twenty_are_right(
    results: list[tuple[bool, float | None, bool]],
) -> None:
    right = [good for _, sure, good in results if sure is not None and sure >= 0.9]
    assert len(right) > 50
    assert sum(right) / len(right) >= CALIBRATED


@pytest.mark.parametrize("fitted", [weights.LEARNED, weights.PLAIN])
def test_every_measure_has_its_weight(fitted: weights.Weights) -> None:
    assert len(fitted.ranking) == len(ranking.Measures._fields)
    models = ((fitted.confidence, confidence.MEASURES), (fitted.verdict, yes_no.MEASURES))
    for model, measures in models:
        size = len(measures)
        # Its own, and those of its products with itself and each behind it.
        assert [len(row) for row in model.rows] == [1 + size - place for place in range(size)]


def test_no_question_that_is_reported_on_was_learned_from() -> None:
    lessons = set()
    for file in (LESSONS, VERDICTS):
        with open(file, encoding="utf-8") as stream:
            lessons |= {json.loads(line)["question"].casefold() for line in stream}
    own = {own_question(ask)[1] for fact in load().facts for ask in fact.asks}
    asked = {question.text.casefold() for question in read(QUESTIONS)}
    assert asked.isdisjoint(lessons)
    assert asked.isdisjoint(text.casefold() for text in own)


def test_every_lesson_names_facts_that_are_there() -> None:
    ids = {fact.id for fact in load().facts}
    with open(LESSONS, encoding="utf-8") as stream:
        for line in stream:
            named = {name for group in json.loads(line)["facts"] for name in group}
            assert named <= ids, line
