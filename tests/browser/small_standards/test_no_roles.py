"""A standard that says nothing of who does what speaks of no roles."""

from __future__ import annotations

from playwright.sync_api import expect

from service_standards import load_project
from service_standards.pages.all_pages import site_pages
from service_standards.render.links import WHOLE
from tests.browser.checklist_support import answer, wait_until_ready, wait_until_saved
from tests.browser.small_standards.conftest import VisitOf
from tests.support.cases.golden import VALID

CASE = "no-roles"
WORDS = ("role", "who does it")


def test_no_page_is_made_for_roles() -> None:
    project = load_project(VALID / CASE)
    sizes = dict.fromkeys([WHOLE, *(one.id for one in project.checklists)], 1)
    paths = [page.path for page in site_pages(project, sizes)]
    assert "standards/crosswalk.md" in paths
    assert [path for path in paths if "roles" in path] == []


def test_no_page_speaks_of_roles(visit_of: VisitOf) -> None:
    visit = visit_of(CASE)
    page = visit.open("checklists/trusted/")
    wait_until_ready(page)
    expect(page.locator("[data-filter=phase]")).to_have_count(1)
    assert page.locator("[data-filter=role], [data-roles]").count() == 0
    answer(page, "TRU-02", "Met")
    wait_until_saved(page)

    for address, shown in (
        ("checklists/trusted/", "[data-criterion=TRU-02]"),
        ("my-service/", "[data-cell=assessed]"),
        ("standards/", "[data-criterion=TRU-02]"),
        ("standards/trusted/keep-what-the-law-names/", "h1"),
        ("standards/trusted/full_text/", "h2"),
        ("standards/crosswalk/", ".ss-crosswalk table"),
    ):
        visit.open(address)
        expect(page.locator(shown).first).not_to_be_empty()
        text = page.locator("body").inner_text().lower()
        assert [word for word in WORDS if word in text] == [], address
        assert page.locator("[data-filter=role], [data-roles]").count() == 0
