"""How well questions are answered: accuracy by style, refusals, calibration, and plain BM25.

    python tests/bench/accuracy.py [FILE ...] [--wrong] [--fit]

puts the project's own questions (tests/questions.jsonl), or those of other files, to the
bundled base. `--wrong` lists what went wrong. `--fit` fits the weights of ranking and of
confidence to the questions again and writes mali_facts/answer/weights.py; it needs numpy. The
comparison needs bm25s. Half of the questions (by a checksum of their text) are only ever used
to report on, so that what is printed as held out was not fitted to.

A line of a file is an object with `question` (or `q`), `style`, and what must be answered:
`facts`, a list with the ids that may answer each part, empty where the base must refuse; or
`answerable` with `expect`, regular expressions that the answer's text must match.
"""

from __future__ import annotations

import argparse
import json
import os
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from mali_facts import load
from mali_facts.answer import SURE_ENOUGH, confidence, ranking, weights
from mali_facts.answer.ask import ask
from mali_facts.answer.index import open_index
from mali_facts.answer.reading import read_question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mali_facts import Fact, Knowledge
    from mali_facts.answer.index import Index
    from mali_facts.answer.ranking import Candidate
    from mali_facts.answer.reading import Reading

HERE = os.path.dirname(os.path.abspath(__file__))
QUESTIONS = os.path.join(os.path.dirname(HERE), "questions.jsonl")
WEIGHTS = weights.__file__
UNSETTLED = "outside-article"
"""A style of questions that an article alone does not answer and a wider base may."""


class Question(NamedTuple):
    """A question with what counts as its right answer."""

    text: str
    style: str
    answerable: bool
    facts: tuple[frozenset[str], ...]
    expect: tuple[str, ...]

    def right(self, facts: Sequence[Fact], text: str) -> bool:
        """Whether an answer from these facts with this text is right."""
        if self.expect:
            return all(re.search(pattern, text, re.IGNORECASE) for pattern in self.expect)
        ids = {fact.id for fact in facts}
        return self.answerable and all(ids & group for group in self.facts)

    @property
    def held_out(self) -> bool:
        """Whether weights are never fitted to it."""
        return crc32(self.text.encode()) % 2 == 0


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
                )
            )
    return [question for question in questions if question.style != UNSETTLED]


def report(questions: Sequence[Question], base: Knowledge, index: Index, *, wrong: bool) -> None:
    """Print how the program does on questions."""
    by_style: dict[str, list[bool]] = defaultdict(list)
    sure: list[tuple[float, bool]] = []
    for question in questions:
        outcome = ask(question.text, base, index)
        answer = outcome.answer
        if answer is None:
            good = not question.answerable
        else:
            good = question.answerable and question.right(answer.facts, answer.text)
            sure.append((answer.confidence, good))
        kind = "answerable" if question.answerable else "unanswerable"
        for name in (question.style, kind):
            by_style[name].append(good)
        if wrong and not good:
            said = "refused" if answer is None else " ".join(f.id for f in answer.facts)
            print(f"  [{question.style}] {question.text} => {said}")
    for name, results in sorted(by_style.items()):
        print(f"  {name:16} {sum(results) / len(results):6.1%} of {len(results)}")
    print("  calibration: confidence given, answers, share of them right")
    for low in (0.5, 0.6, 0.7, 0.8, 0.9, 0.95):
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


class Example(NamedTuple):
    """A question with the measures of its candidates."""

    question: Question
    reading: Reading
    ranked: list[Candidate]
    right: list[bool]


def examples(questions: Sequence[Question], base: Knowledge, index: Index) -> list[Example]:
    """The measured candidates of questions that are not compound."""
    found = []
    for question in questions:
        if len(question.facts) > 1 or question.style == "compound":
            continue
        reading = read_question(question.text, index)
        ranked = ranking.rank(reading, base, index)
        facts = [base.facts[candidate.number] for candidate in ranked]
        right = [question.answerable and question.right([f], f.text) for f in facts]
        if ranked:
            found.append(Example(question, reading, ranked, right))
    return found


