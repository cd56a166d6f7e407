"""Files that are no knowledge base: every fault has a code, a place in the file, and a mend."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from broken import spots
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support import as_text, find, index, knowledge, places, problems_in, small_base

from mali_facts.errors import KnowledgeError, Status
from mali_facts.knowledge import load as loading
from mali_facts.knowledge.load import bundled_file, checked, load, read
from mali_facts.knowledge.model import Knowledge
from mali_facts.knowledge.shape import MOST_PROBLEMS

Change = Callable[[dict[str, Any]], object]
DEATHS = "$.facts[1]"
FRAMES = "$.language.frames."


def fact(name: str = "barkhane-deaths", **fields: Any) -> Change:
    return lambda raw: find(raw, name).update(fields)


def drop(name: str, field: str, section: str = "facts") -> Change:
    return lambda raw: find(raw, name, section).pop(field)


def record(section: str, name: str, **fields: Any) -> Change:
    return lambda raw: find(raw, name, section).update(fields)


def evidence(**fields: Any) -> Change:
    return lambda raw: find(raw, "barkhane-deaths")["evidence"][0].update(fields)


def top(**fields: Any) -> Change:
    return lambda raw: raw.update(fields)


def formula(text: Any, digits: Any = 0) -> Change:
    return fact("barkhane-deaths-elsewhere", derived={"formula": text, "digits": digits})


def days(text: str) -> Change:
    return lambda raw: (
        formula(text)(raw),
        find(raw, "barkhane-deaths-elsewhere").update(unit="days"),
    )


def line_of(text: str, marker: str) -> int:
    """The line of a marker that stands only once in the text."""
    assert text.count(marker) == 1, f"{text.count(marker)} times in the text: {marker}"
    return text.count("\n", 0, text.index(marker)) + 1


def the_one(change: Change) -> tuple[str, str, str, str, str, int | None]:
    """The file's text after a change, and the only problem in it."""
    raw = small_base()
    change(raw)
    text = as_text(raw)
    found = problems_in(text)
    assert len(found) == 1, places(found)
    return (text, *found[0])


