"""What the words of a question speak for: finding lines, chances, and facts that come and go."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mali_facts import Knowledge, load
from mali_facts.answer.ask import ask as put
from mali_facts.answer.associations import Associations, evidence
from mali_facts.answer.index import Index
from mali_facts.answer.opening import open_index
from mali_facts.answer.ranking import CERTAIN, rank
from mali_facts.answer.reading import read_question
from mali_facts.answer.rows import numbers_in
from mali_facts.answer.text import own_question
from mali_facts.knowledge.records import Records

LINES = (
    b"gao-fact kidal-fact gone ?none\n=count\t0:10 3:-5\n~gao\t0:30\n~kidal\t1:30 2:20\n~moon\t3:40"
)


def test_words_speak_for_the_fact_that_they_were_learned_with(index: Index) -> None:
    learned = Associations(LINES, ["gao-fact", "kidal-fact"])
    gao = learned.pull(evidence(read_question("how many at gao", index)))
    assert gao.chance(0) > max(gao.chance(1), gao.none)
    moon = learned.pull(evidence(read_question("moon", index)))
    assert moon.none > max(moon.chance(0), moon.chance(1))


@pytest.mark.parametrize("question", ["how many at gao", "kidal", "", "words that nobody learned"])
def test_the_chances_of_all_facts_and_of_none_are_one(index: Index, question: str) -> None:
    pull = Associations(LINES, ["gao-fact", "kidal-fact"]).pull(
        evidence(read_question(question, index))
    )
    assert sum(map(math.exp, (pull.chance(0), pull.chance(1), pull.none))) == pytest.approx(1)


def test_a_fact_that_was_taken_out_of_the_base_is_passed_over(index: Index) -> None:
    kidal = evidence(read_question("kidal", index))
    pull = Associations(LINES, ["kidal-fact", "new-fact"]).pull(kidal)
    assert pull.chance(0) > pull.chance(1)
    assert len(pull.numbers) == 3  # the last is for none


@given(st.dictionaries(st.text("abz é~", min_size=1), st.integers(0, 9), min_size=1))
def test_every_line_is_found_wherever_it_stands(lines: dict[str, int]) -> None:
    for name, weight in lines.items():
        rows = sorted(
            f"{key}\t0:{value}".encode() for key, value in {**lines, name: weight}.items()
        )
        learned = Associations(b"\n".join([b"fact ?none", *rows]), ["fact"])
        assert numbers_in(learned.row(name), 2).tolist() == [weight, 0]
    assert learned.row("not there") == 0


def test_a_question_that_a_fact_lists_word_for_word_gets_that_fact(index: Index) -> None:
    base = load()
    listed = [(own_question(ask)[1], fact.id) for fact in base.facts for ask in fact.asks]
    for question, name in listed[::40]:
        ranking = rank(read_question(question, index), index)
        best = ranking.candidates[0]
        assert base.facts[best.number].id == name, question
        assert best.measures.association == pytest.approx(math.log(CERTAIN))
        assert ranking.none is not None
        chances = (ranking.none, *(c.measures.association for c in ranking.candidates))
        assert sum(map(math.exp, chances)) <= 1.001


def test_a_fact_that_was_added_since_is_found_by_its_own_questions() -> None:
    old = load()
    with open(old.file, encoding="utf-8") as stream:
        raw = json.load(stream)
    added = {**raw["facts"][0], "id": "new-fact", "asks": ["which camel carried the flag"]}
    raw["facts"].append(added)
    base = Knowledge(Records(raw), old.file, json.dumps(raw), bundled=True)
    outcome = put("Which camel carried the flag?", base, open_index(base))
    assert outcome.answer is not None
    assert [fact.id for fact in outcome.answer.facts] == ["new-fact"]


def test_a_bundled_base_of_one_fact_answers_and_refuses() -> None:
    old = load()
    with open(old.file, encoding="utf-8") as stream:
        raw = json.load(stream)
    raw["facts"] = [fact for fact in raw["facts"] if fact["id"] == "gao-handover"]
    base = Knowledge(Records(raw), old.file, json.dumps(raw), bundled=True)
    index = open_index(base)
    assert put("when was Gao handed over", base, index).answer is not None
    assert put("zxcv", base, index).closest == ()
