"""What the facts of a sound knowledge base must not say of each other: `check` runs these.

Each rule is a function from the base to the problems that it finds; all of them run, so that
one run shows every fault. None of them costs more than about linear time.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from mali_facts.knowledge import dates
from mali_facts.knowledge.model import OFFICE_TOPIC
from mali_facts.knowledge.names import fold, key
from mali_facts.knowledge.numbers import in_figures, in_text
from mali_facts.knowledge.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mali_facts.knowledge.model import Actor, Evidence, Fact, Knowledge, Place

LONGEST_PHRASE = 8
"""Words that may be quoted in a row."""

HEDGES = frozenset({"some", "about", "around", "nearly", "almost"})
"""Single words of doubt that an article's figure may have in front."""

ALIKE = 0.8
"""Share of common words from which on two facts of one actor, day and value are one fact."""


def rule_problems(base: Knowledge) -> list[Problem]:
    """Every problem that any rule finds, rule by rule."""
    return [problem for rule in RULES for problem in rule(base)]


def _numbered(base: Knowledge) -> Iterator[tuple[str, Fact]]:
    for index, fact in enumerate(base.facts):
        yield f"$.facts[{index}]", fact


def end_before_start(base: Knowledge) -> Iterable[Problem]:
    """What ends has begun before."""
    for path, fact in _numbered(base):
        if fact.start and fact.end and dates.last_day(fact.end) < dates.first_day(fact.start):
            yield Problem(
                "end-before-start",
                f"{path}.end",
                f"{fact.id} ends on {fact.end}, before its start on {fact.start}",
                "put the dates right",
            )


def part_exceeds_whole(base: Knowledge) -> Iterable[Problem]:
    """A part is not greater than its whole at the same date."""
    by_id = {fact.id: fact for fact in base.facts}
    for path, part in _numbered(base):
        whole = by_id.get(part.part_of or "")
        if (
            whole is None
            or not isinstance(part.value, (int, float))
            or not isinstance(whole.value, (int, float))
            or part.unit != whole.unit
            or part.start is None
            or whole.start is None
        ):
            continue
        together = dates.overlap(part.start, part.end, whole.start, whole.end or whole.start)
        if together and part.value > whole.value:
            yield Problem(
                "part-exceeds-whole",
                f"{path}.value",
                f"{part.id} is {in_figures(part.value)}, more than the {in_figures(whole.value)}"
                f" of {whole.id} that contains it",
                "put one of the figures right",
            )


def office_held_twice(base: Knowledge) -> Iterable[Problem]:
    """An office has one holder at a time; the day of a hand-over belongs to both."""
    terms: dict[str, list[tuple[str, str, str, Fact]]] = defaultdict(list)
    for path, fact in _numbered(base):
        if fact.topic == OFFICE_TOPIC and fact.office and fact.start:
            end = dates.last_day(fact.end) if fact.end else "9999-12-31"
            terms[key(fact.office)].append((dates.first_day(fact.start), end, path, fact))
    for held in terms.values():
        held.sort(key=lambda term: term[:2])
        # Not only neighbours overlap: a long term outlasts short ones that begin in it.
        _, until, _, before = held[0]
        for start, end, path, after in held[1:]:
            # A partial date may hide the order within its month or year.
            begins = dates.last_day(after.start or start)
            if before.actor.id != after.actor.id and begins < until:
                yield Problem(
                    "office-held-twice",
                    path,
                    f"{after.id} begins on {after.start} while {before.id} still holds"
                    f" the office of {after.office}",
                    "put the terms right",
                )
            if end >= until:
                until, before = end, after


def outside_life(base: Knowledge) -> Iterable[Problem]:
    """A fact about an actor falls inside the actor's life."""
    for path, fact in _numbered(base):
        actor = fact.actor
        if fact.start is None or (actor.since is None and actor.until is None):
            continue
        if not dates.overlap(fact.start, fact.end, actor.since, actor.until):
            yield Problem(
                "outside-life",
                path,
                f"{fact.id} is of {fact.start}, but {actor.name} existed from"
                f" {actor.since or '?'} to {actor.until or 'now'}",
                "put the date right, or name another actor",
            )


