"""Whether a fact that answers a yes-or-no question says yes or no.

The chance of yes comes from a logistic model over a few measures: what the question's words
speak for (verdicts.py), what the fact has not got, and how near the question is to those of the
fact's own whose answer the data gives. The same words do not make the same question, and one
word may turn it about, so the words, names and times are counted in which the nearest ones
differ. What is not nearly certain is answered with the fact alone. tests/bench/fit.py fits the
model to questions whose answers are known.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mali_facts.answer.claims import FALSE, PASSIVE, borne_out, claim_of, denying, is_open, mentions
from mali_facts.answer.comparisons import outdoes
from mali_facts.answer.offices import held_then
from mali_facts.answer.reading import read_question
from mali_facts.answer.text import MONTHS, YEAR, bare, own_question, stem, words
from mali_facts.answer.verdicts import evidence_of, held_by
from mali_facts.answer.weights import LEARNED, PLAIN
from mali_facts.knowledge.numbers import in_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mali_facts.answer.index import Index, Own
    from mali_facts.answer.moments import Dated
    from mali_facts.answer.reading import Reading
    from mali_facts.knowledge.model import Fact, Knowledge

SURE = 0.6
"""How sure yes, or no, must be to be said: the chance that the fact says so, times the chance that
the fact is meant."""

_ORDERING = frozenset(
    "before after than first last earlier later avant apres premier dernier".split()
)
"""Words that put what stands before them and behind them in an order."""

_TURNING = (
    "only just all every each any ever before after first last"
    " more most less least fewer over under still nearly almost half same already yet until since"
    " higher lower bigger larger smaller greater stronger weaker longer shorter later earlier"
    " alone both outnumber"
    " plan intend promise want offer threaten suppose ask would could should might"
    " mensonge plus moins seul seulement tous toutes avant apres premier dernier by par"
)

MEASURES = (
    "leaning",  # what the words speak for, for yes above 0
    "strange",  # the weight of what the fact has not got
    "names",  # how many names it has not got
    "times",  # how many years, months and figures it has not got
    "held",  # share of the question's stems that it has
    "unheard",  # share of the stems that neither it nor its own questions have
    "refused",  # stems that only its own questions with a no have
    "length",  # how many stems the question has
    "turning",  # how many words that turn a question about
    "borne_out",  # the figure or date that is asserted is the fact's
    "doer",  # the first name is not that of the fact's actor, nor of whom it belongs to
    "yes",  # how like the nearest question with a yes is
    "no",  # how like the nearest with a no is
    "yes_words",  # the same in words alone
    "no_words",
    "yes_turned",  # by how many turning words, names and times the nearest with a yes differs
    "no_turned",  # the same for the nearest with a no
    "swapped",  # the names that the nearest with a yes has as well stand in another order
    "denied",  # the question, or the nearest with a yes, denies what the other does not
    "share",  # what all with a yes have of the likeness to all, above a half
)
_AGAINST_YES = tuple(MEASURES.index(name) for name in ("times", "denied"))
"""What forbids a yes, however likely: a time or figure that the fact does not give, a denial."""

_SWAPPED = MEASURES.index("swapped")
"""Roles that may be swapped: they forbid a yes that is not all but certain."""

OVERRULING = 0.9
"""The chance of yes that these do not forbid: of 19 such questions, which the networks that were
asked had not learned from, 17 were to be answered with yes, and of 25 from 0.8 to 0.9 there were
19."""

_ELSEWHERE = (*_AGAINST_YES, _SWAPPED, MEASURES.index("names"))
"""What may make something else of a question than its figure."""

BORNE_OUT = 0.97
"""The chance of yes where more, or less, is asserted than the fact's figure, and nothing else that
it lacks: so it was in 181 of 186 questions."""


class _Asked(NamedTuple):
    """What makes a question a yes or a no."""

    stems: frozenset[str]
    concepts: tuple[str, ...]
    weight: float

    @property
    def names(self) -> list[str]:
        """Whom and what it names, in order."""
        return [concept for concept in self.concepts if concept[0] == "@"]

    @property
    def turned(self) -> set[str]:
        """The words that turn it about, its names and times."""
        return {*self.names, *_times(self.concepts), *(self.stems & _turning())}

    @property
    def passive(self) -> bool:
        """Whether its first two names have changed places, as in `A was told by B`."""
        return not self.stems.isdisjoint(PASSIVE)

    @property
    def denies(self) -> bool:
        """Whether it has a word that denies."""
        return not self.stems.isdisjoint(denying())


class _Nearest(NamedTuple):
    """What a question has in common with the nearest of others."""

    like: float = 0.0
    in_words: float = 0.0
    turned: float = 3.0
    """By how many turning words, names and times they differ."""
    swapped: bool = False
    """Whether the names that both have stand in another order, where that matters."""
    denied: bool = False
    """Whether one of them denies what the other does not."""


@cache
def _ordering() -> frozenset[str]:
    """The stems of words that put things in an order."""
    return frozenset(map(stem, _ORDERING))


@cache
def _turning() -> frozenset[str]:
    """The stems of words that turn a question about."""
    return denying().union(map(stem, (*_TURNING.split(), *FALSE)))


def chance_of_yes(
    reading: Reading, dated: Dated, number: int, base: Knowledge, index: Index
) -> float | None:
    """How likely the fact says yes to a yes-or-no question; None where that is not weighed."""
    fact = base.facts[number]
    claim = claim_of(dated.reading)
    borne = borne_out(claim, fact, index.lexicon) if claim else None
    known = _known(dated.reading, borne, fact, base, index)
    if dated.event and dated.in_order is not None and _listed(reading, fact) is None:
        happened, _ = _weighed(
            read_question(dated.rest, index), base.facts.index(dated.event), base, index
        )
        if dated.in_order or happened > 0.5:
            return happened if dated.in_order else 1 - happened
    if known is None and claim is not None and is_open(claim, fact):
        return None
    if known is not None or not FALSE.isdisjoint(reading.tokens):  # is it false that ...
        return known
    chance, found = _weighed(reading, number, base, index)
    if borne and claim and claim.bound and claim.figure:
        elsewhere = any(found[place] for place in _ELSEWHERE) or not _is_of(
            reading, fact, base, index
        )
        return max(chance, 0.5 if elsewhere else BORNE_OUT)
    return chance


def _is_of(reading: Reading, fact: Fact, base: Knowledge, index: Index) -> bool:
    """Whether a question names nobody and no place but those that the fact is of.

    In its sentence there may be others: Wagner, Russian as it is, has its men in Mali.
    """
    place = f"@{fact.place.id}" if fact.place else ""
    own = {place, *(f"@{actor.id}" for actor in fact.about)}
    own |= index.lexicon.sides(f"@{fact.actor.id}")
    text = f" {' '.join(reading.tokens)} "
    for term in reading.terms:
        actor = base.actors.get(term.concept[1:])
        where = f" in {term.surface} " in text and (actor is None or actor.type == "state")
        if term.concept[0] == "@" and term.concept not in ({place} if where else own):
            return False
    return True


def _weighed(
    reading: Reading, number: int, base: Knowledge, index: Index
) -> tuple[float, list[float]]:
    """The chance of yes by what is known of a question and its fact, and these measures."""
    found = measures(reading, number, base, index)
    weights = PLAIN if index.verdicts is None else LEARNED
    return allowed(weights.verdict.chance(found), found), found


def allowed(chance: float, found: Sequence[float]) -> float:
    """The chance of yes where its measures may forbid one."""
    swapped = found[_SWAPPED] and chance < OVERRULING
    return min(chance, 0.5) if swapped or any(found[place] for place in _AGAINST_YES) else chance


def known_answer(reading: Reading, fact: Fact, base: Knowledge, index: Index) -> float | None:
    """1 for yes or 0 for no, where the fact lists the question or its values decide; else None."""
    claim = claim_of(reading)
    borne = borne_out(claim, fact, index.lexicon) if claim else None
    return _known(reading, borne, fact, base, index)


def _known(
    reading: Reading, borne: bool | None, fact: Fact, base: Knowledge, index: Index
) -> float | None:
    """The same, where it is known whether the fact bears out what is claimed."""
    listed = _listed(reading, fact)
    if listed is not None:
        return listed
    held = held_then(reading, fact, index.lexicon)
    if held is None:
        held = outdoes(reading, fact, base, index.lexicon)
    if held is not None:
        return float(held)
    return 0.0 if borne is False else None


def _listed(reading: Reading, fact: Fact) -> float | None:
    """1 or 0 where a fact lists the question with its answer."""
    for ask in fact.asks:
        answer, own = own_question(ask)
        if answer and bare(own) == bare(reading.question):
            return float(answer == "yes")
    return None


def measures(reading: Reading, number: int, base: Knowledge, index: Index) -> list[float]:
    """The measures of a question and the fact that answers it, in the order of MEASURES."""
    fact = base.facts[number]
    concepts = tuple(dict.fromkeys(term.concept for term in reading.terms))
    weight = sum(map(index.weight, concepts))
    asked = _Asked(frozenset(map(stem, reading.tokens)), concepts, weight)
    held = held_by(fact, index.lexicon)
    known = {word for word in words(fact.text) if word in MONTHS or YEAR.fullmatch(word)}
    with_yes, with_no = _own(fact, "yes", index, number), _own(fact, "no", index, number)
    said = {name for name in asked.stems if f"~{name}" in held.pieces}
    of_yes, of_no = (
        frozenset[str]().union(*(other.stems for other in others)) for others in (with_yes, with_no)
    )
    claim = claim_of(reading)
    figure = claim.figure if claim else None
    true = claim is not None and borne_out(claim, fact, index.lexicon) is True
    # Of a fact that gives 311, `more than 300` is nothing strange.
    bound = {term for term in concepts if true and figure and in_text(term) == figure}
    strange = [
        concept for concept in concepts if concept not in held.pieces and concept not in bound
    ]
    # Though a date may have it as a day.
    unsaid = figure is not None and not true and not mentions(figure, fact)
    size = len(asked.stems) or 1
    yes, near_yes = _nearest(asked, with_yes, known, base, index)
    no, near_no = _nearest(asked, with_no, known, base, index)
    doers = index.lexicon.sides(f"@{fact.actor.id}")
    leaning = 0.0
    if index.verdicts is not None:
        [leaning] = index.verdicts.logits(evidence_of(reading, held), [number])
    return [
        max(-4.0, min(4.0, leaning)),
        min(8.0, sum(map(index.weight, strange))) / 4,
        min(2.0, sum(concept[0] == "@" for concept in strange)),
        min(2.0, len(_times(strange) - known) or float(unsaid)),
        len(said) / size,
        len(asked.stems - said - of_yes - of_no) / size,
        min(3.0, len((asked.stems & of_no) - said - of_yes)),
        min(2.0, size / 10),
        min(3.0, len(asked.stems & _turning())),
        float(true),
        float(bool(asked.names) and asked.names[0] not in doers),
        yes.like,
        no.like,
        yes.in_words,
        no.in_words,
        yes.turned,
        no.turned,
        float(yes.swapped),
        float(yes.denied),
        near_yes / (near_yes + near_no) - 0.5 if near_yes + near_no else 0.0,
    ]


def _own(fact: Fact, answer: str, index: Index, number: int) -> list[_Asked]:
    """The fact's own questions with an answer."""
    own: Iterable[tuple[Own, str]] = zip(index.own_questions(number), fact.asks, strict=True)
    return [
        _Asked(
            frozenset(map(stem, words(own_question(ask)[1]))), question.concepts, question.weight
        )
        for question, ask in own
        if question.answer == answer
    ]


