"""What is stored is damaged, newer or of another shape: it is set aside, and the rest works."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checklist_support import (
    Catalogue,
    answer,
    assessment,
    chosen,
    criterion,
    downloaded,
    offer,
    open_fold,
    unfold,
    wait_until_ready,
    wait_until_saved,
)
from tests.browser.sample_site import CHECKLIST, RESULT, OpenPage
from tests.browser.stored_rows import dump, plant
from tests.support.sites.server import Site

Row = dict[str, Any]
# What is wrong, by the criterion whose answer it is; with nothing, no value is left.
DAMAGED_FINDINGS: dict[str, Row] = {
    "DBD-02": {"outcome": "great"},
    "DBD-03": {"note": {"text": "x"}},
    "DBD-04": {"evidence": "x"},
    "DBD-05": {"evidence": [None]},
    "DBD-06": {"evidence": [{"title": "x", "expires": "20261-11-23"}]},
    "DBD-07": {"revision": "last"},
    "DBD-08": {},
}
DAMAGED_SERVICES: dict[str, Row] = {
    "name": {"name": None},
    "facts": {"facts": {"takes-payments": "yes"}},
    "snapshot": {"snapshots": [{}]},
    "snapshot-day": {"snapshots": [{"outcomes": {}, "date": "20261-11-23"}]},
    "parked": {"parked": {"OLD-01": {"evidence": 7}}},
}
# What only helps, or only tells: it is passed over.
PASSED_OVER: dict[str, Callable[[str], list[tuple[str, Row]]]] = {
    "history": lambda service: [
        ("history", {"service": service}),
        ("history", {"service": service, "criterion": "DBD-01", "batch": 7, "after": "x"}),
    ],
    "settings": lambda service: [
        ("settings", {"name": "current-service", "value": 7}),
        ("settings", {"name": f"file:{service}", "value": {"at": "never"}}),
        ("settings", {"name": f"file-states:{service}", "value": ["{", 7]}),
        ("settings", {"name": "my-name", "value": {}}),
    ],
}


@pytest.fixture
def filled(page: Page) -> Page:
    """Return a checklist with two answers."""
    answer(page, "DBD-01", "Met")
    answer(page, "DBD-02", "Partly met")
    unfold(page, "DBD-02").get_by_label("Note").fill("precious")
    criterion(page, "DBD-02").get_by_label("Note").blur()
    wait_until_saved(page)
    return page


def finding(page: Page, identifier: str) -> Row:
    return next(row for row in dump(page)["findings"] if row["criterion"] == identifier)


def set_aside(page: Page) -> list[Row]:
    """Press the button of the banner and return what was set aside."""
    banner = page.locator("[data-part=quarantine-banner]")
    expect(banner).to_be_visible()
    with page.expect_download() as download:
        banner.get_by_role("button").click()
    rows: list[Row] = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    return rows


def test_each_answer_of_the_wrong_shape_is_set_aside_whole(filled: Page) -> None:
    good = finding(filled, "DBD-02")
    keys = {key: good[key] for key in ("service", "criterion")}
    planted = {
        identifier: ((good if damage else keys) | damage | {"criterion": identifier})
        for identifier, damage in DAMAGED_FINDINGS.items()
    }
    plant(filled, "findings", *planted.values())
    filled.reload()

    aside = set_aside(filled)
    assert {one["store"] for one in aside} == {"findings"}
    assert {one["row"]["criterion"]: one["row"] for one in aside} == planted
    expect(chosen(filled, "DBD-01")).to_have_value("met")
    for identifier in planted:
        expect(chosen(filled, identifier)).to_have_value("not-assessed")
    answer(filled, "DBD-02", "Not met")
    wait_until_saved(filled)
    assert json.loads(downloaded(filled))["findings"]["DBD-02"]["outcome"] == "not-met"


def test_each_service_of_the_wrong_shape_is_set_aside_with_its_answers(filled: Page) -> None:
    service, good = dump(filled)["services"][0], finding(filled, "DBD-02")
    planted = {key: service | {"id": key} | row for key, row in DAMAGED_SERVICES.items()}
    plant(filled, "services", *planted.values())
    plant(filled, "findings", *(good | {"service": key} for key in planted))
    filled.reload()

    aside = set_aside(filled)
    assert {one["store"] for one in aside} == {"services"}
    assert {one["row"]["id"]: one["row"] for one in aside} == planted
    for one in aside:
        assert [row["criterion"] for row in one["findings"]] == ["DBD-02"]
    expect(chosen(filled, "DBD-02")).to_have_value("partly-met")


def test_the_service_shown_is_set_aside_and_the_next_answer_begins_another(filled: Page) -> None:
    plant(filled, "services", dump(filled)["services"][0] | DAMAGED_SERVICES["name"])
    filled.reload()

    (aside,) = set_aside(filled)
    assert {one["criterion"] for one in aside["findings"]} == {"DBD-01", "DBD-02"}
    expect(chosen(filled, "DBD-02")).to_have_value("not-assessed")
    answer(filled, "DBD-02", "Not met")
    wait_until_saved(filled)
    assert json.loads(downloaded(filled))["findings"]["DBD-02"]["outcome"] == "not-met"


def test_what_is_set_aside_later_is_offered_too(filled: Page) -> None:
    wait_until_ready(filled)
    banner = filled.locator("[data-part=quarantine-banner]")
    expect(banner).to_be_hidden()
    other = dump(filled)["services"][0] | {"id": "other", "name": "Other"}
    bad = finding(filled, "DBD-02") | {"service": "other", "note": 7}
    plant(filled, "services", other)
    plant(filled, "findings", bad)
    filled.reload()
    filled.get_by_label("Service shown").select_option(label="Other")
    expect(banner).to_be_visible()


@pytest.mark.parametrize("rows", PASSED_OVER.values(), ids=PASSED_OVER)
def test_what_is_beside_the_answers_stops_nothing(
    filled: Page,
    open_page: OpenPage,
    catalogue: Catalogue,
    rows: Callable[[str], list[tuple[str, Row]]],
) -> None:
    for store, row in rows(dump(filled)["services"][0]["id"]):
        plant(filled, store, row)
    filled.reload()
    expect(chosen(filled, "DBD-02")).to_have_value("partly-met")
    expect(criterion(filled, "DBD-02").get_by_label("Note")).to_have_value("precious")
    offer(filled, "assessment.json", assessment(catalogue, {"DBD-05": {"outcome": "met"}}))
    filled.get_by_role("dialog").get_by_role("button", name="Merge with").click()
    filled.get_by_role("dialog").get_by_role("button", name="Keep everything").click()
    filled.get_by_role("dialog").get_by_role("button", name="Merge", exact=True).click()
    expect(chosen(filled, "DBD-05")).to_have_value("met")
    result = open_page(RESULT, context=filled.context)
    for name in ("services", "snapshots", "history", "report"):
        open_fold(result.locator(f"[data-part={name}]"))
    expect(result.locator("[data-part=history-list] table")).to_be_visible()
    result.get_by_role("button", name="Undo the last change").click()
    expect(chosen(filled, "DBD-05")).to_have_value("not-assessed")
    expect(result.get_by_role("alert")).to_be_empty()


def test_a_newer_database_is_left_alone_and_the_page_works_on(
    open_page: OpenPage, sample: Site
) -> None:
    page = open_page("")
    standard = json.loads((sample.root / "catalogue.json").read_text(encoding="utf-8"))["standard"]
    page.evaluate(
        """(name) => new Promise((done) => {
          const opening = indexedDB.open(name, 99);
          opening.onupgradeneeded = () => {
            opening.result.createObjectStore("later", { keyPath: "id" }).put({ id: "precious" });
          };
          opening.onsuccess = () => { opening.result.close(); done(); };
        })""",
        f"service-standards:{standard['id']}",
    )
    before = dump(page)
    page.goto(sample.url(CHECKLIST))
    expect(page.locator("[data-part=memory-banner]")).to_contain_text("newer version")
    answer(page, "DBD-01", "Met")
    expect(page.locator("[data-part=saved]")).to_contain_text("Kept until this page closes")
    assert json.loads(downloaded(page))["findings"]["DBD-01"]["outcome"] == "met"
    assert dump(page) == before


def test_a_database_without_its_tables_is_said_and_the_page_works_on(
    open_page: OpenPage, sample: Site
) -> None:
    page = open_page("")
    standard = json.loads((sample.root / "catalogue.json").read_text(encoding="utf-8"))["standard"]
    page.evaluate(
        """(name) => new Promise((done) => {
          const opening = indexedDB.open(name, 1);
          opening.onupgradeneeded = () => { opening.result.createObjectStore("services"); };
          opening.onsuccess = () => { opening.result.close(); done(); };
        })""",
        f"service-standards:{standard['id']}",
    )
    page.goto(sample.url(CHECKLIST))
    expect(page.locator("[data-part=memory-banner]")).to_be_visible()
    answer(page, "DBD-01", "Met")
    assert json.loads(downloaded(page))["findings"]["DBD-01"]["outcome"] == "met"


FRAGMENTS = ("%E0%A4%A", "%", "share", "fieldset[", "x" * 9000)


@pytest.mark.parametrize("path", [CHECKLIST, RESULT])
def test_an_address_that_names_nothing_stops_nothing(open_page: OpenPage, path: str) -> None:
    page = open_page("")
    start = page.url
    for number, fragment in enumerate(FRAGMENTS):
        # From another page, so that the address is one of those that a page begins with.
        page.goto(start)
        page.goto(f"{start}{path}#{fragment}")
        wait_until_ready(page)
        page.evaluate("(hash) => { location.hash = ''; location.hash = hash; }", fragment)
        page.get_by_label("Name of the service").fill(f"Permits {number}")
        page.get_by_label("Name of the service").blur()
        wait_until_saved(page)
