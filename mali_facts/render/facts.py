"""Lists of facts: rows for every format, and a screen for each kind of list."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mali_facts.knowledge import dates, wording
from mali_facts.render.canvas import aligned, beside, joined, span, total, wrap
from mali_facts.render.objects import FACT_FIELDS, fact_object
from mali_facts.render.page import Cell, Json, Line, Span, Surface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mali_facts.knowledge.model import Fact

GAP = 3
"""Months without an event from which on the timeline shows a gap."""


def sourcing(fact: Fact) -> Span:
    """How well sourced a fact is; a dispute is said in words and stands out in colour."""
    return Span(wording.sourcing(fact), "red" if fact.disputed else "dim")


class FactsPage:
    """A list of facts, in the order given; subclasses draw it."""

    columns: Sequence[str] = FACT_FIELDS

    def __init__(self, facts: Sequence[Fact]) -> None:
        self.facts = facts

    def rows(self) -> list[Sequence[Cell]]:
        """All fields; evidence and derivation as JSON text in their cells."""
        return [
            [_cell(value) for value in fact_object(fact).values()]  # in the order of FACT_FIELDS
            for fact in self.facts
        ]

    def brief(self) -> list[Sequence[Cell]]:
        """Id, value with hedge and unit (or the stand), place, time, subject, sourcing, text."""
        return [
            (
                fact.id,
                wording.figure(fact, exact_dates=True) or fact.stance,
                None if fact.place is None else fact.place.name,
                wording.when(fact, exact=True),
                fact.subject,
                wording.sourcing(fact),
                fact.text,
            )
            for fact in self.facts
        ]

    def objects(self) -> list[Json]:
        """The fact objects."""
        return [fact_object(fact) for fact in self.facts]

    def document(self) -> Json:
        """A plain list of the fact objects."""
        return self.objects()

    def screen(self, surface: Surface) -> list[Line]:
        """Each fact as its sentence, with its sourcing and id below."""
        lines: list[Line] = []
        for fact in self.facts:
            lines += wrap([span(fact.text)], surface.width)
            remarks = joined([sourcing(fact), span(fact.id, "dim")], surface)
            lines += wrap([Span("  "), *remarks], surface.width, "  ")
        return lines


def _cell(value: Json) -> Cell:
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False)
    assert value is None or isinstance(value, (str, int, float))
    return value


class ForcesPage(FactsPage):
    """Strengths, losses and deployments, grouped by actor."""

    def screen(self, surface: Surface) -> list[Line]:
        """One line a fact where all columns fit, else the figure first and the rest below."""
        groups: dict[str, list[Fact]] = {}
        for fact in self.facts:
            groups.setdefault(fact.actor.name, []).append(fact)
        table = aligned([_force_cells(fact) for fact in self.facts])
        fits = surface.width is None or all(2 + total(line) <= surface.width for line in table)
        wide = dict(zip((fact.id for fact in self.facts), table, strict=True))
        lines: list[Line] = []
        for name, facts in groups.items():
            if lines:
                lines.append([])
            lines += wrap([span(name, "bold")], surface.width)
            for fact in facts:
                if fits:
                    lines.append([Span("  "), *wide[fact.id]])
                else:
                    lines += _force_lines(fact, surface)
        return lines


def _force_cells(fact: Fact) -> list[Span]:
    place = "" if fact.place is None else fact.place.name
    return [
        span(wording.figure(fact) or "no figure", "bold"),
        span(fact.subject),
        span(place),
        span(wording.when(fact)),
        sourcing(fact),
        span(fact.id, "dim"),
    ]


def _force_lines(fact: Fact, surface: Surface) -> list[Line]:
    figure, subject, place, when, sources, name = _force_cells(fact)
    if not wording.figure(fact):
        figure = Span("")
    first = [Span("  "), figure, Span("  " if figure.text else ""), subject]
    rest = joined([place, when, sources, name], surface)
    return [
        *wrap(first, surface.width, "    "),
        *wrap([Span("    "), *rest], surface.width, "    "),
    ]


class DatesPage(FactsPage):
    """Events as a timeline down the left edge: years set off, gaps in time visible."""

    def screen(self, surface: Surface) -> list[Line]:
        """A year on its own line, then its events with day and month beside the rail."""
        rail, branch, gap_mark = ("│", "├", "┊") if surface.unicode else ("|", "+", ":")
        lines: list[Line] = []
        before: Fact | None = None
        for fact in self.facts:
            start = fact.start or ""
            if before is None or (before.start or "")[:4] != start[:4]:
                if before is not None:
                    lines.append([Span(rail, "dim")])
                lines.append([Span(start[:4] or "undated", "bold")])
            if before is not None and before.start and start:
                months = dates.months_between(before.start, start)
                if months > GAP:
                    lines.append([Span(gap_mark, "dim"), Span(f" {_months(months)} later", "dim")])
            lines += _event_lines(fact, surface, rail, branch)
            before = fact
        return lines


def _event_lines(fact: Fact, surface: Surface, rail: str, branch: str) -> list[Line]:
    day = dates.in_short(fact.start or "")[:-5].rjust(6)
    narrow = surface.width is not None and surface.width < 50
    hang = 2 if narrow else 10
    inner = surface._replace(width=None if surface.width is None else surface.width - hang)
    label: Line = [Span(f"{branch} ", "dim"), Span(day, "bold")]
    body = wrap([span(fact.text)], inner.width)
    until = f"until {dates.in_words(fact.end)}" if fact.end and fact.end != fact.start else ""
    below = wrap(joined([span(until), sourcing(fact), span(fact.id, "dim")], surface), inner.width)
    edge = Span(rail + " " * (hang - 1), "dim")
    if narrow:
        return [label, *([edge, *line] for line in [*body, *below])]
    first = [*label, Span("  "), *body[0]]
    return [first, *([edge, *line] for line in [*body[1:], *below])]


def _months(count: int) -> str:
    if count < 24:
        return f"{count} months"
    years, months = divmod(count, 12)
    rest = f" {months} month{'' if months == 1 else 's'}" if months else ""
    return f"{years} years{rest}"


class PositionsPage(FactsPage):
    """Who took which stand, in which office, when."""

    def screen(self, surface: Surface) -> list[Line]:
        """The speaker, office and day; below them the stand in words."""
        lines: list[Line] = []
        for fact in self.facts:
            if lines:
                lines.append([])
            office = f", {fact.office}" if fact.office else ""
            when = joined([Span(" "), span(wording.when(fact))], surface)
            who = [span(fact.actor.name, "bold"), span(office), *when[1:]]
            lines += wrap(who, surface.width, "  ")
            stand = [span(fact.stance or fact.text)]
            if fact.phrase:
                stand.append(span(f' ("{fact.phrase}")'))
            lines += wrap([Span("  "), *stand], surface.width, "  ")
            topic = "" if fact.topic is None else f"on {fact.topic}"
            remarks = joined([span(topic, "dim"), sourcing(fact), span(fact.id, "dim")], surface)
            lines += wrap([Span("  "), *remarks], surface.width, "  ")
        return lines


class CardsPage(FactsPage):
    """Facts whole: value, time, place, every piece of evidence, disagreement, notes."""

    def __init__(self, facts: Sequence[Fact], series: dict[str, list[Fact]]) -> None:
        """`series` has, by its name, every fact of the series that these facts belong to."""
        super().__init__(facts)
        self.series = series

    def screen(self, surface: Surface) -> list[Line]:
        """A card for each fact, with a blank line between two."""
        lines: list[Line] = []
        for fact in self.facts:
            if lines:
                lines.append([])
            lines += self._card(fact, surface)
        return lines

    def _card(self, fact: Fact, surface: Surface) -> list[Line]:
        lines = wrap(
            joined([span(fact.id, "bold"), span(fact.kind, "dim")], surface), surface.width
        )
        lines += wrap([span(fact.text)], surface.width)
        lines.append([])
        for label, value in _properties(fact):
            lines += beside([Span(label, "dim")], [span(value)], surface, 13)
        disagreement = wording.disagreement(fact)
        if disagreement:
            lines += beside([Span("Disputed", "dim")], [span(disagreement, "red")], surface, 13)
        if fact.note:
            lines += beside([Span("Note", "dim")], [span(fact.note)], surface, 13)
        if fact.derived is not None:
            lines += beside([Span("Computed", "dim")], [span(fact.derived.formula)], surface, 13)
            lines += beside(
                [Span("From", "dim")], [span(", ".join(fact.derived.inputs))], surface, 13
            )
        if fact.series is not None:
            lines += _chart(fact, self.series.get(fact.series, []), surface)
        lines.append([])
        lines.append([Span("Sources", "bold"), Span(f" ({wording.sourcing(fact)})", "dim")])
        for item in fact.evidence:
            at = f", {item.at}" if item.at else ""
            cited = f"{wording.reference(item.source)}{at}: "
            said = span(wording.attestation(item), "" if item.agrees else "red")
            lines += wrap([Span("  "), span(cited), said], surface.width, "    ")
        return lines


def _properties(fact: Fact) -> list[tuple[str, str]]:
    date = fact.kind == "date"
    named = [
        ("Date" if date else "Value", wording.figure(fact)),
        ("Stand", fact.stance or ""),
        ("In words", f'"{fact.phrase}"' if fact.phrase else ""),
        ("As of", dates.in_words(fact.as_of) if fact.as_of else ""),
        ("Until", dates.in_words(fact.end) if fact.end else ""),
        ("Place", fact.place.name if fact.place else ""),
        ("Actor", ", ".join(filter(None, (fact.actor.name, fact.office)))),
        ("Topic", fact.topic or ""),
    ]
    return [(label, value) for label, value in named if value]


def _chart(fact: Fact, series: list[Fact], surface: Surface) -> list[Line]:
    """The values of one series over time as bars, the fact's own among them."""
    drawn = [f for f in series if isinstance(f.value, (int, float)) and f.unit == fact.unit]
    if len(drawn) < 2:
        return []
    bar = "█" if surface.unicode else "#"
    most = max(f.value for f in drawn if isinstance(f.value, (int, float))) or 1
    lines: list[Line] = [[], [Span("Over time", "bold")]]
    longest = min(30, (surface.width or 80) - 34)
    for point in drawn:
        assert isinstance(point.value, (int, float))
        drawn_as_bar = longest >= 5 and point.value > 0
        length = max(1, round(longest * point.value / most)) if drawn_as_bar else 0
        label = [span(f"  {dates.in_short(point.start or ''):<12}"), Span(bar * length, "dim")]
        value = span(" " + wording.figure(point), "bold" if point.id == fact.id else "")
        lines += wrap([*label, value], surface.width, " " * 14)
    return lines
