"""Floors below which the answers must not fall; tests/bench/accuracy.py prints the whole."""

from __future__ import annotations

import pytest
from accuracy import QUESTIONS, read

from mali_facts import load
from mali_facts.answer import confidence, ranking, weights
from mali_facts.answer.ask import ask
from mali_facts.answer.index import open_index

RIGHT = 0.75
REFUSED = 0.82
CALIBRATED = 0.90


@pytest.fixture(scope="module")
def results() -> list[tuple[bool, float | None, bool]]:
    """For each held-out question: answerable, the confidence of its answer, whether right."""
    base = load()
    index = open_index(base)
    found = []
    for question in read(QUESTIONS):
        if question.held_out:
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


def test_of_the_sure_answers_nine_in_ten_are_right(
    results: list[tuple[bool, float | None, bool]],
) -> None:
    right = [good for _, sure, good in results if sure is not None and sure >= 0.9]
    assert len(right) > 50
    assert sum(right) / len(right) >= CALIBRATED


def test_every_measure_has_its_weight() -> None:
    assert tuple(weights.RANKING) == ranking.MEASURES
    assert tuple(weights.CONFIDENCE) == confidence.MEASURES
    assert [len(row) for row in weights.KIND] == [len(ranking.KINDS)] * len(weights.KIND)