def unused_source(base: Knowledge) -> Iterable[Problem]:
    """Every source is used."""
    used = {item.source.id for fact in base.facts for item in fact.evidence}
    for index, source in enumerate(base.sources):
        if source not in used:
            yield Problem(
                "unused-source",
                f"$.sources[{index}]",
                f"no fact rests on {source}",
                "cite it, or take it out",
            )


def ambiguous_alias(base: Knowledge) -> Iterable[Problem]:
    """Every name and alias points to one actor, or to one place."""
    named: tuple[tuple[str, list[Actor | Place]], ...] = (
        ("actors", list(base.actors.values())),
        ("places", list(base.places.values())),
    )
    for section, things in named:
        owner: dict[str, str] = {}
        for index, thing in enumerate(things):
            for name in dict.fromkeys(map(key, (thing.id, *thing.spellings))):
                if owner.setdefault(name, thing.id) != thing.id:
                    yield Problem(
                        "ambiguous-alias",
                        f"$.{section}[{index}]",
                        f'"{name}" is a name of {owner[name]} and of {thing.id}',
                        "leave it to one of them",
                    )


def near_duplicate(base: Knowledge) -> Iterable[Problem]:
    """No two facts say the same of the same actor, day and value."""
    alike: dict[tuple[object, ...], list[tuple[str, Fact, frozenset[str]]]] = defaultdict(list)
    for path, fact in _numbered(base):
        words = frozenset(re.findall(r"\w+", fold(fact.text)))
        group = alike[fact.kind, fact.actor.id, fact.start, fact.value, fact.unit]
        # A crowded group is a series of records by design: the nearest neighbours are enough.
        for _, other, other_words in group[-20:]:
            union = len(words | other_words)
            if union and len(words & other_words) / union >= ALIKE:
                yield Problem(
                    "near-duplicate",
                    path,
                    f"{fact.id} says nearly the same as {other.id}",
                    "make one fact of both",
                )
        group.append((path, fact, words))


def ask_twice(base: Knowledge) -> Iterable[Problem]:
    """A question is listed with one fact only."""
    owner: dict[str, str] = {}
    for path, fact in _numbered(base):
        for index, ask in enumerate(fact.asks):
            first = owner.setdefault(key(ask), fact.id)
            if first != fact.id:
                yield Problem(
                    "ask-twice",
                    f"{path}.asks[{index}]",
                    f'"{ask}" is asked of {first} too',
                    "leave it to the fact that answers it",
                )


def text_lacks_figure(base: Knowledge) -> Iterable[Problem]:
    """The sentence has the value in it, and the hedge in front of the value."""
    for path, fact in _numbered(base):
        if not isinstance(fact.value, (int, float)):
            continue
        shown = in_figures(fact.value)
        places = list(_places_of(shown, fact.text))
        if not places:
            yield Problem(
                "text-lacks-figure",
                f"{path}.text",
                f"the text of {fact.id} does not have {shown} in it",
                "write the figure as it is in value",
            )
        elif fact.hedge and not any(_is_before(at, fact.hedge, fact.text) for at in places):
            yield Problem(
                "text-lacks-hedge",
                f"{path}.text",
                f'the text of {fact.id} drops the hedge "{fact.hedge}"',
                "write it in front of the figure",
            )


# A pattern for each figure and hedge would take nine tenths of the rule's time to be compiled.
def _places_of(figure: str, text: str) -> Iterator[int]:
    """Where a figure begins in a text, but for where it is a piece of a longer one."""
    at = text.find(figure)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(figure) : at + len(figure) + 2]
        goes_on = after[:1].isdecimal() or (after[:1] in (",", ".") and after[1:].isdecimal())
        if not goes_on and not before.isdecimal() and before not in (",", "."):
            yield at
        at = text.find(figure, at + 1)


def _is_before(at: int, words: str, text: str) -> bool:
    """Whether these whole words, in any case, and one space stand before a place in a text."""
    start = at - 1 - len(words)
    return (
        start >= 0
        and text[at - 1].isspace()
        and text[start : at - 1].casefold() == words.casefold()
        and not (text[start - 1 : start].isalnum() or text[start - 1 : start] == "_")
    )


