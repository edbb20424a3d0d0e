"""What a person types stays what it is, and goes to the service it was typed for."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.checklist_support import (
    answer,
    chosen,
    criterion,
    downloaded,
    open_fold,
    unfold,
    wait_until_ready,
    wait_until_saved,
)
from tests.browser.sample_site import CHECKLIST, RESULT, OpenPage

# Without a pause between them, as a quick person does it.
TYPED_AND_LEFT = """([field, value]) => {
  field.focus();
  field.value = value;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  field.blur();
}"""
TYPED = """([field, value]) => {
  field.value = value;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}"""
TYPED_AND_PRESSED = """([field, value, action]) => {
  field.value = value;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  document.querySelector(`[data-action=${action}]`).click();
}"""
NAME = "Name of the service"


def type_and_leave(field: Locator, value: str) -> None:
    """Type and leave the field at once; no `change` follows where the value is the old one."""
    field.evaluate("(field, value) => (" + TYPED_AND_LEFT + ")([field, value])", value)


def findings(page: Page) -> dict[str, Any]:
    """Return the findings of the service shown, from its file."""
    found: dict[str, Any] = json.loads(downloaded(page))["findings"]
    return found


def name_service(page: Page, name: str) -> None:
    """Give the service shown a name, and wait until it is kept."""
    page.get_by_label(NAME).fill(name)
    page.get_by_label(NAME).blur()
    wait_until_saved(page)


def add_service(page: Page, name: str) -> None:
    """Add another service and name it."""
    page.locator("[data-action=new-service]").evaluate("(button) => button.click()")
    expect(page.get_by_label(NAME)).to_have_value("My service")
    name_service(page, name)


def delete_elsewhere(page: Page, open_page: OpenPage, name: str) -> Page:
    """Delete a service in another tab."""
    other = open_page(RESULT, context=page.context)
    open_fold(other.locator("[data-part=services]"))
    other.get_by_role("button", name=f"Delete {name}").click()
    return other


@pytest.mark.parametrize("field", ["note", "owner", "reason"])
@pytest.mark.parametrize("before", ["", "Agreed"])
def test_what_is_taken_back_stays_taken_back(page: Page, field: str, before: str) -> None:
    answer(page, "DBD-01", "Not applicable")
    text = unfold(page, "DBD-01").locator(f"[data-field={field}]")
    text.fill(before)
    text.blur()
    wait_until_saved(page)
    text.focus()
    text.evaluate("(field, value) => (" + TYPED + ")([field, value])", f"{before} too much")
    wait_until_saved(page)
    type_and_leave(text, before)
    wait_until_saved(page)
    expect(text).to_have_value(before)
    assert findings(page)["DBD-01"].get(field, "") == before


def test_the_first_name_is_not_shortened_while_the_service_starts(page: Page) -> None:
    wait_until_ready(page)
    name = page.get_by_label(NAME)
    name.focus()
    # The rest of the name is typed in the moment in which the first part is being kept.
    page.evaluate(
        """() => {
          const field = document.querySelector("[data-service=name]");
          const { put } = IDBObjectStore.prototype;
          IDBObjectStore.prototype.put = function (...row) {
            if (this.name === "services") {
              IDBObjectStore.prototype.put = put;
              field.value = "Parking permit";
              field.dispatchEvent(new InputEvent("input", { bubbles: true }));
            }
            return put.apply(this, row);
          };
        }"""
    )
    name.fill("Park")
    expect(name).to_have_value("Parking permit")
    wait_until_saved(page)
    expect(name).to_have_value("Parking permit")
    assert json.loads(downloaded(page))["service"]["name"] == "Parking permit"


def test_a_field_in_hand_follows_to_the_service_that_is_shown_now(
    page: Page, open_page: OpenPage
) -> None:
    name_service(page, "Dog licences")
    note = unfold(page, "DBD-01").get_by_label("Note", exact=True)
    note.fill("Note on dogs")
    wait_until_saved(page)
    add_service(page, "Parking permits")
    note = unfold(page, "DBD-01").get_by_label("Note", exact=True)
    note.fill("Note on parking")
    wait_until_saved(page)
    note.focus()
    delete_elsewhere(page, open_page, "Parking permits")
    expect(page.get_by_label(NAME)).to_have_value("Dog licences")
    expect(page.get_by_role("alert")).to_contain_text("“Parking permits” was deleted in another")
    expect(note).to_have_value("Note on dogs")
    expect(note).not_to_be_focused()
    page.keyboard.type("!")
    assert findings(page)["DBD-01"]["note"] == "Note on dogs"


def test_what_was_typed_last_stays_with_a_service_that_is_deleted(
    page: Page, open_page: OpenPage
) -> None:
    name_service(page, "Dog licences")
    add_service(page, "Parking permits")
    note = unfold(page, "DBD-03").get_by_label("Note", exact=True)
    page.evaluate("() => { window.realTimeout = setTimeout; }")
    # The pause that ends typing does not come before the deletion is heard of.
    page.evaluate(
        "() => { window.setTimeout = (work, ms, ...rest) =>"
        " window.realTimeout(work, ms === 250 ? 60_000 : ms, ...rest); }"
    )
    note.focus()
    note.evaluate("(field, value) => (" + TYPED + ")([field, value])", "About parking only")
    other = delete_elsewhere(page, open_page, "Parking permits")
    expect(page.get_by_label(NAME)).to_have_value("Dog licences")
    wait_until_saved(page)
    assert findings(page) == {}
    other.get_by_role("button", name="Bring back Parking permits").click()
    expect(other.get_by_label(NAME)).to_have_value("Parking permits")
    assert findings(other)["DBD-03"]["note"] == "About parking only"


def test_another_tab_does_not_change_which_service_is_shown(
    page: Page, open_page: OpenPage
) -> None:
    name_service(page, "Dog licences")
    other = open_page(RESULT, context=page.context)
    expect(other.get_by_label(NAME)).to_have_value("Dog licences")
    add_service(other, "Parking permits")
    page.reload()
    expect(page.get_by_label(NAME)).to_have_value("Dog licences")
    other.reload()
    expect(other.get_by_label(NAME)).to_have_value("Parking permits")
    third = open_page(CHECKLIST, context=page.context)
    expect(third.get_by_label(NAME)).to_have_value("Parking permits")


def test_a_reset_clears_what_was_typed_right_before(page: Page) -> None:
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    note = unfold(page, "DBD-05").get_by_label("Note", exact=True)
    note.evaluate(
        "(field) => (" + TYPED_AND_PRESSED + ")([field, 'Typed just now', 'reset'])",
    )
    expect(page.locator("[data-part=done]")).to_contain_text("2 answers were cleared")
    expect(note).to_have_value("")
    page.locator("[data-part=undo]").click()
    expect(note).to_have_value("Typed just now")
    expect(chosen(page, "DBD-01")).to_have_value("met")


def test_undo_right_after_typing_still_undoes(page: Page) -> None:
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    page.locator("[data-action=reset]").click()
    expect(page.locator("[data-part=undo]")).to_be_visible()
    note = unfold(page, "DBD-05").get_by_label("Note", exact=True)
    note.evaluate("(field) => (" + TYPED_AND_PRESSED + ")([field, 'Typed just now', 'undo'])")
    expect(chosen(page, "DBD-01")).to_have_value("met")
    wait_until_saved(page)
    expect(criterion(page, "DBD-05").get_by_label("Note", exact=True)).to_have_value(
        "Typed just now"
    )


def test_leaving_asks_as_long_as_any_service_is_only_in_memory(open_page: OpenPage) -> None:
    page = open_page("")
    page.add_init_script(
        "Object.defineProperty(window, 'indexedDB',"
        " { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    page.goto(page.url + CHECKLIST)
    wait_until_ready(page)
    asks = """() => {
      const event = new Event("beforeunload", { cancelable: true });
      dispatchEvent(event);
      return event.defaultPrevented;
    }"""
    assert page.evaluate(asks) is False
    answer(page, "DBD-01", "Met")
    expect(page.locator("[data-part=saved]")).to_contain_text("Kept until this page closes")
    page.locator("[data-action=new-service]").evaluate("(button) => button.click()")
    expect(chosen(page, "DBD-01")).to_have_value("not-assessed")
    answer(page, "DBD-02", "Met")
    downloaded(page)
    assert page.evaluate(asks) is True
    page.get_by_label("Service shown").select_option(index=0)
    expect(chosen(page, "DBD-01")).to_have_value("met")
    downloaded(page)
    assert page.evaluate(asks) is False
