"""`check` says of a base whether it is sound, and of an article whether it bears the base out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from cli.program import SMALL, Done, run

if TYPE_CHECKING:
    from pathlib import Path

    from cli.conftest import Write

ARTICLE = """\
On Thursday, Macron said that France would take some 2,400 troops out of Mali.

The presidency counts 53 dead; 48 of them fell to the enemy.

In Berlin, Lambrecht had her doubts.
"""
TRUE = f"{SMALL}: 15 facts, no problem; the article bears out all 6 pieces of evidence from it\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A file to hold the article's text."""
    return tmp_path / "article.txt"


def check_against(article: Path, text: str, *options: str) -> Done:
    article.write_text(text, encoding="utf-8")
    return run("check", "--source", str(article), *options)


def codes(done: Done) -> list[str]:
    """The codes in plain output."""
    return [line.split("\t")[0] for line in done.out.splitlines()]


def test_sound_base_is_0_in_one_line() -> None:
    assert run("check") == Done(0, f"{SMALL}: 15 facts, no problem\n", "")


def test_sound_base_in_json() -> None:
    done = run("check", "--json")
    assert (done.status, done.err) == (0, "")
    assert json.loads(done.out) == {"file": str(SMALL), "valid": True, "problems": []}


def test_base_without_a_fact_is_sound(raw: dict[str, Any], written: Write) -> None:
    del raw["article"]
    own = written({**raw, "facts": [], "sources": []})
    assert run("check", data=own) == Done(0, f"{own}: 0 facts, no problem\n", "")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "$: the file is empty [empty]; write a knowledge base into it"),
        (" \n", "$: the file is empty [empty]; write a knowledge base into it"),
        ('{"version": ', "1: $: not JSON: Expecting value at column 13 [not-json];"),
        ("{\n'a': 1}", "2: $: not JSON: Expecting property name enclosed in double quotes"),
        ("[]", "1: $: the file holds a list, not an object [wrong-type];"),
        ("[" * 100_000, "$: nested too deeply [too-deep]; a knowledge base needs five levels"),
        ("9" * 5000, "$: a number of thousands of digits [too-long-number]; shorten the number"),
    ],
    ids=["empty", "blank", "truncated", "quotes", "list", "deep", "digits"],
)
def test_file_that_is_no_base_is_3_in_plain_lines(text: str, problem: str, tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    own.write_text(text, encoding="utf-8")
    done = run("check", data=own)
    assert (done.status, done.out) == (3, "")
    separator = ": " if problem.startswith("$") else ":"
    assert done.err.startswith(f"mali-facts: {own}{separator}{problem}")
    assert done.err.count("\n") == 1
    assert run("forces", data=own) == done


def test_file_that_is_not_utf_8_is_3(tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    own.write_bytes(b'{\n"version": "M\xe9naka"}')
    assert run("check", data=own) == Done(
        3,
        "",
        f"mali-facts: {own}:2: $: not UTF-8: byte 0xe9 at offset 15 [not-utf-8];"
        " save the file as UTF-8\n",
    )


def test_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    own.write_bytes(b"\xef\xbb\xbf" + SMALL.read_bytes())
    assert run("check", data=own).status == 0


def test_every_fault_of_shape_is_a_line_with_its_place_and_mend(
    raw: dict[str, Any], written: Write
) -> None:
    raw["facts"][0]["value"] = "2022-02-30"
    raw["facts"][1]["actor"] = "bundesweer"
    raw["facts"][2]["kindd"] = "force"
    raw["facts"][3]["id"] = "deaths-total"
    own = written(raw)
    done = run("check", data=own)
    assert (done.status, done.out) == (3, "")
    lines = [line.removeprefix(f"mali-facts: {own}:") for line in done.err.splitlines()]
    assert [line.split(": ", 1)[1] for line in lines] == [
        (
            "$.facts[0].value: '2022-02-30' is not a date [bad-date];"
            " write YYYY, YYYY-MM or YYYY-MM-DD"
        ),
        (
            "$.facts[1].actor: nothing in actors has the id 'bundesweer' [dangling];"
            " did you mean 'bundeswehr'?"
        ),
        "$.facts[2]: unknown field 'kindd' [unknown-field]; did you mean 'kind'?",
        (
            "$.facts[4].id: the id 'deaths-total' stands at $.facts[3] already"
            " [duplicate-id]; give each its own id"
        ),
    ]
    numbers = [int(line.split(":")[0]) for line in lines]
    text = own.read_text(encoding="utf-8").splitlines()
    assert [text[number - 1].strip() for number in numbers] == [
        '"value": "2022-02-30",',
        '"actor": "bundesweer",',
        "{",
        '"id": "deaths-total",',
    ]
    assert text[numbers[2]].strip() == '"id": "deaths-combat",'


def test_faults_of_shape_in_json_are_on_standard_output(
    raw: dict[str, Any], written: Write
) -> None:
    del raw["facts"][0]["text"]
    own = written(raw)
    done = run("check", "--json", data=own)
    assert (done.status, done.err) == (3, "")
    answer = json.loads(done.out)
    assert answer["file"] == str(own)
    assert answer["valid"] is False
    (problem,) = answer["problems"]
    assert list(problem) == ["code", "path", "line", "message", "mend"]
    assert problem["path"].startswith("$.facts[0]")


def fault(raw: dict[str, Any], name: str) -> None:
    """Put one inconsistency into a sound base."""
    facts = {fact["id"]: fact for fact in raw["facts"]}
    match name:
        case "end-before-start":
            facts["barkhane-begun"]["end"] = "2013-01-01"
        case "part-exceeds-whole":
            facts["deaths-combat"].update(value=60, text="60 fell.", evidence=[_SAYS_60])
        case "unused-source":
            raw["sources"].append({"id": "x", "publisher": "X", "title": "x", "url": "x"})
        case "ambiguous-alias":
            raw["actors"][0]["aliases"].append("German Army")
        case "text-lacks-figure":
            facts["nigeria-troops"]["text"] = "Nigeria promised troops."
        case "text-lacks-hedge":
            facts["bundeswehr-2022"]["text"] = "The Bundeswehr had 1,000 soldiers in Mali."
        case "no-stance":
            del facts["macron-rejects"]["stance"]
        case "disputed-without-note":
            del facts["deaths-total"]["note"]
        case _:
            facts["lambrecht-doubts"]["phrase"] = "one two three four five six seven eight nine"


_SAYS_60 = {"source": "reuters", "says": "60", "agrees": True}


@pytest.mark.parametrize(
    "code",
    [
        "end-before-start",
        "part-exceeds-whole",
        "unused-source",
        "ambiguous-alias",
        "text-lacks-figure",
        "text-lacks-hedge",
        "no-stance",
        "disputed-without-note",
        "long-phrase",
    ],
)
def test_inconsistent_base_is_3_and_names_the_rule(
    code: str, raw: dict[str, Any], written: Write
) -> None:
    fault(raw, code)
    own = written(raw)
    done = run("check", data=own)
    assert (done.status, done.err) == (3, "")
    assert codes(done) == [code]
    in_json = json.loads(run("check", "--json", data=own).out)
    assert in_json["valid"] is False
    assert [problem["code"] for problem in in_json["problems"]] == [code]


def test_several_inconsistencies_come_in_the_order_of_the_file(
    raw: dict[str, Any], written: Write
) -> None:
    for code in ("no-stance", "text-lacks-figure", "unused-source"):
        fault(raw, code)
    done = run("check", data=written(raw))
    assert codes(done) == ["unused-source", "text-lacks-figure", "no-stance"]


def test_problem_is_shown_whole_on_a_screen(raw: dict[str, Any], written: Write) -> None:
    fault(raw, "no-stance")
    own = written(raw)
    done = run("check", "--format", "table", data=own, env={"COLUMNS": "80"})
    number = next(
        number
        for number, line in enumerate(own.read_text(encoding="utf-8").splitlines())
        if '"macron-rejects"' in line
    )
    lines = done.out.splitlines()
    assert lines[:3] == [
        f"no-stance · line {number}: $.facts[14]",
        "  the position macron-rejects has no stance.",
        "  Mend: say in a few words which stand was taken.",
    ]
    assert "".join(line.strip() for line in lines[3:]).replace(" ", "") == (
        f"1problemin{own}".replace(" ", "")
    )


def test_inconsistent_base_still_answers(raw: dict[str, Any], written: Write) -> None:
    fault(raw, "no-stance")
    assert run("get", "troops-mali", data=written(raw)) == Done(0, "2400\n", "")


def test_article_that_bears_the_facts_out(article: Path) -> None:
    assert check_against(article, ARTICLE) == Done(0, TRUE, "")


@pytest.mark.parametrize(
    "text",
    [
        ARTICLE.replace("\n", "\r\n"),
        ARTICLE.replace("\n\n", "\n"),
        ARTICLE.replace(" ", "   "),
        f"\n\n{ARTICLE}",
    ],
    ids=["crlf", "no-blank-lines", "spaces", "blank-lines-first"],
)
def test_white_space_of_the_article_does_not_matter(text: str, article: Path) -> None:
    assert check_against(article, text) == Done(0, TRUE, "")


@pytest.mark.parametrize(
    ("old", "new", "fallen"),
    [
        ("2,400", "2,500", ["troops-mali"]),
        ("some 2,400", "2,400", ["troops-mali"]),
        ("2,400", "12,400", ["troops-mali"]),
        ("2,400", "2,400.5", ["troops-mali"]),
        ("Thursday", "Tuesday", ["withdrawal"]),
        ("Macron", "Hollande", ["macron-rejects"]),
        ("53", "58", ["deaths-other", "deaths-total"]),
        ("48", "47", ["deaths-combat", "deaths-other"]),
        ("Lambrecht", "Baerbock", ["lambrecht-doubts"]),
        ("The presidency", "The\n\npresidency", ["deaths-combat", "deaths-other", "deaths-total"]),
    ],
    ids=[
        "figure",
        "hedge",
        "digit-before",
        "digit-after",
        "weekday",
        "name",
        "total",
        "part",
        "speaker",
        "paragraphs",
    ],
)
def test_altered_article_fells_what_rests_on_it(
    old: str, new: str, fallen: list[str], article: Path
) -> None:
    done = check_against(article, ARTICLE.replace(old, new, 1))
    assert done.status == 3
    expected = sorted({*fallen, *(["lambrecht-doubts"] if "\n" in new else [])})
    line = done.err.removeprefix("mali-facts: facts that fall: ").removesuffix("\n")
    assert sorted(line.split(", ")) == expected
    assert len(codes(done)) == len(expected)
    assert set(codes(done)) <= {"mark-missing", "derived-falls"}


def test_altered_article_in_json(article: Path) -> None:
    done = check_against(article, ARTICLE.replace("53", "58"), "--json")
    assert done.status == 3
    answer = json.loads(done.out)
    assert answer["valid"] is False
    assert [(p["code"], p["path"], p["message"]) for p in answer["problems"]] == [
        (
            "derived-falls",
            "$.facts[3]",
            "deaths-other falls with deaths-total, which it is computed from",
        ),
        (
            "mark-missing",
            "$.facts[4].evidence[0].marks",
            'deaths-total falls: paragraph 2 does not have "53" where it should stand',
        ),
    ]


def test_article_that_ends_early_fells_what_it_lacks(article: Path) -> None:
    done = check_against(article, ARTICLE.split("\n\n", maxsplit=1)[0])
    assert done.status == 3
    assert done.err == (
        "mali-facts: facts that fall: deaths-combat, deaths-other, deaths-total, lambrecht-doubts\n"
    )


def test_empty_article_bears_nothing_out(article: Path) -> None:
    done = check_against(article, "")
    assert done.status == 3
    assert sorted(codes(done)) == ["derived-falls", *["no-paragraph"] * 6]


def test_nine_words_in_a_row_are_found(raw: dict[str, Any], written: Write, article: Path) -> None:
    raw["facts"][12]["text"] = "She said: the mission could not go on like this today."
    own = written(raw)
    words = "the mission could not go on like this today"
    article.write_text(ARTICLE.replace("her doubts", f"her doubts, for {words}"), "utf-8")
    done = run("check", "--source", str(article), data=own)
    assert (done.status, done.err) == (3, "")
    assert codes(done) == ["copied"]
    article.write_text(ARTICLE.replace("her doubts", f"her doubts, for {words[:-6]}"), "utf-8")
    assert run("check", "--source", str(article), data=own).status == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot be read: No such file or directory [unreadable]"),
        (b"M\xe9naka", "not UTF-8: byte 0xe9 at offset 1 [not-utf-8]"),
    ],
    ids=["missing", "latin-1"],
)
def test_article_that_cannot_be_read_is_3(content: bytes | None, said: str, article: Path) -> None:
    if content is not None:
        article.write_bytes(content)
    done = run("check", "--source", str(article))
    assert (done.status, done.out) == (3, "")
    assert str(article) in done.err
    assert said in done.err
    assert done.err.count("\n") == 1
