"""Yes and no: what words speak for, what a fact has not got, and what is not said at all."""

from __future__ import annotations

import pytest

from mali_facts import Knowledge
from mali_facts.answer.ask import ask
from mali_facts.answer.index import Index
from mali_facts.answer.reading import read_question
from mali_facts.answer.verdicts import Verdicts, held_by
from mali_facts.answer.yes_no import MEASURES, measures

LINES = (
    b"gao-fact kidal-fact ?any ?strange\n"
    b"=yesno\t2:5\n~chad\t3:-40\n~hand\t0:20 1:-20\n~hand over\t3:-10\n~refus\t2:-30"
)


def leaning(index: Index, question: str, number: int, *held: str) -> float:
    learned = Verdicts(LINES, ["gao-fact", "kidal-fact"])
    return learned.leaning(read_question(question, index), number, held)


def test_a_word_speaks_for_yes_with_one_fact_and_for_no_with_another(index: Index) -> None:
    question = "did they hand it"
    assert leaning(index, question, 0, "~hand") > 0 > leaning(index, question, 1, "~hand")


def test_a_word_may_say_no_whatever_the_fact(index: Index) -> None:
    assert leaning(index, "did they refuse", 1) < leaning(index, "did they", 1)


def test_what_a_fact_has_not_got_is_another_thing(index: Index) -> None:
    question = "was it in Chad"
    assert leaning(index, question, 0) < 0 < leaning(index, question, 0, "~chad")


def test_two_words_side_by_side_are_strange_unless_the_fact_has_both(index: Index) -> None:
    question = "did they hand over"
    both = leaning(index, question, 0, "~hand", "~over")
    assert leaning(index, question, 0, "~hand") < both
    assert leaning(index, question, 0, "~over") < both


def test_a_fact_holds_what_it_says_and_what_it_names(base: Knowledge, index: Index) -> None:
    held = held_by(base.fact("menaka-handover"), index.lexicon)
    assert {"@menaka", "@malian-army", "~menaka"} <= held
    assert "@chad" not in held


@pytest.mark.parametrize(
    ("question", "fact", "measure", "value"),
    [
        ("did France hand Ménaka over in Chad", "menaka-handover", "names", 1),
        ("did France hand Ménaka over in 2019", "menaka-handover", "times", 1),
        ("did France hand Ménaka over in June 2022", "menaka-handover", "times", 0),
        ("did France give up only Ménaka", "menaka-handover", "turning", 1),
        ("does Takuba consist of 14 nations", "takuba-nations", "borne_out", 1),
        ("did France hand Ménaka over", "menaka-handover", "doer", 0),
        ("did Chad hand Ménaka over", "menaka-handover", "doer", 1),
        ("was Mali a colony of France", "mali-former-french-colony", "swapped", 0),
        ("was France a colony of Mali", "mali-former-french-colony", "swapped", 1),
        ("was Mali not a colony of France", "mali-former-french-colony", "denied", 1),
        (
            "was Parly armed forces minister in 2020",
            "office-parly-armed-forces-minister",
            "times",
            0,
        ),
        (
            "was Parly armed forces minister in 2010",
            "office-parly-armed-forces-minister",
            "times",
            1,
        ),
    ],
)
def test_a_measure_tells(
    base: Knowledge, index: Index, question: str, fact: str, measure: str, value: float
) -> None:
    found = measures(read_question(question, index), base.ids.index(fact), base.fact(fact), index)
    assert dict(zip(MEASURES, found, strict=True))[measure] == value


@pytest.mark.parametrize(
    "question",
    [
        "is it false that France handed over Ménaka",
        "did France hand over Ménaka in June 2019",
        "was France once ruled by Mali",
        "did MINUSMA ask Mali to leave without delay",
        "has Mali got 1,400 soldiers in Germany",
        "does France not have 4,300 troops in the Sahel",
    ],
)
def test_yes_is_not_said_to_what_is_turned_about_or_of_another_time(
    base: Knowledge, index: Index, question: str
) -> None:
    answer = ask(question, base, index, min_confidence=0.0).answer
    assert answer is not None
    assert not answer.text.startswith("Yes")