# Each case: what is done to the small base, then the code, the path, the message, the mend and
# the text on whose line the problem is reported (a missing field has that of its record).
CASES = [
    pytest.param(
        fact(subject=5),
        "wrong-type",
        f"{DEATHS}.subject",
        "a number where text belongs",
        "write text",
        '"subject": 5',
        id="number-for-text",
    ),
    pytest.param(
        fact(subject=None),
        "wrong-type",
        f"{DEATHS}.subject",
        "null where a value belongs",
        "write a value",
        '"subject": null',
        id="null-for-a-needed-field",
    ),
    pytest.param(
        fact(unit=["x-unit"]),
        "wrong-type",
        f"{DEATHS}.unit",
        "a list where text belongs",
        "write text",
        '"unit": [',
        id="list-for-text",
    ),
    pytest.param(
        fact(as_of=2022),
        "wrong-type",
        f"{DEATHS}.as_of",
        "a number where an ISO date belongs",
        "write an ISO date",
        '"as_of": 2022',
        id="number-for-date",
    ),
    pytest.param(
        fact(place={"x": 1}),
        "wrong-type",
        f"{DEATHS}.place",
        "an object where an id belongs",
        "write an id",
        '"place": {',
        id="object-for-id",
    ),
    pytest.param(
        fact("barkhane-mali-2022", value=True),
        "wrong-type",
        "$.facts[4].value",
        "true or false where a number or an ISO date belongs",
        "write a number or an ISO date",
        '"value": true',
        id="bool-for-value",
    ),
    pytest.param(
        evidence(agrees="x-yes"),
        "wrong-type",
        f"{DEATHS}.evidence[0].agrees",
        "text where true or false belongs",
        "write true or false",
        '"agrees": "x-yes"',
        id="text-for-bool",
    ),
    pytest.param(
        evidence(marks="x-mark"),
        "wrong-type",
        f"{DEATHS}.evidence[0].marks",
        "text where a list belongs",
        "write a list",
        '"marks": "x-mark"',
        id="text-for-list",
    ),
    pytest.param(
        fact(asks=["x-ask", 7777]),
        "wrong-type",
        f"{DEATHS}.asks[1]",
        "a number where text belongs",
        "write text",
        "7777",
        id="number-in-a-list-of-texts",
    ),
    pytest.param(
        fact(about=[7777]),
        "wrong-type",
        f"{DEATHS}.about[0]",
        "a number where an id belongs",
        "write an id",
        "7777",
        id="number-in-a-list-of-ids",
    ),
    pytest.param(
        fact(evidence=["x-evidence"]),
        "wrong-type",
        f"{DEATHS}.evidence[0]",
        "text where an object belongs",
        "write an object",
        '"x-evidence"',
        id="text-for-evidence",
    ),
    pytest.param(
        lambda raw: raw["facts"].append("x-fact"),
        "wrong-type",
        "$.facts[10]",
        "text where an object belongs",
        "write an object",
        '"x-fact"',
        id="text-for-fact",
    ),
    pytest.param(
        fact("barkhane-deaths-elsewhere", derived="x-derived"),
        "wrong-type",
        "$.facts[3].derived",
        "text where an object belongs",
        "write an object",
        '"x-derived"',
        id="text-for-derivation",
    ),
    pytest.param(
        formula("barkhane-deaths - 1", 7),
        "wrong-type",
        "$.facts[3].derived.digits",
        "a number where a number from 0 to 6 belongs",
        "write a number from 0 to 6",
        '"digits": 7',
        id="too-many-digits",
    ),
    pytest.param(
        formula("barkhane-deaths - 1", True),
        "wrong-type",
        "$.facts[3].derived.digits",
        "true or false where a number from 0 to 6 belongs",
        "write a number from 0 to 6",
        '"digits": true',
        id="bool-for-digits",
    ),
    pytest.param(
        top(version=7),
        "wrong-type",
        "$.version",
        "a number where text belongs",
        "write text",
        '"version": 7',
        id="number-for-version",
    ),
    pytest.param(
        top(article=None),
        "wrong-type",
        "$.article",
        "null where an id belongs",
        "write an id",
        '"article": null',
        id="null-for-article",
    ),
    pytest.param(
        top(language="x-language"),
        "wrong-type",
        "$.language",
        "text where an object belongs",
        "write an object",
        '"x-language"',
        id="text-for-language",
    ),
    pytest.param(
        lambda raw: raw["language"].update(frames="x-frames"),
        "wrong-type",
        "$.language.frames",
        "text where an object belongs",
        "write an object",
        '"x-frames"',
        id="text-for-frames",
    ),
    pytest.param(
        lambda raw: raw["language"].update(ignored="x-ignored"),
        "wrong-type",
        "$.language.ignored",
        "text where a list belongs",
        "write a list",
        '"x-ignored"',
        id="text-for-ignored-words",
    ),
    pytest.param(
        lambda raw: raw["language"]["frames"].update(count="x-count"),
        "wrong-type",
        "$.language.frames.count",
        "text where a list belongs",
        "write a list",
        '"x-count"',
        id="text-for-the-words-of-a-frame",
    ),
    pytest.param(
        drop("barkhane-deaths", "text"),
        "missing",
        f"{DEATHS}.text",
        "the field 'text' is missing",
        "add it",
        '"id": "barkhane-deaths",',
        id="fact-without-text",
    ),
    pytest.param(
        drop("senate", "url", "sources"),
        "missing",
        "$.sources[4].url",
        "the field 'url' is missing",
        "add it",
        '"id": "senate"',
        id="source-without-url",
    ),
    pytest.param(
        drop("barkhane", "type", "actors"),
        "missing",
        "$.actors[2].type",
        "the field 'type' is missing",
        "add it",
        '"id": "barkhane"',
        id="actor-without-type",
    ),
    pytest.param(
        lambda raw: raw.pop("version"),
        "missing",
        "$.version",
        "the field 'version' is missing",
        "add it",
        None,
        id="no-version",
    ),
    pytest.param(
        fact(x_asof="2022"),
        "unknown-field",
        DEATHS,
        "unknown field 'x_asof'",
        "did you mean 'as_of'?",
        '"id": "barkhane-deaths",',
        id="unknown-field-with-a-near-one",
    ),
    pytest.param(
        record("places", "mali", qqqqqq=1),
        "unknown-field",
        "$.places[1]",
        "unknown field 'qqqqqq'",
        "take it out",
        '"id": "mali"',
        id="unknown-field",
    ),
    pytest.param(
        evidence(says="x-53", agree=True),
        "unknown-field",
        f"{DEATHS}.evidence[0]",
        "unknown field 'agree'",
        "did you mean 'agrees'?",
        '{\n     "source": "gazette",\n     "at": "paragraph 4",\n     "says": "x-53"',
        id="unknown-field-of-evidence",
    ),
    pytest.param(
        top(languages={}),
        "unknown-field",
        "$",
        "unknown field 'languages'",
        "did you mean 'language'?",
        None,
        id="unknown-section",
    ),
    pytest.param(
        lambda raw: raw["language"].update(frame={}),
        "unknown-field",
        "$.language",
        "unknown field 'frame'",
        "did you mean 'frames'?",
        '"language": {',
        id="unknown-part-of-language",
    ),
    pytest.param(
        lambda raw: raw["facts"].append({**raw["facts"][0], "note": "x-note"}),
        "duplicate-id",
        "$.facts[10].id",
        "the id 'barkhane-strength-2020' stands at $.facts[0] already",
        "give each its own id",
        None,
        id="fact-id-twice",
    ),
    pytest.param(
        lambda raw: raw["places"].append({**raw["places"][2], "name": "x-name"}),
        "duplicate-id",
        "$.places[4].id",
        "the id 'niger' stands at $.places[2] already",
        "give each its own id",
        None,
        id="place-id-twice",
    ),
    pytest.param(
        record("places", "niger", id="Niger_X!"),
        "bad-id",
        "$.places[2].id",
        "'Niger_X!' is not an id",
        "use lower-case letters, digits and single hyphens",
        '"Niger_X!"',
        id="bad-id",
    ),
    pytest.param(
        fact(place="a--b"),
        "bad-id",
        f"{DEATHS}.place",
        "'a--b' is not an id",
        "use lower-case letters, digits and single hyphens",
        '"a--b"',
        id="bad-reference",
    ),
    pytest.param(
        fact(actor="barkane"),
        "dangling",
        f"{DEATHS}.actor",
        "nothing in actors has the id 'barkane'",
        "did you mean 'barkhane'?",
        '"actor": "barkane"',
        id="dangling-actor-with-a-near-one",
    ),
    pytest.param(
        fact(place="atlantis-x"),
        "dangling",
        f"{DEATHS}.place",
        "nothing in places has the id 'atlantis-x'",
        "add it to places",
        '"atlantis-x"',
        id="dangling-place",
    ),
    pytest.param(
        fact(about=["france", "germny"]),
        "dangling",
        f"{DEATHS}.about[1]",
        "nothing in actors has the id 'germny'",
        "did you mean 'germany'?",
        '"germny"',
        id="dangling-about",
    ),
    pytest.param(
        fact(part_of="barkhane-strength-2O22".lower()),
        "dangling",
        f"{DEATHS}.part_of",
        "nothing in facts has the id 'barkhane-strength-2o22'",
        "did you mean 'barkhane-strength-2022'?",
        '"barkhane-strength-2o22"',
        id="dangling-whole",
    ),
    pytest.param(
        evidence(source="gazete"),
        "dangling",
        f"{DEATHS}.evidence[0].source",
        "nothing in sources has the id 'gazete'",
        "did you mean 'gazette'?",
        '"gazete"',
        id="dangling-source",
    ),
    pytest.param(
        record("actors", "barkhane", of=["frnce"]),
        "dangling",
        "$.actors[2].of[0]",
        "nothing in actors has the id 'frnce'",
        "did you mean 'france'?",
        '"frnce"',
        id="dangling-owner",
    ),
    pytest.param(
        record("places", "menaka", **{"in": "malli"}),
        "dangling",
        "$.places[3].in",
        "nothing in places has the id 'malli'",
        "did you mean 'mali'?",
        '"malli"',
        id="dangling-outer-place",
    ),
    pytest.param(
        top(article="gazett"),
        "dangling",
        "$.article",
        "nothing in sources has the id 'gazett'",
        "did you mean 'gazette'?",
        '"gazett"',
        id="dangling-article",
    ),
    pytest.param(
        record("actors", "france", of=["france"]),
        "cycle",
        "$.actors[0]",
        "'france' contains or needs itself",
        "break the circle",
        '"id": "france"',
        id="actor-of-itself",
    ),
    pytest.param(
        record("places", "sahel", **{"in": "menaka"}),
        "cycle",
        "$.places[0]",
        "'sahel' contains or needs itself",
        "break the circle",
        '"id": "sahel"',
        id="places-in-a-circle",
    ),
    pytest.param(
        formula("barkhane-deaths-elsewhere + 1"),
        "cycle",
        "$.facts[3]",
        "'barkhane-deaths-elsewhere' contains or needs itself",
        "break the circle",
        '"id": "barkhane-deaths-elsewhere"',
        id="figure-from-itself",
    ),
    pytest.param(
        fact("withdrawal-announced", value="2022-02-30"),
        "bad-date",
        "$.facts[6].value",
        "'2022-02-30' is not a date",
        "write YYYY, YYYY-MM or YYYY-MM-DD",
        '"2022-02-30"',
        id="impossible-day",
    ),
    pytest.param(
        fact(as_of="17/02/2022"),
        "bad-date",
        f"{DEATHS}.as_of",
        "'17/02/2022' is not a date",
        "write YYYY, YYYY-MM or YYYY-MM-DD",
        '"17/02/2022"',
        id="date-in-another-style",
    ),
    pytest.param(
        record("sources", "senate", published="0000"),
        "bad-date",
        "$.sources[4].published",
        "'0000' is not a date",
        "write YYYY, YYYY-MM or YYYY-MM-DD",
        '"0000"',
        id="year-nought",
    ),
    pytest.param(
        record("actors", "barkhane", until="2022-13"),
        "bad-date",
        "$.actors[2].until",
        "'2022-13' is not a date",
        "write YYYY, YYYY-MM or YYYY-MM-DD",
        '"2022-13"',
        id="month-thirteen",
    ),
    pytest.param(
        top(checked="today"),
        "bad-date",
        "$.checked",
        "'today' is not a date",
        "write YYYY, YYYY-MM or YYYY-MM-DD",
        '"today"',
        id="checked-is-no-date",
    ),
    pytest.param(
        fact("barkhane-mali-2022", value=-1),
        "bad-number",
        "$.facts[4].value",
        "-1 counts nothing",
        "write a number from 0 to 1,000,000,000,000,000",
        '"value": -1',
        id="negative",
    ),
    pytest.param(
        fact("barkhane-mali-2022", value=10**15 + 1),
        "bad-number",
        "$.facts[4].value",
        "1000000000000001 counts nothing",
        "write a number from 0 to 1,000,000,000,000,000",
        "1000000000000001",
        id="too-great",
    ),
    pytest.param(
        fact("barkhane-mali-2022", value=float("nan")),
        "bad-number",
        "$.facts[4].value",
        "nan counts nothing",
        "write a number from 0 to 1,000,000,000,000,000",
        "NaN",
        id="not-a-number",
    ),
    pytest.param(
        fact("barkhane-mali-2022", value=float("inf")),
        "bad-number",
        "$.facts[4].value",
        "inf counts nothing",
        "write a number from 0 to 1,000,000,000,000,000",
        "Infinity",
        id="infinite",
    ),
    pytest.param(
        fact(text=" \t"),
        "empty-text",
        f"{DEATHS}.text",
        "the text is empty",
        "write it, or take the field out",
        '" \\t"',
        id="blank-text",
    ),
    pytest.param(
        fact(kind="forces"),
        "unknown-value",
        f"{DEATHS}.kind",
        "'forces' is none of force, date, position",
        "choose one of these",
        '"forces"',
        id="unknown-kind",
    ),
    pytest.param(
        record("actors", "france", type="country-x"),
        "unknown-value",
        "$.actors[0].type",
        "'country-x' is none of state, organisation, force, person",
        "choose one of these",
        '"country-x"',
        id="unknown-type",
    ),
    pytest.param(
        fact(kind="x" * 80),
        "unknown-value",
        f"{DEATHS}.kind",
        f"'{'x' * 58}… is none of force, date, position",
        "choose one of these",
        "x" * 80,
        id="long-value-is-shown-shortened",
    ),
    pytest.param(
        fact(kind="\x1b[31mforce"),
        "unknown-value",
        f"{DEATHS}.kind",
        r"'\x1b[31mforce' is none of force, date, position",
        "choose one of these",
        r"\u001b[31mforce",
        id="control-character-is-shown-escaped",
    ),
    pytest.param(
        drop("barkhane-mali-2022", "evidence"),
        "no-evidence",
        "$.facts[4].evidence",
        "a fact without evidence",
        "name the source that says so, or leave the fact out",
        '"id": "barkhane-mali-2022"',
        id="no-evidence",
    ),
    pytest.param(
        fact("barkhane-mali-2022", evidence=[]),
        "no-evidence",
        "$.facts[4].evidence",
        "a fact without evidence",
        "name the source that says so, or leave the fact out",
        '"evidence": []',
        id="empty-evidence",
    ),
    pytest.param(
        drop("withdrawal-announced", "value"),
        "no-date",
        "$.facts[6].value",
        "a date fact without its date",
        "add the date",
        '"id": "withdrawal-announced"',
        id="date-without-date",
    ),
    pytest.param(
        fact("withdrawal-announced", value=2022),
        "no-date",
        "$.facts[6].value",
        "a date fact without its date",
        "add the date",
        '"value": 2022',
        id="date-that-is-a-number",
    ),
    pytest.param(
        drop("barkhane-mali-2022", "as_of"),
        "no-date",
        "$.facts[4].as_of",
        "a force fact without the time at which it held",
        "add as_of",
        '"id": "barkhane-mali-2022"',
        id="force-without-time",
    ),
    pytest.param(
        drop("lambrecht-no-reason-to-stay", "as_of"),
        "no-date",
        "$.facts[9].as_of",
        "a position fact without the time at which it held",
        "add as_of",
        '"id": "lambrecht-no-reason-to-stay"',
        id="position-without-time",
    ),
    pytest.param(
        fact("barkhane-deaths-elsewhere", value=5),
        "derived-typed",
        "$.facts[3].value",
        "a derived fact has a value typed in",
        "take it out: it is computed from the inputs",
        '"value": 5\n',
        id="derived-with-value",
    ),
    pytest.param(
        fact("barkhane-deaths-elsewhere", hedge="x-about"),
        "derived-typed",
        "$.facts[3].hedge",
        "a derived fact has a hedge typed in",
        "take it out: it is computed from the inputs",
        '"x-about"',
        id="derived-with-hedge",
    ),
    pytest.param(
        fact(
            "barkhane-deaths-elsewhere",
            evidence=[{"source": "senate", "says": "x-5", "agrees": True}],
        ),
        "derived-typed",
        "$.facts[3].evidence",
        "a derived fact has evidence typed in",
        "take it out: it is computed from the inputs",
        '"evidence": [\n    {\n     "source": "senate",\n     "says": "x-5"',
        id="derived-with-evidence",
    ),
    pytest.param(
        lambda raw: find(raw, "barkhane-deaths-elsewhere").update(derived={"digits": 0}),
        "missing",
        "$.facts[3].derived.formula",
        "the field 'formula' is missing",
        "add it",
        '"derived": {',
        id="derived-without-formula",
    ),
    *(
        pytest.param(
            formula(text),
            "bad-formula",
            "$.facts[3].derived.formula",
            f"{text!r} is no formula",
            "write ids or numbers with + - * / between them, each set off by a space",
            f'"formula": "{text}"',
            id=f"formula-{text}",
        )
        for text in (
            "barkhane-deaths -",
            "barkhane-deaths barkhane-deaths-mali",
            "barkhane-deaths % 2",
            "- barkhane-deaths",
            "barkhane-deaths - + 1",
        )
    ),
    pytest.param(
        formula("53 - 48"),
        "bad-formula",
        "$.facts[3].derived.formula",
        "a formula without a fact",
        "name the facts' ids",
        '"53 - 48"',
        id="formula-of-plain-numbers",
    ),
    pytest.param(
        formula("barkhane-deaths - x-unknown"),
        "dangling",
        "$.facts[3].derived.formula",
        "no fact has the id 'x-unknown'",
        "name a fact",
        '"barkhane-deaths - x-unknown"',
        id="formula-with-an-unknown-fact",
    ),
    pytest.param(
        formula("barkhane-deaths - withdrawal-announced"),
        "bad-formula",
        "$.facts[3].derived.formula",
        "withdrawal-announced has no number",
        "use facts with numbers, or subtract a day from a later one",
        '"barkhane-deaths - withdrawal-announced"',
        id="formula-with-a-date",
    ),
    pytest.param(
        days("withdrawal-announced - menaka-handed-over"),
        "bad-formula",
        "$.facts[3].derived.formula",
        "a time that ends before it begins",
        "write the id of the later fact first",
        '"withdrawal-announced - menaka-handed-over"',
        id="days-backwards",
    ),
    pytest.param(
        lambda raw: (
            find(raw, "menaka-handed-over").update(value="2022-06"),
            days("menaka-handed-over - withdrawal-announced")(raw),
        ),
        "bad-formula",
        "$.facts[3].derived.formula",
        "days between dates that are not both days",
        "use facts whose day is known",
        '"menaka-handed-over - withdrawal-announced"',
        id="days-from-a-month",
    ),
    pytest.param(
        formula("menaka-handed-over - withdrawal-announced"),
        "bad-formula",
        "$.facts[3].derived.formula",
        "a difference of dates that is not in days",
        'write "days" as its unit',
        '"menaka-handed-over - withdrawal-announced"',
        id="days-in-another-unit",
    ),
    pytest.param(
        fact("barkhane-deaths-elsewhere", text="It took {span}."),
        "bad-formula",
        "$.facts[3].derived.formula",
        "a text with {span} and no time to stand there",
        "take it out, or subtract a day from a later one",
        '"formula": "barkhane-deaths - barkhane-deaths-mali"',
        id="span-without-a-time",
    ),
    pytest.param(
        lambda raw: (
            find(raw, "barkhane-mali-2022").update(value=0),
            formula("barkhane-deaths / barkhane-mali-2022")(raw),
        ),
        "bad-formula",
        "$.facts[3].derived.formula",
        "barkhane-mali-2022 is 0",
        "do not divide by it",
        '"barkhane-deaths / barkhane-mali-2022"',
        id="division-by-a-fact-of-nought",
    ),
]


