"""Saving to the same file again: asked once, written whole, and never instead of the download."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.accessibility import faults
from tests.browser.checklist_support import (
    answer,
    chosen,
    downloaded,
    open_fold,
    wait_until_ready,
    wait_until_saved,
)
from tests.browser.support import wait_until

# The folder that a page has for itself stands in for one that a person chooses.
PICKER = """() => {
  window.asked = 0;
  window.showSaveFilePicker = async () => {
    window.asked += 1;
    const folder = await navigator.storage.getDirectory();
    return folder.getFileHandle("assessment.json", { create: true });
  };
}"""
READ = """async () => {
  const folder = await navigator.storage.getDirectory();
  return (await (await folder.getFileHandle("assessment.json")).getFile()).text();
}"""


# Somebody else, who has the folder too.
WRITE = """async (text) => {
  const folder = await navigator.storage.getDirectory();
  const stream = await (await folder.getFileHandle("assessment.json")).createWritable();
  await stream.write(text);
  await stream.close();
}"""
CHANGED = "Somebody has changed the file"


def saved(page: Page) -> Locator:
    """Return the line that says what was just done."""
    return page.locator("[data-part=done]")


def saved_once(page: Page) -> dict[str, Any]:
    """Save an answer to a file, and return what it holds."""
    wait_until_ready(page)
    page.evaluate(PICKER)
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    save(page)
    expect(saved(page)).to_have_text("Saved to assessment.json.")
    file: dict[str, Any] = json.loads(page.evaluate(READ))
    return file


def colleague_writes(page: Page, file: dict[str, Any]) -> str:
    """Put an answer of somebody else into the file; return its text."""
    finding = {"title": "", "outcome": "met", "updated": "2030-01-01T00:00:00Z"}
    text = json.dumps(file | {"findings": file["findings"] | {"DBD-06": finding}})
    page.evaluate(WRITE, text)
    return text


def save(page: Page) -> None:
    """Press the button."""
    files = page.locator("[data-part=files]")
    open_fold(files)
    page.get_by_role("button", name="Save to the same file").click()


def test_a_file_is_asked_for_once_and_holds_what_the_download_holds(page: Page) -> None:
    wait_until_ready(page)
    page.evaluate(PICKER)
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    save(page)
    expect(page.locator("[data-part=done]")).to_have_text("Saved to assessment.json.")
    assert page.evaluate(READ).encode() == downloaded(page)

    answer(page, "DBD-02", "Not met")
    wait_until_saved(page)
    save(page)
    expect(page.locator("[data-part=done]")).to_have_text("Saved to assessment.json.")
    assert page.evaluate(READ).encode() == downloaded(page)
    assert page.evaluate("asked") == 1


def test_each_service_has_a_file_of_its_own(page: Page) -> None:
    wait_until_ready(page)
    page.evaluate(PICKER)
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    save(page)
    expect(page.locator("[data-part=done]")).to_have_text("Saved to assessment.json.")
    page.get_by_role("button", name="Add another service").click()
    expect(page.get_by_label("Service shown").locator("option")).to_have_count(2)
    save(page)
    wait_until(page, "asked === 2")


def test_the_file_is_known_after_a_reload(page: Page) -> None:
    saved_once(page)
    page.reload()
    wait_until_ready(page)
    page.evaluate(PICKER)
    answer(page, "DBD-02", "Not met")
    wait_until_saved(page)
    save(page)
    expect(saved(page)).to_have_text("Saved to assessment.json.")
    assert page.evaluate("asked") == 0
    assert page.evaluate(READ).encode() == downloaded(page)


def test_what_somebody_else_wrote_is_not_overwritten_unasked(page: Page) -> None:
    theirs = colleague_writes(page, saved_once(page))
    answer(page, "DBD-02", "Not met")
    save(page)
    dialog = page.get_by_role("dialog", name=CHANGED)
    expect(dialog).to_contain_text("assessment.json")
    assert faults(page) == []
    dialog.get_by_role("button", name="Cancel").click()
    expect(dialog).to_have_count(0)
    assert page.evaluate(READ) == theirs
    expect(saved(page)).to_be_empty()

    save(page)
    dialog.get_by_role("button", name="Write over it").click()
    expect(saved(page)).to_have_text("Saved to assessment.json.")
    assert page.evaluate(READ).encode() == downloaded(page)
    assert "DBD-06" not in json.loads(page.evaluate(READ))["findings"]


def test_what_somebody_else_wrote_can_be_merged_first(page: Page) -> None:
    colleague_writes(page, saved_once(page))
    answer(page, "DBD-02", "Not met")
    wait_until_saved(page)
    save(page)
    page.get_by_role("dialog", name=CHANGED).get_by_role("button", name="Look at it").click()
    preview = page.get_by_role("dialog", name="Open this file?")
    expect(preview.locator("[data-cell=added]")).to_have_text("1")
    preview.get_by_role("button", name="Merge with My service").click()
    expect(chosen(page, "DBD-06")).to_have_value("met")

    save(page)
    expect(saved(page)).to_have_text("Saved to assessment.json.")
    assert set(json.loads(page.evaluate(READ))["findings"]) == {"DBD-01", "DBD-02", "DBD-06"}


def test_a_look_that_takes_nothing_asks_again(page: Page) -> None:
    theirs = colleague_writes(page, saved_once(page))
    save(page)
    page.get_by_role("dialog", name=CHANGED).get_by_role("button", name="Look at it").click()
    preview = page.get_by_role("dialog", name="Open this file?")
    preview.get_by_role("button", name="Cancel").click()
    save(page)
    expect(page.get_by_role("dialog", name=CHANGED)).to_be_visible()
    assert page.evaluate(READ) == theirs


def test_a_file_that_became_something_else_is_said(page: Page) -> None:
    saved_once(page)
    page.evaluate(WRITE, "shopping list")
    save(page)
    page.get_by_role("dialog", name=CHANGED).get_by_role("button", name="Look at it").click()
    expect(page.get_by_role("alert")).to_contain_text("text and not JSON")
    assert page.evaluate(READ) == "shopping list"


def test_the_file_takes_only_the_service_that_it_was_chosen_for(page: Page) -> None:
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    page.evaluate(PICKER)
    page.evaluate(
        """() => {
          const real = window.showSaveFilePicker;
          window.showSaveFilePicker = () => new Promise((done) => {
            window.choose = () => done(real());
          });
        }"""
    )
    save(page)
    wait_until(page, "window.choose !== undefined")
    page.get_by_role("button", name="Add another service").click()
    expect(chosen(page, "DBD-01")).to_have_value("not-assessed")
    page.evaluate("choose()")
    expect(page.get_by_role("alert")).to_contain_text("Another service is shown now")
    assert page.evaluate(READ) == ""


@pytest.mark.parametrize("name", ["AbortError", "NotAllowedError"])
def test_choosing_no_file_writes_nothing(page: Page, name: str) -> None:
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    page.evaluate(
        """(name) => {
          window.showSaveFilePicker = async () => {
            window.asked = true;
            throw new DOMException("", name);
          };
        }""",
        name,
    )
    save(page)
    alert = page.get_by_role("alert")
    wait_until(page, "window.asked")
    if name == "AbortError":
        # All that follows on the refusal has run before the next task.
        page.evaluate("new Promise((done) => setTimeout(done))")
        expect(alert).to_be_empty()
    else:
        expect(alert).to_contain_text("The file was not written")
    expect(page.locator("[data-part=done]")).to_be_empty()


def test_a_file_that_cannot_be_written_is_said_and_asked_for_again(page: Page) -> None:
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    page.evaluate(PICKER)
    save(page)
    expect(page.locator("[data-part=done]")).to_have_text("Saved to assessment.json.")
    before = page.evaluate(READ)
    page.evaluate(
        """() => {
          const { prototype } = FileSystemFileHandle;
          const real = prototype.createWritable;
          prototype.createWritable = async function () {
            prototype.createWritable = real;
            throw new DOMException("", "NoModificationAllowedError");
          };
        }"""
    )
    answer(page, "DBD-02", "Met")
    save(page)
    expect(page.get_by_role("alert")).to_contain_text("The file was not written")
    assert page.evaluate(READ) == before
    save(page)
    expect(page.locator("[data-part=done]")).to_have_text("Saved to assessment.json.")
    assert page.evaluate("asked") == 2


def test_where_a_browser_cannot_do_it_there_is_only_the_download(page: Page) -> None:
    page.add_init_script("delete window.showSaveFilePicker;")
    page.reload()
    wait_until_ready(page)
    open_fold(page.locator("[data-part=files]"))
    expect(page.get_by_role("button", name="Download assessment.json")).to_be_visible()
    expect(page.get_by_role("button", name="Save to the same file")).to_be_hidden()
