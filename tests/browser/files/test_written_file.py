"""The file that is written, and how far what is kept has moved on from it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.checklist_support import (
    Catalogue,
    answer,
    assessment,
    chosen,
    criterion,
    downloaded,
    offer,
    wait_until_at_the_disk,
    wait_until_ready,
    wait_until_saved,
)
from tests.browser.served_code import served_import
from tests.browser.stored_rows import dump, plant


def test_the_file_is_the_canonical_one(page: Page) -> None:
    page.get_by_label("Name of the service").fill("Café “Ümlaut”")
    answer(page, "DBD-03", "Not applicable")
    criterion(page, "DBD-03").get_by_label("Reason").fill("Line one\nline two")
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    given = downloaded(page)
    code = """async (text) => {
          const { readAssessment } = await (assessment-file);
          const { canonicalAssessment } = await (canonical);
          const { loadCatalogue } = await (catalogue);
          const catalogue = await loadCatalogue();
          return canonicalAssessment(readAssessment(text, catalogue).assessment, catalogue);
        }"""
    for module in ("assessment-file", "canonical", "catalogue"):
        code = code.replace(f"await ({module})", f"await {served_import(module)}")
    assert page.evaluate(code, given.decode()).encode() == given
    assert given.endswith(b"}\n")
    content = json.loads(given)
    assert content["service"]["name"] == "Café “Ümlaut”"
    assert list(content["findings"]) == ["DBD-01", "DBD-03"]


def file_age(page: Page) -> Locator:
    return page.locator("[data-part=savebar] [data-part=file-age]")


def test_what_was_just_opened_is_the_same_as_the_file(page: Page, catalogue: Catalogue) -> None:
    wait_until_ready(page)
    # In memory a file gets another id: the service with its own may be on the disk.
    wait_until_at_the_disk(page)
    finding = {"outcome": "met", "updated": "2026-11-01T10:00:00Z"}
    offer(page, "assessment.json", assessment(catalogue, {"DBD-01": finding}))
    page.get_by_role("dialog").get_by_role("button", name="Add as a new service").click()
    expect(file_age(page)).to_have_text("Same as the file of today")
    expect(page.locator("[data-part=done]")).to_contain_text("was opened with 1 answer")
    answer(page, "DBD-02", "Met")
    expect(file_age(page)).to_have_text("Last file: today, 1 change since")


def test_what_holds_more_than_the_file_is_not_the_same(page: Page, catalogue: Catalogue) -> None:
    wait_until_ready(page)
    wait_until_at_the_disk(page)
    content = json.loads(assessment(catalogue, {"DBD-01": {"outcome": "met"}}))
    content["parked"] = {"OLD-01": {"title": "gone", "outcome": "met"}}
    offer(page, "a.json", json.dumps(content).encode())
    page.get_by_role("dialog").get_by_role("button", name="Add as a new service").click()
    expect(file_age(page)).to_have_text("Same as the file of today")
    # What is parked is kept for ever, so the service holds more than this file.
    offer(page, "b.json", assessment(catalogue, {"DBD-02": {"outcome": "met"}}))
    page.get_by_role("dialog").get_by_role("button", name="Replace the answers").click()
    expect(file_age(page)).to_have_text(re.compile("^Last file: today, [0-9]+ changes? since$"))


def test_a_file_that_could_not_be_opened_again_is_not_written_without_a_word(page: Page) -> None:
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    # As an earlier version kept it.
    row = next(one for one in dump(page)["findings"] if one["criterion"] == "DBD-01")
    plant(page, "findings", row | {"due": "0715-01-01"})
    page.reload()
    expect(chosen(page, "DBD-01")).to_have_value("met")
    page.locator("[data-part=savebar]").get_by_role("button", name="Download").click()
    dialog = page.get_by_role("dialog", name="This file could not be opened here again")
    expect(dialog).to_contain_text("DBD-01 / due")
    dialog.get_by_role("button", name="Cancel").click()
    page.locator("[data-part=savebar]").get_by_role("button", name="Download").click()
    with page.expect_download() as download:
        dialog.get_by_role("button", name="Write it all the same").click()
    assert b"0715-01-01" in Path(download.value.path()).read_bytes()
