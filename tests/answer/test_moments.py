"""A moment that a question names by what happened, as the date that the facts give for it."""

from __future__ import annotations

import pytest

from mali_facts import Knowledge
from mali_facts.answer.ask import ask
from mali_facts.answer.index import Index
from mali_facts.answer.moments import dated
from mali_facts.answer.reading import read_question


@pytest.mark.parametrize(
    ("question", "fact", "words", "rest"),
    [
        (
            "did Takuba end before the last French soldier left Mali",
            "takuba-end",
            "did takuba end before 15 august 2022",
            "did takuba end",
        ),
        (
            "was Colonna in office when Takuba ended",
            "office-colonna-foreign-minister",
            "was colonna in office on 30 june 2022",
            "",
        ),
        (
            "was Ménaka handed over before Gao",
            "menaka-handover",
            "was menaka handed over before 15 august 2022",
            "was menaka handed over",
        ),
    ],
)
def test_a_clause_is_read_as_its_date(
    base: Knowledge, index: Index, question: str, fact: str, words: str, rest: str
) -> None:
    found = dated(read_question(question, index), base.fact(fact), base, index)
    assert (" ".join(found.reading.tokens), found.rest) == (words, rest)


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("did Takuba end before Takuba ended", "takuba-end"),  # the fact's own date
        ("did Takuba end before the cook was hired", "takuba-end"),
        ("did Takuba end before him", "takuba-end"),
        ("did Takuba end in June 2022", "takuba-end"),
        ("when Takuba ended, did they go", "takuba-end"),  # the clause does not end it
    ],
)
def test_what_no_other_fact_dates_stays_as_it_is(
    base: Knowledge, index: Index, question: str, fact: str
) -> None:
    reading = read_question(question, index)
    assert dated(reading, base.fact(fact), base, index).reading == reading


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("did Takuba end before the last French soldier left Mali", "Yes: "),
        ("did Takuba end before Barkhane", "Yes: "),
        ("was Gossi handed over after Gao", "No: "),
        ("was Gao handed over before Gossi", "No: "),
        ("Did EUTM start after Serval?", "Yes: "),
        ("Did EUTM start before Serval?", "No: "),
        ("did the Danes arrive before the withdrawal was announced", "Yes: "),
        ("did the EU stop training Malian units after Moura", "Yes: "),
        ("did the EU carry on training Malian units after the killings at Moura", "No: "),
    ],
)
def test_two_events_are_compared(
    base: Knowledge, index: Index, question: str, verdict: str
) -> None:
    answer = ask(question, base, index).answer
    assert answer is not None
    assert answer.text.startswith(verdict)
