"""A new edition of the standard: said, reviewed, taken over in one go, and taken back."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.accessibility import faults_in_looks
from tests.browser.checklist_support import chosen, criterion, open_fold
from tests.browser.editions.edition_site import (
    CHANGES,
    CHECKLIST,
    FINDINGS,
    FIRST,
    RESULT,
    SECOND,
    answer_all,
    assert_nothing_lost,
    assessment,
    banner,
    done,
    item,
    open_file,
    review,
    stored,
    take_over,
    write_edition,
)
from tests.browser.sample_site import OpenPage
from tests.support.sites.server import Site


def test_answers_stay_when_the_site_gets_a_new_edition(open_page: OpenPage, sample: Site) -> None:
    write_edition(sample.root, FIRST, [FIRST])
    page = open_page(CHECKLIST)
    answer_all(page, {"AAA-01": "Met", "AAA-04": "Met", "AAA-09": "Not met"})
    expect(banner(page)).to_be_hidden()

    write_edition(sample.root, SECOND, [FIRST, SECOND])
    page.reload()
    expect(banner(page)).to_contain_text(
        "These answers were made with edition 1.0.0; this site has 2.0.0."
    )
    expect(banner(page)).to_contain_text(CHANGES)
    expect(chosen(page, "AAA-01")).to_have_value("met")
    assert stored(page)["standard"]["version"] == "1.0.0"

    page.get_by_role("button", name="Later").click()
    expect(banner(page)).to_be_hidden()
    expect(page.get_by_label("Name of the service")).to_be_focused()
    answer_all(page, {"AAA-12": "Met"})
    page.goto(f"{sample.origin}/{RESULT}")
    expect(banner(page)).to_be_visible()

    take_over(review(page))
    expect(done(page)).to_contain_text("Edition 2.0.0 was taken over.")
    expect(banner(page)).to_be_hidden()
    page.goto(f"{sample.origin}/{CHECKLIST}")
    expect(chosen(page, "BBB-03")).to_have_value("met")
    expect(chosen(page, "AAA-12")).to_have_value("met")
    file = stored(page)
    assert file["standard"]["version"] == "2.0.0"
    assert file["parked"]["AAA-09"]["outcome"] == "not-met"


def test_every_kind_is_shown_with_its_words(page: Page) -> None:
    dialog = review(page)
    groups = dialog.locator("details > summary")
    assert groups.all_inner_texts() == [
        "Reworded (1)",
        "Moved to another id (2)",
        "Split into several (1)",
        "Merged into one (1)",
        "Covered by another criterion (1)",
        "Withdrawn (1)",
        "New (1)",
        "Kept as it is (3)",
    ]
    reworded = item(dialog, "AAA-03")
    expect(reworded).to_contain_text("Twice a year is new.")
    expect(reworded.locator("del")).to_have_text(
        ["Taken out: should", "Taken out: should", "Taken out: each"]
    )
    expect(reworded.locator("ins")).to_have_text(["Added: must", "Added: must", "Added: twice a"])
    for name, line in (("del", "line-through"), ("ins", "underline")):
        marked = reworded.locator(name).first
        assert line in marked.evaluate("(node) => getComputedStyle(node).textDecorationLine")
    expect(item(dialog, "AAA-05")).to_contain_text("Two duties stood in one sentence.")
    expect(dialog).to_contain_text("Nobody reads letters.")
    expect(dialog).to_contain_text("6 decisions are open to you.")


def test_by_keyboard_through_the_review_and_back_and_forth(page: Page) -> None:
    before = stored(page)
    button = page.get_by_role("button", name="Review the new edition")
    button.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Review the new edition")
    expect(dialog).to_be_visible()
    tab_within(page, "input[data-decision=AAA-03]")
    page.keyboard.press("ArrowDown")
    expect(item(dialog, "AAA-03").get_by_role("radio", name="still true")).to_be_checked()
    tab_within(page, "input[data-decision=AAA-05]")
    page.keyboard.press("ArrowDown")
    tab_within(page, "input[data-conflict='BBB-04/answer']")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()
    assert stored(page) == before

    # What was decided is still there.
    button.focus()
    page.keyboard.press("Enter")
    expect(item(dialog, "AAA-03").get_by_role("radio", name="still true")).to_be_checked()
    expect(item(dialog, "AAA-05").get_by_role("radio", name="aside only")).to_be_checked()
    tab_within(page, "[data-choice=apply]")
    page.keyboard.press("Enter")
    expect(done(page)).to_contain_text("Edition 2.0.0 was taken over.")
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    after = stored(page)
    assert_nothing_lost(after)
    assert after["standard"]["version"] == "2.0.0"
    assert "check_again" not in after["findings"]["AAA-03"]
    assert "AAA-10" not in after["findings"]
    assert after["findings"]["BBB-04"]["outcome"] == "not-met"
    snapshot = after["snapshots"][0]
    assert (snapshot["label"], snapshot["standard_version"]) == ("Before edition 2.0.0", "1.0.0")
    assert snapshot["outcomes"]["AAA-04"] == "met"

    page.get_by_role("button", name="Undo").focus()
    page.keyboard.press("Enter")
    expect(done(page)).to_have_text("Undone.")
    expect(banner(page)).to_be_visible()
    assert content(stored(page)) == content(before)
    page.goto(page.url.replace(CHECKLIST, RESULT))
    # A page that has just been opened has no banner either.
    expect(banner(page)).to_be_visible()
    open_fold(page.locator("[data-part=history]"))
    page.get_by_role("button", name="Redo").click()
    expect(banner(page)).to_be_hidden()
    assert content(stored(page)) == content(after)


def content(file: dict[str, Any]) -> dict[str, Any]:
    """Return a file without the times of its answers."""
    for finding in (*file["findings"].values(), *file["parked"].values()):
        finding.pop("updated", None)
    return file


def tab_within(page: Page, selector: str) -> None:
    """Press Tab until something in the dialog has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab never came to {selector}")