def _nearest(
    asked: _Asked, others: Sequence[_Asked], known: set[str], base: Knowledge, index: Index
) -> tuple[_Nearest, float]:
    """The nearest of other questions, and a sum over all in which the near ones count for most.

    Times that the fact itself gives are `known`, and make no difference.
    """
    best = _Nearest(denied=asked.denies)
    near = 0.0
    # Who does it to whom cannot change places; where it is can, but for `was Gao before Kidal`.
    orders = not asked.stems.isdisjoint(_ordering())
    fixed = [name for name in asked.names if orders or name[1:] in base.actors]
    for other in others:
        common = sum(index.weight(c) for c in asked.concepts if c in other.concepts)
        in_concepts = 2 * common / (asked.weight + other.weight or 1.0)
        in_words = 2 * len(asked.stems & other.stems) / (len(asked.stems) + len(other.stems) or 1)
        like = (in_concepts + in_words) / 2
        near += like**4
        ours = [name for name in fixed if name in other.names]
        theirs = [name for name in other.names if name in ours]
        if asked.passive != other.passive:
            theirs[:2] = theirs[1::-1]
        # Of two with the same words, in another order, the one in ours.
        if (like, ours == theirs) > (best.like, not best.swapped):
            turned = len((asked.turned ^ other.turned) - known)
            best = _Nearest(
                like, in_words, min(3.0, turned), ours != theirs, asked.denies != other.denies
            )
    return best, near


def _times(concepts: Iterable[str]) -> set[str]:
    """The years, months, days and other figures among concepts."""
    return {concept for concept in concepts if concept.isdecimal() or concept in MONTHS}
