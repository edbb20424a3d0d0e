"""The example service of the reference site: loaded, looked around in, changed and removed."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.accessibility import faults_in_looks, look_of
from tests.browser.checklist_support import (
    answer,
    chosen,
    downloaded,
    offer,
    open_fold,
    wait_until_saved,
)
from tests.browser.late_database import SILENT
from tests.browser.support import Pages, Visit
from tests.support.sites.server import Site

OVERVIEW = "checklists/"
CHECKLIST = "checklists/digital-by-design/"
RESULT = "my-service/"
SHOWN_ON = [OVERVIEW, CHECKLIST, RESULT]
NAME = "Fishing licence (example)"
OWN = "Parking permits"
# Loading writes some sixty answers; a busy machine may take a while.
PATIENCE_MS = 15_000


def named(page: Page) -> Locator:
    """Return the name of the service that is shown."""
    return page.get_by_label("Name of the service")


def banner(page: Page) -> Locator:
    """Return what says that an example is shown."""
    return page.locator("[data-part=example-shown]")


def offered(page: Page) -> Locator:
    """Return the offer that stands on a page without answers."""
    return page.locator("[data-part=example-offer]")


def load(page: Page) -> None:
    """Take the offer of a page without answers."""
    offered(page).get_by_role("button", name="Look around with an example service").click()
    expect(banner(page)).to_be_visible(timeout=PATIENCE_MS)


def load_from_files(page: Page) -> None:
    """Take the offer beside the files."""
    open_fold(page.locator("[data-part=files]"))
    page.locator("[data-part=example-again] button").click()
    expect(banner(page)).to_be_visible(timeout=PATIENCE_MS)


def remove(page: Page) -> None:
    """Press the one button of the banner."""
    banner(page).get_by_role("button", name="Remove the example").click()
    expect(banner(page)).to_be_hidden(timeout=PATIENCE_MS)


def undo(page: Page) -> None:
    """Press Undo beside the save line."""
    page.locator("[data-part=undo]").click()


@pytest.fixture
def visit(new_page: Pages) -> Visit:
    """Return a visit whose page is the result, in a fresh profile."""
    visit = new_page()
    visit.open(RESULT)
    expect(named(visit.page)).to_be_visible()
    return visit


@pytest.fixture
def own(new_page: Pages) -> Page:
    """Return a checklist on which somebody answers for a service of their own."""
    page = new_page().open(CHECKLIST)
    named(page).fill(OWN)
    answer(page, "DBD-01", "Not met")
    wait_until_saved(page)
    return page


def tab(new_page: Pages, context: BrowserContext, path: str) -> Page:
    """Open a path beside the other pages of a profile."""
    return new_page(context=context).open(path)


def test_the_example_is_loaded_undone_and_loaded_again(visit: Visit, site: Site) -> None:
    page = visit.page
    load(page)
    expect(named(page)).to_have_value(NAME)
    expect(banner(page)).to_contain_text("This is an example. Your own services are untouched.")
    expect(banner(page)).to_be_focused()
    expect(offered(page)).to_be_hidden()
    published = (site.root / "example/assessment.json").read_bytes()
    assert downloaded(page) == published
    undo(page)
    expect(banner(page)).to_be_hidden()
    expect(named(page)).to_have_value("")
    load(page)
    assert downloaded(page) == published
    visit.assert_clean()


def test_the_example_is_removed_and_brought_back(visit: Visit) -> None:
    page = visit.page
    load(page)
    remove(page)
    expect(offered(page)).to_be_visible()
    expect(offered(page)).to_be_focused()
    undo(page)
    expect(banner(page)).to_be_visible()
    expect(named(page)).to_have_value(NAME)
    page.reload()
    expect(named(page)).to_have_value(NAME)
    expect(banner(page)).to_be_visible()
    remove(page)
    page.reload()
    expect(offered(page)).to_be_visible()
    visit.assert_clean()


def test_an_own_service_stays_as_it_is(own: Page) -> None:
    before = downloaded(own)
    load_from_files(own)
    expect(named(own)).to_have_value(NAME)
    expect(chosen(own, "DBD-01")).to_have_value("met")
    answer(own, "DBD-01", "Partly met")
    wait_until_saved(own)
    own.get_by_label("Service shown").select_option(label=OWN)
    expect(banner(own)).to_be_hidden()
    expect(named(own)).to_have_value(OWN)
    assert downloaded(own) == before
    # Asked for once more, the same example comes back with what was changed in it.
    own.locator("[data-part=example-again] button").click()
    expect(chosen(own, "DBD-01")).to_have_value("partly-met")
    expect(own.get_by_label("Service shown").locator("option")).to_have_count(2)
    remove(own)
    expect(named(own)).to_have_value(OWN)
    assert downloaded(own) == before


def test_an_example_is_never_taken_for_an_own_service(own: Page, new_page: Pages) -> None:
    load_from_files(own)
    own.get_by_label("Service shown").select_option(label=OWN)
    expect(named(own)).to_have_value(OWN)
    fold = tab(new_page, own.context, RESULT)
    expect(named(fold)).to_have_value(OWN)
    open_fold(fold.locator("[data-part=services]"))
    fold.get_by_role("button", name=f"Delete {OWN}").click()
    # The example is the only service left, and is still not shown without being asked for.
    expect(named(fold)).to_have_value("")
    expect(banner(fold)).to_be_hidden()
    fold.reload()
    expect(named(fold)).to_have_value("")


def test_a_file_is_not_merged_into_the_example_nor_the_example_into_an_own_service(
    own: Page, site: Site
) -> None:
    mine = downloaded(own)
    dialog = own.get_by_role("dialog")
    offer(own, "assessment.json", (site.root / "example/assessment.json").read_bytes())
    expect(dialog.locator("[data-choice=new]")).to_be_visible()
    expect(dialog.locator("[data-choice=merge], [data-choice=replace]")).to_have_count(2)
    for choice in ("merge", "replace"):
        expect(dialog.locator(f"[data-choice={choice}]")).to_be_hidden()
    dialog.locator("[data-choice=cancel]").click()
    own.locator("[data-part=example-again] button").click()
    expect(banner(own)).to_be_visible(timeout=PATIENCE_MS)
    other = json.loads(mine)
    other["service"]["id"] = "another"
    offer(own, "assessment.json", json.dumps(other).encode())
    expect(dialog.locator("[data-choice=new]")).to_be_visible()
    expect(dialog.locator("[data-choice=merge]")).to_be_hidden()
    dialog.locator("[data-choice=cancel]").click()


def test_the_stops_lead_into_the_page_itself(visit: Visit) -> None:
    page = visit.page
    load(page)
    stops = banner(page).get_by_role("listitem").get_by_role("link")
    expect(stops).to_have_count(5)
    expect(page.locator("[data-part=facts]")).not_to_have_attribute("open", "")
    for name, heading in (
        ("Result", page.get_by_role("table", name="Result by dimension")),
        ("Gaps to the target", page.get_by_role("heading", name="Gaps to the target")),
        ("Trend over the snapshots", page.get_by_text("Snapshots and trend", exact=True)),
        ("Download the file", page.get_by_role("button", name="Download assessment.json")),
    ):
        stop = banner(page).get_by_role("link", name=name, exact=True)
        stop.focus()
        page.keyboard.press("Enter")
        expect(heading).to_be_visible()
        expect(heading).to_be_in_viewport()
    expect(page.get_by_role("table", name="Trend")).to_be_visible()
    banner(page).get_by_role("link", name="A criterion with expired evidence").click()
    form = page.locator("fieldset[data-criterion=DBD-04]")
    expect(form).to_be_in_viewport()
    expect(form).to_contain_text("expired on 2026-10-20")
    visit.assert_clean()


def test_a_stop_on_another_page_is_open_on_arrival(visit: Visit) -> None:
    page = visit.page
    load(page)
    page.goto(f"{visit.origin}/{CHECKLIST}")
    expect(banner(page)).to_be_visible()
    banner(page).get_by_role("link", name="Trend over the snapshots").click()
    expect(page.get_by_role("table", name="Trend")).to_be_visible()
    expect(page.locator("[data-part=snapshots] > summary")).to_be_focused()
    expect(page.locator("[data-part=snapshots] > summary")).to_be_in_viewport()


def test_a_stop_is_open_on_arrival_when_the_answers_come_late(visit: Visit) -> None:
    page = visit.page
    load(page)
    page.goto(f"{visit.origin}/{CHECKLIST}")
    expect(banner(page)).to_be_visible()
    page.add_init_script(SILENT)
    banner(page).get_by_role("link", name="Trend over the snapshots").click()
    expect(page.locator("[data-part=memory-banner]")).to_be_visible()
    page.evaluate("answers()")
    expect(page.get_by_role("table", name="Trend")).to_be_visible()
    expect(page.locator("[data-part=snapshots] > summary")).to_be_focused()


def test_the_overview_offers_the_example_and_takes_it_back(new_page: Pages) -> None:
    visit = new_page()
    page = visit.open(OVERVIEW)
    load(page)
    done = page.locator("[data-part=example-done]")
    expect(done).to_contain_text(f"“{NAME}” was added")
    done.get_by_role("button", name="Undo").click()
    expect(offered(page)).to_be_visible()
    load(page)
    remove(page)
    expect(done).to_contain_text(f"“{NAME}” was removed.")
    done.get_by_role("button", name="Undo").click()
    expect(banner(page)).to_be_visible()
    banner(page).get_by_role("link", name="Gaps to the target").click()
    expect(page.get_by_role("heading", name="Gaps to the target")).to_be_in_viewport()
    expect(named(page)).to_have_value(NAME)
    visit.assert_clean()


def test_an_answer_of_ones_own_ends_the_offer(new_page: Pages) -> None:
    page = new_page().open(RESULT)
    expect(offered(page)).to_be_visible()
    checklist = tab(new_page, page.context, CHECKLIST)
    answer(checklist, "DBD-01", "Met")
    wait_until_saved(checklist)
    expect(offered(page)).to_be_hidden()
    overview = tab(new_page, page.context, OVERVIEW)
    expect(overview.locator("service-example")).to_be_attached()
    expect(offered(overview)).to_be_hidden()


def test_an_example_that_cannot_be_fetched_changes_nothing(visit: Visit) -> None:
    page = visit.page
    page.route("**/example/assessment.json", lambda route: route.fulfill(status=503))
    offered(page).get_by_role("button").click()
    expect(page.locator("[data-part=alert]")).to_contain_text("The example could not be loaded.")
    expect(offered(page)).to_be_visible()
    expect(named(page)).to_have_value("")


@pytest.mark.parametrize("path", SHOWN_ON)
def test_axe_finds_nothing_with_the_example(new_page: Pages, path: str) -> None:
    visit = new_page()
    page = visit.open(RESULT)
    load(page)
    page = visit.open(path)
    expect(banner(page)).to_be_visible()
    visit.wait_until_at_rest()
    assert faults_in_looks(page, look_of(path, SHOWN_ON)) == {}
    visit.assert_clean()


def test_paper_says_that_it_is_an_example(visit: Visit) -> None:
    page = visit.page
    load(page)
    page.emulate_media(media="print")
    expect(banner(page).get_by_text("This is an example.")).to_be_visible()
    expect(banner(page).get_by_role("navigation")).to_be_hidden()
    expect(banner(page).get_by_role("button")).to_be_hidden()


def test_nothing_is_offered_without_javascript(new_page: Pages) -> None:
    page = new_page(javascript=False).open(RESULT)
    expect(banner(page)).to_be_hidden()
    expect(offered(page)).to_be_hidden()
