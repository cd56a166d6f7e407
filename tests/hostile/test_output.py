"""Nothing in a base is alive when it leaves, whatever the command and the format."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest
from hostile.harness import (
    FORMATS,
    MODULE,
    Ran,
    assert_survived,
    environment,
    inside,
    limited,
    outside,
    write,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from support import small_base

if TYPE_CHECKING:
    from pathlib import Path

PAYLOADS = {
    "c0": "".join(map(chr, range(32))),
    "c1": "".join(map(chr, range(0x7F, 0xA0))),
    "colour": "\x1b[35;5mred\x1b[0m",
    "8-bit-colour": "\x9b35mred",
    "clear-screen": "\x1b[2J\x1b[H\x1bc",
    "title": "\x1b]0;pwned\x07",
    "osc-8": "\x1b]8;;https://evil.example\x1b\\here\x1b]8;;\x1b\\",
    "osc-52": "\x1b]52;c;cm0gLXJmIC8=\x07",
    "dcs": '\x1bP$q"p\x1b\\',
    "overwritten": "true\b\b\b\bfalse\r",
    "bidi": "\u202egnp.exe\u202c \u2066a\u2069 \u200f\u061c",
    "zero-width": "a\u200bb\u200cc\u200dd\u2060e\ufefff\xadg\u180eh\u034fi",
    "invisible": "\u115f\u1160\u3164\uffa0\u2062\ufe0f\U000e0041\U000e0100\U0001d173",
    "zalgo": "e" + "\u0301\u0489\u20dd" * 60,
    "separators": "a\u2028b\u2029c\x85d\x0be\x0cf\x1cg\x1dh\x1ei",
    "newlines": "a\nb\r\nc\rd",
    "tabs": "a\tb\t\tc",
    "rich": "[bold red]x[/] [link=https://evil.example]y[/link] [/] :bomb: [",
    "markdown": "**b** _i_ `c` [l](https://e.example) ![i](x) # h\n- x\n1. y ~~s~~ | $m$ [^1]",
    "html": "<script>alert(1)</script><img src=x onerror=y> &lt; </td></table> <!-- -->",
    "formula": "=cmd|' /C calc'!A0",
    "formula-plus": "+1+1",
    "formula-minus": "-1+1",
    "formula-at": "@SUM(A1)",
    "formula-tab": "\t=1+1",
    "formula-return": "\r=1+1",
    "formula-space": " =1+1",
    "formula-wide": "\uff1d1+1",
    "formula-quoted": '"=1+1"',
    "formula-joined": 'x",=1+1,"',
    "quotes": "\"'`\u201c\u201d\uff02'' \"\" ",
    "shell": "$(touch pwned) `touch pwned` ; rm -rf ~ | tee & > x < y * ? ~ ! # % {a,b} \\",
    "backslashes": "\\ \\n \\t \\u001b \\\\ \\",
    "wide-syntax": "\uff02,\uff0c\uff3c\uff1cb\uff1e\uff5c\ufe68n\uff07\uff40",
    "format": "{} {0} {value} %s %(x)s {fact.id.__class__} $x ${x}",
    "right-to-left": "\u0645\u0627\u0644\u064a \u05de\u05d0\u05dc\u05d9",
    "emoji": "\U0001f1f2\U0001f1f1 \U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f44d\U0001f3fd",
    "words-of-null": "None null nan true",
}
LETTERS = ("zalgo", "right-to-left", "emoji", "words-of-null", "wide-syntax")
FORMULAS = tuple(name for name in PAYLOADS if name.startswith("formula"))
TOGETHER = {
    "live": "|".join(
        payload
        for name, payload in PAYLOADS.items()
        if list(PAYLOADS).index(name) < list(PAYLOADS).index("rich") and name not in LETTERS
    ),
    "syntax": " ".join(
        PAYLOADS[name]
        for name in ("rich", "markdown", "html", "quotes", "shell", "backslashes", "format")
    ),
    "letters": " ".join(PAYLOADS[name] for name in LETTERS),
}
"""Payloads that do not hide each other, in one: every command in every format takes time."""

every_mix = pytest.mark.parametrize("payload", TOGETHER.values(), ids=list(TOGETHER))
every_payload = pytest.mark.parametrize("payload", PAYLOADS.values(), ids=list(PAYLOADS))

IGNORABLE = (
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Characters that Unicode's DerivedCoreProperties.txt calls Default_Ignorable_Code_Point."""

_INVISIBLE = re.compile(f"[{IGNORABLE}]")
_DRAWN = {*map(chr, range(0x600, 0x606)), *"\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"}
"""Signs of category Cf that are visible: they stand around the digits after them."""