def fit_ranking(found: Sequence[Example], base: Knowledge) -> None:
    """Fit the ranking by maximum likelihood of the right facts among the candidates."""
    import numpy as np

    wanted_rows, kinds = len(weights.KIND), len(ranking.KINDS)
    rows, labels = [], []
    for example in found:
        if not any(example.right):
            continue
        wants = next((f for f in example.reading.frames if f != "disputed"), "")
        row = ranking.WANTED.get(wants, wanted_rows - 1)
        table = np.zeros((len(example.ranked), wanted_rows, kinds))
        for i, candidate in enumerate(example.ranked):
            kind = ranking.KINDS.index(ranking.kind_of(base.facts[candidate.number]))
            table[i, row, kind] = 1
        measured = np.array([candidate.measures for candidate in example.ranked])
        rows.append(np.hstack([measured, table.reshape(len(table), -1)]))
        labels.append(np.array(example.right, float))
    start = [*weights.RANKING.values(), *(x for line in weights.KIND for x in line)]

    def gradient(w: Any) -> Any:
        total = np.zeros_like(w)
        for x, y in zip(rows, labels, strict=True):
            scores = x @ w
            p = np.exp(scores - scores.max())
            p /= p.sum()
            q = p * y
            q /= q.sum() + 1e-12
            total += (p - q) @ x
        return total / len(rows) + 0.002 * w

    w = descend(np.array(start, float), gradient, steps=300)
    size = len(ranking.MEASURES)
    write_weights(
        ranking_weights=dict(zip(ranking.MEASURES, map(float, w[:size]), strict=True)),
        kind=[[float(x) for x in line] for line in w[size:].reshape(wanted_rows, kinds)],
    )


def fit_confidence(found: Sequence[Example], base: Knowledge, index: Index) -> None:
    """Fit the confidence by logistic regression of whether the best candidate is right."""
    import numpy as np

    x = np.array(
        [[*confidence.measures(e.reading, e.ranked, base, index), 1.0] for e in found], float
    )
    y = np.array([e.right[0] for e in found], float)

    def gradient(w: Any) -> Any:
        p = 1 / (1 + np.exp(-(x @ w)))
        return x.T @ (p - y) / len(y) + 0.001 * np.append(w[:-1], 0)

    w = descend(np.zeros(x.shape[1]), gradient, steps=3000)
    fitted = dict(zip(confidence.MEASURES, map(float, w[:-1]), strict=True))
    write_weights(confidence_weights=fitted, bias=float(w[-1]))


def descend(w: Any, gradient: Any, steps: int) -> Any:
    """Follow a gradient down (Adam, Kingma and Ba 2015, with its usual constants)."""
    import numpy as np

    mean, spread = np.zeros_like(w), np.zeros_like(w)
    for step in range(1, steps + 1):
        g = gradient(w)
        mean = 0.9 * mean + 0.1 * g
        spread = 0.999 * spread + 0.001 * g * g
        w = w - 0.05 * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return w


def write_weights(
    ranking_weights: dict[str, float] | None = None,
    kind: list[list[float]] | None = None,
    confidence_weights: dict[str, float] | None = None,
    bias: float | None = None,
) -> None:
    """Write mali_facts/answer/weights.py anew, what is not given as it is; and use it."""
    import importlib

    fitted = ranking_weights or weights.RANKING
    table = kind or [list(line) for line in weights.KIND]
    sure = confidence_weights or weights.CONFIDENCE
    lines = [
        '"""The weights of ranking and confidence, fitted by tests/bench/accuracy.py --fit."""',
        "",
        "RANKING = {",
        *(f'    "{name}": {value:.2f},' for name, value in fitted.items()),
        "}",
        '"""For each of ranking.MEASURES."""',
        "",
        "KIND = (",
        *(f"    ({', '.join(f'{value:.2f}' for value in line)})," for line in table),
        ")",
        '"""For what is wanted (ranking.WANTED) and the kind of a fact (ranking.KINDS)."""',
        "",
        "CONFIDENCE = {",
        *(f'    "{name}": {value:.2f},' for name, value in sure.items()),
        "}",
        '"""For each of confidence.MEASURES."""',
        "",
        f"BIAS = {weights.BIAS if bias is None else bias:.2f}",
        '"""The logit of the confidence where all measures are 0."""',
        "",
    ]
    with open(WEIGHTS, "w", encoding="utf-8") as stream:
        stream.write("\n".join(lines))
    importlib.reload(weights)
    for module in (ranking, confidence):
        for name in ("RANKING", "KIND", "CONFIDENCE", "BIAS"):
            if hasattr(module, name):
                setattr(module, name, getattr(weights, name))


def main() -> None:
    """Report, after fitting where that was asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("files", nargs="*", default=[QUESTIONS], metavar="FILE")
    parser.add_argument("--wrong", action="store_true", help="list what went wrong")
    parser.add_argument("--fit", action="store_true", help="fit the weights first")
    options = parser.parse_args()
    base = load()
    index = open_index(base)
    if options.fit:
        every = [q for file in options.files for q in read(file) if not q.held_out]
        fit_ranking(examples(every, base, index), base)
        fit_confidence(examples(every, base, index), base, index)
    for file in options.files:
        questions = read(file)
        print(f"{os.path.basename(file)}, {len(questions)} questions, threshold {SURE_ENOUGH}")
        report(questions, base, index, wrong=options.wrong)
        held_out = [question for question in questions if question.held_out]
        print(f"held out, {len(held_out)} questions")
        report(held_out, base, index, wrong=False)
        print("plain BM25 on all of them")
        report_bm25(questions, base)


if __name__ == "__main__":
    main()