@pytest.mark.parametrize(("change", "code", "path", "message", "mend", "marker"), CASES)
def test_one_fault_is_one_problem_with_its_place_and_mend(
    change: Change, code: str, path: str, message: str, mend: str, marker: str | None
) -> None:
    text, *found, line = the_one(change)
    assert found == [code, path, message, mend]
    if marker is None:
        return
    # A record that lacks something is placed where it begins: the brace before its first field.
    begins = found[0] in ("missing", "unknown-field", "cycle") and '"id"' in marker
    lacks = found[0] in ("no-evidence", "no-date") and '"id"' in marker
    assert line == line_of(text, marker) - (begins or lacks)


@pytest.mark.parametrize("section", ["sources", "actors", "places", "facts"])
@pytest.mark.parametrize("value", [None, {}, "x", 5], ids=["null", "object", "text", "number"])
def test_a_section_that_is_no_list_is_said_so(section: str, value: object) -> None:
    raw = small_base()
    raw[section] = value
    assert ("wrong-type", f"$.{section}") in [
        (problem.code, problem.path) for problem in problems_in(as_text(raw))
    ]


@pytest.mark.parametrize("section", ["sources", "actors", "places", "facts"])
def test_a_missing_section_is_said_so(section: str) -> None:
    raw = {name: value for name, value in small_base().items() if name != section}
    if section == "facts":
        found = problems_in(as_text(raw))
        assert [tuple(problem) for problem in found] == [
            (
                "missing",
                "$.facts",
                "the field 'facts' is missing",
                "add a list, which may be empty",
                1,
            )
        ]
    else:
        assert ("missing", f"$.{section}") in [
            (problem.code, problem.path) for problem in problems_in(as_text(raw))
        ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[]", "the file holds a list, not an object"),
        ("null", "the file holds null, not an object"),
        ('"facts"', "the file holds text, not an object"),
        ("5", "the file holds a number, not an object"),
        ("true", "the file holds true or false, not an object"),
    ],
)
def test_a_file_that_holds_no_object_is_said_so(text: str, message: str) -> None:
    mend = "begin with the sections sources, actors, places, facts"
    assert problems_in(text) == (("wrong-type", "$", message, mend, 1),)


