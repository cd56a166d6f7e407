"""Networks: what lies near what, facts that come and go, and which facts are decided among."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mali_facts import load
from mali_facts.answer.associations import Pull
from mali_facts.answer.network import Network
from mali_facts.answer.ranking import WEIGHED, rank
from mali_facts.answer.reading import read_question
from mali_facts.answer.rows import row_of

if TYPE_CHECKING:
    from mali_facts.answer.index import Index

PIECES = {"=who": (0, 1), "~diplomat": (100, 0), "~foreign": (90, 0), "~soldier": (-50, 100)}
DIRECTIONS = {"minister": (100, 0), "general": (0, 100), "gone": (100, 100), "?none": (10, -100)}


def network(
    names: list[str],
    pieces: dict[str, tuple[int, int]] = PIECES,
    directions: dict[str, tuple[int, int]] = DIRECTIONS,
) -> Network:
    """A network of two dimensions, as the file of one holds it."""
    rows = sorted((crc32(name.encode()), place) for name, place in pieces.items())
    numbers = [n for row in (*(place for _, place in rows), *directions.values()) for n in row]
    return Network(
        b"\n".join(
            [
                " ".join(directions).encode(),
                f"2 {len(rows)} 0.001".encode(),
                b"".join(checksum.to_bytes(4, "little") for checksum, _ in rows)
                + b"".join(number.to_bytes(1, "little", signed=True) for number in numbers),
            ]
        ),
        names,
    )


@pytest.mark.parametrize(
    ("evidence", "best"),
    [
        ({"=who": 1.0, "~diplomat": 0.5}, 0),
        ({"=who": 1.0, "~foreign": 0.5}, 0),  # beside the diplomat, so known of the minister
        ({"=who": 1.0, "~soldier": 0.5}, 1),
    ],
)
def test_evidence_speaks_for_the_facts_in_whose_direction_it_lies(
    evidence: dict[str, float], best: int
) -> None:
    logits = network(["minister", "general"]).logits(evidence, [0, 1])
    assert logits.index(max(logits)) == best


def test_each_piece_counts_for_its_share_and_what_is_below_nothing_for_nothing() -> None:
    learned = network(["minister", "general"])
    # Twice (0, 1) and once (-50, 100) make (-50, 102): the first is below nothing.
    evidence = {"=who": 1.0, "~soldier": 0.5}
    assert learned.logits(evidence, [0, 1]) == pytest.approx([0, 102 * 100 * 0.0005])


@pytest.mark.parametrize("evidence", [{"~moon": 1.0}, {"=what": 1.0, "~moon": 0.5}])
def test_what_was_never_learned_says_nothing(evidence: dict[str, float]) -> None:
    assert network(["minister"]).logits(evidence, [0]) == [0]


def test_facts_are_known_by_their_ids() -> None:
    evidence = {"~diplomat": 1.0}
    learned = network(["new", "minister", "?none"])
    # Nothing was learned of a new one; another one is gone.
    assert learned.logits(evidence, [1, 0, 2]) == pytest.approx([10, 0, 1])


@given(st.dictionaries(st.text("abz é~", min_size=1), st.integers(1, 127), min_size=1))
def test_every_piece_is_found_wherever_it_stands(pieces: dict[str, int]) -> None:
    if len({crc32(name.encode()) for name in pieces}) < len(pieces):
        return
    learned = network(["minister"], {name: (place, 0) for name, place in pieces.items()})
    for name, place in pieces.items():
        assert learned.logits({name: 1.0}, [0])[0] == pytest.approx(place / 10)


def test_where_it_is_weighed_better_the_chances_of_these_facts_and_none_are_one() -> None:
    numbers = [1, 2, 3, 0]
    pull = Pull(row_of(numbers), numbers, 1.0, 4.0, -4.0, 0.5).among([2, 0], [3.0, 1.0, 2.0])
    assert sum(map(math.exp, (pull.chance(0), pull.chance(2), pull.none))) == pytest.approx(1)
    assert pull.chance(2) > pull.none > pull.chance(0)
    assert (pull.chance(1), pull.unheard) == (-2.0, 0.5)


@pytest.mark.parametrize("most", [6, 500])
def test_it_decides_among_the_facts_that_associations_leave(index: Index, most: int) -> None:
    base = load()
    reading = read_question("who was the chief diplomat of Canada", index)
    found = rank(reading, index, most)
    best = found.candidates[0]
    assert index.meaning is not None
    assert base.facts[best.number].id == "office-joly-foreign-minister"
    assert found.none_meant is not None
    weighed = sorted((c.measures.meaning for c in found.candidates), reverse=True)[:WEIGHED]
    assert sum(map(math.exp, (found.none_meant, *weighed))) == pytest.approx(1, abs=0.05)
