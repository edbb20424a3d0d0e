"""Answering fast: search, filters, ticks, and the way back to where one stopped."""

from __future__ import annotations

from time import monotonic
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.checklist_support import (
    answer,
    criterion,
    downloaded,
    open_fold,
    unfold,
    wait_until_ready,
    wait_until_saved,
)
from tests.browser.sample_site import CHECKLIST, OpenPage
from tests.browser.stored_rows import dump


def shown(page: Page) -> Locator:
    return page.locator("fieldset[data-criterion]:visible")


def choose(page: Page, label: str) -> None:
    page.get_by_role("combobox", name="Criteria", exact=True).select_option(label=label)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("dbd-07", ["DBD-07"]),
        ("RISKIEST assumption", ["DBD-05"]),
        ("assúmption  first", ["DBD-05"]),
        ("may write down", ["DBD-05"]),
        ("(.*", []),
        ("   ", [f"DBD-{number:02d}" for number in range(1, 10)]),
    ],
    ids=["id", "words-in-any-order", "accents", "requirement", "signs", "blank"],
)
def test_the_search_looks_at_id_title_and_requirement(
    page: Page, text: str, found: list[str]
) -> None:
    wait_until_ready(page)
    page.get_by_role("searchbox", name="Search this checklist").fill(text)
    expect(shown(page)).to_have_count(len(found))
    ids = shown(page).evaluate_all("(nodes) => nodes.map((node) => node.dataset.criterion)")
    assert ids == found


def test_the_search_joins_the_other_filters_and_is_cleared_with_them(page: Page) -> None:
    wait_until_ready(page)
    page.get_by_role("searchbox").fill("the")
    choose(page, "Only must")
    # The code of the filter comes with its first use.
    expect(page.locator("[data-part=clear-filter]")).to_be_visible()
    some = shown(page).count()
    assert 0 < some < 9
    expect(page.locator("[data-part=shown]")).to_have_text(f"{some} of 9 criteria are shown.")
    page.locator("[data-part=filter]").get_by_role("button", name="Show all").click()
    expect(page.get_by_role("searchbox")).to_have_value("")
    expect(shown(page)).to_have_count(9)


def test_searching_changes_no_answer(page: Page) -> None:
    wait_until_ready(page)
    page.get_by_role("searchbox").fill("pay")
    expect(shown(page)).to_have_count(1)
    expect(page.locator("[data-part=saved]")).to_have_text("Your answers stay on this computer")
    assert page.evaluate("async () => (await indexedDB.databases()).length") == 1
    expect(page.get_by_label("Service shown")).to_be_hidden()


def test_the_filter_for_evidence_that_is_missing_or_expired(page: Page) -> None:
    answer(page, "DBD-01", "Met")
    form = unfold(page, "DBD-05")
    form.get_by_label("Title").fill("Old report")
    form.get_by_label("Expires").fill("2020-01-31")
    form.get_by_label("Expires").blur()
    answer(page, "DBD-03", "Not applicable")
    wait_until_saved(page)
    choose(page, "Evidence missing or expired")
    expect(shown(page)).to_have_count(2)
    expect(criterion(page, "DBD-01")).to_be_visible()
    expect(criterion(page, "DBD-05")).to_be_visible()


def test_mine_is_what_has_the_name_that_was_typed_once(page: Page) -> None:
    form = unfold(page, "DBD-02")
    form.get_by_label("Owner", exact=True).fill("Ana Ruiz")
    form.get_by_label("Owner", exact=True).blur()
    wait_until_saved(page)
    name = page.get_by_label("Your name as owner")
    expect(name).to_be_hidden()
    choose(page, "Mine")
    expect(page.locator("[data-part=empty]")).to_be_visible()
    name.fill(" ana ruiz")
    name.blur()
    expect(shown(page)).to_have_count(1)
    expect(criterion(page, "DBD-02")).to_be_visible()
    assert b"ana ruiz" not in downloaded(page)

    page.reload()
    choose(page, "Mine")
    expect(name).to_have_value("ana ruiz")
    expect(shown(page)).to_have_count(1)


def test_a_check_is_ticked_off_beside_the_answers(page: Page) -> None:
    wait_until_ready(page)
    form = criterion(page, "DBD-01")
    boxes = form.locator("[data-part=checks]").get_by_role("checkbox")
    expect(boxes).to_have_count(3)
    expect(form.get_by_role("checkbox", name="Has the service owner agreed")).to_be_visible()
    form.get_by_text("Has the service owner agreed").click()
    expect(boxes.nth(1)).to_be_checked()
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    assert b"owner agreed" not in downloaded(page)

    page.reload()
    expect(boxes.nth(1)).to_be_checked()
    expect(boxes.nth(0)).not_to_be_checked()
    shown = page.get_by_label("Service shown")
    ticked = shown.input_value()
    open_fold(page.locator("[data-part=files]"))
    page.get_by_role("button", name="Add another service").click()
    expect(boxes.nth(1)).not_to_be_checked()
    shown.select_option(ticked)
    expect(boxes.nth(1)).to_be_checked()


