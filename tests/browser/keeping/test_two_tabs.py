"""What two tabs change in the same service: shown in both, and never under the hands."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.checklist_support import (
    answer,
    chosen,
    criterion,
    open_fold,
    unfold,
    wait_until_ready,
    wait_until_saved,
)
from tests.browser.sample_site import CHECKLIST, RESULT, OpenPage


def test_the_change_of_one_tab_shows_in_the_other(open_page: OpenPage) -> None:
    first = open_page(CHECKLIST)
    wait_until_ready(first)
    second = open_page(CHECKLIST, context=first.context)
    wait_until_ready(second)
    answer(first, "DBD-01", "Met")
    expect(chosen(second, "DBD-01")).to_have_value("met")
    expect(second.get_by_label("Name of the service")).to_have_value("My service")
    unfold(second, "DBD-02").get_by_label("Note").fill("from the second")
    wait_until_saved(second)
    expect(criterion(first, "DBD-02").get_by_label("Note")).to_have_value("from the second")
    expect(first.locator("[data-part=mini]")).to_have_text(re.compile("^1 of"))


def wait_until_told(first: Page, second: Page) -> None:
    """Wait until the first tab knows all changes of the second: a later one shows there."""
    answer(second, "DBD-03", "Met")
    expect(chosen(first, "DBD-03")).to_have_value("met")


def test_a_field_is_never_changed_under_the_hands(open_page: OpenPage) -> None:
    first = open_page(CHECKLIST)
    answer(first, "DBD-01", "Met")
    wait_until_saved(first)
    second = open_page(CHECKLIST, context=first.context)
    expect(chosen(second, "DBD-01")).to_have_value("met")
    note = unfold(first, "DBD-01").get_by_label("Note")
    note.focus()
    other = unfold(second, "DBD-01").get_by_label("Note")
    other.fill("theirs")
    wait_until_saved(second)
    wait_until_told(first, second)
    expect(note).to_have_value("")
    note.press_sequentially("mine")
    wait_until_saved(first)

    expect(first.get_by_role("alert")).to_contain_text("DBD-01: the same answer was changed")
    expect(note).to_have_value("mine")
    other.blur()
    expect(other).to_have_value("mine")


def test_a_field_that_was_not_typed_in_follows_when_it_is_left(open_page: OpenPage) -> None:
    first = open_page(CHECKLIST)
    answer(first, "DBD-01", "Met")
    wait_until_saved(first)
    second = open_page(CHECKLIST, context=first.context)
    note = unfold(first, "DBD-01").get_by_label("Note")
    note.focus()
    unfold(second, "DBD-01").get_by_label("Note").fill("theirs")
    wait_until_saved(second)
    wait_until_told(first, second)
    note.blur()
    expect(note).to_have_value("theirs")


NAME = "Name of the service"


def test_a_name_that_both_tabs_change_is_said(open_page: OpenPage) -> None:
    first = open_page(CHECKLIST)
    wait_until_ready(first)
    first.get_by_label(NAME).press_sequentially("Dog licences")
    wait_until_saved(first)
    second = open_page(CHECKLIST, context=first.context)
    name = second.get_by_label(NAME)
    expect(name).to_have_value("Dog licences")
    name.focus()
    first.get_by_label(NAME).fill("Dogs")
    wait_until_saved(first)
    wait_until_told(second, first)
    expect(name).to_have_value("Dog licences")
    name.press_sequentially(" of the town")
    wait_until_saved(second)

    said = "Name of the service: it was changed in another tab at the same time."
    for tab in (first, second):
        expect(tab.get_by_role("alert")).to_contain_text(said)
    expect(name).to_have_value("Dog licences of the town")
    first.get_by_label(NAME).blur()
    expect(first.get_by_label(NAME)).to_have_value("Dog licences of the town")
    second.goto(second.url.replace(CHECKLIST, RESULT))
    open_fold(second.locator("[data-part=history]"))
    rows = second.locator("[data-part=history] tbody tr")
    expect(rows.filter(has_text="changed in two tabs at once")).to_have_count(1)


def test_a_name_that_one_tab_changes_after_the_other_is_no_conflict(open_page: OpenPage) -> None:
    first = open_page(CHECKLIST)
    wait_until_ready(first)
    first.get_by_label(NAME).press_sequentially("Dog licences", delay=30)
    first.get_by_label(NAME).press_sequentially(" of the town", delay=30)
    wait_until_saved(first)
    second = open_page(CHECKLIST, context=first.context)
    name = second.get_by_label(NAME)
    expect(name).to_have_value("Dog licences of the town")
    name.fill("Dogs")
    name.blur()
    first.get_by_label(NAME).blur()
    expect(first.get_by_label(NAME)).to_have_value("Dogs")
    first.get_by_label(NAME).press_sequentially(" and cats")
    wait_until_saved(first)
    for tab in (first, second):
        expect(tab.get_by_role("alert")).to_be_empty()
