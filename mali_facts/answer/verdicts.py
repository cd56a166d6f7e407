"""Whether the words of a yes-or-no question speak for yes or for no, once its fact is known.

A logistic model, learned from questions whose answers are known (tests/verdicts.jsonl and the
facts' own ones). Each piece of a question's evidence (see associations.py) has up to three
weights: one with whatever fact (`refuse`), one where the fact has not got it (a strange name
says no, a strange `about` nothing), and, but for two words side by side, one with this fact.
tests/bench/fit.py fits them and writes verdicts.txt beside this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mali_facts.answer.associations import evidence
from mali_facts.answer.learned import LearnedWeights, learned_file
from mali_facts.answer.text import stem, words
from mali_facts.answer.times import date_words, held_years

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from mali_facts.answer.lexicon import Lexicon
    from mali_facts.answer.reading import Reading
    from mali_facts.knowledge.model import Fact, Knowledge

NAME = "verdicts.txt"
"""The file beside this one."""

ANY, STRANGE = "?any", "?strange"
"""The places in the file for whatever fact, and for one that has not got what is asked."""


class Verdicts(LearnedWeights):
    """The learned weights of yes and no."""

    def __init__(self, data: bytes, ids: Sequence[str]) -> None:
        """Take the bytes of the file, and the ids of the facts in the order of the base."""
        super().__init__(data, [*ids, ANY, STRANGE])
        self._any = len(ids)

    def leaning(self, reading: Reading, number: int, held: Collection[str]) -> float:
        """The logit of yes for the fact of this number, which holds such evidence."""
        total = 0.0
        for name, share in evidence(reading).items():
            strange = is_strange(name, held)
            for place, weight in self.weights_of(name):
                if place in (number, self._any) or (strange and place > self._any):
                    total += share * weight
        return total


def held_by(fact: Fact, lexicon: Lexicon) -> frozenset[str]:
    """The concepts and stems of what a fact says, of whom and what it names, and of its time."""
    said = " ".join(
        filter(None, (fact.text, fact.subject, fact.unit, fact.office, fact.stance, fact.phrase))
    )
    names = [f"@{thing.id}" for thing in (fact.actor, *fact.about)]
    if fact.place is not None:
        names.append(f"@{fact.place.id}")
    times = [*date_words(fact.start).split(), *date_words(fact.end).split()]
    times += map(str, held_years(fact.topic, fact.start, fact.end, fact.text))
    stems = (f"~{stem(word)}" for word in (*words(said), *times))
    return frozenset((*names, *times, *stems, *(term.concept for term in lexicon.terms(said))))


def is_strange(name: str, held: Collection[str]) -> bool:
    """Whether a fact has not got a concept, a stem, or one of two stems."""
    if name[0] == "=":
        return False
    first, _, second = name.partition(" ")
    return first not in held or (second != "" and f"~{second}" not in held)


def open_verdicts(base: Knowledge) -> Verdicts | None:
    """The verdicts of the bundled base; None for a base of one's own."""
    data = learned_file(base, NAME)
    return Verdicts(data, base.ids) if data else None
