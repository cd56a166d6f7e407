"""Learns which fact the words of questions speak for, and fits the weights of the answers.

    python tests/bench/fit.py

learns from tests/lessons.jsonl and from the facts' own questions, and writes associations.txt
and weights.py in mali_facts/answer. It needs numpy and scipy and takes some minutes. The
questions of tests/questions.jsonl are never learned from: accuracy.py reports on them.

The weights of ranking and confidence are fitted to measures that each question gets from a base
and associations which do not know it: in turn, each fifth of the questions is left out.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from mali_facts import load
from mali_facts.answer import associations, confidence, ranking, weights
from mali_facts.answer.associations import Associations, evidence
from mali_facts.answer.index import Index, index_tables
from mali_facts.answer.ranking import Ranking
from mali_facts.answer.reading import read_question
from mali_facts.answer.text import own_question
from mali_facts.answer.wording_index import WordingIndex
from mali_facts.knowledge.model import Knowledge
from mali_facts.knowledge.records import Records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mali_facts.answer.reading import Reading

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LESSONS = os.path.join(TESTS, "lessons.jsonl")
ANSWER = os.path.dirname(os.path.abspath(weights.__file__))

FOLDS = 5
SEEN = 3
"""Questions that must have a piece of evidence for it to be learned."""

ROUNDS = 10
BATCH = 256
RATE = 1.0
DECAY = 1e-6
"""Of the learning: rounds over all questions, questions a step, step (Adagrad), L2."""

PENALTY = 0.0002
"""L2 on the weights of confidence."""

LEAST = 1.2
"""Logits below which a weight is left out of the file. Of 2,600 questions that were not learned
from, as many were answered or refused right with 1.2 as with 0.8; with 1.5 it was 6 fewer."""


class Lesson(NamedTuple):
    """A question with the facts that answer it; none where the base must refuse."""

    question: str
    facts: frozenset[str]
    ask: str | None
    """The question as its fact lists it, where one does."""
    judged: bool
    """Whether `facts` are all that answer it; of a fact's own question nobody said."""

    @property
    def fold(self) -> int:
        """The part of the questions that it is left out with."""
        return crc32(" ".join(re.findall(r"\w+", self.question.lower())).encode()) % FOLDS


@dataclass(frozen=True)
class Example:
    """A lesson as a base without it reads and ranks it."""

    lesson: Lesson
    reading: Reading
    ranking: Ranking
    base: Knowledge
    index: Index

    @property
    def right(self) -> list[bool]:
        """Which candidates answer it."""
        facts, wanted = self.base.facts, self.lesson.facts
        return [facts[c.number].id in wanted for c in self.ranking.candidates]


def lessons(base: Knowledge) -> list[Lesson]:
    """All questions to learn from; compound ones are not."""
    own = {own_question(ask)[1]: (ask, fact.id) for fact in base.facts for ask in fact.asks}
    found = []
    with open(LESSONS, encoding="utf-8") as stream:
        for line in stream:
            item: dict[str, Any] = json.loads(line)
            if len(item["facts"]) < 2:
                ids = frozenset(item["facts"][0]) if item["facts"] else frozenset[str]()
                ask, _ = own.pop(item["question"], (None, ""))
                found.append(Lesson(item["question"], ids, ask, judged=True))
    found += [
        Lesson(text, frozenset({name}), ask, judged=False) for text, (ask, name) in own.items()
    ]
    return found


def without(base: Knowledge, left_out: Sequence[Lesson]) -> Knowledge:
    """The base without some of its facts' own questions."""
    asks = {lesson.ask for lesson in left_out}
    with open(base.file, encoding="utf-8") as stream:
        raw = json.load(stream)
    for fact in raw["facts"]:
        fact["asks"] = [ask for ask in fact["asks"] if ask not in asks]
    return Knowledge(Records(raw), base.file, json.dumps(raw))


