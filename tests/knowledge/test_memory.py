"""What is remembered of a file never lets a fault through, and never does harm."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
from hostile.harness import Ran, codes, inside, outside, write
from support import small_base

from mali_facts.errors import KnowledgeError
from mali_facts.knowledge import load as loading
from mali_facts.knowledge import memory as remembering
from mali_facts.knowledge.load import load
from mali_facts.knowledge.memory import ABANDONED, NOTES, SMALLEST, Note, note_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

if os.name != "posix":
    pytest.skip("files are remembered on POSIX only", allow_module_level=True)

ANSWER = Ran(0, "53\n", "")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where notes are left, which does not exist yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "mali-facts" / "passed"


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A sound base that is large enough to be remembered."""
    raw = small_base()
    for fact in raw["facts"]:
        fact["note"] = "n" * 20_000
    raw["sources"] += [
        {**raw["sources"][0], "id": f"more-{n}", "note": "n" * 20_000} for n in range(5)
    ]
    file = write(tmp_path / "large.json", raw)
    assert file.stat().st_size > SMALLEST
    return file


@contextmanager
def checks() -> Iterator[list[str]]:
    """The files that are checked meanwhile."""
    seen: list[str] = []

    def noticed(text: str, file: str) -> dict[str, Any]:
        seen.append(file)
        return checked(text, file)

    checked = loading.checked
    with patch.object(loading, "checked", noticed):
        yield seen


def is_checked(file: Path) -> bool:
    """Whether a sound file is checked when it is loaded."""
    with checks() as seen:
        assert load(file).fact("barkhane-deaths").value == 53
    return seen == [str(file)]


def the_note(cache: Path) -> Path:
    (note,) = cache.iterdir()
    return note


def test_file_that_passed_is_not_checked_again(large: Path, cache: Path) -> None:
    assert [is_checked(large) for _ in range(3)] == [True, False, False]
    assert the_note(cache).stat().st_mode & 0o077 == 0


def test_file_is_known_by_whatever_name_leads_to_it(
    large: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert is_checked(large)
    monkeypatch.chdir(large.parent)
    assert not is_checked(Path(large.name))
    assert the_note(cache).is_file()


def test_every_changed_byte_is_checked(large: Path, cache: Path) -> None:
    assert is_checked(large)
    sound = large.read_bytes()
    at = sound.index(b'"place": "sahel"') + len(b'"place": "sa')
    large.write_bytes(sound[:at] + b"x" + sound[at + 1 :])
    for _ in range(2):
        with pytest.raises(KnowledgeError) as refused:
            load(large)
        assert [problem.code for problem in refused.value.problems] == ["dangling"]
    large.write_bytes(sound.replace(b"nnn", b"mmm", 1))
    assert [is_checked(large) for _ in range(2)] == [True, False]
    large.write_bytes(sound + b"\n")
    assert [is_checked(large) for _ in range(2)] == [True, False]
    assert the_note(cache).is_file()  # one for the file, not one for each state of it


def test_file_with_a_fault_leaves_no_note(large: Path, cache: Path) -> None:
    large.write_bytes(large.read_bytes()[:-1])
    for _ in range(2):
        assert codes(inside("forces", data=large)) == ["not-json"]
    assert not cache.exists()


def test_the_same_bytes_in_another_place_are_checked(large: Path, cache: Path) -> None:
    def place(file: Path) -> str:
        return note_on(file, data).path

    assert is_checked(large)
    data = large.read_bytes()
    # There are 256 places for notes: of so many names one has another than this file's.
    others = [large.with_name(f"moved-{number}.json") for number in range(20)]
    moved = next(other for other in others if place(other) != place(large))
    assert is_checked(large.rename(moved))
    assert len(list(cache.iterdir())) == 2


def test_note_of_another_version_counts_for_nothing(large: Path, cache: Path) -> None:
    with patch.object(remembering, "__version__", "0.9"):
        assert is_checked(large)
    assert is_checked(large)
    assert the_note(cache).is_file()


def test_small_file_is_not_remembered(tmp_path: Path, cache: Path) -> None:
    file = write(tmp_path / "small.json", small_base())
    assert [is_checked(file) for _ in range(2)] == [True, True]
    assert not cache.exists()


def test_check_always_checks(large: Path, cache: Path) -> None:
    assert is_checked(large)
    with patch("mali_facts.cli.checking.checked", wraps=loading.checked) as checked:
        assert inside("check", data=large).status in (0, 3)
    assert checked.called
    assert the_note(cache).is_file()


def replaced(note: Path, make: Callable[[Path], object]) -> None:
    """Something else in the note's place, and the note beside it."""
    note.rename(note.with_suffix(".old"))
    make(note)


SPOILT: dict[str, Callable[[Path], object]] = {
    "empty": lambda note: note.write_bytes(b""),
    "garbage": lambda note: note.write_bytes(b"\xff\0" * 5000),
    "cut": lambda note: note.write_bytes(note.read_bytes()[:-1]),
    "longer": lambda note: note.write_bytes(note.read_bytes() + b"0"),
    "missing": lambda note: note.unlink(),
    "directory": lambda note: replaced(note, Path.mkdir),
    "pipe": lambda note: replaced(note, os.mkfifo),
    "link-to-itself": lambda note: replaced(note, lambda link: link.symlink_to(link.name)),
    "link-to-a-note": lambda note: replaced(
        note, lambda link: link.symlink_to(link.with_suffix(".old"))
    ),
    "link-to-a-device": lambda note: replaced(note, lambda link: link.symlink_to("/dev/zero")),
    "link-to-nothing": lambda note: replaced(note, lambda link: link.symlink_to("nothing")),
}


@pytest.fixture(params=SPOILT.values(), ids=list(SPOILT))
def spoilt(request: pytest.FixtureRequest, large: Path, cache: Path) -> Path:
    """A file whose note is not what it was."""
    load(large)
    request.param(the_note(cache))
    return large


def test_spoilt_note_is_harmless(spoilt: Path, cache: Path) -> None:
    env = {"XDG_CACHE_HOME": os.environ["XDG_CACHE_HOME"]}
    for _ in range(2):  # in processes of their own, which may be given up
        assert outside("get", "barkhane-deaths", data=spoilt, env=env, seconds=5) == ANSWER
    names = {path.name for path in cache.iterdir()}
    assert len(names - {f"{name}.old" for name in names}) == 1  # nothing half written is left


def test_spoilt_note_is_not_believed(spoilt: Path) -> None:
    assert is_checked(spoilt)


def test_pipe_in_place_of_a_note_that_somebody_writes_to_does_not_block(
    large: Path, cache: Path
) -> None:
    load(large)
    note = the_note(cache)
    replaced(note, os.mkfifo)
    writer = os.open(note, os.O_RDWR)
    try:
        env = {"XDG_CACHE_HOME": os.environ["XDG_CACHE_HOME"]}
        assert outside("get", "barkhane-deaths", data=large, env=env, seconds=5) == ANSWER
    finally:
        os.close(writer)


def test_note_of_somebody_else_is_not_believed(large: Path, cache: Path) -> None:
    load(large)
    owner = the_note(cache).stat().st_uid
    with patch("os.geteuid", return_value=owner + 1):
        assert is_checked(large)
    assert not is_checked(large)


def half_written(cache: Path) -> Path:
    """A note that another process writes just now."""
    note = the_note(cache)
    return note.rename(note.with_suffix(".new"))


def test_what_another_process_writes_just_now_is_left_alone(large: Path, cache: Path) -> None:
    load(large)
    half = half_written(cache)
    assert [is_checked(large) for _ in range(2)] == [True, True]
    assert list(cache.iterdir()) == [half]


def test_what_a_process_left_half_written_is_in_nobody_s_way_for_long(
    large: Path, cache: Path
) -> None:
    load(large)
    half = half_written(cache)
    long_ago = half.stat().st_mtime - 2 * ABANDONED
    os.utime(half, (long_ago, long_ago))
    assert [is_checked(large) for _ in range(3)] == [True, True, False]
    assert half not in cache.iterdir()


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, OSError(28, "disk full")], ids=repr)
def test_nothing_half_written_is_left_where_writing_ends_early(
    interruption: BaseException | type[BaseException], large: Path, cache: Path
) -> None:
    kept = note_on(large, b"x" * SMALLEST)
    with suppress(KeyboardInterrupt), patch("os.replace", side_effect=interruption):
        kept.keep()
    assert list(cache.iterdir()) == []


