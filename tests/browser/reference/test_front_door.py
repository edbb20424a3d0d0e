"""What one came for stands first: on the entrance, on a criterion's page and on a dimension's."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.accessibility import faults_in_looks
from tests.browser.support import Pages
from tests.support.pdf_text import texts_of_pages
from tests.support.reference_standard import criteria_by_dimension
from tests.support.sites.server import Site

WIDE, NARROW = (1280, 900), (390, 844)
VIEWPORTS = pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["1280", "390"])
OF_A_DIMENSION = criteria_by_dimension()["user-driven"]
ALL_OF_IT = f"User-driven: all {OF_A_DIMENSION}"
CRITERION = "standards/user-driven/rank-needs-and-plan-by-them/"
DIMENSION = "standards/user-driven/"
FULL_TEXT = "standards/user-driven/full_text/"
# Where the thing that one came for begins at the latest: well within the first screen.
FIRST = 400
EXAMPLE = "Fishing licence (example)"
TOP = "(node) => node.getBoundingClientRect().top + scrollY"
LOOK = """(node) => {
  const look = getComputedStyle(node);
  return ["color", "backgroundColor", "borderTopColor", "borderTopStyle", "fontWeight", "padding",
    "textDecorationLine"].map((name) => look[name]);
}"""
BOTTOM = "(node) => node.getBoundingClientRect().bottom + scrollY"


def criteria(site: Site) -> list[dict[str, str]]:
    """Return the criteria of the published catalogue."""
    read = json.loads((site.root / "catalogue.json").read_text("utf-8"))
    found: list[dict[str, str]] = read["criteria"]
    return found


def requirement(page: Page) -> Locator:
    """Return the sentence that a criterion's page is about."""
    return page.locator("#requirement + p")


