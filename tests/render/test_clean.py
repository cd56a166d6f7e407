"""Hostile text is harmless on every target, and comes back whole where a program reads it."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from mali_facts.render import clean
from mali_facts.render.canvas import paint, span
from mali_facts.render.page import Surface

QUICK = settings(deadline=None, max_examples=100)

LIVE = {
    "nul": "\0",
    "bell": "\a",
    "backspace": "\b",
    "escape": "\x1b",
    "delete": "\x7f",
    "next-line": "\x85",
    "csi": "\x9b",
    "osc": "\x9d",
    "soft-hyphen": "\xad",
    "grapheme-joiner": "\u034f",
    "arabic-mark": "\u061c",
    "hangul-filler": "\u115f",
    "mongolian-separator": "\u180e",
    "zero-width-space": "\u200b",
    "zero-width-joiner": "\u200d",
    "left-to-right-mark": "\u200e",
    "right-to-left-mark": "\u200f",
    "line-separator": "\u2028",
    "paragraph-separator": "\u2029",
    "left-to-right-embedding": "\u202a",
    "right-to-left-override": "\u202e",
    "word-joiner": "\u2060",
    "right-to-left-isolate": "\u2067",
    "pop-isolate": "\u2069",
    "wide-filler": "\u3164",
    "variation-selector": "\ufe0f",
    "byte-order-mark": "\ufeff",
    "narrow-filler": "\uffa0",
    "annotation": "\ufff9",
    "musical-beam": "\U0001d173",
    "tag": "\U000e0041",
    "more-variation-selectors": "\U000e0100",
}
ACTIVE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")

hostile = st.text(
    st.one_of(
        st.sampled_from(sorted(LIVE.values())),
        st.sampled_from(list("\t\n\r \\|`*_{}[]<>()#+-.!~&$:@^='\",;/%utnrU0123\u0301\u0e49")),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=30,
)


def code(character: str) -> str:
    number = ord(character)
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"


def undo_cell(cell: str) -> str:
    """What a program does that reads C escapes."""
    short = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}

    def one(match: re.Match[str]) -> str:
        body = match[1]
        return short[body] if body in short else chr(int(body[1:], 16))

    return re.sub(r"\\(\\|t|n|r|u[0-9a-f]{4}|U[0-9a-f]{8})", one, cell)


def undo_spreadsheet(cell: str) -> str:
    """What a spreadsheet does: an apostrophe in front is no part of the text."""
    return undo_cell(cell.removeprefix("'"))


def invisible() -> list[str]:
    """Every character that is a control, a separator of lines or an invisible sign of format."""
    # The signs that are drawn around the digits after them are visible.
    visible = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
    return [
        chr(number)
        for number in range(sys.maxunicode + 1)
        if unicodedata.category(chr(number)) in ("Cc", "Cf", "Cs", "Zl", "Zp")
        and number not in visible
    ]


# `for_screen`: one line for a person, with what is live as its code.


@pytest.mark.parametrize("character", LIVE.values(), ids=list(LIVE))
def test_screen_live_character_is_shown_as_its_code(character: str) -> None:
    assert clean.for_screen(f"a{character}b") == f"a{code(character)}b"


def test_screen_no_control_and_no_invisible_sign_of_unicode_passes() -> None:
    passed = [c for c in invisible() if c in clean.for_screen(f"a{c}b")]
    assert [f"U+{ord(c):04X}" for c in passed] == []


@pytest.mark.parametrize(
    ("sequence", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "\\u001b[31mred\\u001b[0m"),
        ("\x1b[2J\x1b[H", "\\u001b[2J\\u001b[H"),
        ("\x9b31mred", "\\u009b31mred"),
        ("\x1b]0;title\x07", "\\u001b]0;title\\u0007"),
        (
            "\x1b]8;;https://evil.example\x1b\\here\x1b]8;;\x1b\\",
            "\\u001b]8;;https://evil.example\\u001b\\here\\u001b]8;;\\u001b\\",
        ),
        ("\x1bP$q\x1b\\", "\\u001bP$q\\u001b\\"),
        ("abc\b\b\bxyz", "abc\\u0008\\u0008\\u0008xyz"),
    ],
    ids=["colour", "clear-screen", "8-bit-csi", "window-title", "osc-8", "dcs", "overwrite"],
)
def test_screen_escape_sequence_does_nothing(sequence: str, shown: str) -> None:
    assert clean.for_screen(sequence) == shown


@pytest.mark.parametrize("space", ["\n", "\t", "\r\n", "\r", "\v", "\f", "\n\n\t"])
def test_screen_white_space_that_moves_the_cursor_is_one_space(space: str) -> None:
    assert clean.for_screen(f"Gao{space}Mali") == "Gao Mali"


@pytest.mark.parametrize(
    "text",
    [
        "plain words, 2,400 and 50 %",
        "Ménaka à l'œuvre",
        "Me\u0301naka",
        "\u9a6c\u91cc\u64a4\u519b",
        "\u0645\u0627\u0644\u064a",
        "back\\slash stays",
        "[bold red]no markup[/]",
    ],
    ids=["ascii", "accents", "apart", "chinese", "arabic", "backslash", "rich"],
)
def test_screen_honest_text_is_left_alone(text: str) -> None:
    assert clean.for_screen(text) == text


@pytest.mark.parametrize(
    "mark",
    ["\u0301", "\u0489", "\u1ab0", "\u20dd", "\u0e49", "\u0ec8", "\u064b", "\u05b0", "\u302a"],
    ids=[
        "latin",
        "cyrillic",
        "extended",
        "enclosing",
        "thai",
        "lao",
        "arabic",
        "hebrew",
        "cjk",
    ],
)
def test_screen_flood_of_combining_marks_is_dammed(mark: str) -> None:
    assert clean.for_screen(f"a{mark * 50}b") == f"a{mark * 3}b"


def test_screen_flood_of_mixed_marks_is_dammed() -> None:
    flooded = "a" + "\u0301\u0489\u20dd\u1ab0" * 20
    assert clean.for_screen(flooded) == "a\u0301\u0489\u20dd"


@QUICK
@given(hostile)
@example("\x1b[0m\n\u202e")
def test_screen_nothing_active_is_left_in_one_line(text: str) -> None:
    shown = clean.for_screen(text)
    assert ACTIVE.search(shown) is None
    assert len(shown.splitlines()) <= 1


@QUICK
@given(hostile)
def test_screen_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean.for_screen(text)
    assert clean.for_screen(once) == once


@pytest.mark.parametrize("colour", [False, True], ids=["plain", "coloured"])
@pytest.mark.parametrize(
    "markup", ["[red]x[/red]", "[link=https://e.example]x[/link]", ":boom:", "[/]", "[bold"]
)
def test_screen_rich_markup_is_only_text(markup: str, colour: bool) -> None:
    painted = paint([[span(markup, "bold")]], Surface(80, colour=colour, unicode=True))
    assert painted == (f"\x1b[1m{markup}\x1b[0m\n" if colour else f"{markup}\n")


# `for_cell`: one field of a tab-separated line.


@pytest.mark.parametrize("character", LIVE.values(), ids=list(LIVE))
def test_cell_live_character_is_a_code(character: str) -> None:
    assert clean.for_cell(f"a{character}b") == f"a{code(character)}b"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("a\tb", "a\\tb"),
        ("a\nb", "a\\nb"),
        ("a\r\nb", "a\\r\\nb"),
        ("a\\tb", "a\\\\tb"),
        ("\\", "\\\\"),
        ("a\\u001b", "a\\\\u001b"),
        ("", ""),
    ],
    ids=["tab", "newline", "crlf", "written-tab", "backslash", "written-code", "nothing"],
)
def test_cell_separators_are_escaped_as_in_c(text: str, cell: str) -> None:
    assert clean.for_cell(text) == cell


@QUICK
@given(hostile)
@example("\\u001b")
@example("\\\\t\t")
def test_cell_escapes_read_back_to_the_same_text(text: str) -> None:
    cell = clean.for_cell(text)
    assert undo_cell(cell) == text
    assert ACTIVE.search(cell) is None


# `for_spreadsheet`: a cell of CSV or TSV that no spreadsheet takes for a formula.


@pytest.mark.parametrize(
    "formula",
    [
        "=1+1",
        "=cmd|' /C calc'!A0",
        "+1",
        "-2+3",
        "@SUM(A1)",
        "  =1+1",
        "\u00a0=1+1",
        "\uff1d1+1",
        "\uff0b1",
        "\uff0d1",
        "\uff20SUM(A1)",
        "'=1+1",
    ],
)
def test_spreadsheet_formula_gets_an_apostrophe(formula: str) -> None:
    assert clean.for_spreadsheet(formula) == f"'{formula}"


@pytest.mark.parametrize("start", ["\t=1", "\n=1", "\r=1", "\x0b=1", "\ufeff=1", "\x00=1"])
def test_spreadsheet_hidden_start_of_a_formula_is_shown_and_so_dead(start: str) -> None:
    assert clean.for_spreadsheet(start)[0] == "\\"


@pytest.mark.parametrize("text", ["2400", "2022-02-17", "a=b", "53 - 48 = 5", "some 2,400", ""])
def test_spreadsheet_honest_cell_is_left_alone(text: str) -> None:
    assert clean.for_spreadsheet(text) == text


@QUICK
@given(hostile)
@example("''=1")
@example("' =1")
def test_spreadsheet_apostrophe_and_escapes_read_back_to_the_same_text(text: str) -> None:
    assert undo_spreadsheet(clean.for_spreadsheet(text)) == text


@QUICK
@given(st.lists(hostile, min_size=1, max_size=4))
@example(['"', "=1", '"'])
def test_spreadsheet_csv_reads_back_to_the_same_row(row: list[str]) -> None:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerow(map(clean.for_spreadsheet, row))
    (read,) = csv.reader(io.StringIO(stream.getvalue()))
    assert [undo_spreadsheet(cell) for cell in read] == row


# `for_markdown`: a table cell that reads as the text and as nothing else.


def cells_of(text: str) -> list[str]:
    """The cells of a table's only row, as a Markdown reader with HTML on takes them."""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    source = f"| a | b |\n| --- | --- |\n| {clean.for_markdown(text)} | x |\n"
    tokens = reader.parse(source)
    kinds = {token.type.split("_")[0] for token in tokens}
    assert kinds <= {"table", "thead", "tbody", "tr", "th", "td", "inline"}
    inline = [token for token in tokens if token.type == "inline"][2:]
    texts = []
    for token in inline:
        children = token.children or []
        assert {child.type for child in children} <= {"text", "text_special"}
        texts.append("".join(child.content for child in children))
    return texts


