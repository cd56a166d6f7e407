"""Proof against the article: a change of anything that a fact rests on is noticed."""

from __future__ import annotations

import re
from typing import Any

import pytest
from support import SMALL_ARTICLE, find, knowledge, small_base

from mali_facts.knowledge.article import paragraphs, prove
from mali_facts.knowledge.model import Knowledge

EVERY_MARK = [
    (fact["id"], int(item["at"].split()[1]), mark)
    for fact in small_base()["facts"]
    for item in fact.get("evidence", ())
    for mark in item.get("marks", ())
]
GAZETTE = [
    "barkhane-deaths",
    "barkhane-deaths-mali",
    "barkhane-deaths-elsewhere",
    "barkhane-mali-2022",
    "barkhane-strength-2022",
    "withdrawal-announced",
    "lambrecht-defence-minister",
    "lambrecht-no-reason-to-stay",
]


def in_paragraph(number: int, old: str, new: str) -> str:
    """The article with some words of one paragraph replaced wherever they stand there."""
    lines = paragraphs(SMALL_ARTICLE)
    assert old in lines[number - 1]
    lines[number - 1] = lines[number - 1].replace(old, new)
    return "\n\n".join(lines)


def test_the_article_bears_the_facts_out(small: Knowledge) -> None:
    proof = prove(small, SMALL_ARTICLE)
    assert (proof.compared, proof.fallen, proof.problems) == (7, (), ())


def test_paragraphs_are_the_lines_that_are_not_blank() -> None:
    assert paragraphs("\n one \t two\r\n\n \n three\n") == ["one two", "three"]


@pytest.mark.parametrize(
    ("fact", "number", "mark"),
    [pytest.param(*case, id=f"{case[0]}-{case[2]}") for case in EVERY_MARK],
)
@pytest.mark.parametrize("how", ["gone", "longer", "joined", "grouped"])
def test_a_mark_that_does_not_stand_there_any_more_is_noticed(
    small: Knowledge, fact: str, number: int, mark: str, how: str
) -> None:
    new = {"gone": "", "longer": f"{mark}x", "joined": f"9{mark}", "grouped": f"9,{mark}"}[how]
    proof = prove(small, in_paragraph(number, mark, new))
    assert fact in proof.fallen
    assert [
        problem.message for problem in proof.problems if f"{fact} falls" in problem.message
    ] == [f'{fact} falls: paragraph {number} does not have "{mark}" where it should stand']


@pytest.mark.parametrize(
    ("old", "new", "fallen"),
    [
        ("some 4,300", "some 4,301", ["barkhane-strength-2022"]),
        ("some 4,300", "about 4,300", ["barkhane-strength-2022"]),
        ("some 4,300", "4,300", ["barkhane-strength-2022"]),
        ("some 4,300", "some 14,300", ["barkhane-strength-2022"]),
        ("some 4,300", "some 4,300,000", ["barkhane-strength-2022"]),
        ("some 4,300", "some 4,300.5", ["barkhane-strength-2022"]),
        ("Sahel", "Sahelian belt", ["barkhane-strength-2022"]),
        ("some 2,400", "some 4,200", ["barkhane-mali-2022"]),
    ],
)
def test_a_figure_or_hedge_of_another_value_is_noticed(
    small: Knowledge, old: str, new: str, fallen: list[str]
) -> None:
    assert list(prove(small, in_paragraph(3, old, new)).fallen) == fallen


def test_a_figure_at_the_end_of_a_sentence_still_stands(small: Knowledge) -> None:
    assert prove(small, in_paragraph(4, "53 lives, and", "53. Of these")).fallen == ()


def test_figures_that_were_exchanged_are_noticed(small: Knowledge) -> None:
    text = in_paragraph(4, "53", "Q").replace("48", "53").replace("Q", "48")
    assert list(prove(small, text).fallen) == ["barkhane-deaths-mali", "barkhane-deaths-elsewhere"]


def test_paragraphs_that_were_exchanged_are_noticed(small: Knowledge) -> None:
    lines = paragraphs(SMALL_ARTICLE)
    lines[2], lines[3] = lines[3], lines[2]
    assert list(prove(small, "\n".join(lines)).fallen) == GAZETTE[:5]


def test_a_derived_fact_falls_with_its_input(small: Knowledge) -> None:
    proof = prove(small, in_paragraph(4, "53", "54"))
    assert list(proof.fallen) == [
        "barkhane-deaths",
        "barkhane-deaths-mali",
        "barkhane-deaths-elsewhere",
    ]
    assert proof.problems[-1][:4] == (
        "derived-falls",
        "$.facts[3]",
        (
            "barkhane-deaths-elsewhere falls with barkhane-deaths, barkhane-deaths-mali,"
            " which it is computed from"
        ),
        "put its inputs right",
    )


