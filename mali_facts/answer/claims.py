"""The figure or date that a yes-or-no question asserts, and whether a fact bears it out.

So `does Takuba have 40 nations` is answered by the fact that gives 14: with no.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from mali_facts.answer.text import MONTHS, stem, words
from mali_facts.knowledge import dates
from mali_facts.knowledge.numbers import in_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from mali_facts.answer.lexicon import Lexicon
    from mali_facts.answer.reading import Reading
    from mali_facts.knowledge.model import Fact

OVER, UNDER, SEVERAL = "over", "under", "several"
_TIMES = {
    "after": OVER,
    "past": OVER,
    "beyond": OVER,
    "later than": OVER,
    "apres": OVER,
    "before": UNDER,
    "earlier than": UNDER,
    "avant": UNDER,
}
"""What stands before a date where a later, or an earlier one, is asserted."""

_AMOUNTS = {
    "over": OVER,
    "above": OVER,
    "exceed": OVER,
    "exceeds": OVER,
    "exceeded": OVER,
    "more than": OVER,
    "more then": OVER,
    "upwards of": OVER,
    "excess of": OVER,
    "north of": OVER,
    "greater than": OVER,
    "higher than": OVER,
    "larger than": OVER,
    "longer than": OVER,
    "past": OVER,
    "top": OVER,
    "topped": OVER,
    "plus de": OVER,
    "under": UNDER,
    "below": UNDER,
    "fewer than": UNDER,
    "fewer then": UNDER,
    "less than": UNDER,
    "less then": UNDER,
    "lower than": UNDER,
    "smaller than": UNDER,
    "shorter than": UNDER,
    "moins de": UNDER,
}
"""The same before a figure where more, or less, is asserted."""

_WHEN = frozenset("in on en le until till au".split())
"""Words before a date on which something is asserted; elsewhere (`the force of 2020`) it is a
name's."""

_ROUGHLY = frozenset("about around some roughly approximately nearly almost environ".split())
"""Words before a figure that is not meant to the last man."""

NEAR = 1.5
"""How many times as much, or as little, is still about as much."""

_OPEN = frozenset("least most to by no not since from between within up".split())
"""Words before a figure, or before those, that make of it what is not decided here."""

_LASTING = frozenset("still yet already encore deja".split())
"""Words that ask about a state, which has more days than the one of a fact."""

_MULTIPLE = frozenset("hundred thousand million billion dozen cent cents mille millions".split())
"""Words behind a figure that make it another one."""

_VAGUE = {"hundreds": 100, "centaines": 100, "thousands": 1000, "milliers": 1000}
"""Words for several times a figure."""

PASSIVE = frozenset(("by", "par"))
"""Words behind which who does it stands, where whom it is done to stands in front."""

DENYING = frozenset(
    "not no never nobody none nothing neither nor without ne pas jamais aucun aucune".split()
)
"""Words that deny."""

FALSE = frozenset("false wrong untrue incorrect lie myth rumour faux fausse".split())
"""Words that turn the answer about."""

DAYS = {
    name: days
    for names, days in (
        ("hour hours heure heures", 1 / 24),
        ("day days jour jours", 1),
        ("week weeks semaine semaines", 7),
        ("month months mois", 30.44),
        ("year years an ans annee annees", 365.25),
    )
    for name in names.split()
}
"""Days in each unit of time."""

SAME_TIME = 0.05
"""By what share two lengths of time may differ that are the same in other units."""

MEN = ("troops", "mercenaries", "people")
"""Units that `men`, or `soldiers`, may be said for."""

TOLLS = ("deaths", "wounded")
"""Units that may stand before a figure: `did it lose 300 men` counts deaths."""

LARGEST = 10**9 - 1
"""The greatest figure that is taken for one."""

_UNSAID = frozenset("strong to in at under with for by from".split())
"""Words behind a figure of which is not said what it counts: `is it 400 strong`."""

COUNTED = 4
"""Words behind a figure among which must be what it counts; a toll may be among as many before."""

Date: TypeAlias = tuple[int | None, int | None, int | None]
"""Year, month and day, as far as they are said."""


@cache
def denying() -> frozenset[str]:
    """The stems of words that deny."""
    return frozenset(map(stem, DENYING))


def denies(tokens: Iterable[str]) -> bool:
    """Whether one of some words denies."""
    return not denying().isdisjoint(map(stem, tokens))


