"""Yes and no: what words speak for, what a fact has not got, and what is not said at all."""

from __future__ import annotations

import pytest

from mali_facts import Knowledge
from mali_facts.answer.ask import ask
from mali_facts.answer.index import Index
from mali_facts.answer.reading import read_question
from mali_facts.answer.verdicts import Held, evidence_of, held_by
from mali_facts.answer.yes_no import MEASURES, measures


def strange(index: Index, question: str, *held: str) -> set[str]:
    """The evidence of a question that is strange to a fact which holds this."""
    found = evidence_of(read_question(question, index), Held(frozenset(held)))
    assert all(found[name[1:]] == share for name, share in found.items() if name[0] == "!")
    return {name[1:] for name in found if name[0] == "!"}


def test_what_a_fact_has_not_got_is_another_piece_of_evidence(index: Index) -> None:
    assert {"@chad", "~chad"} <= strange(index, "was it in Chad")
    assert strange(index, "was it in Chad", "@chad", "~chad").isdisjoint({"@chad", "~chad"})


def test_what_is_wanted_is_never_strange(index: Index) -> None:
    assert "=yesno" not in strange(index, "was it in Chad")


@pytest.mark.parametrize(
    ("held", "known"),
    [((), False), (("~hand",), False), (("~over",), False), (("~hand", "~over"), True)],
)
def test_two_words_side_by_side_are_strange_unless_the_fact_has_both(
    index: Index, held: tuple[str, ...], known: bool
) -> None:
    assert ("~hand over" in strange(index, "did they hand over", *held)) is not known


@pytest.mark.parametrize(
    ("question", "with_yes", "with_no"),
    [
        ("is it leaving", "canada-joins-withdrawal", "macron-sabre-stays-burkina"),
        ("did they accept it", "bazoum-accepts-forces", "ecowas-sanctions-on-mali"),
    ],
)
def test_words_speak_for_yes_with_one_fact_and_for_no_with_another(
    base: Knowledge, index: Index, question: str, with_yes: str, with_no: str
) -> None:
    reading = read_question(question, index)
    assert index.verdicts is not None
    leanings = [
        index.verdicts.logits(
            evidence_of(reading, held_by(base.fact(name), index.lexicon)), [base.ids.index(name)]
        )[0]
        for name in (with_yes, with_no)
    ]
    assert leanings[0] > 0 > leanings[1]


def test_a_fact_holds_what_it_says_and_what_it_names(base: Knowledge, index: Index) -> None:
    held = held_by(base.fact("menaka-handover"), index.lexicon)
    assert {"@menaka", "@malian-army", "~menaka"} <= held.pieces
    assert "@chad" not in held.pieces


@pytest.mark.parametrize(
    ("question", "fact", "signs"),
    [
        (
            "did Damiba topple Kaboré",
            "burkina-coup-january-2022",
            {"&doer", "&doer active", "&ordered", "&ordered active", "&denies 0 0"},
        ),
        (
            "was Kaboré toppled by Damiba",
            "burkina-coup-january-2022",
            {"&other", "&other passive", "&reversed", "&reversed passive", "&denies 0 0"},
        ),
        ("did Damiba not resign", "damiba-resigns", {"&doer", "&doer active", "&denies 1 0"}),
        (
            "did Chad give Damiba 300 horses in April",
            "damiba-resigns",
            {"&other", "&other active", "&denies 0 0", "&!name", "&!figure", "&!month"},
        ),
    ],
)
def test_signs_tell_what_a_question_makes_of_a_fact(
    base: Knowledge, index: Index, question: str, fact: str, signs: set[str]
) -> None:
    held = held_by(base.fact(fact), index.lexicon)
    found = evidence_of(read_question(question, index), held)
    assert {n for n in found if n[0] == "&" and not n.startswith("&!words")} == signs


@pytest.mark.parametrize(
    ("question", "count"), [("did Damiba resign", 0), ("did Damiba eat ten green apples", 3)]
)
def test_strange_words_are_counted(
    base: Knowledge, index: Index, question: str, count: int
) -> None:
    held = held_by(base.fact("damiba-resigns"), index.lexicon)
    found = evidence_of(read_question(question, index), held)
    assert [name for name in found if name.startswith("&!words")] == [f"&!words {count}"]


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
        ("did Niger demand it on 16 June 2023", "mali-demands-minusma-exit", "names", 1),
        ("did Mali demand it on 16 June 2023", "mali-demands-minusma-exit", "names", 0),
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
    found = measures(read_question(question, index), base.ids.index(fact), base, index)
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


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("did MINUSMA lose more than 300 people by its end", "Yes: When it closed"),
        ("are fewer than twenty European nations in Takuba", "Yes: At the withdrawal"),
        ("did Wagner have more than 300 men in Russia in February 2022", "In mid-"),  # in Mali
    ],
)
def test_a_figure_that_is_borne_out_makes_a_yes_where_nothing_else_is_asserted(
    base: Knowledge, index: Index, question: str, begins: str
) -> None:
    answer = ask(question, base, index, min_confidence=0.0).answer
    assert answer is not None
    assert answer.text.startswith(begins)
