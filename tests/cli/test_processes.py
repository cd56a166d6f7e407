"""Many lines at once are shared among processes, and nothing but the time shows it."""

from __future__ import annotations

import os
import signal
import subprocess
from typing import TYPE_CHECKING

import pytest
from cli.program import MODULE, SMALL, environment, run, shell

from mali_facts.cli.processes import MANY, each

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="shares only where it can fork")

QUESTIONS = [
    "how many troops were in Mali?",
    "blorp?",
    "who is the president of Burkina Faso",
    "combien de soldats au Mali ?",
]


def lines(count: int) -> list[str]:
    return [str(number) for number in range(count)]


def pid_of(_line: str) -> int:
    return os.getpid()


@pytest.mark.parametrize("processes", [1, 2, 3, 4])
@pytest.mark.parametrize(
    "sizes", [[], [0], [1], [MANY - 1], [MANY], [MANY + 1], [1000], [3, 200, 0, 65, 1, 300]]
)
def test_results_keep_the_order_of_the_lines(sizes: list[int], processes: int) -> None:
    batches = [lines(size) for size in sizes]
    expected = [line * 2 for batch in batches for line in batch]
    assert list(each(batches, lambda line: line * 2, processes)) == expected


@pytest.mark.parametrize(
    ("count", "processes", "share"), [(MANY, 3, 3), (MANY - 1, 3, 1), (MANY, 1, 1)]
)
def test_only_many_lines_are_shared(count: int, processes: int, share: int) -> None:
    pids = list(each([lines(count)], pid_of, processes))
    assert pids[0] == os.getpid()  # which begins at once
    assert len(set(pids)) == share


def test_the_same_helpers_do_all_batches() -> None:
    pids = list(each([lines(200), lines(200)], pid_of, 2))
    assert set(pids[:200]) == set(pids[200:])


def test_everything_that_came_is_answered_before_more_is_read() -> None:
    answered: list[str] = []

    def batches() -> Iterator[list[str]]:
        for size in (200, 1, 200):
            before = len(answered)
            yield lines(size)
            assert len(answered) == before + size

    for line in each(batches(), str, 2):
        answered.append(line)  # noqa: PERF402 - it must be seen while it grows
    assert len(answered) == 401


@pytest.mark.parametrize("bad", ["0", "99", "150"])
def test_what_goes_wrong_is_raised_where_it_would_be_without_helpers(bad: str) -> None:
    def work(line: str) -> str:
        if line == bad:
            raise LookupError(line)
        return line

    answered = []
    with pytest.raises(LookupError, match=bad):  # noqa: PT012
        for line in each([lines(200)], work, 2):
            answered.append(line)  # noqa: PERF402
    assert answered == lines(int(bad))


def test_what_a_lost_helper_should_have_done_is_done_here() -> None:
    here = os.getpid()

    def work(line: str) -> str:
        if line == "150" and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return line

    assert list(each([lines(200), lines(300)], work, 3)) == lines(200) + lines(300)


def test_no_helper_is_left_behind() -> None:
    assert len(set(each([lines(200)], pid_of, 4))) == 4
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.parametrize("form", ["jsonl", "plain", "csv", "table"])
def test_many_questions_get_what_each_gets_alone(form: str) -> None:
    alone = [
        run("ask", question, "--format", form, "--min-confidence", "0.01") for question in QUESTIONS
    ]
    together = run(
        "ask", "-", "--format", form, "--min-confidence", "0.01", stdin="\n".join(QUESTIONS * 40)
    )
    assert {done.status for done in alone} == {0, 1}
    assert together.out == "".join(done.out for done in alone) * 40
    assert together.err == "".join(done.err for done in alone) * 40
    assert together.status == 1


def test_a_reader_that_leaves_ends_the_helpers_too() -> None:
    questions = f"for i in $(seq 500); do echo '{QUESTIONS[0]}'; done"
    done = shell(f"({questions}) | $MALI ask - --json --min-confidence 0 | head -1")
    assert (done.status, done.err, done.out.count("\n")) == (0, "", 1)


def test_an_interrupted_batch_ends_without_a_word() -> None:
    with subprocess.Popen(
        [*MODULE, "ask", "-", "--min-confidence", "0", "--data", str(SMALL)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        start_new_session=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(f"{QUESTIONS[0]}\n".encode() * 500)
        process.stdin.flush()
        process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (130, b"")
