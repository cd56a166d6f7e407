"""Which of two has more, decided by the figures that a fact is derived from."""

from __future__ import annotations

import pytest

from mali_facts import Knowledge
from mali_facts.answer.ask import ask
from mali_facts.answer.comparisons import outdoes
from mali_facts.answer.index import Index
from mali_facts.answer.reading import read_question

GERMANY = "german-wagner-mali-difference"
"""Some 1,400 against some 1,000."""
FRANCE = "french-german-troops-mali-difference"
"""Some 2,400 against some 1,400."""


@pytest.mark.parametrize(
    ("question", "fact", "so"),
    [
        ("did Germany have more men in Mali than Wagner", GERMANY, True),
        ("did Germany have fewer men in Mali than Wagner", GERMANY, False),
        ("did Wagner have fewer men in Mali than Germany", GERMANY, True),
        ("was Wagner's force bigger than the Bundeswehr's", GERMANY, False),
        ("did Wagner outnumber the Germans", GERMANY, False),
        ("was Wagner outnumbered by the Germans", GERMANY, True),
        ("was the Bundeswehr outnumbered by Wagner in Mali", GERMANY, False),
        ("were there more Germans than French in Mali", FRANCE, False),
        ("l'Allemagne avait-elle moins de soldats que la France au Mali", FRANCE, True),
        ("did Barkhane have more than the Bundeswehr", "french-german-troops-mali-ratio", True),
    ],
)
def test_the_figures_decide_who_has_more(
    base: Knowledge, index: Index, question: str, fact: str, so: bool
) -> None:
    reading = read_question(question, index)
    assert outdoes(reading, base.fact(fact), base, index.lexicon) is so


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("did Germany not have more men in Mali than Wagner", GERMANY),
        ("is it false that Germany had more men than Wagner", GERMANY),
        ("did Germany have many more men than Wagner", GERMANY),  # how many are many
        ("did Germany have twice more men than Wagner", GERMANY),
        ("did Germany have 400 more men than Wagner", GERMANY),
        ("did Germany and France have more men than Wagner", GERMANY),
        ("did Germany have more men than Macron says Wagner has", GERMANY),
        ("did Germany have men in Mali like Wagner", GERMANY),
        ("did Germany have more men in Mali", GERMANY),
        ("did Chad have more men than Wagner", GERMANY),
        ("did Takuba have more men than its French part", "takuba-not-french-2021"),
        ("did Germany have more men than Wagner", "bundeswehr-mali-total"),
        ("did Macron leave later than Wagner", "withdrawal-duration-actual"),
    ],
)
def test_what_figures_do_not_decide(
    base: Knowledge, index: Index, question: str, fact: str
) -> None:
    reading = read_question(question, index)
    assert outdoes(reading, base.fact(fact), base, index.lexicon) is None


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("did Wagner have fewer men in Mali than Germany", "Yes"),
        ("did Wagner have more men in Mali than Germany", "No"),
    ],
)
def test_the_answer_begins_with_what_was_decided(
    base: Knowledge, index: Index, question: str, word: str
) -> None:
    answer = ask(question, base, index).answer
    assert answer is not None
    assert answer.text.startswith(f"{word}: In February 2022 Germany's troops in Mali outnumbered")
