"""A checklist is answered by single keys, once they are switched on."""

from __future__ import annotations

from playwright.sync_api import Page, Route, expect

from tests.browser.checklist_support import (
    chosen,
    criterion,
    open_fold,
    wait_until_ready,
    wait_until_saved,
)
from tests.browser.sample_site import CHECKLIST, OpenPage
from tests.browser.support import wait_until
from tests.support.sites.server import Site


def switch_keys_on(page: Page) -> None:
    open_fold(page.locator("[data-part=shortcuts]"))
    page.get_by_role("checkbox", name="Keyboard shortcuts").check()
    # The code of the keys is fetched now.
    page.get_by_role("button", name="List of keys").focus()
    expect(page.locator("[data-part=keys]")).to_be_hidden()
    entries = "performance.getEntriesByType('resource')"
    wait_until(page, f"{entries}.some((e) => e.name.includes('shortcuts.js'))")
    # The page waits for the same module, and was the first to do so.
    page.evaluate(f"import({entries}.find((e) => e.name.includes('shortcuts.js')).name)")


def test_the_keys_are_off_until_they_are_switched_on(page: Page) -> None:
    wait_until_ready(page)
    open_fold(page.locator("[data-part=shortcuts]"))
    expect(page.get_by_role("checkbox", name="Keyboard shortcuts")).not_to_be_checked()
    page.locator("#dbd-01").evaluate("(node) => { node.tabIndex = -1; node.focus(); }")
    for key in "jw1?":
        page.keyboard.press(key)
    expect(page.locator("#dbd-01")).to_be_focused()
    expect(chosen(page, "DBD-01")).to_have_value("not-assessed")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_a_checklist_is_answered_by_single_keys(page: Page) -> None:
    wait_until_ready(page)
    switch_keys_on(page)
    page.keyboard.press("1")
    expect(page.locator("[data-part=announce]")).to_contain_text("Go to a criterion first")
    page.keyboard.press("j")
    expect(page.locator("#dbd-01")).to_be_focused()
    page.keyboard.press("1")
    expect(chosen(page, "DBD-01")).to_have_value("met")
    page.keyboard.press("j")
    page.keyboard.press("3")
    expect(chosen(page, "DBD-02")).to_have_value("not-met")
    page.keyboard.press("j")
    expect(page.locator("#dbd-03")).to_be_focused()
    page.keyboard.press("w")
    page.keyboard.type("1 note, just k")
    expect(criterion(page, "DBD-03").get_by_label("Note")).to_have_value("1 note, just k")
    expect(chosen(page, "DBD-03")).to_have_value("not-assessed")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("k")
    expect(page.locator("[data-part=announce]")).to_contain_text(
        "no other criterion is shown that is not assessed"
    )
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(dialog.get_by_role("row", name="2 Answer “Partly met”")).to_be_visible()
    page.keyboard.press("1")
    dialog.get_by_role("button", name="Close").click()
    wait_until_saved(page)

    page.reload()
    wait_until_ready(page)
    open_fold(page.locator("[data-part=shortcuts]"))
    expect(page.get_by_role("checkbox", name="Keyboard shortcuts")).to_be_checked()
    expect(chosen(page, "DBD-02")).to_have_value("not-met")
    page.get_by_role("checkbox", name="Keyboard shortcuts").uncheck()
    page.keyboard.press("j")
    expect(page.get_by_role("checkbox", name="Keyboard shortcuts")).to_be_focused()


def test_the_keys_are_switched_on_only_when_their_code_is_there(
    open_page: OpenPage, sample: Site
) -> None:
    page = open_page("")
    held: list[Route] = []
    page.route("**/answering-aids*.js", lambda route: held.append(route))  # noqa: PLW0108 (Playwright marks it)
    page.goto(sample.url(CHECKLIST))
    wait_until_ready(page)
    open_fold(page.locator("[data-part=shortcuts]"))
    box = page.get_by_role("checkbox", name="Keyboard shortcuts")
    expect(box).to_be_disabled()
    expect(page.get_by_role("button", name="List of keys")).to_be_disabled()

    while not held:
        page.wait_for_timeout(20)
    for route in held:
        route.continue_()
    page.unroute("**/answering-aids*.js")
    switch_keys_on(page)
    page.keyboard.press("j")
    expect(box).to_be_checked()
    expect(page.locator("#dbd-01")).to_be_focused()


def test_the_keys_pass_over_what_is_filtered_out_or_set_aside(page: Page) -> None:
    wait_until_ready(page)
    page.get_by_role("searchbox").fill("criterion nobody has")
    switch_keys_on(page)
    page.keyboard.press("j")
    expect(page.locator("[data-part=announce]")).to_contain_text(
        "no other criterion is shown that is not assessed"
    )
    page.get_by_role("searchbox").fill("dbd-08")
    page.get_by_role("button", name="List of keys").focus()
    page.keyboard.press("j")
    expect(page.locator("#dbd-08")).to_be_focused()
