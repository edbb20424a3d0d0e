"""What one came for stands first: the first outcome of each checklist, measured."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checklist_support import wait_until_ready, wait_until_saved
from tests.browser.support import Pages
from tests.support.reference_standard import criteria_of_a_service
from tests.support.sites.build import ROOT

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


VIEWPORTS = ((1280, 900), (390, 844))
# How far down it may end on a phone; elsewhere it has to stand above the line of what is kept.
MOST_ON_A_PHONE = 1.5 * 844
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def late(page: Page, name: str) -> list[str]:
    """Open a checklist, and tell in which viewports its first outcome stands too far down.

    A page is loaded once and its window is changed: scripts never ask how wide a window is.
    """
    page.goto(f"{page.url.split('/checklists/')[0]}/checklists/{name}/")
    wait_until_ready(page)
    if name == "organisation":
        expect(page.locator("[data-part=organisation]")).to_be_visible()
    # Criteria get their boxes in turns, the last one at the end of what a page does by itself.
    boxes = page.locator("fieldset.ss-criterion").last.locator(".ss-ticks input")
    expect(boxes).not_to_have_count(0)
    expect(page.locator("[data-part=next]")).to_be_visible()
    found = []
    for width, height in VIEWPORTS:
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(DRAWN)
        end, bar = page.evaluate(FIRST_OUTCOME)
        if end > (MOST_ON_A_PHONE if width == 390 else bar):
            found.append(f"{name} at {width}: {end} px, and the bar at {bar} px")
    return found


# Each of the two is loaded in the viewport that the other changes to first.
@pytest.mark.parametrize(
    ("is_named", "viewport"),
    list(zip((False, True), VIEWPORTS, strict=True)),
    ids=["nameless", "named"],
)
def test_the_first_outcome_of_each_checklist_stands_near_the_top(
    new_page: Pages, is_named: bool, viewport: tuple[int, int]
) -> None:
    page = new_page(viewport=viewport).open("checklists/digital-by-design/")
    wait_until_ready(page)
    if is_named:
        page.get_by_label("Name of the service").fill("Permits to park before a market")
        page.get_by_label("Name of the service").blur()
        wait_until_saved(page)
    assert len(CHECKLISTS) >= 12
    assert [line for name in CHECKLISTS for line in late(page, name)] == []


@pytest.mark.parametrize("language", ["", "fr/"])
def test_five_outcomes_stand_in_one_line(new_page: Pages, language: str) -> None:
    """Long words take two lines before a choice takes a line of its own."""
    page = new_page(viewport=(1280, 900)).open(f"{language}checklists/user-driven/")
    outcomes = page.locator(".ss-outcomes").first
    expect(outcomes).to_be_visible()
    tops = outcomes.locator("label").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().top)"
    )
    assert len(tops) == 5
    assert len(set(tops)) == 1


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
