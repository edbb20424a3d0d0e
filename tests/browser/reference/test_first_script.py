"""A page with a checklist is read while its first script comes, and nothing overtakes that."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.checklist_support import wait_until_ready
from tests.browser.support import Pages, wait_until
from tests.support.sites.server import Site

LONGEST = "checklists/whole-service/"
PAGES = (LONGEST, "my-service/", "checklists/organisation/")
FIRST = "**/assets/theme/first.js"
SCRIPT = re.compile(r"<script ([^>]*)src=\"[^\"]*/([\w-]+)\.js\"([^>]*)>")
# A browser that does not know the attribute passes over its value.
KNOWN, UNKNOWN = 'blocking="render"', 'blocking="other"'
# What the first script leaves behind is looked for whenever an element is named.
NOTE_ORDER = """
window.named = [];
const define = customElements.define.bind(customElements);
customElements.define = (name, ...more) => {
  window.named.push([name, trustedTypes.defaultPolicy !== null && "__md_get" in window]);
  define(name, ...more);
};
"""
# Asked before each frame: the colours of what a person can see then.
NOTE_COLOURS = """
window.frames_ = 0;
window.shown = [];
const look = () => {
  window.frames_ += 1;
  const {body} = document;
  if (body && getComputedStyle(body).visibility === "visible") {
    window.shown.push(body.getAttribute("data-md-color-scheme"));
  }
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""
READ = """document.readyState !== "loading" && performance.getEntriesByType("resource")
  .some(({name, responseEnd}) => name.endsWith("/main.js") && responseEnd > 0)"""


@pytest.mark.parametrize("path", PAGES)
def test_no_script_comes_before_the_first_one(site: Site, path: str) -> None:
    text = (site.root / path / "index.html").read_text("utf-8")
    found = [(name, f"{before} {after}") for before, name, after in SCRIPT.findall(text)]
    names = [name for name, _ in found]
    assert names[:2] == ["first", "main"]
    assert sorted(names) == ["controls", "first", "host-script", "main"]
    for name, said in found:
        # Only what is deferred runs in the order of the page.
        assert 'type="module"' in said if name == "main" else re.search(r"\bdefer\b", said), name
        assert "async" not in said, name
    assert KNOWN in found[0][1]


def held(page: Page, address: str) -> Callable[[], None]:
    """Open a page whose first script is on the way, and return what lets it arrive."""
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route(FIRST, hold)
    page.goto(address, wait_until="commit")
    wait_until(page, READ)
    assert len(waiting) == 1
    return lambda: waiting.pop().continue_()


def test_what_comes_sooner_waits_for_the_first_script(new_page: Pages, site: Site) -> None:
    visit = new_page()
    visit.page.add_init_script(NOTE_ORDER)
    arrive = held(visit.page, site.url(LONGEST))
    expect(visit.page.locator("fieldset.ss-criterion").last).to_be_attached()
    assert visit.page.evaluate("window.named") == []

    arrive()
    wait_until_ready(visit.page)
    named = visit.page.evaluate("window.named")
    assert "service-checklist" in [name for name, _ in named]
    assert [name for name, is_later in named if not is_later] == []
    visit.assert_clean()


@pytest.mark.parametrize(
    ("blocking", "motion"),
    [(KNOWN, "no-preference"), (UNKNOWN, "no-preference"), (UNKNOWN, "reduce")],
)
def test_nothing_is_seen_in_colours_that_change(
    new_page: Pages, site: Site, blocking: str, motion: str
) -> None:
    page = new_page(colour_scheme="dark", reduced_motion=motion).page
    page.add_init_script(NOTE_COLOURS)
    give(page, site, blocking)
    arrive = held(page, site.url(LONGEST))
    if blocking == UNKNOWN:
        # It draws what it has read.
        wait_until(page, "window.frames_ > 2")
    arrive()
    wait_until_ready(page)
    wait_until(page, "window.shown.length > 2")
    assert set(page.evaluate("window.shown")) == {"slate"}


@pytest.mark.parametrize("blocking", [KNOWN, UNKNOWN])
def test_a_page_whose_first_script_is_gone_shows_itself(
    new_page: Pages, site: Site, blocking: str
) -> None:
    page = new_page().page
    give(page, site, blocking)
    page.route(FIRST, lambda route: route.abort())
    page.goto(site.url(LONGEST))
    expect(page.locator("html")).to_have_class("no-js")
    expect(page.locator(".ss-outcomes").first).to_be_visible()
    wait_until_ready(page)


def give(page: Page, site: Site, blocking: str) -> None:
    """Let a page say `blocking` for its first script."""
    text = (site.root / LONGEST / "index.html").read_text("utf-8")
    assert text.count(KNOWN) == 1
    body = text.replace(KNOWN, blocking)
    page.route(site.url(LONGEST), lambda route: route.fulfill(body=body, content_type="text/html"))
