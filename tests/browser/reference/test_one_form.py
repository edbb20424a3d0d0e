"""Each control belongs to a form that never sends anything.

Chromium works through the controls of no form one by one after a page has loaded: a long
checklist was frozen for seconds. `make campaign` prints how long; here is what it depends on.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.standalone_files import OpenFile
from tests.browser.support import Pages

CONTENT = ".md-content, body > main"
WITHOUT_FORM = """(content) => [...document.querySelector(content)
  .querySelectorAll("button, input, select, textarea")]
  .filter(({form}) => form === null || form.getAttribute("autocomplete") !== "off")
  .map(({outerHTML}) => outerHTML)"""
SENDING = """() => [...document.querySelectorAll("form.ss-form *")]
  .filter((node) => ["submit", "image", "reset"].includes(node.type) && !node.matches(":disabled"))
  .map(({outerHTML}) => outerHTML)"""
TEXTS = "form.ss-form :is(input[type=text], input[type=search], input[type=date]):visible"
# By what holds controls: a page of each kind.
PAGES = {
    "checklists/whole-service/": "service-checklist",
    "checklists/organisation/": "service-checklist",
    "my-service/": "service-results",
    "standards/": "criteria-list",
    "checklists/": "service-example",
    "portfolio/view/": "main",
}


def wait_until_taken_over(page: Page, element: str) -> None:
    """Wait until the script shows what is of use only with it."""
    shown = "[data-part=app], [data-part=filter], [data-part=example-offer]"
    expect(page.locator(element).last.locator(shown).first).to_be_visible()


def assert_one_form(page: Page) -> None:
    """Every control is in a form, none sends it, and neither does Enter."""
    assert page.locator(CONTENT).locator("button, select").count()
    assert page.evaluate(WITHOUT_FORM, CONTENT) == []
    assert page.evaluate(SENDING) == []
    before = page.url
    for field in page.locator(TEXTS).all():
        field.press("Enter")
    assert page.url == before


@pytest.mark.parametrize(("path", "element"), PAGES.items())
def test_on_the_site(new_page: Pages, path: str, element: str) -> None:
    visit = new_page()
    page = visit.open(path)
    wait_until_taken_over(page, element)
    assert_one_form(page)
    visit.assert_clean()


def test_every_page_of_the_site_with_controls_is_of_such_a_kind(site_dir: Path) -> None:
    kinds = {f"<{element} " for element in PAGES.values()}
    for path in site_dir.rglob("index.html"):
        content = path.read_text("utf-8").split('class="md-content"')[-1]
        content = content.split('class="md-footer"')[0]
        has_controls = any(f"<{tag} " in content for tag in ("input", "select", "textarea"))
        assert not has_controls or any(kind in content for kind in kinds), path


@pytest.mark.parametrize("name", ["digital-by-design", "self-check"])
def test_in_a_file_without_a_network(open_file: OpenFile, name: str) -> None:
    assert_one_form(open_file(name))


def test_without_a_script_nothing_is_sent_either(new_page: Pages) -> None:
    visit = new_page(javascript=False)
    page = visit.open("checklists/digital-by-design/")
    page.locator("[data-part=more] > summary").first.click()
    page.locator("[data-field=owner]").first.press("Enter")
    assert page.url.endswith("checklists/digital-by-design/")
    visit.assert_clean()