def no_stance(base: Knowledge) -> Iterable[Problem]:
    """A position says which stand was taken."""
    for path, fact in _numbered(base):
        if fact.kind == "position" and fact.stance is None:
            yield Problem(
                "no-stance",
                path,
                f"the position {fact.id} has no stance",
                "say in a few words which stand was taken",
            )


def long_phrase(base: Knowledge) -> Iterable[Problem]:
    """At most eight words in a row are quoted."""
    for path, fact in _numbered(base):
        if fact.phrase and len(fact.phrase.split()) > LONGEST_PHRASE:
            yield Problem(
                "long-phrase",
                f"{path}.phrase",
                f"{fact.id} quotes {len(fact.phrase.split())} words",
                f"quote at most {LONGEST_PHRASE}",
            )


def disputed_without_note(base: Knowledge) -> Iterable[Problem]:
    """Where sources differ, a note says which value to take and why."""
    for path, fact in _numbered(base):
        if fact.disputed and fact.note is None and fact.derived is None:
            yield Problem(
                "disputed-without-note",
                path,
                f"the sources of {fact.id} differ and no note says which to take",
                "add a note",
            )


def unmarked_value(base: Knowledge) -> Iterable[Problem]:
    """What the article is cited for stands among the marks: figures, hedge, date words."""
    for path, fact in _numbered(base):
        if fact.derived is not None:
            continue
        for index, item in enumerate(fact.evidence):
            if item.source.id != base.article:
                continue
            for word in _unmarked(item):
                yield Problem(
                    "unmarked-value",
                    f"{path}.evidence[{index}].marks",
                    f'{fact.id} cites the article for "{word}" and does not mark it',
                    "mark it, so that a changed article is noticed",
                )
            wrong = item.agrees and _contradicts(fact, item)
            if wrong:
                yield Problem(
                    "value-differs",
                    f"{path}.value",
                    f'{fact.id} has {fact.value}, the article says "{item.says}" and agrees',
                    "put the value right, or say that the article differs",
                )


def _unmarked(item: Evidence) -> list[str]:
    """Figures, date words and a leading hedge of what the article gives that no mark has."""
    marked = {_meaning(word) for mark in item.marks for word in _bare_words(mark)}
    return [word for word in _bare_words(item.says) if _meaning(word) not in (None, *marked)]


def _meaning(word: str) -> int | float | str | None:
    """What must be marked: a number, a date word or a hedge; None for any other word."""
    number = in_text(word)
    if number is not None:
        return number
    return word if _is_date_word(word) or word in HEDGES else None


def _contradicts(fact: Fact, item: Evidence) -> bool:
    """Whether an agreeing source gives figures, or date words, that are not those of the fact."""
    given = _bare_words(item.says)
    figures = [number for word in given if (number := in_text(word)) is not None]
    if isinstance(fact.value, (int, float)):
        return bool(figures) and fact.value not in figures
    if isinstance(fact.value, str):
        days = [word for word in given if word in dates.WEEKDAYS]
        return bool(days) and dates.weekday(fact.value) not in (None, *days)
    return False


def _bare_words(text: str) -> list[str]:
    return [word.strip('.,;:()"') for word in text.split()]


def _is_date_word(word: str) -> bool:
    return word in dates.MONTHS or word in dates.WEEKDAYS


def publisher_spelt_twice(base: Knowledge) -> Iterable[Problem]:
    """One publisher has one spelling: two that differ in case or accents would count twice."""
    spellings = Counter(source.publisher for source in base.sources.values())
    first: dict[str, str] = {}
    for index, source in enumerate(base.sources.values()):
        known = first.setdefault(key(source.publisher), source.publisher)
        if known != source.publisher:
            yield Problem(
                "publisher-spelt-twice",
                f"$.sources[{index}].publisher",
                f'"{source.publisher}" is also spelt "{known}" ({spellings[known]} times)',
                "spell it in one way",
            )


RULES: tuple[Callable[[Knowledge], Iterable[Problem]], ...] = (
    end_before_start,
    part_exceeds_whole,
    office_held_twice,
    outside_life,
    unused_source,
    ambiguous_alias,
    near_duplicate,
    ask_twice,
    text_lacks_figure,
    no_stance,
    long_phrase,
    disputed_without_note,
    unmarked_value,
    publisher_spelt_twice,
)
