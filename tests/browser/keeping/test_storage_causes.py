"""Each reason why answers are not kept has its sentence, and a way out that loses nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.checklist_support import (
    answer,
    chosen,
    criterion,
    unfold,
    wait_until_equipped,
    wait_until_ready,
    wait_until_saved,
)
from tests.browser.late_database import SILENT
from tests.browser.sample_site import CHECKLIST, OpenPage
from tests.browser.stored_rows import dump
from tests.browser.support import wait_until
from tests.support.sites.server import Site

NOT_SAVED = "Not saved. See the message on this page."
ASKS = """() => { const event = new Event("beforeunload", {cancelable: true});
  window.dispatchEvent(event); return event.defaultPrevented; }"""
CONNECTIONS = """
  const realOpen = IDBFactory.prototype.open;
  window.connections = [];
  IDBFactory.prototype.open = function (...wanted) {
    const request = realOpen.apply(this, wanted);
    request.addEventListener("success", () => window.connections.push(request.result));
    return request;
  };
"""


def note_of(page: Page, identifier: str = "DBD-01") -> Locator:
    return criterion(page, identifier).get_by_label("Note")


def alert(page: Page) -> Locator:
    return page.get_by_role("alert")


def downloaded_from(page: Page, place: Locator) -> dict[str, Any]:
    with page.expect_download() as download:
        place.get_by_role("button", name="Download your answers").click()
    read: dict[str, Any] = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    return read


@pytest.fixture
def answered(page: Page) -> Page:
    """Return a checklist with two answers on the disk."""
    answer(page, "DBD-01", "Met")
    unfold(page, "DBD-01").get_by_label("Note").fill("first")
    note_of(page).blur()
    answer(page, "DBD-02", "Not met")
    wait_until_saved(page)
    wait_until_equipped(page)
    return page


def clear_site_data(page: Page, sample: Site) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Storage.clearDataForOrigin", {"origin": sample.origin, "storageTypes": "all"})


def test_cleared_site_data_is_said_and_the_answers_are_in_the_file(
    answered: Page, sample: Site
) -> None:
    page = answered
    clear_site_data(page, sample)
    expect(alert(page)).to_contain_text("This browser has deleted the answers")
    expect(page.locator("[data-part=saved]")).to_have_text(NOT_SAVED)
    expect(page.locator("[data-part=superseded-banner]")).to_be_hidden()
    assert page.evaluate(ASKS) is True
    answer(page, "DBD-03", "Met")
    content = downloaded_from(page, alert(page))
    outcomes = {one: finding["outcome"] for one, finding in content["findings"].items()}
    assert outcomes == {"DBD-01": "met", "DBD-02": "not-met", "DBD-03": "met"}
    assert content["findings"]["DBD-01"]["note"] == "first"
    assert page.evaluate("async () => (await indexedDB.databases()).length") == 0


def test_answers_of_a_cleared_site_can_be_kept_again(answered: Page, sample: Site) -> None:
    page = answered
    before = dump(page)["services"]
    clear_site_data(page, sample)
    answer(page, "DBD-03", "Met")
    alert(page).get_by_role("button", name="Keep them on this computer again").click()
    wait_until_saved(page)
    expect(alert(page)).to_be_empty()
    unfold(page, "DBD-04").get_by_label("Note").fill("after")
    note_of(page, "DBD-04").blur()
    wait_until_saved(page)
    assert page.evaluate(ASKS) is False
    page.reload()
    expect(chosen(page, "DBD-02")).to_have_value("not-met")
    expect(chosen(page, "DBD-03")).to_have_value("met")
    expect(note_of(page)).to_have_value("first")
    expect(note_of(page, "DBD-04")).to_have_value("after")
    assert [row["id"] for row in dump(page)["services"]] == [row["id"] for row in before]


def test_a_page_that_another_one_began_anew_beside_keeps_what_it_holds(
    answered: Page, sample: Site, open_page: OpenPage
) -> None:
    page = answered
    clear_site_data(page, sample)
    expect(alert(page)).to_contain_text("has deleted the answers")
    other = open_page(CHECKLIST, context=page.context)
    answer(other, "DBD-09", "Met")
    wait_until_saved(other)
    alert(page).get_by_role("button", name="Keep them on this computer again").click()
    wait_until_saved(page)
    expect(chosen(page, "DBD-02")).to_have_value("not-met")
    assert len(dump(page)["services"]) == 2


def test_clearing_before_anything_was_answered_is_no_loss(page: Page, sample: Site) -> None:
    wait_until_ready(page)
    clear_site_data(page, sample)
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    expect(alert(page)).to_be_empty()
    page.reload()
    expect(chosen(page, "DBD-01")).to_have_value("met")


def test_a_lost_connection_heals_without_a_word(open_page: OpenPage, sample: Site) -> None:
    page = open_page("")
    page.add_init_script(CONNECTIONS)
    page.goto(sample.url(CHECKLIST))
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    wait_until_equipped(page)
    page.evaluate(
        "() => { const one = connections.at(-1); one.close(); one.onclose(new Event('close')); }"
    )
    answer(page, "DBD-02", "Met")
    wait_until_saved(page)
    expect(alert(page)).to_be_empty()
    expect(page.locator("[data-part=superseded-banner]")).to_be_hidden()
    page.reload()
    expect(chosen(page, "DBD-02")).to_have_value("met")


def test_a_connection_that_does_not_come_back_is_said_and_tried_again(
    open_page: OpenPage, sample: Site
) -> None:
    page = open_page("")
    page.add_init_script(CONNECTIONS)
    page.goto(sample.url(CHECKLIST))
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    wait_until_equipped(page)
    page.evaluate(
        """() => {
          window.working = IDBFactory.prototype.open;
          IDBFactory.prototype.open = () => {
            const request = { error: new DOMException("Connection lost", "UnknownError") };
            queueMicrotask(() => request.onerror());
            return request; };
          const one = connections.at(-1); one.close(); one.onclose(new Event("close")); }"""
    )
    expect(alert(page)).to_contain_text("The connection to the answers on this computer was lost.")
    answer(page, "DBD-02", "Met")
    expect(page.locator("[data-part=saved]")).to_have_text(NOT_SAVED)
    assert downloaded_from(page, alert(page))["findings"]["DBD-02"]["outcome"] == "met"
    page.evaluate("() => { IDBFactory.prototype.open = window.working; }")
    alert(page).get_by_role("button", name="Try to save again").click()
    wait_until_saved(page)
    expect(alert(page)).to_be_empty()
    page.reload()
    expect(chosen(page, "DBD-02")).to_have_value("met")


def test_a_newer_page_is_said_and_what_is_not_saved_is_in_the_file(answered: Page) -> None:
    page = answered
    page.evaluate(
        """async () => {
          const [{ name }] = await indexedDB.databases();
          const newer = indexedDB.open(name, 2);
          await new Promise((done) => { newer.onsuccess = done; });
          newer.result.close(); }"""
    )
    banner = page.locator("[data-part=superseded-banner]")
    expect(banner).to_be_visible()
    answer(page, "DBD-03", "Met")
    expect(alert(page)).to_contain_text("written by a newer version of this site")
    assert page.evaluate(ASKS) is True
    assert downloaded_from(page, banner)["findings"]["DBD-03"]["outcome"] == "met"
    expect(alert(page).get_by_role("button", name="Reload this page")).to_be_visible()


def test_a_database_that_never_answers_is_said_and_answers_are_in_the_file(
    open_page: OpenPage, sample: Site
) -> None:
    page = open_page("")
    page.add_init_script(SILENT)
    page.goto(sample.url(CHECKLIST))
    banner = page.locator("[data-part=memory-banner]")
    expect(banner).to_contain_text("The storage of this browser does not answer.")
    expect(page.locator("[data-part=plain]")).to_be_hidden()
    answer(page, "DBD-01", "Met")
    expect(page.locator("[data-part=saved]")).to_contain_text("Kept until this page closes")
    assert page.evaluate(ASKS) is True
    assert downloaded_from(page, banner)["findings"]["DBD-01"]["outcome"] == "met"


def test_a_database_that_answers_late_is_taken_in_and_neither_side_is_lost(
    answered: Page,
) -> None:
    page = answered
    before = dump(page)
    page.add_init_script(SILENT)
    page.reload()
    banner = page.locator("[data-part=memory-banner]")
    expect(banner).to_be_visible()
    answer(page, "DBD-01", "Partly met")
    unfold(page, "DBD-02").get_by_label("Note").press_sequentially("typed meanwhile")
    page.evaluate("answers()")
    wait_until_saved(page)
    expect(banner).to_be_hidden()
    expect(chosen(page, "DBD-01")).to_have_value("partly-met")
    expect(note_of(page, "DBD-02")).to_have_value("typed meanwhile")
    answer(page, "DBD-03", "Met")
    wait_until_saved(page)
    after = dump(page)
    [old] = before["services"]
    assert old in after["services"]
    assert len(after["services"]) == 2
    assert [row for row in after["findings"] if row["service"] == old["id"]] == before["findings"]
    assert after["history"][: len(before["history"])] == before["history"]
    page.reload()
    page.evaluate("answers()")
    expect(chosen(page, "DBD-03")).to_have_value("met")
    expect(page.locator("[data-control=service] option")).to_have_count(2)


def test_a_late_database_is_shown_where_nothing_was_entered(answered: Page) -> None:
    page = answered
    page.add_init_script(SILENT)
    page.reload()
    expect(page.locator("[data-part=memory-banner]")).to_be_visible()
    page.evaluate("answers()")
    expect(page.locator("[data-part=memory-banner]")).to_be_hidden()
    expect(chosen(page, "DBD-02")).to_have_value("not-met")
    assert len(dump(page)["services"]) == 1


def test_a_write_that_never_answers_is_said(answered: Page) -> None:
    page = answered
    page.evaluate(
        """() => {
          const real = IDBDatabase.prototype.transaction;
          IDBDatabase.prototype.transaction = function (...wanted) {
            const transaction = real.apply(this, wanted);
            const spin = () => {
              if (!window.released) transaction.objectStore("settings").count().onsuccess = spin;
            };
            if (wanted[1] === "readwrite") spin();
            return transaction;
          };
        }"""
    )
    answer(page, "DBD-03", "Met")
    expect(alert(page)).to_contain_text("The storage of this browser does not answer.")
    assert downloaded_from(page, alert(page))["findings"]["DBD-03"]["outcome"] == "met"
    page.evaluate("window.released = true")
    wait_until_saved(page)
    expect(alert(page)).to_be_empty()
    wait_until(page, "true")
    expect(page.locator("[data-part=saved]")).to_have_text(re.compile("^Saved"))