def test_an_empty_object_lacks_every_section() -> None:
    assert [(problem.code, problem.path) for problem in problems_in("{}")] == [
        ("missing", f"$.{name}")
        for name in ("version", "checked", "sources", "actors", "places", "facts")
    ]


def test_an_empty_base_is_sound() -> None:
    raw = {"version": "1", "checked": "2022", "sources": [], "actors": [], "places": []}
    assert len(knowledge({**raw, "facts": []})) == 0


def test_a_key_twice_in_one_object_is_noticed() -> None:
    text = as_text(small_base()).replace('"value": 53,', '"value": 53,\n"value": 35,')
    (problem,) = problems_in(text)
    assert (problem.code, problem.path) == ("duplicate-key", f"{DEATHS}.value")
    assert problem.message == "an object has the key 'value' twice"
    assert problem.mend == "keep one of them"
    first = line_of(text, '"value": 53,')
    assert problem.line in (first, first + 1)


def test_half_a_surrogate_pair_is_noticed() -> None:
    text = as_text(small_base()).replace("French deaths in Mali", r"French \ud83d deaths")
    found = problems_in(text)
    assert found == (
        (
            "lone-surrogate",
            "$.facts[2].subject",
            "half of a surrogate pair, which is no character",
            "write the whole character",
            line_of(text, r"\ud83d"),
        ),
    )