@pytest.mark.parametrize("position", [0, 10], ids=["before-its-input", "after-its-input"])
def test_what_is_derived_from_a_derived_fact_falls_too(position: int) -> None:
    raw = small_base()
    derived = {"formula": "2 * barkhane-deaths-elsewhere", "digits": 0}
    other = {**find(raw, "barkhane-deaths-elsewhere"), "id": "twice", "derived": derived}
    raw["facts"].insert(position, other)
    proof = prove(knowledge(raw), in_paragraph(4, "48", "47"))
    assert set(proof.fallen) == {"barkhane-deaths-mali", "barkhane-deaths-elsewhere", "twice"}


def test_a_mark_problem_names_its_place_and_mend(small: Knowledge) -> None:
    (problem,) = prove(small, in_paragraph(1, "Thursday", "Friday")).problems
    assert problem[:4] == (
        "mark-missing",
        "$.facts[6].evidence[0].marks",
        'withdrawal-announced falls: paragraph 1 does not have "Thursday" where it should stand',
        "check the article, or correct the fact",
    )


def test_an_empty_article_bears_nothing_out(small: Knowledge) -> None:
    proof = prove(small, "")
    assert (proof.compared, list(proof.fallen)) == (7, GAZETTE)
    assert proof.problems[0][:4] == (
        "no-paragraph",
        "$.facts[1].evidence[0].at",
        "barkhane-deaths rests on paragraph 4, the article has 0",
        "check the paragraph, or the article's file",
    )


@pytest.mark.parametrize("at", ["paragraph 0", "paragraph 6", "paragraph 999999"])
def test_a_paragraph_that_the_article_does_not_have_is_noticed(at: str) -> None:
    raw = small_base()
    find(raw, "withdrawal-announced")["evidence"][0]["at"] = at
    proof = prove(knowledge(raw), SMALL_ARTICLE)
    assert proof.fallen == ("withdrawal-announced",)
    assert [problem.code for problem in proof.problems] == ["no-paragraph"]


@pytest.mark.parametrize("at", [None, "the headline", "paragraph 1 or so", "paragraph one"])
def test_evidence_that_names_no_paragraph_bears_nothing_out(at: str | None) -> None:
    raw = small_base()
    item = find(raw, "withdrawal-announced")["evidence"][0]
    item.pop("at")
    if at is not None:
        item["at"] = at
    proof = prove(knowledge(raw), SMALL_ARTICLE)
    assert proof.fallen == ("withdrawal-announced",)
    assert [problem.path for problem in proof.problems] == ["$.facts[6].evidence[0].at"]


def test_evidence_without_a_mark_bears_nothing_out() -> None:
    raw = small_base()
    find(raw, "withdrawal-announced")["evidence"][0]["marks"] = []
    proof = prove(knowledge(raw), SMALL_ARTICLE)
    assert proof.fallen == ("withdrawal-announced",)
    assert [problem[:3] for problem in proof.problems] == [
        (
            "no-marks",
            "$.facts[6].evidence[0]",
            "withdrawal-announced cites paragraph 1 without a mark",
        )
    ]


def test_a_base_without_an_article_has_nothing_to_prove() -> None:
    raw = {name: value for name, value in small_base().items() if name != "article"}
    proof = prove(knowledge(raw), "")
    assert (proof.compared, proof.fallen, proof.problems) == (0, (), ())


@pytest.mark.parametrize("field", ["text", "note", "subject", "stance"])
@pytest.mark.parametrize(
    ("words", "noticed"),
    [
        pytest.param("That said, Canada made known on Thursday that their soldiers are", True),
        pytest.param("That said, CANADA: made known - on Thursday that their “soldiers” are", True),
        pytest.param("That said, Canada made known on Thursday that their soldiers were", False),
        pytest.param("That said, Canada made known on Friday that their soldiers are to", False),
    ],
    ids=["nine", "nine-with-other-signs", "eight", "interrupted"],
)
def test_nine_words_in_a_row_are_a_copy(field: str, words: str, *, noticed: bool) -> None:
    raw = small_base()
    find(raw, "lambrecht-no-reason-to-stay")[field] = words
    proof = prove(knowledge(raw), SMALL_ARTICLE)
    expected = [
        (
            "copied",
            f"$.facts[9].{field}",
            "lambrecht-no-reason-to-stay has 9 words in a row from the article",
            "put it in our own words",
        )
    ]
    assert [problem[:4] for problem in proof.problems] == (expected if noticed else [])
    assert proof.fallen == ()


def test_marks_are_words_and_no_patterns() -> None:
    raw: dict[str, Any] = small_base()
    find(raw, "withdrawal-announced")["evidence"][0]["marks"] = ["Thurs.*", "(M"]
    assert prove(knowledge(raw), SMALL_ARTICLE).fallen == ("withdrawal-announced",)


def test_every_figure_and_name_of_the_small_article_is_marked(small: Knowledge) -> None:
    words = re.compile(r"\d[\d,]*\d|some|(?<=[a-z,] )[A-Z]\w+")
    unnoticed = [
        match[0]
        for match in words.finditer(SMALL_ARTICLE)
        if not prove(
            small, f"{SMALL_ARTICLE[: match.start()]}7{SMALL_ARTICLE[match.start() :]}"
        ).fallen
    ]
    assert unnoticed == []
