"""Screens fit their width, say in words what they say in colour, and look as expected."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from render.pages import PAGES, RENDERED, disguised, pages, small
from rich.cells import cell_len

from mali_facts.knowledge.select import by_time
from mali_facts.render.canvas import NARROWEST, aligned, paint, total, width_of, wrap
from mali_facts.render.facts import CardsPage, DatesPage, ForcesPage, PositionsPage
from mali_facts.render.formats import Format, render
from mali_facts.render.page import Span, Surface

if TYPE_CHECKING:
    from mali_facts.knowledge.model import Knowledge
    from mali_facts.render.page import Page

SMALL = small()
TEXTS = {
    "honest": "a question",
    "chinese": "\u9a6c\u91cc\u64a4\u519b" * 40,
    "chinese-words": ("\u9a6c\u91cc \u64a4\u519b\u4e86 a\u56fd " * 30).strip(),
    "one-long-word": "Donaudampfschiff" * 19,
    "long-and-wide": "x\u9a6c" * 150,
    "codes": "\x1b[31m\u202e" * 40,
    "many-words": ("the base at Ménaka was handed over " * 20).strip(),
}
BASES = {name: SMALL if name == "honest" else disguised(text) for name, text in TEXTS.items()}
WIDTHS = (40, 80, 200)
DRAWN = tuple(name for name in PAGES if name != "refusal")
"""A refusal is for standard error: its screen has nothing on it."""
WRAPPED = tuple(name for name in DRAWN if name != "values")
"""A bare value is for scripts: wrapped it would be another one."""

every_width = pytest.mark.parametrize("width", WIDTHS)
every_text = pytest.mark.parametrize("text", TEXTS)


def page_of(name: str, text: str) -> Page:
    return pages(BASES[text], TEXTS[text])[name]


def drawn(page: Page, width: int | None, *, colour: bool = False, unicode: bool = True) -> str:
    return render(page, Format.table, Surface(width, colour=colour, unicode=unicode))


def uncoloured(text: str) -> str:
    return re.sub("\x1b\\[[0-9;]*m", "", text)


def squeezed(text: str) -> str:
    return re.sub(r"\s|[│|├+┊]", "", text)


@every_width
@every_text
@pytest.mark.parametrize("name", WRAPPED)
def test_no_line_is_wider_than_the_screen(name: str, text: str, width: int) -> None:
    lines = drawn(page_of(name, text), width).splitlines()
    assert lines
    assert [line for line in lines if cell_len(line) > width] == []


@every_width
@pytest.mark.parametrize("text", ["honest", "chinese-words", "codes"])
@pytest.mark.parametrize("name", DRAWN)
def test_colour_adds_nothing_but_colour(name: str, text: str, width: int) -> None:
    page = page_of(name, text)
    plain = drawn(page, width)
    coloured = drawn(page, width, colour=True)
    assert uncoloured(coloured) == plain
    assert "\x1b" not in plain


@pytest.mark.parametrize("name", ["forces", "dates", "positions", "cards", "sources", "check"])
def test_colour_is_used_where_it_is_wanted(name: str) -> None:
    coloured = drawn(page_of(name, "honest"), 80, colour=True)
    assert re.search("\x1b\\[(?:1|31)m[^\x1b]+\x1b\\[0m", coloured) is not None


@every_width
@every_text
@pytest.mark.parametrize("name", ["facts", "dates", "cards", "sources", "check", "front"])
def test_wrapping_loses_nothing(name: str, text: str, width: int) -> None:
    page = page_of(name, text)
    assert without_bars(drawn(page, width)) == without_bars(drawn(page, None))


def without_bars(screen: str) -> str:
    """The words alone: the bars of a chart are as long as there is room."""
    return re.sub("█+", "", squeezed(screen))


@pytest.mark.parametrize("name", DRAWN)
def test_nothing_is_wrapped_without_a_width(name: str) -> None:
    text = TEXTS["many-words"]
    page = page_of(name, "many-words")
    narrow, unlimited = drawn(page, 40), drawn(page, None)
    if name == "values":
        assert narrow == unlimited
    else:
        assert text not in narrow
        assert text in unlimited


@pytest.mark.parametrize("name", DRAWN)
def test_screen_of_ascii_has_no_lines_or_dots_beyond_it(name: str) -> None:
    screen = drawn(page_of(name, "honest"), 80, unicode=False)
    assert set(screen.replace("Ménaka", "")) <= {chr(code) for code in range(32, 127)} | {"\n"}


@pytest.mark.parametrize("width", [1, 7, 20])
@pytest.mark.parametrize("text", ["honest", "long-and-wide"])
@pytest.mark.parametrize("name", DRAWN)
def test_absurdly_narrow_screen_is_drawn_all_the_same(name: str, text: str, width: int) -> None:
    assert drawn(page_of(name, text), width).strip()


def cards(base: Knowledge, *ids: str) -> CardsPage:
    series = [fact for fact in base.facts if fact.series == "bundeswehr-strength"]
    return CardsPage([base.fact(name) for name in ids], {"bundeswehr-strength": series})


def screen(name: str) -> Page:
    facts = by_time(fact for fact in SMALL.facts if fact.topic != "office")
    match name:
        case "forces":
            return ForcesPage([fact for fact in SMALL.facts if fact.kind == "force"])
        case "dates":
            return DatesPage([fact for fact in facts if fact.kind == "date"])
        case "positions":
            return PositionsPage([fact for fact in facts if fact.kind == "position"])
        case _:
            return cards(
                SMALL, "deaths-total", "deaths-other", "bundeswehr-2022", "lambrecht-doubts"
            )


@pytest.mark.parametrize(
    ("name", "width"),
    [
        ("forces", 80),
        ("dates", 80),
        ("positions", 80),
        ("show", 80),
        ("forces", 200),
        ("dates", 40),
        ("show", 40),
    ],
)
def test_whole_screen_is_as_expected(name: str, width: int) -> None:
    expected = (RENDERED / f"{name}-{width}.expected").read_text(encoding="utf-8")
    assert drawn(screen(name), width) == expected


def test_timeline_without_unicode() -> None:
    page = DatesPage([SMALL.fact("withdrawal"), SMALL.fact("gao-handover")])
    assert drawn(page, 80, unicode=False) == (
        "2022\n"
        "+ 17 Feb  France announced on 17 February 2022 that it would leave Mali.\n"
        "|         single source - withdrawal\n"
        ": 6 months later\n"
        "+    Aug  France handed the base at Gao over in August 2022.\n"
        "|         single source, disputed - gao-handover\n"
    )


def test_dispute_is_said_in_words_and_in_red() -> None:
    page = cards(SMALL, "deaths-total")
    assert "Disputed     sources differ: 53 (DW), 58 (AFP)\n" in drawn(page, 80)
    assert "\x1b[31msources differ: 53 (DW), 58 (AFP)\x1b[0m\n" in drawn(page, 80, colour=True)


def test_hedge_stands_before_every_figure() -> None:
    fact = SMALL.fact("troops-mali")
    assert "  some 2,400 troops  French troops" in drawn(ForcesPage([fact]), 80)
    assert "Value        some 2,400 troops\n" in drawn(cards(SMALL, "troops-mali"), 80)


def test_problem_is_shown_with_its_place_and_mend() -> None:
    assert drawn(page_of("check", "honest"), 80) == (
        "bad-date · line 12: $.facts[3].value\n"
        "  a question.\n"
        "  Mend: write YYYY.\n"
        "not-json · $\n"
        "  a question.\n"
        "  Mend: mend the JSON there.\n"
        "2 problems in small.json\n"
    )


pieces = st.lists(
    st.tuples(st.text(st.sampled_from("ab \u9a6c"), max_size=30), st.sampled_from(["", "bold"])),
    max_size=5,
)


@settings(deadline=None, max_examples=100)
@given(pieces, st.integers(NARROWEST, 60), st.sampled_from(["", "  ", " " * 13]))
def test_wrapped_lines_fit_and_keep_every_letter(
    parts: list[tuple[str, str]], width: int, hang: str
) -> None:
    line = [Span(text, style) for text, style in parts]
    wrapped = wrap(line, width, hang)
    assert all(total(each) <= width for each in wrapped)
    before = "".join(span.text for span in line)
    after = "".join(span.text for each in wrapped for span in each)
    assert squeezed(after) == squeezed(before)


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=30))
def test_width_is_what_a_terminal_takes(text: str) -> None:
    assert width_of(text) == (len(text) if text.isascii() else cell_len(text))


def test_columns_begin_below_each_other_after_wide_letters() -> None:
    rows = [[Span("\u9a6c\u91cc"), Span("x")], [Span("abc"), Span("y")]]
    surface = Surface(None, colour=False, unicode=True)
    assert paint(aligned(rows), surface) == "\u9a6c\u91cc  x\nabc   y\n"


def test_the_words_of_a_style_have_one_code_on_each_line() -> None:
    lines = wrap([Span("Takuba was launched "), Span("on 27 March 2020", "bold")], 20)
    painted = paint(lines, Surface(20, colour=True, unicode=True))
    assert painted == "Takuba was launched\n\x1b[1mon 27 March 2020\x1b[0m\n"
