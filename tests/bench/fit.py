"""Learns which fact the words of questions speak for, and fits the weights of the answers.

    python tests/bench/fit.py

learns from tests/lessons.jsonl, for yes and no from tests/verdicts.jsonl, and from the facts'
own questions, and writes associations.txt, meaning.bin, verdicts.bin and weights.py in
mali_facts/answer. It needs numpy and scipy and takes some minutes. The questions of
tests/questions.jsonl are never learned from: accuracy.py reports on them.

The weights of ranking, confidence and verdict are fitted to measures that each question gets
from a base and learned weights which do not know it: in turn, each fifth of the questions is left
out.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from mali_facts import load
from mali_facts.answer import (
    associations,
    confidence,
    meaning,
    ranking,
    verdicts,
    weights,
    yes_no,
)
from mali_facts.answer.associations import TENTH, Associations, evidence
from mali_facts.answer.index import Index
from mali_facts.answer.network import Network
from mali_facts.answer.ranking import Ranking
from mali_facts.answer.reading import read_question
from mali_facts.answer.tables import index_tables
from mali_facts.answer.text import own_question
from mali_facts.answer.verdicts import evidence_of, held_by
from mali_facts.answer.wording_index import WordingIndex
from mali_facts.knowledge.model import Knowledge
from mali_facts.knowledge.records import Records

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from mali_facts.answer.reading import Reading

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LESSONS = os.path.join(TESTS, "lessons.jsonl")
VERDICTS = os.path.join(TESTS, "verdicts.jsonl")
ANSWER = os.path.dirname(os.path.abspath(weights.__file__))

FOLDS = 5
SEEN = 3
"""Questions that must have a piece of evidence for it to be learned."""

ROUNDS = 7
BATCH = 256
RATE = 1.0
SHARED_RATE = 0.5
DECAY = 1e-6
"""Of the learning: rounds over all questions, questions a step, steps (Adagrad) of a fact's own
weights and of shared ones, L2."""

DROPPED = 0.4
STEP_INWARD = 0.009
STEP_OUTWARD = 0.003
MOMENTUM = 0.9
MEMORY = 0.999
"""Of the learning of networks: share of the evidence that is dropped at random, first steps (Adam)
of the places of evidence and of the directions of facts, and for how long Adam remembers
gradients and their squares."""

CLIPPED = 0.9999
"""Share of the network's numbers that are told apart; those beyond are set to the greatest."""

MOST_HOLDING = 0.5
"""Share of the facts that may hold what weights are shared over."""

PENALTY = 0.0002
"""L2 on the weights of confidence and verdict."""

LEAST = 2.5
"""Logits below which a weight of associations is left out of the file. Of 3,600 questions that
were not learned from, as many were answered or refused right with 2.5 as with 1.2: what is subtle
the network knows."""


class Shape(NamedTuple):
    """Of a network, and of how it is learned."""

    width: int
    """Dimensions of the space."""
    seen: int
    """Questions that must have a piece of evidence for it to be learned."""
    rounds: int
    """Over all questions."""
    batch: int
    """Questions a step."""
    sharing: bool
    """Whether facts share one direction, to which each adds its own."""
    together: int
    """Networks that are learned from other starts, and of which the mean is taken. What one has
    wrong by chance another has not: of 3,100 questions that neither of two had learned, 0.2 percent
    more were answered right than by the better one alone, and of 5,977 yes-or-no questions 0.8
    percent more by four than by two."""


OF_MEANING = Shape(96, seen=5, rounds=24, batch=256, sharing=False, together=2)
OF_VERDICTS = Shape(48, seen=3, rounds=15, batch=128, sharing=True, together=4)


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
        return fold_of(self.question)


class Decided(NamedTuple):
    """A yes-or-no question with the fact that decides it."""

    question: str
    fact: str
    yes: bool
    ask: str | None
    """The question as its fact lists it, where it does."""


def fold_of(question: str) -> int:
    """The part of the questions that one is left out with."""
    return crc32(" ".join(re.findall(r"\w+", question.lower())).encode()) % FOLDS


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


class LeftOut(NamedTuple):
    """What was measured of a fold by a base and weights that were made without it."""

    ranked: list[tuple[Lesson, Reading, Ranking]]
    weighed: list[tuple[bool, list[float]]]
    """Whether the answer is yes, with the measures of a verdict."""


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


def decided(base: Knowledge) -> list[Decided]:
    """All yes-or-no questions whose answer is known."""
    found = [
        Decided(text, fact.id, answer == "yes", ask)
        for fact in base.facts
        for ask in fact.asks
        for answer, text in [own_question(ask)]
        if answer
    ]
    with open(VERDICTS, encoding="utf-8") as stream:
        for line in stream:
            item: dict[str, Any] = json.loads(line)
            found.append(Decided(item["question"], item["fact"], item["yes"], None))
    return found


