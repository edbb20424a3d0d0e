"""The site's own search answers everyday questions among its first three results."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Page, TimeoutError  # noqa: A004 (Playwright's own)

from tests.browser.support import Pages

QUESTIONS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "questions.yml").read_text("utf-8")
)
FIRST = 3
TRIES = 3


@pytest.fixture(scope="module")
def page(chromium: Any, site: Any) -> Any:
    pages = Pages(chromium, site.origin)
    yield pages().open("")
    pages.close()


def results(page: Page, question: str) -> list[str]:
    """Return the paths of the pages that the search lists first."""
    page.goto(f"{urlsplit(page.url).scheme}://{urlsplit(page.url).netloc}/")
    field, first = page.locator("input.md-search__input"), page.locator(".md-search-result__item a")
    # What is typed while the index still loads is not always looked up, so type until it is.
    for _ in range(TRIES):
        field.press("ControlOrMeta+a")
        field.press("Backspace")
        # The last letter asks for the whole question, and no other comes before it.
        field.evaluate("(field, text) => { field.value = text }", question[:-1])
        field.press_sequentially(question[-1])
        try:
            first.first.wait_for(timeout=15_000)
        except TimeoutError:
            continue
        break
    before: list[str] = []
    links = listed(page)
    while links != before:
        page.wait_for_timeout(100)
        before, links = links, listed(page)
    return [path.strip("/") for path in dict.fromkeys(links)][:FIRST]


def listed(page: Page) -> list[str]:
    paths: list[str] = page.locator(".md-search-result__item > a").evaluate_all(
        "links => links.map((link) => new URL(link.href).pathname)"
    )
    return paths


@pytest.mark.parametrize("case", QUESTIONS, ids=lambda case: case["question"])
def test_a_question_finds_a_fitting_page(page: Page, case: dict[str, Any]) -> None:
    found = results(page, case["question"])
    assert set(found) & set(case["pages"]), found


def test_there_are_twenty_questions() -> None:
    assert len(QUESTIONS) >= 20
