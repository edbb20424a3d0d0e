"""The search of a large site: its index comes in parts, and answers as a whole one does."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, Route, expect

from service_standards.site.search_index import URL
from service_standards.site.search_parts import parted
from tests.browser.accessibility import violations
from tests.browser.support import Pages
from tests.search.asking import FROZEN, assert_frozen_questions_find, results
from tests.support.sites.build import ROOT
from tests.support.sites.server import Site, serve

VECTORS = ROOT / "tests/vectors/search"
CASES: list[dict[str, Any]] = yaml.safe_load((VECTORS / "questions.yml").read_text("utf-8"))
SCRIPTS = ROOT / "plugins/service_standards/theme/assets/theme"
REUSE = "standards/data-driven/reuse-answers-government-already-has"
TEN = 10
# Of a hundred pages among the first ten, how many are the same as with a whole index.
SAME = 95
ANSWER = """async ({ query, index }) => {
  const { SearchParts } = await import("/assets/theme/search/parts.js");
  const parts = new SearchParts(index, new URL("/search/", location.href));
  const items = await parts.withTexts(await parts.find(query), query);
  return items.map((hits) => hits.map(({ location, text }) => [location, text]));
}"""


def write(root: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).unlink(missing_ok=True)
        (root / path).write_text(text, "utf-8")


@pytest.fixture(scope="module")
def parted_site(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve the reference site as if its indexes were large."""
    root = tmp_path_factory.mktemp("parted") / "site"
    shutil.copytree(site.root, root, copy_function=os.link)
    for part in (root, root / "fr"):
        write(part, parted(json.loads((part / URL).read_text("utf-8"))))
    with serve(root) as served:
        yield served


@pytest.fixture
def pages(chromium: Browser, parted_site: Site) -> Iterator[Pages]:
    with closing(Pages(chromium, parted_site.origin)) as made:
        yield made


@pytest.fixture(scope="module")
def search(chromium: Browser, parted_site: Site) -> Iterator[Page]:
    """Return a page on which one question after the other can be asked."""
    with closing(Pages(chromium, parted_site.origin)) as made:
        visit = made()
        yield visit.open("")
        visit.assert_clean()


