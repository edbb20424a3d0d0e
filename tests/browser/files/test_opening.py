"""A file is opened only after a look at it, and changes nothing where it is refused."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Dialog, Page, expect

from service_standards.model.plain.limits import MOST_ENTRIES
from tests.browser.checklist_support import (
    Catalogue,
    answer,
    assessment,
    chosen,
    downloaded,
    offer,
    offer_file,
    open_fold,
    unfold,
    wait_until_ready,
    wait_until_saved,
)
from tests.browser.sample_site import RESULT, OpenPage
from tests.browser.stored_rows import dump

# What must be text and nothing else, wherever it comes from.
PAYLOADS = [
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "javascript:alert(1)",
    '"><svg onload=alert(1)>',
    "{{7*7}}${7*7}",
]


def test_a_file_is_previewed_before_anything_changes(page: Page, catalogue: Catalogue) -> None:
    answer(page, "DBD-01", "Met")
    answer(page, "DBD-02", "Met")
    answer(page, "DBD-05", "Met")
    wait_until_saved(page)
    findings = {
        "DBD-01": {"title": "x", "outcome": "met"},
        "DBD-02": {"title": "x", "outcome": "not-met", "note": "differs"},
        "DBD-06": {"title": "x", "outcome": "met"},
        "OLD-99": {"title": "gone", "outcome": "met"},
    }
    content = assessment(catalogue, findings)
    offer(page, "assessment.json", content)
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("[data-cell=name]")).to_have_text("Fishing licence")
    expect(dialog.locator("[data-cell=same]")).to_have_text("1")
    expect(dialog.locator("[data-cell=added]")).to_have_text("1")
    expect(dialog.locator("[data-cell=differing]")).to_have_text("1 (DBD-02)")
    expect(dialog.locator("[data-cell=missing]")).to_have_text("1 (DBD-05)")
    expect(dialog.locator("[data-cell=parked]")).to_have_text("1 (OLD-99)")
    expect(dialog.locator("[data-part=notices]")).to_contain_text("OLD-99")
    expect(dialog.get_by_role("button", name="Add as a new service")).to_be_focused()

    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(chosen(page, "DBD-02")).to_have_value("met")
    expect(page.locator("[data-control=service] option")).to_have_count(1)

    offer(page, "assessment.json", content)
    dialog.get_by_role("button", name="Replace the answers of My service").click()
    expect(chosen(page, "DBD-02")).to_have_value("not-met")
    expect(chosen(page, "DBD-05")).to_have_value("not-assessed")
    expect(page.locator("[data-part=done]")).to_have_text(
        "“Fishing licence” was opened with 4 answers. 1 of them is kept aside."
    )
    assert json.loads(downloaded(page))["parked"]["OLD-99"]["outcome"] == "met"

    page.get_by_role("button", name="Undo").click()
    expect(chosen(page, "DBD-02")).to_have_value("met")
    expect(chosen(page, "DBD-05")).to_have_value("met")
    expect(page.get_by_label("Name of the service")).to_have_value("My service")


def test_merging_stands_first_for_a_file_of_the_same_service(
    page: Page, catalogue: Catalogue
) -> None:
    wait_until_ready(page)
    buttons = page.get_by_role("dialog").get_by_role("button")
    offer(page, "a.json", assessment(catalogue, {"DBD-01": {"outcome": "met"}}))
    expect(buttons.first).to_have_text("Add as a new service")
    buttons.first.click()
    expect(chosen(page, "DBD-01")).to_have_value("met")
    offer(page, "b.json", assessment(catalogue, {"DBD-01": {"outcome": "not-met"}}))
    expect(buttons.first).to_have_text("Merge with Fishing licence")
    expect(buttons.first).to_be_focused()
    expect(buttons.first).not_to_have_class(re.compile("ss-quiet"))
    expect(buttons.nth(1)).to_have_class(re.compile("ss-quiet"))
    page.keyboard.press("Escape")
    offer(page, "c.json", assessment(catalogue, {"DBD-01": {"outcome": "met"}}, id="other"))
    expect(buttons.first).to_have_text("Add as a new service")


def test_my_service_bears_a_file_at_its_limit_and_refuses_one_beyond_it(
    open_page: OpenPage, catalogue: Catalogue
) -> None:
    page = open_page(RESULT)
    content = json.loads(assessment(catalogue, {"DBD-01": {"outcome": "met"}}))
    content["parked"] = {f"OLD-{n}": {"outcome": "met"} for n in range(MOST_ENTRIES + 1)}
    offer(page, "a.json", json.dumps(content).encode())
    expect(page.get_by_role("alert")).to_contain_text("the value of parked holds more than 10,000")
    del content["parked"]["OLD-0"]
    offer(page, "b.json", json.dumps(content).encode())
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("[data-cell=parked]")).to_contain_text("10,000 (OLD-1,")
    dialog.get_by_role("button", name="Add as a new service").click()
    expect(page.locator("[data-part=done]")).to_contain_text("was opened with 1 answer")
    open_fold(page.locator("[data-part=report]"))
    expect(page.locator("[data-part=report-body]")).to_contain_text("Fishing licence")


def test_a_file_becomes_a_new_service(page: Page, catalogue: Catalogue) -> None:
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    offer(page, "a.json", assessment(catalogue, {"DBD-01": {"outcome": "not-met"}}))
    page.get_by_role("dialog").get_by_role("button", name="Add as a new service").click()
    expect(page.get_by_label("Name of the service")).to_have_value("Fishing licence")
    expect(chosen(page, "DBD-01")).to_have_value("not-met")

    page.get_by_label("Service shown").select_option(label="My service")
    expect(chosen(page, "DBD-01")).to_have_value("met")
    page.get_by_label("Service shown").select_option(label="Fishing licence")
    expect(chosen(page, "DBD-01")).to_have_value("not-met")
    page.reload()
    expect(page.get_by_label("Name of the service")).to_have_value("Fishing licence")


def test_undo_takes_a_new_service_away_again(page: Page, catalogue: Catalogue) -> None:
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    offer(page, "a.json", assessment(catalogue, {"DBD-01": {"outcome": "not-met"}}))
    page.get_by_role("dialog").get_by_role("button", name="Add as a new service").click()
    expect(chosen(page, "DBD-01")).to_have_value("not-met")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_label("Name of the service")).to_have_value("My service")
    expect(chosen(page, "DBD-01")).to_have_value("met")
    expect(page.get_by_label("Service shown")).to_be_hidden()


REFUSED: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "is empty"),
    "cut-off": (b'{"format": "assessment/1", "stand', "not complete JSON"),
    "binary": (b"\xff\xfa\x00", "not UTF-8"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not UTF-8"),
    "zeros": (bytes(300), "zeros"),
    "utf-16": ('{"format": "assessment/1"}'.encode("utf-16"), "UTF-16"),
    "text": (b"=HYPERLINK(1)", "not JSON"),
    "conflict": (b'{\n<<<<<<< HEAD\n"a": 1\n', "merge conflict"),
    "null": (b"null", "not an assessment file"),
    "list": (b"[[]]", "not an assessment file"),
    "other-kind": (b'{"name": "something else"}', "not an assessment file"),
    "newer": (b'{"format": "assessment/9"}', "assessment/9"),
    "other-standard": (b'{"format": "assessment/1", "standard": {"id": "other"}}', "other"),
    "forbidden": (b'{"format": "assessment/1", "__proto__": {"polluted": true}}', "__proto__"),
    "hidden": (b'{"a": [{"\\u005f_proto__": {"polluted": 1}}]}', "__proto__"),
    "constructor": (b'{"constructor": {"prototype": {"polluted": 1}}}', "constructor"),
    "large": (b" " * (16 * 1024 * 1024 + 1), "16 MB"),
    "deep": (b"[" * 2_000_000, "not complete JSON"),
    "deep-and-closed": (b"[" * 1_000_000 + b"]" * 1_000_000, "not an assessment file"),
}


def wrong_shapes(catalogue: Catalogue) -> dict[str, tuple[bytes, str]]:
    """Return files for this standard in which one thing does not fit."""
    good = json.loads(assessment(catalogue, {}))
    deep: Any = "end"
    for _ in range(80):
        deep = {"x": deep}
    twice = json.dumps(good)[:-1].encode() + b', "target": {}}'
    changes: dict[str, tuple[dict[str, Any], str]] = {
        "no-service": ({"service": None}, "service"),
        "outcome": ({"findings": {"DBD-01": {"outcome": "great"}}}, "DBD-01 / outcome"),
        "findings": ({"findings": [1, 2]}, "findings"),
        "evidence": ({"findings": {"DBD-01": {"evidence": "x"}}}, "DBD-01 / evidence"),
        "snapshots": ({"snapshots": [7]}, "snapshots"),
        "long": ({"findings": {"DBD-01": {"note": "x" * 20_001}}}, "20,000"),
        "nested": ({"extra": deep}, "levels deep"),
    }
    cases = {name: (json.dumps(good | one).encode(), said) for name, (one, said) in changes.items()}
    return cases | {"twice": (twice, "twice")}


def test_a_file_that_is_refused_says_one_sentence_and_changes_nothing(
    page: Page, catalogue: Catalogue, tmp_path: Path
) -> None:
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    before = dump(page)
    alert = page.get_by_role("alert")
    for name, (content, said) in (REFUSED | wrong_shapes(catalogue)).items():
        path = tmp_path / f"{name}.json"
        path.write_bytes(content)
        offer_file(page, path)
        expect(alert, name).to_contain_text(said)
        sentence = alert.inner_text().strip()
        assert sentence.endswith("."), name
        assert ". " not in sentence, name
        expect(page.get_by_role("dialog"), name).to_be_hidden()
        assert dump(page) == before, name
    assert page.evaluate("({}).polluted") is None
    expect(chosen(page, "DBD-01")).to_have_value("met")


def test_payloads_in_a_file_are_shown_as_text(page: Page, catalogue: Catalogue) -> None:
    payload = " ".join(PAYLOADS)
    evidence = [{"title": payload, "url": "javascript:alert(1)", "by": payload}]
    finding = {
        "title": payload,
        "outcome": "not-applicable",
        "reason": payload,
        "note": payload,
        "evidence": evidence,
        "owner": payload,
    }
    dialogs: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    offer(page, "a.json", assessment(catalogue, {"DBD-01": finding, "<b>x": finding}, name=payload))
    page.get_by_role("dialog").locator("[data-cell=name]").wait_for()
    expect(page.get_by_role("dialog").locator("[data-cell=name]")).to_have_text(payload)
    expect(page.get_by_role("dialog").locator("[data-cell=parked]")).to_have_text("1 (<b>x)")
    page.get_by_role("dialog").get_by_role("button", name="Add as a new service").click()
    expect(page.locator("[data-part=done]")).to_contain_text(payload)
    form = unfold(page, "DBD-01")
    for label in ("Reason", "Note", "Title", "By", "Owner"):
        expect(form.get_by_label(label, exact=label != "Reason")).to_have_value(payload)
    assert form.locator("[data-part=evidence-link]").get_attribute("href") is None
    assert page.locator("service-checklist :is(img, script, b)").count() == 0
    assert dialogs == []
    stored = json.loads(downloaded(page))
    assert stored["findings"]["DBD-01"]["evidence"] == evidence