def alive(text: str, allowed: str) -> list[str]:
    """What a terminal, an editor or a reader would obey, or not see."""
    return [
        f"U+{ord(c):04X}"
        for c in dict.fromkeys(text)
        if c not in allowed
        and c not in _DRAWN
        and (unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") or _INVISIBLE.match(c))
    ]


def longest_pile(text: str) -> int:
    """How many combining marks stand on one letter at most."""
    most = pile = 0
    for character in text:
        pile = pile + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        most = max(most, pile)
    return most


def poisoned(payload: str) -> dict[str, Any]:
    """The small base with a payload in front of and behind every text that people may write."""

    def bad(text: str) -> str:
        return f"{payload}{text}{payload}"

    raw = small_base()
    raw["version"] = bad(raw["version"])
    for source in raw["sources"]:
        for name in ("publisher", "title", "url"):
            source[name] = bad(source[name])
        source["via"], source["note"] = bad("via"), bad("note")
    for thing in (*raw["actors"], *raw["places"]):
        thing["name"] = bad(thing["name"])
        thing["aliases"] = [*thing.get("aliases", []), bad("alias")]
    for fact in raw["facts"]:
        for name in ("subject", "text", "unit", "office", "topic", "stance", "phrase", "series"):
            if name in fact and fact[name] != "office":
                fact[name] = bad(fact[name])
        if "derived" not in fact:
            fact["hedge"] = bad(fact.get("hedge", "some"))
        fact["note"] = bad("note")
        fact["asks"] += [bad(ask) for ask in fact["asks"]]
        for item in fact.get("evidence", []):
            item["says"], item["at"] = bad(item["says"]), bad("paragraph 1")
            item["marks"] = [*item.get("marks", []), bad("mark")]
    language = raw["language"]
    for words in (*language["synonyms"].values(), *language["frames"].values()):
        words.append(bad(words[0]))
    language["ignored"].append(bad("the"))
    language["elsewhere"].append(bad("elsewhere"))
    return raw


def commands(raw: dict[str, Any]) -> list[list[str]]:
    """Every command, with what it finds and with what it does not."""
    ids = [fact["id"] for fact in raw["facts"]]
    fields = ["subject", "text", "unit", "hedge", "place", "actor", "note", "evidence", "topic"]
    return [
        ["forces"],
        ["dates"],
        ["positions"],
        ["positions", "--offices"],
        ["show", *ids],
        ["get", *(f"barkhane-mali-2022.{field}" for field in fields)],
        ["sources"],
        ["search", "French", "soldiers", "Mali"],
        ["ask", "--why", "how many French soldiers are in Mali"],
        ["ask", "--why", "how many zebras died in Berlin in 1831"],
        ["check"],
        ["forces", "alas"],
        ["forces", "--place", "Meneka"],
        ["forces", "--topic", "losss"],
        ["get", "barkhane-deaths.subjct"],
    ]


def cells(ran: Ran, form: str) -> list[list[str]]:
    """The rows of CSV or TSV as a spreadsheet takes them apart."""
    delimiter = "," if form == "csv" else "\t"
    return list(csv.reader(io.StringIO(ran.out), delimiter=delimiter))


def undone(cell: str) -> str:
    """A cell without its apostrophe and its escapes."""
    short = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}

    def one(match: re.Match[str]) -> str:
        body = match[1]
        return short[body] if body in short else chr(int(body[1:], 16))

    return re.sub(r"\\(\\|t|n|r|u[0-9a-f]{4}|U[0-9a-f]{8})", one, cell.removeprefix("'"))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own.json"


@every_mix
def test_nothing_alive_leaves_any_command_in_any_format(payload: str, own: Path) -> None:
    raw = poisoned(payload)
    write(own, raw)
    for command in commands(raw):
        for form in FORMATS:
            ran = inside(*command, "--format", form, data=own)
            assert_survived(ran, 0, 1, 3)
            allowed = "\t\n" if form in ("plain", "tsv") else "\n"
            assert alive(ran.out, allowed) == [], (command, form)
            assert alive(ran.err, "\n") == [], (command, form)
            if form in ("table", "markdown"):
                assert longest_pile(ran.out) <= 4, (command, form)
            assert longest_pile(ran.err) <= 4, (command, form)