def test_a_whole_surrogate_pair_is_a_character() -> None:
    text = as_text(small_base()).replace("French deaths in Mali", r"French \ud83d\ude00 deaths")
    assert problems_in(text) == ()


@pytest.mark.parametrize("blank", ["", " ", "\n\n\t"])
def test_an_empty_file_is_said_so(blank: str) -> None:
    assert problems_in(blank) == (
        ("empty", "$", "the file is empty", "write a knowledge base into it", None),
    )


@pytest.mark.parametrize("lines", [1, 50, 200, 300])
def test_a_file_cut_short_is_said_so_with_its_line(lines: int) -> None:
    text = "\n".join(as_text(small_base()).split("\n")[:lines])
    (problem,) = problems_in(text)
    assert (problem.code, problem.path, problem.line) == ("not-json", "$", lines)
    assert problem.message.startswith("not JSON: ")
    assert problem.mend == "mend the JSON there"


def test_a_comma_too_many_is_placed() -> None:
    text = '{\n "version": "1",,\n "facts": []\n}'
    (problem,) = problems_in(text)
    assert (problem.code, problem.line) == ("not-json", 2)
    assert problem.message.endswith("at column 17")


@pytest.mark.parametrize("brackets", ["[", '{"a":'], ids=["lists", "objects"])
def test_a_file_nested_too_deeply_is_refused(brackets: str) -> None:
    assert problems_in(brackets * 100_000) == (
        ("too-deep", "$", "nested too deeply", "a knowledge base needs five levels", None),
    )


