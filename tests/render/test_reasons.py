"""`ask --why`: how a question was read, and what decided."""

from __future__ import annotations

import pytest

from mali_facts import Knowledge
from mali_facts.answer.ask import ask
from mali_facts.answer.index import Index
from mali_facts.render.answers import AnswerPage


def reasons(question: str, base: Knowledge, index: Index) -> list[str]:
    page = AnswerPage(ask(question, base, index), base, why=True)
    return [str(row[0]) for row in page.brief() if len(row) == 1]


@pytest.mark.parametrize(
    ("question", "line"),
    [
        pytest.param("was Mali a French colony", "  yes: with a chance of 100%", id="listed"),
        pytest.param(
            "does Takuba consist of 40 nations", "  yes: with a chance of 0%", id="denied"
        ),
        pytest.param("is it a lie that France left Mali", "  yes: not decided", id="turned-about"),
        pytest.param("how many soldeirs", "  taken for misspelt: soldeirs as soldiers", id="slip"),
        pytest.param("when was Gao handed over", "  wanted: when", id="wanted"),
        pytest.param("takuba in march 2020", "  time: march 2020", id="time"),
        pytest.param("who is Zorbax", "  in no fact: zorbax", id="unknown"),
    ],
)
def test_a_line_tells_how_a_question_was_read(
    base: Knowledge, index: Index, question: str, line: str
) -> None:
    assert line in reasons(question, base, index)


def test_nothing_is_said_of_yes_where_it_was_not_asked(base: Knowledge, index: Index) -> None:
    found = reasons("when was Gao handed over", base, index)
    assert not [line for line in found if line.startswith("  yes:")]