class Claim(NamedTuple):
    """What is asserted: a figure or a date."""

    figure: int | float | None
    date: Date
    bound: str
    """OVER, UNDER, SEVERAL times as much, or nothing for just as much."""
    roughly: bool
    counted: frozenset[str] | None
    """What the figure may count, as concepts; None where that is not said: `is it 400 strong`."""
    before: frozenset[str]
    """Concepts of the words before it."""
    unit: str
    """The word behind the figure."""
    rest: str
    """The question without it."""


def claim_of(reading: Reading) -> Claim | None:
    """The one figure, or else the one date, of a yes-or-no question; None where there is none."""
    tokens = reading.tokens
    if reading.wants != "yesno" or not (_LASTING | FALSE).isdisjoint(tokens):
        return None
    figure: int | float | None = None
    date: Date = (None, None, None)
    several = [at for at, token in enumerate(tokens) if token in _VAGUE]
    if several:
        if reading.numbers or len(several) > 1 or tokens[: several[0]][-1:] == ("of",):
            return None
        places, figure = several, _VAGUE[tokens[several[0]]]
    elif reading.numbers:
        if len(reading.numbers) != 1:
            return None
        figure = in_text(reading.numbers[0])
        places = [at for at, token in enumerate(tokens) if in_text(token) == figure]
        # One of them is no figure.
        if figure is None or figure == 1 or figure > LARGEST or len(places) != 1:
            return None
    else:
        places, date = date_in(tokens)
        if not places or places[-1] - places[0] >= len(places):  # none, or two
            return None
    before, behind = tokens[: places[0]], tokens[places[-1] + 1 :]
    if not _MULTIPLE.isdisjoint(behind[:1]):
        return None
    bounds = _TIMES if figure is None else _AMOUNTS
    bound = bounds.get(" ".join(before[-2:])) or bounds.get(" ".join(before[-1:])) or ""
    if not _OPEN.isdisjoint(before[-3:] if bound else before[-1:]):
        return None
    if not bound and not bounds.keys().isdisjoint(before[-3:]):
        return None
    opens = len(before) == 1  # did 17 February see ...
    if not bound and figure is None and not opens and _WHEN.isdisjoint(before[-1:]):
        return None
    return Claim(
        figure,
        date,
        SEVERAL if several else bound,
        roughly=not _ROUGHLY.isdisjoint(before[-1:]),
        counted=None if not behind or behind[0] in _UNSAID else _among(behind[:COUNTED], reading),
        before=_among(before[-COUNTED:], reading),
        unit=behind[0] if behind else "",
        rest=" ".join(token for at, token in enumerate(tokens) if at not in places),
    )


def _among(tokens: Sequence[str], reading: Reading) -> frozenset[str]:
    """The concepts of a question that are among some of its words."""
    near = " ".join(tokens)
    terms = [term for term in reading.terms if term.surface in near]
    return frozenset(c for term in terms for c in (term.concept, *term.others))


def borne_out(claim: Claim, fact: Fact, lexicon: Lexicon) -> bool | None:
    """Whether a fact's value is as asserted; None where it says nothing of that.

    A figure or year that the fact mentions elsewhere, or another source gives, is not denied.
    """
    if claim.figure is not None:
        return _has_figure(claim, claim.figure, fact, lexicon)
    held = dates.parse(fact.value) if isinstance(fact.value, str) else None
    if held is None or fact.end is not None:  # what lasts has more than one day
        return None
    if claim.bound and not claim.date[0]:
        return None
    mentioned = {word for text in _sayings(fact) for word in words(text)}
    year, month, day = claim.date
    names = (str(year), MONTHS[month - 1] if month else "", str(day))
    parts = zip((held.year, held.month, held.day), claim.date, names, strict=True)
    for part, asserted, name in parts:
        if asserted is not None and part != asserted:
            known = name in mentioned
            return _compared(part, asserted, claim.bound, known=known) if part else None
    return None if claim.bound else True


def _has_figure(claim: Claim, figure: float, fact: Fact, lexicon: Lexicon) -> bool | None:
    """Whether a fact has the figure of a claim."""
    value = fact.value
    if not isinstance(value, (int, float)) or not _counts_so(claim, fact, lexicon):
        return _other_figure(claim, figure, fact, lexicon)
    mentioned = mentions(figure, fact)
    figure = _as_counted(figure, claim, fact)
    if abs(figure - value) < SAME_TIME * figure and fact.unit in DAYS:
        figure = value
    if is_open(claim, fact):
        return None
    if claim.bound == SEVERAL:
        return value > figure
    if value == figure:
        return None if claim.bound else True
    near = figure / NEAR <= value <= figure * NEAR
    compared = _compared(value, figure, claim.bound, known=claim.roughly and near)
    return None if mentioned and compared is False else compared


