"""The search of the French site answers in French, by the rules of that language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from tests.browser.support import Pages
from tests.search.asking import results
from tests.support.sites.server import Site

QUESTIONS: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("french_questions.yml").read_text("utf-8")
)


@pytest.fixture(scope="module")
def search(chromium: Browser, site: Site) -> Iterator[Page]:
    """Return a page in French on which one question after the other can be asked."""
    pages = Pages(chromium, site.origin)
    yield pages().open("fr/")
    pages.close()


@pytest.mark.parametrize("case", QUESTIONS, ids=lambda case: case["question"])
def test_a_question_in_french_finds_a_fitting_page(search: Page, case: dict[str, Any]) -> None:
    found = results(search, case["question"])
    assert set(found) & set(case["pages"]), found


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("l'usager", "usager"),
        ("l\N{RIGHT SINGLE QUOTATION MARK}usager", "usager"),
        ("referentiel", "référentiel"),
        ("donnees ouvertes", "données ouvertes"),
    ],
)
def test_words_are_found_however_they_are_typed(search: Page, typed: str, same: str) -> None:
    # What is typed counts a little by itself: pages behind the first may change places.
    assert results(search, typed)[:1] == results(search, same)[:1] != []
