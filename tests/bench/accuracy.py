"""How well questions are answered: accuracy by style, refusals, calibration, and plain BM25.

    python tests/bench/accuracy.py [FILE ...] [--wrong] [--plain]

puts the project's own questions (tests/questions.jsonl), or those of other files, to the
bundled base. Nothing was learned from these questions; those that fit.py learns from are others
(tests/lessons.jsonl, tests/verdicts.jsonl). `--wrong` lists what went wrong. `--plain` answers
as from a base of one's own, without what was learned. The comparison needs bm25s.

A line of a file is an object with `question` (or `q`), `style`, and what must be answered:
`facts`, a list with the ids that may answer each part, empty where the base must refuse; or
`answerable` with `expect`, regular expressions that the answer's text must match. A yes-or-no
question may have `yes`, true or false.
"""

from __future__ import annotations

import argparse
import json
import os
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from mali_facts import load
from mali_facts.answer import SURE_ENOUGH, SURE_ENOUGH_OF_OWN
from mali_facts.answer.ask import ask
from mali_facts.answer.opening import open_index
from mali_facts.knowledge.load import bundled_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mali_facts import Fact, Knowledge
    from mali_facts.answer.index import Index

HERE = os.path.dirname(os.path.abspath(__file__))
QUESTIONS = os.path.join(os.path.dirname(HERE), "questions.jsonl")
UNSETTLED = "outside-article"
"""A style of questions that an article alone does not answer and a wider base may."""


class Question(NamedTuple):
    """A question with what counts as its right answer."""

    text: str
    style: str
    answerable: bool
    facts: tuple[frozenset[str], ...]
    expect: tuple[str, ...]
    yes: bool | None
    """What a yes-or-no question is to be answered with, where that is known."""

    def right(self, facts: Sequence[Fact], text: str) -> bool:
        """Whether an answer from these facts with this text is right."""
        if self.expect:
            return all(re.search(pattern, text, re.IGNORECASE) for pattern in self.expect)
        ids = {fact.id for fact in facts}
        return self.answerable and all(ids & group for group in self.facts)


def read(file: str) -> list[Question]:
    """The questions of a file."""
    questions = []
    with open(file, encoding="utf-8") as stream:
        for line in stream:
            item: dict[str, Any] = json.loads(line)
            expect = tuple(item.get("expect", ()))
            groups = item.get("facts") or []
            facts = tuple(frozenset(g) for g in groups if not isinstance(g, str))
            questions.append(
                Question(
                    item.get("question") or item["q"],
                    item["style"],
                    bool(item.get("answerable", facts)),
                    facts,
                    expect,
                    item.get("yes"),
                )
            )
    return [question for question in questions if question.style != UNSETTLED]


def report(questions: Sequence[Question], base: Knowledge, index: Index, *, wrong: bool) -> None:
    """Print how the program does on questions."""
    by_style: dict[str, list[bool]] = defaultdict(list)
    sure: list[tuple[float, bool]] = []
    said: list[bool | None] = []
    for question in questions:
        outcome = ask(question.text, base, index)
        answer = outcome.answer
        if answer is None:
            good = not question.answerable
        else:
            good = question.answerable and question.right(answer.facts, answer.text)
            sure.append((answer.confidence, good))
            if question.yes is not None and good:
                begins = {"Yes:": True, "No: ": False}.get(answer.text[:4])
                said.append(None if begins is None else begins == question.yes)
        kind = "answerable" if question.answerable else "unanswerable"
        for name in (question.style, kind):
            by_style[name].append(good)
        if wrong and not good:
            given = "refused" if answer is None else " ".join(f.id for f in answer.facts)
            print(f"  [{question.style}] {question.text} => {given}")
    for name, results in sorted(by_style.items()):
        print(f"  {name:16} {sum(results) / len(results):6.1%} of {len(results)}")
    if said:
        print(
            f"  of {len(said)} that are to be answered with yes or no, {said.count(True)} rightly,"
            f" {said.count(False)} wrongly, the others by the fact alone"
        )
    print("  calibration: confidence given, answers, share of them right")
    for low in (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95):
        high = low + (0.05 if low >= 0.9 else 0.1)
        inside = [good for p, good in sure if low <= p < high or (high > 0.99 and p >= low)]
        if inside:
            print(f"    {low:.2f} to {high:.2f}  {len(inside):4}  {sum(inside) / len(inside):6.1%}")


def report_bm25(questions: Sequence[Question], base: Knowledge) -> None:
    """Print how plain BM25 over the facts' sentences does on the same questions."""
    try:
        import bm25s
    except ImportError:
        print("  (bm25s is not installed)")
        return
    engine = bm25s.BM25()
    engine.index(bm25s.tokenize([fact.text for fact in base.facts], show_progress=False))
    rows: list[tuple[float, bool, bool]] = []
    for question in questions:
        tokens = bm25s.tokenize(question.text, show_progress=False)
        found, scores = engine.retrieve(tokens, k=1, show_progress=False)
        fact = base.facts[int(found[0, 0])]
        rows.append((float(scores[0, 0]), question.answerable, question.right([fact], fact.text)))
    answerable = [good for _, asked, good in rows if asked]
    print(f"  best fact right: {sum(answerable) / len(answerable):.1%} of the answerable")
    best = max(
        sum(good if score >= limit else not asked for score, asked, good in rows) / len(rows)
        for limit in {score for score, _, _ in rows}
    )
    print(f"  with the best threshold for refusing: {best:.1%} of all handled rightly")


def main() -> None:
    """Report on each file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("files", nargs="*", default=[QUESTIONS], metavar="FILE")
    parser.add_argument("--wrong", action="store_true", help="list what went wrong")
    parser.add_argument("--plain", action="store_true", help="answer without what was learned")
    options = parser.parse_args()
    base = load(bundled_file() if options.plain else None)
    index = open_index(base)
    for file in options.files:
        questions = read(file)
        line = SURE_ENOUGH_OF_OWN if options.plain else SURE_ENOUGH
        print(f"{os.path.basename(file)}, {len(questions)} questions, threshold {line}")
        report(questions, base, index, wrong=options.wrong)
        print("plain BM25 on all of them")
        report_bm25(questions, base)


if __name__ == "__main__":
    main()
