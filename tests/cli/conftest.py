"""Knowledge bases in files for the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from cli.program import SMALL

if TYPE_CHECKING:
    from pathlib import Path


class Write(Protocol):
    """Writes a changed copy of the small base."""

    def __call__(self, raw: object) -> Path:
        """Take parsed JSON, give back the file that it went into."""


@pytest.fixture
def raw() -> dict[str, Any]:
    """The small base as parsed JSON, to be changed at will."""
    base: dict[str, Any] = json.loads(SMALL.read_text(encoding="utf-8"))
    return base


@pytest.fixture
def written(tmp_path: Path) -> Write:
    """Writes a base into a file of the test's own directory."""

    def write(raw: object) -> Path:
        file = tmp_path / "own.json"
        file.write_text(json.dumps(raw, indent=1, ensure_ascii=False), encoding="utf-8")
        return file

    return write
