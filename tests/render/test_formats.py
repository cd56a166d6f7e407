"""Every page in every format: what a program reads back is what the page says."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt
from render.pages import EMPTY, PAGES, disguised, empty_pages, pages, problems, small

from mali_facts.render import clean
from mali_facts.render.formats import Format, in_bytes, in_text, render
from mali_facts.render.objects import FACT_FIELDS, fact_object, source_object
from mali_facts.render.page import Surface
from mali_facts.render.values import FieldValue, ValuesPage

if TYPE_CHECKING:
    from mali_facts.render.page import Page

PIPE = Surface(None, colour=False, unicode=True)
HOSTILE = 'a\tb\nc "q", \\t | *x* <b> \x1b[31m \u202e [red]'
BASES = {"small": small(), "hostile": disguised(HOSTILE), "formulas": disguised("=1+1")}
TEXTS = {"small": "a question", "hostile": HOSTILE, "formulas": "=1+1"}
every_page = pytest.mark.parametrize("name", PAGES)
every_base = pytest.mark.parametrize("base", BASES)


def page_of(base: str, name: str) -> Page:
    return pages(BASES[base], TEXTS[base])[name]


def table_of(page: Page) -> list[list[str]]:
    return [list(page.columns), *([in_text(cell) for cell in row] for row in page.rows())]


def unescaped(cell: str) -> str:
    short = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
    return re.sub(
        r"\\(\\|t|n|r|u[0-9a-f]{4}|U[0-9a-f]{8})",
        lambda m: short[m[1]] if m[1] in short else chr(int(m[1][1:], 16)),
        cell,
    )


def without_apostrophe(cell: str) -> str:
    return unescaped(cell.removeprefix("'"))


@every_base
@every_page
def test_json_reads_back_to_the_document(base: str, name: str) -> None:
    page = page_of(base, name)
    written = render(page, Format.json, PIPE)
    assert json.loads(written) == page.document()
    assert written.endswith(("}\n", "]\n"))


@every_base
@every_page
def test_jsonl_is_one_object_a_line(base: str, name: str) -> None:
    page = page_of(base, name)
    lines = render(page, Format.jsonl, PIPE).splitlines()
    assert [json.loads(line) for line in lines] == page.objects()


@every_base
@every_page
def test_csv_reads_back_to_the_rows_below_their_names(base: str, name: str) -> None:
    page = page_of(base, name)
    read = list(csv.reader(io.StringIO(render(page, Format.csv, PIPE))))
    assert [[without_apostrophe(cell) for cell in row] for row in read] == table_of(page)


@every_base
@every_page
def test_tsv_reads_back_to_the_rows_below_their_names(base: str, name: str) -> None:
    page = page_of(base, name)
    lines = render(page, Format.tsv, PIPE).splitlines()
    read = [[without_apostrophe(cell) for cell in line.split("\t")] for line in lines]
    assert read == table_of(page)


@every_base
@every_page
def test_plain_is_one_thing_a_line_without_a_header(base: str, name: str) -> None:
    page = page_of(base, name)
    lines = render(page, Format.plain, PIPE).splitlines()
    read = [[unescaped(cell) for cell in line.split("\t")] for line in lines]
    assert read == [[in_text(cell) for cell in row] for row in page.brief()]


@every_base
@every_page
def test_markdown_reads_back_to_the_rows_below_their_names(base: str, name: str) -> None:
    page = page_of(base, name)
    tokens = MarkdownIt("commonmark").enable("table").parse(render(page, Format.markdown, PIPE))
    assert "html_block" not in {token.type for token in tokens}
    read: list[list[str]] = []
    for token in tokens:
        if token.type == "tr_open":
            read.append([])
        elif token.type == "inline":
            children = token.children or []
            assert {child.type for child in children} <= {"text", "text_special"}
            read[-1].append("".join(child.content for child in children))
    expected = [[clean.for_screen(cell) for cell in row] for row in table_of(page)]
    assert read == expected


@every_base
@every_page
@pytest.mark.parametrize("form", Format)
def test_nothing_live_is_written(form: Format, name: str, base: str) -> None:
    written = render(page_of(base, name), form, PIPE)
    allowed = "\t\n" if form in (Format.plain, Format.tsv) else "\n"
    assert {c for c in written if not c.isprintable()} <= {*allowed}


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "cp437", "koi8-r"])
@pytest.mark.parametrize("form", [f for f in Format if f not in (Format.table, Format.plain)])
def test_what_a_stream_lacks_reads_back_from_formats_with_quoting(
    form: Format, encoding: str
) -> None:
    text = "é \u201cq\u201d \uff02,\uff5c\uff3c½ \U0001f1f2 \\u00e9"
    page = ValuesPage([FieldValue("a", "b", text, text)])
    written = in_bytes(render(page, form), form, encoding).decode(encoding)
    match form:
        case Format.json | Format.jsonl:
            assert json.loads(written) == json.loads(render(page, form))
        case Format.markdown:
            tokens = MarkdownIt("commonmark").enable("table").parse(written)
            cell = [token.children or [] for token in tokens if token.type == "inline"][-1]
            assert "".join(child.content for child in cell) == text
        case _:
            delimiter = "," if form is Format.csv else "\t"
            _, row = csv.reader(io.StringIO(written), delimiter=delimiter)
            assert row[:2] == ["a", "b"]
            assert without_apostrophe(row[2]) == text


@every_page
@pytest.mark.parametrize("form", Format)
def test_nothing_missing_is_spelt_out(form: Format, name: str) -> None:
    written = render(page_of("small", name), form, PIPE)
    assert re.search(r"\bNone\b|\bnan\b", written) is None
    if form not in (Format.json, Format.jsonl):
        # Evidence is JSON inside its cell; nothing else is.
        assert re.search(r"\bnull\b", re.sub(r"\{.*?\}+", "", written)) is None


@every_page
@pytest.mark.parametrize("form", Format)
def test_every_line_is_ended(form: Format, name: str) -> None:
    written = render(page_of("small", name), form, PIPE)
    assert written == "" or written.endswith("\n")
    assert not written.endswith("\n\n")


@pytest.mark.parametrize("name", EMPTY)
@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (Format.table, ""),
        (Format.plain, ""),
        (Format.json, "[]\n"),
        (Format.jsonl, ""),
        (Format.csv, "{comma}\n"),
        (Format.tsv, "{tab}\n"),
        (Format.markdown, "| {pipe} |\n| {rule} |\n"),
    ],
)
def test_empty_page_is_what_the_format_needs(form: Format, expected: str, name: str) -> None:
    page = empty_pages()[name]
    columns = page.columns
    assert render(page, form, PIPE) == expected.format(
        comma=",".join(columns),
        tab="\t".join(columns),
        pipe=" | ".join(columns),
        rule=" | ".join("---" for _ in columns),
    )


@pytest.mark.parametrize("text", ['"=1+1"', '"=1+1', '"', '"", "'])
def test_quotation_marks_hide_no_formula_and_no_tab_in_tsv(text: str) -> None:
    # Spreadsheets take quotation marks off when they read tab-separated text, too.
    page = ValuesPage([FieldValue("a", "b", text, text), FieldValue("c", "d", "e", "e")])
    written = render(page, Format.tsv, PIPE)
    read = list(csv.reader(io.StringIO(written), delimiter="\t"))
    assert [len(row) for row in read] == [3, 3, 3]
    assert without_apostrophe(read[1][2]) == text
    assert not read[1][2].startswith("=")


@pytest.mark.parametrize("form", [Format.csv, Format.tsv])
@pytest.mark.parametrize("name", ["facts", "sources", "check", "values"])
def test_no_spreadsheet_finds_a_formula(name: str, form: Format) -> None:
    delimiter = "," if form is Format.csv else "\t"
    written = render(page_of("formulas", name), form, PIPE)
    cells = [c for row in csv.reader(io.StringIO(written), delimiter=delimiter) for c in row]
    assert "'=1+1" in cells
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []


def test_fact_objects_have_every_field_in_its_order() -> None:
    for item in json.loads(render(page_of("small", "facts"), Format.json, PIPE)):
        assert list(item) == list(FACT_FIELDS)
        for evidence in item["evidence"]:
            assert list(evidence) == [
                "source",
                "publisher",
                "published",
                "url",
                "at",
                "says",
                "agrees",
            ]


def test_fact_object_is_the_fact() -> None:
    assert fact_object(small().fact("troops-mali")) == {
        "id": "troops-mali",
        "kind": "force",
        "subject": "French troops",
        "text": "In February 2022 France had some 2,400 troops in Mali.",
        "value": 2400,
        "unit": "troops",
        "hedge": "some",
        "place": "Mali",
        "as_of": "2022-02",
        "end": None,
        "actor": "Operation Barkhane",
        "office": None,
        "topic": "strength",
        "stance": None,
        "phrase": None,
        "derived": None,
        "disputed": False,
        "note": None,
        "evidence": [
            {
                "source": "dw",
                "publisher": "DW",
                "published": "2022-02-17",
                "url": "https://example.org/dw",
                "at": "paragraph 1",
                "says": "some 2,400",
                "agrees": True,
            },
            {
                "source": "afp",
                "publisher": "AFP",
                "published": "2022-02-18",
                "url": "https://example.org/afp",
                "at": None,
                "says": "2,400",
                "agrees": True,
            },
        ],
    }


def test_derived_fact_shows_its_arithmetic_and_inputs() -> None:
    made = fact_object(small().fact("deaths-other"))
    assert made["value"] == 5
    assert made["derived"] == {
        "formula": "53 - 48 = 5",
        "inputs": ["deaths-total", "deaths-combat"],
    }
    assert made["text"] == "That leaves 5 French soldiers who died otherwise by February 2022."


def test_source_object_is_the_source_with_its_count() -> None:
    assert source_object(small().sources["afp"], 4) == {
        "id": "afp",
        "publisher": "AFP",
        "title": "Report of the losses",
        "url": "https://example.org/afp",
        "published": "2022-02-18",
        "via": "Le Soir",
        "note": None,
        "facts": 4,
    }


def test_plain_line_of_a_fact() -> None:
    (line,) = (
        line
        for line in render(page_of("small", "forces"), Format.plain, PIPE).splitlines()
        if line.startswith("deaths-total\t")
    )
    assert line.split("\t") == [
        "deaths-total",
        "53 deaths",
        "Sahel",
        "2022-02-17",
        "French soldiers who died",
        "single source, disputed",
        "By February 2022, 53 French soldiers had died.",
    ]


def test_markdown_of_values() -> None:
    page = ValuesPage([FieldValue("a-b", "value", 1, "1"), FieldValue("c", "text", "x|y", "x|y")])
    assert render(page, Format.markdown, PIPE) == (
        "| id | field | value |\n| --- | --- | --- |\n| a\\-b | value | 1 |\n| c | text | x\\|y |\n"
    )


def test_json_of_a_check_names_the_file_and_every_problem() -> None:
    assert json.loads(render(page_of("small", "check"), Format.json, PIPE)) == {
        "file": "small.json",
        "valid": False,
        "problems": [problem._asdict() for problem in problems("a question")],
    }


def test_json_of_a_sound_check_has_no_problem() -> None:
    assert json.loads(render(page_of("small", "sound"), Format.json, PIPE)) == {
        "file": "small.json",
        "valid": True,
        "problems": [],
    }
