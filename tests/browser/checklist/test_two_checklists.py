"""A page of prose that holds the same criteria more than once: each of its lists works."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.checklist_support import open_fold
from tests.browser.stored_rows import dump
from tests.browser.support import Pages
from tests.support.sites.build import ROOT, build_site
from tests.support.sites.server import Site, serve

SAMPLE = ROOT / "tests/packaging/sample"
TEXT = """# Two at once

## SIM-02

Text.

::: checklist simple

## Group simple

Text.

::: checklist before-opening

## Again

::: checklist simple
"""
REPEATED = """() => [...document.querySelectorAll("[id]")].map(({id}) => id)
  .filter((id, place, all) => all.indexOf(id) !== place)"""


@pytest.fixture(scope="module")
def page_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve the sample with such a page."""
    folder = tmp_path_factory.mktemp("two-checklists")
    tree = folder / "tree"
    shutil.copytree(SAMPLE, tree)
    (tree / "docs/two.md").write_text(TEXT, encoding="utf-8")
    with serve(build_site(tree, folder)) as site:
        yield site


@pytest.fixture
def page(chromium: Browser, page_site: Site) -> Iterator[Page]:
    """Return the page, once its lists are taken over; it must stay clean to the end."""
    pages = Pages(chromium, page_site.origin)
    visit = pages()
    opened = visit.open("two/")
    expect(opened.get_by_label("Name of the service")).to_have_count(3)
    expect(opened.get_by_label("Name of the service").last).to_be_visible()
    yield opened
    pages.close()
    visit.assert_clean()


def lists(page: Page) -> list[Locator]:
    """Return the checklists of the page in their order."""
    return page.locator("service-checklist").all()


def chosen(checklist: Locator, identifier: str) -> Locator:
    """Return the outcome that is chosen in one of the lists."""
    form = checklist.locator(f"fieldset[data-criterion={identifier}]")
    return form.locator(".ss-outcomes input:checked")


def test_each_list_shows_and_takes_every_answer(page: Page) -> None:
    first, gate, last = lists(page)
    for answered, outcome in ((first, "met"), (last, "not-met"), (gate, "partly-met")):
        form = answered.locator("fieldset[data-criterion=SIM-01]")
        form.locator(f".ss-outcomes input[value={outcome}]").check()
        for shown in (first, gate, last):
            expect(chosen(shown, "SIM-01")).to_have_value(outcome)
        expect(answered.locator("[data-part=saved]")).to_contain_text("Saved")

    page.reload()
    for shown in lists(page):
        expect(chosen(shown, "SIM-01")).to_have_value("partly-met")


def test_nothing_on_the_page_is_named_twice(page: Page) -> None:
    for checklist in lists(page):
        checklist.locator("fieldset[data-criterion=SIM-01] input[value=met]").check()
        open_fold(checklist.locator("[data-part=standing]"))
        expect(checklist.locator("[data-part=picture] svg").first).to_be_visible()
    assert page.evaluate(REPEATED) == []


def test_an_address_leads_to_the_first_list_and_to_each_other(page: Page) -> None:
    for place, checklist in enumerate((lists(page)[0], lists(page)[2])):
        heading = checklist.locator("fieldset[data-criterion=SIM-01] .ss-heading")
        address = heading.get_attribute("id")
        assert address == ("sim-01" if place == 0 else "sim-01-3")
        page.evaluate("(id) => { location.hash = id; }", address)
        expect(heading).to_be_focused()
        expect(heading).to_be_in_viewport()


def test_the_keys_work_in_the_list_that_has_the_focus(page: Page) -> None:
    for checklist in lists(page):
        open_fold(checklist.locator("[data-part=shortcuts]"))
        checklist.locator("[data-control=shortcuts]").check()
    for checklist, key, outcome in ((lists(page)[2], "3", "not-met"), (lists(page)[0], "1", "met")):
        checklist.locator("fieldset[data-criterion=SIM-02] .ss-outcomes input").last.focus()
        page.keyboard.press(key)
        expect(chosen(checklist, "SIM-02")).to_have_value(outcome)


def test_text_in_one_list_is_not_called_saved_by_another(page: Page) -> None:
    first, _, last = lists(page)
    notes = []
    for checklist in (first, last):
        form = checklist.locator("fieldset[data-criterion=SIM-01]")
        form.locator(".ss-outcomes input[value=met]").check()
        form.locator("[data-part=more] > summary").click()
        notes.append(form.get_by_label("Note"))
    expect(first.locator("[data-part=saved]")).to_contain_text("Saved")
    page.evaluate("() => { window.setTimeout = () => 0; }")
    notes[0].press_sequentially("not handed over")
    page.evaluate(
        """(note) => {
          note.value = "at once";
          note.dispatchEvent(new Event("input", { bubbles: true }));
          note.dispatchEvent(new Event("change", { bubbles: true })); }""",
        notes[1].element_handle(),
    )
    while [row["note"] for row in dump(page)["findings"]] != ["at once"]:
        page.wait_for_timeout(50)
    page.wait_for_timeout(100)
    expect(last.locator("[data-part=saved]")).to_have_text("Saving…")
