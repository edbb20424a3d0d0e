"""A new edition of the standard: said, reviewed, taken over in one go, and taken back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import faults_in_looks
from tests.browser.checklist_support import (
    chosen,
    criterion,
    downloaded,
    offer,
    open_fold,
    wait_until_saved,
)
from tests.browser.editions.edition_site import (
    CHECKLIST,
    RESULT,
    answer_all,
    assessment,
    banner,
    done,
    item,
    open_file,
    review,
    take_over,
    third,
    write_edition,
)
from tests.browser.sample_site import OpenPage
from tests.support.cases.edition_cases import data
from tests.support.sites.server import Site, serve

FIRST, SECOND = data("1.0.0"), data("2.0.0")
ALL = [one["id"] for one in FIRST["criteria"]]
CHANGES = (
    "What changed: 1 reworded, 2 moved, 1 split, 1 merged, 1 covered by another, 1 withdrawn, "
    "1 new, 3 kept."
)
# Each answer says where it was given.
FINDINGS: dict[str, Any] = {
    key: {
        "title": "",
        "outcome": "not-met" if key == "AAA-07" else "met",
        "note": f"said of {key}",
        "evidence": [{"title": f"proof of {key}"}],
    }
    for key in ALL
}


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Site]:
    """Serve a site at edition 2.0.0 that publishes both editions."""
    root = tmp_path / "site"
    write_edition(root, SECOND, [FIRST, SECOND])
    with serve(root) as served:
        yield served


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """Return a checklist with a service of edition 1.0.0."""
    opened = open_page(CHECKLIST)
    open_file(opened, assessment(FINDINGS))
    expect(banner(opened)).to_contain_text(CHANGES)
    return opened


def stored(page: Page) -> dict[str, Any]:
    file: dict[str, Any] = json.loads(downloaded(page))
    return file


def said(file: dict[str, Any]) -> str:
    """Return everything that a file says of its answers."""
    return json.dumps([file["findings"], file["parked"]])


def assert_nothing_lost(file: dict[str, Any]) -> None:
    text = said(file)
    for key in ALL:
        assert f"said of {key}" in text, key
        assert f"proof of {key}" in text, key


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


def test_several_editions_are_gone_through_one_after_the_other(
    open_page: OpenPage, sample: Site
) -> None:
    write_edition(sample.root, third(), [FIRST, SECOND, third()])
    page = open_page(CHECKLIST)
    open_file(page, assessment(FINDINGS))
    expect(banner(page)).to_contain_text("this site has 3.0.0")
    dialog = review(page)
    expect(dialog).to_contain_text("This is step 1 of 2")
    item(dialog, "AAA-03").get_by_role("radio", name="still true").check()
    item(dialog, "AAA-08").get_by_role("radio", name="aside only").check()
    take_over(dialog, "Go on to edition 3.0.0")
    expect(dialog).to_contain_text("This is step 2 of 2")
    expect(dialog).to_contain_text("from edition 2.0.0 to edition 3.0.0")
    item(dialog, "AAA-03").get_by_role("radio", name="Empty it").check()
    take_over(dialog)
    expect(done(page)).to_contain_text("Edition 3.0.0 was taken over.")
    file = stored(page)
    assert_nothing_lost(file)
    assert file["standard"]["version"] == "3.0.0"
    assert file["findings"]["BBB-09"]["note"] == "said of AAA-04"
    assert file["findings"]["AAA-03"]["outcome"] == "not-assessed"
    assert "Answer to the earlier wording of AAA-03: met" in file["findings"]["AAA-03"]["note"]
    page.get_by_role("button", name="Undo").click()
    expect(banner(page)).to_be_visible()
    assert stored(page)["standard"]["version"] == "1.0.0"


def test_a_newer_edition_and_one_that_is_not_published_are_said(
    open_page: OpenPage, sample: Site
) -> None:
    page = open_page(CHECKLIST)
    open_file(page, assessment({"AAA-01": {"outcome": "met"}}, "2.1.0"))
    expect(banner(page)).to_contain_text("Their edition is newer than")
    expect(page.get_by_role("button", name="Review the new edition")).to_be_hidden()
    expect(banner(page).get_by_role("button", name="Download your answers")).to_be_visible()
    expect(chosen(page, "AAA-01")).to_have_value("met")
    assert stored(page)["standard"]["version"] == "2.1.0"

    older = {"id": "old", "name": "Old", "phase": "", "facts": {}}
    open_file(page, assessment({"AAA-01": {"outcome": "not-met"}}, "0.9.0", service=older))
    expect(banner(page)).to_contain_text("made with edition 0.9.0")
    expect(banner(page)).to_contain_text("does not publish what changed in between")
    expect(chosen(page, "AAA-01")).to_have_value("not-met")
    assert "/releases/" not in "".join(sample.requests)


def test_a_file_without_a_network_sends_to_the_site(open_page: OpenPage, sample: Site) -> None:
    path = sample.root / "assets/service-standards/catalogue.json"
    held = json.loads(path.read_text(encoding="utf-8")) | {"offline": True}
    path.write_text(json.dumps(held), encoding="utf-8")
    page = open_page(CHECKLIST)
    open_file(page, assessment({"AAA-01": {"outcome": "met"}}, "1.0.0"))
    expect(banner(page)).to_contain_text("open it on the site to review")
    expect(page.get_by_role("button", name="Review the new edition")).to_be_hidden()
    expect(banner(page).get_by_role("button", name="Download your answers")).to_be_visible()
    assert "/releases/" not in "".join(sample.requests)


def test_a_list_of_changes_that_cannot_be_fetched_breaks_nothing(
    open_page: OpenPage, sample: Site
) -> None:
    path = sample.root / "releases/1.0.0.json"
    text = path.read_text("utf-8")
    path.write_text("{", encoding="utf-8")
    page = open_page(CHECKLIST)
    open_file(page, assessment(FINDINGS))
    expect(banner(page)).to_contain_text("edition 1.0.0 cannot be read. Your answers stay")
    answer_all(page, {"AAA-01": "Not met"})
    path.write_text(text, encoding="utf-8")
    retry = page.get_by_role("button", name="Try again")
    retry.click()
    expect(banner(page)).to_contain_text(CHANGES)
    expect(retry).to_be_hidden()
    take_over(review(page))
    expect(done(page)).to_contain_text("was taken over")


def test_a_file_of_an_older_edition_does_not_look_like_a_loss(open_page: OpenPage) -> None:
    page = open_page(CHECKLIST)
    gone = [key for key in ALL if key not in {one["id"] for one in SECOND["criteria"]}]
    assert len(gone) > 1
    offer(page, "assessment.json", assessment(FINDINGS | {"OLD-99": {"outcome": "met"}}))
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("[data-cell=waiting]")).to_contain_text(f"{len(gone) + 1} (")
    expect(dialog.locator("[data-part=waiting]")).to_contain_text("criteria of edition 1.0.0 only")
    expect(dialog.locator("[data-part=parked]")).to_be_hidden()
    expect(dialog.locator("[data-part=notices]")).not_to_contain_text("not shown")
    dialog.get_by_role("button", name="Add as a new service").click()
    count = len(ALL) + 1
    expect(done(page)).to_have_text(
        f"“Parking permits” was opened with {count} answers. {len(gone) + 1} of them are to"
        " criteria of edition 1.0.0: review the new edition to take them over."
    )


def test_editions_that_do_not_follow_on_each_other_are_compared(
    open_page: OpenPage, sample: Site
) -> None:
    lonely = SECOND | {"previous": None, "changes": []}
    write_edition(sample.root, lonely, [FIRST, lonely])
    page = open_page(CHECKLIST)
    open_file(page, assessment(FINDINGS))
    expect(banner(page)).to_contain_text("2 reworded, 7 withdrawn, 6 new, 2 kept")
    take_over(review(page))
    expect(done(page)).to_contain_text("was taken over")
    assert_nothing_lost(stored(page))


def test_a_dimension_that_is_gone_has_the_title_that_its_edition_gave_it(
    open_page: OpenPage, sample: Site
) -> None:
    moved = [
        one | {"dimension": "early-days"} if one["id"] == "AAA-04" else one
        for one in FIRST["criteria"]
    ]
    titled = {"criteria": moved, "dimensions": [{"id": "early-days", "title": "Before a start"}]}
    write_edition(sample.root, SECOND, [FIRST | titled, SECOND])
    page = open_page(CHECKLIST)
    open_file(page, assessment(FINDINGS))
    difference = item(review(page), "AAA-04").locator(".ss-difference", has_text="Dimension")
    expect(difference).to_contain_text("Before a start")
    expect(difference).to_contain_text("Second things")


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


def test_opening_a_file_says_its_edition_first(open_page: OpenPage) -> None:
    page = open_page(CHECKLIST)
    offer(page, "assessment.json", assessment(FINDINGS))
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(
        "version 1.0.0 of the standard and this site holds version 2.0.0"
    )
    expect(dialog).to_contain_text("keep their version until you take over the other one")
    dialog.get_by_role("button", name="Add as a new service").click()
    wait_until_saved(page)
    file = stored(page)
    assert file["standard"]["version"] == "1.0.0"
    assert_nothing_lost(file)


def test_merging_a_file_of_another_edition_keeps_the_edition_and_marks_what_it_brings(
    page: Page,
) -> None:
    review(page).get_by_role("button", name="Keep all and take over").click()
    expect(done(page)).to_contain_text("was taken over")
    offer(page, "old.json", assessment({"AAA-12": {"outcome": "met"}}))
    page.get_by_role("dialog").get_by_role("button", name="Merge with").click()
    expect(done(page)).to_contain_text("was merged")
    file = stored(page)
    assert file["standard"]["version"] == "2.0.0"
    assert file["findings"]["AAA-12"]["check_again"] is True


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
