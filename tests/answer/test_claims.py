"""Figures and years that yes-or-no questions assert."""

from __future__ import annotations

import re

import pytest

from mali_facts import Knowledge
from mali_facts.answer.ask import ask
from mali_facts.answer.claims import borne_out, claim_of
from mali_facts.answer.index import Index
from mali_facts.answer.reading import read_question
from mali_facts.answer.text import own_question

NO_DATE = (None, None, None)


@pytest.mark.parametrize(
    ("question", "figure", "date", "rest"),
    [
        ("Does Takuba have 40 nations?", 40, NO_DATE, "does takuba have nations"),
        (
            "are there more than 2,000 Germans in Mali",
            2000,
            NO_DATE,
            "are there more than germans in mali",
        ),
        ("were there twelve nations in Takuba", 12, NO_DATE, "were there nations in takuba"),
        ("were there four hundred men", 400, NO_DATE, "were there men"),
        ("did 48 French soldiers die in 2022", 48, NO_DATE, "did french soldiers die in 2022"),
        ("could Germany send two thousand men", 2000, NO_DATE, "could germany send men"),
        ("did hundreds of Swedes stay", 100, NO_DATE, "did of swedes stay"),
        ("were there a few thousand men", 1000, NO_DATE, "were there a men"),
        ("y a-t-il plusieurs centaines de soldats", 100, NO_DATE, "y a t il plusieurs de soldats"),
        ("did Serval start in 2015", None, (2015, None, None), "did serval start in"),
        ("did Serval start on 4 May 2015", None, (2015, 5, 4), "did serval start on"),
        ("did Serval start on May 4th", None, (None, 5, 4), "did serval start on"),
        ("was it announced on 2022-02-18", None, (2022, 2, 18), "was it announced on"),
    ],
)
def test_a_claim_is_the_one_figure_or_date(
    index: Index, question: str, figure: int | None, date: tuple[int | None, ...], rest: str
) -> None:
    claim = claim_of(read_question(question, index))
    assert claim is not None
    assert (claim.figure, claim.date, claim.rest) == (figure, date, rest)


@pytest.mark.parametrize(
    "question",
    [
        "how many nations were in Takuba, 40?",  # no yes-or-no question
        "does Takuba have many nations",
        "did 48 of 53 die in Mali",  # two figures
        "were there tens of thousands of Germans",
        "did hundreds of them die in 48 hours",
        "were there at least 2,000 Germans in Mali",
        "were there no more than 2,000 Germans in Mali",
        "were there up to 2,000 Germans in Mali",
        "did it last from 2013 to 2022",  # two dates
        "was it over by May 2022",
        "was it done in between May 2022",
        "has it been so since May 2022",
        "were there not 2,000 Germans in Mali",
        "were there at most 2,000 Germans in Mali",
        "was it over before New Year 2022",
        "was it over within six months",
        "was it still on in May 2022",
        "is it four million strong",
        "was Operation Serval of 2013 replaced by Barkhane",  # which one, not when
        "is it false that Takuba had 40 nations",
    ],
)
def test_what_asserts_no_one_figure_is_no_claim(index: Index, question: str) -> None:
    assert claim_of(read_question(question, index)) is None


