"""One change is graded and drawn once, not once as it is made and once more when it is kept."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checklist_support import (
    answer,
    show_details,
    state_fact,
    unfold,
    wait_until_saved,
)
from tests.browser.sample_site import CHECKLIST, RESULT, OpenPage
from tests.browser.support import wait_until

# Each grading reads the rule once for each dimension.
COUNT = """
const read = Response.prototype.json;
Response.prototype.json = async function () {
  const data = await read.call(this);
  if (data?.scoring?.weights) {
    const {weights} = data.scoring;
    window.read = 0;
    Object.defineProperty(data.scoring, "weights", {get: () => (window.read += 1) && weights});
  }
  return data;
};
"""
KEPT = "document.querySelector('[data-part=saved]').textContent.startsWith('Saved')"


def counted(page: Page, dimensions: int) -> float:
    """Return how often was graded since the last count."""
    wait_until(page, KEPT)
    # What follows on keeping is done.
    page.wait_for_timeout(200)
    read: int = page.evaluate("window.read")
    page.evaluate("window.read = 0")
    return read / dimensions


@pytest.fixture
def counting(open_page: OpenPage) -> OpenPage:
    """Return a way to open a page that counts its gradings."""

    def opened(path: str) -> Page:
        page = open_page("")
        page.add_init_script(COUNT)
        page.goto(page.url + path)
        return page

    return opened


def test_an_answer_is_graded_once(counting: OpenPage) -> None:
    page = counting(CHECKLIST)
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    counted(page, 1)

    answer(page, "DBD-02", "Partly met")
    assert counted(page, 1) == 1
    unfold(page, "DBD-02").get_by_label("Note").fill("A note")
    page.keyboard.press("Tab")
    assert counted(page, 1) == 1
    state_fact(page, "handles-personal-data", "No")
    assert counted(page, 1) == 1
    page.get_by_label("Name of the service").fill("Parking")
    page.keyboard.press("Tab")
    assert counted(page, 1) == 1


def test_a_target_is_graded_once(counting: OpenPage) -> None:
    page = counting(RESULT)
    page.get_by_label("Name of the service").fill("Parking")
    page.keyboard.press("Tab")
    show_details(page)
    page.get_by_role("combobox", name="Target level", exact=True).select_option("2")
    expect(page.get_by_role("combobox", name="Target level, Proactive")).to_have_value("2")
    counted(page, 6)
    page.get_by_role("combobox", name="Target level, Proactive").select_option("3")
    assert counted(page, 6) == 1


def test_a_change_of_another_tab_is_graded_and_shown(
    counting: OpenPage, open_page: OpenPage
) -> None:
    page = counting(CHECKLIST)
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    counted(page, 1)

    other = open_page(CHECKLIST, context=page.context)
    answer(other, "DBD-02", "Met")
    wait_until_saved(other)
    expect(page.locator("[data-criterion=DBD-02] input[value=met]")).to_be_checked()
    assert counted(page, 1) == 1
    expect(page.locator("[data-part=mini]")).to_contain_text("2")