@pytest.fixture(scope="module")
def answering(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Return a blank page that can search the index of the vectors, in parts of a word or two."""
    root = tmp_path_factory.mktemp("vectors")
    shutil.copytree(SCRIPTS, root / "assets/theme")
    write(root, parted(json.loads((VECTORS / "index.json").read_text("utf-8")), length=40))
    write(root, {"index.html": "<!doctype html><html lang=en><title>Blank</title>"})
    with serve(root) as served, closing(Pages(chromium, served.origin)) as made:
        page = made().open("")
        yield page


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["question"])
def test_an_index_in_parts_answers(answering: Page, case: dict[str, Any]) -> None:
    index = answering.evaluate("() => fetch('/search/search_index.json').then((one) => one.json())")
    found = answering.evaluate(ANSWER, {"query": case["question"], "index": index})
    assert [[location for location, _ in hits] for hits in found] == case["finds"]
    texts = {location: text for hits in found for location, text in hits}
    assert texts.items() >= case.get("texts", {}).items()


def test_forty_frozen_questions_find_a_right_page(search: Page) -> None:
    assert_frozen_questions_find(search)


def test_the_first_ten_are_those_of_a_whole_index(
    chromium: Browser, site: Site, search: Page
) -> None:
    asked = [case["question"] for case in FROZEN[::2]]
    with closing(Pages(chromium, site.origin)) as made:
        whole = made().open("")
        listed = [(set(results(whole, one, TEN)), set(results(search, one, TEN))) for one in asked]
    of_whole = sum(len(one) for one, _ in listed)
    of_both = sum(len(one & other) for one, other in listed)
    assert of_whole > len(asked) * TEN / 2
    assert of_both * 100 >= of_whole * SAME, listed


@pytest.mark.parametrize("question", ["DDP-02", "ddp 2", "tell us once", '"tell us once"'])
def test_ids_and_phrases_are_found(search: Page, question: str) -> None:
    assert REUSE in results(search, question)[:2]


def test_either_apostrophe_is_found(chromium: Browser, parted_site: Site) -> None:
    with closing(Pages(chromium, parted_site.origin)) as made:
        visit = made()
        page = visit.open("fr/")
        found = results(page, "l'usager", TEN)
        marks = page.locator(".md-search-result__item mark")
        expect(marks.filter(has_text="usager").first).to_be_visible()
        assert len(found) == TEN
        assert results(page, "l\u2019usager", TEN) == found
        visit.assert_clean()


def test_a_word_with_an_apostrophe_inside_is_found(chromium: Browser, parted_site: Site) -> None:
    # The French index parts words there.
    with closing(Pages(chromium, parted_site.origin)) as made:
        visit = made()
        page = visit.open("fr/")
        found = results(page, "aujourd'hui", TEN)
        assert found
        assert results(page, "aujourd\u2019hui", TEN) == found
        visit.assert_clean()


def test_only_files_of_the_question_are_fetched(pages: Pages, parted_site: Site) -> None:
    before = len(parted_site.requests)
    visit = pages()
    page = visit.open("about/")
    expect(page.locator(".md-search-result__list")).to_have_attribute("hidden", "")
    assert results(page, "penetration")
    asked = parted_site.requests[before:]
    assert not [path for path in asked if "/workers/" in path]
    words = {path for path in asked if "/search/" in path and "/w" in path}
    texts = {path for path in asked if "/search/" in path and "/p" in path}
    assert 0 < len(words) < 10
    assert 0 < len(texts) <= 2 * TEN
    visit.assert_clean()


def test_a_result_shows_what_was_found_and_leads_there(search: Page) -> None:
    assert results(search, "penetration")
    section = search.locator(".md-search-result__item a[href*='#']").first
    expect(section.locator("mark").first).to_contain_text("enetration")
    address = str(section.get_attribute("href"))
    anchor = address.partition("#")[2]
    other = search.context.new_page()
    other.goto(address)
    expect(other.locator(f"[id='{anchor}']")).to_be_visible()
    other.close()


def test_the_keyboard_reaches_results_and_opens_the_first(pages: Pages) -> None:
    visit = pages()
    page = visit.open("about/")
    assert results(page, "ddp 2")[0] == REUSE
    field = page.locator("input.md-search__input")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".md-search-result__item a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    assert not violations(page)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{visit.origin}/{REUSE}/")
    visit.assert_clean()


def test_a_link_to_a_search_answers_at_once(pages: Pages) -> None:
    page = pages().open("?q=procurement")
    expect(page.locator(".md-search-result__item a").first).to_be_visible(timeout=30_000)


def test_what_is_asked_last_is_answered(pages: Pages) -> None:
    visit = pages()
    held: list[Route] = []
    passes: list[bool] = []
    # A browser that is told to hold nothing any more lets go of what is held, too.
    visit.page.route(
        "**/search/*/w*.json", lambda route: route.continue_() if passes else held.append(route)
    )
    page = visit.open("about/")
    page.locator("input.md-search__input").focus()
    with page.expect_request("**/search/*/w*.json"):
        page.keyboard.type("procurement")
    passes.append(True)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("ddp 2")
    first = page.locator(".md-search-result__item a").first
    expect(first).to_have_attribute("href", f"{visit.origin}/{REUSE}/", timeout=30_000)
    for route in held:
        route.continue_()
    visit.wait_until_at_rest()
    expect(first).to_have_attribute("href", f"{visit.origin}/{REUSE}/")


def test_a_part_that_did_not_arrive_is_asked_for_again(pages: Pages) -> None:
    visit = pages()
    visit.page.route("**/search/*/w*.json", lambda route: route.abort(), times=1)
    page = visit.open("about/")
    page.locator("input.md-search__input").focus()
    with page.expect_event("requestfailed"):
        page.keyboard.type("procuremen")
    page.keyboard.type("t")
    expect(page.locator(".md-search-result__item a").first).to_be_visible(timeout=30_000)


def test_titles_are_found_without_the_script_that_reads_parts(pages: Pages) -> None:
    visit = pages()
    visit.page.route("**/assets/theme/search/answers-from-parts.js", lambda route: route.abort())
    page = visit.open("about/")
    page.locator("input.md-search__input").focus()
    page.keyboard.type("procurement")
    expect(page.locator(".md-search-result__item a").first).to_be_visible(timeout=30_000)
