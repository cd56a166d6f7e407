"""The quick half of the check and the thorough one give the same verdict."""

from __future__ import annotations

import json
from typing import Any
from unittest.mock import patch

import pytest
from broken import broken_bases
from hypothesis import HealthCheck, given, settings
from support import find, small_base

from mali_facts.knowledge.load import bundled_file, read
from mali_facts.knowledge.problems import Problem
from mali_facts.knowledge.shape import shape_problems
from mali_facts.knowledge.sound import Sound


def thorough(raw: object) -> list[Problem]:
    """What the check finds where nothing is taken for sound as a whole."""
    with patch.object(Sound, "records", return_value=False):
        return shape_problems(raw)


@settings(deadline=None, max_examples=300, suppress_health_check=list(HealthCheck))
@given(raw=broken_bases())
def test_whatever_is_changed_both_find_the_same(raw: dict[str, Any]) -> None:
    raw = json.loads(json.dumps(raw))
    assert shape_problems(raw) == thorough(raw)


WRONG: dict[str, tuple[tuple[str, str, str], ...]] = {
    "2022-02-30": (
        ("sources", "gazette", "published"),
        ("actors", "barkhane", "since"),
        ("facts", "barkhane-deaths", "as_of"),
        ("facts", "withdrawal-announced", "value"),
    ),
    "nowhere": (("places", "mali", "in"), ("facts", "barkhane-deaths", "place")),
    " ": (("sources", "gazette", "via"), ("places", "mali", "name"), ("facts", "x", "note")),
    "\ud800": (("actors", "france", "name"), ("facts", "barkhane-deaths", "text")),
    "x" * 1001: (("sources", "gazette", "publisher"), ("facts", "barkhane-deaths", "unit")),
}


@pytest.mark.parametrize("value", WRONG, ids=lambda value: ascii(value)[:12])
def test_fault_that_stands_in_several_sections_is_found_in_each(value: str) -> None:
    raw = small_base()
    raw["facts"].append({**find(raw, "barkhane-deaths"), "id": "x"})
    for section, name, field in WRONG[value]:
        find(raw, name, section)[field] = value
    found = shape_problems(raw)
    assert len(found) == len(WRONG[value])
    assert found == thorough(raw)


@pytest.mark.parametrize("nothing", [None, False, 0, 0.5, "", "x", [], [None], {}, [[]], [{}]])
@pytest.mark.parametrize("section", ["sources", "actors", "places", "facts"])
def test_any_type_in_any_field_is_judged_alike(section: str, nothing: object) -> None:
    fields = sorted({field for record in small_base()[section] for field in record})
    for field in fields:
        raw = small_base()
        for record in raw[section]:
            if field in record:
                record[field] = nothing
        assert shape_problems(raw) == thorough(raw)


def test_sound_base_is_never_looked_at_record_by_record() -> None:
    bundled = json.loads(read(bundled_file()))
    with patch("mali_facts.knowledge.shape._Checker.record", side_effect=AssertionError):
        assert shape_problems(small_base()) == []
        assert shape_problems(bundled) == []
