"""A standard in its own language: where sentences end, its headings, and its words that bind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from service_standards import load_project
from service_standards.model.vocabulary import Heading, Obligation
from service_standards.pages.criterion import criterion_page
from service_standards.source.language.criterion_words import (
    HEADINGS,
    OBLIGATION_WORDS,
    criterion_words,
)
from service_standards.source.language.sentences import second_sentence_at
from tests.support.cases.golden import VALID
from tests.support.sites.build import ROOT

VECTORS = Path(__file__).resolve().parents[2] / "vectors" / "sentences.yml"
SENTENCES: dict[str, list[dict[str, Any]]] = yaml.safe_load(VECTORS.read_text("utf-8"))
CASES = [(language, one) for language, lines in SENTENCES.items() for one in lines]


@pytest.mark.parametrize(("language", "case"), CASES, ids=lambda one: str(one)[:40])
def test_a_second_sentence_is_found_by_the_rules_of_the_language(
    language: str, case: dict[str, Any]
) -> None:
    assert second_sentence_at(case["line"], language) == case.get("column")


def test_an_abbreviation_of_the_standard_ends_no_sentence() -> None:
    line = "Le service de Mme. Martin attend."
    assert second_sentence_at(line, "fr") == line.index("Martin") + 1
    assert second_sentence_at(line, "fr", {"Mme."}) is None


def test_each_language_has_all_headings_and_words() -> None:
    assert HEADINGS.keys() == OBLIGATION_WORDS.keys()
    for language, titles in HEADINGS.items():
        assert len(set(titles)) == len(Heading), language
        words = OBLIGATION_WORDS[language]
        assert len(words) == len(Obligation)
        every = [word for group in words for word in group]
        assert len(set(every)) == len(every), language
        assert all(word == word.lower() for word in every)


@pytest.mark.parametrize(
    ("case", "second"), [("german", "So wird es geprüft"), ("own-words", "Zo toets je")]
)
def test_a_page_has_its_sections_in_order_under_their_own_headings(case: str, second: str) -> None:
    project = load_project(VALID / case)
    criterion = project.criteria[0]
    assert criterion.checks
    assert criterion.evidence_items
    assert criterion.sources
    words = criterion_words(project.standard)
    text = criterion_page(project, criterion).text
    headings = [line.removeprefix("## ") for line in text.split("\n") if line.startswith("## ")]
    assert headings[:2] == [words.titles[Heading.REQUIREMENT], second]


def test_the_documentation_names_all_headings_and_the_first_word_of_each_obligation() -> None:
    page = (ROOT / "docs/contributing/index.md").read_text("utf-8")
    names = {"de": "German", "es": "Spanish", "fr": "French"}
    assert HEADINGS.keys() == {"en", *names}
    for language, name in names.items():
        titles, words = HEADINGS[language], OBLIGATION_WORDS[language]
        row = f"| {name} | {', '.join(titles)} | {', '.join(group[0] for group in words)} |"
        assert row in page


def test_a_heading_is_known_with_either_apostrophe() -> None:
    standard = load_project(VALID / "german").standard.model_copy(update={"language": "fr-CA"})
    words = criterion_words(standard)
    assert words.heading("Pourquoi c\u2019est important") == Heading.WHY_IT_MATTERS
    assert words.heading("Pourquoi c'est important") == Heading.WHY_IT_MATTERS
    assert words.heading("Why it matters") == Heading.WHY_IT_MATTERS
    assert words.heading("Warum es zählt") is None
