"""Compound questions: how they are taken apart, and that all of their parts are answered."""

from __future__ import annotations

import pytest

from mali_facts import Knowledge
from mali_facts.answer.ask import IN_PART, ask
from mali_facts.answer.compound import LONGEST_LIST, halves_of, pieces_of
from mali_facts.answer.index import Index
from mali_facts.render.answers import remarks


@pytest.mark.parametrize(
    ("question", "pieces"),
    [
        (
            "When did Serval begin and when did Barkhane end?",
            ["When did Serval begin", "when did Barkhane end"],
        ),
        (
            "how many died; where are the troops",
            ["how many died", "where are the troops"],
        ),
        (
            "Quand a commencé Serval et combien de morts ?",
            ["Quand a commencé Serval", "combien de morts"],
        ),
    ],
)
def test_a_question_is_cut_before_the_questions_in_it(
    index: Index, question: str, pieces: list[str]
) -> None:
    assert [versions[0] for versions in pieces_of(question, index)] == pieces


@pytest.mark.parametrize(
    "question",
    [
        "how many troops did France and Germany have",
        "what is Takuba",
        "who came; who went; who stayed; who died",  # more than are answered
        "",
        "and and and",
    ],
)
def test_what_is_one_question_is_not_cut(index: Index, question: str) -> None:
    assert pieces_of(question, index) == []


def test_a_piece_may_take_names_and_things_from_the_others(index: Index) -> None:
    first, second = pieces_of("When did Takuba begin and when did it end?", index)
    assert first[0] == "When did Takuba begin"
    assert second[:2] == ["when did it end takuba begin", "when did it end takuba"]
    assert "when did it end" not in second  # `it` needs the other
    first, _ = pieces_of("When did ECOWAS impose its sanctions and when did it lift them?", index)
    assert first[0] == "When did ECOWAS impose its sanctions"  # `its` does not
    third, fourth = pieces_of("When did Takuba begin and when did Serval end?", index)
    assert (third[0], fourth[0]) == ("When did Takuba begin", "when did Serval end")


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        (
            "When were Gossi and then Ménaka handed over?",
            "when were gossi handed over",
            "when were menaka handed over",
        ),
        (
            "who were Germany's ministers of defence and of foreign affairs",
            "who were germany s ministers of defence affairs",
            "who were germany s ministers of foreign affairs",
        ),
        (
            "troops of Burkina Faso and the Ivory Coast in 2022",
            "troops of burkina faso in 2022",
            "troops of the ivory coast in 2022",
        ),
        (
            "combien de morts à Gao et à Tombouctou",
            "combien de morts a gao",
            "combien de morts a tombouctou",
        ),
    ],
)
def test_two_things_beside_an_and_are_asked_for_each(
    index: Index, question: str, first: str, second: str
) -> None:
    assert list(halves_of(question, index)) == [(first, second)]


@pytest.mark.parametrize("question", ["and Mali", "Mali and", "and", "of and the", "Mali or Niger"])
def test_an_and_without_two_things_makes_no_halves(index: Index, question: str) -> None:
    assert list(halves_of(question, index)) == []


def test_a_long_text_has_no_halves(index: Index) -> None:
    assert list(halves_of("Mali and Niger " * LONGEST_LIST, index)) == []


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        (
            "how many French troops were in Mali, and when was Takuba launched?",
            ["barkhane-troops-mali", "takuba-launch"],
        ),
        (
            "How many French died in the Sahel, and how many of them in Mali?",
            ["barkhane-deaths-total", "barkhane-deaths-mali"],
        ),
        ("When were Gossi and Ménaka handed over?", ["gossi-handover", "menaka-handover"]),
        (
            "When did ECOWAS impose its sanctions on Mali and when did it lift them?",
            ["ecowas-sanctions-2022", "ecowas-lifts-sanctions-2022"],
        ),
    ],
)
def test_all_parts_are_answered(
    base: Knowledge, index: Index, question: str, facts: list[str]
) -> None:
    answer = ask(question, base, index).answer
    assert answer is not None
    assert [fact.id for fact in answer.facts] == facts
    for fact in facts:
        assert base.fact(fact).text in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "how many troops do France and Germany have together in Mali",
        "when did France and its partners announce the withdrawal",
        "how many French troops were in Mali, and how many slept in tents?",
    ],
)
def test_what_one_fact_answers_or_none_is_not_answered_twice(
    base: Knowledge, index: Index, question: str
) -> None:
    answer = ask(question, base, index).answer
    assert answer is None or len(answer.facts) == 1


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "How many soldiers had EUTM and who led it?",
            ["this may answer only a part: ask each part alone"],
        ),
        (
            "When was Takuba launched and what did its cook earn?",
            ["the facts do not hold the answer to all of it: ask each part alone"],
        ),
        ("How many French troops were in Mali?", []),
        ("How many French troops were in Mali, and when was Takuba launched?", []),
        ("How many submarines did Iceland send?", ["the facts do not hold the answer"]),
    ],
)
def test_what_may_be_left_out_is_said(
    base: Knowledge, index: Index, question: str, said: list[str]
) -> None:
    outcome = ask(question, base, index)
    lines = remarks(outcome)
    assert [line for line in lines if not line.startswith("nearest: ")] == said
    assert outcome.in_part == any("part alone" in line for line in said)


def test_half_an_answer_is_less_sure(base: Knowledge, index: Index) -> None:
    half = ask("How many soldiers had EUTM and who led it?", base, index)
    whole = ask("How many soldiers had EUTM?", base, index)
    assert half.answer is not None
    assert whole.answer is not None
    assert half.answer.facts == whole.answer.facts
    assert half.answer.confidence <= IN_PART < whole.answer.confidence