@VIEWPORTS
def test_the_requirement_is_the_first_thing_on_the_page_of_a_criterion(
    new_page: Pages, site: Site, viewport: tuple[int, int]
) -> None:
    """Those with the longest titles and an ordinary one."""
    by_title = sorted(criteria(site), key=lambda one: len(one["title"]))
    page = new_page(viewport=viewport).page
    for one in (*by_title[-3:], by_title[len(by_title) // 2]):
        page.goto(site.url(one["url"].lstrip("/")))
        expect(requirement(page)).to_be_visible()
        assert requirement(page).evaluate(TOP) <= FIRST, one["title"]
        assert requirement(page).evaluate(BOTTOM) <= viewport[1], one["title"]


@VIEWPORTS
def test_the_list_is_the_first_thing_on_the_page_of_a_dimension(
    new_page: Pages, site: Site, viewport: tuple[int, int]
) -> None:
    page = new_page(viewport=viewport).page
    for dimension in sorted({one["dimension"] for one in criteria(site)}):
        page.goto(site.url(f"standards/{dimension}/"))
        table = page.get_by_role("table", name="Criteria")
        assert table.evaluate(TOP) <= FIRST, dimension
        expect(page.get_by_role("link", name="Check your service")).to_be_in_viewport()
        assert page.locator("#about-this-dimension").evaluate(TOP) > table.evaluate(TOP)


@VIEWPORTS
def test_the_entrance_begins_with_search_and_three_ways_in(
    new_page: Pages, viewport: tuple[int, int]
) -> None:
    page = new_page(viewport=viewport).open("")
    search = page.get_by_role("link", name="Search criteria, guidance and templates")
    expect(search).to_be_in_viewport(ratio=1)
    ways = page.locator("h2.cards + ul > li")
    expect(ways).to_have_count(3)
    expect(ways.first.get_by_role("link")).to_be_in_viewport()
    if viewport == WIDE:
        expect(ways.last).to_be_in_viewport(ratio=1)
        expect(page.get_by_role("table")).to_be_in_viewport(ratio=1)
    assert ways.get_by_role("link").all_inner_texts() == [
        "Read what applies to me",
        "Check a service",
        "See results",
    ]


def test_the_picture_on_the_entrance_shows_the_result_of_the_example(new_page: Pages) -> None:
    page = new_page().open("")
    table = page.get_by_role("table", name=f"What you get: {EXAMPLE}")
    expect(table.locator("tbody tr")).to_have_count(6)
    for row in table.locator("tbody tr").all():
        level = re.search(r"Level (\d)(?: to (\d))?", row.inner_text())
        assert level
        low, high = int(level[1]), int(level[2] or level[1])
        expect(row.locator(".ss-step-reached")).to_have_count(low)
        expect(row.locator(".ss-step-possible")).to_have_count(high - low)


def test_the_search_on_the_entrance_opens_the_search(new_page: Pages) -> None:
    visit = new_page()
    page = visit.open("")
    link = page.get_by_role("link", name="Search criteria, guidance and templates")
    field = page.get_by_role("textbox", name="Search")
    expect(field).not_to_be_focused()
    link.focus()
    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    page.keyboard.type("procurement")
    expect(page.locator(".md-search-result__item a").first).to_be_visible()
    visit.assert_clean()


def test_without_a_script_the_search_on_the_entrance_leads_to_all_criteria(
    new_page: Pages,
) -> None:
    page = new_page(javascript=False).open("")
    page.get_by_role("link", name="Search criteria, guidance and templates").click()
    expect(page.get_by_role("table", name="Criteria")).to_be_visible()


@pytest.mark.parametrize("path", ["", CRITERION, DIMENSION, "guidance/measurement/"])
def test_to_edit_a_page_is_the_last_thing_on_it(new_page: Pages, path: str) -> None:
    page = new_page().open(path)
    edit = page.get_by_role("link", name="Edit this page")
    expect(edit).to_have_count(1)
    last = "(node) => node === [...node.closest('article').querySelectorAll('a')].at(-1)"
    assert edit.evaluate(last)


def test_a_badge_looks_the_same_in_a_list_and_on_the_page_of_a_criterion(new_page: Pages) -> None:
    page = new_page().open(DIMENSION)
    row = page.locator("tr[data-criterion=UDR-07]")
    listed = [row.locator(".ss-tag").nth(at).evaluate(LOOK) for at in range(2)]
    row.get_by_role("link").click()
    badges = page.locator(".ss-badges .ss-tag")
    expect(badges).to_have_text(["Should", "Level 2, Developing"])
    assert [badges.nth(at).evaluate(LOOK) for at in range(2)] == listed


def test_a_criterion_says_what_it_means_in_each_phase(new_page: Pages) -> None:
    page = new_page().open(CRITERION)
    phases = page.locator(".ss-phases > li")
    expect(phases).to_have_text(
        [
            re.compile(r"Discovery\s+Asked for\s+Gate to alpha"),
            re.compile(r"Alpha\s+Asked for\s+Gate to beta"),
            re.compile(r"Beta\s+Asked for\s+Gate to live"),
            re.compile(r"Live\s+Asked for"),
            re.compile(r"Retirement\s+No longer asked for"),
        ]
    )


def test_answer_this_opens_the_criterion_in_its_checklist(new_page: Pages) -> None:
    visit = new_page(viewport=NARROW)
    page = visit.open(CRITERION)
    page.get_by_role("link", name="Answer this").click()
    expect(page).to_have_url(re.compile(r"/checklists/user-driven/#udr-07$"))
    heading = page.get_by_role("heading", name="UDR-07 Rank user needs and plan the work by them")
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()
    visit.assert_clean()


def test_the_neighbours_of_a_criterion_and_its_list_are_at_hand(new_page: Pages) -> None:
    page = new_page(viewport=NARROW).open(CRITERION)
    near = page.get_by_role("navigation", name="Criteria of this dimension")
    expect(near.get_by_role("link")).to_have_text(["← UDR-06", ALL_OF_IT, "UDR-08 →"])
    near.get_by_role("link", name="UDR-08").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("UDR-08")
    near.get_by_role("link", name="User-driven").click()
    page.locator("tr[data-criterion=UDR-01]").get_by_role("link").click()
    expect(near.get_by_role("link")).to_have_text([ALL_OF_IT, "UDR-02 →"])


def test_who_has_no_service_reads_without_the_code_of_answers(new_page: Pages, site: Site) -> None:
    visit = new_page()
    for path in (CRITERION, DIMENSION):
        before = len(site.requests)
        page = visit.open(path)
        # The page has asked the same before, so that it has its answer.
        assert page.evaluate("indexedDB.databases()") == []
        visit.wait_until_at_rest()
        assert not [one for one in site.requests[before:] if "catalogue" in one or "answers" in one]
        expect(page.locator("[data-answer]:visible")).to_have_count(0)


@pytest.fixture
def answered(new_page: Pages) -> BrowserContext:
    """Return the context of a browser that keeps the example."""
    page = new_page().open("checklists/")
    page.get_by_role("button", name="Look around with an example service").click()
    expect(page.locator("[data-part=example-shown]")).to_be_visible()
    return page.context


def test_answers_of_the_service_stand_beside_the_criteria(
    new_page: Pages, answered: BrowserContext
) -> None:
    visit = new_page(context=answered)
    page = visit.open(DIMENSION)
    expect(page.get_by_role("columnheader", name="Your answer")).to_be_visible()
    expect(page.get_by_text(f"{EXAMPLE}:")).to_be_visible()
    cells = page.locator("td[data-answer]")
    expect(cells).to_have_count(OF_A_DIMENSION)
    known = r"Met|Partly met|Not met|Not applicable|Not assessed"
    for cell in cells.all():
        expect(cell).to_have_text(re.compile(f"^({known})$"))
    assert faults_in_looks(page) == {}
    said = page.locator("td[data-answer=UDR-07]").inner_text()
    page.locator("tr[data-criterion=UDR-07]").get_by_role("link").click()
    expect(page.locator("[data-answer=UDR-07]")).to_have_text(said)
    expect(page.locator(".ss-phases > [aria-current=step]")).to_contain_text("Live")
    assert faults_in_looks(page) == {}
    visit.assert_clean()


@pytest.mark.parametrize("width", [1280, 390])
def test_what_a_phase_expects_has_a_line_of_its_own(new_page: Pages, width: int) -> None:
    page = new_page(viewport=(width, 900)).open(CRITERION)
    rows = page.locator(".ss-expected > div")
    expect(rows.first).to_be_visible()
    boxes = [one.bounding_box() for one in rows.all()]
    texts = [one.bounding_box() for one in page.locator(".ss-expected dd").all()]
    assert len(boxes) > 1
    assert len({(box["x"], box["width"]) for box in boxes if box}) == 1
    for box, text in zip(boxes, texts, strict=True):
        assert box
        assert text
        assert text["width"] > box["width"] / 2


def test_the_full_text_of_a_dimension_is_one_page_that_no_search_finds(
    new_page: Pages, site: Site
) -> None:
    page = new_page().open(DIMENSION)
    page.get_by_role("link", name="Read all in full, or print it").click()
    expect(page.locator("article h2")).to_have_count(OF_A_DIMENSION)
    for heading in ("Requirement", "How to check it", "Evidence", "Why it matters", "Sources"):
        expect(page.get_by_role("heading", level=3, name=heading, exact=True)).to_have_count(
            OF_A_DIMENSION
        )
    index = (site.root / "search/search_index.json").read_text("utf-8")
    assert "full_text" not in index


PRINTED = ["", CRITERION, DIMENSION, FULL_TEXT, "checklists/user-driven/", "glossary/"]


@pytest.mark.parametrize("path", PRINTED)
def test_every_print_says_its_edition_its_day_and_its_address(
    new_page: Pages, site: Site, path: str
) -> None:
    page = new_page().open(path)
    line = page.locator(".st-printed")
    expect(line).to_be_hidden()
    sheets = texts_of_pages(page.pdf(format="A4"))
    page.emulate_media(media="print")
    expect(line).to_be_visible()
    version = json.loads((site.root / "catalogue.json").read_text("utf-8"))["standard"]["version"]
    expect(line).to_contain_text(f"Edition {version}")
    expect(line).to_contain_text(re.compile(r"Printed on \w+ \d+, \d{4}"))
    expect(line).to_contain_text(site.url(path))
    # Each sheet says it at the foot.
    for number, text in enumerate(sheets, start=1):
        assert f"Edition{version}{site.url(path)}" in text
        assert f"{number}/{len(sheets)}" in text


def test_the_foot_of_a_sheet_holds_a_long_address_and_no_answers(new_page: Pages) -> None:
    """A box at the margin of a sheet breaks no word, and cuts off what does not fit."""
    asked = "q=" + "a%22b\\c" * 20
    page = new_page().open(f"{CRITERION}?{asked}#kept-to-oneself")
    address = page.evaluate("location.origin + location.pathname + location.search")
    assert asked in address
    sheets = texts_of_pages(page.pdf(format="A4"))
    assert [text for text in sheets if address not in text] == []
    assert [text for text in sheets[1:] if "kept-to-oneself" in text] == []


def test_a_printed_checklist_has_squares_to_mark_and_lines_to_write_on(new_page: Pages) -> None:
    page = new_page(javascript=False).open("checklists/user-driven/")
    page.emulate_media(media="print")
    form = page.locator("fieldset[data-criterion=UDR-07]")
    for choice in form.get_by_role("radio").all():
        expect(choice).to_have_css("border-radius", "0px")
        expect(choice).to_have_css("border-top-style", "solid")
    square = "(node) => getComputedStyle(node, '::before').borderTopStyle"
    assert form.locator("[data-part=checks] > li").first.evaluate(square) == "solid"
    note = form.locator("textarea[data-field=note]")
    expect(note).to_have_css("print-color-adjust", "exact")
    expect(note).to_have_css("background-image", re.compile("repeating-linear-gradient"))
