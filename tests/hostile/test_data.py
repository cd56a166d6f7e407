"""Whatever a data file holds: a right answer, or lines that say what is wrong, where and how."""

from __future__ import annotations

import json
import math
import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from broken import broken_bases, junk
from hostile.harness import (
    MEGABYTE,
    Ran,
    assert_refused,
    assert_survived,
    codes,
    inside,
    numbered,
    outside,
    write,
)
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from support import find, small_base

from mali_facts import FactsError, load

if TYPE_CHECKING:
    from collections.abc import Callable

posix = pytest.mark.skipif(os.name != "posix", reason="files and limits are those of POSIX")

COMMANDS = (
    ["forces"],
    ["forces", "France", "--format", "table"],
    ["dates", "--format", "table"],
    ["positions", "--json"],
    ["positions", "--offices", "--format", "csv"],
    ["show", "barkhane-deaths-elsewhere", "barkhane-strength-2022", "--format", "table"],
    ["get", "barkhane-deaths-elsewhere", "barkhane-deaths.evidence"],
    ["sources", "--format", "markdown"],
    ["search", "French", "soldiers", "Mali", "--format", "jsonl"],
    ["ask", "--why", "how many French soldiers died in Mali; who is Lambrecht", "--format", "tsv"],
)


def assert_right_or_refused(file: Path) -> None:
    """Every command either answers from a file, or all refuse it with the same words."""
    first = inside("forces", data=file)
    if first.status == 3:
        assert_refused(first, file)
        assert inside("ask", "how many soldiers", data=file) == first
        assert inside("check", data=file) == first
        return
    for command in COMMANDS:
        assert_survived(inside(*command, data=file), 0, 1)
    assert_survived(inside("check", data=file), 0, 3)


