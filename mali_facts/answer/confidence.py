"""How sure an answer is: the chance, between 0 and 1, that it is the right one.

A logistic model over a few measures of the best fact and the products of every two, fitted to
questions whose answers are known, and to others that no fact answers (tests/bench/fit.py fits
it, tests/bench/accuracy.py prints how well it is calibrated).
"""

from __future__ import annotations

from math import exp, log
from typing import TYPE_CHECKING

from mali_facts.answer.ranking import weights_of
from mali_facts.answer.text import MONTHS
from mali_facts.answer.weights import LEARNED, PLAIN
from mali_facts.knowledge import dates
from mali_facts.knowledge.model import OFFICE_TOPIC

if TYPE_CHECKING:
    from mali_facts.answer.index import Index
    from mali_facts.answer.ranking import Ranking
    from mali_facts.answer.reading import Reading
    from mali_facts.knowledge.model import Fact, Knowledge

SUREST = 0.99
"""The greatest confidence: what was found on questions at hand is no proof for those to come."""

MEASURES = (
    "coverage",  # share of the question's weight that the fact explains
    "likeness",  # how like its likest own question is
    "ahead",  # its chance among the candidates, by their scores
    "margin",  # how far the next fact's score is behind
    "lacks",  # how many of the question's words it lacks
    "names",  # share of the weight in names that it lacks
    "unknown",  # share of the weight in words that no fact has
    "capital",  # a word that no fact has is written as a name
    "unfit",  # it cannot answer what is wanted
    "other_time",  # another time is named than its own
    "actor",  # its actor is named
    "repaired",  # misspelt words
    "short",  # hardly a word that carries weight
    "chance",  # that the words mean it (associations.py)
    "none",  # the chance that they mean no fact
    "against_none",  # the logarithm of the one against that of the other
    "any",  # the logarithm of the chance that they mean some fact
    "clear",  # how far the chance of the next fact is behind
    "unheard",  # share of the words that nothing was learned of
    "meant",  # the chance that it is meant, by the network (meaning.py)
    "none_meant",  # the chance that no fact is
    "meant_against_none",  # the logarithm of the one against that of the other
    "meant_clear",  # how far the next fact is behind
)


def measures(reading: Reading, ranking: Ranking, base: Knowledge, index: Index) -> list[float]:
    """The measures of the best candidate, in the order of MEASURES."""
    best, *others = ranking.candidates
    fact = base.facts[best.number]
    weights = weights_of(reading, index)
    total = sum(weights.values()) or 1.0
    unknown = set(reading.unknown)
    strange = [t for t in reading.terms if t.concept in unknown]
    names = [c for c in best.missing if c[0] == "@"]
    whole = sum(exp(candidate.score - best.score) for candidate in ranking.candidates)
    found = [
        best.measures.coverage,
        best.measures.likeness,
        1 / whole,
        min(3.0, best.score - others[0].score) if others else 3.0,
        min(4.0, len(best.missing)),
        sum(weights[c] for c in names) / total,
        sum(weights[t.concept] for t in strange) / total,
        float(any(_is_name(t.surface, reading.question) for t in strange)),
        float(_is_unfit(reading.wants, fact, index.wanted(best.number))),
        float(_is_of_another_time(reading, fact)),
        float(f"@{fact.actor.id}" in weights),
        min(3.0, len(reading.repaired)),
        float(len(reading.terms) < 2),
    ]
    if ranking.none is None or ranking.none_meant is None:
        return [*found, *[0.0] * (len(MEASURES) - len(found))]
    association, meaning = best.measures.association, best.measures.meaning
    next_best = max((c.measures.association for c in others), default=association - 4)
    next_meant = max((c.measures.meaning for c in others), default=meaning - 4)
    return [
        *found,
        exp(association),
        exp(ranking.none),
        max(-8.0, min(8.0, association - ranking.none)),
        log(1.0 - min(0.999999, exp(ranking.none))),
        max(-4.0, min(4.0, association - next_best)),
        ranking.unheard,
        exp(meaning),
        exp(ranking.none_meant),
        max(-8.0, min(8.0, meaning - ranking.none_meant)),
        max(-4.0, min(4.0, meaning - next_meant)),
    ]


def _is_name(word: str, question: str) -> bool:
    """Whether a word stands in a question with a capital, and not at its beginning."""
    return f" {word.capitalize()}" in question and not question.isupper()


def _is_unfit(wants: str, fact: Fact, frames: frozenset[str]) -> bool:
    """Whether a fact cannot answer what a question wants."""
    if wants in frames:
        return False
    if wants == "count":
        return not isinstance(fact.value, (int, float)) and fact.hedge is None
    return wants in ("share", "duration", "why", "where", "who")


def _is_of_another_time(reading: Reading, fact: Fact) -> bool:
    """Whether only other years, or in the fact's year only other months, are named."""
    if not reading.years or fact.start is None:
        return False
    end = fact.end or ("9999" if fact.topic == OFFICE_TOPIC else None)
    if not any(dates.overlap(fact.start, end, year, year) for year in reading.years):
        return True
    start = dates.parse(fact.start)
    if not reading.months or start is None or not start.month or fact.end is not None:
        return False
    return MONTHS[start.month - 1] not in reading.months


def confidence(reading: Reading, ranking: Ranking, base: Knowledge, index: Index) -> float:
    """The chance that the best candidate answers the question; 0 where there is none."""
    if not ranking.candidates:
        return 0.0
    weights = PLAIN if ranking.none is None else LEARNED
    found = measures(reading, ranking, base, index)
    return min(SUREST, weights.confidence.chance(found))


def either(reading: Reading, ranking: Ranking, base: Knowledge, index: Index) -> float:
    """The chance that one of the two best candidates answers it; 0 where there are no two."""
    if len(ranking.candidates) < 2:
        return 0.0
    weights = PLAIN if ranking.none is None else LEARNED
    found = measures(reading, ranking, base, index)
    return min(SUREST, weights.either.chance(found))