def without(base: Knowledge, asks: set[str | None]) -> Knowledge:
    """The base without some of its facts' own questions."""
    with open(base.file, encoding="utf-8") as stream:
        raw = json.load(stream)
    for fact in raw["facts"]:
        fact["asks"] = [ask for ask in fact["asks"] if ask not in asks]
    return Knowledge(Records(raw), base.file, json.dumps(raw))


def held_in_common(base: Knowledge, index: Index) -> Any:
    """What facts hold, with their kind, topic and unit: a row of length 1 for each.

    The last row, for no fact, is empty. What is rare among them weighs most; what one fact alone
    holds is left out.
    """
    rows = [
        {*held_by(fact, index.lexicon).pieces, f"?{fact.kind}", f"?{fact.topic}", f"?{fact.unit}"}
        for fact in base.facts
    ]
    count = Counter(name for row in rows for name in row)
    most = MOST_HOLDING * len(rows)
    columns = {name: at for at, name in enumerate(n for n in sorted(count) if 1 < count[n] <= most)}
    held: Any = np.zeros((len(rows) + 1, len(columns)), np.float32)
    for row, names in enumerate(rows):
        for name in columns.keys() & names:
            held[row, columns[name]] = np.sqrt(np.log(len(rows) / count[name]))
    return csr_matrix(held / (np.sqrt((held * held).sum(1, keepdims=True)) + 1e-9))


def learn(found: Sequence[tuple[Reading, frozenset[str]]], base: Knowledge, index: Index) -> bytes:
    """Associations as their file holds them, from questions that were read.

    Multinomial logistic regression over all facts and none, by Adagrad (Duchi, Hazan and
    Singer 2011); where several facts answer, the chance of any of them is made likely. The weight
    of evidence for a fact is its own one and those that it has for what the fact holds: so what
    was learned of one fact serves others that are like it.
    """
    seen = Counter(name for reading, _ in found for name in evidence(reading))
    names = sorted(name for name, count in seen.items() if count >= SEEN)
    asked = matrix([evidence(reading) for reading, _ in found], names)
    places = {name: number for number, name in enumerate((*base.ids, associations.NONE))}
    right: Any = np.zeros((len(found), len(places)), np.float32)
    for row, (_, facts) in enumerate(found):
        for name in facts or (associations.NONE,):
            right[row, places[name]] = 1
    held = held_in_common(base, index)
    w: Any = np.zeros((len(names), len(places)), np.float32)
    squares: Any = np.full_like(w, 0.01)
    # Two stems side by side are too rare to be shared.
    single = np.flatnonzero([" " not in name for name in names])
    shared: Any = np.zeros((len(single), held.shape[1]), np.float32)
    shared_squares: Any = np.full_like(shared, 0.01)
    random = np.random.default_rng(0)
    for _ in range(ROUNDS):
        order = random.permutation(len(found))
        for start in range(0, len(found), BATCH):
            batch = order[start : start + BATCH]
            part = asked[batch]
            used = np.unique(part.indices)
            part = part[:, used]
            alone = np.isin(used, single, assume_unique=True)
            among, at = part[:, alone], np.searchsorted(single, used[alone])
            chance = softmax(part @ w[used] + (held @ (among @ shared[at]).T).T)
            target = chance * right[batch]
            target /= target.sum(1, keepdims=True) + 1e-12
            wrong = chance - target
            for kept, sums, of, gradient, rate in (
                (w, squares, used, part.T @ wrong, RATE),
                (shared, shared_squares, at, among.T @ (held.T @ wrong.T).T, SHARED_RATE),
            ):
                step = gradient + DECAY * BATCH * kept[of]
                sums[of] += step * step
                kept[of] -= rate * step / np.sqrt(sums[of])
    w[single] += (held @ shared.T).T
    w -= np.median(w, axis=1, keepdims=True)  # the same for all facts says nothing
    rows = ((name, enumerate(row.tolist())) for name, row in zip(names, w, strict=True))
    return packed(tuple(places), rows, LEAST)


