"""Any question, of any length, script and content, is answered or refused in bounded time."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import unicodedata
from typing import TYPE_CHECKING

import growth
import pytest
from hostile.harness import (
    MEGABYTE,
    Ran,
    assert_survived,
    inside,
    outside,
    write,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from support import small_base

from mali_facts import load
from mali_facts.answer.ask import ask
from mali_facts.answer.opening import open_index
from mali_facts.answer.search import search

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import FrameType

posix = pytest.mark.skipif(os.name != "posix", reason="limits are those of POSIX")


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("questions") / "own.json", small_base())


LONG: dict[str, Callable[[int], str]] = {
    "one-word": lambda n: "a" * n,
    "words": lambda n: "soldiers " * (n // 9),
    "unknown-words": lambda n: " ".join(f"zq{i}x" for i in range(n // 8)),
    "spaces": lambda n: "soldiers" + " " * n + "Mali",
    "wide-spaces": lambda n: "soldiers" + "\u3000" * n + "Mali",
    "tabs-and-words": lambda n: "a \t" * (n // 3),
    "commas": lambda n: "," * n,
    "comma-and": lambda n: ", and" * (n // 5),
    "and": lambda n: "x and " * (n // 6),
    "and-how-many": lambda n: "how many soldiers and " * (n // 22),
    "question-marks": lambda n: "?" * n,
    "spaced-question-marks": lambda n: "? " * (n // 2),
    "semicolons": lambda n: "who; " * (n // 5),
    "digits": lambda n: "9" * n,
    "thousands": lambda n: "1,234," * (n // 6),
    "dates": lambda n: "2022-02-17 " * (n // 11),
    "half-dates": lambda n: "2022-" * (n // 5),
    "ordinals": lambda n: "17th" * (n // 4),
    "time-of": lambda n: "at the end of the year " * (n // 23),
    "capitals": lambda n: "U.N." * (n // 4),
    "brackets": lambda n: "((((" * (n // 4),
    "backslashes": lambda n: "\\" * n,
    "nul": lambda n: "\0" * n + "soldiers",
    "marks": lambda n: "e" + "\u0301" * n,
    "ligatures": lambda n: "\ufdfa" * (n // 3),
    "emoji": lambda n: "\U0001f468\u200d\U0001f469\u200d\U0001f467 " * (n // 6),
    "right-to-left": lambda n: "\u202e\u05de\u05d0\u05dc\u05d9 " * (n // 6),
    "chinese": lambda n: "\u9a6c\u91cc" * (n // 2),
    "surrogates": lambda n: "\udc80" * n,
    "answerable": lambda n: "how many French soldiers died in Mali" + " really" * (n // 7),
}
every_long = pytest.mark.parametrize("make", LONG.values(), ids=list(LONG))


@posix
@every_long
@pytest.mark.parametrize("command", ["ask", "search"])
def test_megabyte_is_read_in_time_and_room(
    command: str, make: Callable[[int], str], own: Path
) -> None:
    text = make(MEGABYTE)
    if command == "search":  # takes its words from the command line alone, which has an end
        text = text[:100_000].replace("\0", "")
        ran = inside("search", "--data", str(own), "--", text)
        assert_survived(ran, 0, 1)
        return
    question = text.encode("utf-8", "surrogateescape")
    ran = outside("ask", "-", data=own, stdin=question, seconds=4)
    assert_survived(ran, 0, 1)
    assert len(ran.out) + len(ran.err) < 4000


def work(do: Callable[[], object]) -> int:
    """How many functions are called, by Python and by C: the same on every machine."""
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        del frame, argument
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        do()
    finally:
        sys.setprofile(None)
    return calls


@posix
def test_a_common_word_again_and_again_is_looked_up_once(tmp_path: Path) -> None:
    file = write(tmp_path / "large.json", growth.base(2000))
    ran = outside("ask", "-", data=file, stdin=b"the soldiers of " * 60_000, seconds=8)
    assert_survived(ran, 0, 1)


SPACED = ("spaces", "wide-spaces")
"""Quadratic in a single call: only the limit on the time above can see it."""


@pytest.mark.parametrize(
    "make",
    [make for name, make in LONG.items() if name not in SPACED],
    ids=[name for name in LONG if name not in SPACED],
)
def test_work_grows_no_faster_than_the_question(make: Callable[[int], str], own: Path) -> None:
    base = load(own)
    index = open_index(base)
    short, long = make(5_000), make(50_000)
    ask("how many soldiers", base, index)  # what is made once is made now
    once = work(lambda: ask(short, base, index))
    assert work(lambda: ask(long, base, index)) <= 12 * once + 1000
    once = work(lambda: search(short, base, index))
    assert work(lambda: search(long, base, index)) <= 12 * once + 1000


def test_thousands_of_lines_are_thousands_of_answers(own: Path) -> None:
    count = 1000
    lines = "how many French soldiers died in Mali\n" * count
    ran = inside("ask", "-", "--min-confidence", "0", data=own, stdin=lines.encode())
    assert ran.status == 0
    assert ran.out.count("\n") == count
    assert len(set(ran.out.splitlines())) == 1
    either = "mali-facts: either of two facts may be meant: ask more exactly"
    assert ran.err.splitlines() == [either] * count


def test_thousands_of_unknown_ids_are_refused_in_time(own: Path) -> None:
    lines = "".join(f"barkhane-deths-{n}\n" for n in range(500))
    ran = inside("get", "-", data=own, stdin=lines.encode())
    assert (ran.status, ran.out) == (1, "\n" * 500)
    assert ran.err.count("\n") == 500


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\n\n\n", b" \t\r\n"], ids=ascii)
def test_lines_may_end_in_any_way(end: bytes, own: Path) -> None:
    questions = [b"how many French soldiers died in Mali", b"when did the French leave Menaka"]
    ran = inside("ask", "-", "--json", data=own, stdin=end.join([*questions, b""]))
    assert_survived(ran, 0, 1)
    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert [answer["question"].encode() for answer in answers] == questions


def test_mark_of_the_byte_order_is_no_part_of_the_first_line(own: Path) -> None:
    given = b"\xef\xbb\xbfbarkhane-deaths\nbarkhane-deaths-mali\n"
    assert inside("get", "-", data=own, stdin=given) == Ran(0, "53\n48\n", "")
    question = b"\xef\xbb\xbfhow many French soldiers died in Mali\n"
    ran = inside("ask", "-", "--json", data=own, stdin=question)
    assert json.loads(ran.out)["question"] == "how many French soldiers died in Mali"


BYTES = {
    "nothing": b"",
    "blank": b"\n \n\t\n\r\n",
    "nul": b"\0\n\0\0\0",
    "nul-inside": b"how many\0soldiers\n",
    "latin-1": "qui a quitt\xe9 Ménaka\n".encode("latin-1"),
    "utf-16": "how many soldiers\n".encode("utf-16"),
    "utf-32": "how many soldiers\n".encode("utf-32"),
    "half-a-character": b"how many \xe2\x82\n",
    "surrogate": b"how many \xed\xa0\x80\n",
    "every-byte": bytes(range(256)) * 4,
    "random": hashlib.shake_256(b"any").digest(20_000),
    "dashes": b"-\n--\n--json\n-x\n",
    "no-end-of-line": b"how many French soldiers died in Mali",
    "control-z": b"how many\x1a\nsoldiers\x04\n",
}


@pytest.mark.parametrize("given", BYTES.values(), ids=list(BYTES))
@pytest.mark.parametrize("form", ["plain", "json", "table", "csv"])
def test_any_bytes_on_standard_input_are_questions(form: str, given: bytes, own: Path) -> None:
    ran = inside("ask", "-", "--why", "--format", form, data=own, stdin=given)
    assert_survived(ran, 0, 1)
    if not given.strip():
        assert ran == Ran(0, "", "")
    if form == "json":
        for line in ran.out.splitlines():
            assert {"question", "answered"} <= json.loads(line).keys()
    assert_survived(inside("get", "-", data=own, stdin=given), 0, 1)
    assert_survived(inside("show", "-", "--json", data=own, stdin=given), 0, 1)


EMPTY = ["", " ", "\t\n", "?", "...", "\u200b", "\u3000", "\x1b[0m", "the", "how many", "-- --"]


@pytest.mark.parametrize("question", EMPTY, ids=ascii)
@pytest.mark.parametrize("command", ["ask", "search"])
def test_question_about_nothing_is_not_answered(command: str, question: str, own: Path) -> None:
    ran = inside(command, "--data", str(own), "--", question)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("mali-facts: ")


@pytest.mark.parametrize("command", ["ask", "search"])
def test_no_question_is_wrong_usage(command: str, own: Path) -> None:
    ran = inside(command, data=own)
    assert (ran.status, ran.out) == (2, "")


TRAPS = [
    "(a+)+$",
    "(?:a|a)*b",
    ".*" * 50,
    "[",
    "]",
    "\\",
    "\\1",
    "(?P<x>",
    "(?<=",
    "{1000000}",
    "a{1,9999}" * 20,
    "^$",
    "%s%s%n",
    "{value}",
    "'; DROP TABLE facts; --",
    "' OR 1=1 --",
    "$(reboot)",
    "`reboot`",
    "../../../etc/passwd",
    "file:///etc/passwd",
    "https://evil.example/",
    "${jndi:ldap://x}",
    "<script>",
    "a:b:c",
    ">",
    "@mali",
    "?count",
    "@",
    "__import__('os')",
    "2022-99-99",
    "0000-00-00",
    "99999999999999999999999999",
    "1e999",
    "NaN",
    "\u0661\u0662\u0663\u0664-\u0660\u0662",
    "\u00b2\u00b3\u2460\u2167",
    "how many {0} {} %d soldiers",
    "a " * 2000,
    "when " * 800,
    "yes: no: yes:",
    "\u0130stanbul I\u0307",
    "\ufb01\ufb02\u1e9e\u0149",
    "may may may 1 may",
    "fifty three and fifty third and fifty",
]


@pytest.mark.parametrize("question", TRAPS, ids=ascii)
def test_trap_is_only_words(question: str, own: Path) -> None:
    for words in (question, f"how many soldiers {question}", f"{question} {question} Mali 2022"):
        assert_survived(inside("ask", "--why", "--data", str(own), "--", words), 0, 1)
        assert_survived(inside("search", "--data", str(own), "--", words), 0, 1)


def sampled() -> list[str]:
    """Characters from every stretch of Unicode, a word of each."""
    found = []
    for start in range(0, sys.maxunicode + 1, 256):
        block = [chr(n) for n in range(start, start + 256)]
        known = [c for c in block if unicodedata.category(c) not in ("Cn", "Co")]
        if known:
            found.append("".join(known[:: max(1, len(known) // 8)][:8]))
    return found


def test_every_block_of_unicode_is_read(own: Path) -> None:
    base = load(own)
    index = open_index(base)
    blocks = sampled()
    assert len(blocks) > 300
    for word in blocks:
        for question in (word, f"how many {word} soldiers in {word}", " ".join(word)):
            outcome = ask(question, base, index)
            assert outcome.question == question
            search(question, base, index)
    lines = "\n".join(w for w in blocks if not any("\ud800" <= c <= "\udfff" for c in w))
    ran = inside("ask", "-", "--json", data=own, stdin=lines.encode())
    assert_survived(ran, 0, 1)
    assert all(json.loads(line) for line in ran.out.splitlines())


WORDS = ["how", "many", "who", "when", "did", "soldiers", "French", "Mali", "died", "in", "?"]


@settings(deadline=None, max_examples=100)
@given(
    question=st.lists(
        st.one_of(
            st.text(max_size=10),
            st.sampled_from(
                [
                    *[
                        "how",
                        "many",
                        "who",
                        "when",
                        "did",
                        "was",
                        "soldiers",
                        "French",
                        "Mali",
                        "died",
                        "in",
                    ]
                ]
            ),
        ),
        max_size=12,
    ).map(" ".join)
)
def test_any_question_is_answered_or_refused(own: Path, question: str) -> None:
    ran = inside("ask", "--why", "--json", "--data", str(own), "--", question)
    if question != "-":
        assert_survived(ran, 0, 1)
        said = json.loads(ran.out)
        assert said["question"] == question
        assert said["answered"] is (ran.status == 0)
        assert (said["answer"] is None) is (ran.status == 1)