@every_payload
def test_front_page_and_version_are_harmless(
    payload: str, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for arguments in ([], ["--version"]):
        monkeypatch.setenv("MALI_FACTS_DATA", str(write(own, small_base())))
        lines = inside(*arguments).out.count("\n")
        monkeypatch.setenv("MALI_FACTS_DATA", str(write(own, poisoned(payload))))
        ran = inside(*arguments)
        assert_survived(ran, 0)
        assert alive(ran.out, "\n") == [], arguments
        assert ran.out.count("\n") == lines, arguments


@every_mix
def test_every_fact_is_one_line_or_one_object(payload: str, own: Path) -> None:
    raw = poisoned(payload)
    write(own, raw)
    ids = [fact["id"] for fact in raw["facts"]]
    for form in ("plain", "jsonl", "csv", "tsv", "markdown"):
        lines = inside("show", *ids, "--format", form, data=own).out.splitlines()
        heads = {"csv": 1, "tsv": 1, "markdown": 2}.get(form, 0)
        assert len(lines) == heads + len(ids), form


TEXTS = ("subject", "text", "unit", "hedge", "office", "topic", "stance", "phrase", "note")


@every_payload
def test_json_reads_back_to_what_the_file_has(payload: str, own: Path) -> None:
    raw = poisoned(payload)
    write(own, raw)
    ids = [fact["id"] for fact in raw["facts"]]
    shown = json.loads(inside("show", *ids, "--json", data=own).out)
    lines = inside("show", *ids, "--format", "jsonl", data=own).out.splitlines()
    assert [json.loads(line) for line in lines] == shown
    for fact, got in zip(raw["facts"], shown, strict=True):
        if "derived" not in fact:
            assert {n: got[n] for n in TEXTS} == {n: fact.get(n) for n in TEXTS}
            assert [e["says"] for e in got["evidence"]] == [e["says"] for e in fact["evidence"]]
    listed = {s["id"]: s for s in json.loads(inside("sources", "--json", data=own).out)}
    for source in raw["sources"]:
        for name in ("publisher", "title", "url", "via", "note"):
            assert listed[source["id"]][name] == source[name]


@pytest.mark.parametrize(
    "payload",
    [*TOGETHER.values(), *(PAYLOADS[name] for name in FORMULAS)],
    ids=[*TOGETHER, *FORMULAS],
)
@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_spreadsheet_reads_back_and_finds_no_formula(payload: str, form: str, own: Path) -> None:
    raw = poisoned(payload)
    write(own, raw)
    ids = [fact["id"] for fact in raw["facts"]]
    header, *rows = cells(inside("show", *ids, "--format", form, data=own), form)
    read = [dict(zip(header, map(undone, row), strict=True)) for row in rows]
    for fact, got in zip(raw["facts"], read, strict=True):
        if "derived" not in fact:
            assert {n: got[n] for n in TEXTS} == {n: fact.get(n) or "" for n in TEXTS}
            said = [item["says"] for item in json.loads(got["evidence"])]
            assert said == [item["says"] for item in fact["evidence"]]
    for command in (["show", *ids], ["sources"], ["get", *(f"{name}.note" for name in ids)]):
        for row in cells(inside(*command, "--format", form, data=own), form):
            for cell in row:
                start = unicodedata.normalize("NFKC", cell).lstrip()[:1]
                assert start not in ("=", "+", "-", "@"), (command, cell)


@every_mix
def test_markdown_is_one_table_of_plain_text(payload: str, own: Path) -> None:
    raw = poisoned(payload)
    write(own, raw)
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for command in commands(raw):
        ran = inside(*command, "--format", "markdown", data=own)
        tokens = reader.parse(ran.out)
        kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
        assert kinds <= {"table", "thead", "tbody", "tr", "th", "td", "inline"}, command
        children = [child for token in tokens for child in token.children or []]
        assert {child.type for child in children} <= {"text", "text_special"}, command
        rows = sum(token.type == "tr_open" for token in tokens)
        assert rows == max(0, ran.out.count("\n") - 1), command


@every_mix
def test_colours_are_only_the_programs_own(
    payload: str, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    raw = poisoned(payload)
    write(own, raw)
    for command in commands(raw):
        ran = inside(*command, "--format", "table", data=own)
        used = set(re.findall(r"\x1b\[([0-9;]*)m", ran.out))
        assert used <= {"0", "1", "2", "31"}, command
        assert alive(re.sub(r"\x1b\[[0-9;]*m", "", ran.out), "\n") == [], command


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
@pytest.mark.parametrize("name", ["quotes", "wide-syntax", "html", "formula-wide", "zalgo", "bidi"])
def test_plainer_letters_of_a_stream_break_no_format(name: str, encoding: str, own: Path) -> None:
    # What a stream lacks is written in letters that it has: a wide quotation mark must not
    # become one that ends a JSON string, a wide comma none that ends a cell.
    raw = poisoned(PAYLOADS[name])
    write(own, raw)
    ids = [fact["id"] for fact in raw["facts"]]
    show = ("show", *ids, "--format")
    shown = inside(*show, "json", data=own, encoding=encoding)
    utf_8 = inside(*show, "json", data=own)
    assert json.loads(shown.out) == json.loads(utf_8.out)
    for form in ("csv", "tsv"):
        narrow = cells(inside(*show, form, data=own, encoding=encoding), form)
        assert {len(row) for row in narrow} == {19}
        starts = [cell.lstrip()[:1] for row in narrow for cell in row]
        assert [c for c in starts if c in ("=", "+", "-", "@")] == []
    # Letters that only look alike may be lost on a screen, never a line or a column.
    for line in inside(*show, "plain", data=own, encoding=encoding).out.splitlines():
        assert line.count("\t") == 6
    tokens = (
        MarkdownIt("commonmark")
        .enable("table")
        .parse(inside(*show, "markdown", data=own, encoding=encoding).out)
    )
    children = [child for token in tokens for child in token.children or []]
    assert {child.type for child in children} <= {"text", "text_special"}
    assert sum(token.type == "tr_open" for token in tokens) == len(ids) + 1
    assert not any(token.type == "td_open" and token.level < 3 for token in tokens)


hostile = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from(sorted({c for payload in PAYLOADS.values() for c in payload})),
    ),
    min_size=1,
    max_size=20,
).filter(lambda text: bool(text.strip()))


