"""The index of a base of one's own, beside the one that is made with the package."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

import growth
import pytest
from support import find, knowledge, small_base

from mali_facts import Knowledge, load
from mali_facts.answer.ask import ask as put
from mali_facts.answer.index import LEVELS, Index
from mali_facts.answer.opening import open_index
from mali_facts.answer.ranking import MOST_TIED
from mali_facts.answer.search import search
from mali_facts.answer.tables import index_tables
from mali_facts.answer.wording_index import WordingIndex
from mali_facts.knowledge.load import bundled_file

FACTS = 400


@pytest.fixture(scope="module")
def large() -> Knowledge:
    """A base of so many facts."""
    return knowledge(growth.base(FACTS))


def having(raw: dict[str, Any], concept: str) -> dict[str, float]:
    """The facts of a base that have a concept, with how fully."""
    base = knowledge(raw)
    return {base.ids[n]: level for n, level in WordingIndex(base).having(concept).items()}


def test_only_a_base_of_ones_own_is_looked_up_so(large: Knowledge) -> None:
    assert isinstance(open_index(large), WordingIndex)
    assert not isinstance(open_index(load()), WordingIndex)
    assert isinstance(open_index(load(bundled_file())), WordingIndex)


@pytest.mark.parametrize("file", [None, "large"], ids=["bundled", "large"])
def test_what_the_facts_own_questions_hold_is_found(file: str | None, large: Knowledge) -> None:
    base = large if file else load()
    whole, by_words = Index(index_tables(base)), WordingIndex(base)
    missed = {
        concept
        for number, fact in enumerate(base.facts)
        for own, ask in zip(whole.own_questions(number), fact.asks, strict=True)
        if not (own.answer == "no" and any(map(str.isdigit, ask)))
        for concept in own.concepts
        if by_words.having(concept).get(number) != LEVELS[0]
    }
    # Two words for one number (`fifty-three`) are one only where all is read.
    assert all(concept.isdecimal() and int(concept) > 20 for concept in missed)


def test_every_question_of_a_fact_is_answered_with_it(large: Knowledge) -> None:
    index = open_index(large)
    for fact in large.facts[::20]:
        for question in fact.asks:
            answer = put(question, large, index).answer
            assert answer is not None
            assert answer.facts == (fact,)
        assert search(fact.subject, large, index)[0].fact == fact


@pytest.mark.parametrize(
    ("field", "text", "concept"),
    [
        ("note", "A note on the drones.", "drone"),
        ("note", "Soldats et véhicules.", "troops"),  # by the French stem of `soldat`
        ("note", "It had 12,500 boats.", "12500"),
        ("note", "On the 17th all was over.", "17"),
        ("note", "Seventeen of them.", "17"),
        ("note", "They mean to pull out soon.", "leave"),
        ("note", "It began in March.", "march"),
        ("note", "The U.S., the UN and others.", "onu"),
        ("note", "Tübingen is a town.", "tubingen"),
    ],
)
def test_a_word_is_found_whatever_its_form(field: str, text: str, concept: str) -> None:
    raw = small_base()
    raw["language"]["synonyms"]["troops"].append("soldat")
    raw["facts"][0][field] = text
    assert having(raw, concept).get(raw["facts"][0]["id"], 0.0) > 0


@pytest.mark.parametrize("text", ["They pull him out of there.", "They pull and go out."])
def test_a_phrase_with_a_common_word_is_found_only_as_it_stands(text: str) -> None:
    raw = small_base()
    raw["language"]["ignored"] += ["out", "and", "him"]
    raw["facts"][0]["note"] = text
    raw["facts"][0]["asks"] = []
    held = having(raw, "leave").get(raw["facts"][0]["id"])
    raw["facts"][0]["note"] = "They pull out."
    assert having(raw, "leave").get(raw["facts"][0]["id"]) is not None
    assert held != LEVELS[2]


def test_the_figures_of_a_denied_question_are_not_the_facts() -> None:
    raw = small_base()
    raw["facts"][0]["asks"] = ["no: were there 7,777 flutes", "yes: were there 8,888 flutes"]
    base = knowledge(raw)
    for index in (WordingIndex(base), Index(index_tables(base))):
        assert set(index.having("flute")) == {0}
        assert set(index.having("8888")) == {0}
        assert set(index.having("7777")) == set()


def test_a_question_that_facts_list_is_found_word_for_word() -> None:
    raw = small_base()
    raw["facts"][0]["asks"] = ["no: were there 7,777 flutes?", "Who plays in Ménaka?"]
    raw["facts"][2]["asks"] = ["who plays in Ménaka"]
    base = knowledge(raw)
    for index in (WordingIndex(base), Index(index_tables(base))):
        assert index.listed("Were there 7,777 flutes") == [0]
        assert index.listed("WHO PLAYS IN MÉNAKA?!") == [0, 2]
        assert index.listed("who plays") == []
        assert index.listed("") == []


def test_how_fully_depends_on_where_it_stands() -> None:
    raw = small_base()
    first = raw["facts"][0]
    found = []
    for field in ("asks", "topic", "note"):
        changed = small_base()
        value = "xylophone"
        find(changed, first["id"])[field] = [value] if field == "asks" else value
        found.append(having(changed, "xylophon")[first["id"]])
    assert tuple(found) == LEVELS


@pytest.mark.parametrize(
    ("topic", "end", "text", "years"),
    [
        ("office", "2016-05", "He led it.", {"2013", "2014", "2015", "2016"}),
        ("office", None, "He led it, and so in 2015.", {"2013", "2014", "2015"}),
        ("office", None, "He leads it.", {"2013"}),
        ("size", "2016-05", "He led it.", {"2013", "2016"}),
    ],
)
def test_every_year_of_an_office_is_the_facts(
    topic: str, end: str | None, text: str, years: set[str]
) -> None:
    raw = small_base()
    fact = next(fact for fact in raw["facts"] if fact["kind"] == "position")
    fact.update(topic=topic, as_of="2013-02", end=end, text=text, asks=[], note=None)
    base = knowledge(raw)
    number = base.ids.index(fact["id"])
    for index in (WordingIndex(base), Index(index_tables(base))):
        assert {str(y) for y in range(2010, 2020) if number in index.having(str(y))} == years


def test_a_name_is_found_where_a_fact_has_it_without_saying_it() -> None:
    raw = small_base()
    fact = next(f for f in raw["facts"] if f.get("place"))
    fact.update(subject="It", asks=[])
    assert having(raw, f"@{fact['place']}")[fact["id"]] == LEVELS[1]
    assert having(raw, f"@{fact['actor']}")[fact["id"]] == LEVELS[0]


def test_a_question_builds_no_more_facts_than_it_measures() -> None:
    base = knowledge(growth.base(FACTS))
    with patch.object(base._facts, "_build", wraps=base._facts._build) as built:  # noqa: SLF001
        assert put(growth.base(FACTS)["facts"][9]["asks"][0], base, open_index(base)).answer
    assert 0 < built.call_count <= MOST_TIED < FACTS