@pytest.mark.parametrize(
    ("question", "fact", "borne"),
    [
        ("does Takuba have 40 nations", "takuba-nations", False),
        ("does Takuba have 14 nations", "takuba-nations", True),
        ("does Takuba have more than 10 nations", "takuba-nations", True),
        ("does Takuba have over 20 nations", "takuba-nations", False),
        ("are there more than 1,000 Germans in Mali", "bundeswehr-mali-total", True),
        ("are there 3,000 Germans in Mali", "bundeswehr-mali-total", False),
        ("did MINUSMA lose more than 300 people", "minusma-deaths-final", True),
        ("did MINUSMA lose 300 helicopters", "minusma-hostile-deaths-july-2022", False),
        ("does Takuba have about 18 nations", "takuba-nations", None),
        ("does Takuba have 18 nations", "takuba-nations", False),
        ("does Takuba have about 30 nations", "takuba-nations", False),
        ("does Takuba have fewer than 14 nations", "takuba-nations", None),
        ("does Takuba have 8 nations", "takuba-nations", None),  # another source says so
        ("does Takuba have hundreds of nations", "takuba-nations", False),
        ("did hundreds of French soldiers die", "barkhane-deaths-total", False),
        ("are there thousands of soldiers in Mali", "barkhane-troops-mali", True),
        ("are there hundreds of soldiers in Mali", "barkhane-troops-mali", None),
        ("are there thousands of Wagner fighters", "wagner-strength-feb-2022", None),  # one
        ("did Wagner have 5,000 men", "wagner-strength-feb-2022", False),
        ("is the G5 force 10,000 strong", "g5-joint-force-strength", False),
        ("was it 10,000", "g5-joint-force-strength", False),
        ("was it 10,000", "transition-24-months", None),  # a date
        ("was Mali independent in 1975", "mali-independence-1960", False),
        ("was Mali independent in 1960", "mali-independence-1960", True),
        ("was Mali independent before 1975", "mali-independence-1960", True),
        ("est-ce que le Mali est indépendant après 1975", "mali-independence-1960", False),
        ("was Mali independent with 12 people", "mali-independence-1960", None),
        ("did France have 2,400 troops in Takuba in 2015", "takuba-european-special-forces", None),
        ("did France have troops in Mali in 2015", "barkhane-troops-mali", None),  # lasts longer
        ("did Takuba end in August 2022", "takuba-end", None),  # another source says so
        ("did Takuba end in September 2022", "takuba-end", False),
        ("did Takuba end on 29 June 2022", "takuba-end", False),
        ("did Takuba end in June 2022", "takuba-end", True),
        ("did Takuba end before May 2022", "takuba-end", False),
        ("did Takuba end after May 2022", "takuba-end", True),
        ("did Takuba end after May", "takuba-end", None),
        ("did Takuba end on 6 June 2022", "takuba-end", False),  # a day with the month's number
        ("was Gao handed over in 2021", "gao-handover", False),
        ("are there 10,000 Wagner fighters", "wagner-strength-feb-2022", False),
        ("did Barkhane last longer than ten years", "barkhane-duration", False),
        ("was Barkhane shorter than ten years", "barkhane-duration", True),
        ("did Barkhane last six months", "barkhane-duration", False),
        ("did the embargo last 25 weeks", "ecowas-sanctions-duration", True),
        ("were over 700 of MINUSMA hurt", "minusma-deaths-final", None),  # it says so elsewhere
        ("did it start two days before Christmas", "partners-condemn-wagner-deployment", None),
        ("did he decree 36 months", "transition-24-months", False),
        ("did he decree 24 months", "transition-24-months", None),
        ("did he decree over 36 months", "transition-24-months", None),
        ("did he decree 4 years", "transition-24-months", None),
        ("was Meyer given 48 hours", "french-ambassador-expelled", False),
        ("did he decree 2 years", "transition-24-months", True),
        ("was Meyer given 3 days", "french-ambassador-expelled", True),
        ("would it take 5 months", "withdrawal-duration-announced", None),  # four to six
        ("would it take 20 weeks", "withdrawal-duration-announced", None),
        ("would it take 3 months", "withdrawal-duration-announced", False),
        ("did France have troops in 5 countries", "barkhane-troops-mali", None),
        ("did 70 soldiers die in Mali", "french-deaths-mali-share", None),
        ("did 70 percent die in Mali", "french-deaths-mali-share", False),
        ("does Takuba have 17 nations", "takuba-nations", False),  # 17 is a day of its date
    ],
)
def test_the_value_of_a_fact_decides(
    base: Knowledge, index: Index, question: str, fact: str, *, borne: bool | None
) -> None:
    claim = claim_of(read_question(question, index))
    assert claim is not None
    assert borne_out(claim, base.fact(fact), index.lexicon) is borne


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("Does Takuba consist of 40 nations?", "takuba-nations"),
        ("Was the G5 Sahel Joint Force planned to be 10,000 strong?", "g5-joint-force-strength"),
        ("Did the junta want to stay in power until 2030?", "mali-proposed-power-until-2025"),
        ("Did Mali become independent in 1975?", "mali-independence-1960"),
        ("Did Takuba carry on until September 2022?", "takuba-end"),
        ("Is it true that 90 French soldiers died in the Sahel?", "barkhane-deaths-total"),
    ],
)
def test_a_wrong_figure_in_a_yes_or_no_question_is_denied(
    base: Knowledge, index: Index, question: str, fact: str
) -> None:
    outcome = ask(question, base, index)
    assert outcome.answer is not None
    assert outcome.answer.text == f"No: {base.fact(fact).text}"
    assert [part.reading.question for part in outcome.parts] == [question]


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("did Macron say the withdrawal would take 5 months", "withdrawal-duration-announced"),
        ("were there hundreds of Wagner men in Mali", "wagner-strength-feb-2022"),
    ],
)
def test_what_is_neither_right_nor_wrong_gets_the_fact_alone(
    base: Knowledge, index: Index, question: str, fact: str
) -> None:
    answer = ask(question, base, index).answer
    assert answer is not None
    assert answer.text == base.fact(fact).text


@pytest.mark.parametrize(
    "question",
    [
        "Did Germany have 1,400 soldiers in Mali in 2015?",
        "Did 5,000 Swiss soldiers leave Mali?",
        "Did Italy lose 40 soldiers in Peru?",
    ],
)
def test_a_figure_is_not_denied_where_the_rest_is_not_known(
    base: Knowledge, index: Index, question: str
) -> None:
    assert ask(question, base, index).answer is None


def test_no_fact_contradicts_the_answer_that_it_gives_itself(base: Knowledge, index: Index) -> None:
    contradicted = []
    for fact in base.facts:
        for own in fact.asks:
            given, question = own_question(own)
            answer = ask(question, base, index).answer if given else None
            if answer is not None and answer.facts == (fact,):
                other = "No: " if given == "yes" else "Yes: "
                contradicted += [own] if answer.text.startswith(other) else []
    assert contradicted == []


def test_another_figure_makes_no_yes(base: Knowledge, index: Index) -> None:
    wrong = []
    for fact in base.facts:
        for own in fact.asks:
            given, question = own_question(own)
            figure = re.search(r"(?<![\w,.])\d{1,3}(?![\d,.])", question)
            if given != "yes" or figure is None:
                continue
            other = int(figure[0]) + 3
            changed = question.replace(figure[0], str(other), 1)
            claim = claim_of(read_question(changed, index))
            if claim and claim.bound and isinstance(fact.value, int) and fact.value > other:
                continue  # more than 43 where it is 48
            answer = ask(changed, base, index).answer
            if answer is not None and answer.text.startswith("Yes") and answer.facts == (fact,):
                wrong.append(changed)
    assert len(wrong) <= 4, wrong  # of some 170