def test_a_value_nested_less_deeply_is_a_wrong_type() -> None:
    raw = small_base()
    find(raw, "barkhane-deaths")["subject"] = "x-deep"
    text = as_text(raw).replace('"x-deep"', "[" * 400 + "]" * 400)
    assert [problem[:2] for problem in problems_in(text)] == [("wrong-type", f"{DEATHS}.subject")]


def test_a_number_of_thousands_of_digits_is_refused() -> None:
    text = as_text(small_base()).replace('"value": 53,', f'"value": {"5" * 5000},')
    assert problems_in(text) == (
        ("too-long-number", "$", "a number of thousands of digits", "shorten the number", None),
    )


def refusal(file: Path) -> tuple[str, str, str, int | None]:
    with pytest.raises(KnowledgeError) as caught:
        load(file)
    assert caught.value.status is Status.BAD_KNOWLEDGE
    (problem,) = caught.value.problems
    assert problem.path == "$"
    return problem.code, problem.message, problem.mend, problem.line


def test_a_file_that_is_not_utf_8_is_placed(tmp_path: Path) -> None:
    file = tmp_path / "latin.json"
    file.write_bytes('{\n "version": "é"\n}'.encode("latin-1"))
    assert refusal(file) == (
        "not-utf-8",
        "not UTF-8: byte 0xe9 at offset 15",
        "save the file as UTF-8",
        2,
    )


def test_a_missing_file_is_said_so(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.json") == (
        "unreadable",
        "cannot be read: No such file or directory",
        "name a file that can be read",
        None,
    )


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert refusal(tmp_path)[:2] == ("unreadable", "cannot be read: Is a directory")


def test_a_name_that_no_file_can_have_is_refused() -> None:
    with pytest.raises(KnowledgeError) as caught:
        load("a\0b")
    assert caught.value.problems[0].code == "unreadable"


def test_a_file_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "LARGEST", 1024**2)
    file = tmp_path / "large.json"
    file.write_bytes(b" " * (1024**2 + 1))
    assert refusal(file) == (
        "too-large",
        "larger than 1 MiB",
        "split it, or leave out what is not needed",
        None,
    )
    file.write_bytes(b" " * 1024**2)
    assert refusal(file)[0] == "empty"


