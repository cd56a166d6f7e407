"""The program keeps its promises wherever it is started, whatever becomes of its streams."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import sysconfig
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hostile.harness import MODULE, ROOT, Ran, environment, inside, numbered, write
from support import small_base

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

if os.name != "posix":
    pytest.skip("streams, signals and shells are those of POSIX", allow_module_level=True)

SCRIPT = Path(sysconfig.get_path("scripts")) / "mali-facts"
FULL = Path("/dev/full")
needs_script = pytest.mark.skipif(not SCRIPT.exists(), reason="the program is not installed")
ANSWER = "53\n"
GET = ("get", "barkhane-deaths")


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("surroundings") / "own.json", small_base())


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base whose lists are longer than a pipe holds."""
    raw = numbered(small_base(), 2000)
    return write(tmp_path_factory.mktemp("surroundings") / "many.json", raw)


def started(
    command: Sequence[str],
    data: Path | None,
    env: Mapping[str, str] | None = None,
    *,
    cwd: Path | str | None = None,
    stdin: bytes = b"",
) -> Ran:
    """A process from its start to its end, its streams as text."""
    own = {} if data is None else {"MALI_FACTS_DATA": str(data)}
    encoding = (env or {}).get("PYTHONIOENCODING", "utf-8").split(":")[0]
    done = subprocess.run(
        list(command),
        input=stdin,
        capture_output=True,
        env=environment({**own, **(env or {})}),
        cwd=cwd,
        timeout=60,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding))


def shell(line: str, data: Path, env: Mapping[str, str] | None = None) -> Ran:
    """A line for the shell; `$MALI` in it is the program."""
    return started(["sh", "-c", line], data, {"MALI": " ".join(MODULE), **(env or {})})


# Streams.

WAYS = {
    "get": ("get barkhane-deaths", 0),
    "ask": ("ask how many zebras died", 1),
    "sources-json": ("sources --json", 0),
    "unknown": ("get nothing-of-the-kind", 1),
    "bare": ("", 0),
    "version": ("--version", 0),
}


@pytest.mark.parametrize(("arguments", "status"), WAYS.values(), ids=list(WAYS))
@pytest.mark.parametrize(
    "streams",
    ["<&-", "2>&-", "<&- 2>&-", "2> /dev/full", "< /dev/full", "0> /dev/null"],
)
def test_input_and_error_decide_nothing(
    streams: str, arguments: str, status: int, own: Path
) -> None:
    if not FULL.exists() and "full" in streams:
        pytest.skip("the system has no /dev/full")
    ran = shell(f"$MALI {arguments} {streams}", own)
    assert ran.status == status
    assert ran.out == shell(f"$MALI {arguments}", own).out
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(("arguments", "status"), WAYS.values(), ids=list(WAYS))
@pytest.mark.parametrize("streams", [">&-", "<&- >&-", "> /dev/full", "<&- > /dev/full"])
def test_output_that_cannot_be_written_is_74(
    streams: str, arguments: str, status: int, own: Path
) -> None:
    if not FULL.exists() and "full" in streams:
        pytest.skip("the system has no /dev/full")
    says_nothing = status == 1 and not shell(f"$MALI {arguments}", own).out
    ran = shell(f"$MALI {arguments} {streams}", own)
    assert ran.status == (status if says_nothing else 74)
    assert len(ran.err.splitlines()) >= 1
    assert all(line.startswith("mali-facts: ") for line in ran.err.splitlines())


@pytest.mark.parametrize("arguments", ["get barkhane-deaths", "forces", "--version", ""])
def test_no_stream_at_all_is_74_in_silence(arguments: str, own: Path) -> None:
    assert shell(f"$MALI {arguments} <&- >&- 2>&-", own) == Ran(74, "", "")


@pytest.mark.parametrize("command", ["ask", "get", "show"])
def test_input_that_cannot_be_read_is_said(command: str, own: Path) -> None:
    assert shell(f"$MALI {command} - <&-", own) == Ran(
        2, "", "mali-facts: standard input is closed\n"
    )
    ran = shell(f"$MALI {command} - 0> /dev/null", own)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith("mali-facts: cannot read standard input: ")


READERS = ["head -n 1", "true"]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    "arguments",
    ["forces", "forces --json", "forces --format table", "search soldiers --format csv"],
)
def test_reader_that_leaves_is_left_in_peace(arguments: str, reader: str, many: Path) -> None:
    ran = shell(f"{{ $MALI {arguments}; echo $? >&2; }} | {reader}", many)
    assert ran.err in ("141\n", "0\n")  # 128 and SIGPIPE, as for cat; 0 where it was quicker


