"""Snapshots of a service: kept, listed, compared with today, deleted and brought back."""

from __future__ import annotations

import json
import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.checklist_support import answer, downloaded, open_fold, wait_until_saved
from tests.browser.results_support import open_service
from tests.browser.sample_site import CHECKLIST, OpenPage


def unfolded(page: Page) -> Locator:
    """Open the fold with the snapshots."""
    fold = page.locator("[data-part=snapshots]")
    open_fold(fold)
    expect(fold.get_by_text(re.compile("No snapshot yet|^Snapshots$"))).to_be_visible()
    return fold


def keep(fold: Locator, label: str, date: str = "2026-03-01") -> None:
    """Keep a snapshot."""
    fold.get_by_label("Label of the snapshot").fill(label)
    fold.get_by_label("Date", exact=True).fill(date)
    fold.get_by_role("button", name="Keep a snapshot").click()
    expect(fold.get_by_role("table", name="Snapshots")).to_contain_text(label or "Snapshot")


def test_a_snapshot_is_kept_in_the_file(open_page: OpenPage, catalogue: dict[str, Any]) -> None:
    page = open_service(open_page, catalogue)
    fold = unfolded(page)
    keep(fold, "Before the alpha review")
    expect(page.locator("[data-part=done]")).to_contain_text("The snapshot is kept.")
    expect(fold.get_by_label("Label of the snapshot")).to_have_value("")
    file = json.loads(downloaded(page))
    assert file["snapshots"] == [
        {
            "date": "2026-03-01",
            "label": "Before the alpha review",
            "standard_version": "1.0.0",
            "outcomes": {
                "DBD-01": "met",
                "DBD-02": "not-met",
                "DBD-05": "partly-met",
                "DBD-07": "not-applicable",
                "DDP-01": "met",
            },
        }
    ]
    page.reload()
    expect(unfolded(page).get_by_role("row", name="2026-03-01").first).to_contain_text("5")


def test_snapshots_stand_by_date_and_no_two_have_one_name(
    open_page: OpenPage, catalogue: dict[str, Any]
) -> None:
    fold = unfolded(open_service(open_page, catalogue))
    keep(fold, "Review", "2026-03-01")
    keep(fold, "Early", "2025-12-01")
    fold.get_by_label("Label of the snapshot").fill("Review")
    fold.get_by_label("Date", exact=True).fill("2026-03-01")
    fold.get_by_role("button", name="Keep a snapshot").click()
    labels = fold.locator("[data-part=snapshot-list] td[data-label=Label]")
    expect(labels).to_have_text(["Early", "Review", "Review (2)"])


def test_what_is_typed_while_a_snapshot_is_kept_stays(
    open_page: OpenPage, catalogue: dict[str, Any]
) -> None:
    page = open_service(open_page, catalogue)
    fold = unfolded(page)
    label = fold.get_by_label("Label of the snapshot")
    label.fill("Review")
    fold.get_by_label("Date", exact=True).fill("2026-03-01")
    # Both happen before the store has answered.
    fold.get_by_role("button", name="Keep a snapshot").evaluate(
        """(button) => {
          button.click();
          document.querySelector("[data-snapshot=label]").value = "Next";
          document.querySelector("[data-snapshot=date]").value = "2026-04-01";
        }"""
    )
    expect(fold.get_by_role("table", name="Snapshots")).to_contain_text("Review")
    expect(label).to_have_value("Next")
    (snapshot,) = json.loads(downloaded(page))["snapshots"]
    assert (snapshot["label"], snapshot["date"]) == ("Review", "2026-03-01")


def test_a_deleted_snapshot_comes_back(open_page: OpenPage, catalogue: dict[str, Any]) -> None:
    page = open_service(open_page, catalogue)
    fold = unfolded(page)
    keep(fold, "Review")
    fold.get_by_role("button", name="Delete the snapshot 2026-03-01 Review").click()
    expect(fold).to_contain_text("No snapshot yet")
    expect(page.locator("[data-part=snapshot-list]")).to_be_focused()
    page.get_by_role("button", name="Undo").click()
    expect(fold.get_by_role("table", name="Snapshots")).to_contain_text("Review")


def test_changes_since_a_snapshot_are_listed(
    open_page: OpenPage, catalogue: dict[str, Any]
) -> None:
    page = open_service(open_page, catalogue)
    fold = unfolded(page)
    keep(fold, "Review")
    changes = fold.locator("[data-part=changes]")
    expect(changes).to_have_text("5 answers are the same as then.")
    checklist = open_page(CHECKLIST, context=page.context)
    answer(checklist, "DBD-02", "Met")
    answer(checklist, "DBD-01", "Not met")
    answer(checklist, "DBD-08", "Partly met")
    wait_until_saved(checklist)
    expect(changes).to_contain_text("Better (1)")
    expect(changes.get_by_role("listitem").filter(has_text="DBD-02")).to_contain_text(
        "Not met → Met"
    )
    expect(changes).to_contain_text("Worse (1)")
    expect(changes).to_contain_text("Newly assessed (1)")
    expect(changes).to_contain_text("3 answers are the same as then.")


def test_the_trend_is_a_table_and_a_picture_of_it(
    open_page: OpenPage, catalogue: dict[str, Any]
) -> None:
    page = open_service(open_page, catalogue)
    fold = unfolded(page)
    keep(fold, "Review")
    trend = fold.get_by_role("table", name="Trend")
    expect(trend.locator("tbody tr")).to_have_count(2)
    expect(trend.locator("tbody tr").last).to_contain_text("now")
    expect(trend.locator("tbody tr").first).to_contain_text("4 of 17")
    picture = fold.locator(".ss-trend svg")
    expect(picture).to_have_attribute("aria-hidden", "true")
    expect(picture.locator("circle")).to_have_count(2)
