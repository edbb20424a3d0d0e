"""The spreadsheet: out with every criterion, back by id, after a look at it and with a way back."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.checklist_support import (
    Catalogue,
    answer,
    chosen,
    criterion,
    downloaded,
    offer,
    offer_file,
    open_fold,
    unfold,
    wait_until_ready,
    wait_until_saved,
)
from tests.browser.sample_site import CHECKLIST, OpenPage


def downloaded_csv(page: Page) -> bytes:
    """Press the button and return the bytes of the file."""
    files = page.locator("[data-part=files]")
    open_fold(files)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    assert download.value.suggested_filename == "assessment.csv"
    return Path(download.value.path()).read_bytes()


def fill_in(page: Page) -> None:
    answer(page, "DBD-01", "Met")
    answer(page, "DBD-02", "Not met")
    form = unfold(page, "DBD-01")
    form.get_by_label("Note").fill('=1+1, "quoted"\nsecond line')
    form.get_by_label("Note").blur()
    wait_until_saved(page)


def test_every_criterion_has_a_row_and_no_cell_is_a_formula(
    page: Page, catalogue: Catalogue
) -> None:
    fill_in(page)
    given = downloaded_csv(page)
    assert given.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(given.decode("utf-8-sig"))))
    assert [row["id"] for row in rows] == [entry["id"] for entry in catalogue["criteria"]]
    assert rows[0]["outcome"] == "Met"
    assert rows[0]["note"].startswith("'=1+1")


def test_a_spreadsheet_comes_back_as_it_went(page: Page) -> None:
    fill_in(page)
    before = downloaded(page)
    given = downloaded_csv(page)
    offer(page, "answers.csv", given)
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("[data-cell=name]")).to_have_text("answers.csv")
    expect(dialog.locator("[data-cell=same]")).to_have_text("2")
    expect(dialog.locator("[data-cell=differing]")).to_have_text("0")
    dialog.get_by_role("button", name="Put these answers into My service").click()
    expect(page.locator("[data-part=done]")).to_have_text(
        "“answers.csv” was opened with 2 answers."
    )
    assert downloaded(page) == before


def test_a_few_rows_change_only_their_criteria(page: Page) -> None:
    fill_in(page)
    answer(page, "DBD-05", "Met")
    wait_until_saved(page)
    before = downloaded(page)
    offer(
        page,
        "a.csv",
        b"id;outcome;owner\r\nDBD-02;partly met;Ana\r\nDBD-06;Met;\r\nXXX-01;Met;\r\n",
    )
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("[data-cell=differing]")).to_have_text("1 (DBD-02)")
    expect(dialog.locator("[data-cell=added]")).to_have_text("1")
    expect(dialog.locator("[data-cell=missing]")).to_have_text("0")
    expect(dialog.locator("[data-part=notices]")).to_contain_text("XXX-01")
    expect(dialog.get_by_role("button", name="Replace the answers")).to_be_hidden()
    page.keyboard.press("Escape")
    assert downloaded(page) == before

    offer(page, "a.csv", b"id;outcome;owner\r\nDBD-02;partly met;Ana\r\nDBD-06;Met;\r\n")
    dialog.get_by_role("button", name="Put these answers into My service").click()
    expect(chosen(page, "DBD-02")).to_have_value("partly-met")
    expect(chosen(page, "DBD-05")).to_have_value("met")
    expect(chosen(page, "DBD-06")).to_have_value("met")
    expect(criterion(page, "DBD-01").get_by_label("Note")).to_have_value(
        '=1+1, "quoted"\nsecond line'
    )
    assert json.loads(downloaded(page))["findings"]["DBD-02"]["owner"] == "Ana"
    page.get_by_role("button", name="Undo").click()
    expect(chosen(page, "DBD-02")).to_have_value("not-met")
    expect(chosen(page, "DBD-06")).to_have_value("not-assessed")


def test_a_mark_goes_away_where_a_row_chooses_another_outcome(page: Page) -> None:
    fill_in(page)
    data = json.loads(downloaded(page))
    for finding in data["findings"].values():
        finding["check_again"] = True
    offer(page, "a.json", json.dumps(data).encode())
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Add as a new service").click()
    expect(page.locator("[data-part=done]")).to_contain_text("was opened")

    offer(page, "a.csv", b"id;outcome;owner\r\nDBD-01;Met;Ana\r\nDBD-02;Partly met;Ana\r\n")
    dialog.get_by_role("button", name="Put these answers").click()
    expect(chosen(page, "DBD-02")).to_have_value("partly-met")
    findings = json.loads(downloaded(page))["findings"]
    assert [findings[one]["owner"] for one in ("DBD-01", "DBD-02")] == ["Ana", "Ana"]
    assert findings["DBD-01"]["check_again"] is True
    assert "check_again" not in findings["DBD-02"]


def test_what_another_tab_answers_before_the_choice_stays(page: Page, open_page: OpenPage) -> None:
    fill_in(page)
    given = downloaded_csv(page)
    offer(page, "a.csv", given.replace(b"Not met", b"Partly met"))
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("[data-cell=differing]")).to_have_text("1 (DBD-02)")

    other = open_page(CHECKLIST, context=page.context)
    for identifier, outcome in (("DBD-01", "Not met"), ("DBD-03", "Met"), ("DBD-05", "Not met")):
        answer(other, identifier, outcome)
    form = unfold(other, "DBD-02")
    form.get_by_label("Note").fill("Seen in the other tab")
    form.get_by_label("Note").blur()
    wait_until_saved(other)
    page.bring_to_front()
    dialog.get_by_role("button", name="Put these answers into My service").click()

    expect(page.locator("[data-part=done]")).to_contain_text("was opened")
    kept = {"DBD-01": "not-met", "DBD-02": "partly-met", "DBD-03": "met", "DBD-05": "not-met"}
    for identifier, outcome in kept.items():
        expect(chosen(page, identifier)).to_have_value(outcome)
    findings = json.loads(downloaded(page))["findings"]
    assert findings["DBD-02"]["note"] == "Seen in the other tab"
    page.get_by_role("button", name="Undo").click()
    expect(chosen(page, "DBD-02")).to_have_value("not-met")
    expect(chosen(page, "DBD-03")).to_have_value("met")
    assert json.loads(downloaded(page))["findings"]["DBD-02"]["note"] == "Seen in the other tab"


def test_a_spreadsheet_that_changes_nothing_leaves_nothing_to_undo(page: Page) -> None:
    fill_in(page)
    offer(page, "a.csv", downloaded_csv(page))
    page.get_by_role("dialog").get_by_role("button", name="Put these answers").click()
    expect(page.locator("[data-part=done]")).to_contain_text("was opened with 2 answers")
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()


def test_a_spreadsheet_becomes_a_new_service(page: Page) -> None:
    wait_until_ready(page)
    offer(page, "Fishing licence.csv", b"id,outcome\r\nDBD-01,Met\r\n")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Put these answers")).to_be_hidden()
    dialog.get_by_role("button", name="Add as a new service").click()
    expect(page.get_by_label("Name of the service")).to_have_value("Fishing licence")
    expect(chosen(page, "DBD-01")).to_have_value("met")


REFUSED: dict[str, tuple[bytes, str]] = {
    "no-ids": (b"title,outcome\r\nx,Met\r\n", 'no column "id"'),
    "outcome": (b"id,outcome\r\nDBD-01,Perhaps\r\n", "perhaps"),
    "repeated": (b"id,outcome\r\nDBD-01,Met\r\nDBD-01,Met\r\n", "second time"),
    "cut-off": (b'id,note\r\nDBD-01,"cut', "quoted cell"),
    "latin": (b"id,note\r\nDBD-01,\xff\xfe", "UTF-8"),
    "large": (b"x" * (16 * 1024 * 1024 + 1), "16 MB"),
}


def test_a_spreadsheet_that_is_refused_changes_nothing(page: Page, tmp_path: Path) -> None:
    answer(page, "DBD-01", "Not met")
    wait_until_saved(page)
    before = downloaded(page)
    for name, (content, said) in REFUSED.items():
        path = tmp_path / f"{name}.csv"
        path.write_bytes(content)
        offer_file(page, path)
        expect(page.get_by_role("alert"), name).to_contain_text(said)
        expect(page.get_by_role("dialog"), name).to_be_hidden()
        assert downloaded(page) == before, name
