"""The start of a service: a name, a target and facts that tailor the checklist."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.accessibility import faults_in_looks
from tests.browser.checklist.test_checklist_access import tab_to
from tests.browser.checklist_support import (
    answer,
    chosen,
    criterion,
    downloaded,
    open_fold,
    show_details,
    state_fact,
    unfold,
    wait_until_ready,
    wait_until_saved,
)
from tests.browser.organisation.organisation_site import ORGANISATION
from tests.browser.sample_site import CHECKLIST, RESULT, OpenPage

PERSONAL = "the service handles no personal data"


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """Return the checklist for a person who has no service yet."""
    page = open_page(CHECKLIST)
    wait_until_ready(page)
    return page


def tailored(page: Page) -> Locator:
    """Return the line that says what does not apply."""
    return page.locator("[data-part=tailored]")


def target(page: Page) -> Locator:
    """Return the choice of one target for all dimensions."""
    return page.get_by_role("combobox", name="Target level", exact=True)


@pytest.mark.parametrize("path", [CHECKLIST, RESULT])
def test_who_has_no_service_sees_the_start_and_what_the_facts_are_for(
    open_page: OpenPage, path: str
) -> None:
    page = open_page(path)
    wait_until_ready(page)
    facts = page.locator("[data-part=facts] > summary")
    expect(facts).to_have_text("Phase and facts (0 of 2)")
    expect(page.locator("[data-fact=takes-payments]")).to_be_hidden()
    show_details(page)
    expect(page.get_by_label("Phase").first).to_be_visible()
    expect(target(page)).to_have_value("")
    expect(page.locator("[data-part=facts]")).to_contain_text("Criteria that cannot apply")
    page.get_by_label("Name of the service").fill("Parking permits")
    wait_until_saved(page)
    expect(page.locator("[data-fact=takes-payments]")).to_be_visible()


def test_the_way_to_the_first_criterion_is_short(page: Page) -> None:
    """Numbers and tools come when there is something to count, and when they are wanted."""
    folds = page.locator(".ss-service details")
    expect(folds).to_have_count(5)
    expect(page.locator(".ss-service details[open]")).to_have_count(0)
    standing = page.locator("[data-part=standing]")
    expect(standing).to_be_hidden()
    answer(page, "DBD-01", "Met")
    expect(standing).to_be_visible()
    open_fold(standing)
    expect(page.get_by_role("table", name="Progress")).to_be_visible()


def test_a_visitor_can_answer_at_once(page: Page) -> None:
    page.get_by_role("link", name="Start with DBD-01").click()
    expect(page.locator("#dbd-01")).to_be_focused()
    expect(page.locator("#dbd-01")).to_be_in_viewport()
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    assert json.loads(downloaded(page))["service"]["facts"] == {}


def test_what_does_not_apply_is_said_at_once_with_its_fact(page: Page) -> None:
    expect(tailored(page)).to_have_text("")
    state_fact(page, "handles-personal-data", "No")
    expect(tailored(page)).to_have_text(
        f"6 of 24 criteria do not apply: 6 because {PERSONAL}."
        " 1 of them is in this checklist, marked with the fact."
    )
    effect = page.locator("[data-fact=handles-personal-data] [data-part=effect]")
    expect(effect).to_contain_text("This takes out 6 criteria.")
    expect(criterion(page, "DBD-03").locator("[data-part=removed]")).to_contain_text(
        f"Does not apply because: {PERSONAL}."
    )
    state_fact(page, "takes-payments", "No")
    expect(tailored(page)).to_contain_text(
        f"7 of 24 criteria do not apply: 6 because {PERSONAL};"
        " 1 because no money changes hands in the service."
    )
    wait_until_saved(page)
    page.reload()
    show_details(page)
    expect(tailored(page)).to_be_visible()
    expect(tailored(page)).to_contain_text("7 of 24 criteria do not apply")
    state_fact(page, "handles-personal-data", "Not answered")
    state_fact(page, "takes-payments", "Yes")
    expect(tailored(page)).to_have_text("")
    expect(effect).to_be_hidden()


def test_changing_a_fact_brings_the_answers_back_as_they_were(page: Page) -> None:
    answer(page, "DBD-03", "Partly met")
    form = unfold(page, "DBD-03")
    form.get_by_label("Note", exact=True).fill("The first sketch holds names.")
    form.get_by_label("Title").fill("Sketch")
    form.get_by_label("Link or repository path").fill("https://example.org/sketch")
    form.locator("[data-field=owner]").fill("Amina")
    wait_until_saved(page)
    before = json.loads(downloaded(page))
    state_fact(page, "handles-personal-data", "No")
    expect(form.locator("[data-part=removed]")).to_contain_text("Your answer (Partly met) is kept.")
    expect(form.locator(".ss-body")).to_be_hidden()
    wait_until_saved(page)
    removed = json.loads(downloaded(page))
    assert removed["findings"] == before["findings"]
    page.reload()
    state_fact(page, "handles-personal-data", "Yes")
    expect(chosen(page, "DBD-03")).to_have_value("partly-met")
    form = unfold(page, "DBD-03")
    expect(form.get_by_label("Note", exact=True)).to_have_value("The first sketch holds names.")
    expect(form.get_by_label("Title").first).to_have_value("Sketch")
    where = form.get_by_label("Link or repository path").first
    expect(where).to_have_value("https://example.org/sketch")
    expect(form.locator("[data-field=owner]")).to_have_value("Amina")
    wait_until_saved(page)
    assert json.loads(downloaded(page))["findings"] == before["findings"]


def test_one_target_for_all_dimensions_can_be_adjusted(page: Page, open_page: OpenPage) -> None:
    show_details(page)
    target(page).select_option("3")
    expect(page.locator("[data-part=done]")).to_have_text(
        "The target is level 3 in every dimension. My service has a target for each."
    )
    given = json.loads(downloaded(page))["target"]
    assert (len(given), set(given.values())) == (6, {3})
    assert "organisation" not in given
    result = open_page(RESULT, context=page.context)
    show_details(result)
    expect(target(result)).to_have_value("3")
    own = result.get_by_label("Target level, Data-driven public sector")
    expect(own).to_have_value("3")
    own.select_option("4")
    expect(target(result)).to_have_value("mixed")
    expect(target(page)).to_have_value("mixed")
    target(result).select_option("2")
    expect(own).to_have_value("2")
    result.locator("[data-part=undo]").click()
    expect(own).to_have_value("4")
    target(result).select_option("")
    expect(own).to_have_value("")
    wait_until_saved(result)
    assert json.loads(downloaded(result))["target"] == {}


TARGET_RIGHT_AFTER_TYPING = """() => {
  const name = document.querySelector("[data-service=name]");
  name.value = "Parking permits";
  name.dispatchEvent(new Event("input", { bubbles: true }));
  const target = document.querySelector("[data-control=target]");
  target.value = "3";
  target.dispatchEvent(new Event("change", { bubbles: true }));
  return new Promise((resolve) => setTimeout(() => resolve(target.value)));
}"""


def test_a_target_chosen_right_after_typing_is_the_one_that_is_kept(page: Page) -> None:
    show_details(page)
    expect(target(page)).to_be_visible()
    shown_at_once = page.evaluate(TARGET_RIGHT_AFTER_TYPING)
    assert shown_at_once == "3"
    expect(page.locator("[data-part=done]")).to_contain_text("The target is level 3")
    expect(target(page)).to_have_value("3")
    saved = json.loads(downloaded(page))
    assert saved["service"]["name"] == "Parking permits"
    assert set(saved["target"].values()) == {3}


def test_the_start_works_by_keyboard_alone(page: Page) -> None:
    expect(page.locator("[data-part=facts]")).to_be_visible()
    name = page.get_by_label("Name of the service")
    tab_to(page, name)
    page.keyboard.type("Parking permits")
    tab_to(page, page.locator("[data-part=facts] > summary"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("Phase").first)
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Phase").first).to_have_value("discovery")
    page.keyboard.press("Tab")
    expect(target(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(target(page)).to_have_value("1")
    fact = page.locator("[data-fact=handles-personal-data]")
    tab_to(page, fact.get_by_role("radio", name="Not answered"))
    page.keyboard.press("ArrowLeft")
    expect(fact.get_by_role("radio", name="No", exact=True)).to_be_checked()
    expect(tailored(page)).to_contain_text("6 of 24 criteria do not apply")
    first = criterion(page, "DBD-01").get_by_role("radio", name="Not assessed")
    tab_to(page, first)
    page.keyboard.press("ArrowLeft")
    wait_until_saved(page)
    saved: dict[str, Any] = json.loads(downloaded(page))
    assert saved["service"]["name"] == "Parking permits"
    assert saved["service"]["facts"] == {"handles-personal-data": False}
    assert saved["findings"]["DBD-01"]["outcome"] == "not-applicable"


def test_the_organisation_is_answered_for_by_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page(ORGANISATION)
    wait_until_ready(page)
    tab_to(page, page.get_by_role("button", name="Answer for your organisation"))
    page.keyboard.press("Enter")
    name = page.get_by_label("Name of the organisation")
    expect(name).to_be_focused()
    page.keyboard.type("Ministry of Roads")
    expect(page.locator("[data-part=organisation]")).to_contain_text(
        "You answer for Ministry of Roads."
    )


def test_nothing_stands_in_the_way_of_access(open_page: OpenPage) -> None:
    page = open_page(CHECKLIST)
    wait_until_ready(page)
    assert faults_in_looks(page) == {}
    state_fact(page, "handles-personal-data", "No")
    target(page).select_option("3")
    expect(tailored(page)).to_contain_text("do not apply")
    assert faults_in_looks(page) == {}
