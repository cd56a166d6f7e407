"""The files of learned weights: for which base they are, and that they fit its facts."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from mali_facts import Knowledge, load
from mali_facts.answer import associations, learned, meaning, verdicts

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    "opened", [associations.open_associations, meaning.open_meaning, verdicts.open_verdicts]
)
def test_only_the_bundled_base_has_learned_weights(
    opened: Callable[[Knowledge], object | None],
) -> None:
    base = load()
    assert opened(base) is not None
    base.bundled = False
    assert opened(base) is None


@pytest.mark.parametrize(
    ("name", "others"),
    [
        (associations.NAME, [associations.NONE]),
        (meaning.NAME, [associations.NONE]),
        (verdicts.NAME, []),
    ],
)
def test_the_weights_were_learned_for_the_facts_that_there_are(
    name: str, others: list[str]
) -> None:
    file = os.path.join(os.path.dirname(learned.__file__), name)
    with open(file, "rb") as stream:
        assert stream.readline().decode().split() == [*load().ids, *others]
