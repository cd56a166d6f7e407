"""Questions put to the bundled base: answers, refusals, corrections."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from mali_facts import Knowledge
from mali_facts.answer.ask import Outcome
from mali_facts.answer.ask import ask as put
from mali_facts.answer.index import Index
from mali_facts.answer.search import search


def answered_from(outcome: Outcome) -> list[str]:
    assert outcome.answer is not None, outcome.parts
    return [fact.id for fact in outcome.answer.facts]


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("How many French troops were in Mali?", "barkhane-troops-mali"),
        ("combien de soldats français sont au Mali ?", "barkhane-troops-mali"),
        ("how many soldiers has France lost in its Barkhane mission", "barkhane-deaths-total"),
        ("french soldiers died mali", "barkhane-deaths-mali"),
        ("how many Wagner fighters were in Mali in February 2022", "wagner-strength-feb-2022"),
        ("bundeswehr how many soldiers in mali", "bundeswehr-mali-total"),
        ("when did the last French soldier leave Mali", "last-french-soldier-leaves-mali"),
        ("what did Lambrecht say about German troops in Mali",
         "lambrecht-no-basis-if-elections-delayed"),
        ("how many French soldiers were killed outside Mali", "french-deaths-outside-mali"),
        ("what percentage of the French Sahel troops was in Mali", "french-troops-mali-share"),
        ("how many French troops in the Sahel are outside Mali", "barkhane-troops-outside-mali"),
        ("who was France's armed forces minister when the pull-out was announced",
         "office-parly-armed-forces-minister"),
    ],
)  # fmt: skip
def test_the_right_fact_answers(base: Knowledge, index: Index, question: str, fact: str) -> None:
    assert answered_from(put(question, base, index)) == [fact]


def test_an_answer_is_the_facts_sentence_with_its_hedge(base: Knowledge, index: Index) -> None:
    answer = put("How many French troops were in Mali?", base, index).answer
    assert answer is not None
    assert answer.text == base.fact("barkhane-troops-mali").text
    assert "some 2,400" in answer.text
    assert (answer.value, answer.unit) == (2400, "troops")


@pytest.mark.parametrize(
    "question",
    [
        "how do I reverse a list in python?",
        "what is the capital of Peru?",
        "how many peacekeepers did MONUSCO have in Congo",
        "how many Greek soldiers were in Takuba?",
        "when did Mali invade Mauritania?",
        "asdf qwer zxcv",
        "🙂🙂🙂",
        "",
        "the of and",
        "how many soldiers died at Verdun?",
        "what is the salary of a Takuba soldier?",
        "how come",
        "what about it",
    ],
)
def test_what_no_fact_holds_is_refused(base: Knowledge, index: Index, question: str) -> None:
    outcome = put(question, base, index)
    assert outcome.answer is None
    assert len(outcome.closest) <= 3


@pytest.mark.parametrize("question", ["", "?!", "🙂🙂🙂", "the of and", "zxcv", "what about it"])
def test_where_no_word_is_known_nothing_is_near_and_nothing_answers_however_low_the_line(
    base: Knowledge, index: Index, question: str
) -> None:
    outcome = put(question, base, index, min_confidence=0.0)
    assert outcome.answer is None
    assert outcome.closest == ()


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("did Macron accept that France had failed", "No: "),
        ("was Mali a French colony", "Yes: "),
        ("is Barkhane in Mauritania?", "Yes: "),
        ("did most of the French soldiers killed die in Mali?", "Yes: "),
    ],
)
def test_a_yes_or_no_question_that_the_facts_decide_begins_so(
    base: Knowledge, index: Index, question: str, begins: str
) -> None:
    answer = put(question, base, index).answer
    assert answer is not None
    assert answer.text.startswith(begins)


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        (
            "did Germany have more troops in Mali than France",
            "french-german-troops-mali-difference",
        ),
        ("did the Germans outnumber the French in Mali", "french-german-troops-mali-difference"),
        ("is it false that France had 2,400 troops in Mali", "barkhane-troops-mali"),
        ("did Mali have two coups in 2022", "mali-two-coups"),
        ("does Germany take part only in the UN mission", "bundeswehr-missions"),
    ],
)
def test_nearly_the_same_words_are_not_taken_for_a_yes(
    base: Knowledge, index: Index, question: str, fact: str
) -> None:
    answer = put(question, base, index, min_confidence=0.0).answer
    assert answer is not None
    assert fact in [fact.id for fact in answer.facts]
    assert not answer.text.startswith("Yes")


def test_who_is_told_by_whom_is_not_who_tells_whom(base: Knowledge, index: Index) -> None:
    said = {
        question: put(question, base, index).answer
        for question in (
            "did the French outnumber the Germans in Mali",
            "were the Germans outnumbered by the French in Mali",
            "were the French outnumbered by the Germans in Mali",
        )
    }
    words = [answer.text.split()[0] if answer else None for answer in said.values()]
    assert words[:2] == ["Yes:", "Yes:"]
    assert words[2] not in ("Yes:", None)


def test_both_halves_of_a_compound_question_are_answered(base: Knowledge, index: Index) -> None:
    question = "how many French troops were in Mali, and when was Takuba launched?"
    assert answered_from(put(question, base, index)) == ["barkhane-troops-mali", "takuba-launch"]


def test_a_wrong_figure_is_corrected_and_not_answered(base: Knowledge, index: Index) -> None:
    outcome = put("why are there 3,000 Wagner mercenaries in Mali?", base, index)
    assert outcome.answer is None
    assert outcome.correction is not None
    assert base.fact("wagner-strength-feb-2022").text in outcome.correction


def test_min_confidence_moves_the_line(base: Knowledge, index: Index) -> None:
    question = "How many French troops were in Mali?"
    sure = put(question, base, index).answer
    assert sure is not None
    assert put(question, base, index, min_confidence=1.0).answer is None
    assert put("what is barkhane", base, index, min_confidence=0.0).answer is not None


def test_answers_are_the_same_in_every_process() -> None:
    """Nothing depends on the order of sets: another seed of the hashes gives the same bytes."""
    outputs = {
        subprocess.run(
            [sys.executable, "-m", "mali_facts", "ask", "--json", "-"],
            input="how many wagnar fighters in mali\nwhen was takbua launchd\nblorp\n",
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=False,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1
    assert [json.loads(line)["answered"] for line in outputs.pop().splitlines()][2] is False


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("gao handover", "gao-handover"),
        ("sabre burkina end", "sabre-end"),
        ("refoundation conference", "refoundation-conference"),
        ("menaka", "menaka-handover"),
    ],
)
def test_search_finds_the_fact_among_the_first(
    base: Knowledge, index: Index, text: str, fact: str
) -> None:
    assert fact in [hit.fact.id for hit in search(text, base, index)][:6]


def test_search_says_what_matched(base: Knowledge, index: Index) -> None:
    hit = search("lambrecht bundeswehr", base, index)[0]
    assert set(hit.matched) <= {"lambrecht", "bundeswehr"}
    assert hit.matched


def test_search_finds_nothing_for_words_that_no_fact_has(base: Knowledge, index: Index) -> None:
    assert search("quantum chromodynamics", base, index) == []
