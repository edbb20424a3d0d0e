"""The start of a checklist: in turns, with nothing lost between them, and without needless work."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.checklist_support import (
    answer,
    chosen,
    criterion,
    unfold,
    wait_until_at_the_disk,
    wait_until_ready,
    wait_until_saved,
)
from tests.browser.sample_site import CHECKLIST, OpenPage
from tests.browser.stored_rows import dump
from tests.browser.support import wait_until
from tests.support.sites.server import Site

# What asks for its next turn waits until the test lets it go on.
HELD_TURNS = """
window.turns = [];
const Channel = window.MessageChannel;
window.MessageChannel = class {
  constructor() {
    const { port1, port2 } = new Channel();
    this.port1 = port1;
    this.port2 = { postMessage: (message) => turns.push(() => port2.postMessage(message)) };
  }
};
"""
WAITS = "turns.length > 0"
GO_ON = "() => turns.shift()()"
# How often the browser had to look at how a language writes a number or a time.
COUNTED_TABLES = """
window.tables = 0;
for (const [kind, name] of [[Number, "toLocaleString"], [Date, "toLocaleTimeString"]]) {
  const own = kind.prototype[name];
  kind.prototype[name] = function (...args) {
    window.tables += 1;
    return own.apply(this, args);
  };
}
"""


def held(open_page: OpenPage, sample: Site) -> Page:
    """Open a checklist that waits after its first turn."""
    page = open_page("")
    page.add_init_script(HELD_TURNS)
    page.goto(sample.url(CHECKLIST))
    wait_until(page, WAITS)
    return page


def let_go(page: Page) -> None:
    """Let all turns go on, those that are still to come too."""
    page.evaluate(
        "() => { const all = turns; turns = { push: (go) => go() }; all.forEach((go) => go()); }"
    )


def test_what_is_entered_between_two_turns_is_kept(open_page: OpenPage, sample: Site) -> None:
    page = held(open_page, sample)
    expect(page.locator("[data-part=app]").first).to_be_hidden()
    answer(page, "DBD-01", "Met")
    page.evaluate(GO_ON)
    wait_until(page, WAITS)
    answer(page, "DBD-02", "Not met")
    note = unfold(page, "DBD-02").get_by_label("Note")
    note.fill("between")
    page.evaluate(GO_ON)
    wait_until(page, WAITS)
    note.press_sequentially(" two turns")
    let_go(page)
    wait_until_ready(page)
    wait_until_saved(page)
    expect(note).to_have_value("between two turns")
    expect(chosen(page, "DBD-01")).to_have_value("met")

    page.reload()
    wait_until(page, WAITS)
    let_go(page)
    wait_until_ready(page)
    wait_until_at_the_disk(page)
    expect(chosen(page, "DBD-01")).to_have_value("met")
    expect(chosen(page, "DBD-02")).to_have_value("not-met")
    expect(criterion(page, "DBD-02").locator("[data-field=note]")).to_have_value(
        "between two turns"
    )


def test_a_page_that_is_left_between_two_turns_starts_no_further(
    open_page: OpenPage, sample: Site
) -> None:
    page = held(open_page, sample)
    list_ = page.locator("service-checklist")
    expect(list_).to_have_count(1)
    app = "document.querySelector('[data-part=app]')"
    page.evaluate(
        "() => { window.left = document.querySelector('service-checklist'); left.remove(); }"
    )
    let_go(page)
    # A turn that was asked for later has come.
    page.evaluate("() => new Promise((done) => setTimeout(done))")
    assert page.evaluate(app) is None
    assert page.evaluate("left.querySelector('[data-part=app]').hidden") is True


def test_who_names_a_service_that_has_just_begun_has_missed_nothing(page: Page) -> None:
    wait_until_ready(page)
    name = page.get_by_label("Name of the service")
    name.focus()
    # The first answer starts the service; the focus stays where it is.
    page.evaluate("document.querySelector('input[value=met]').click()")
    wait_until_saved(page)
    name.press_sequentially("Fishing licence")
    name.blur()
    wait_until_saved(page)
    wait_until(page, "document.querySelector('[data-part=alert]').childElementCount === 0")
    # Slow typing is saved more than once.
    conflicts = [row["conflict"] for row in dump(page)["history"] if row["criterion"] is None]
    assert len(conflicts) >= len(("begun", "named"))
    assert not any(conflicts)


def test_an_english_page_opens_no_tables_of_languages(open_page: OpenPage, sample: Site) -> None:
    page = open_page("")
    page.add_init_script(COUNTED_TABLES)
    page.goto(sample.url(CHECKLIST))
    wait_until_ready(page)
    expect(page.locator("[data-part=mini]")).to_have_text("0 of 9 assessed")
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    assert page.evaluate("tables") == 0
