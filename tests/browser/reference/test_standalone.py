"""A checklist as one file: everything works from the disk, and nothing is fetched."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import LOOKS, faults, faults_in_looks
from tests.browser.checklist_support import (
    Catalogue,
    answer,
    assessment,
    chosen,
    criterion,
    downloaded,
    offer,
    open_fold,
    state_fact,
    unfold,
    wait_until_ready,
    wait_until_saved,
)
from tests.browser.standalone_files import CHECKLIST, PAYLOADS, WHOLE, OpenFile, wait_until_running
from tests.browser.support import Pages
from tests.support.pdf_text import texts_of_pages
from tests.support.reference_standard import criteria_by_dimension, criteria_of_a_service

BLOCKED = """Object.defineProperty(window, "indexedDB",
  {get() { throw new DOMException("no", "SecurityError"); }});"""


def fill_in(page: Page) -> None:
    """Answer a few criteria, with text."""
    page.get_by_label("Name of the service").fill("Café “Ümlaut”")
    state_fact(page, "takes-payments", "No")
    answer(page, "DBD-01", "Met")
    answer(page, "DBD-03", "Not applicable")
    criterion(page, "DBD-03").get_by_label("Reason").fill("Line one\nline two")
    unfold(page, "DBD-02").get_by_label("Note").fill(PAYLOADS[0])
    answer(page, "DBD-02", "Partly met")
    wait_until_saved(page)


def test_answers_are_kept_and_handed_over(open_file: OpenFile) -> None:
    page = open_file(CHECKLIST)
    fill_in(page)
    before = downloaded(page)

    page.reload()
    wait_until_running(page)

    expect(chosen(page, "DBD-01")).to_have_value("met")
    expect(page.get_by_label("Name of the service")).to_have_value("Café “Ümlaut”")
    expect(criterion(page, "DBD-02").get_by_label("Note")).to_have_value(PAYLOADS[0])
    assert downloaded(page) == before
    answer(page, "DBD-01", "Not met")
    wait_until_saved(page)
    assert json.loads(downloaded(page))["findings"]["DBD-01"]["outcome"] == "not-met"


@pytest.mark.parametrize("name", [CHECKLIST, WHOLE])
def test_the_file_of_the_site_comes_back_to_the_byte(
    open_file: OpenFile, new_page: Pages, name: str
) -> None:
    site_page = new_page().open(f"checklists/{CHECKLIST}/")
    wait_until_ready(site_page)
    fill_in(site_page)
    of_the_site = downloaded(site_page)

    page = open_file(name)
    offer(page, "assessment.json", of_the_site)
    page.get_by_role("dialog").get_by_role("button", name="Add as a new service").click()
    expect(chosen(page, "DBD-01")).to_have_value("met")
    wait_until_saved(page)

    assert downloaded(page) == of_the_site


@pytest.mark.parametrize("path", [f"checklists/{CHECKLIST}/", "checklists/", "my-service/"])
def test_a_page_of_the_site_hands_over_the_file(new_page: Pages, site_dir: Path, path: str) -> None:
    name = CHECKLIST if CHECKLIST in path else WHOLE
    page = new_page().open(path)
    link = page.get_by_role("link", name="as one file that works without a network")
    with page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename == f"{name}.html"
    given = Path(download.value.path()).read_bytes()
    assert given == (site_dir / "downloads" / f"{name}.html").read_bytes()
    expect(page.locator("p", has=link)).to_contain_text(f"({round(len(given) / 1000)} kB)")


def test_blocked_storage_is_said_and_the_file_is_at_hand(open_file: OpenFile) -> None:
    page = open_file(CHECKLIST)
    page.add_init_script(BLOCKED)
    page.reload()
    banner = page.locator("[data-part=memory-banner]")
    expect(banner).to_contain_text("kept only until this page closes")
    answer(page, "DBD-01", "Met")
    expect(page.locator("[data-part=saved]")).to_contain_text("Kept until this page closes")
    assert json.loads(downloaded(page))["findings"]["DBD-01"]["outcome"] == "met"


def test_a_file_can_be_merged_and_taken_back(open_file: OpenFile, catalogue: Catalogue) -> None:
    page = open_file(WHOLE)
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    content = assessment(
        catalogue, {"DBD-01": {"outcome": "not-met"}, "UDR-02": {"outcome": "met"}}
    )

    offer(page, "assessment.json", content)
    page.get_by_role("dialog").get_by_role("button", name="Merge with").click()
    dialog = page.get_by_role("dialog", name="Choose where both sides differ")
    expect(dialog).to_contain_text("DBD-01")
    dialog.get_by_role("button", name="Keep everything on this computer").click()
    dialog.get_by_role("button", name="Merge").click()

    expect(chosen(page, "UDR-02")).to_have_value("met")
    page.get_by_role("button", name="Undo").click()
    expect(chosen(page, "UDR-02")).to_have_value("not-assessed")


def test_the_whole_self_check_shows_the_result(open_file: OpenFile) -> None:
    page = open_file(WHOLE)
    answer(page, "DBD-01", "Met")
    answer(page, "UDR-01", "Not met")
    wait_until_saved(page)

    result = page.locator("service-results")
    row = result.locator("tr[data-dimension=digital-by-design]")
    expect(row.locator("[data-cell=assessed]")).to_have_text(
        f"1 of {criteria_by_dimension()['digital-by-design']}"
    )
    expect(result.locator("[data-part=summary]")).to_contain_text(f"2 of {criteria_of_a_service()}")
    row.get_by_label("Target level").select_option("3")
    expect(result.locator("[data-part=gaps]")).to_contain_text("DBD-02")
    for name in ("paper", "report", "snapshots", "history", "services"):
        open_fold(result.locator(f"[data-part={name}]"))
    expect(result.locator("[data-part=paper-sheet]")).to_contain_text("Not met (1)")
    expect(result.locator("[data-part=paper-sheet] a").first).to_be_visible()
    expect(result.locator("[data-part=report-body]")).to_contain_text("UDR-01")
    expect(result.locator("[data-part=history-list]")).to_contain_text("DBD-01")
    result.get_by_label("Label of the snapshot").fill("First")
    result.get_by_role("button", name="Keep a snapshot").click()
    expect(result.locator("[data-part=snapshot-list]")).to_contain_text("First")
    result.locator("[data-part=heat] a").first.click()
    expect(page.locator("service-checklist .ss-heading:focus")).to_have_count(1)


def test_two_files_share_what_is_kept(open_file: OpenFile) -> None:
    page = open_file(CHECKLIST)
    page.get_by_label("Name of the service").fill("One")
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)

    other = open_file(WHOLE, context=page.context)

    expect(other.get_by_label("Name of the service")).to_have_value("One")
    expect(chosen(other, "DBD-01")).to_have_value("met")


def test_without_scripts_everything_can_be_read(open_file: OpenFile, catalogue: Catalogue) -> None:
    page = open_file(WHOLE, javascript=False)
    expect(page.get_by_text("JavaScript is needed to keep answers")).to_be_visible()
    wanted = [one for one in catalogue["criteria"] if one["dimension"] != "organisation"]
    headings = page.locator("fieldset.ss-criterion .ss-heading")
    expect(headings).to_have_text([f"{one['id']} {one['title']}" for one in wanted])
    expect(page.locator("service-checklist button:visible")).to_have_count(0)
    expect(criterion(page, "UDR-01").locator("input[type=radio]")).to_have_count(5)
    # On this site, which does not say where it is published, no link leads out of the file.
    addresses = page.locator("a[href]").evaluate_all("(all) => all.map((a) => a.href)")
    assert all(address.startswith(page.url.split("#")[0] + "#") for address in addresses)


def test_on_paper_the_tools_are_gone(open_file: OpenFile, catalogue: Catalogue) -> None:
    page = open_file(WHOLE, colour_scheme="dark")
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    page.emulate_media(media="print")
    for hidden in (".jumps", ".about", "[data-part=savebar]", "[data-part=filter]"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(criterion(page, "DBD-01").get_by_label("Note")).to_be_visible()
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    # A printer gets its first sheets; all hundred take as long as a dozen other tests.
    sheets = texts_of_pages(page.pdf(page_ranges="1-2"))
    for number, text in enumerate(sheets, start=1):
        assert f"Edition{catalogue['standard']['version']}" in text
        assert re.search(rf"{number}/\d+", text)


@pytest.mark.parametrize("name", [CHECKLIST, WHOLE])
def test_nothing_stands_in_the_way_of_access(
    open_file: OpenFile, catalogue: Catalogue, name: str
) -> None:
    page = open_file(name)
    open_fold(page.locator(".about"))
    if name == CHECKLIST:
        assert faults_in_looks(page) == {}
        answer(page, "DBD-02", "Not applicable")
    else:
        # The other file shows all states of criteria; here it is about what comes with them.
        page.get_by_label("Search this checklist").fill("DBD-01")
        expect(criterion(page, "UDR-01")).to_be_hidden()
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    # The states themselves are those of the site (test_states.py): each has one of the two looks.
    assert faults_in_looks(page, LOOKS[:1]) == {}
    if name == WHOLE:
        return

    offer(page, "a.json", assessment(catalogue, {"DBD-05": {"outcome": "met"}}))
    expect(page.get_by_role("dialog")).to_be_visible()
    assert faults_in_looks(page, LOOKS[1:]) == {}


def test_the_colours_of_the_system_are_followed(open_file: OpenFile) -> None:
    page = open_file(CHECKLIST, forced_colours=True)
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    assert faults(page) == []


def test_the_first_stop_of_the_keyboard_leads_to_the_content(open_file: OpenFile) -> None:
    page = open_file(CHECKLIST)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the checklist")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