def test_a_mark_of_byte_order_is_no_fault(small_raw: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "marked.json"
    file.write_text(json.dumps(small_raw), encoding="utf-8-sig")
    assert len(load(file)) == 10


def test_the_variable_names_a_base_and_a_file_outranks_it(
    small_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MALI_FACTS_DATA", str(small_file))
    named = load()
    assert (named.file, named.bundled, len(named)) == (str(small_file), False, 10)
    monkeypatch.setenv("MALI_FACTS_DATA", str(tmp_path / "none.json"))
    assert load(small_file).version == "2022.3"
    with pytest.raises(KnowledgeError):
        load()


def test_without_a_name_the_bundled_base_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MALI_FACTS_DATA", "")
    base = load()
    assert base.bundled
    assert base.file == bundled_file()


def test_a_problem_is_one_line_that_names_file_line_place_and_mend() -> None:
    raw = small_base()
    find(raw, "barkhane-deaths")["actor"] = "barkane"
    text = as_text(raw)
    with pytest.raises(KnowledgeError) as caught:
        checked(text, "my/facts.json")
    line = line_of(text, '"barkane"')
    assert caught.value.lines == [
        (
            f"my/facts.json:{line}: $.facts[1].actor: nothing in actors has the id 'barkane'"
            " [dangling]; did you mean 'barkhane'?"
        )
    ]
    with pytest.raises(KnowledgeError) as caught:
        checked("", "my/facts.json")
    assert caught.value.lines == [
        "my/facts.json: $: the file is empty [empty]; write a knowledge base into it"
    ]


def test_all_faults_of_a_file_are_reported_in_its_order() -> None:
    raw = small_base()
    raw["checked"] = "never"
    find(raw, "senate", "sources")["url"] = ""
    find(raw, "barkhane", "actors")["type"] = "army"
    find(raw, "mali", "places")["in"] = "sahl"
    find(raw, "barkhane-deaths").update(value=-1, actor="barkane", unknown=1)
    find(raw, "withdrawal-announced").update(value="2022-02-31", evidence=[])
    find(raw, "lambrecht-no-reason-to-stay").pop("as_of")
    found = problems_in(as_text(raw))
    assert [(problem.code, problem.path) for problem in found] == [
        ("bad-date", "$.checked"),
        ("empty-text", "$.sources[4].url"),
        ("unknown-value", "$.actors[2].type"),
        ("dangling", "$.places[1].in"),
        ("unknown-field", "$.facts[1]"),
        ("bad-number", "$.facts[1].value"),
        ("dangling", "$.facts[1].actor"),
        ("bad-date", "$.facts[6].value"),
        ("no-evidence", "$.facts[6].evidence"),
        ("no-date", "$.facts[9].as_of"),
    ]
    lines = [problem.line for problem in found]
    assert lines == sorted(line for line in lines if line is not None)


@pytest.mark.parametrize(
    ("change", "code", "path"),
    [
        (fact(note="n" * 20_001), "too-long", f"{DEATHS}.note"),
        (fact(hedge="h" * 1001), "too-long", f"{DEATHS}.hedge"),
        (fact(id="i" * 1001), "too-long", f"{DEATHS}.id"),
        (lambda raw: raw["language"]["frames"].update({"a:b": []}), "bad-id", FRAMES + "a:b"),
        (lambda raw: raw["language"]["frames"].update({"": []}), "bad-id", FRAMES),
        (
            lambda raw: raw["language"]["frames"].update({"K" * 61: []}),
            "bad-id",
            FRAMES + "K" * 59 + "…",
        ),
    ],
    ids=["text", "name", "id", "frame", "no-frame", "long-key"],
)
def test_what_is_too_long_or_no_name_is_refused(change: Change, code: str, path: str) -> None:
    raw = small_base()
    raw["language"]["frames"] = {}
    change(raw)
    found = [problem[:2] for problem in problems_in(as_text(raw))]
    assert (code, path) in found


def test_faults_beyond_counting_are_counted() -> None:
    raw = small_base()
    raw["facts"] = [*raw["facts"], *[5] * (MOST_PROBLEMS + 234)]
    found = problems_in(as_text(raw))
    assert len(found) == MOST_PROBLEMS + 1
    assert [tuple(problem)[:4] for problem in found if problem.code == "more"] == [
        ("more", "$", "234 further problems", "mend the first ones")
    ]


def test_several_circles_are_each_named() -> None:
    raw = small_base()
    find(raw, "france", "actors")["of"] = ["lambrecht"]
    find(raw, "germany", "actors")["of"] = ["barkhane"]
    find(raw, "mali", "places")["in"] = "mali"
    assert [(problem.code, problem.path) for problem in problems_in(as_text(raw))] == [
        ("cycle", "$.actors[0]"),
        ("cycle", "$.places[1]"),
    ]


def test_one_owner_by_two_ways_is_no_circle() -> None:
    raw = small_base()
    raw["actors"].append({"id": "minusma", "name": "M", "type": "force", "of": ["france"]})
    find(raw, "barkhane", "actors")["of"] = ["france", "minusma"]
    assert problems_in(as_text(raw)) == ()


def test_a_long_chain_of_owners_is_no_circle() -> None:
    raw = small_base()
    raw["actors"] += [
        {"id": f"a{n}", "name": f"A {n}", "type": "force", "of": [f"a{n + 1}"]} for n in range(5000)
    ]
    raw["actors"].append({"id": "a5000", "name": "End", "type": "force"})
    assert problems_in(as_text(raw)) == ()


OPTIONAL = [
    ("sources", "gazette", ("published", "via", "note")),
    ("actors", "barkhane", ("aliases", "of", "since", "until")),
    ("places", "mali", ("aliases", "in")),
    (
        "facts",
        "barkhane-mali-2022",
        (
            *("value", "unit", "hedge", "place", "end", "about", "office", "topic", "stance"),
            *("phrase", "series", "part_of", "derived", "note", "asks"),
        ),
    ),
]


@pytest.mark.parametrize(
    ("section", "name", "field"),
    [
        pytest.param(section, name, field, id=f"{section}-{field}")
        for section, name, fields in OPTIONAL
        for field in fields
    ],
)
def test_null_in_an_optional_field_is_as_good_as_no_field(
    section: str, name: str, field: str
) -> None:
    with_null, without = small_base(), small_base()
    find(with_null, name, section)[field] = None
    find(without, name, section).pop(field, None)
    base, same = knowledge(with_null), knowledge(without)
    assert (base.facts, base.actors, base.places) == (same.facts, same.actors, same.places)


def test_null_among_the_evidence_is_as_good_as_no_field() -> None:
    raw = small_base()
    find(raw, "barkhane-mali-2022")["evidence"][0].update(at=None, marks=None)
    item = knowledge(raw).fact("barkhane-mali-2022").evidence[0]
    assert (item.at, item.marks) == (None, ())


@pytest.mark.parametrize(
    "text",
    [
        "barkhane-deaths / 0",
        "barkhane-deaths / 0.0",
        "barkhane-deaths / barkhane-nothing",
        pytest.param(f"barkhane-deaths + {'9' * 5000}", id="number-of-5000-digits"),
        pytest.param(f"barkhane-deaths * {'9' * 400}.5", id="number-beyond-floats"),
        pytest.param(" * ".join(["barkhane-strength-2022"] * 1500), id="product-beyond-printing"),
        pytest.param(
            " * ".join(["barkhane-strength-2022"] * 200) + " / barkhane-deaths",
            id="quotient-beyond-floats",
        ),
    ],
)
def test_a_formula_that_cannot_be_worked_out_is_refused(text: str) -> None:
    raw = small_base()
    nothing = copy.deepcopy(find(raw, "barkhane-deaths-elsewhere"))
    nothing.update(
        id="barkhane-nothing",
        derived={"formula": "barkhane-deaths - barkhane-deaths", "digits": 0},
    )
    raw["facts"].append(nothing)
    formula(text)(raw)
    path = f"$.facts[{index(raw, 'barkhane-deaths-elsewhere')}].derived.formula"
    assert [problem[:2] for problem in problems_in(as_text(raw))] == [("bad-formula", path)]


def test_figures_that_rest_on_each_other_in_a_long_chain_are_worked_out_or_refused() -> None:
    raw = small_base()
    last = find(raw, "barkhane-deaths-elsewhere")
    for number in range(2000):
        before = "barkhane-deaths" if number == 0 else f"chain-{number - 1}"
        derived = {"formula": f"{before} + 1", "digits": 0}
        raw["facts"].append({**last, "id": f"chain-{number}", "derived": derived})
    raw["facts"].reverse()
    text = as_text(raw)
    if not problems_in(text):
        assert knowledge(raw).fact("chain-1999").value == 2053


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from(
        ["", "0", "2022", "2022-02-30", "mali", "barkhane-deaths", "force", "date", "\ud800"]
    ),
)
VALUES = st.one_of(
    SCALARS,
    st.lists(SCALARS, max_size=3),
    st.dictionaries(st.sampled_from(["id", "of", "formula", "digits"]), SCALARS, max_size=3),
)

SPOTS = spots(small_base())


def around(raw: Any, trail: tuple[Any, ...]) -> Any:
    """What holds the value at the end of the way; None where the way is gone."""
    for step in trail[:-1]:
        try:
            raw = raw[step]
        except (KeyError, IndexError, TypeError):
            return None
    return raw


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(SPOTS),
            st.sampled_from(["put", "remove", "copy", "add"]),
            VALUES,
            st.sampled_from(SPOTS),
        ),
        min_size=1,
        max_size=3,
    )
)
@example([(("actors", 0, "aliases"), "put", None, ("version",))])
@example([(("facts", 3, "derived", "formula"), "put", "barkhane-deaths / 0", ("version",))])
def test_a_base_changed_anywhere_either_loads_whole_or_says_why_not(
    steps: list[tuple[tuple[Any, ...], str, Any, tuple[Any, ...]]],
) -> None:
    raw = small_base()
    for trail, how, value, other in steps:
        holder, last = around(raw, trail), trail[-1]
        known = (isinstance(holder, dict) and last in holder) or (
            isinstance(holder, list) and isinstance(last, int) and last < len(holder)
        )
        if not known:
            continue
        if how == "put":
            holder[last] = value
        elif how == "remove":
            del holder[last]
        elif how == "copy":
            source = around(small_base(), other)
            holder[last] = copy.deepcopy(source[other[-1]])
        elif isinstance(holder, list):
            holder.append(value)
        else:
            holder[str(value)] = value
    text = json.dumps(raw, indent=1)
    problems, count = problems_in(text), text.count("\n") + 1
    assert all(problem.line and 1 <= problem.line <= count for problem in problems)
    assert all(problem.path.startswith("$") for problem in problems)
    assert all(problem.message and problem.mend for problem in problems)
    if not problems:
        base = Knowledge(raw, "facts.json", text)
        assert len(base.facts) == len(raw["facts"])
        assert len(list(base.actors.values())) == len(raw["actors"])
        assert len(list(base.places.values())) == len(raw["places"])
        assert len(list(base.sources.values())) == len(raw["sources"])


@settings(deadline=None, max_examples=100)
@given(st.one_of(st.text(), st.recursive(SCALARS, st.lists).map(json.dumps)))
def test_any_text_is_refused_in_words(text: str) -> None:
    found = problems_in(text)
    assert found
    assert all(problem.message and problem.mend for problem in found)


def test_reading_gives_the_text_as_it_stands(tmp_path: Path) -> None:
    file = tmp_path / "lines.json"
    file.write_bytes("{\r\n}é".encode())
    assert read(str(file)) == "{\r\n}é"