def learn(found: Sequence[tuple[Reading, frozenset[str]]], ids: Sequence[str]) -> bytes:
    """Associations as their file holds them, from questions that were read.

    Multinomial logistic regression over all facts and none, by Adagrad (Duchi, Hazan and
    Singer 2011); where several facts answer, the chance of any of them is made likely.
    """
    seen = Counter(name for reading, _ in found for name in evidence(reading))
    names = sorted(name for name, count in seen.items() if count >= SEEN)
    asked = matrix([reading for reading, _ in found], names)
    places = {name: number for number, name in enumerate((*ids, associations.NONE))}
    right: Any = np.zeros((len(found), len(places)), np.float32)
    for row, (_, facts) in enumerate(found):
        for name in facts or (associations.NONE,):
            right[row, places[name]] = 1
    w: Any = np.zeros((len(names), len(places)), np.float32)
    squares: Any = np.full_like(w, 0.01)
    random = np.random.default_rng(0)
    for _ in range(ROUNDS):
        order = random.permutation(len(found))
        for start in range(0, len(found), BATCH):
            batch = order[start : start + BATCH]
            part = asked[batch]
            used = np.unique(part.indices)
            part = part[:, used]
            chance = softmax(part @ w[used])
            target = chance * right[batch]
            target /= target.sum(1, keepdims=True) + 1e-12
            gradient = part.T @ (chance - target) + DECAY * BATCH * w[used]
            squares[used] += gradient * gradient
            w[used] -= RATE * gradient / np.sqrt(squares[used])
    w -= np.median(w, axis=1, keepdims=True)  # the same for all facts says nothing
    lines = [" ".join(places)]
    for name, row in zip(names, w, strict=True):
        kept = np.flatnonzero(np.abs(row) >= LEAST)
        if len(kept):
            pairs = (f"{place}:{round(row[place] / associations.TENTH)}" for place in kept)
            lines.append(f"{name}\t{' '.join(pairs)}")
    # By their bytes, as they are looked up.
    return b"\n".join([lines[0].encode(), *sorted(line.encode() for line in lines[1:])])


