"""The layout of a knowledge base in its file: readable, stable, and without loss."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import as_text, find, problems_in, small_base

from mali_facts.errors import KnowledgeError
from mali_facts.knowledge import layout
from mali_facts.knowledge.layout import laid_out


def meaning(raw: dict[str, Any]) -> dict[str, Any]:
    """A base without what does not matter: the order of records, empty fields."""
    plain = copy.deepcopy(raw)
    for name in ("sources", "actors", "places", "facts"):
        for record in plain[name]:
            for field in [f for f, value in record.items() if value in (None, [])]:
                del record[field]
            for item in record.get("evidence", ()):
                for field in [f for f, value in item.items() if value in (None, [])]:
                    del item[field]
        plain[name] = {record["id"]: record for record in plain[name]}
    for name in ("ignored", "elsewhere"):
        if name in plain.get("language", {}):
            plain["language"][name] = sorted(set(plain["language"][name]))
    return plain


def test_laid_out_text_means_the_same() -> None:
    raw = small_base()
    text = laid_out(raw)
    assert meaning(json.loads(text)) == meaning(raw)
    assert problems_in(text) == ()


def test_laid_out_text_is_laid_out_the_same_again() -> None:
    text = laid_out(small_base())
    assert laid_out(json.loads(text)) == text


def test_a_base_is_left_as_it_was() -> None:
    raw = small_base()
    laid_out(raw)
    assert raw == small_base()


def test_facts_come_by_kind_then_time_then_id() -> None:
    raw = json.loads(laid_out(small_base()))
    assert [fact["id"] for fact in raw["facts"]] == [
        "barkhane-strength-2020",
        "barkhane-deaths",
        "barkhane-deaths-elsewhere",
        "barkhane-deaths-mali",
        "barkhane-mali-2022",
        "barkhane-strength-2022",
        "withdrawal-announced",
        "menaka-handed-over",
        "lambrecht-defence-minister",
        "lambrecht-no-reason-to-stay",
    ]
    assert [source["id"] for source in raw["sources"]] == [
        "agency-france",
        "broadcaster",
        "gazette",
        "ministry",
        "senate",
    ]


def test_a_small_base_is_laid_out_so() -> None:
    raw = {
        "facts": [
            {
                "evidence": [{"agrees": False, "says": "58", "source": "s"}],
                "note": None,
                "asks": [],
                "id": "dead",
                "value": 0,
                "text": "0 ☃.",
                "subject": "S",
                "actor": "a",
                "as_of": "2022",
                "kind": "force",
                "about": [],
            }
        ],
        "places": [],
        "actors": [{"type": "state", "name": "Ä", "id": "a", "of": ["b"]}],
        "sources": [],
        "language": {
            "ignored": ["the", "a", "an", "to", "a"],
            "frames": {"when": ["when"], "count": ["how many", "combien"]},
        },
        "checked": "2022",
        "version": "1",
    }
    assert (
        laid_out(raw)
        == """\
{
  "version": "1",
  "checked": "2022",
  "language": {
    "frames": {
      "count": ["how many", "combien"],
      "when": ["when"]
    },
    "ignored": [
      "a", "an", "the", "to"
    ]
  },
  "sources": [

  ],
  "actors": [
    {"id": "a", "name": "Ä", "type": "state", "of": ["b"]}
  ],
  "places": [

  ],
  "facts": [
    {
      "id": "dead",
      "kind": "force",
      "subject": "S",
      "text": "0 ☃.",
      "value": 0,
      "as_of": "2022",
      "actor": "a",
      "evidence": [
        {"source": "s", "says": "58", "agrees": false}
      ]
    }
  ]
}
"""
    )


def test_a_base_without_facts_is_laid_out() -> None:
    raw: dict[str, Any] = {
        "version": "1",
        "checked": "2022",
        "sources": [],
        "actors": [],
        "places": [],
        "facts": [],
        "language": {},
    }
    text = laid_out(raw)
    assert json.loads(text) == raw
    assert laid_out(json.loads(text)) == text


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)


@settings(deadline=None, max_examples=50)
@given(WORDS, st.lists(WORDS, max_size=3), st.randoms(use_true_random=False))
def test_any_words_and_any_order_come_through(word: str, words: list[str], chance: Any) -> None:
    raw = small_base()
    find(raw, "barkhane-deaths").update(text=word, asks=words)
    find(raw, "gazette", "sources")["title"] = word
    raw["language"]["ignored"] += words
    raw["language"]["synonyms"][word] = words
    for name in ("sources", "actors", "places", "facts"):
        chance.shuffle(raw[name])
    text = laid_out(raw)
    assert meaning(json.loads(text)) == meaning(raw)
    assert laid_out(json.loads(text)) == text


def test_the_order_of_the_file_does_not_matter() -> None:
    raw = small_base()
    backwards = dict(reversed(raw.items()))
    for name in ("sources", "actors", "places", "facts"):
        backwards[name] = [dict(reversed(record.items())) for record in reversed(raw[name])]
    assert laid_out(backwards) == laid_out(raw)


def test_files_named_on_the_command_line_are_rewritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [tmp_path / name for name in ("one.json", "two.json")]
    for file in files:
        file.write_text(as_text(small_base()), encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["layout", *map(str, files)])
    layout.main()
    for file in files:
        assert file.read_text(encoding="utf-8") == laid_out(small_base())


def test_a_file_with_a_fault_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "facts.json"
    file.write_text('{"facts": 5}', encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["layout", str(file)])
    with pytest.raises(KnowledgeError):
        layout.main()
    assert file.read_text(encoding="utf-8") == '{"facts": 5}'


def test_the_layout_runs_as_a_module(small_file: Path) -> None:
    command = [sys.executable, "-m", "mali_facts.knowledge.layout", str(small_file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert small_file.read_text(encoding="utf-8") == laid_out(small_base())
