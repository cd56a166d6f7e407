"""The bundled base and its index, for all tests of the answers."""

from __future__ import annotations

import pytest

from mali_facts import Knowledge, load
from mali_facts.answer.index import Index, open_index


@pytest.fixture(scope="module")
def base() -> Knowledge:
    return load()


@pytest.fixture(scope="module")
def index(base: Knowledge) -> Index:
    return open_index(base)
