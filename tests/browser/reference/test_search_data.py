"""The data of the search are fetched when the search is used, and the search then works."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.support import PHONE, Pages
from tests.support.sites.server import Site, serve

INDEX = "/search/search_index.json"
WORKER = "/assets/javascripts/workers/"
# What the gate of the search says when it is asked to start a script.
STARTED = """(address) => new Promise((tell) => {
  const gate = new URL("/assets/theme/search/worker.js", location.href);
  gate.hash = encodeURIComponent(address);
  const worker = new Worker(gate);
  worker.onmessage = ({ data }) => tell(data);
  worker.onerror = ({ message }) => tell(message);
})"""


@pytest.fixture
def watched(site: Site) -> Iterator[Site]:
    """Serve the reference site anew, so that its list of requests belongs to one test."""
    with serve(site.root) as served:
        yield served


@pytest.fixture
def pages(chromium: Browser, watched: Site) -> Iterator[Pages]:
    """Return a maker of pages of that site."""
    with closing(Pages(chromium, watched.origin)) as made:
        yield made


def search_requests(site: Site) -> list[str]:
    """Return what was asked for that only a search needs."""
    return [path for path in site.requests if INDEX in path or WORKER in path]


def first_result(page: Page) -> str:
    """Return the path of the first result, once there is one."""
    link = page.locator(".md-search-result__item a").first
    expect(link).to_be_visible(timeout=30_000)
    return str(link.evaluate("(link) => new URL(link.href).pathname"))


def assert_a_search_fetches_its_data(page: Page, site: Site) -> None:
    assert search_requests(site) == []
    page.get_by_role("textbox", name="Search").focus()
    page.keyboard.type("personal data")
    assert first_result(page)
    assert len(search_requests(site)) == 2


def test_a_page_that_is_only_read_fetches_no_search_data(pages: Pages, watched: Site) -> None:
    visit = pages()
    page = visit.open("checklists/digital-by-design/")
    expect(page.get_by_label("Name of the service")).to_be_visible()
    visit.wait_until_at_rest()
    assert_a_search_fetches_its_data(page, watched)
    visit.assert_clean()


@pytest.mark.parametrize("path", ["", "about/"])
def test_the_data_wait_on_every_page_for_the_first_use(
    pages: Pages, watched: Site, path: str
) -> None:
    visit = pages()
    page = visit.open(path)
    # Material's script has run when it has shown what its search is going to say.
    expect(page.locator(".md-search-result__list")).to_have_attribute("hidden", "")
    visit.wait_until_at_rest()
    assert_a_search_fetches_its_data(page, watched)


def test_the_button_of_a_small_screen_starts_the_search(pages: Pages) -> None:
    page = pages(viewport=PHONE).open("about/")
    page.locator("[data-st-opens=search]").first.press("Enter")
    page.keyboard.type("accessibility")
    assert first_result(page)


def test_a_link_to_a_search_needs_no_focus(pages: Pages) -> None:
    page = pages().open("?q=procurement")
    expect(page.get_by_role("textbox", name="Search")).to_have_value("procurement")
    assert first_result(page)


def test_what_is_typed_while_the_data_arrive_is_looked_up(pages: Pages) -> None:
    visit = pages()
    held: list[Route] = []
    visit.page.route(f"**{INDEX}", lambda route: held.append(route))  # noqa: PLW0108 (Playwright marks it)
    page = visit.open("about/")
    with page.expect_request(f"**{INDEX}"):
        page.get_by_role("textbox", name="Search").focus()
    page.keyboard.type("procurement")
    expect(page.get_by_role("status").first).to_have_text("Initializing search")
    held[0].continue_()
    assert first_result(page)


def test_the_gate_of_the_worker_starts_no_script_of_another_site(
    chromium: Browser, site: Site, tmp_path: Path
) -> None:
    (tmp_path / "other.js").write_text('postMessage("started")', "utf-8")
    # Neither a host that sends no policy with a worker nor a browser without trusted types helps.
    with (
        serve(site.root, policy=None) as served,
        serve(tmp_path) as other,
        closing(Pages(chromium, served.origin)) as made,
    ):
        page = made().open("about/")
        assert "another site" in page.evaluate(STARTED, other.url("other.js"))
        assert other.requests == []