def test_keep_all_carries_everything_at_once(page: Page) -> None:
    review(page).get_by_role("button", name="Keep all and take over").click()
    expect(done(page)).to_contain_text("5 answers were set aside and can be read in the report.")
    file = stored(page)
    assert_nothing_lost(file)
    assert file["findings"]["AAA-03"]["check_again"] is True
    assert file["findings"]["BBB-03"]["outcome"] == "met"
    assert file["findings"]["AAA-10"]["proposed"] is True
    assert sorted(file["parked"]) == ["AAA-05", "AAA-06", "AAA-07", "AAA-08", "AAA-09"]
    assert file["findings"]["AAA-01"]["note"] == "said of AAA-01"

    page.goto(page.url.replace(CHECKLIST, RESULT))
    open_fold(page.locator("[data-part=report]"))
    report = page.locator("[data-part=report-body]")
    expect(report).to_contain_text("Answers kept aside")
    expect(report).to_contain_text("said of AAA-09")


def test_answers_to_look_at_again_are_flagged_counted_and_found(page: Page) -> None:
    review(page).get_by_role("button", name="Keep all and take over").click()
    expect(done(page)).to_contain_text("was taken over")
    count = page.locator("[data-part=again-count]")
    expect(count).to_have_text("5 answers have to be looked at again because of a new edition.")
    reworded = criterion(page, "AAA-03")
    expect(reworded.locator("[data-part=flags]")).to_contain_text("Check again")
    expect(criterion(page, "AAA-10").locator("[data-part=flags]")).to_contain_text("Proposed")
    page.get_by_role("button", name="Show them").click()
    expect(page.locator("[data-part=shown]")).to_have_text("5 of 10 criteria are shown.")

    still = reworded.get_by_role("button", name="Still true (AAA-03)")
    still.focus()
    page.keyboard.press("Enter")
    expect(still).to_have_count(0)
    expect(chosen(page, "AAA-03")).to_be_focused()
    expect(count).to_contain_text("4 answers")
    # The outcome that stands, chosen once more, and another one.
    chosen(page, "BBB-04").click()
    expect(count).to_contain_text("3 answers")
    answer_all(page, {"AAA-10": "Partly met"})
    expect(count).to_contain_text("2 answers")
    findings = stored(page)["findings"]
    for key in ("AAA-03", "BBB-04", "AAA-10"):
        assert not {"check_again", "proposed"} & set(findings[key]), key
    assert findings["AAA-11"]["proposed"] is True

    page.goto(page.url.replace(CHECKLIST, RESULT))
    section = page.locator("[data-part=again-section]")
    expect(section.get_by_role("row")).to_have_count(3)
    expect(page.locator("[data-part=gaps]")).to_contain_text("Not assessed, look again")


def test_what_another_tab_does_meanwhile_is_not_run_over(page: Page, open_page: OpenPage) -> None:
    dialog = review(page)
    other = open_page(CHECKLIST, context=page.context)
    # It moves down what is below.
    expect(banner(other)).to_be_visible()
    answer_all(other, {"AAA-12": "Met", "AAA-01": "Not met"})
    take_over(dialog)
    expect(done(page)).to_contain_text("was taken over")
    findings = stored(page)["findings"]
    assert (findings["AAA-12"]["outcome"], findings["AAA-01"]["outcome"]) == ("met", "not-met")


def test_two_tabs_do_not_take_over_twice(page: Page, open_page: OpenPage) -> None:
    dialog = review(page)
    other = open_page(CHECKLIST, context=page.context)
    review(other).get_by_role("button", name="Keep all and take over").click()
    expect(done(other)).to_contain_text("was taken over")
    expected = content(stored(other))
    expect(banner(page)).to_be_hidden()
    take_over(dialog)
    expect(page.get_by_role("alert")).to_contain_text("another tab meanwhile. Nothing was changed")
    assert content(stored(page)) == expected


def test_banner_and_review_stand_in_nobodys_way(open_page: OpenPage) -> None:
    page = open_page(CHECKLIST)
    long = FINDINGS | {"AAA-04": FINDINGS["AAA-04"] | {"note": "a long word: " + "x" * 90}}
    open_file(page, assessment(long))
    expect(banner(page)).to_contain_text(CHANGES)
    assert faults_in_looks(page) == {}
    dialog = review(page)
    assert faults_in_looks(page) == {}
    take_over(dialog)
    expect(done(page)).to_contain_text("was taken over")
    expect(page.locator("[data-part=again-count]")).to_be_visible()
    assert faults_in_looks(page) == {}
    page.goto(page.url.replace(CHECKLIST, RESULT))
    open_fold(page.locator("[data-part=report]"))
    expect(page.locator("[data-part=report-body]")).to_contain_text("Answers kept aside")
    expect(page.locator("[data-part=again-section]")).to_be_visible()
    assert faults_in_looks(page) == {}
