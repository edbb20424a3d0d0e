"""What a checklist makes a browser fetch: asked for at once, and no more than it may be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import LAID_OUT
from tests.browser.support import Pages, wait_until
from tests.support.reference_standard import criteria_of_a_service
from tests.support.sites.server import Site
from tests.support.sites.weight import SCRIPTS, SEARCH, page_bytes, weights

KIB = 1024
PRELOAD = re.compile(
    r'<link rel="modulepreload" href="[./]*/assets/service-standards/[0-9a-f]{12}/([\w-]+\.js)">'
)
SCRIPT = re.compile(r"<script [^>]*src=[^>]*>")
SOURCE = re.compile(r'<script [^>]*src="([^"]*)"')
DIMENSIONS = (
    "data-driven",
    "digital-by-design",
    "government-as-a-platform",
    "open-by-default",
    "proactive",
    "user-driven",
)
# All criteria for a service.
LONGEST = "checklists/whole-service/"
HOST_SCRIPT = "/assets/javascripts/bundle."
CRITERION = "standards/digital-by-design/name-one-owner/"
# How everything on a page looks, with what stands before and behind it.
# What is folded away keeps the size that it had at some time, or none.
LOOKS = """() => [...document.querySelectorAll("body, body *")].flatMap((node) =>
  ["", "::before", "::after"].map((part) => {
    const look = getComputedStyle(node, part);
    // Nothing stands there without content.
    if (part !== "" && (look.content === "none" || look.content === "normal")) return "";
    const sized = node.checkVisibility();
    return ["display", "position", "visibility", "opacity", "overflow", "width", "height", "margin",
      "padding", "border", "font", "color", "backgroundColor", "boxShadow", "content", "maskImage",
      "transform"].map((name) =>
      sized || !["width", "height"].includes(name) ? look[name] : "").join(" | ");
  }))"""
# The longer sheet stands before the other until it takes its place: nothing moves meanwhile.
TAKE_WHOLE = """(link, name) => new Promise((done) => {
  const whole = link.cloneNode();
  whole.href = new URL(name, link.href).href;
  whole.addEventListener("load", done);
  link.before(whole);
}).then(() => link.remove())"""
HOST_STARTED = "typeof document$ !== 'undefined'"


def test_a_page_names_the_code_of_its_elements(site: Site) -> None:
    wanted = ((LONGEST, {"checklist.js"}), ("my-service/", {"progress.js", "results.js"}))
    for path, own in wanted:
        page = (site.root / path / "index.html").read_text("utf-8")
        named = PRELOAD.findall(page)
        assert len(named) == len(set(named))
        assert set(named) == {"main.js", "common.js", "answers.js"} | own
        # A browser that waits for the first script has asked for them, and for the styles before.
        assert PRELOAD.findall(page.partition("<script")[0]) == named
        assert 'as="style"' not in page[page.index("modulepreload") :]
    assert not PRELOAD.findall((site.root / "about/index.html").read_text("utf-8"))


@pytest.mark.parametrize(
    ("path", "most"),
    [
        (LONGEST, 103),
        *((f"checklists/{one}/", 79) for one in DIMENSIONS),
        ("my-service/", 90),
    ],
)
def test_a_page_with_answers_is_light(new_page: Pages, site: Site, path: str, most: int) -> None:
    found = weights(new_page().page, site, path)
    assert found[SEARCH] == 0
    assert found[SCRIPTS] <= (48 if path == "my-service/" else 31.1) * KIB, found
    assert page_bytes(found) <= most * KIB, found


@pytest.mark.parametrize("path", ["standards/", LONGEST, "my-service/", CRITERION, "portfolio/"])
def test_a_page_looks_the_same_with_the_whole_sheet_of_the_host_theme(
    new_page: Pages, site: Site, path: str
) -> None:
    visit = new_page()
    page = visit.open(path)
    if path in (LONGEST, "my-service/"):
        expect(page.get_by_label("Name of the service")).to_be_visible()
    else:
        wait_until(page, HOST_STARTED)
    if path == LONGEST:
        # Criteria get their boxes in turns, the last one at the end.
        last = page.locator("fieldset.ss-criterion").last
        expect(last.locator(".ss-ticks input")).not_to_have_count(0)
    # What a page does in turns is done once nothing waits any more.
    visit.wait_until_at_rest()
    # What is far away has no size before it comes near, and then keeps the one that it had.
    page.evaluate(LAID_OUT)
    plain = page.locator("link[rel=stylesheet][href*='/plain.']")
    expect(plain).to_have_count(1)
    looks = page.evaluate(LOOKS)
    assert len(looks) > 100
    whole = next((site.root / "assets/stylesheets").glob("main.*.min.css")).name

    plain.evaluate(TAKE_WHOLE, whole)

    expect(plain).to_have_count(0)
    expect(page.locator(f"link[href$='{whole}']")).to_have_count(1)
    others = page.evaluate(LOOKS)
    assert len(others) == len(looks)
    # Of thousands of looks, those that differ are enough to read.
    differing = [pair for pair in zip(looks, others, strict=True) if pair[0] != pair[1]]
    assert differing == []


def test_only_the_first_script_holds_up_the_reading_of_a_page(site: Site) -> None:
    """A page with a checklist is held up by none: test_first_script.py."""
    page = (site.root / "about/index.html").read_text("utf-8")
    before, after = page.split('<link rel="stylesheet"', 1)
    assert [Path(address).name for address in SOURCE.findall(before)] == ["first.js"]
    # At the end of the page there is nothing left to read.
    for script in SCRIPT.findall(after.split("<main", 1)[0]):
        assert re.search(r' (?:defer|async|type="module")', script), script


def test_what_can_be_chosen_comes_with_the_script(new_page: Pages, site: Site) -> None:
    """Chromium lays out a page that it still reads for each choice."""
    text = (site.root / LONGEST / "index.html").read_text("utf-8")
    assert "<option" in text
    assert "<option" not in re.sub(r"<template.*?</template>", "", text, flags=re.DOTALL)
    page = new_page().open(LONGEST)
    expect(page.get_by_label("Role").locator("option")).not_to_have_count(0)
    expect(page.locator("select template")).to_have_count(0)


def test_the_longest_checklist_holds_all_criteria_for_a_service(site: Site) -> None:
    page = (site.root / LONGEST / "index.html").read_text("utf-8")
    assert page.count('<fieldset class="ss-criterion"') >= criteria_of_a_service()


@pytest.mark.parametrize("path", [LONGEST, "my-service/"])
@pytest.mark.parametrize("use", ["mouse", "key", "scroll"])
def test_the_script_of_the_host_theme_comes_with_the_first_use(
    new_page: Pages, path: str, use: str
) -> None:
    visit = new_page()
    page = visit.open(path)
    expect(page.get_by_label("Name of the service")).to_be_visible()
    visit.wait_until_at_rest()
    assert page.evaluate(HOST_STARTED) is False
    with page.expect_response(lambda response: HOST_SCRIPT in response.url):
        if use == "mouse":
            page.mouse.move(200, 200)
        elif use == "key":
            page.keyboard.press("Tab")
        else:
            page.evaluate("scrollTo(0, 2000)")
    wait_until(page, HOST_STARTED)
    visit.assert_clean()


def test_a_page_without_a_checklist_has_the_script_at_once(new_page: Pages) -> None:
    page = new_page().open("about/")
    assert page.evaluate(HOST_STARTED) is True


def test_a_link_to_a_search_needs_no_use(new_page: Pages) -> None:
    page = new_page().open(f"{LONGEST}?q=procurement")
    expect(page.get_by_role("textbox", name="Search")).to_have_value("procurement")
    expect(page.locator(".md-search-result__item a").first).to_be_visible()


def test_the_search_of_a_checklist_hears_what_was_typed_at_once(new_page: Pages) -> None:
    page = new_page().open(LONGEST)
    page.get_by_role("textbox", name="Search").focus()
    page.keyboard.type("procurement")
    expect(page.locator(".md-search-result__item a").first).to_be_visible()