@pytest.mark.parametrize(
    "text",
    [
        "**bold** and _slanted_",
        "`code`",
        "[link](https://evil.example)",
        "![image](x.png)",
        "<script>alert(1)</script>",
        "<b>bold</b>",
        "<https://evil.example>",
        "&lt;b&gt; &#60;",
        "a | b",
        "a \\| b",
        "\\",
        "# heading",
        "- item",
        "1. item",
        "~~gone~~",
        "$x^2$",
        "[^1]",
        "https://evil.example",
        "=== 1",
    ],
)
def test_markdown_mark_up_reads_as_its_own_text(text: str) -> None:
    assert cells_of(text) == [text, "x"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("<img onerror=x>", r"\<img onerror\=x\>"),
        ("[a](b)", r"\[a\]\(b\)"),
        ("www.e.example", r"www\.e\.example"),
        ("mail@e.example", r"mail\@e\.example"),
        ("a\nb", "a b"),
        ("a\x1bb", r"a\\u001bb"),
    ],
    ids=["html", "link", "bare-address", "mail", "newline", "escape"],
)
def test_markdown_mark_up_is_escaped(text: str, written: str) -> None:
    assert clean.for_markdown(text) == written


@QUICK
@given(hostile)
@example("\\|")
@example("||")
def test_markdown_reads_back_to_what_a_person_sees(text: str) -> None:
    # A reader trims its cells, and shows a code point that Markdown forbids as another.
    read = cells_of(f".{text}.")
    assert read == [clean.for_screen(f".{text}."), "x"]


