"""The published reference site: every kind of page, as people open it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import faults, faults_in_looks, look_of
from tests.browser.support import DESKTOP, PHONE, Pages, wait_until

PAGES = {
    "home": "",
    "start": "start/teams/",
    "overview": "standards/",
    "dimension": "standards/user-driven/",
    "full text": "standards/user-driven/full_text/",
    "criterion": "standards/digital-by-design/assess-risks-before-using-real-data/",
    "organisation": "standards/organisation/",
    "crosswalk": "standards/crosswalk/",
    "role": "standards/roles/security/",
    "checklists": "checklists/",
    "checklist": "checklists/user-driven/",
    "gate": "checklists/gate-alpha/",
    "my service": "my-service/",
    "guide": "guidance/measurement/",
    "UX guide": "guidance/ux/forms/",
    "figure": "guidance/digital-government/",
    "sample report": "assessment/sample-rent-allowance/",
    "source": "reference/source/",
    "templates": "project-templates/",
    "phases": "project-templates/phases/",
    "template": "project-templates/business-case/",
    "example": "project-templates/business-case-example/",
    "glossary": "glossary/",
    "sources": "sources/",
    "reference": "reference/",
    "comparison": "reference/comparison/",
    "releases": "releases/",
    "decision": "adr/0002-answers-are-rows-in-indexeddb/",
    "lost": "no/such/page/",
}
KINDS = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
# Other words, and one page that is shown in English.
FRENCH = (
    "home",
    "criterion",
    "checklist",
    "my service",
    "glossary",
    "template",
    "reference",
    "lost",
)
SIZES = pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1280", "320"])


@KINDS
def test_axe_finds_nothing(new_page: Pages, path: str) -> None:
    visit = new_page()
    page = visit.open(path)
    visit.wait_until_at_rest()
    # What a script still adds would make the page grow while it is judged.
    wait_until(page, "document.querySelector('[data-part=aim][hidden]') === null")
    assert faults_in_looks(page, look_of(path, PAGES.values())) == {}
    assert (visit.violations, visit.foreign) == ([], [])


@pytest.mark.parametrize("kind", FRENCH)
def test_axe_finds_nothing_in_french(new_page: Pages, kind: str) -> None:
    visit = new_page()
    page = visit.open(f"fr/{PAGES[kind]}")
    visit.wait_until_at_rest()
    wait_until(page, "document.querySelector('[data-part=aim][hidden]') === null")
    assert faults_in_looks(page, look_of(kind, FRENCH)) == {}
    assert (visit.violations, visit.foreign) == ([], [])


@SIZES
def test_the_way_to_a_page_in_another_language_has_a_name(
    new_page: Pages, viewport: tuple[int, int]
) -> None:
    visit = new_page(viewport=viewport)
    page = visit.open(f"fr/{PAGES['decision']}")
    foot = page.locator(".md-footer")
    expect(foot.get_by_role("link", name="Précédent 0001 The core")).to_have_count(1)
    expect(foot.get_by_role("link", name="Suivant 0003 Scores")).to_have_count(1)
    # Where there is little room, nobody sees the words of the way back, as in one language.
    words = foot.locator(".md-footer__link--prev .md-footer__title").bounding_box()
    assert words is not None
    assert (words["width"] > 1) is (viewport == DESKTOP)
    visit.assert_clean()


@SIZES
def test_axe_finds_nothing_with_the_search_open(new_page: Pages, viewport: tuple[int, int]) -> None:
    visit = new_page(viewport=viewport)
    # A page with little on it: what lies half under the results would be judged too.
    page = visit.open("reference/")
    if viewport == PHONE:
        page.get_by_role("button", name="Search").first.click()
    page.locator("input.md-search__input").fill("data")
    page.wait_for_selector(".md-search-result__item a")
    assert faults(page, dark=viewport == PHONE) == []
    visit.assert_clean()


@KINDS
def test_a_page_is_complete_without_javascript(new_page: Pages, path: str) -> None:
    visit = new_page(javascript=False)
    page = visit.open(path)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert len(page.get_by_role("main").inner_text()) > 60


def test_each_dimension_and_recommendation_is_two_clicks_from_home(new_page: Pages) -> None:
    page = new_page().open("")
    for heading, count in (("The six dimensions", 6), ("The nine key recommendations", 9)):
        links = page.locator(f"h2:has-text('{heading}') + ul > li")
        expect(links).to_have_count(count)
        for index in range(count):
            href = links.nth(index).get_by_role("link").first.get_attribute("href")
            answer = page.request.get(f"{page.url}{href}")
            assert answer.ok, href


def test_the_edit_link_of_a_criterion_leads_to_its_file(new_page: Pages) -> None:
    page = new_page().open(PAGES["criterion"])
    href = page.get_by_role("link", name="Edit this page").get_attribute("href")
    assert href is not None
    assert href.endswith(
        "/edit/main/standards/digital-by-design/assess-risks-before-using-real-data.md"
    )


def test_a_cell_of_the_crosswalk_opens_its_criteria(new_page: Pages) -> None:
    page = new_page().open(PAGES["crosswalk"])
    cell = page.locator("#oecd-key-recommendations + div tbody tr").first.get_by_role("link").first
    count = int(cell.inner_text())
    cell.click()
    expect(page.locator("tr[data-criterion]:visible")).to_have_count(count)


@pytest.mark.parametrize(("path", "most"), [("checklists/user-driven/", 12), ("my-service/", 4)])
def test_paper_is_not_wasted(new_page: Pages, path: str, most: int) -> None:
    """A fold that may not break goes to a page of its own: then it takes twice as many."""
    visit = new_page()
    page = visit.open(path)
    expect(page.get_by_label("Name of the service")).to_be_visible()
    visit.wait_until_at_rest()
    pages = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    assert pages <= most


def test_nothing_covers_the_titles_of_a_checklist(new_page: Pages) -> None:
    page = new_page().open("checklists/user-driven/")
    expect(page.get_by_label("Name of the service")).to_be_visible()
    page.evaluate("scrollTo(0, 3000)")
    page.mouse.wheel(0, -400)
    expect(page.locator(".md-top")).to_have_css("display", "none")


def test_the_contents_of_my_service_lead_to_what_is_there(new_page: Pages) -> None:
    page = new_page().open("my-service/")
    expect(page.get_by_label("Name of the service")).to_be_visible()
    links = page.locator(".md-sidebar--secondary a[href^='#']:visible")
    expect(links).to_have_text(["Snapshots, changes and other services"])
    page.get_by_role("button", name="Look around with an example service").click()
    expect(page.get_by_role("heading", name="The next gate")).to_be_visible()
    names = [text.strip() for text in links.all_inner_texts()]
    assert {"Result by dimension", "Gaps to the target", "Report"} <= set(names)
    assert "To look at again" not in names
    for href in links.evaluate_all("(all) => all.map((one) => one.hash)"):
        expect(page.locator(href)).to_be_visible()


def test_a_newcomer_is_told_with_which_checklist_to_begin(new_page: Pages) -> None:
    page = new_page().open("checklists/")
    expect(page.get_by_text("New here? Begin with this one: Baseline checklist.")).to_be_visible()
    headings = page.locator("article h2")
    expect(headings).to_contain_text(
        ["One dimension at a time", "All in one list", "At a gate", "For the organisation"]
    )


SHIFTS = """window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifted += entry.value;
}).observe({type: "layout-shift", buffered: true});"""


def test_a_checklist_does_not_jump_when_its_script_comes(new_page: Pages) -> None:
    visit = new_page()
    visit.page.add_init_script(SHIFTS)
    page = visit.open("checklists/user-driven/")
    expect(page.get_by_label("Name of the service")).to_be_visible()
    visit.wait_until_at_rest()
    assert page.evaluate("shifted") < 0.1


def test_a_checklist_does_not_jump_when_it_is_loaded_again_in_its_middle(new_page: Pages) -> None:
    visit = new_page()
    visit.page.add_init_script(SHIFTS)
    page = visit.open("checklists/user-driven/")
    expect(page.get_by_label("Name of the service")).to_be_visible()
    page.locator("[data-criterion]").nth(7).scroll_into_view_if_needed()
    # A browser comes back to where it was only once it has noted the place.
    page.wait_for_timeout(500)
    page.reload()
    expect(page.locator("[data-part=savebar]")).to_be_visible()
    visit.wait_until_at_rest()
    assert page.evaluate("scrollY") > 1000
    assert page.evaluate("shifted") < 0.05
