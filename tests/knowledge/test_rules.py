"""What facts must not say of each other: each rule has a base that breaks it and no other."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from support import find, knowledge, small_base

from mali_facts.knowledge.model import Knowledge
from mali_facts.knowledge.rules import RULES, rule_problems

Change = Callable[[dict[str, Any]], object]

MINISTER = "lambrecht-defence-minister"
STRENGTH = "barkhane-strength-2022"


def fact(name: str, **fields: Any) -> Change:
    return lambda raw: find(raw, name).update(fields)


def another(name: str, new: str, **fields: Any) -> Change:
    """Add a copy of a fact under another id, without the questions that it answers."""

    def change(raw: dict[str, Any]) -> None:
        raw["facts"].append({**copy.deepcopy(find(raw, name)), "id": new, "asks": [], **fields})

    return change


def successor(start: str, **fields: Any) -> Change:
    """Give the minister's office to another person from a day on."""
    text = f"Boris Pistorius took the ministry over on {start}."
    return another(MINISTER, "next", actor="france", as_of=start, end=None, text=text, **fields)


def evidence(name: str, number: int = 0, **fields: Any) -> Change:
    return lambda raw: find(raw, name)["evidence"][number].update(fields)


def both(*changes: Change) -> Change:
    def change(raw: dict[str, Any]) -> None:
        for each in changes:
            each(raw)

    return change


