"""Values, times, sourcing and disagreement in words."""

from __future__ import annotations

from typing import Any

import pytest
from support import find, knowledge, small_base

from mali_facts.knowledge import wording
from mali_facts.knowledge.model import Fact, Knowledge


def changed(name: str, **fields: Any) -> Fact:
    raw = small_base()
    find(raw, name).update(fields)
    return knowledge(raw).fact(name)


@pytest.mark.parametrize(
    ("name", "figure", "bare"),
    [
        ("barkhane-mali-2022", "some 2,400 troops", "some 2,400"),
        ("barkhane-strength-2020", "up to 5,100 troops", "up to 5,100"),
        ("barkhane-deaths", "53 deaths", "53"),
        ("barkhane-deaths-elsewhere", "5 deaths", "5"),
        ("withdrawal-announced", "17 February 2022", "17 February 2022"),
        ("lambrecht-no-reason-to-stay", "", "sees no reason to keep German troops in Mali"),
    ],
)
def test_a_value_is_shown_with_its_hedge(
    small: Knowledge, name: str, figure: str, bare: str
) -> None:
    fact = small.fact(name)
    assert (wording.figure(fact), wording.bare_value(fact)) == (figure, bare)


def test_scripts_get_dates_as_iso_text(small: Knowledge) -> None:
    assert wording.figure(small.fact("withdrawal-announced"), exact_dates=True) == "2022-02-17"


def test_a_hedge_without_a_number_is_a_value() -> None:
    fact = changed("barkhane-mali-2022", value=None, hedge="several hundred")
    assert wording.figure(fact) == "several hundred troops"
    assert wording.bare_value(fact) == "several hundred"


def test_what_has_no_value_at_all_says_so() -> None:
    fact = changed("barkhane-mali-2022", value=None, hedge=None, unit=None)
    assert wording.figure(fact) == ""
    assert wording.bare_value(fact) == "as above"


def test_zero_is_a_value() -> None:
    fact = changed("barkhane-deaths", value=0)
    assert wording.figure(fact) == "0 deaths"
    assert wording.bare_value(fact) == "0"


@pytest.mark.parametrize(
    ("name", "shown", "exact"),
    [
        ("barkhane-strength-2020", "Feb 2020", "2020-02"),
        ("withdrawal-announced", "17 Feb 2022", "2022-02-17"),
        ("lambrecht-defence-minister", "8 Dec 2021 to 19 Jan 2023", "2021-12-08/2023-01-19"),
    ],
)
def test_the_time_of_a_fact_has_both_its_ends(
    small: Knowledge, name: str, shown: str, exact: str
) -> None:
    fact = small.fact(name)
    assert (wording.when(fact), wording.when(fact, exact=True)) == (shown, exact)


def test_a_period_of_one_day_is_that_day() -> None:
    fact = changed("barkhane-deaths", end="2022-02-17")
    assert wording.when(fact) == "17 Feb 2022"
    assert wording.when(fact, exact=True) == "2022-02-17"


def test_what_has_no_time_shows_none(small: Knowledge) -> None:
    assert wording.when(small.fact("barkhane-deaths")._replace(as_of=None)) == ""


@pytest.mark.parametrize(
    ("name", "sourcing"),
    [
        ("barkhane-strength-2020", "single source"),
        ("barkhane-deaths", "2 publishers"),
        ("barkhane-deaths-elsewhere", "3 publishers"),
        ("barkhane-strength-2022", "2 publishers, disputed"),
    ],
)
def test_sourcing_counts_the_publishers_that_agree(
    small: Knowledge, name: str, sourcing: str
) -> None:
    assert wording.sourcing(small.fact(name)) == sourcing


def test_one_publisher_twice_is_a_single_source() -> None:
    evidence = [{"source": "senate", "says": says, "agrees": True} for says in ("53", "53 dead")]
    assert wording.sourcing(changed("barkhane-deaths", evidence=evidence)) == "single source"


def test_a_disagreement_names_every_value_and_who_gives_it(small: Knowledge) -> None:
    fact = small.fact("barkhane-strength-2022")
    assert wording.differing(fact) == [
        ("some 4,300", ["The Gazette", "AFP"]),
        ("about 4,600", ["France 24"]),
    ]
    assert (
        wording.disagreement(fact)
        == "sources differ: some 4,300 (The Gazette, AFP), about 4,600 (France 24)"
    )


def test_a_publisher_that_differs_twice_is_named_once_for_each_value() -> None:
    evidence = [
        {"source": "senate", "says": "53", "agrees": True},
        {"source": "broadcaster", "says": "58", "agrees": False},
        {"source": "broadcaster", "says": "58", "agrees": False},
        {"source": "ministry", "says": "58", "agrees": False},
    ]
    fact = changed("barkhane-deaths", evidence=evidence)
    assert (
        wording.disagreement(fact)
        == "sources differ: 53 (French Senate), 58 (France 24, German Defence Ministry)"
    )


def test_where_nobody_agrees_only_the_others_are_named() -> None:
    evidence = [{"source": "broadcaster", "says": "58", "agrees": False}]
    fact = changed("barkhane-deaths", evidence=evidence)
    assert wording.disagreement(fact) == "sources differ: 58 (France 24)"


def test_where_all_agree_there_is_no_disagreement(small: Knowledge) -> None:
    fact = small.fact("barkhane-deaths")
    assert (wording.differing(fact), wording.disagreement(fact)) == ([], "")


def test_a_figure_computed_from_disputed_ones_says_so() -> None:
    fact = changed(
        "barkhane-deaths-elsewhere",
        derived={"formula": "barkhane-strength-2022 - barkhane-deaths", "digits": 0},
    )
    assert wording.differing(fact) == []
    assert wording.disagreement(fact) == "what it is computed from is disputed"


@pytest.mark.parametrize(
    ("source", "reference"),
    [
        ("gazette", "The Gazette, 17 Feb 2022"),
        ("agency-france", "AFP (on RTBF), Feb 2022"),
        ("senate", "French Senate, 2020"),
        ("ministry", "German Defence Ministry, undated"),
    ],
)
def test_sources_are_cited_with_their_date(small: Knowledge, source: str, reference: str) -> None:
    assert wording.reference(small.sources[source]) == reference


def test_what_a_source_gives_says_where_it_differs(small: Knowledge) -> None:
    evidence = small.fact("barkhane-strength-2022").evidence
    assert [wording.attestation(item) for item in evidence] == [
        "some 4,300",
        "4,300",
        "about 4,600 (differs)",
    ]
