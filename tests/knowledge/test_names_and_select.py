"""Names as people type them, near misses, and the choice of facts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import find, knowledge, small_base

from mali_facts.errors import UnknownName
from mali_facts.knowledge.model import Knowledge
from mali_facts.knowledge.names import LONGEST, fold, key, near
from mali_facts.knowledge.select import (
    Filter,
    by_time,
    find_actors,
    find_fact,
    find_places,
    find_topic,
    select,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("MENAKA", "menaka"),
        ("Ménaka", "menaka"),
        ("Me\u0301naka", "menaka"),
        ("Œuvre", "oeuvre"),
        ("Straße", "strasse"),
        ("Søren Łódź", "soren lodz"),
        ("d’Ivoire", "d'ivoire"),
        ("Ｍａｌｉ", "mali"),
        ("мали", "мали"),
    ],
)
def test_text_is_folded_for_comparison(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("The Sahel", "sahel"),
        ("the", "the"),
        ("U.N.", "un"),
        ("Côte d’Ivoire", "cote d ivoire"),
        ("Guinea-Bissau", "guinea bissau"),
        ("  two   words ", "two words"),
        ("x" * 500, "x" * LONGEST),
        ("", ""),
    ],
)
def test_names_are_looked_up_without_case_accents_and_punctuation(name: str, wanted: str) -> None:
    assert key(name) == wanted


@settings(deadline=None, max_examples=100)
@given(st.text())
def test_a_folded_text_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("name", "close"),
    [
        ("menaca", ["Ménaka"]),
        ("gerany", ["Germany"]),
        ("nig", ["Niger"]),
        ("ni", []),
        ("zzz", []),
        ("", []),
    ],
)
def test_near_names_are_suggested(name: str, close: list[str]) -> None:
    assert near(name, ["Ménaka", "Germany", "Niger"]) == close


def test_no_more_near_names_than_wanted() -> None:
    names = ["bases", "based", "baser", "basel"]
    assert near("base", names, most=2) == near("base", names)[:2]
    assert len(near("base", names)) == 3


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("France", "france"),
        ("french", "france"),
        ("PARIS", "france"),
        ("operation barkhane", "barkhane"),
        ("Operation Barkhane", "barkhane"),
        ("the German", "germany"),
        ("lambrecht", "lambrecht"),
    ],
)
def test_an_actor_is_found_by_any_of_its_names(small: Knowledge, name: str, actor: str) -> None:
    assert find_actors(small, [name]) == {actor}


def test_a_place_is_found_without_its_accents(small: Knowledge) -> None:
    assert find_places(small, ["menaka", "MÉNAKA", "malian"]) == {"menaka", "mali"}


def test_an_unknown_name_is_never_the_nearest_one(small: Knowledge) -> None:
    with pytest.raises(UnknownName) as caught:
        find_places(small, ["Nigeria"])
    assert caught.value.lines == ['no place called "Nigeria"; did you mean Niger?']


def test_one_unknown_name_among_known_ones_is_refused(small: Knowledge) -> None:
    with pytest.raises(UnknownName) as caught:
        find_actors(small, ["France", "Atlantis"])
    assert caught.value.lines == ['no actor called "Atlantis"']


def test_a_long_unknown_name_is_shown_shortened(small: Knowledge) -> None:
    with pytest.raises(UnknownName) as caught:
        find_actors(small, ["q" * 500])
    assert caught.value.lines == [f'no actor called "{"q" * 79}…"']


def test_a_fact_is_found_by_its_id(small: Knowledge) -> None:
    assert find_fact(small, "barkhane-deaths").value == 53


def test_an_unknown_id_is_answered_with_the_nearest_ones(small: Knowledge) -> None:
    with pytest.raises(UnknownName) as caught:
        find_fact(small, "menaka-handed-ovr")
    assert caught.value.lines == [
        'no fact called "menaka-handed-ovr"; did you mean menaka-handed-over?'
    ]


def test_a_topic_is_found_in_any_case_and_else_all_are_named(small: Knowledge) -> None:
    assert find_topic(small, "force", "LOSSES") == "losses"
    with pytest.raises(UnknownName) as caught:
        find_topic(small, "position", "xyz")
    assert caught.value.lines == ['no topic called "xyz"; did you mean office or staying?']


FORCES = [
    "barkhane-strength-2020",
    "barkhane-deaths",
    "barkhane-deaths-mali",
    "barkhane-deaths-elsewhere",
    "barkhane-mali-2022",
    "barkhane-strength-2022",
]


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        pytest.param(Filter(kind="force"), FORCES, id="kind"),
        pytest.param(
            Filter(kind="date"), ["withdrawal-announced", "menaka-handed-over"], id="dates"
        ),
        pytest.param(
            Filter(actors=frozenset({"barkhane"})),
            [*FORCES, "withdrawal-announced", "menaka-handed-over"],
            id="actor-or-about",
        ),
        pytest.param(
            Filter(actors=frozenset({"france"})),
            [*FORCES, "withdrawal-announced", "menaka-handed-over", "lambrecht-no-reason-to-stay"],
            id="actor-with-its-members",
        ),
        pytest.param(
            Filter(actors=frozenset({"germany"})),
            ["lambrecht-defence-minister", "lambrecht-no-reason-to-stay"],
            id="people-of-a-state",
        ),
        pytest.param(
            Filter(places=frozenset({"mali"})),
            [
                "barkhane-deaths-mali",
                "barkhane-mali-2022",
                "withdrawal-announced",
                "menaka-handed-over",
                "lambrecht-no-reason-to-stay",
            ],
            id="place-with-what-lies-in-it",
        ),
        pytest.param(Filter(places=frozenset({"menaka"})), ["menaka-handed-over"], id="town"),
        pytest.param(Filter(places=frozenset({"niger"})), [], id="place-without-facts"),
        pytest.param(
            Filter(topic="Strength"),
            ["barkhane-strength-2020", "barkhane-strength-2022"],
            id="topic-in-any-case",
        ),
        pytest.param(Filter(disputed=True), ["barkhane-strength-2022"], id="disputed"),
        pytest.param(Filter(offices=True), ["lambrecht-defence-minister"], id="offices"),
        pytest.param(
            Filter(kind="position", offices=False), ["lambrecht-no-reason-to-stay"], id="stands"
        ),
        pytest.param(
            Filter(since="2022-06"),
            ["menaka-handed-over", "lambrecht-defence-minister"],
            id="since-keeps-what-lasts",
        ),
        pytest.param(Filter(until="2020"), ["barkhane-strength-2020"], id="until"),
        pytest.param(
            Filter(since="2022-02-16", until="2022-02-16"),
            ["lambrecht-defence-minister"],
            id="on-a-day",
        ),
        pytest.param(Filter(since="2024"), [], id="after-everything"),
    ],
)
def test_facts_are_chosen(small: Knowledge, wanted: Filter, ids: list[str]) -> None:
    assert [fact.id for fact in select(small, wanted)] == ids


def test_an_office_without_an_end_is_still_held() -> None:
    raw = small_base()
    del find(raw, "lambrecht-defence-minister")["end"]
    found = select(knowledge(raw), Filter(since="2030"))
    assert [fact.id for fact in found] == ["lambrecht-defence-minister"]


def test_facts_by_time_begin_with_the_oldest_and_keep_their_order(small: Knowledge) -> None:
    assert [(fact.start, fact.id) for fact in by_time(small.facts)][:3] == [
        ("2020-02", "barkhane-strength-2020"),
        ("2021-12-08", "lambrecht-defence-minister"),
        ("2022-02-15", "lambrecht-no-reason-to-stay"),
    ]


def test_a_month_comes_before_its_days_and_no_date_last() -> None:
    raw = small_base()
    find(raw, "barkhane-deaths")["as_of"] = "2022-02"
    facts = list(knowledge(raw).facts)
    facts.append(facts[0]._replace(id="undated", as_of=None))
    ordered = [fact.id for fact in by_time(reversed(facts))]
    assert ordered.index("barkhane-deaths") < ordered.index("barkhane-deaths-mali")
    assert ordered[-1] == "undated"
