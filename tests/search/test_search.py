"""The site's own search answers everyday questions among its first three results."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import (
    Browser,
    Page,
    TimeoutError,  # noqa: A004 (Playwright's own)
    expect,
)

from tests.browser.support import Pages
from tests.support.server import Site

FOLDER = Path(__file__).parent
QUESTIONS: list[dict[str, Any]] = yaml.safe_load((FOLDER / "questions.yml").read_text("utf-8"))
FROZEN: list[dict[str, Any]] = yaml.safe_load((FOLDER / "frozen_questions.yml").read_text("utf-8"))
FIRST = 3
TRIES = 3
# How many of the frozen questions have a right page among the first three, and first of all.
AMONG_THREE, FIRST_OF_ALL = 39, 38
APPEAL = "standards/user-driven/give-reasons-and-a-human-to-talk-to"
REUSE = "standards/data-driven/reuse-answers-government-already-has"


@pytest.fixture(scope="module")
def search(chromium: Browser, site: Site) -> Iterator[Page]:
    """Return a page on which one question after the other can be asked."""
    pages = Pages(chromium, site.origin)
    yield pages().open("")
    pages.close()


def results(page: Page, question: str) -> list[str]:
    """Return the paths of the pages that the search lists first."""
    field, first = page.locator("input.md-search__input"), page.locator(".md-search-result__item a")
    # What is typed while the index still loads is not always looked up, so type until it is.
    for _ in range(TRIES):
        field.press("ControlOrMeta+a")
        field.press("Backspace")
        expect(first).to_have_count(0)
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
def test_a_question_finds_a_fitting_page(search: Page, case: dict[str, Any]) -> None:
    found = results(search, case["question"])
    assert set(found) & set(case["pages"]), found


def test_there_are_twenty_questions() -> None:
    assert len(QUESTIONS) >= 20


def test_forty_frozen_questions_find_a_right_page(search: Page) -> None:
    assert len(FROZEN) == 40
    found = {case["question"]: results(search, case["question"]) for case in FROZEN}
    right = {case["question"]: set(case["pages"]) for case in FROZEN}
    among_three = [one for one, paths in found.items() if right[one] & set(paths)]
    first = [one for one, paths in found.items() if right[one] & set(paths[:1])]
    assert len(among_three) >= AMONG_THREE, sorted(found.keys() - set(among_three))
    assert len(first) >= FIRST_OF_ALL, sorted(found.keys() - set(first))


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
    visit.page.route("**/assets/theme/search.js", lambda route: route.abort())
    page = visit.open("about/")
    page.get_by_role("textbox", name="Search").focus()
    page.keyboard.type("procurement")
    expect(page.locator(".md-search-result__item a").first).to_be_visible(timeout=30_000)
    pages.close()