@settings(deadline=None, max_examples=60)
@given(text=hostile, form=st.sampled_from(FORMATS))
def test_any_text_in_every_field_is_harmless(
    tmp_path_factory: pytest.TempPathFactory, text: str, form: str
) -> None:
    raw = poisoned(text)
    own = write(tmp_path_factory.getbasetemp() / "any.json", raw)
    for command in (
        ["show", "barkhane-strength-2022"],
        ["sources"],
        ["search", "mali"],
    ):
        ran = inside(*command, "--format", form, data=own)
        assert_survived(ran, 0, 1)
        assert alive(ran.out, "\t\n" if form in ("plain", "tsv") else "\n") == []
        if form == "json":
            assert json.loads(ran.out)


@every_payload
def test_hostile_arguments_are_repeated_harmlessly(payload: str, own: Path) -> None:
    write(own, small_base())
    given = payload.replace("\0", "")
    for command in (
        ["forces", "--", given],
        ["forces", "--place", given],
        ["forces", "--topic", given],
        ["forces", "--on", given],
        ["forces", "--format", given],
        ["forces", "--limit", given],
        ["forces", f"--x{given}"],
        ["show", "--", given],
        ["get", "--", given, f"barkhane-deaths.{given}"],
        ["search", "--", given],
        ["ask", "--why", "--format", "table", "--", given],
        ["ask", "--json", "--", given],
        [f"x{given}"],
    ):
        data = None if command[0].startswith("x") else own
        arguments = command if data is None else [command[0], "--data", str(own), *command[1:]]
        ran = inside(*arguments)
        assert_survived(ran, 0, 1, 2)
        assert alive(ran.out, "\t\n") == [], command
        assert alive(ran.err, "\n") == [], command
        assert longest_pile(ran.err) <= 4, command


META = set("$`;|&<>(){}[]*?~!#\\\"'\n\r\t=%")


@pytest.mark.skipif(os.name != "posix", reason="the shells are those of POSIX")
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize("name", ["shell", "newlines", "colour", "quotes", "bidi"])
def test_names_that_a_shell_would_obey_are_never_offered_to_it(
    name: str, shell: str, own: Path
) -> None:
    raw = small_base()
    for thing in (*raw["actors"], *raw["places"]):
        thing["aliases"] = [f"zz{PAYLOADS[name]}"]
    raw["actors"][0]["name"] = "Zztop"
    write(own, raw)
    typed = "mali-facts forces Zz"
    env = {
        "MALI_FACTS_DATA": str(own),
        "_MALI_FACTS_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": typed,
        "COMP_CWORD": "2",
        "_TYPER_COMPLETE_ARGS": typed,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    ran = outside(env=env)
    assert (ran.status, ran.err) == (0, "")
    offered = re.sub(r"^_arguments '\*: :\(\(|\)\)'$", "", ran.out.strip()).replace('"', "")
    assert "Zztop" in offered
    assert set(offered) & (META - {"\n"}) == set()
    assert alive(offered, "\n") == []
    assert {line.strip() for line in offered.split("\n")} == {"Zztop"}


@pytest.mark.skipif(os.name != "posix", reason="the shells are those of POSIX")
def test_values_in_a_shell_are_data(own: Path, tmp_path: Path) -> None:
    raw = small_base()
    raw["facts"][0]["note"] = PAYLOADS["shell"]
    write(own, raw)
    line = f'cd "{tmp_path}" && value=$($MALI get barkhane-strength-2020.note) && echo "[$value]"'
    env = {"MALI": " ".join(MODULE), "MALI_FACTS_DATA": str(own)}
    done = limited(["sh", "-c", line], env=environment(env))
    assert done.stdout.decode().startswith("[$(touch pwned) `touch pwned` ; rm -rf ~")
    assert not (tmp_path / "pwned").exists()
