"""A team answers in one language and goes on in the other; its file says the same in both."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.checklist_support import open_fold
from tests.browser.small_standards.conftest import VisitOf

CASE = "two-languages"
LIST = "checklists/open-by-default/"
SAVED = re.compile(r"\d\d:\d\d")
LATER = "From live: Is it still there after a year?"


def form(page: Page) -> Locator:
    return page.locator('fieldset[data-criterion="OBD-01"]')


def boxes(page: Page) -> Locator:
    return form(page).locator("[data-part=checks] input")


def file_of(page: Page) -> bytes:
    open_fold(page.locator("[data-part=files]"))
    with page.expect_download() as download:
        page.get_by_role("button", name="assessment.json").click()
    return Path(download.value.path()).read_bytes()


def test_answers_and_ticks_survive_a_change_of_language(visit_of: VisitOf) -> None:
    visit = visit_of(CASE)
    page = visit.open(LIST)
    expect(form(page).get_by_role("heading")).to_have_text("OBD-01 Publish data")
    expect(boxes(page)).to_have_count(2)
    form(page).locator("input[value=met]").check()
    boxes(page).nth(1).check()
    expect(page.locator("[data-part=saved]")).to_have_text(SAVED)
    english = file_of(page)

    page.get_by_role("link", name="Français").click()

    expect(page).to_have_url(re.compile(f"/fr/{LIST}$"))
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(form(page).get_by_role("heading")).to_have_text("OBD-01 Publier les données")
    expect(form(page).locator("input[value=met]")).to_be_checked()
    expect(boxes(page).nth(1)).to_be_checked()
    expect(boxes(page).nth(0)).not_to_be_checked()
    assert file_of(page) == english
    assert b"Publish data" in english

    boxes(page).nth(0).check()
    form(page).locator("input[value=partly-met]").check()
    expect(page.locator("[data-part=saved]")).to_have_text(SAVED)
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(re.compile(f"[0-9]/{LIST}$"))
    expect(form(page).locator("input[value=partly-met]")).to_be_checked()
    expect(boxes(page).nth(0)).to_be_checked()
    expect(boxes(page).nth(1)).to_be_checked()


def test_ticks_of_before_are_there_in_the_other_language(visit_of: VisitOf) -> None:
    """Rows hold the words of a question, as they did before there were languages."""
    visit = visit_of(CASE)
    page = visit.open(LIST)
    expect(boxes(page)).to_have_count(2)
    boxes(page).nth(1).check()
    expect(page.locator("[data-part=saved]")).to_contain_text("saved")
    assert page.evaluate("() => document.querySelectorAll('[data-key]').length") == 0
    assert boxes(page).nth(1).evaluate("box => box.closest('label').textContent.trim()") == LATER

    page = visit.open(f"fr/{LIST}")

    expect(boxes(page)).to_have_count(2)
    expect(boxes(page).nth(1)).to_be_checked()
    item = form(page).locator("[data-part=checks] li").nth(1)
    expect(item).to_have_attribute("data-key", LATER)


def test_the_switch_works_from_the_keyboard_and_without_scripts(visit_of: VisitOf) -> None:
    visit = visit_of(CASE)
    page = visit.open("fr/guides/counting/")
    notice = page.locator("[data-language-notice]")
    expect(notice).to_contain_text("affichée dans sa langue")
    expect(page.get_by_role("heading", level=1)).to_have_attribute("lang", "en")
    switch = page.get_by_role("navigation", name="Langue").get_by_role("link", name="English")
    switch.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("[0-9]/guides/counting/$"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("[data-language-notice]")).to_have_count(0)


def test_each_language_is_searched_by_itself(visit_of: VisitOf) -> None:
    visit = visit_of(CASE)
    for start, words, found in (
        ("", "publish data", "/standards/open-by-default/publish-data/"),
        ("fr/", "publier données", "/fr/standards/open-by-default/publish-data/"),
    ):
        page = visit.open(start)
        field = page.locator("[data-md-component=search-query]")
        field.focus()
        field.press_sequentially(words)
        first = page.locator(".md-search-result__link").first
        expect(first).to_have_attribute("href", re.compile(f"{found}"), timeout=30_000)