class Moments:
    """What Adam (Kingma and Ba 2015) remembers of the gradients of a matrix."""

    def __init__(self, of: Any, step: float) -> None:
        self.of, self.step = of, step
        self.mean, self.square = np.zeros_like(of), np.zeros_like(of)

    def __call__(self, rows: Any, gradient: Any, time: int, left: float) -> None:
        """Move some rows down their gradient; `left` is what share of the step is left."""
        mean = MOMENTUM * self.mean[rows] + (1 - MOMENTUM) * gradient
        square = MEMORY * self.square[rows] + (1 - MEMORY) * gradient * gradient
        self.mean[rows], self.square[rows] = mean, square
        spread = np.sqrt(square / (1 - MEMORY**time)) + 1e-8
        self.of[rows] -= self.step * left * mean / spread


def learn_network(
    found: Sequence[Mapping[str, float]],
    places: Sequence[str],
    wrong: Callable[[Any, Any], Any],
    shape: Shape,
) -> bytes:
    """A network as its file holds it, from the evidence of questions.

    `wrong` takes the numbers of some questions and the logits of all places for them; it gives
    how much too high each is. Evidence is dropped at random (Srivastava et al. 2014), so that no
    word is relied on alone.
    """
    seen = Counter(name for pieces in found for name in pieces)
    pieces = {crc32(name.encode()): name for name, n in seen.items() if n >= shape.seen}
    asked = matrix(found, [pieces[checksum] for checksum in sorted(pieces)])
    # Side by side in one space, with a share of each direction, they give the mean of their logits.
    starts = range(shape.together)
    learned = [learn_once(asked, len(places), wrong, shape, start) for start in starts]
    inward, unit_in = in_bytes(np.hstack([of for of, _ in learned]))
    outward, unit_out = in_bytes(np.hstack([of for _, of in learned]) / shape.together)
    sizes = f"{shape.width * shape.together} {len(pieces)} {unit_in * unit_out:.6g}"
    checksums: Any = np.array(sorted(pieces), "<u4")
    rest: bytes = checksums.tobytes() + inward.tobytes() + outward.tobytes()
    return f"{' '.join(places)}\n{sizes}\n".encode() + rest


def learn_once(
    asked: Any, places: int, wrong: Callable[[Any, Any], Any], shape: Shape, start: int
) -> tuple[Any, Any]:
    """Where evidence lies and the directions of so many places, from one random start."""
    random = np.random.default_rng(start)
    inward: Any = random.standard_normal((asked.shape[1], shape.width), np.float32)
    own: Any = random.standard_normal((places, shape.width), np.float32) / 10
    shared: Any = random.standard_normal((1, shape.width), np.float32) / 3 * shape.sharing
    move_in = Moments(inward, STEP_INWARD)
    move_own, move_shared = Moments(own, STEP_OUTWARD), Moments(shared, STEP_OUTWARD)
    everywhere = slice(None)
    time, questions = 0, asked.shape[0]
    for number in range(shape.rounds):
        order = random.permutation(questions)
        for first in range(0, questions, shape.batch):
            batch = order[first : first + shape.batch]
            part = asked[batch]
            part.data *= random.random(len(part.data)) >= DROPPED
            part.data /= 1 - DROPPED
            used = np.unique(part.indices)
            part = part[:, used]
            hidden = np.maximum(part @ inward[used], 0)
            outward = own + shared
            too_high = wrong(batch, hidden @ outward.T) / len(batch)
            back = (too_high @ outward) * (hidden > 0)
            gradient = too_high.T @ hidden
            time += 1
            left = 1 - (number + first / questions) / shape.rounds
            move_own(everywhere, gradient, time, left)
            if shape.sharing:
                move_shared(everywhere, gradient.sum(0, keepdims=True), time, left)
            move_in(used, part.T @ back, time, left)
    return inward, own + shared


def learn_meaning(found: Sequence[tuple[Reading, frozenset[str]]], base: Knowledge) -> bytes:
    """The network of meaning: where several facts answer, any of them is made likely."""
    places = (*base.ids, associations.NONE)
    numbers = {name: number for number, name in enumerate(places)}
    marked = [
        (row, numbers[name])
        for row, (_, facts) in enumerate(found)
        for name in facts or (associations.NONE,)
    ]
    ones = np.ones(len(marked), np.float32)
    right = csr_matrix((ones, tuple(zip(*marked, strict=True))), shape=(len(found), len(places)))

    def wrong(batch: Any, logits: Any) -> Any:
        chance = softmax(logits)
        target = chance * right[batch].toarray()
        return chance - target / (target.sum(1, keepdims=True) + 1e-12)

    return learn_network([evidence(reading) for reading, _ in found], places, wrong, OF_MEANING)


