"""Words of questions: cut apart, folded, stemmed, put right, and read as concepts."""

from __future__ import annotations

import pytest

from mali_facts.answer.index import Index
from mali_facts.answer.reading import read_question
from mali_facts.answer.spelling import repair
from mali_facts.answer.text import LONGEST, is_french, stem, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ménaka's base", ["menaka", "s", "base"], id="accents and possessive"),
        pytest.param("2,400 and 4 300 troops", ["2400", "and", "4300", "troops"], id="thousands"),
        pytest.param("the 53rd, on the 1er", ["the", "53", "on", "the", "1"], id="ordinals"),
        pytest.param("fifty-third", ["53"], id="tens and ones"),
        pytest.param("two thousand four hundred", ["2400"], id="thousands and hundreds in words"),
        pytest.param("some four-hundred", ["some", "400"], id="hundreds in words"),
        pytest.param("about a thousand", ["about", "1000"], id="one thousand"),
        pytest.param("deux mille quatre cents", ["2400"], id="in French"),
        pytest.param("56 pour cent", ["56", "pour", "cent"], id="no hundreds"),
        pytest.param("2022-02-17", ["17", "february", "2022"], id="ISO date"),
        pytest.param("at the end of 2021", ["at", "the", "2021"], id="part of a year"),
        pytest.param("the UN and us", ["the", "onu", "and", "us"], id="abbreviation in capitals"),
        pytest.param("U.S. and A.U.", ["usa", "and", "african", "union"], id="with full stops"),
        pytest.param("UNHCR, AUS, _EU", ["unhcr", "aus", "eu"], id="capitals within a word"),
        pytest.param("2,4000 or x,400", ["2", "4000", "or", "x", "400"], id="no thousands"),
        pytest.param("l'opération", ["l", "operation"], id="French apostrophe"),
        pytest.param("", [], id="nothing"),
        pytest.param("?!…", [], id="no word"),
    ],
)
def test_words_are_cut_apart_and_folded(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_only_the_beginning_of_an_endless_text_is_read() -> None:
    assert len("".join(words("a" * (3 * LONGEST)))) == LONGEST


@pytest.mark.parametrize("word", ["withdraw", "withdraws", "withdrawing"])
def test_inflections_have_one_stem(word: str) -> None:
    assert stem(word) == "withdraw"


@pytest.mark.parametrize(
    ("text", "french"),
    [
        ("combien de soldats sont au mali", True),
        ("how many soldiers are in mali", False),
        ("barkhane mali", False),
    ],
)
def test_french_is_told_by_its_function_words(text: str, french: bool) -> None:
    assert is_french(words(text)) is french


@pytest.mark.parametrize(
    ("question", "concept"),
    [
        ("the Bundeswehr", "@bundeswehr"),
        ("les Casques bleus", "@minusma"),
        ("IBK", "@ibk"),
        ("the French president", "@macron"),
        ("goita", "@goita"),
        ("russian mercenaries", "@wagner"),
        ("putsch", "coup"),
        ("they pulled out", "withdraw"),
        ("se retirer", "withdraw"),
        ("février", "february"),
    ],
)
def test_names_and_synonyms_are_read_as_one_concept(
    index: Index, question: str, concept: str
) -> None:
    assert concept in [term.concept for term in read_question(question, index).terms]


@pytest.mark.parametrize(
    ("question", "wants"),
    [
        ("how many soldiers are there", "count"),
        ("so when did they leave", "when"),
        ("why France left", "why"),
        ("who is Lambrecht", "who"),
        ("did Macron agree", "yesno"),
        ("combien de soldats", "count"),
        ("pourquoi la France part", "why"),
        ("takuba countries", "anything"),
        ("in May 2022, did Macron agree", "yesno"),
        ("Macron agreed, didn't he", "yesno"),
        ("with 2,400 men there, was France strongest", "yesno"),
        ("when Serval ended, was Hollande president", "yesno"),
        ("when did Serval end, was it in May", "when"),
        ("who left first, was it Canada", "who"),
        (", did Macron agree", "yesno"),
        ("Macron agreed, right?", "yesno"),
        ("so Macron agreed - true or not?", "yesno"),
        ("4 to 6 months is how long it takes, correct?", "yesno"),
        ("Macron était d'accord, n'est-ce pas ?", "yesno"),
        ("who agreed, Macron, right?", "who"),
        ("macron agreed didnt he", "yesno"),
        ("Macron agreed in May, did he not?", "yesno"),
        ("when was it", "when"),
        ("was Macron right", "yesno"),
        ("I was wondering whether Macron agreed", "yesno"),
        ("tell me if Macron agreed", "yesno"),
        ("what did he say when asked whether he agreed", "said"),
        ("in the end did Macron agree", "yesno"),
        ("in May 2022 Macron did what", "anything"),
        ("Macron pouvait-il rester", "yesno"),
        ("restaient au Mali des soldats", "anything"),
        ("pourquoi quittaient-ils le Mali", "why"),
        ("Canada was in it as well?", "yesno"),
        ("so Damiba toppled Kaboré?", "yesno"),
        ("so the soldiers at Gao?", "anything"),
        ("soldiers killed in Mali?", "anything"),
        ("Canada was in it as well", "anything"),
        ("troops in Mali?", "anything"),
        ("the Danes were sent home, date?", "anything"),
        ("he was sent home or left?", "anything"),
    ],
)
def test_what_a_question_wants(index: Index, question: str, wants: str) -> None:
    assert read_question(question, index).wants == wants


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Macron agreed, didn't he?", "macron agreed"),
        ("Macron agreed: yes or no?", "macron agreed"),
        ("Macron agreed right?", "macron agreed"),
        ("did Macron say no", "did macron say no"),
        ("Macron did not agree", "macron did not agree"),
    ],
)
def test_what_makes_a_question_of_a_statement_is_no_part_of_it(
    index: Index, question: str, said: str
) -> None:
    assert " ".join(read_question(question, index).tokens) == said


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("bundeswher", "bundeswehr"),
        ("lambrehct", "lambrecht"),
        ("mercanaries", "mercenaries"),
        ("takbua", "takuba"),
        ("barkane", "barkhane"),
        ("leter", "letter"),
        ("servel", "serval"),
        pytest.param("powr", "power", id="rather-a-letter-left-out-than-another-one"),
        pytest.param("palce", "place", id="rather-two-swapped-than-one-left-out"),
        pytest.param("erly", "early", id="but-not-the-first-two"),
        pytest.param("miltary", "military", id="long-word-without-weight"),
        pytest.param("desided", "decided", id="rather-a-word-with-weight"),
        pytest.param("soilders", "soldiers", id="two-slips"),
    ],
)
def test_a_misspelt_word_is_put_right(index: Index, wrong: str, right: str) -> None:
    assert repair(wrong, index) == right


def test_a_word_that_begins_otherwise_and_is_two_slips_away_is_not_taken_for_a_known_one(
    index: Index,
) -> None:
    assert repair("doubting", index) is None  # not ousting


@pytest.mark.parametrize("name", ["nigeria", "nigerian", "gambia", "monusco", "minusca", "ukraine"])
def test_a_name_of_something_else_is_never_taken_for_a_known_one(index: Index, name: str) -> None:
    assert repair(name, index) is None


def test_a_clause_that_everyone_can_date_is_read_as_its_date(index: Index) -> None:
    reading = read_question("who was defence minister when the pull-out was announced", index)
    assert reading.years == ("2022",)
    assert reading.months == ("february",)
