"""Saving to the same file again: asked once, written whole, and never instead of the download."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checklist_support import answer, downloaded, wait_until_ready, wait_until_saved
from tests.browser.sample_site import open_page, page, site
from tests.browser.support import wait_until

__all__ = ["open_page", "page", "site"]

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


def save(page: Page) -> None:
    """Press the button."""
    files = page.locator("[data-part=files]")
    if files.get_attribute("open") is None:
        files.locator("> summary").click()
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
    page.locator("[data-part=files] > summary").click()
    expect(page.get_by_role("button", name="Download assessment.json")).to_be_visible()
    expect(page.get_by_role("button", name="Save to the same file")).to_be_hidden()