def softmax(logits: Any) -> Any:
    """The chances that logits stand for, row by row."""
    powers = np.exp(logits - logits.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def matrix(readings: Sequence[Reading], names: Sequence[str]) -> Any:
    """The evidence of questions, a row each of length 1."""
    columns = {name: number for number, name in enumerate(names)}
    rows, places, amounts = [], [], []
    for row, reading in enumerate(readings):
        found = evidence(reading)
        length = sum(amount * amount for amount in found.values()) ** 0.5
        for name, amount in found.items():
            if name in columns:
                rows.append(row)
                places.append(columns[name])
                amounts.append(amount / length)
    shape = (len(readings), len(names))
    return csr_matrix((np.array(amounts, np.float32), (rows, places)), shape=shape)


def examples(base: Knowledge, every: Sequence[Lesson], *, learned: bool) -> list[Example]:
    """Each lesson as it is ranked by what was made without it."""
    found = []
    for fold in range(FOLDS):
        left_out = [lesson for lesson in every if lesson.fold == fold]
        partial = without(base, left_out)
        index = Index(index_tables(partial)) if learned else WordingIndex(partial)
        if learned:
            taught = [
                (read_question(lesson.question, index), lesson.facts)
                for lesson in every
                if lesson.fold != fold
            ]
            index.associations = Associations(learn(taught, base.ids), base.ids)
        for lesson in left_out:
            if lesson.judged:
                reading = read_question(lesson.question, index)
                ranked = ranking.rank(reading, index)
                if ranked.candidates:
                    found.append(Example(lesson, reading, ranked, partial, index))
        print(f"  fold {fold + 1} of {FOLDS}", file=sys.stderr)
    return found


def fit_ranking(found: Sequence[Example]) -> list[float]:
    """The weights that make the right facts the likeliest among the candidates."""
    kept = [example for example in found if any(example.right)]
    sizes = [len(example.ranking.candidates) for example in kept]
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    group = np.repeat(np.arange(len(kept)), sizes)
    x = np.array([c.measures for example in kept for c in example.ranking.candidates])
    y = np.array([right for example in kept for right in example.right], float)

    def loss(w: Any) -> Any:
        scores = x @ w
        powers = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        chance = powers / np.add.reduceat(powers, starts)[group]
        right = np.add.reduceat(chance * y, starts) + 1e-30
        gradient = x.T @ (chance - chance * y / right[group]) / len(kept)
        return -np.log(right).mean() + 0.0005 * w @ w, gradient + 0.001 * w

    return list(minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B").x)


def reranked(example: Example, w: Sequence[float]) -> Example:
    """An example with its candidates in the order of other weights."""
    candidates = [
        c._replace(score=float(np.dot(w, c.measures))) for c in example.ranking.candidates
    ]
    candidates.sort(key=lambda c: -c.score)
    return replace(example, ranking=example.ranking._replace(candidates=candidates))


def fit_confidence(found: Sequence[Example]) -> tuple[list[list[float]], float]:
    """The weights, and the bias, that make the best candidate's chance of being right likely.

    A row for each measure: its own weight, then those of its products with itself and with
    each measure behind it.
    """
    x = np.array([confidence.measures(e.reading, e.ranking, e.base, e.index) for e in found])
    y = np.array([e.right[0] for e in found], float)
    size = x.shape[1]
    scaled = np.hstack([np.ones((len(x), 1)), x / (x.std(0) + 1e-9)])
    pairs = [(i, j) for i in range(1, size + 1) for j in (0, *range(i, size + 1))]
    columns: Any = np.empty((len(x), len(pairs) + 1))
    columns[:, -1] = 1
    for place, (i, j) in enumerate(pairs):
        columns[:, place] = scaled[:, i] * scaled[:, j]

    def loss(w: Any) -> Any:
        logits = columns @ w
        gradient = columns.T @ (1 / (1 + np.exp(-logits)) - y) / len(y)
        penalty = np.append(w[:-1], 0) * PENALTY
        return (np.logaddexp(0, logits) - y * logits).mean() + penalty @ w / 2, gradient + penalty

    w = minimize(loss, np.zeros(columns.shape[1]), jac=True, method="L-BFGS-B").x
    spread = np.append(1.0, x.std(0) + 1e-9)
    rows: list[list[float]] = [[] for _ in range(size)]
    for (i, j), weight in zip(pairs, w[:-1], strict=True):
        rows[i - 1].append(float(weight / spread[i] / spread[j]))
    return rows, float(w[-1])


def fitted(base: Knowledge, every: Sequence[Lesson], *, learned: bool) -> str:
    """One set of weights, as the code that stands in weights.py."""
    found = examples(base, every, learned=learned)
    by_measure = fit_ranking(found)
    best = [reranked(example, by_measure) for example in found]
    answerable = [example for example in best if example.lesson.facts]
    right = sum(example.right[0] for example in answerable) / len(answerable)
    print(f"  left out, the best fact is right: {right:.1%}", file=sys.stderr)
    sure, bias = fit_confidence(best)
    lines = [
        f"{name} {' '.join(f'{weight:.3f}' for weight in row)}"
        for name, row in zip(confidence.MEASURES, sure, strict=True)
    ]
    by_measure = [round(float(weight), 2) for weight in by_measure]
    return "\n".join(
        [
            "_weights(",
            f"    {tuple(by_measure)},",
            f"    {bias:.3f},",
            '    """',
            *lines,
            '""",',
            ")",
        ]
    )


def main() -> None:
    """Learn, fit, and write both files anew."""
    base = load()
    every = lessons(base)
    print(f"{len(every)} questions", file=sys.stderr)
    learned = fitted(base, every, learned=True)
    plain = fitted(base, every, learned=False)
    index = Index(index_tables(base))
    taught = [(read_question(lesson.question, index), lesson.facts) for lesson in every]
    known = learn(taught, base.ids)
    with open(os.path.join(ANSWER, associations.NAME), "wb") as stream:
        stream.write(known)
    file = os.path.join(ANSWER, "weights.py")
    with open(file, encoding="utf-8") as source:
        kept = source.read().split("\nLEARNED = ", 1)[0]
    with open(file, "w", encoding="utf-8") as target:
        target.write(
            f"{kept}\nLEARNED = {learned}\n"
            '"""Where associations were learned: for the bundled base."""\n\n'
            f'PLAIN = {plain}\n"""For a base of one\'s own."""\n'
        )


if __name__ == "__main__":
    main()