def learn_verdicts(
    found: Sequence[tuple[Reading, Decided]], base: Knowledge, index: Index
) -> bytes:
    """The network of verdicts: the logit of a question's fact is that of yes."""
    held = {fact.id: held_by(fact, index.lexicon) for fact in base.facts}
    fact_of = np.array([base.ids.index(lesson.fact) for _, lesson in found])
    says = np.array([lesson.yes for _, lesson in found], np.float32)

    def wrong(batch: Any, logits: Any) -> Any:
        too_high = np.zeros_like(logits)
        at = np.arange(len(batch)), fact_of[batch]
        too_high[at] = 1 / (1 + np.exp(-logits[at])) - says[batch]
        return too_high

    pieces = [evidence_of(reading, held[lesson.fact]) for reading, lesson in found]
    return learn_network(pieces, base.ids, wrong, OF_VERDICTS)


def in_bytes(numbers: Any) -> tuple[Any, float]:
    """Numbers as whole ones from -127 to 127, and what a unit of them is worth."""
    unit = float(np.quantile(np.abs(numbers), CLIPPED)) / 127
    return np.clip(np.rint(numbers / unit), -127, 127).astype(np.int8), unit


def packed(
    places: Sequence[str], rows: Iterable[tuple[str, Iterable[tuple[int, float]]]], least: float
) -> bytes:
    """Learned weights as their file holds them, without those nearer to 0 than `least`."""
    lines = []
    for name, row in rows:
        pairs = [f"{place}:{round(w / TENTH)}" for place, w in row if abs(w) >= least]
        if pairs:
            lines.append(f"{name}\t{' '.join(pairs)}".encode())
    # By their bytes, as they are looked up.
    return b"\n".join([" ".join(places).encode(), *sorted(lines)])


def logistic(x: Any, y: Any, penalty: Any) -> Any:
    """The weights of a logistic model with L2, a penalty for each."""

    def loss(w: Any) -> Any:
        logits = x @ w
        gradient = x.T @ (1 / (1 + np.exp(-logits)) - y) / len(y)
        return (
            (np.logaddexp(0, logits) - y * logits).mean() + penalty * w @ w / 2,
            gradient + penalty * w,
        )

    return minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B").x


