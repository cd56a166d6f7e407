"""Records cut out of a laid-out file are those of the whole file, in any order of asking."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import small_base

from mali_facts.knowledge.layout import laid_out
from mali_facts.knowledge.load import bundled_file, read
from mali_facts.knowledge.model import KINDS
from mali_facts.knowledge.records import FEW, SECTIONS, TOP, LaidOutRecords, Records

if TYPE_CHECKING:
    from collections.abc import Iterable

BUNDLED = read(bundled_file())

Question = tuple[str, str, str]
"""What is asked of the records: the method, the section or kind or name at the top, an id."""


def answer(records: Records, question: Question) -> Any:
    method, of, name = question
    match method:
        case "find":
            return records.find(of, name)
        case "ids":
            return records.ids(of)
        case "of_kind":
            return records.of_kind(of)
        case _:
            return records.top(of)


def assert_alike(text: str, questions: Iterable[Question]) -> None:
    """Both ways give the same answers, each question asked after those before it."""
    cut, whole = LaidOutRecords(text.encode()), Records(json.loads(text))
    for question in questions:
        assert answer(cut, question) == answer(whole, question), question


def every_id(text: str) -> list[Question]:
    raw = json.loads(text)
    return [("find", section, record["id"]) for section in SECTIONS for record in raw[section]]


def test_every_record_of_the_bundled_base_is_cut_out_alone() -> None:
    raw = json.loads(BUNDLED)
    for section in SECTIONS:
        for record in raw[section]:
            assert LaidOutRecords(BUNDLED.encode()).find(section, record["id"]) == record


FIRST: dict[str, list[Question]] = {
    "nothing": [],
    "ids": [("ids", section, "") for section in SECTIONS],
    "kinds": [("of_kind", kind, "") for kind in KINDS],
    "top": [("top", name, "") for name in TOP],
    "unknown": [("find", section, "nothing-of-the-kind") for section in SECTIONS] * (FEW + 1),
}


@pytest.mark.parametrize("first", FIRST.values(), ids=list(FIRST))
def test_every_record_of_the_bundled_base_is_found_after_anything(first: list[Question]) -> None:
    assert_alike(BUNDLED, [*first, *every_id(BUNDLED), *reversed(every_id(BUNDLED)), *first])


@pytest.mark.parametrize(
    "name",
    [
        "",
        "barkhane-troops-mal",
        "barkhane-troops-mali-",
        'barkhane-troops-mali",',
        'x", "kind',
        "\n",
        "\u00e9",
        "\ud800",
        "*",
    ],
    ids=ascii,
)
@pytest.mark.parametrize("first", [[], [("ids", "facts", "")]], ids=["one", "all"])
def test_id_that_nothing_has_is_not_found(name: str, first: list[Question]) -> None:
    assert_alike(BUNDLED, [*first, *(("find", section, name) for section in SECTIONS)])


@pytest.mark.parametrize("emptied", [[s] for s in SECTIONS] + [list(SECTIONS), ["language"]])
def test_section_may_be_empty(emptied: list[str]) -> None:
    raw: dict[str, Any] = small_base()
    raw.update({name: {} if name == "language" else [] for name in emptied})
    text = laid_out(raw)
    assert_alike(text, [question for asked in FIRST.values() for question in asked])
    assert_alike(text, every_id(text))


# Texts that look like what a file is cut at.
words = st.one_of(
    st.text(min_size=1, max_size=12),
    st.sampled_from(
        [
            "\n    {",
            '\n    {\n      "id": "a",',
            '{"id": "a",',
            '"id": "b",',
            "\n  ]\n}",
            "},\n    {",
            '\n  "facts": [',
            '\n      "kind": "force"',
            '"kind": "date"',
            "a",
            '"',
            "\\",
            "\\n    {",
            "\u2028\x85\x0b\x1c",
            "\U0001f1f2",
        ]
    ),
)
names = st.sampled_from(["a", "b", "a-b", "ab", "b-a", "1", "10"])


def records_of(
    needed: dict[str, st.SearchStrategy[Any]], optional: dict[str, st.SearchStrategy[Any]]
) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Records with their own ids, the fields that they need, and some of the others."""
    fields: dict[str, st.SearchStrategy[Any]] = {"id": names, **needed}
    one = st.fixed_dictionaries(fields, optional=optional)
    return st.lists(one, max_size=7, unique_by=by_id)


def by_id(record: dict[str, Any]) -> str:
    name: str = record["id"]
    return name


facts = records_of(
    {"kind": st.sampled_from(KINDS), "text": words},
    {
        "value": st.one_of(st.integers(0, 10**15), st.sampled_from(["2022", "2022-02-17"])),
        "as_of": st.just("2022-02"),
        "derived": st.fixed_dictionaries({"formula": words, "digits": st.just(0)}),
        "note": st.one_of(st.none(), words),
        "asks": st.lists(words, max_size=4),
        "evidence": st.lists(
            st.fixed_dictionaries({"source": names, "says": words, "agrees": st.booleans()}),
            max_size=3,
        ),
    },
)
bases = st.fixed_dictionaries(
    {
        "version": words,
        "checked": st.just("2022-12-31"),
        "sources": records_of({"publisher": words, "url": words}, {"note": words}),
        "actors": records_of({"name": words}, {"aliases": st.lists(words, max_size=2)}),
        "places": records_of({"name": words}, {"in": names}),
        "facts": facts,
    },
    optional={
        "article": names,
        "language": st.fixed_dictionaries(
            {},
            optional={
                "synonyms": st.dictionaries(words, st.lists(words, max_size=2), max_size=3),
                "ignored": st.lists(words, max_size=3),
            },
        ),
    },
)
questions = st.lists(
    st.one_of(
        st.tuples(st.just("find"), st.sampled_from(SECTIONS), st.one_of(names, words)),
        st.tuples(st.just("ids"), st.sampled_from(SECTIONS), st.just("")),
        st.tuples(st.just("of_kind"), st.sampled_from(KINDS), st.just("")),
        st.tuples(st.just("top"), st.sampled_from(TOP), st.just("")),
    ),
    max_size=2 * FEW,
)


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(raw=bases, asked=questions)
def test_any_base_in_its_layout_is_cut_as_it_is_parsed(
    raw: dict[str, Any], asked: list[Question]
) -> None:
    text = laid_out(raw)
    assert_alike(text, [*asked, *every_id(text)])
    assert_alike(text, every_id(text))
