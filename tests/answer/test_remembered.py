"""A large base of one's own is indexed once, and answers as if it were indexed each time."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import growth
import pytest
from hostile.harness import inside, write

from mali_facts import Knowledge, load
from mali_facts.answer import index as indexing
from mali_facts.answer.ask import ask
from mali_facts.answer.index import Index, index_tables, open_index
from mali_facts.answer.ranking import MOST_TIED
from mali_facts.answer.remembered import remembered
from mali_facts.answer.search import search
from mali_facts.knowledge.memory import SEAL, SMALLEST, Memory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

if os.name != "posix":
    pytest.skip("files are remembered on POSIX only", allow_module_level=True)

FACTS = 400


@pytest.fixture(scope="module")
def raw() -> dict[str, Any]:
    """A base of so many facts, as parsed JSON; not to be changed."""
    return growth.base(FACTS)


@pytest.fixture
def file(raw: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The base in a file, with nothing remembered yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    written = write(tmp_path / "large.json", raw)
    assert written.stat().st_size > SMALLEST
    return written


@contextmanager
def indexed() -> Iterator[list[str]]:
    """The files that are indexed meanwhile."""
    seen: list[str] = []

    def noticed(base: Knowledge) -> dict[str, Any]:
        seen.append(base.file)
        return index_tables(base)

    with patch.object(indexing, "index_tables", noticed):
        yield seen


def is_indexed(file: Path) -> bool:
    """Whether a base is indexed when questions are asked of it."""
    with indexed() as seen:
        open_index(load(file))
    return seen == [str(file)]


def the_tables(file: Path) -> Path:
    (kept,) = (file.parent / "cache" / "mali-facts" / "index").iterdir()
    return kept


def outcomes(base: Knowledge, index: Index, raw: dict[str, Any]) -> list[object]:
    """What is answered to questions, good and bad, and found for words."""
    asks = [fact["asks"][number % 3] for number, fact in enumerate(raw["facts"][::40])]
    questions = [*asks, "when did Brigad Bababa leave", "combien de soldats", "blorp", ""]
    return [*(ask(q, base, index) for q in questions), *(search(q, base, index) for q in questions)]


def test_a_large_base_is_indexed_once(file: Path) -> None:
    assert [is_indexed(file) for _ in range(3)] == [True, False, False]


def test_answers_are_the_same_from_memory(file: Path, raw: dict[str, Any]) -> None:
    made = Index(index_tables(load(file)))
    for known in (False, True):
        base = load(file)
        with indexed() as seen:
            found = open_index(base)
        assert bool(seen) is not known
        assert outcomes(base, found, raw) == outcomes(base, made, raw)


def test_a_base_that_has_changed_is_indexed_again(file: Path) -> None:
    assert is_indexed(file)
    file.write_text(file.read_text(encoding="utf-8").replace("soldiers", "sailors_"), "utf-8")
    assert [is_indexed(file) for _ in range(2)] == [True, False]
    assert open_index(load(file)).frequency("sailors") > 0
    assert the_tables(file).is_file()  # one for the file, not one for each state of it


def test_tables_that_other_code_made_are_not_used(file: Path) -> None:
    assert is_indexed(file)
    with patch.object(indexing, "from_package", return_value=b"{}"):
        assert is_indexed(file)
        assert not is_indexed(file)
    assert is_indexed(file)


def swap(kept: Path) -> None:
    """Bytes that are as good JSON and other tables."""
    whole = kept.read_bytes()
    kept.write_bytes(whole.replace(b"soldier", b"sailors", 1))


def links(kept: Path) -> None:
    """The right tables, by another way."""
    kept.rename(kept.with_suffix(".old"))
    kept.symlink_to(kept.with_suffix(".old"))


def pipe(kept: Path) -> None:
    """What would have a reader wait for ever."""
    kept.unlink()
    os.mkfifo(kept)


SPOIL: dict[str, Callable[[Path], object]] = {
    "empty": lambda kept: kept.write_bytes(b""),
    "garbage": lambda kept: kept.write_bytes(b"\xff\0" * 5000),
    "no tables": lambda kept: kept.write_bytes(kept.read_bytes()[:SEAL] + b"{}"),
    "cut": lambda kept: kept.write_bytes(kept.read_bytes()[:-1]),
    "other tables": swap,
    "link": links,
    "pipe": pipe,
    "missing": Path.unlink,
}


@pytest.mark.parametrize("spoil", SPOIL.values(), ids=list(SPOIL))
def test_spoilt_tables_are_not_used(spoil: Callable[[Path], object], file: Path) -> None:
    assert is_indexed(file)
    spoil(the_tables(file))
    assert [is_indexed(file) for _ in range(2)] == [True, False]


def test_tables_of_somebody_else_are_not_used(file: Path) -> None:
    assert is_indexed(file)
    with patch("os.geteuid", return_value=os.geteuid() + 1):
        assert is_indexed(file)


@pytest.mark.parametrize("cache", ["/dev/null", "/proc/nothing"])
def test_a_cache_that_cannot_be_is_harmless(
    cache: str, file: Path, raw: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    question = raw["facts"][0]["asks"][0]
    answers = [inside("ask", question, data=file)]
    monkeypatch.setenv("XDG_CACHE_HOME", cache)
    answers += [inside("ask", question, data=file) for _ in range(2)]
    assert answers[0].status == 0
    assert len(set(answers)) == 1
    assert [is_indexed(file) for _ in range(2)] == [True, True]


def test_a_small_base_is_not_remembered(small_file: Path, file: Path) -> None:
    assert [is_indexed(small_file) for _ in range(2)] == [True, True]
    open_index(load())
    assert not (file.parent / "cache").exists()


def test_what_is_remembered_need_not_be_ascii(tmp_path: Path) -> None:
    memory = Memory(str(tmp_path), b"file", b"data")
    tables = {"words": "Ménaka مالي \ud800"}
    assert remembered(memory, b"", lambda: tables) == tables
    assert remembered(memory, b"", dict) == tables


def test_a_question_builds_no_more_facts_than_it_measures(file: Path, raw: dict[str, Any]) -> None:
    load(file)
    open_index(load(file))
    base = load(file)
    with patch.object(base._facts, "_build", wraps=base._facts._build) as built:  # noqa: SLF001
        assert ask(raw["facts"][9]["asks"][0], base, open_index(base)).answer is not None
    assert 0 < built.call_count <= MOST_TIED < FACTS


def test_tables_are_remembered_as_they_were_made(file: Path) -> None:
    base = load(file)
    open_index(base)
    kept = the_tables(file).read_bytes()[SEAL:]
    assert json.loads(kept) == json.loads(json.dumps(index_tables(base)))
