"""Knowledge bases broken in every way that a fuzzer thinks of."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st
from support import small_base

numbers = st.one_of(
    st.integers(),
    st.floats(),
    st.sampled_from([10**15, 10**15 + 1, 10**308, 10**400, -(10**400), 1e308, -0.0, 2**63]),
)
texts = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "",
            " ",
            "\0",
            "\ud800",
            "\udfff\ud800",
            "\x1b[31m",
            "\u202e",
            "\u200b",
            ":",
            "a:b",
            "a\nb",
            ">",
            "@",
            "@mali",
            "?count",
            "yes:",
            "{value}",
            "2022",
            "0000",
            "2022-02-30",
            "2022-13",
            "9999-12-31",
            "paragraph 99999999999999999999",
            "9" * 5000,
            "1,000",
            "\u0661\u0662",
            "\u00b2",
            "office",
            "date",
            "france",
            "mali",
            "barkhane-deaths",
            "barkhane-deaths-elsewhere + 1",
            "barkhane-deaths / barkhane-deaths-elsewhere",
            "barkhane-deaths * 0",
            "barkhane-deaths / 0",
            "1 / barkhane-deaths-mali",
            "barkhane-deaths * " + "9" * 400,
            "lambrecht-no-reason-to-stay + 1",
        ]
    ),
)
junk = st.recursive(
    st.one_of(st.none(), st.booleans(), numbers, texts),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(texts, inner, max_size=3)),
    max_leaves=6,
)


def spots(value: Any, inner: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value in a parsed file."""
    found = [inner] if inner else []
    if isinstance(value, dict):
        children = list(value.items())
    elif isinstance(value, list):
        children = list(enumerate(value))
    else:
        return found
    for name, child in children:
        found += spots(child, (*inner, name))
    return found


def at(raw: Any, way: tuple[Any, ...]) -> Any:
    for name in way:
        raw = raw[name]
    return raw


@st.composite
def broken_bases(draw: st.DrawFn) -> dict[str, Any]:
    """The small base after one to four changes."""
    raw = small_base()
    for _ in range(draw(st.integers(1, 4))):
        ways = spots(raw)
        # Half of the changes deep down, where there is most to go wrong.
        way = draw(st.sampled_from(ways))
        around, name = at(raw, way[:-1]), way[-1]
        match draw(st.sampled_from(["set", "drop", "twice", "add", "swap", "rename"])):
            case "set":
                around[name] = draw(junk)
            case "drop":
                del around[name]
            case "twice" if isinstance(around, list):
                around.append(copy.deepcopy(around[name]))
            case "add" if isinstance(around[name], dict):
                around[name][draw(texts)] = draw(junk)
            case "add" if isinstance(around[name], list):
                around[name].append(draw(junk))
            case "swap":
                around[name] = copy.deepcopy(at(raw, draw(st.sampled_from(ways[:400]))))
            case "rename" if isinstance(around, dict):
                around[draw(texts)] = around.pop(name)
            case _:
                around[name] = draw(texts)
        if not spots(raw):
            break
    return raw