# Broken in every way that a fuzzer thinks of.


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where examples are written, one over the other."""
    return tmp_path_factory.mktemp("hostile") / "own.json"


@settings(
    deadline=None,
    max_examples=100,
    # What is left when it is made small again would be searched for a minute.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(raw=broken_bases(), ascii_only=st.booleans())
def test_base_with_anything_changed_is_answered_from_or_refused(
    file: Path, raw: dict[str, Any], ascii_only: bool
) -> None:
    try:
        write(file, raw, ascii_only=ascii_only)
    except UnicodeEncodeError:  # half a surrogate pair can only stand there as an escape
        write(file, raw)
    assert_right_or_refused(file)


@settings(deadline=None, max_examples=100)
@given(raw=junk)
def test_anything_instead_of_a_base_is_refused(file: Path, raw: object) -> None:
    assert_refused(inside("forces", data=write(file, raw)), file)


@settings(deadline=None, max_examples=100)
@given(data=st.binary(max_size=200))
def test_bytes_instead_of_a_base_are_refused(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    assert_refused(inside("forces", data=file), file)


SHORT: dict[str, Any] = {
    "version": "1",
    "checked": "2022-12-31",
    "sources": [
        {
            "id": "afp",
            "publisher": "AFP",
            "title": "Wire",
            "url": "https://a.example",
            "published": "2022-06",
        }
    ],
    "actors": [{"id": "barkhane", "name": "Opération Barkhane", "type": "force"}],
    "places": [{"id": "menaka", "name": "Ménaka", "type": "town"}],
    "facts": [
        {
            "id": "menaka-handed-over",
            "kind": "date",
            "subject": "Base at Ménaka handed over",
            "text": "Barkhane handed its base at Ménaka over on 13 June 2022.",
            "value": "2022-06-13",
            "place": "menaka",
            "actor": "barkhane",
            "evidence": [{"source": "afp", "says": "13 June 2022", "agrees": True}],
        }
    ],
}


def loaded(file: Path) -> Ran:
    """A base loaded with all its facts: what is said where it cannot be."""
    try:
        base = load(file)
        assert len(list(base.facts)) == len(base)
    except FactsError as error:
        return Ran(error.status, "", "".join(f"mali-facts: {line}\n" for line in error.lines))
    return Ran(0, "", "")


def test_file_cut_off_after_every_byte_is_refused(file: Path) -> None:
    whole = json.dumps(SHORT, ensure_ascii=False).encode()
    file.write_bytes(whole)
    assert loaded(file) == Ran(0, "", "")
    for size in range(len(whole)):
        file.write_bytes(whole[:size])
        assert_refused(loaded(file), file)


@pytest.mark.parametrize("byte", [b"\0", b'"', b"\xff", b"{", b"\xed\xa0\x80", b"9", b""])
def test_file_with_a_wrong_byte_anywhere_is_read_or_refused(file: Path, byte: bytes) -> None:
    whole = json.dumps(SHORT, ensure_ascii=False).encode()
    for position in range(0, len(whole), 3):
        file.write_bytes(whole[:position] + byte + whole[position + 1 :])
        ran = loaded(file)
        if ran.status:
            assert_refused(ran, file)


ENCODED = {
    "utf-16": "not-utf-8",
    "utf-16-le": "not-utf-8",
    "utf-32": "not-utf-8",
    "utf-32-be": "not-utf-8",
    "latin-1": "not-utf-8",
    "cp500": "not-utf-8",
    "utf-7": "not-json",
}


@pytest.mark.parametrize(("encoding", "code"), ENCODED.items(), ids=list(ENCODED))
def test_file_in_another_encoding_is_refused(encoding: str, code: str, tmp_path: Path) -> None:
    file = tmp_path / "own.json"
    text = "+" + json.dumps(SHORT, ensure_ascii=False) if encoding == "utf-7" else None
    file.write_bytes((text or json.dumps(SHORT, ensure_ascii=False)).encode(encoding))
    ran = inside("dates", data=file)
    assert_refused(ran, file)
    assert codes(ran) == [code]


def test_file_with_two_encodings_is_refused_at_its_first_wrong_byte(tmp_path: Path) -> None:
    file = tmp_path / "own.json"
    file.write_bytes(b'{"version": "\xc3\xa9",\n "checked":\n "\xe9"}')
    assert inside("dates", data=file) == Ran(
        3,
        "",
        f"mali-facts: {file}:3: $: not UTF-8: byte 0xe9 at offset 32 [not-utf-8];"
        " save the file as UTF-8\n",
    )


def test_mark_of_the_byte_order_is_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "own.json"
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps(SHORT).encode())
    assert inside("get", "menaka-handed-over", data=file) == Ran(0, "2022-06-13\n", "")


# Numbers that are none.

NUMBERS = {
    "nan": "NaN",
    "infinity": "Infinity",
    "minus-infinity": "-Infinity",
    "overflow": "1e999",
    "negative": "-1",
    "negative-fraction": "-0.5",
    "too-large": "1000000000000001",
    "beyond-floats": "1" + "0" * 400,
    "beyond-floats-negative": "-1" + "0" * 4000,
    "true": "true",
    "text": '"many"',
    "list": "[1]",
}


@pytest.mark.parametrize("number", NUMBERS.values(), ids=list(NUMBERS))
def test_value_that_counts_nothing_is_named_with_its_place(number: str, tmp_path: Path) -> None:
    file = tmp_path / "own.json"
    raw = small_base()
    find(raw, "barkhane-deaths")["value"] = 987654
    file.write_text(json.dumps(raw).replace("987654", number), encoding="utf-8")
    ran = inside("get", "barkhane-deaths", data=file)
    assert_refused(ran, file)
    assert f"{file}:1: $.facts[1].value: " in ran.err
    assert len(ran.err) < 400


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("9" * 10_000_000, "too-long-number"),
        ("-" + "9" * 10_000_000, "too-long-number"),
        ("9" * 10_000_000 + ".0", "bad-number"),
        ("1e" + "9" * 10_000_000, "bad-number"),
    ],
    ids=["integer", "negative", "float", "exponent"],
)
def test_number_of_ten_million_digits_is_refused(number: str, code: str, tmp_path: Path) -> None:
    file = tmp_path / "own.json"
    raw = small_base()
    find(raw, "barkhane-deaths")["value"] = 987654
    file.write_text(json.dumps(raw).replace("987654", number), encoding="utf-8")
    ran = outside("get", "barkhane-deaths", data=file, seconds=5)
    assert_refused(ran, file)
    assert code in codes(ran)


@pytest.mark.parametrize("number", ["0." + "3" * 1_000_000, "1" + "0" * 15, "0", "2.5e2"])
def test_number_that_is_one_is_answered(number: str, tmp_path: Path) -> None:
    file = tmp_path / "own.json"
    raw = small_base()
    find(raw, "barkhane-strength-2020")["value"] = 987654
    file.write_text(json.dumps(raw).replace("987654", number), encoding="utf-8")
    ran = inside("get", "barkhane-strength-2020", data=file)
    assert (ran.status, ran.err) == (0, "")
    assert math.isclose(float(ran.out), float(number))


def test_figure_of_thousands_of_digits_in_a_text_is_only_text(tmp_path: Path) -> None:
    raw = small_base()
    for item in find(raw, "barkhane-deaths")["evidence"]:
        item.update(says="9" * 5000, marks=["9" * 5000])
    file = write(tmp_path / "own.json", raw)
    assert_survived(inside("check", data=file), 0, 3)
    assert_survived(inside("ask", "9" * 5000 + " soldiers", data=file), 0, 1)


# Nested, repeated, circular, many.


@pytest.mark.parametrize("opening", ["[", '{"a":', '[{"facts":'], ids=["lists", "objects", "both"])
@pytest.mark.parametrize("closed", [True, False], ids=["closed", "open"])
def test_nesting_of_200_000_levels_is_refused(opening: str, closed: bool, tmp_path: Path) -> None:
    file = tmp_path / "own.json"
    closing = "".join({"[": "]", "{": "}"}.get(c, "") for c in reversed(opening))
    depth = 200_000
    file.write_text(opening * depth + "1" + closing * depth * closed, encoding="utf-8")
    ran = outside("forces", data=file, seconds=5)
    assert_refused(ran, file)
    assert codes(ran) == ["too-deep"]


@pytest.mark.parametrize("depth", [10, 200, 900])
def test_nesting_inside_a_field_is_refused_at_the_field(depth: int, tmp_path: Path) -> None:
    file = tmp_path / "own.json"
    raw = small_base()
    find(raw, "barkhane-deaths")["note"] = 987654
    text = json.dumps(raw).replace("987654", "[" * depth + "]" * depth)
    file.write_text(text, encoding="utf-8")
    ran = inside("forces", data=file)
    assert_refused(ran, file)
    assert codes(ran) == ["wrong-type"]
    assert "$.facts[1].note: a list where text belongs" in ran.err


def chained(raw: dict[str, Any], formula: str, count: int) -> dict[str, Any]:
    """Derived facts, each computed from the one before (`{0}`) and the one before that (`{1}`)."""
    pattern = find(raw, "barkhane-deaths-elsewhere")
    names = ["barkhane-deaths", "barkhane-deaths-mali"]
    for number in range(count):
        names.append(f"made-{number}")
        derived = {"formula": formula.format(names[-2], names[-3]), "digits": 0}
        raw["facts"].append({**pattern, "id": names[-1], "asks": [], "derived": derived})
    return raw


@posix
@pytest.mark.parametrize("formula", ["{0} + {0} - {0}", "{0} + {1} - {1}", "{0} - {1} + {1}"])
def test_figures_computed_from_each_other_do_not_multiply_their_evidence(
    formula: str, tmp_path: Path
) -> None:
    file = write(tmp_path / "own.json", chained(small_base(), formula, 60))
    ran = outside("show", "made-59", "--json", data=file, seconds=5)
    assert_survived(ran, 0, 3)
    assert len(ran.out) < 100_000
    assert_survived(outside("check", data=file, seconds=5), 0, 3)


@posix
def test_figures_that_grow_without_end_are_refused(tmp_path: Path) -> None:
    file = write(tmp_path / "own.json", chained(small_base(), "{0} * {0}", 60))
    assert_refused(outside("get", "made-59", data=file, seconds=5), file)


@posix
@pytest.mark.parametrize("count", [300, 3000])
def test_chain_of_figures_is_worked_out_or_refused(count: int, tmp_path: Path) -> None:
    file = write(tmp_path / "own.json", chained(small_base(), "{0} + 1", count))
    ran = outside("get", f"made-{count - 1}", data=file, seconds=5)
    assert ran == Ran(0, f"{53 + count}\n", "") or ran.status == 3
    if ran.status == 3:
        assert_refused(ran, file)


CIRCLES: dict[str, Callable[[dict[str, Any]], object]] = {
    "actor-in-itself": lambda raw: find(raw, "france", "actors").update(of=["france"]),
    "actors": lambda raw: find(raw, "france", "actors").update(of=["barkhane"]),
    "place-in-itself": lambda raw: find(raw, "sahel", "places").update({"in": "sahel"}),
    "places": lambda raw: find(raw, "sahel", "places").update({"in": "menaka"}),
    "formula-of-itself": lambda raw: find(raw, "barkhane-deaths-elsewhere")["derived"].update(
        formula="barkhane-deaths-elsewhere + 1"
    ),
    "formulas": lambda raw: chained(raw, "{0} + 1", 5)["facts"][-5]["derived"].update(
        formula="made-4 + 1"
    ),
}


@pytest.mark.parametrize("change", CIRCLES.values(), ids=list(CIRCLES))
def test_circle_is_refused(change: Callable[[dict[str, Any]], object], tmp_path: Path) -> None:
    raw = small_base()
    change(raw)
    file = write(tmp_path / "own.json", raw)
    ran = inside("forces", data=file)
    assert_refused(ran, file)
    assert set(codes(ran)) == {"cycle"}


@pytest.mark.parametrize("size", [1, 2, 1000])
def test_parts_that_contain_each_other_are_answered_from_or_refused(
    size: int, tmp_path: Path
) -> None:
    raw = numbered(small_base(), size)
    for number in range(size):
        find(raw, f"made-{number}")["part_of"] = f"made-{(number + 1) % size}"
    file = write(tmp_path / "own.json", raw)
    for command in ("forces", "check"):
        assert_survived(inside(command, data=file), 0, 3)


def test_key_that_stands_twice_is_named(tmp_path: Path) -> None:
    file = tmp_path / "own.json"
    text = json.dumps(small_base())
    file.write_text('{"version": "1",' + text[1:], encoding="utf-8")
    ran = inside("forces", data=file)
    assert_refused(ran, file)
    assert codes(ran) == ["duplicate-key"]


@pytest.mark.parametrize(
    "language",
    [
        None,
        {},
        {"synonyms": {}, "frames": {}},
        {"frames": {"a:b": ["how many"]}},
        {"frames": {"count": ["how many", "a:b", "?!", "\u200b"]}},
        {"frames": {"how many\nsoldiers": ["how many"]}},
        {"frames": {"": ["how many"], " ": ["soldiers"]}},
        {"synonyms": {"": ["soldiers"]}},
        {"synonyms": {" ": ["soldiers", "French soldiers"]}},
        {"synonyms": {"a:b": ["soldiers"], "a>b": ["French soldiers"], "a\nb": ["deaths"]}},
        {"synonyms": {"@": ["soldiers"], "?": ["died"], "@mali": ["Mali"], "?count": ["many"]}},
        {"synonyms": {"\ud800": ["soldiers", "\u0661\u0662"], "53": ["died"]}},
        {"moments": {"a:b": ["died in Mali"], "2022\n": ["how many"]}},
        {"moments": {"": ["died in Mali"], "never": ["?!"]}},
        {"ignored": ["how many French soldiers died in Mali"], "elsewhere": ["soldiers :"]},
    ],
    ids=lambda language: ascii(language)[:40],
)
def test_words_of_the_language_never_break_an_answer(
    language: dict[str, Any] | None, tmp_path: Path
) -> None:
    raw = small_base()
    del raw["language"]
    if language is not None:
        raw["language"] = language
    file = write(tmp_path / "own.json", raw)
    assert_right_or_refused(file)


# Files that are small and ask for much, and files that are large.


@posix
def test_many_unknown_fields_cost_no_more_than_their_number(tmp_path: Path) -> None:
    raw = {**small_base(), **{f"versin{number}": 1 for number in range(200_000)}}
    file = write(tmp_path / "own.json", raw)
    assert_refused(outside("forces", data=file, seconds=4), file)


@posix
def test_many_dangling_names_in_a_large_base_are_refused_in_time(tmp_path: Path) -> None:
    raw = numbered(small_base(), 100)
    raw["places"] += [
        {"id": f"place-number-{n}", "name": f"Place {n}", "type": "town"} for n in range(50_000)
    ]
    for fact in raw["facts"]:
        fact["place"] = "place-nmber-1x"
    file = write(tmp_path / "own.json", raw)
    ran = outside("forces", data=file, seconds=6)
    assert_refused(ran, file)
    assert set(codes(ran)) == {"dangling"}


@posix
def test_long_keys_inside_each_other_are_refused_in_little_room(tmp_path: Path) -> None:
    key, depth = "k" * 10_000, 800
    file = tmp_path / "own.json"
    file.write_text(f'{{"{key}":' * depth + "1" + "}" * depth, encoding="utf-8")
    ran = outside("forces", data=file, seconds=5)
    assert_refused(ran, file)
    assert len(ran.err) < 20_000


@posix
def test_many_problems_below_a_long_key_are_named_in_little_room(tmp_path: Path) -> None:
    raw = small_base()
    raw["language"]["synonyms"] = {"k" * 500_000: [1] * 2000}
    file = write(tmp_path / "own.json", raw)
    ran = outside("forces", data=file, seconds=5)
    assert_refused(ran, file)
    assert len(ran.err) < 2 * MEGABYTE


def with_long(section: str, name: str, field: str, text: str) -> dict[str, Any]:
    """A base of a thousand facts, one text of which is long."""
    raw = numbered(small_base(), 1000)
    find(raw, name, section)[field] = text
    if field == "hedge":
        find(raw, "barkhane-deaths-elsewhere")["text"] = "{value} " * 5000
    return raw


@posix
@pytest.mark.parametrize(
    ("section", "name", "field"),
    [
        ("facts", "barkhane-strength-2020", "subject"),
        ("facts", "barkhane-deaths", "hedge"),
        ("actors", "barkhane", "name"),
        ("places", "sahel", "name"),
        ("sources", "senate", "publisher"),
    ],
)
def test_one_long_text_does_not_make_a_hundred_times_as_much_output(
    section: str, name: str, field: str, tmp_path: Path
) -> None:
    raw = with_long(section, name, field, "x" * 300_000)
    file = write(tmp_path / "own.json", raw)
    for arguments in (["--format", "table"], ["--json"]):
        ran = outside("forces", *arguments, data=file, seconds=5)
        assert_survived(ran, 0, 3)
        assert len(ran.out) < 40 * file.stat().st_size


@posix
@pytest.mark.parametrize("columns", ["40", "99999"])
@pytest.mark.parametrize("letter", ["x", "\u9a6c", "e\u0301"], ids=ascii)
def test_word_without_an_end_is_wrapped_in_time(letter: str, columns: str, tmp_path: Path) -> None:
    raw = small_base()
    find(raw, "barkhane-deaths")["text"] = letter * 300_000
    file = write(tmp_path / "own.json", raw)
    arguments = ("show", "barkhane-deaths", "--format", "table")
    ran = outside(*arguments, data=file, env={"COLUMNS": columns}, seconds=5)
    assert_survived(ran, 0, 3)


@posix
@pytest.mark.parametrize("text", ["soldiers", "a b c d e f g h i "])
def test_article_without_an_end_is_compared_in_time_and_room(text: str, tmp_path: Path) -> None:
    file = write(tmp_path / "own.json", small_base())
    article = tmp_path / "article.txt"
    article.write_text(text * (5 * MEGABYTE // len(text)), encoding="utf-8")
    ran = outside("check", "--source", str(article), data=file, seconds=10)
    assert_survived(ran, 3)


HUNDRED = 100 * MEGABYTE
LARGE: dict[str, tuple[bytes, bytes, bytes, str]] = {
    "spaces": (b"", b" " * MEGABYTE, b"", "empty"),
    "brackets": (b"", b"[" * MEGABYTE, b"", "too-deep"),
    "nul": (b"", b"\0" * MEGABYTE, b"", "not-json"),
    "text": (b'"', b"a" * MEGABYTE, b'"', "wrong-type"),
    "numbers": (b"[", b"1234567," * (MEGABYTE // 8), b"1]", "wrong-type"),
    "late-latin-1": (b'{"version": "', b"a" * MEGABYTE, b'\xe9"}', "not-utf-8"),
}


@posix
@pytest.mark.parametrize(("start", "middle", "end", "code"), LARGE.values(), ids=list(LARGE))
def test_hundred_megabytes_of_something_else_are_refused(
    start: bytes, middle: bytes, end: bytes, code: str, tmp_path: Path
) -> None:
    file = tmp_path / "own.json"
    with file.open("wb") as stream:
        stream.write(start)
        for _ in range(HUNDRED // MEGABYTE):
            stream.write(middle)
        stream.write(end)
    ran = outside("forces", data=file, seconds=8, memory=1536 * MEGABYTE)
    file.unlink()
    assert_refused(ran, file)
    assert codes(ran)[0] == code


@posix
def test_hundred_megabytes_of_facts_are_answered_from(tmp_path: Path) -> None:
    raw = small_base()
    fact = json.dumps(
        {
            **{k: v for k, v in raw["facts"][0].items() if k not in ("asks", "series")},
            "id": "made-0000000",
            "note": "n" * 600,
        }
    )
    before, after = json.dumps(raw).split('"facts": [')
    file = tmp_path / "own.json"
    count = HUNDRED // len(fact)
    with file.open("w", encoding="ascii") as stream:
        stream.write(f'{before}"facts": [')
        stream.writelines(f"{fact.replace('0000000', f'{n:07}')},\n" for n in range(count))
        stream.write(after)
    ran = outside("get", f"made-{count - 1:07}", data=file, seconds=16, memory=2048 * MEGABYTE)
    file.unlink()
    assert ran == Ran(0, "5100\n", "")


# What is no file, or cannot be read.


@posix
@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("/dev/null", "empty"),
        ("/dev/zero", "too-large"),
        (".", "unreadable"),
        ("/nonexistent/own.json", "unreadable"),
        ("/etc/passwd/own.json", "unreadable"),
        ("x" * 5000, "unreadable"),
        ("-", "unreadable"),
    ],
    ids=["null", "zero", "directory", "missing", "below-a-file", "long-name", "dash"],
)
def test_what_is_no_file_is_refused(name: str, code: str) -> None:
    ran = outside("forces", data=name, seconds=5)
    assert_refused(ran, name)
    assert codes(ran) == [code]


@posix
def test_file_whose_name_is_hostile_is_named_harmlessly(tmp_path: Path) -> None:
    ran = inside("forces", data=tmp_path / "a\x1b[31m\n\u202e[red].json")
    assert (ran.status, ran.out) == (3, "")
    assert ran.err.count("\n") == 1
    assert "/a\\u001b[31m \\u202e[red].json: $: cannot be read: No such file" in ran.err


@posix
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may read everything")
def test_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    file = write(tmp_path / "own.json", small_base())
    file.chmod(0)
    ran = inside("forces", data=file)
    assert_refused(ran, file)
    assert "cannot be read: Permission denied" in ran.err


@posix
def test_file_that_is_a_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    content = json.dumps(small_base()).encode()
    writer = threading.Thread(target=pipe.write_bytes, args=(content,))
    writer.start()
    ran = outside("get", "barkhane-deaths", data=pipe)
    writer.join(timeout=10)
    assert ran == Ran(0, "53\n", "")


@posix
def test_file_on_standard_input_is_read() -> None:
    content = json.dumps(small_base()).encode()
    ran = outside("get", "barkhane-deaths", data="/dev/stdin", stdin=content)
    assert ran == Ran(0, "53\n", "")


@posix
def test_file_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "own.json"
    with file.open("wb") as stream:
        stream.truncate(1024**4)  # a hole: it takes no room on the disk
    ran = outside("forces", data=file, seconds=5, memory=1536 * MEGABYTE)
    assert_refused(ran, file)
    assert codes(ran) == ["too-large"]


def test_no_name_of_a_file_is_wrong_usage_and_not_the_bundled_base() -> None:
    ran = inside("get", "barkhane-troops-mali", "--data", "")
    assert (ran.status, ran.out) in ((2, ""), (3, ""))
