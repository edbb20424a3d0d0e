"""Sharing the outcomes by a link: it says what it holds, and changes nothing unasked."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import faults
from tests.browser.checklist_support import (
    Catalogue,
    answer,
    chosen,
    conditional,
    criterion,
    downloaded,
    open_fold,
    state_fact,
    unfold,
    wait_until_ready,
    wait_until_saved,
)
from tests.browser.sample_site import CHECKLIST, RESULT, OpenPage


def make_link(page: Page) -> str:
    """Press the button and return the link."""
    open_fold(page.locator("[data-part=share]"))
    page.get_by_role("button", name="Make a link with the outcomes").click()
    field = page.get_by_label("Link with the outcomes")
    expect(field).to_be_focused()
    return field.input_value()


def fragment(page: Page, catalogue: Catalogue, **standard: Any) -> str:
    """Return the fragment of a link in which the first criterion is met."""
    given = {
        "standard": catalogue["standard"] | standard,
        "criteriaIds": [entry["id"] for entry in catalogue["criteria"]],
        "factIds": [entry["id"] for entry in catalogue["facts"]],
    }
    text: str = page.evaluate(
        """async (given) => {
          const base = new URL("../../assets/service-standards/", location.href);
          const { encodeShare } = await import(new URL("share-link.js", base).href);
          return encodeShare({ ...given, outcomes: new Map([["DBD-01", "met"]]), facts: {} });
        }""",
        given,
    )
    return text


def test_the_link_holds_the_outcomes_and_facts_and_no_words(
    page: Page, open_page: OpenPage, catalogue: Catalogue
) -> None:
    page.get_by_label("Name of the service").fill("Secret name")
    answer(page, "DBD-01", "Met")
    answer(page, "DBD-02", "Partly met")
    state_fact(page, "takes-payments", "Yes")
    form = unfold(page, "DBD-01")
    form.get_by_label("Note").fill("Secret note")
    form.get_by_label("Note").blur()
    wait_until_saved(page)
    link = make_link(page)
    assert link.startswith(page.url + "#share=1.")
    assert len(link) < len(page.url) + 120
    expect(page.locator("[data-part=share]")).to_contain_text("no name, reason, note")

    other = open_page(link.split("/", 3)[3])
    dialog = other.get_by_role("dialog", name="Outcomes that somebody shared with you")
    expect(dialog.locator("[data-cell=met]")).to_have_text("1")
    expect(dialog.locator("[data-cell=partly-met]")).to_have_text("1")
    expect(dialog.locator("[data-cell=not-assessed]")).to_have_text(
        str(len(catalogue["criteria"]) - 2)
    )
    expect(dialog.locator("[data-cell=facts]")).to_have_text("1")
    expect(dialog.locator("[data-part=same-edition]")).to_be_visible()
    expect(dialog.locator("[data-part=other-edition]")).to_be_hidden()
    assert "#" not in other.url
    dialog.get_by_role("button", name="Keep as a new service").click()
    expect(chosen(other, "DBD-02")).to_have_value("partly-met")
    expect(other.locator("[data-part=done]")).to_have_text("2 outcomes were kept as a new service.")
    stored = downloaded(other)
    assert b"Secret" not in stored
    assert json.loads(stored)["service"]["facts"] == {"takes-payments": True}


def test_the_outcomes_can_be_read_before_the_choice(
    page: Page, open_page: OpenPage, catalogue: Catalogue
) -> None:
    answer(page, "DBD-01", "Met")
    answer(page, "DBD-02", "Partly met")
    state_fact(page, "takes-payments", "No")
    wait_until_saved(page)
    open_fold(page.locator("[data-part=standing]"))
    own = page.locator("tr[data-dimension=digital-by-design]")

    other = open_page(make_link(page).split("/", 3)[3])
    dialog = other.get_by_role("dialog", name="Outcomes that somebody shared with you")
    table = dialog.get_by_role("table", name="Result by dimension")
    row = table.get_by_role("row", name="Digital by design")
    for cell, label in (("level", "Level"), ("assessed", "Assessed")):
        text = own.locator(f"[data-cell={cell}]").inner_text()
        expect(row.locator(f"td[data-label={label}]")).to_have_text(text)

    title = catalogue["criteria"][1]["title"]
    answers = dialog.get_by_role("table", name="Outcomes: Digital by design")
    expect(answers).to_be_hidden()
    dialog.locator("summary", has_text="Outcomes: Digital by design").click()
    expect(answers.get_by_role("row", name=f"DBD-02 {title}")).to_contain_text("Partly met")
    expect(answers.get_by_role("row", name="DBD-03")).to_contain_text("Not assessed")
    dialog.locator("summary", has_text="Facts").click()
    question = conditional(catalogue)[1]["question"]
    facts = dialog.get_by_role("table", name="Facts about the service")
    expect(facts.get_by_role("row", name=question)).to_contain_text("No")
    expect(dialog.get_by_role("textbox")).to_have_count(0)
    assert faults(other) == []
    other.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(other.locator("[data-part=saved]")).to_have_text("Your answers stay on this computer")


def test_what_the_facts_set_aside_says_so(
    page: Page, open_page: OpenPage, catalogue: Catalogue
) -> None:
    identifier, fact = conditional(catalogue)
    state_fact(page, fact["id"], "No")
    wait_until_saved(page)
    other = open_page(make_link(page).split("/", 3)[3])
    dialog = other.get_by_role("dialog", name="Outcomes that somebody shared with you")
    dialog.locator("summary", has_text="Outcomes: Digital by design").click()
    applying = [
        one for one in catalogue["criteria"] if fact["id"] not in str(one.get("applies_when"))
    ]
    assert len(applying) < len(catalogue["criteria"])
    expect(dialog.locator("[data-cell=not-assessed]")).to_have_text(str(len(applying)))
    row = dialog.get_by_role("row", name=identifier)
    expect(row).to_contain_text(f"Does not apply because: {fact['if_no']}")


def test_what_does_not_apply_counts_as_it_does_for_the_sender(
    page: Page, open_page: OpenPage
) -> None:
    answer(page, "DBD-03", "Met")
    for identifier, reason in (("DBD-01", "Secret reason"), ("DBD-02", "")):
        answer(page, identifier, "Not applicable")
        field = criterion(page, identifier).get_by_label("Reason, if it does not apply")
        field.fill(reason)
        field.blur()
    wait_until_saved(page)
    open_fold(page.locator("[data-part=standing]"))
    standing = page.locator("[data-part=baseline]")
    expect(standing).to_contain_text("1 not applicable")
    said = standing.inner_text()
    link = make_link(page)

    other = open_page(link.split("/", 3)[3])
    dialog = other.get_by_role("dialog", name="Outcomes that somebody shared with you")
    expect(dialog.get_by_text(said, exact=True)).to_be_visible()
    dialog.locator("summary", has_text="Outcomes: Digital by design").click()
    expect(dialog.get_by_role("row", name="DBD-01")).to_contain_text("A reason was given")
    expect(dialog.get_by_role("row", name="DBD-02")).to_contain_text("does not count")
    assert faults(other) == []
    dialog.get_by_role("button", name="Keep as a new service").click()
    expect(chosen(other, "DBD-01")).to_have_value("not-applicable")
    open_fold(other.locator("[data-part=standing]"))
    expect(other.locator("[data-part=baseline]")).to_have_text(said)
    findings = json.loads(downloaded(other))["findings"]
    assert findings["DBD-01"]["reason"] == "A reason was given where the link was made."
    assert "reason" not in findings["DBD-02"]


def test_nothing_is_changed_before_the_choice_and_all_of_it_can_be_undone(
    page: Page, catalogue: Catalogue
) -> None:
    answer(page, "DBD-02", "Met")
    wait_until_saved(page)
    before = downloaded(page)
    text = fragment(page, catalogue)
    page.evaluate("(text) => { location.hash = text; }", text)
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("[data-cell=met]")).to_have_text("1")
    assert "#" not in page.url
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert downloaded(page) == before
    page.reload()
    wait_until_ready(page)
    expect(dialog).to_be_hidden()

    page.evaluate("(text) => { location.hash = text; }", text)
    dialog.get_by_role("button", name="Keep as a new service").click()
    expect(chosen(page, "DBD-01")).to_have_value("met")
    expect(page.get_by_label("Name of the service")).to_have_value(
        re.compile("^Shared outcomes of 2")
    )
    expect(page.get_by_label("Service shown").locator("option")).to_have_count(2)
    page.get_by_role("button", name="Undo").click()
    expect(chosen(page, "DBD-02")).to_have_value("met")
    expect(page.get_by_label("Service shown")).to_be_hidden()
    assert downloaded(page) == before


def test_another_edition_is_named(page: Page, catalogue: Catalogue) -> None:
    wait_until_ready(page)
    text = fragment(page, catalogue, digest="sha256:" + "1" * 64)
    page.evaluate("(text) => { location.hash = text; }", text)
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("[data-part=other-edition]")).to_be_visible()
    expect(dialog.locator("[data-part=same-edition]")).to_be_hidden()
    dialog.get_by_role("button", name="Keep as a new service").click()
    expect(chosen(page, "DBD-01")).to_have_value("met")
    assert json.loads(downloaded(page))["standard"]["digest"] == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("#share=1.AAAA", "damaged"),
        ("#share=%E0%A4%A", "damaged"),
        ("#share=7.AAAA", "another version of this site"),
        ("#share=1." + "A" * 5000, "longer than"),
    ],
    ids=["cut-off", "percent", "newer", "long"],
)
def test_a_link_that_is_refused_says_one_sentence(
    open_page: OpenPage, text: str, said: str
) -> None:
    page = open_page(CHECKLIST + text)
    expect(page.get_by_role("alert")).to_contain_text(said)
    assert page.get_by_role("alert").inner_text().strip().count(".") == 1
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert "#" not in page.url
    expect(page.locator("[data-part=saved]")).to_have_text("Your answers stay on this computer")


@pytest.mark.parametrize("viewport", [(1280, 900), (390, 844)], ids=["1280", "390"])
def test_the_question_is_read_before_what_the_link_holds(
    page: Page, open_page: OpenPage, catalogue: Catalogue, viewport: tuple[int, int]
) -> None:
    wait_until_ready(page)
    other = open_page(RESULT + fragment(page, catalogue), viewport=viewport)
    dialog = other.get_by_role("dialog", name="Outcomes that somebody shared with you")
    expect(dialog.locator(".ss-dialog-title")).to_be_focused()
    expect(dialog.locator(".ss-dialog-title")).to_be_in_viewport(ratio=1)
    assert faults(other) == []


def test_a_link_for_another_list_is_refused(page: Page, catalogue: Catalogue) -> None:
    wait_until_ready(page)
    text = fragment(page, catalogue, id="another-standard")
    page.evaluate("(text) => { location.hash = text; }", text)
    expect(page.get_by_role("alert")).to_contain_text("another list of criteria")


def test_the_link_is_copied(open_page: OpenPage) -> None:
    page = open_page(CHECKLIST, permissions=["clipboard-read", "clipboard-write"])
    wait_until_ready(page)
    link = make_link(page)
    page.get_by_role("button", name="Copy the link").click()
    expect(page.locator("[data-part=share-said]")).to_have_text("The link was copied.")
    assert page.evaluate("navigator.clipboard.readText()") == link


def test_where_nothing_may_be_copied_the_link_is_selected(page: Page) -> None:
    wait_until_ready(page)
    page.evaluate(
        """() => {
          navigator.clipboard.writeText = async () => { throw new DOMException("no"); };
          document.execCommand = () => false;
        }"""
    )
    link = make_link(page)
    page.get_by_role("button", name="Copy the link").click()
    expect(page.locator("[data-part=share-said]")).to_contain_text("copy it with Ctrl+C")
    assert page.evaluate("getSelection().toString()") == link


def test_the_result_opens_links_too(open_page: OpenPage, catalogue: Catalogue) -> None:
    page = open_page(CHECKLIST)
    wait_until_ready(page)
    other = open_page(RESULT + fragment(page, catalogue), context=page.context)
    other.get_by_role("dialog").get_by_role("button", name="Keep as a new service").click()
    expect(other.locator("[data-part=mini]")).to_contain_text("1 of")
    expect(chosen(page, "DBD-01")).to_have_value("met")
    expect(criterion(page, "DBD-01")).to_be_visible()
