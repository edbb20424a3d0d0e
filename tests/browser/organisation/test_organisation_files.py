"""Files and tables of services that inherit: what comes from the organisation stays its own."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.checklist_support import (
    answer,
    assessment,
    chosen,
    downloaded,
    offer,
    open_fold,
    wait_until_saved,
)
from tests.browser.organisation.organisation_site import (
    BODY,
    ORGANISATION,
    OWN,
    STORED,
    inherited,
    show,
)
from tests.browser.sample_site import OpenPage


def test_a_file_holds_what_is_inherited_and_comes_back_the_same(page: Page) -> None:
    given = downloaded(page)
    finding = json.loads(given)["findings"]["ORG-01"]
    assert finding["outcome"] == "met"
    assert finding["note"] == "The strategy was published."
    show(page, BODY)
    body = json.loads(downloaded(page))["service"]
    assert (body["kind"], body["id"]) == ("organisation", finding["inherited_from"])
    offer(page, "assessment.json", given)
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("[data-part=notices]")).to_contain_text(
        f"1 answer in this file is inherited from {BODY}"
    )
    expect(dialog.locator("[data-cell=same]")).to_have_text("1")
    dialog.get_by_role("button", name="Replace the answers of").click()
    expect(inherited(page, "ORG-01")).to_contain_text(f"Inherited from {BODY}.")
    assert downloaded(page) == given
    assert page.evaluate(STORED, "Dog licences") == []


def test_a_file_keeps_what_it_inherits_where_the_organisation_is_not(
    page: Page, open_page: OpenPage
) -> None:
    given = downloaded(page)
    elsewhere = open_page(ORGANISATION)
    offer(elsewhere, "assessment.json", given)
    expect(elsewhere.get_by_role("dialog").locator("[data-part=notices]")).to_contain_text(
        "1 answer in this file is inherited from an organisation that is not on this computer"
    )
    elsewhere.get_by_role("button", name="Add as a new service").click()
    expect(chosen(elsewhere, "ORG-01")).to_have_value("met")
    expect(inherited(elsewhere, "ORG-01")).to_contain_text("that is not on this computer.")
    assert downloaded(elsewhere) == given
    answer(elsewhere, "ORG-01", "Not met")
    wait_until_saved(elsewhere)
    assert "inherited_from" not in json.loads(downloaded(elsewhere))["findings"]["ORG-01"]


def test_the_file_of_the_organisation_brings_its_answers(page: Page, open_page: OpenPage) -> None:
    service = downloaded(page)
    show(page, BODY)
    organisation = downloaded(page)
    elsewhere = open_page(ORGANISATION)
    for content, name in ((service, "Dog licences"), (organisation, BODY)):
        offer(elsewhere, "assessment.json", content)
        elsewhere.get_by_role("button", name="Add as a new service").click()
        expect(elsewhere.locator("[data-service=name]")).to_have_value(name)
    answer(elsewhere, "ORG-01", "Partly met")
    wait_until_saved(elsewhere)
    show(elsewhere, "Dog licences")
    expect(chosen(elsewhere, "ORG-01")).to_have_value("partly-met")
    expect(inherited(elsewhere, "ORG-01")).to_contain_text(f"Inherited from {BODY}.")


def test_a_merge_takes_no_copy_of_what_is_inherited(page: Page) -> None:
    mine = json.loads(downloaded(page))
    mine["findings"]["ORG-02"] = {"title": "", "outcome": "partly-met"}
    offer(page, "assessment.json", json.dumps(mine).encode())
    page.get_by_role("button", name="Merge with Dog licences").click()
    expect(chosen(page, "ORG-02")).to_have_value("partly-met")
    assert page.evaluate(STORED, "Dog licences") == ["ORG-02"]
    del mine["findings"]["ORG-01"]["inherited_from"]
    mine["findings"]["ORG-01"] |= {"outcome": "not-met", "updated": "2099-01-01T00:00:00Z"}
    offer(page, "assessment.json", json.dumps(mine).encode())
    page.get_by_role("button", name="Merge with Dog licences").click()
    expect(chosen(page, "ORG-01")).to_have_value("not-met")
    expect(inherited(page, "ORG-01")).to_contain_text(OWN)


def test_a_spreadsheet_marks_what_is_inherited_and_copies_nothing(page: Page) -> None:
    open_fold(page.locator("[data-part=files]"))
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    header, *rows = text.splitlines()
    assert header.endswith(",inherited_from")
    own = next(row for row in rows if row.startswith("ORG-02"))
    text = text.replace(own, own.replace("Not assessed", "Met"))
    offer(page, "answers.csv", text.encode())
    page.get_by_role("button", name="Put these answers into Dog licences").click()
    expect(chosen(page, "ORG-02")).to_have_value("met")
    expect(inherited(page, "ORG-01")).to_contain_text(f"Inherited from {BODY}.")
    assert page.evaluate(STORED, "Dog licences") == ["ORG-02"]


def test_a_file_that_says_it_is_the_organisation_takes_nothing_over(
    page: Page, catalogue: dict[str, Any]
) -> None:
    content = json.loads(assessment(catalogue, {}, name="Another body", id="another"))
    content["service"]["kind"] = "organisation"
    offer(page, "assessment.json", json.dumps(content).encode())
    page.get_by_role("button", name="Merge with Dog licences").click()
    dialog = page.get_by_role("dialog", name="Choose where both sides differ")
    dialog.get_by_role("button", name="Take everything from the file").click()
    dialog.get_by_role("button", name="Merge", exact=True).click()
    expect(page.locator("[data-service=name]")).to_have_value("Another body")
    wait_until_saved(page)
    assert "kind" not in json.loads(downloaded(page))["service"]
