"""What one came for stands first: the first outcome of each checklist, measured."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checklist_support import wait_until_ready, wait_until_saved
from tests.browser.support import Pages
from tests.support.build import ROOT
from tests.support.reference_standard import criteria_of_a_service

CHECKLISTS = sorted(
    path.stem
    for path in (ROOT / "checklists").glob("*.yml")
    if path.read_text("utf-8").startswith("format: checklist/")
)
# From the top of the page to the end of the choices, and to where the line of what is kept begins.
FIRST_OUTCOME = """() => {
  const at = (selector) => document.querySelector(selector).getBoundingClientRect();
  return [at(".ss-outcomes").bottom + scrollY, at(".ss-savebar").top];
}"""


def ends(page: Page, name: str) -> tuple[float, float]:
    """Open a checklist, and return where its first outcome ends and where the save bar begins."""
    page.goto(f"{page.url.split('/checklists/')[0]}/checklists/{name}/")
    wait_until_ready(page)
    if name == "organisation":
        expect(page.locator("[data-part=organisation]")).to_be_visible()
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-part=next]")).to_be_visible()
    end, bar = page.evaluate(FIRST_OUTCOME)
    return end, bar


@pytest.mark.parametrize("is_named", [False, True], ids=["nameless", "named"])
@pytest.mark.parametrize(
    ("viewport", "limit"), [((1280, 900), None), ((390, 844), 1.5 * 844)], ids=["wide", "phone"]
)
def test_the_first_outcome_of_each_checklist_stands_near_the_top(
    new_page: Pages, viewport: tuple[int, int], limit: float | None, is_named: bool
) -> None:
    page = new_page(viewport=viewport).open("checklists/digital-by-design/")
    wait_until_ready(page)
    if is_named:
        page.get_by_label("Name of the service").fill("Permits to park before a market")
        page.get_by_label("Name of the service").blur()
        wait_until_saved(page)
    found = {name: ends(page, name) for name in CHECKLISTS}
    assert len(found) >= 12
    late = {name: (end, bar) for name, (end, bar) in found.items() if end > (limit or bar)}
    assert late == {}


def test_progress_and_what_is_saved_stay_in_view_on_a_phone(new_page: Pages) -> None:
    page = new_page(viewport=(390, 844)).open("checklists/whole-service/")
    wait_until_ready(page)
    bar = page.locator("[data-part=savebar]")
    expect(bar).to_contain_text("Your answers stay on this computer")
    expect(bar).to_contain_text(f"0 of {criteria_of_a_service()} assessed")
    page.locator("input[name=outcome-DBD-01][value=met]").check()
    wait_until_saved(page)
    page.reload()
    for place in (0, 4000):
        page.evaluate("(top) => scrollTo(0, top)", place)
        for text in ("All saved on this computer", f"1 of {criteria_of_a_service()} assessed"):
            expect(bar.get_by_text(text)).to_be_in_viewport()
        expect(bar.get_by_role("link", name="Next to assess: DBD-02")).to_be_in_viewport()