def note_on(file: Path, data: bytes) -> Note:
    found = note_of(str(file), data)
    assert found is not None
    return found


def test_no_changed_byte_of_a_note_is_believed(large: Path, cache: Path) -> None:
    note = note_on(large, b"x" * SMALLEST)
    note.keep()
    assert note.is_kept()
    file = the_note(cache)
    whole = file.read_bytes()
    for at in range(len(whole)):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert not note.is_kept()
        file.write_bytes(whole[:at])
        assert not note.is_kept()


def test_the_notes_are_never_more_than_so_many(tmp_path: Path, cache: Path) -> None:
    for number in range(4 * NOTES):
        note_on(tmp_path / str(number), b"x" * SMALLEST).keep()
    assert NOTES // 2 < len(list(cache.iterdir())) <= NOTES


CACHES: dict[str, Callable[[Path], Path | str]] = {
    "a-file": lambda folder: write(folder / "file", {}),
    "below-a-file": lambda folder: write(folder / "file", {}) / "cache",
    "a-device": lambda _: "/dev/null",
    "nothing-to-make": lambda _: "/proc/nothing",
    "too-long": lambda folder: folder / ("x" * 300),
    "relative": lambda _: "cache",
}


@pytest.mark.parametrize("make", CACHES.values(), ids=list(CACHES))
def test_cache_that_cannot_be_is_harmless(
    make: Callable[[Path], Path | str], large: Path, tmp_path: Path
) -> None:
    env = {"XDG_CACHE_HOME": str(make(tmp_path)), "HOME": "/dev/null"}
    before = sorted(tmp_path.rglob("*"))
    for _ in range(2):
        assert outside("get", "barkhane-deaths", data=large, env=env) == ANSWER
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
@pytest.mark.parametrize("mode", [0o000, 0o500], ids=oct)
def test_cache_that_may_not_be_used_is_harmless(mode: int, large: Path, cache: Path) -> None:
    cache.mkdir(parents=True)
    cache.chmod(mode)
    assert [is_checked(large) for _ in range(2)] == [True, True]
    cache.chmod(0o700)
    assert list(cache.iterdir()) == []


@pytest.mark.parametrize("home", [None, "", "relative"])
def test_without_a_home_nothing_is_remembered(
    home: str | None, large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.delenv("HOME", raising=False)
    if home is not None:
        monkeypatch.setenv("HOME", home)
    assert [is_checked(large) for _ in range(2)] == [True, True]


def test_home_has_the_cache_where_nothing_else_is_said(
    large: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert [is_checked(large) for _ in range(2)] == [True, False]
    assert the_note(tmp_path / ".cache" / "mali-facts" / "passed").is_file()
