"""Whether an office was held at the time of a question, by the dates of the fact alone."""

from __future__ import annotations

import pytest

from mali_facts import Knowledge
from mali_facts.answer.ask import ask
from mali_facts.answer.index import Index
from mali_facts.answer.offices import held_then
from mali_facts.answer.reading import read_question

ANAND = "office-anand-defence-minister"
"""From 26 October 2021 to 26 July 2023."""


@pytest.mark.parametrize(
    ("question", "fact", "held"),
    [
        ("was Anand Canada's defence minister in 2022", ANAND, True),
        ("was Anand defence minister on 26 July 2023", ANAND, True),
        ("was Anand still defence minister in August 2023", ANAND, False),
        ("was Anand still defence minister at the end of 2023", ANAND, False),
        ("was Anand defence minister already in 2019", ANAND, False),
        ("Sall était-il président du Sénégal en 2022", "office-sall-president", True),
        ("was Macron president of France in 2018", "office-macron-president", True),
        ("was Macron president of France in 2015", "office-macron-president", False),
        ("was Bah Ndaw Mali's president in February 2022", "office-bah-ndaw-president", False),
    ],
)
def test_the_dates_of_an_office_decide(
    base: Knowledge, index: Index, question: str, fact: str, held: bool
) -> None:
    assert held_then(read_question(question, index), base.fact(fact), index.lexicon) is held


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("was Anand defence minister in 2023", ANAND),  # until July
        ("was Anand defence minister in 2021", ANAND),  # from October
        ("was Anand a minister in August 2023", ANAND),  # perhaps another one
        ("was Anand foreign minister in 2022", ANAND),
        ("was Anand the first defence minister in 2022", ANAND),
        ("was Anand no longer defence minister in 2022", ANAND),
        ("was Anand defence minister before 2022", ANAND),
        ("was Anand defence minister", ANAND),
        ("was Blair defence minister in 2022", ANAND),
        ("was Anand there in 2022", ANAND),
        ("was Anand defence minister on 17 2022", ANAND),
        ("who was defence minister in 2022", ANAND),
        ("was Macron president in 2030", "takuba-end"),
    ],
)
def test_what_the_dates_do_not_decide(
    base: Knowledge, index: Index, question: str, fact: str
) -> None:
    assert held_then(read_question(question, index), base.fact(fact), index.lexicon) is None


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("was Colonna foreign minister when the last French soldiers left Mali", "Yes: "),
        ("was Lecornu armed forces minister when the withdrawal was announced", "No: "),
        ("was Élisabeth Borne prime minister when Barkhane ended", "Yes: "),
        ("was Castex prime minister in August 2022", "No: "),
    ],
)
def test_an_answer_about_an_office_begins_with_yes_or_no(
    base: Knowledge, index: Index, question: str, verdict: str
) -> None:
    answer = ask(question, base, index).answer
    assert answer is not None
    assert answer.text.startswith(verdict)
