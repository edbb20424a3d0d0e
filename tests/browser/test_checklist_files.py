"""The assessment file: the same bytes every time, and opened only after a look at it."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Dialog, Page, expect

from tests.browser.checklist_support import (
    Catalogue,
    answer,
    assessment,
    chosen,
    criterion,
    downloaded,
    offer,
    unfold,
    wait_until_saved,
)
from tests.browser.sample_site import catalogue, open_page, page, site
from tests.browser.served_code import served_import
from tests.browser.stored_rows import dump

__all__ = ["catalogue", "open_page", "page", "site"]


# What must be text and nothing else, wherever it comes from.
PAYLOADS = [
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "javascript:alert(1)",
    '"><svg onload=alert(1)>',
    "{{7*7}}${7*7}",
]


def test_the_file_is_the_canonical_one(page: Page) -> None:
    page.get_by_label("Name of the service").fill("Café “Ümlaut”")
    answer(page, "DBD-03", "Not applicable")
    criterion(page, "DBD-03").get_by_label("Reason").fill("Line one\nline two")
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    given = downloaded(page)
    again = page.evaluate(
        """async (text) => {
          const base = new URL("../../assets/service-standards/", location.href);
          const { readAssessment } = await import(new URL("assessment-file.js", base).href);
          const { canonicalAssessment } = await import(new URL("canonical.js", base).href);
          const { loadCatalogue } = await (CATALOGUE);
          const catalogue = await loadCatalogue();
          return canonicalAssessment(readAssessment(text, catalogue).assessment, catalogue);
        }""".replace("CATALOGUE", served_import("catalogue")),
        given.decode(),
    )
    assert given == again.encode()
    assert given.endswith(b"}\n")
    content = json.loads(given)
    assert content["service"]["name"] == "Café “Ümlaut”"
    assert list(content["findings"]) == ["DBD-01", "DBD-03"]


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
        "“Fishing licence” was opened with 3 answers."
    )
    assert json.loads(downloaded(page))["parked"]["OLD-99"]["outcome"] == "met"

    page.get_by_role("button", name="Undo").click()
    expect(chosen(page, "DBD-02")).to_have_value("met")
    expect(chosen(page, "DBD-05")).to_have_value("met")
    expect(page.get_by_label("Name of the service")).to_have_value("My service")


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
    "empty": (b"", "not complete JSON"),
    "cut-off": (b'{"format": "assessment/1", "stand', "not complete JSON"),
    "binary": (b"\xff\xfe\x00", "not UTF-8"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not UTF-8"),
    "zeros": (bytes(300), "not complete JSON"),
    "utf-16": ('{"format": "assessment/1"}'.encode("utf-16"), "not UTF-8"),
    "text": (b"=HYPERLINK(1)", "not complete JSON"),
    "null": (b"null", "not an assessment file"),
    "list": (b"[[]]", "not an assessment file"),
    "other-kind": (b'{"name": "something else"}', "not an assessment file"),
    "newer": (b'{"format": "assessment/9"}', "assessment/9"),
    "other-standard": (b'{"format": "assessment/1", "standard": {"id": "other"}}', "other"),
    "forbidden": (b'{"format": "assessment/1", "__proto__": {"polluted": true}}', "__proto__"),
    "hidden": (b'{"a": [{"\\u005f_proto__": {"polluted": 1}}]}', "__proto__"),
    "constructor": (b'{"constructor": {"prototype": {"polluted": 1}}}', "constructor"),
    "large": (b" " * (5 * 1024 * 1024 + 1), "5 MB"),
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
        "long": ({"findings": {"DBD-01": {"note": "x" * 20_001}}}, "20000"),
        "nested": ({"extra": deep}, "levels deep"),
    }
    cases = {name: (json.dumps(good | one).encode(), said) for name, (one, said) in changes.items()}
    return cases | {"twice": (twice, "twice")}


def test_a_file_that_is_refused_says_one_sentence_and_changes_nothing(
    page: Page, catalogue: Catalogue
) -> None:
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    before = dump(page)
    alert = page.get_by_role("alert")
    for name, (content, said) in (REFUSED | wrong_shapes(catalogue)).items():
        offer(page, f"{name}.json", content)
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