# `for_json`: live characters as escapes, so that a program reads the original.


@pytest.mark.parametrize("character", LIVE.values(), ids=list(LIVE))
def test_json_live_character_is_an_escape(character: str) -> None:
    document = clean.for_json(json.dumps([f"a{character}b"], ensure_ascii=False))
    units = character.encode("utf-16-be").hex()
    escape = "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))
    short = {"\b": "\\b"}
    assert document == f'["a{short.get(character, escape)}b"]'


@pytest.mark.parametrize("indent", [None, 2], ids=["one-line", "indented"])
@QUICK
@given(st.dictionaries(hostile, st.lists(hostile, max_size=3), max_size=3))
@example({"\\": ["\\\u202e", "\ud83d\ude00"]})
def test_json_reads_back_to_the_same_value(indent: int | None, value: dict[str, list[str]]) -> None:
    document = clean.for_json(json.dumps(value, ensure_ascii=False, indent=indent))
    assert ACTIVE.search(document.replace("\n", "")) is None
    assert json.loads(document) == json.loads(json.dumps(value))


def test_json_honest_letters_stay_readable() -> None:
    assert clean.for_json('"Ménaka \u9a6c\u91cc"') == '"Ménaka \u9a6c\u91cc"'


# `in_encoding`: what a stream cannot carry is put plainly.


@pytest.mark.parametrize(
    ("text", "encoding", "expected"),
    [
        ("Ménaka", "utf-8", "Ménaka".encode()),
        ("Ménaka", "latin-1", b"M\xe9naka"),
        ("Ménaka", "ascii", b"Menaka"),
        ("├ 1 Aug · x", "ascii", b"+ 1 Aug - x"),
        ("├ é", "latin-1", b"+ \xe9"),
        ("“52 ≈ 53”…", "ascii", b'"52 ~ 53"...'),
        ("\u9a6c", "ascii", b"\\u9a6c"),
        ("2½ ≠ 3²", "ascii", b"2\\u00bd \\u2260 3\\u00b2"),
        ("é ≈", "cp437", b"\x82 \xf7"),
        ("é ≈", "koi8-r", b"e \x97"),
    ],
    ids=[
        "utf-8",
        "latin-1",
        "ascii",
        "rail",
        "rail-latin-1",
        "quotes",
        "chinese",
        "signs",
        "cp437",
        "koi8-r",
    ],
)
def test_encoding_falls_back_to_plain_letters_and_codes(
    text: str, encoding: str, expected: bytes
) -> None:
    assert clean.in_encoding(text, encoding) == expected


@QUICK
@given(st.text(), st.sampled_from(["utf-8", "ascii", "latin-1", "cp1252", "cp437"]))
def test_encoding_every_text_fits_into_every_encoding(text: str, encoding: str) -> None:
    assert isinstance(clean.in_encoding(text, encoding).decode(encoding), str)
