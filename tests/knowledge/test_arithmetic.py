"""Derived figures, numbers in figures and numbers in words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import find, knowledge, small_base

from mali_facts.knowledge.arithmetic import derive, input_ids, operands
from mali_facts.knowledge.model import Fact, Knowledge
from mali_facts.knowledge.numbers import in_figures, in_text


def base_with(
    formula: str, digits: int = 0, *, text: str = "It was {value} then."
) -> tuple[Knowledge, Fact]:
    raw = small_base()
    derived = find(raw, "barkhane-deaths-elsewhere")
    derived["derived"] = {"formula": formula, "digits": digits}
    derived["text"] = text
    base = knowledge(raw)
    return base, base.fact("barkhane-deaths-elsewhere")


@pytest.mark.parametrize(
    ("formula", "digits", "value", "hedge", "worked", "text"),
    [
        pytest.param(
            "barkhane-deaths - barkhane-deaths-mali",
            0,
            5,
            None,
            "53 - 48 = 5",
            "It was 5 then.",
            id="difference",
        ),
        pytest.param(
            "100 * barkhane-deaths-mali / barkhane-deaths",
            1,
            90.6,
            "about",
            "100 * 48 / 53 ≈ 90.6",
            "It was about 90.6 then.",
            id="rounded",
        ),
        pytest.param(
            "barkhane-mali-2022 + barkhane-deaths",
            0,
            2453,
            "some",
            "2,400 + 53 = 2,453",
            "It was some 2,453 then.",
            id="hedged",
        ),
        pytest.param(
            "barkhane-mali-2022 / barkhane-deaths",
            1,
            45.3,
            "some",
            "2,400 / 53 ≈ 45.3",
            "It was some 45.3 then.",
            id="hedged-and-rounded",
        ),
        pytest.param(
            "barkhane-deaths + barkhane-strength-2020 + barkhane-mali-2022",
            0,
            7553,
            "up to",
            "53 + 5,100 + 2,400 = 7,553",
            "It was up to 7,553 then.",
            id="first-hedge-wins",
        ),
        pytest.param(
            "barkhane-deaths + 1 * 2",
            0,
            108,
            None,
            "53 + 1 * 2 = 108",
            "It was 108 then.",
            id="left-to-right",
        ),
        pytest.param(
            "barkhane-deaths * 0.5",
            2,
            26.5,
            None,
            "53 * 0.5 = 26.5",
            "It was 26.5 then.",
            id="decimal",
        ),
    ],
)
def test_a_derived_fact_is_worked_out(
    formula: str, digits: int, value: float, hedge: str | None, worked: str, text: str
) -> None:
    _, fact = base_with(formula, digits)
    assert fact.derived is not None
    assert (fact.value, fact.hedge, fact.derived.formula, fact.text) == (value, hedge, worked, text)


def between(later: str, earlier: str, *, hedge: str | None = None) -> Fact:
    """A fact with the time from one of the base's days to another, which may have a hedge."""
    raw = small_base()
    if hedge:
        find(raw, later)["hedge"] = hedge
    derived = find(raw, "barkhane-deaths-elsewhere")
    derived["derived"] = {"formula": f"{later} - {earlier}", "digits": 0}
    derived["text"] = "Until Ménaka it took {span}, that is {value} days."
    derived["unit"] = "days"
    return knowledge(raw).fact("barkhane-deaths-elsewhere")


def test_the_difference_of_two_days_is_a_time() -> None:
    fact = between("menaka-handed-over", "withdrawal-announced")
    assert fact.derived is not None
    assert fact.derived.formula == "13 June 2022 - 17 February 2022 = 116 days"
    assert fact.derived.inputs == ("menaka-handed-over", "withdrawal-announced")
    assert (fact.value, fact.hedge) == (116, None)
    assert fact.text == "Until Ménaka it took 3 months and 27 days, that is 116 days."
    base = knowledge(small_base())
    inputs = base.fact("menaka-handed-over"), base.fact("withdrawal-announced")
    assert set(fact.evidence) == {*inputs[0].evidence, *inputs[1].evidence}


def test_a_time_that_begins_or_ends_about_a_day_is_about_as_long() -> None:
    fact = between("menaka-handed-over", "withdrawal-announced", hedge="about")
    assert fact.hedge == "about"
    assert fact.text == "Until Ménaka it took about 3 months and 27 days, that is about 116 days."


def test_a_whole_result_is_a_whole_number() -> None:
    _, fact = base_with("barkhane-mali-2022 / barkhane-deaths-mali")
    assert fact.value == 50
    assert isinstance(fact.value, int)


def test_the_evidence_of_a_derived_fact_is_that_of_its_inputs() -> None:
    base, fact = base_with("barkhane-deaths - barkhane-strength-2022")
    inputs = base.fact("barkhane-deaths"), base.fact("barkhane-strength-2022")
    assert fact.evidence == inputs[0].evidence + inputs[1].evidence
    assert fact.disputed
    assert fact.derived is not None
    assert fact.derived.inputs == ("barkhane-deaths", "barkhane-strength-2022")


def test_a_derived_fact_may_rest_on_another() -> None:
    raw = small_base()
    raw["facts"].insert(
        0,
        {
            **find(raw, "barkhane-deaths-elsewhere"),
            "id": "twice",
            "derived": {"formula": "2 * barkhane-deaths-elsewhere", "digits": 0},
        },
    )
    fact = knowledge(raw).fact("twice")
    assert fact.value == 10
    assert fact.derived is not None
    assert fact.derived.formula == "2 * 5 = 10"


def test_an_input_without_a_number_is_refused() -> None:
    base = knowledge(small_base())
    with pytest.raises(TypeError, match="withdrawal-announced has no number to compute with"):
        derive("withdrawal-announced + 1", 0, base.fact)


@pytest.mark.parametrize(
    ("formula", "inputs"),
    [
        ("53 - 48", []),
        ("a-1 - b", ["a-1", "b"]),
        ("100 * a / b", ["a", "b"]),
        ("0.5 * a", ["a"]),
        ("a - a", ["a", "a"]),
    ],
)
def test_plain_numbers_in_a_formula_are_no_facts(formula: str, inputs: list[str]) -> None:
    assert input_ids(formula) == inputs


def test_a_formula_falls_apart_into_operands_and_operators() -> None:
    assert operands("a - b  +\tc") == (["a", "b", "c"], ["-", "+"])


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0, "0"),
        (999, "999"),
        (2400, "2,400"),
        (1234567, "1,234,567"),
        (90.6, "90.6"),
        (1234.5, "1,234.5"),
        (5.0, "5"),
        (2400.0, "2,400"),
        (-5, "-5"),
    ],
)
def test_numbers_are_written_with_commas(number: float, shown: str) -> None:
    assert in_figures(number) == shown


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("2,400", 2400),
        ("2400", 2400),
        ("90.6", 90.6),
        ("two", 2),
        ("Two", 2),
        ("zero", 0),
        ("twenty", 20),
        ("some", None),
        ("", None),
        (".", None),
        ("1.2.3", None),
        ("٢", None),
        ("²", None),
        ("2022-02", None),
        ("-5", None),
    ],
)
def test_a_word_stands_for_a_number_or_for_none(word: str, number: float | None) -> None:
    assert in_text(word) == number


@settings(deadline=None, max_examples=100)
@given(st.integers(min_value=0, max_value=10**15))
def test_what_is_written_in_figures_is_read_back(number: int) -> None:
    assert in_text(in_figures(number)) == number
