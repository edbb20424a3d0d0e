"""What comes next is always at hand: the first open criterion, then the file."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.checklist_support import (
    answer,
    criterion,
    open_fold,
    state_fact,
    wait_until_ready,
    wait_until_saved,
)


def bar(page: Page) -> Locator:
    """Return the line that stays in view."""
    return page.locator("[data-part=savebar]")


def next_step(page: Page) -> Locator:
    """Return what leads to the next open criterion."""
    return bar(page).locator("[data-part=next]")


def test_at_no_answers_the_first_criterion_comes_next_and_not_a_file(page: Page) -> None:
    wait_until_ready(page)
    expect(next_step(page)).to_have_text("Start with DBD-01")
    expect(bar(page).get_by_role("button", name="Download")).to_be_hidden()
    open_fold(page.locator("[data-part=files]"))
    expect(page.get_by_role("button", name="Download assessment.json")).to_be_visible()
    next_step(page).click()
    expect(page.locator("#dbd-01")).to_be_focused()
    expect(page.locator("#dbd-01")).to_be_in_viewport()
    expect(next_step(page)).to_have_text("Next to assess: DBD-02")


def test_the_next_step_follows_on_the_place_of_the_person(page: Page) -> None:
    wait_until_ready(page)
    answer(page, "DBD-02", "Met")
    expect(next_step(page)).to_have_text("Next to assess: DBD-03")
    answer(page, "DBD-09", "Met")
    # After the last one, what was left open before.
    expect(next_step(page)).to_have_text("Next to assess: DBD-01")
    state_fact(page, "handles-personal-data", "No")
    criterion(page, "DBD-02").get_by_role("radio", name="Partly met").check()
    expect(next_step(page)).to_have_text("Next to assess: DBD-04")
    next_step(page).press("Enter")
    expect(page.locator("#dbd-04")).to_be_focused()


def test_of_what_is_filtered_the_next_is_one_that_is_shown(page: Page) -> None:
    wait_until_ready(page)
    page.get_by_role("searchbox").fill("dbd-08")
    expect(criterion(page, "DBD-01")).to_be_hidden()
    answer(page, "DBD-08", "Met")
    expect(next_step(page)).to_have_text("Next to assess: DBD-09")
    next_step(page).click()
    expect(criterion(page, "DBD-09")).to_be_visible()
    expect(page.locator("#dbd-09")).to_be_focused()


def test_when_all_is_answered_the_file_comes_next(page: Page) -> None:
    wait_until_ready(page)
    download = bar(page).get_by_role("button", name="Download")
    for number in range(1, 10):
        answer(page, f"DBD-{number:02d}", "Met")
        if number == 1:
            expect(download).to_have_class("ss-button ss-quiet")
    wait_until_saved(page)
    expect(next_step(page)).to_be_hidden()
    expect(download).to_have_class("ss-button")
    page.reload()
    expect(bar(page)).to_contain_text("All saved on this computer")
    expect(download).to_have_class("ss-button")
    expect(next_step(page)).to_be_hidden()
