"""The site's own search answers everyday questions among its first three results."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.support import Pages
from tests.search.asking import FROZEN, QUESTIONS, assert_frozen_questions_find, results
from tests.support.sites.server import Site

APPEAL = "standards/user-driven/give-reasons-and-a-human-to-talk-to"
REUSE = "standards/data-driven/reuse-answers-government-already-has"


@pytest.fixture(scope="module")
def search(chromium: Browser, site: Site) -> Iterator[Page]:
    """Return a page on which one question after the other can be asked."""
    pages = Pages(chromium, site.origin)
    yield pages().open("")
    pages.close()


@pytest.mark.parametrize("case", QUESTIONS, ids=lambda case: case["question"])
def test_a_question_finds_a_fitting_page(search: Page, case: dict[str, Any]) -> None:
    found = results(search, case["question"])
    assert set(found) & set(case["pages"]), found


def test_there_are_twenty_questions() -> None:
    assert len(QUESTIONS) >= 20


def test_forty_frozen_questions_find_a_right_page(search: Page) -> None:
    assert len(FROZEN) == 40
    assert_frozen_questions_find(search)


@pytest.mark.parametrize("question", ["DDP-02", "ddp-2", "ddp 02", "DDP2"])
def test_an_id_is_found_however_it_is_written(search: Page, question: str) -> None:
    assert results(search, question)[0] == REUSE


@pytest.mark.parametrize("question", ["appeal", "appeals", "how to appeal"])
def test_an_appeal_leads_to_the_criterion_on_reasons_first(search: Page, question: str) -> None:
    assert results(search, question)[0] == APPEAL


# Another criterion has the words in its title, and comes first or second.
@pytest.mark.parametrize("question", ["onceonly", "once only", "Once-Only", "tell us once"])
def test_words_are_found_joined_or_apart(search: Page, question: str) -> None:
    assert REUSE in results(search, question)[:2]


def test_words_of_our_own_are_not_told_as_missing(search: Page) -> None:
    assert results(search, "vendor")
    told = search.locator(".md-search-result__terms").all_text_contents()
    assert not [text for text in told if "supplier" in text]


def test_who_types_operators_gets_what_they_ask_for(search: Page) -> None:
    found = results(search, "+payment -identity")
    assert found
    assert "guidance/ux/identity" not in found


def test_the_search_works_without_its_order(chromium: Browser, site: Site) -> None:
    pages = Pages(chromium, site.origin)
    visit = pages()
    visit.page.route("**/assets/theme/search/search.js", lambda route: route.abort())
    page = visit.open("about/")
    page.get_by_role("textbox", name="Search").focus()
    page.keyboard.type("procurement")
    expect(page.locator(".md-search-result__item a").first).to_be_visible(timeout=30_000)
    pages.close()