def is_open(claim: Claim, fact: Fact) -> bool:
    """Whether neither yes nor no is said.

    So it is with `hundreds` of 1,000, with five where it is 4 to 6, with more than its own figure.
    """
    if claim.figure is None or not isinstance(fact.value, (int, float)):
        return False
    if claim.bound == SEVERAL:
        return claim.figure <= fact.value < 2 * claim.figure or fact.value >= 10 * claim.figure
    ends = [in_text(word) for word in words(fact.hedge or "")]
    least = next((end for end in ends if end is not None), None)
    figure = _as_counted(claim.figure, claim, fact)
    if claim.bound:
        return figure == fact.value and _AMOUNTS.get(fact.hedge or "") != claim.bound
    return least is not None and least <= figure < fact.value


def _as_counted(figure: float, claim: Claim, fact: Fact) -> float:
    """A figure of a claim in the fact's unit, where both are of time: 20 weeks as 4.6 months."""
    if claim.unit in DAYS and fact.unit in DAYS and claim.unit != fact.unit:
        return figure * DAYS[claim.unit] / DAYS[fact.unit]
    return figure


def mentions(figure: float, fact: Fact) -> bool:
    """Whether a fact, or a source of it, gives a figure; the day of a date is none."""
    for text in _sayings(fact):
        said = tuple(words(text))
        if any(in_text(word) == figure and not _is_day(said, at) for at, word in enumerate(said)):
            return True
    return False


def _other_figure(claim: Claim, figure: float, fact: Fact, lexicon: Lexicon) -> bool | None:
    """False where the sentence counts the same thing, but in another figure; else None.

    So is denied what is no value of a fact: `36 months` where it says 24. True for `two years`.
    """
    counted = _unit(claim.unit, lexicon)
    days = figure * DAYS.get(claim.unit, 0)
    if claim.bound or claim.roughly or not (counted or days) or mentions(figure, fact):
        return None
    found = False
    for word, behind in pairwise(words(fact.text)):
        said = in_text(word)
        if said is None:
            continue
        if days and behind in DAYS:
            if abs(said * DAYS[behind] / days - 1) < SAME_TIME:
                return True
            found = True
        elif not counted.isdisjoint(_unit(behind, lexicon)):
            found = True
    return False if found else None


def _unit(word: str, lexicon: Lexicon) -> set[str]:
    """What a word behind a figure says that it counts; a month counts nothing."""
    found = {term.concept for term in lexicon.terms(word)}
    return {concept for concept in found if concept[0] != "@" and concept not in MONTHS}


def _counts_so(claim: Claim, fact: Fact, lexicon: Lexicon) -> bool:
    """Whether a fact's value counts what a claim does."""
    if fact.unit in TOLLS and counts(fact, claim.before, lexicon):
        return True
    if claim.counted is None:
        return fact.kind == "force"
    if claim.unit in DAYS:
        return fact.unit in DAYS
    actor = f"@{fact.actor.id}"
    men = _unit("men", lexicon) | set(lexicon.owners(actor))  # 1,000 men, or 1,000 Germans
    of_men = fact.unit in MEN and not claim.counted.isdisjoint(men)
    return of_men or actor in claim.counted or counts(fact, claim.counted, lexicon)


def counts(fact: Fact, concepts: Collection[str], lexicon: Lexicon) -> bool:
    """Whether a fact's value counts one of these."""
    return not {term.concept for term in lexicon.terms(fact.unit or "")}.isdisjoint(concepts)


def _sayings(fact: Fact) -> tuple[str, ...]:
    """What a fact and its sources say."""
    return (fact.text, *(item.says for item in fact.evidence))


def _compared(held: float, asserted: float, bound: str, *, known: bool) -> bool | None:
    """Whether what is held is over or under what is asserted; it is something else, anyway."""
    if bound:
        return (held > asserted) == (bound == OVER)
    return None if known else False


def date_in(tokens: tuple[str, ...]) -> tuple[list[int], Date]:
    """The places of a year, a month and a day that stand together, and the date that they make."""
    year = month = day = None
    places = []
    for at, token in enumerate(tokens):
        if token in MONTHS and month is None:
            month = MONTHS.index(token) + 1
        elif token.isdecimal() and len(token) == 4 and year is None:
            year = int(token)
        elif day is None and _is_day(tokens, at):
            day = int(token)
        else:
            continue
        places.append(at)
    return places, (year, month, day)


def _is_day(tokens: Sequence[str], at: int) -> bool:
    """Whether a word is the day of a date: a small figure beside a month."""
    beside = {*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2]}
    return tokens[at].isdecimal() and len(tokens[at]) < 3 and not beside.isdisjoint(MONTHS)