BROKEN = [
    pytest.param(
        fact(MINISTER, end="2021-12-07"),
        "end-before-start",
        "$.facts[8].end",
        "lambrecht-defence-minister ends on 2021-12-07, before its start on 2021-12-08",
        id="end-before-start",
    ),
    pytest.param(
        both(
            fact("barkhane-deaths-mali", value=54, text="54 had died in Mali."),
            evidence("barkhane-deaths-mali", says="of these"),
        ),
        "part-exceeds-whole",
        "$.facts[2].value",
        "barkhane-deaths-mali is 54, more than the 53 of barkhane-deaths that contains it",
        id="part-exceeds-whole",
    ),
    pytest.param(
        successor("2023-01-10"),
        "office-held-twice",
        "$.facts[10]",
        "next begins on 2023-01-10 while lambrecht-defence-minister still holds the office of"
        " Defence Minister of Germany",
        id="office-held-twice",
    ),
    pytest.param(
        fact("barkhane-strength-2020", as_of="2014-07-31"),
        "outside-life",
        "$.facts[0]",
        "barkhane-strength-2020 is of 2014-07-31, but Operation Barkhane existed from"
        " 2014-08-01 to 2022-11-09",
        id="before-its-life",
    ),
    pytest.param(
        fact("menaka-handed-over", value="2022-12"),
        "outside-life",
        "$.facts[7]",
        "menaka-handed-over is of 2022-12, but Operation Barkhane existed from 2014-08-01"
        " to 2022-11-09",
        id="after-its-life",
    ),
    pytest.param(
        evidence(MINISTER, 1, source="senate"),
        "unused-source",
        "$.sources[3]",
        "no fact rests on ministry",
        id="unused-source",
    ),
    pytest.param(
        lambda raw: find(raw, "germany", "actors")["aliases"].append("opération BARKHANE"),
        "ambiguous-alias",
        "$.actors[2]",
        '"operation barkhane" is a name of germany and of barkhane',
        id="ambiguous-actor",
    ),
    pytest.param(
        lambda raw: find(raw, "menaka", "places")["aliases"].append("the Niger"),
        "ambiguous-alias",
        "$.places[3]",
        '"niger" is a name of niger and of menaka',
        id="ambiguous-place",
    ),
    pytest.param(
        another("menaka-handed-over", "menaka-again"),
        "near-duplicate",
        "$.facts[10]",
        "menaka-again says nearly the same as menaka-handed-over",
        id="near-duplicate",
    ),
    pytest.param(
        lambda raw: find(raw, "menaka-handed-over")["asks"].append("How strong is barkhane"),
        "ask-twice",
        "$.facts[7].asks[1]",
        '"How strong is barkhane" is asked of barkhane-strength-2022 too',
        id="ask-twice",
    ),
    pytest.param(
        fact("barkhane-strength-2020", text="France raised Barkhane to up to 5100 soldiers."),
        "text-lacks-figure",
        "$.facts[0].text",
        "the text of barkhane-strength-2020 does not have 5,100 in it",
        id="figure-in-another-style",
    ),
    pytest.param(
        fact("barkhane-strength-2020", text="France raised Barkhane to up to 15,100 soldiers."),
        "text-lacks-figure",
        "$.facts[0].text",
        "the text of barkhane-strength-2020 does not have 5,100 in it",
        id="figure-inside-a-greater-one",
    ),
    pytest.param(
        fact("barkhane-strength-2020", text="France raised Barkhane to 5,100 soldiers."),
        "text-lacks-hedge",
        "$.facts[0].text",
        'the text of barkhane-strength-2020 drops the hedge "up to"',
        id="hedge-dropped",
    ),
    pytest.param(
        fact("barkhane-strength-2020", text="Barkhane had 5,100 soldiers, or up to it."),
        "text-lacks-hedge",
        "$.facts[0].text",
        'the text of barkhane-strength-2020 drops the hedge "up to"',
        id="hedge-behind-the-figure",
    ),
    pytest.param(
        fact("barkhane-mali-2022", text="Somewhere in Mali stood 2,400 French soldiers."),
        "text-lacks-hedge",
        "$.facts[4].text",
        'the text of barkhane-mali-2022 drops the hedge "some"',
        id="hedge-only-inside-another-word",
    ),
    pytest.param(
        fact("barkhane-mali-2022", text="For some time 2,400 French soldiers stood in Mali."),
        "text-lacks-hedge",
        "$.facts[4].text",
        'the text of barkhane-mali-2022 drops the hedge "some"',
        id="hedge-of-something-else",
    ),
    pytest.param(
        fact("lambrecht-no-reason-to-stay", stance=None),
        "no-stance",
        "$.facts[9]",
        "the position lambrecht-no-reason-to-stay has no stance",
        id="no-stance",
    ),
    pytest.param(
        fact("lambrecht-no-reason-to-stay", phrase="one two three four five six seven eight nine"),
        "long-phrase",
        "$.facts[9].phrase",
        "lambrecht-no-reason-to-stay quotes 9 words",
        id="long-phrase",
    ),
    pytest.param(
        fact(STRENGTH, note=None),
        "disputed-without-note",
        "$.facts[5]",
        "the sources of barkhane-strength-2022 differ and no note says which to take",
        id="disputed-without-note",
    ),
    pytest.param(
        evidence("barkhane-deaths", marks=["mission"]),
        "unmarked-value",
        "$.facts[1].evidence[0].marks",
        'barkhane-deaths cites the article for "53" and does not mark it',
        id="unmarked-figure",
    ),
    pytest.param(
        evidence(STRENGTH, marks=["4,300"]),
        "unmarked-value",
        "$.facts[5].evidence[0].marks",
        'barkhane-strength-2022 cites the article for "some" and does not mark it',
        id="unmarked-hedge",
    ),
    pytest.param(
        evidence("withdrawal-announced", marks=["France"]),
        "unmarked-value",
        "$.facts[6].evidence[0].marks",
        'withdrawal-announced cites the article for "Thursday" and does not mark it',
        id="unmarked-weekday",
    ),
    pytest.param(
        evidence("barkhane-deaths", says="53 of 58", marks=["53"]),
        "unmarked-value",
        "$.facts[1].evidence[0].marks",
        'barkhane-deaths cites the article for "58" and does not mark it',
        id="unmarked-second-figure",
    ),
    pytest.param(
        evidence("barkhane-mali-2022", says="some 4,300", marks=["some 4,300"]),
        "value-differs",
        "$.facts[4].value",
        'barkhane-mali-2022 has 2400, the article says "some 4,300" and agrees',
        id="value-differs",
    ),
    pytest.param(
        fact("withdrawal-announced", value="2022-02-18"),
        "value-differs",
        "$.facts[6].value",
        'withdrawal-announced has 2022-02-18, the article says "Thursday" and agrees',
        id="weekday-differs",
    ),
    pytest.param(
        lambda raw: find(raw, "ministry", "sources").update(publisher="france-24"),
        "publisher-spelt-twice",
        "$.sources[3].publisher",
        '"france-24" is also spelt "France 24" (1 times)',
        id="publisher-spelt-twice",
    ),
]


def test_the_small_base_breaks_no_rule(small: Knowledge) -> None:
    assert rule_problems(small) == []


@pytest.mark.parametrize(("change", "code", "path", "message"), BROKEN)
def test_a_broken_rule_is_one_problem_with_its_place(
    change: Change, code: str, path: str, message: str
) -> None:
    raw = small_base()
    change(raw)
    found = rule_problems(knowledge(raw))
    assert [problem[:3] for problem in found] == [(code, path, message)]
    assert found[0].mend


def test_every_rule_has_a_base_that_breaks_it() -> None:
    broken = set()
    for case in BROKEN:
        raw = small_base()
        change: Any = case.values[0]
        change(raw)
        base = knowledge(raw)
        broken |= {rule.__name__ for rule in RULES if list(rule(base))}
    assert broken == {rule.__name__ for rule in RULES}