def test_reader_of_a_batch_that_leaves_is_left_in_peace(own: Path) -> None:
    ran = shell("yes barkhane-deaths | { $MALI get -; echo $? >&2; } | head -n 3", own)
    assert ran == Ran(0, ANSWER * 3, "141\n")


# Ctrl-C.

INTERRUPTING = """
import os, signal, sys
seen = 0
def watch(event, arguments):
    global seen
    if event != "import" and not (event == "open" and LAST):
        return
    seen += 1
    if seen in MOMENTS:
        os.kill(os.getpid(), signal.SIGINT)
LAST, MOMENTS = {last}, {moments}
from mali_facts.__main__ import main
sys.argv = ["mali-facts", *{arguments}]
sys.addaudithook(watch)
try:
    main()
finally:
    if {count}:
        print(seen, file=sys.stderr)
"""


def interrupted(arguments: Sequence[str], moments: Sequence[int], own: Path) -> Ran:
    code = INTERRUPTING.format(
        last=True, moments=set(moments) or "()", arguments=list(arguments), count=not moments
    )
    # Debugging leaves in the ordinary way, so that the count can be printed.
    return started([sys.executable, "-c", code], own, {} if moments else {"MALI_FACTS_DEBUG": "1"})


@pytest.mark.parametrize(
    "arguments",
    [["ask", "--why", "how many French soldiers are in Mali"], ["forces", "--json"], ["--help"]],
    ids=["ask", "forces", "help"],
)
def test_interrupt_at_any_import_is_130_in_silence(arguments: list[str], own: Path) -> None:
    events = int(interrupted(arguments, [], own).err.split()[-1])
    assert events > 20
    with ThreadPoolExecutor(2) as pool:
        moments = range(1, events, max(1, events // 20))
        found = list(pool.map(lambda n: interrupted(arguments, [n], own), moments))
    assert [(n, ran.status, ran.err) for n, ran in zip(moments, found, strict=True)] == [
        (n, 130, "") for n in moments
    ]


def test_interrupt_that_is_repeated_is_130_in_silence(own: Path) -> None:
    ran = interrupted(["forces"], range(5, 200), own)
    assert (ran.status, ran.err) == (130, "")


@pytest.mark.parametrize("command", ["ask", "get", "show"])
def test_interrupt_while_waiting_for_a_line_is_130(command: str, own: Path) -> None:
    with subprocess.Popen(
        [*MODULE, command, "-", "--data", str(own)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stdin is not None
        process.stdin.write(b"barkhane-deaths\n" * 3)
        process.stdin.flush()
        assert process.stdout is not None
        if command == "get":  # ask refuses, show answers all at the end
            process.stdout.readline()
        time.sleep(0.4)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"Traceback" not in err


# Locales and terminals.

LOCALES: dict[str, dict[str, str]] = {
    "c": {"LC_ALL": "C"},
    "c-without-utf-8": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "unknown": {"LC_ALL": "xx_XX.nonsense"},
    "ascii": {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    "latin-1": {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"},
    "cp437": {"PYTHONIOENCODING": "cp437"},
    "koi8-r-strict": {"PYTHONIOENCODING": "koi8-r:strict"},
}


@pytest.mark.parametrize("env", LOCALES.values(), ids=list(LOCALES))
def test_every_locale_gets_every_format(env: dict[str, str], tmp_path: Path) -> None:
    raw = small_base()
    raw["facts"][0]["text"] = "\u201cMénaka\u201d \u2248 \u9a6c\u91cc \U0001f1f2 e\u0301 \u2192 x"
    base = write(tmp_path / "letters.json", raw)
    for arguments in (
        ["show", "barkhane-strength-2020", "--json"],
        ["dates", "--format", "table"],
        ["ask", "--why", "qui a quitt\u00e9 Ménaka"],
        ["forces", "M\u00e9naka"],
    ):
        ran = started([*MODULE, *arguments], base, env)
        assert ran.status in (0, 1), ran
        assert "Traceback" not in ran.err
        assert "fault of the program" not in ran.err
        if "--json" in arguments:
            assert json.loads(ran.out)[0]["text"] == raw["facts"][0]["text"]


TERMINALS: dict[str, dict[str, str]] = {
    "dumb": {"TERM": "dumb"},
    "empty": {"TERM": ""},
    "nonsense": {"TERM": "\x1b[31m/../.."},
    "columns-1": {"COLUMNS": "1"},
    "columns-100000": {"COLUMNS": "100000"},
    "columns-enormous": {"COLUMNS": "9" * 5000},
    "columns-0": {"COLUMNS": "0"},
    "columns-negative": {"COLUMNS": "-80"},
    "columns-words": {"COLUMNS": "wide"},
    "columns-arabic": {"COLUMNS": "\u0668\u0660"},
    "columns-superscript": {"COLUMNS": "\u00b2"},
    "columns-fraction": {"COLUMNS": "8.5"},
    "lines": {"LINES": "nonsense"},
    "forced-and-dumb": {"FORCE_COLOR": "1", "TERM": "dumb", "COLUMNS": "1"},
}


@pytest.mark.parametrize("env", TERMINALS.values(), ids=list(TERMINALS))
def test_every_terminal_gets_every_word(
    env: dict[str, str], own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def letters(*arguments: str) -> str:
        ran = inside(*arguments, "--format", "table", data=own)
        assert (ran.status, ran.err) == (0, "")
        return re.sub(r"\x1b\[\d+m|\W", "", ran.out)

    ids = [fact["id"] for fact in small_base()["facts"]]
    # Only these say the same at every width; the others leave columns out or put them elsewhere.
    whole = letters("show", *ids), letters("sources")
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert (letters("show", *ids), letters("sources")) == whole
    for command in ("forces", "dates", "positions"):
        assert letters(command)
    for arguments in (["--help"], ["ask", "--help"]):
        ran = inside(*arguments)
        assert (ran.status, ran.err) == (0, "")
        assert ran.out.startswith("Usage: mali-facts")


# Places to start from.


def test_nothing_is_needed_from_the_environment(own: Path) -> None:
    done = subprocess.run(
        [*MODULE, *GET, "--data", str(own)],
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, ANSWER.encode(), b"")


@pytest.mark.parametrize("home", ["", "/nonexistent", "/dev/null"])
def test_home_is_not_needed(home: str, own: Path) -> None:
    env = {"HOME": home, "XDG_CACHE_HOME": "/dev/null/x", "TMPDIR": "/nonexistent"}
    assert started([*MODULE, *GET], own, env) == Ran(0, ANSWER, "")


def test_directory_that_may_not_be_written_is_not_written(own: Path, tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    assert started([*MODULE, "ask", "who is Lambrecht"], own, cwd=tmp_path).status in (0, 1)
    assert list(tmp_path.iterdir()) == []
    tmp_path.chmod(0o755)


def test_directory_that_was_deleted_does_not_matter(own: Path, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    line = f'cd "{gone}" && rmdir "{gone}" && $MALI get barkhane-deaths && $MALI ask x; echo $?'
    ran = shell(line, own)
    assert (ran.status, ran.out.split("\n")[0], ran.out.split("\n")[-2]) == (0, "53", "1")
    assert "Traceback" not in ran.err


@pytest.fixture
def strange(tmp_path: Path) -> Path:
    """A directory with files of someone else's that have the names of ours."""
    for name in ("typer", "rich", "json", "Stemmer", "rapidfuzz", "re", "mali_facts.cli"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('someone else')\n", "utf-8")
    (tmp_path / "mali_facts").mkdir()
    (tmp_path / "mali_facts" / "__init__.py").write_text("raise SystemExit('other')\n", "utf-8")
    (tmp_path / "data.json").write_text("{}", "utf-8")
    (tmp_path / "pyproject.toml").write_text("[broken", "utf-8")
    (tmp_path / ".env").write_text("MALI_FACTS_DATA=data.json", "utf-8")
    return tmp_path


@needs_script
@pytest.mark.parametrize(
    "arguments",
    [["get", "barkhane-deaths"], ["ask", "hwo many soliders"], ["forces"], ["--version"], ["nope"]],
    ids=lambda arguments: arguments[0] if arguments else "",
)
def test_installed_program_takes_nothing_from_where_it_is_started(
    arguments: list[str], strange: Path, own: Path
) -> None:
    here = started([str(SCRIPT), *arguments], own, {"PYTHONPATH": ""})
    assert started([str(SCRIPT), *arguments], own, {"PYTHONPATH": ""}, cwd=strange) == here


@needs_script
@pytest.mark.parametrize(
    "flags", [["-I"], ["-P"], ["-I", "-S", "-E"], ["-OO", "-I"], ["-bb", "-I"]]
)
def test_isolated_python_runs_the_installed_program(
    flags: list[str], strange: Path, own: Path
) -> None:
    command = [sys.executable, *flags, "-m", "mali_facts", *GET, "--data", str(own)]
    ran = started(command, None, {"PYTHONPATH": ""}, cwd=strange)
    if "-S" in flags:  # without site-packages there is no program
        assert ran.status == 1
        assert "No module named mali_facts" in ran.err
    else:
        assert ran == Ran(0, ANSWER, "")


@pytest.fixture(scope="module")
def zipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The installed package in a zip, as zipapp makes it."""
    file = tmp_path_factory.mktemp("zipped") / "mali-facts.pyz"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in (ROOT / "mali_facts").rglob("*"):
            if path.is_file() and path.suffix != ".pyc":
                archive.write(path, path.relative_to(ROOT))
        archive.write(ROOT / "data.json", "mali_facts/data.json")
        archive.writestr("__main__.py", "from mali_facts.__main__ import main\nmain()\n")
    return file


BUNDLED = {
    "get": ["get", "barkhane-troops-mali", "french-deaths-outside-mali.text"],
    "forces": ["forces", "Wagner"],
    "dates": ["dates", "--place", "gao", "--format", "table"],
    "ask": ["ask", "how many French troops were in Mali?"],
    "search": ["search", "gao", "handover", "--json"],
    "sources": ["sources", "--limit", "3"],
    "help": ["forces", "--help"],
    "version": ["--version"],
    "bare": [],
}


@pytest.mark.parametrize("arguments", BUNDLED.values(), ids=list(BUNDLED))
def test_program_in_a_zip_answers_as_from_its_folder(
    arguments: list[str], zipped: Path, tmp_path: Path
) -> None:
    expected = started([*MODULE, *arguments], None)
    assert (expected.status, expected.err) == (0, "")
    on_path = started([*MODULE, *arguments], None, {"PYTHONPATH": str(zipped)}, cwd=tmp_path)
    assert on_path == expected
    # Isolated: only the zip and what is installed are looked at.
    isolated = [sys.executable, "-I", str(zipped), *arguments]
    assert started(isolated, None, {"PYTHONPATH": "/nonexistent"}, cwd=tmp_path) == expected


def test_plain_get_and_lists_from_a_zip_need_nothing_installed(
    zipped: Path, tmp_path: Path
) -> None:
    for arguments in (BUNDLED["get"], BUNDLED["forces"]):
        alone = [sys.executable, "-I", "-S", str(zipped), *arguments]
        assert started(alone, None, cwd=tmp_path) == started([*MODULE, *arguments], None)


def test_program_in_a_zip_checks_its_base_and_takes_another(
    own: Path, zipped: Path, tmp_path: Path
) -> None:
    env = {"PYTHONPATH": str(zipped)}
    checked = started([*MODULE, "check"], None, env, cwd=tmp_path)
    inside_zip = zipped / "mali_facts" / "data.json"
    assert (checked.status, checked.err) == (0, "")
    assert checked.out.startswith(f"{inside_zip}: ")
    assert started([*MODULE, *GET], own, env, cwd=tmp_path) == Ran(0, ANSWER, "")


def test_zip_without_a_base_says_which_file_is_missing(zipped: Path, tmp_path: Path) -> None:
    stripped = tmp_path / "stripped.pyz"
    with zipfile.ZipFile(zipped) as old, zipfile.ZipFile(stripped, "w") as new:
        for name in old.namelist():
            if name != "mali_facts/data.json":
                new.writestr(name, old.read(name))
    ran = started([sys.executable, str(stripped), "get", "barkhane-troops-mali"], None)
    missing = f"{stripped}/mali_facts/data.json"
    assert (ran.status, ran.out) == (3, "")
    assert ran.err.startswith(f"mali-facts: {missing}: $: cannot be read: ")


def test_fifty_at_once_all_answer(own: Path) -> None:
    command = [*MODULE, "search", "soldiers", "Mali", "--json"]
    env = environment({"MALI_FACTS_DATA": str(own)})
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env)
        for _ in range(50)
    ]
    done = [(*process.communicate(timeout=60), process.returncode) for process in running]
    assert set(done) == {done[0]}
    out, err, status = done[0]
    assert (err, status) == (b"", 0)
    found: list[dict[str, Any]] = json.loads(out)
    assert found
