"""The knowledge base that comes with the program: sound, sourced, and borne out by the article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support import problems_in

from mali_facts.knowledge.article import paragraphs, prove
from mali_facts.knowledge.dates import MONTHS, WEEKDAYS
from mali_facts.knowledge.layout import laid_out
from mali_facts.knowledge.load import bundled_file, load
from mali_facts.knowledge.model import KINDS, Knowledge
from mali_facts.knowledge.numbers import WORDS
from mali_facts.knowledge.rules import rule_problems

FEWEST_FACTS = 200
ARTICLE = Path(__file__).parents[2] / "shared" / "source" / "seed.txt"
with_article = pytest.mark.skipif(
    not ARTICLE.exists(), reason="the article's text is not part of the repository"
)


@pytest.fixture(scope="module")
def text() -> str:
    return Path(bundled_file()).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def raw(text: str) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(text)
    return parsed


@pytest.fixture(scope="module")
def base(text: str, raw: dict[str, Any]) -> Knowledge:
    return Knowledge(raw, bundled_file(), text, bundled=True)


@pytest.fixture(scope="module")
def article() -> str:
    return ARTICLE.read_text(encoding="utf-8")


def test_its_shape_is_sound(text: str) -> None:
    assert [problem.sentence("data.json") for problem in problems_in(text)] == []


def test_it_breaks_no_rule(base: Knowledge) -> None:
    assert [problem.sentence("data.json") for problem in rule_problems(base)] == []


def test_it_is_what_is_loaded_without_a_name(base: Knowledge) -> None:
    loaded = load()
    assert loaded.bundled
    assert loaded.digest == base.digest
    assert loaded.facts == base.facts


def test_it_is_laid_out(text: str) -> None:
    wanted = laid_out(json.loads(text))
    pairs = enumerate(zip(text.splitlines(), wanted.splitlines(), strict=False), start=1)
    differing = next((f"line {n}: {a!r}, not {b!r}" for n, (a, b) in pairs if a != b), "the end")
    assert text == wanted, f"run python -m mali_facts.knowledge.layout data.json: {differing}"


def test_it_has_facts_of_every_kind(base: Knowledge) -> None:
    counts = {kind: sum(fact.kind == kind for fact in base.facts) for kind in KINDS}
    assert sum(counts.values()) == len(base)
    assert len(base) >= FEWEST_FACTS, counts
    assert min(counts.values()) >= FEWEST_FACTS // 10, counts


def test_every_fact_has_evidence_that_agrees(base: Knowledge) -> None:
    assert [fact.id for fact in base.facts if not fact.publishers] == []


def test_nine_facts_in_ten_have_two_publishers(base: Knowledge) -> None:
    single = [fact.id for fact in base.facts if len(fact.publishers) < 2]
    share = 1 - len(single) / len(base)
    assert share >= 0.9, f"{share:.1%} have two; with one: {', '.join(single)}"


def test_no_text_keeps_the_place_of_a_derived_value(base: Knowledge) -> None:
    assert [fact.id for fact in base.facts if "{" in fact.text or "}" in fact.text] == []


@with_article
def test_the_article_bears_every_fact_out(base: Knowledge, article: str) -> None:
    proof = prove(base, article)
    assert proof.compared > 0
    assert [problem.sentence("data.json") for problem in proof.problems] == []
    assert proof.fallen == ()


FIGURE = re.compile(r"\d(?:[\d.,-]*\d)?")
WORD = re.compile(r"[^\W\d_][\w-]*")
SENTENCE_BEGINS = re.compile(r'(?:^|[.?!]"? )"?$')
ORDINARY = frozenset({"another", "currently", "due", "he", "it", "of", "recently", "relations"}) | {
    *("the", "these", "they", "we", "what", "why"),
}
"""Words without weight that begin a sentence of the article: their capital says nothing."""
PRONOUN = "one"
"""The article's only `one` stands for a noun, not for a number."""


def changes(paragraph: str) -> Iterator[tuple[int, str, str]]:
    """Everything in a paragraph that facts rest on: where it stands, it, and another instead."""
    for match in FIGURE.finditer(paragraph):
        figure = match[0]
        yield match.start(), figure, str(int(figure[0]) % 9 + 1) + figure[1:]
        if len(figure) > 1:
            yield match.start(), figure, figure[:-1] + str((int(figure[-1]) + 1) % 10)
    for match in WORD.finditer(paragraph):
        word = match[0]
        begins = SENTENCE_BEGINS.search(paragraph, 0, match.start()) is not None
        if word.casefold() == "some":
            yield match.start(), word, "about"
            yield match.start(), word, ""
        elif word in MONTHS or word in WEEKDAYS:
            names = MONTHS if word in MONTHS else WEEKDAYS
            yield match.start(), word, names[names.index(word) - 1]
        elif word.casefold() in WORDS and word != PRONOUN:
            yield match.start(), word, WORDS[WORDS.index(word.casefold()) - 1]
        elif word[0].isupper() and not (begins and word.casefold() in ORDINARY):
            yield match.start(), word, "Atlantis"


def test_changes_are_those_of_figures_hedges_names_and_dates() -> None:
    paragraph = 'On Monday some 4,300 of two armies left "Mali". The UN stayed. Why? France knew.'
    assert [(old, new) for _, old, new in changes(paragraph)] == [
        ("4,300", "5,300"),
        ("4,300", "4,301"),
        ("On", "Atlantis"),
        ("Monday", "Sunday"),
        ("some", "about"),
        ("some", ""),
        ("two", "one"),
        ("Mali", "Atlantis"),
        ("UN", "Atlantis"),
        ("France", "Atlantis"),
    ]


@with_article
def test_every_change_of_the_article_is_noticed(raw: dict[str, Any], article: str) -> None:
    cited = [
        fact
        for fact in raw["facts"]
        if any(item["source"] == raw["article"] for item in fact.get("evidence", ()))
    ]
    small = {**raw, "facts": cited}
    base = Knowledge(small, "data.json", "")
    lines = paragraphs(article)
    count, unnoticed = 0, []
    for number, paragraph in enumerate(lines):
        for start, old, new in changes(paragraph):
            changed = paragraph[:start] + new + paragraph[start + len(old) :]
            count += 1
            if not prove(
                base, "\n\n".join([*lines[:number], changed, *lines[number + 1 :]])
            ).fallen:
                around = paragraph[max(0, start - 30) : start + len(old) + 30]
                unnoticed.append(f"paragraph {number + 1}: {old!r} to {new!r} in ...{around}...")
    assert count > 0
    assert not unnoticed, f"{len(unnoticed)} of {count} changes go unnoticed:\n" + "\n".join(
        unnoticed
    )
