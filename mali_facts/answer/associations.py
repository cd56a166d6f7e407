"""Which fact the words of a question speak for, learned from questions whose answers are known.

A question's evidence is what it wants, the concepts that it names, the stems of its words, and
each two stems that stand side by side. A multinomial logistic model over that evidence says
how likely each fact is meant, or none: tests/bench/fit.py fits it to tests/lessons.jsonl and
to the facts' own questions, and writes associations.txt beside this file.

Only the bundled base has associations. What was added to it since is found by its own questions.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from mali_facts.answer.learned import LearnedWeights, learned_file
from mali_facts.answer.text import stem

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from mali_facts.answer.reading import Reading
    from mali_facts.knowledge.model import Knowledge

NAME = "associations.txt"
"""The file beside this one."""

NONE = "?none"
"""What stands in the file's first line for the answer that no fact holds."""

STEM = 0.5
"""What a stem, or two side by side, count for beside a concept: there are more of them."""


class Pull(NamedTuple):
    """How likely a question means each fact."""

    facts: list[float]
    """The logarithm of the chance, fact by fact."""
    none: float
    """The same for the answer that no fact holds."""
    unheard: float
    """Share of its words that nothing was learned of."""

    def certain(self, numbers: Collection[int], chance: float) -> Pull:
        """The same where it is known by other means that one of some facts is meant."""
        known, rest = math.log(chance / len(numbers)), math.log(1 - chance)
        facts = [known if n in numbers else old + rest for n, old in enumerate(self.facts)]
        return Pull(facts, self.none + rest, self.unheard)


class Associations(LearnedWeights):
    """The learned weights of a base's facts."""

    def __init__(self, data: bytes, ids: Sequence[str]) -> None:
        """Take the bytes of the file, and the ids of the facts in the order of the base."""
        super().__init__(data, [*ids, NONE])
        self._size = len(ids) + 1

    def pull(self, reading: Reading) -> Pull:
        """How likely the question means each fact."""
        logits = [0.0] * self._size
        found = evidence(reading)
        for name, share in found.items():
            for number, weight in self.weights_of(name):
                logits[number] += share * weight
        whole = math.log(sum(map(math.exp, logits)))
        *facts, none = [logit - whole for logit in logits]
        stems = [name for name in found if name[0] == "~" and " " not in name]
        unheard = sum(not self.weights_of(name) for name in stems) / (len(stems) or 1)
        return Pull(facts, none, unheard)


def evidence(reading: Reading) -> dict[str, float]:
    """What in a question may speak for a fact, each with its share: as a vector of length 1."""
    found = {f"={reading.wants}": 1.0}
    for term in reading.terms:
        found[term.concept] = 1.0
    stems = [stem(token) for token in reading.tokens]
    for name in stems:
        found[f"~{name}"] = STEM
    for first, second in pairwise(stems):
        found[f"~{first} {second}"] = STEM
    length = math.sqrt(sum(amount * amount for amount in found.values()))
    return {name: amount / length for name, amount in found.items()}


def open_associations(base: Knowledge) -> Associations | None:
    """The associations of the bundled base; None for a base of one's own."""
    data = learned_file(base, NAME)
    return Associations(data, base.ids) if data else None