def wait_until_ticked(page: Page, *identifiers: str) -> None:
    """Wait until the ticks of these criteria are kept; no line on the page says so."""
    end = monotonic() + 30
    while not any(set(identifiers) <= set(ticks(row)) for row in dump(page)["settings"]):
        assert monotonic() < end, dump(page)["settings"]
        page.wait_for_timeout(50)


def ticks(row: dict[str, Any]) -> dict[str, Any]:
    return row["value"] if isinstance(row["value"], dict) else {}


def test_two_tabs_tick_without_losing_a_tick(page: Page, open_page: OpenPage) -> None:
    wait_until_ready(page)
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    other = open_page(CHECKLIST, context=page.context)
    wait_until_ready(other)
    for tab, identifier in ((page, "DBD-01"), (other, "DBD-02")):
        criterion(tab, identifier).locator("[data-part=checks] input").first.check()
    wait_until_ticked(page, "DBD-01", "DBD-02")
    page.reload()
    for identifier in ("DBD-01", "DBD-02"):
        expect(
            criterion(page, identifier).locator("[data-part=checks] input").first
        ).to_be_checked()


def test_a_link_leads_to_where_one_stopped(page: Page) -> None:
    wait_until_ready(page)
    link = page.get_by_role("link", name="Go on where you stopped")
    expect(link).to_be_hidden()
    answer(page, "DBD-07", "Met")
    wait_until_saved(page)
    # The time of an answer is kept in whole seconds.
    page.wait_for_timeout(1100)
    answer(page, "DBD-04", "Partly met")
    wait_until_saved(page)
    page.reload()
    expect(link).to_have_text(
        "Go on where you stopped: DBD-04 Let people pay in the way that suits them"
    )
    choose(page, "Only not assessed")
    expect(criterion(page, "DBD-04")).to_be_hidden()
    link.click()
    expect(page.locator("#dbd-04")).to_be_focused()
    expect(page.locator("#dbd-04")).to_be_in_viewport()


def test_what_is_not_assessed_and_what_is_not_yet_met_are_two_choices(page: Page) -> None:
    wait_until_ready(page)
    answer(page, "DBD-01", "Met")
    answer(page, "DBD-02", "Partly met")
    answer(page, "DBD-03", "Not met")
    wait_until_saved(page)
    expect(shown(page)).to_have_count(9)

    choose(page, "Only not yet met")
    expect(criterion(page, "DBD-01")).to_be_hidden()
    for identifier in ("DBD-02", "DBD-03", "DBD-04"):
        expect(criterion(page, identifier)).to_be_visible()

    choose(page, "Only not assessed")
    expect(criterion(page, "DBD-02")).to_be_hidden()
    expect(criterion(page, "DBD-03")).to_be_hidden()
    expect(criterion(page, "DBD-04")).to_be_visible()


def test_the_boxes_are_seen_in_forced_colours(open_page: OpenPage) -> None:
    page = open_page(CHECKLIST, forced_colours=True)
    wait_until_ready(page)
    box = criterion(page, "DBD-01").locator("[data-part=checks] input").first
    box.check()
    expect(box).to_be_checked()
    size = box.bounding_box()
    assert size is not None
    assert min(size["width"], size["height"]) >= 24


def test_nothing_is_kept_between_press_and_release(page: Page) -> None:
    wait_until_ready(page)

    # What is kept makes the bar higher, and a click on what it covers then would be lost.
    order = page.evaluate(
        """async () => {
          const order = [];
          const { put } = IDBObjectStore.prototype;
          IDBObjectStore.prototype.put = function (...given) {
            if (this.name === "services") order.push("kept");
            return put.apply(this, given);
          };
          const field = document.querySelector("[data-service=name]");
          const tell = (node, type) => node.dispatchEvent(new Event(type, { bubbles: true }));
          field.focus();
          field.value = "Parking permits";
          tell(field, "input");
          tell(document, "pointerdown");
          tell(field, "change");
          field.blur();
          // Longer than the pause that ends typing.
          await new Promise((done) => setTimeout(done, 300));
          order.push("released");
          tell(document, "pointerup");
          return new Promise((done) => {
            const look = () => order.length > 1 ? done(order) : setTimeout(look, 20);
            look();
          });
        }"""
    )

    assert order[:2] == ["released", "kept"]
    wait_until_saved(page)
    assert [one["name"] for one in dump(page)["services"]] == ["Parking permits"]


def test_a_press_that_never_ends_keeps_nothing_from_the_disk(page: Page) -> None:
    wait_until_ready(page)
    page.evaluate("document.dispatchEvent(new Event('pointerdown'))")
    page.get_by_label("Name of the service").fill("Parking permits")
    wait_until_saved(page)
    assert [one["name"] for one in dump(page)["services"]] == ["Parking permits"]
