"""Fixtures for all tests: a small base, the bundled one, an environment that says nothing."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from support import small_base

from mali_facts.answer.index import Index
from mali_facts.answer.opening import open_index
from mali_facts.knowledge.load import load
from mali_facts.knowledge.model import Knowledge


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "MALI_FACTS_DATA", "MALI_FACTS_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    # Nothing that tests load is remembered among the files of whoever runs them.
    monkeypatch.setenv("XDG_CACHE_HOME", os.path.abspath(os.devnull))


@pytest.fixture
def small_raw() -> dict[str, Any]:
    """A small knowledge base without a fault, as parsed JSON."""
    return small_base()


@pytest.fixture
def small_file(small_raw: dict[str, Any], tmp_path: Path) -> Path:
    """The small knowledge base in a file."""
    file = tmp_path / "facts.json"
    file.write_text(json.dumps(small_raw, indent=1, ensure_ascii=False), encoding="utf-8")
    return file


@pytest.fixture
def small(small_file: Path) -> Knowledge:
    """The small knowledge base, loaded."""
    return load(small_file)


@pytest.fixture(scope="module")
def base() -> Knowledge:
    """The bundled knowledge base."""
    return load()


@pytest.fixture(scope="module")
def index(base: Knowledge) -> Index:
    """Its index."""
    return open_index(base)
