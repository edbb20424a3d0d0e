"""No answer is lost: when it counts as saved, and when it cannot be kept."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.checklist_support import (
    answer,
    chosen,
    criterion,
    downloaded,
    offer,
    open_fold,
    unfold,
    wait_until_equipped,
    wait_until_ready,
    wait_until_saved,
)
from tests.browser.sample_site import CHECKLIST, OpenPage
from tests.browser.support import Pages, wait_until
from tests.support.sites.server import Site


def test_saved_is_said_only_after_the_transaction(page: Page) -> None:
    wait_until_ready(page)
    # Every commit is held back until the test lets it go.
    page.evaluate(
        """() => { const real = IDBDatabase.prototype.transaction;
        IDBDatabase.prototype.transaction = function (...wanted) {
          const transaction = real.apply(this, wanted);
          if (wanted[1] !== "readwrite") return transaction;
          const name = wanted[0] instanceof Array ? wanted[0][0] : wanted[0];
          const spin = () => {
            window.turns = (window.turns ?? 0) + 1;
            if (!window.release) transaction.objectStore(name).count().onsuccess = spin;
          };
          spin();
          return transaction; } }"""
    )
    answer(page, "DBD-01", "Met")
    expect(page.locator("[data-part=saved]")).to_have_text("Saving…")
    wait_until(page, "window.turns > 100")
    expect(page.locator("[data-part=saved]")).to_have_text("Saving…")
    page.evaluate("window.release = true")
    wait_until_saved(page)


def test_text_is_handed_over_at_once_when_the_page_is_left(page: Page) -> None:
    unfold(page, "DBD-01").get_by_label("Note").press_sequentially("half a sen", delay=1)
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide'))")
    page.wait_for_timeout(60)
    wait_until_saved(page)


def test_leaving_asks_only_while_something_is_unsaved(page: Page) -> None:
    asks = """() => { const event = new Event("beforeunload", {cancelable: true});
        window.dispatchEvent(event); return event.defaultPrevented; }"""
    wait_until_ready(page)
    assert page.evaluate(asks) is False
    unfold(page, "DBD-01").get_by_label("Note").press_sequentially("x")
    assert page.evaluate(asks) is True
    wait_until_saved(page)
    assert page.evaluate(asks) is False


NOT_SAVED = "Not saved. See the message on this page."
BLOCKED = """Object.defineProperty(window, "indexedDB",
  {get() { throw new DOMException("no", "SecurityError"); }});"""


def test_blocked_storage_is_said_and_the_file_is_at_hand(open_page: OpenPage, sample: Site) -> None:
    page = open_page("")
    page.add_init_script(BLOCKED)
    page.goto(sample.url(CHECKLIST))
    banner = page.locator("[data-part=memory-banner]")
    expect(banner).to_contain_text("kept only until this page closes")
    answer(page, "DBD-01", "Met")
    expect(page.locator("[data-part=saved]")).to_contain_text("Kept until this page closes")
    with page.expect_download() as download:
        banner.get_by_role("button", name="Download your answers").click()
    content = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert content["findings"]["DBD-01"]["outcome"] == "met"


def test_a_full_disk_is_said_and_the_answer_is_in_the_file(page: Page) -> None:
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    page.evaluate(
        """() => { window.realPut = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = () => {
          throw new DOMException("full", "QuotaExceededError"); } }"""
    )
    answer(page, "DBD-02", "Not met")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("no room left")
    expect(page.locator("[data-part=saved]")).to_have_text(NOT_SAVED)
    with page.expect_download() as download:
        alert.get_by_role("button", name="Download your answers").click()
    content = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert content["findings"]["DBD-02"]["outcome"] == "not-met"

    page.evaluate("() => { IDBObjectStore.prototype.put = window.realPut; }")
    alert.get_by_role("button", name="Try to save again").click()
    wait_until_saved(page)
    expect(alert).to_be_empty()
    page.reload()
    expect(chosen(page, "DBD-02")).to_have_value("not-met")


def test_a_full_disk_loses_nothing_that_was_typed(page: Page, sample: Site) -> None:
    session = page.context.new_cdp_session(page)
    # Before anything is kept, because the browser remembers for a while how much room there was.
    full = {"origin": sample.origin, "quotaSize": 100_000}
    session.send("Storage.overrideQuotaForOrigin", full)
    alert = page.get_by_role("alert")
    wait_until_ready(page)
    text = {f"DBD-{number:02}": f"{number} " * 3_000 for number in range(1, 10)}
    for identifier, words in text.items():
        unfold(page, identifier).get_by_label("Note").fill(words)
        criterion(page, identifier).get_by_label("Note").blur()
    answer(page, "DBD-03", "Met")
    expect(alert).to_contain_text("There is no room left to keep answers on this computer.")
    expect(alert).to_contain_text("Save your answers to a file")
    expect(page.locator("[data-part=saved]")).to_have_text(NOT_SAVED)

    with page.expect_download() as download:
        alert.get_by_role("button", name="Download your answers").click()
    content = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert {one: finding["note"] for one, finding in content["findings"].items()} == text
    assert content["findings"]["DBD-03"]["outcome"] == "met"
    offer(page, "assessment.json", json.dumps(content).encode())
    page.get_by_role("dialog").get_by_role("button", name="Add as a new service").click()
    expect(alert).to_contain_text("no room left")
    expect(criterion(page, "DBD-09").get_by_label("Note")).to_have_value(text["DBD-09"])

    session.send("Storage.overrideQuotaForOrigin", {"origin": sample.origin})
    alert.get_by_role("button", name="Try to save again").click()
    wait_until_saved(page)
    page.reload()
    expect(chosen(page, "DBD-03")).to_have_value("met")
    for identifier, words in text.items():
        expect(criterion(page, identifier).get_by_label("Note")).to_have_value(words)


def test_a_missing_catalogue_is_said_and_the_form_stays(open_page: OpenPage, sample: Site) -> None:
    page = open_page("")
    page.route("**/catalogue.json", lambda route: route.fulfill(body='{"format": "else"}'))
    page.goto(sample.url(CHECKLIST))
    expect(page.get_by_role("alert")).to_contain_text("reload the page")
    expect(criterion(page, "DBD-01")).to_be_visible()


def test_a_catalogue_that_never_arrives_is_said(open_page: OpenPage, sample: Site) -> None:
    page = open_page("")
    page.clock.install()
    page.route("**/catalogue.json", lambda _route: None)
    page.goto(sample.url(CHECKLIST))
    wait_until(page, "customElements.get('service-checklist') !== undefined")
    told = page.get_by_role("alert")
    for _ in range(40):
        # The code that waits may itself arrive late.
        page.clock.fast_forward(31_000)
        page.wait_for_timeout(250)
        if told.count() > 0:
            break
    expect(told).to_contain_text("reload the page")
    expect(criterion(page, "DBD-01")).to_be_visible()


def test_elements_come_and_go_without_a_trace(page: Page) -> None:
    """Instant navigation takes the content out and puts other content in."""
    wait_until_ready(page)
    answer(page, "DBD-01", "Met")
    unfold(page, "DBD-01").get_by_label("Note").press_sequentially("leaving", delay=1)
    page.evaluate(
        """async () => {
          const old = document.querySelector("service-checklist");
          const text = await (await fetch(location.href)).text();
          window.old = old;
          // As a theme with instant navigation does.
          const rules = { createHTML: (html) => html };
          if (!trustedTypes.defaultPolicy) trustedTypes.createPolicy("default", rules);
          const fresh = new DOMParser().parseFromString(text, "text/html");
          old.replaceWith(fresh.querySelector("service-checklist"));
        }"""
    )
    expect(chosen(page, "DBD-01")).to_have_value("met")
    expect(criterion(page, "DBD-01").get_by_label("Note")).to_have_value("leaving")
    answer(page, "DBD-02", "Met")
    wait_until_saved(page)
    kept = page.evaluate("window.old.querySelector('[name=outcome-DBD-02]:checked').value")
    assert kept == "not-assessed"


def test_what_a_private_window_does_is_said_where_files_are_kept(page: Page) -> None:
    wait_until_ready(page)
    files = page.locator("[data-part=files]")
    open_fold(files)
    expect(
        files.get_by_text("In a private window all answers go when it is closed")
    ).to_be_visible()


def test_a_page_whose_scripts_are_gone_says_so_and_hands_over_its_answers(
    chromium: Browser, sample: Site
) -> None:
    """The site was published anew while the page was open."""
    pages = Pages(chromium, sample.origin)
    page = pages().open(CHECKLIST)
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    wait_until_equipped(page)
    page.route("**/assets/service-standards/**", lambda route: route.fulfill(status=404))
    offer(page, "assessment.json", b"{}")
    expect(page.get_by_role("alert")).to_contain_text("reload the page")
    assert json.loads(downloaded(page))["findings"]["DBD-01"]["outcome"] == "met"
    answer(page, "DBD-02", "Not met")
    wait_until_saved(page)
    page.unroute_all()
    page.reload()
    expect(chosen(page, "DBD-01")).to_have_value("met")
    expect(chosen(page, "DBD-02")).to_have_value("not-met")
    pages.close()
