"""Sites and files of other editions: several steps, a newer one, one that nobody published."""

from __future__ import annotations

import json

from playwright.sync_api import Page, expect

from tests.browser.checklist_support import chosen, offer, wait_until_saved
from tests.browser.editions.edition_site import (
    ALL,
    CHANGES,
    CHECKLIST,
    FINDINGS,
    FIRST,
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
    third,
    write_edition,
)
from tests.browser.sample_site import OpenPage
from tests.support.sites.server import Site


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
