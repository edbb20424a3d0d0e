"""A checklist is for everyone: by keyboard, without scripts, on paper, with a slow machine."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.checklist_support import (
    Catalogue,
    answer,
    chosen,
    criterion,
    unfold,
    wait_until_ready,
    wait_until_saved,
)
from tests.browser.sample_site import CHECKLIST, OpenPage
from tests.browser.support import wait_until
from tests.support.sites.server import Site


def test_everything_works_by_keyboard(page: Page) -> None:
    wait_until_ready(page)
    page.get_by_label("Name of the service").focus()
    page.keyboard.type("Keyboard")
    radio = criterion(page, "DBD-01").get_by_role("radio", name="Not assessed")
    tab_to(page, radio)
    page.keyboard.press("ArrowUp")
    expect(chosen(page, "DBD-01")).to_have_value("not-applicable")
    page.keyboard.press("Tab")
    expect(criterion(page, "DBD-01").get_by_label("Reason")).to_be_focused()
    page.keyboard.type("by law")
    tab_to(page, criterion(page, "DBD-01").locator("[data-part=more] > summary"))
    page.keyboard.press("Enter")
    expect(criterion(page, "DBD-01").get_by_label("Note")).to_be_visible()
    tab_to(page, criterion(page, "DBD-01").get_by_role("button", name="Add evidence"))
    page.keyboard.press("Enter")
    page.keyboard.type("Law")
    tab_to(page, page.get_by_role("button", name="Reset this checklist"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    tab_to(page, page.get_by_role("button", name="Undo"))
    page.keyboard.press("Space")
    expect(chosen(page, "DBD-01")).to_have_value("not-applicable")
    wait_until_saved(page)


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until an element has the focus; every stop must be visible."""
    for _ in range(120):
        page.keyboard.press("Tab")
        at = page.evaluate(
            """() => { const at = document.activeElement, box = at.getBoundingClientRect();
            const bar = document.querySelector(".ss-savebar");
            const hidden = !bar.contains(at) && box.top >= bar.getBoundingClientRect().top;
            const seen = box.width > 0 && box.bottom > 0 && box.top < innerHeight && !hidden;
            return {ring: getComputedStyle(at).outlineStyle, seen, html: at.outerHTML.slice(0, 99)};
            }"""
        )
        assert (at["ring"], at["seen"]) == ("solid", True), at
        if wanted.evaluate("(node) => node === document.activeElement"):
            return
    raise AssertionError("Tab never came there")


def test_without_scripts_the_checklist_is_complete(
    open_page: OpenPage, catalogue: Catalogue
) -> None:
    page = open_page(CHECKLIST, javascript=False)
    expect(page.get_by_text("JavaScript is needed to keep answers")).to_be_visible()
    assert page.locator("service-checklist button:visible").count() == 0
    titles = {entry["id"]: entry["title"] for entry in catalogue["criteria"]}
    listed = next(c for c in catalogue["checklists"] if c["id"] == "digital-by-design")
    for identifier in listed["criteria"]:
        form = criterion(page, identifier)
        expect(
            form.get_by_role("heading", name=f"{identifier} {titles[identifier]}")
        ).to_be_visible()
        expect(form.locator(f"input[name=outcome-{identifier}]")).to_have_count(5)
        expect(form.get_by_label("Reason")).to_be_visible()
        expect(form.get_by_role("link", name=f"Read criterion {identifier}")).to_be_visible()
    form = unfold(page, "DBD-01")
    for label in (
        "Note",
        "Title",
        "Link or repository path",
        "Date",
        "By",
        "Expires",
        "Owner",
        "Due date",
    ):
        expect(form.get_by_label(label, exact=label != "Link or repository path")).to_be_visible()


def test_on_paper_the_folds_are_open_and_the_tools_are_gone(page: Page) -> None:
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    page.emulate_media(media="print")
    expect(criterion(page, "DBD-01").get_by_label("Note")).to_be_visible()
    assert (
        criterion(page, "DBD-02").get_by_label("Note").evaluate("(node) => node.offsetHeight") > 0
    )
    for hidden in ("[data-part=filter]", "[data-part=savebar]", "[data-action=reset]"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.get_by_label("Name of the service")).to_be_visible()
    assert len(page.pdf()) > 10_000
    assert criterion(page, "DBD-02").locator("[data-part=more]").get_attribute("open") is None


def modules_of(folder: Path, *entries: str) -> set[str]:
    """Return the modules that these need, however deep."""
    found: set[str] = set()
    waiting = list(entries)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            text = (folder / name).read_text(encoding="utf-8")
            waiting += re.findall(r'from "\./(.+)";$', text, re.MULTILINE)
    return found


def test_the_code_of_a_checklist_stays_small(sample: Site) -> None:
    folder = sample.root / "assets" / "service-standards"
    needed = modules_of(folder, "main.js", "checklist.js")
    sizes = {name: len(gzip.compress((folder / name).read_bytes(), 9)) for name in needed}
    assert sum(sizes.values()) <= 40 * 1024, sizes


ROOM = """() => {
  const bar = document.querySelector(".ss-savebar").getBoundingClientRect();
  const held = document.activeElement.getBoundingClientRect();
  const { scrollPaddingBottom } = getComputedStyle(document.documentElement);
  return {
    share: bar.height / innerHeight,
    padded: parseFloat(scrollPaddingBottom) >= bar.height,
    clear: held.bottom <= bar.top && held.top >= 0,
  };
}"""


def test_on_a_phone_the_save_bar_leaves_room_for_what_has_the_focus(open_page: OpenPage) -> None:
    page = open_page(CHECKLIST, viewport=(320, 640))
    wait_until_ready(page)
    note = unfold(page, "DBD-01").get_by_label("Note", exact=True)
    note.focus()
    # As low as it may stand above the empty bar.
    note.evaluate("(node) => node.scrollIntoView({block: 'end'})")
    page.keyboard.type("x")
    wait_until_saved(page)
    wait_until(page, f"({ROOM})().clear")
    room = page.evaluate(ROOM)
    assert room["share"] < 0.2
    assert room["padded"]
    page.get_by_role("button", name="Reset this checklist").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    wait_until(page, f"({ROOM})().padded")
    assert page.evaluate(ROOM)["share"] < 0.3


def test_the_outcomes_stand_in_one_row_and_keep_their_places(page: Page) -> None:
    choices = criterion(page, "DBD-01").locator(".ss-outcomes .ss-choice")
    boxes = "(all) => all.map((one) => [one.offsetTop, one.offsetLeft])"
    before = choices.evaluate_all(boxes)
    assert len({top for top, _ in before}) == 1
    answer(page, "DBD-01", "Partly met")
    assert choices.evaluate_all(boxes) == before