def test_faults_against_several_rules_are_all_reported() -> None:
    raw = small_base()
    find(raw, STRENGTH)["note"] = None
    find(raw, MINISTER)["end"] = "2020"
    find(raw, "lambrecht-no-reason-to-stay")["stance"] = None
    assert {problem.code for problem in rule_problems(knowledge(raw))} == {
        "disputed-without-note",
        "end-before-start",
        "no-stance",
    }


ALLOWED = [
    pytest.param(fact(MINISTER, end="2021"), id="an-end-in-the-year-of-the-start"),
    pytest.param(
        fact("barkhane-deaths", as_of="2022-02-16"), id="a-part-of-another-day-than-the-whole"
    ),
    pytest.param(successor("2023-01-19"), id="the-day-of-a-hand-over-belongs-to-both"),
    pytest.param(successor("2023-01"), id="a-month-hides-the-order-in-it"),
    pytest.param(successor("2022-06", office="Foreign Minister"), id="two-offices-at-once"),
    pytest.param(
        another(MINISTER, "again", as_of="2022-06-01", text="She was confirmed in her office."),
        id="one-person-twice-in-an-office",
    ),
    pytest.param(fact("barkhane-strength-2020", as_of="2014"), id="the-year-a-life-begins"),
    pytest.param(fact("menaka-handed-over", value="2022-11"), id="the-month-a-life-ends"),
    pytest.param(
        fact("barkhane-deaths", as_of="2013", end="2022"), id="a-period-that-touches-a-life"
    ),
    pytest.param(
        lambda raw: find(raw, "germany", "actors")["aliases"].append("Mali"),
        id="an-actor-and-a-place-of-one-name",
    ),
    pytest.param(
        lambda raw: find(raw, "germany", "actors")["aliases"].append("the GERMAN"),
        id="a-name-of-one-actor-in-two-spellings",
    ),
    pytest.param(
        another("menaka-handed-over", "earlier", value="2022-06-12"), id="the-same-of-another-day"
    ),
    pytest.param(
        lambda raw: find(raw, STRENGTH)["asks"].append("how strong is barkhane"),
        id="one-question-twice-for-one-fact",
    ),
    pytest.param(
        fact("barkhane-strength-2020", text="Up to 5,100: so many it was."),
        id="a-hedge-in-another-case",
    ),
    pytest.param(
        fact("lambrecht-no-reason-to-stay", phrase="one two three four five six seven eight"),
        id="a-phrase-of-eight-words",
    ),
    pytest.param(
        evidence("barkhane-deaths", says="fifty, that is 53", marks=["53"]),
        id="a-figure-among-words",
    ),
    pytest.param(
        both(
            fact("barkhane-deaths", value=2, text="2 died."),
            evidence("barkhane-deaths", says="2", marks=["two"]),
            fact("barkhane-deaths-mali", part_of=None),
        ),
        id="a-figure-that-the-article-writes-as-a-word",
    ),
    pytest.param(
        both(
            fact("barkhane-mali-2022", note="2,400 is the ministry's own count."),
            evidence("barkhane-mali-2022", says="4,300", marks=["4,300"], agrees=False),
        ),
        id="an-article-that-differs",
    ),
    pytest.param(
        fact(
            "barkhane-deaths-elsewhere",
            derived={"formula": "barkhane-strength-2022 - barkhane-deaths", "digits": 0},
        ),
        id="a-figure-from-disputed-ones-without-a-note",
    ),
]


@pytest.mark.parametrize("change", ALLOWED)
def test_what_only_looks_like_a_fault_is_none(change: Change) -> None:
    raw = small_base()
    change(raw)
    assert rule_problems(knowledge(raw)) == []


def test_a_holder_between_two_terms_of_another_is_noticed() -> None:
    raw = small_base()
    another(MINISTER, "within", as_of="2022-01-01", end="2022-01-31", text="For a month.")(raw)
    successor("2022-06-01")(raw)
    codes = [problem.code for problem in rule_problems(knowledge(raw))]
    assert codes == ["office-held-twice"]


def test_zero_is_looked_for_in_the_marks_like_any_figure() -> None:
    raw = small_base()
    find(raw, "barkhane-deaths")["evidence"][0].update(says="53 and 0", marks=["53"])
    assert [problem.message for problem in rule_problems(knowledge(raw))] == [
        'barkhane-deaths cites the article for "0" and does not mark it'
    ]


def test_no_rule_takes_more_than_linear_time_for_many_alike() -> None:
    raw = small_base()
    pattern = find(raw, "menaka-handed-over")
    for number in range(2000):
        text = f"Record {number} of many."
        raw["facts"].append({**pattern, "id": f"r{number}", "text": text, "asks": [f"r {number}"]})
    found = rule_problems(knowledge(raw))
    assert {problem.code for problem in found} <= {"near-duplicate"}
