"""What is written from right to left stays so: in field and file, on paper, in the report."""

from __future__ import annotations

import json

from playwright.sync_api import Locator, Page, expect

from tests.browser.checklist_support import (
    answer,
    criterion,
    downloaded,
    open_fold,
    unfold,
    wait_until_saved,
)
from tests.browser.sample_site import CHECKLIST, RESULT, OpenPage
from tests.browser.states import on_paper

NOTE = "الخدمة متاحة عبر الإنترنت (HTML 5)، وتكتمل في 10 دقائق.\nلا حاجة إلى زيارة المكتب."  # noqa: RUF001 - Arabic
REASON = "In English first."
OWNER = "فريق الخدمة"
RUNS = "(node) => getComputedStyle(node).direction"


def direction(place: Locator) -> str:
    """Return from which side the text of an element runs."""
    found: str = place.evaluate(RUNS)
    return found


def written(page: Page) -> Locator:
    """Answer with texts of both directions, and return the note."""
    form = unfold(page, "DBD-01")
    note = form.get_by_label("Note", exact=True)
    assert direction(note) == "ltr"
    answer(page, "DBD-01", "Not applicable")
    form.get_by_label("Reason").fill(REASON)
    note.fill(NOTE)
    form.get_by_label("Owner", exact=True).fill(OWNER)
    form.get_by_label("Owner", exact=True).blur()
    wait_until_saved(page)
    return note


def test_an_arabic_note_is_kept_and_handed_over_as_it_was_written(open_page: OpenPage) -> None:
    page = open_page(CHECKLIST)
    note = written(page)
    assert direction(note) == "rtl"
    assert direction(criterion(page, "DBD-01").get_by_label("Reason")) == "ltr"
    page.reload()
    expect(note).to_have_value(NOTE)
    assert direction(note) == "rtl"
    content = downloaded(page)
    finding = json.loads(content)["findings"]["DBD-01"]
    assert (finding["note"], finding["owner"]) == (NOTE, OWNER)
    # As itself, not as numbers of characters: a pull request shows it.
    assert NOTE.split("\n")[1].encode() in content


def test_an_arabic_note_is_printed_from_right_to_left(open_page: OpenPage) -> None:
    page = open_page(CHECKLIST)
    note = written(page)
    form = criterion(page, "DBD-01")
    expect(note).to_be_visible()
    on_paper(page)
    expect(note).to_be_hidden()
    for text, runs in ((REASON, "ltr"), (NOTE, "rtl"), (OWNER, "rtl")):
        printed = form.locator(".ss-written").filter(has_text=text)
        expect(printed).to_have_count(1)
        assert printed.text_content() == text
        assert direction(printed) == runs


def test_each_text_of_the_report_runs_as_it_is_read(open_page: OpenPage) -> None:
    page = open_page(CHECKLIST)
    written(page)
    page.get_by_label("Name of the service").fill(OWNER)
    page.get_by_label("Name of the service").blur()
    wait_until_saved(page)
    result = open_page(RESULT, context=page.context)
    open_fold(result.locator("[data-part=report]"))
    body = result.locator("[data-part=report-body]")
    note = body.locator(".ss-said").filter(has_text=NOTE.split("\n", maxsplit=1)[0])
    expect(note).to_be_visible()
    assert direction(note) == "rtl"
    assert direction(body.locator(".ss-said").filter(has_text=REASON)) == "ltr"
    name = body.get_by_role("cell", name=OWNER, exact=True)
    expect(name).to_be_visible()
    assert direction(name) == "rtl"