def softmax(logits: Any) -> Any:
    """The chances that logits stand for, row by row."""
    powers = np.exp(logits - logits.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def matrix(found: Sequence[Mapping[str, float]], names: Sequence[str]) -> Any:
    """The evidence of questions, a row each."""
    columns = {name: number for number, name in enumerate(names)}
    rows, places, amounts = [], [], []
    for row, pieces in enumerate(found):
        for name, share in pieces.items():
            if name in columns:
                rows.append(row)
                places.append(columns[name])
                amounts.append(share)
    shape = (len(found), len(names))
    return csr_matrix((np.array(amounts, np.float32), (rows, places)), shape=shape)


def left_out(fold: int, *, learned: bool) -> LeftOut:
    """The lessons and verdicts of a fold, as they are measured by what was made without it.

    Verdicts that are known without a weighing are passed over.
    """
    base = load()
    every, known = lessons(base), decided(base)
    partial, index = without_fold(base, every, known, fold, learned=learned)
    read = [read_question(lesson.question, index) for lesson in known]
    if learned:
        taught = [
            (read_question(lesson.question, index), lesson.facts)
            for lesson in every
            if lesson.fold != fold
        ]
        index.associations = Associations(learn(taught, base, index), base.ids)
        places = [*base.ids, associations.NONE]
        index.meaning = Network(learn_meaning(taught, base), places)
        rest = [
            (reading, lesson)
            for reading, lesson in zip(read, known, strict=True)
            if fold_of(lesson.question) != fold
        ]
        index.verdicts = Network(learn_verdicts(rest, partial, index), base.ids)
    weighed = []
    for reading, verdict in zip(read, known, strict=True):
        number = base.ids.index(verdict.fact)
        fact = partial.facts[number]
        out = fold_of(verdict.question) == fold
        if out and yes_no.known_answer(reading, fact, partial, index) is None:
            weighed.append((verdict.yes, yes_no.measures(reading, number, partial, index)))
    ranked = []
    for lesson in every:
        if lesson.fold == fold and lesson.judged:
            reading = read_question(lesson.question, index)
            found = ranking.rank(reading, index)
            if found.candidates:
                ranked.append((lesson, reading, found))
    print(f"  fold {fold + 1} of {FOLDS}", file=sys.stderr)
    return LeftOut(ranked, weighed)


def without_fold(
    base: Knowledge, every: Sequence[Lesson], known: Sequence[Decided], fold: int, *, learned: bool
) -> tuple[Knowledge, Index]:
    """The base, and its index, without its own questions of a fold."""
    asks = {lesson.ask for lesson in every if lesson.fold == fold}
    asks.update(lesson.ask for lesson in known if fold_of(lesson.question) == fold)
    partial = without(base, asks)
    return partial, Index(index_tables(partial)) if learned else WordingIndex(partial)


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


def fit_products(x: Any, y: Any) -> weights.Products:
    """The weights, and the bias, of a row of measures that make what is so likely."""
    size = x.shape[1]
    scaled = np.hstack([np.ones((len(x), 1)), x / (x.std(0) + 1e-9)])
    pairs = [(i, j) for i in range(1, size + 1) for j in (0, *range(i, size + 1))]
    columns: Any = np.empty((len(x), len(pairs) + 1))
    columns[:, -1] = 1
    for place, (i, j) in enumerate(pairs):
        columns[:, place] = scaled[:, i] * scaled[:, j]
    w = logistic(columns, y, np.append(np.full(len(pairs), PENALTY), 0))
    spread = np.append(1.0, x.std(0) + 1e-9)
    rows: list[list[float]] = [[] for _ in range(size)]
    for (i, j), weight in zip(pairs, w[:-1], strict=True):
        rows[i - 1].append(float(weight / spread[i] / spread[j]))
    return weights.Products(float(w[-1]), tuple(map(tuple, rows)))


def source_of(model: weights.Products, names: Sequence[str]) -> list[str]:
    """A model as the code that stands in weights.py."""
    rows = (
        f"{name} {' '.join(f'{weight:.3f}' for weight in row)}"
        for name, row in zip(names, model.rows, strict=True)
    )
    return ["    _products(", f"        {model.bias:.3f},", '        """', *rows, '""",', "    ),"]


def fitted(folds: Sequence[LeftOut], *, learned: bool) -> str:
    """One set of weights, as the code that stands in weights.py."""
    base = load()
    every, known = lessons(base), decided(base)
    found = []
    for fold, out in enumerate(folds):
        partial, index = without_fold(base, every, known, fold, learned=learned)
        found += [Example(*example, partial, index) for example in out.ranked]
    weighed = [row for out in folds for row in out.weighed]
    by_measure = fit_ranking(found)
    best = [reranked(example, by_measure) for example in found]
    answerable = [example for example in best if example.lesson.facts]
    right = sum(example.right[0] for example in answerable) / len(answerable)
    print(f"  left out, the best fact is right: {right:.1%}", file=sys.stderr)
    measured = np.array([confidence.measures(e.reading, e.ranking, e.base, e.index) for e in best])
    sure = fit_products(measured, np.array([e.right[0] for e in best], float))
    either = fit_products(measured, np.array([any(e.right[:2]) for e in best], float))
    says = np.array([yes for yes, _ in weighed], float)
    yes = fit_products(np.array([row for _, row in weighed]), says)
    chances = np.array([yes_no.allowed(yes.chance(row), row) for _, row in weighed])
    clear = np.maximum(chances, 1 - chances) >= yes_no.SURE
    right = ((chances > 0.5) == says)[clear].mean()
    share = clear.mean()
    print(
        f"  of the right fact yes or no is sure in {share:.1%}: {right:.1%} right", file=sys.stderr
    )
    return "\n".join(
        [
            "Weights(",
            f"    {tuple(round(float(weight), 2) for weight in by_measure)},",
            *source_of(sure, confidence.MEASURES),
            *source_of(either, confidence.MEASURES),
            *source_of(yes, yes_no.MEASURES),
            ")",
        ]
    )


def learned_file(name: str) -> bytes:
    """What a file of learned weights holds."""
    base = load()
    index = Index(index_tables(base))
    if name == verdicts.NAME:
        return learn_verdicts(
            [(read_question(lesson.question, index), lesson) for lesson in decided(base)],
            base,
            index,
        )
    taught = [(read_question(lesson.question, index), lesson.facts) for lesson in lessons(base)]
    return learn(taught, base, index) if name == associations.NAME else learn_meaning(taught, base)


def main() -> None:
    """Learn, fit, and write the files anew."""
    names = (associations.NAME, meaning.NAME, verdicts.NAME)
    with ProcessPoolExecutor() as pool:
        folds = [
            [pool.submit(left_out, fold, learned=learned) for fold in range(FOLDS)]
            for learned in (True, False)
        ]
        files = {name: pool.submit(learned_file, name) for name in names}
        fits = [
            pool.submit(fitted, [fold.result() for fold in out], learned=out is folds[0])
            for out in folds
        ]
        learned, plain = (fit.result() for fit in fits)
        made = {name: file.result() for name, file in files.items()}
    for name, data in made.items():
        with open(os.path.join(ANSWER, name), "wb") as stream:
            stream.write(data)
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
