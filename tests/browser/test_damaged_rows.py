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
    unfold,
    wait_until_ready,
    wait_until_saved,
)
from tests.browser.sample_site import CHECKLIST, RESULT, OpenPage, catalogue, open_page, page, site
from tests.browser.stored_rows import dump, plant
from tests.support.server import Site

__all__ = ["catalogue", "open_page", "page", "site"]

Row = dict[str, Any]
Damage = Callable[[Row, Row], tuple[str, Row]]
ASIDE: dict[str, Damage] = {
    "outcome": lambda _, finding: ("findings", finding | {"outcome": "great"}),
    "note": lambda _, finding: ("findings", finding | {"note": {"text": "x"}}),
    "evidence": lambda _, finding: ("findings", finding | {"evidence": "x"}),
    "evidence-item": lambda _, finding: ("findings", finding | {"evidence": [None]}),
    "evidence-day": lambda _, finding: (
        "findings",
        finding | {"evidence": [{"title": "x", "expires": "20261-11-23"}]},
    ),
    "revision": lambda _, finding: ("findings", finding | {"revision": "last"}),
    "empty": lambda _, finding: ("findings", {k: finding[k] for k in ("service", "criterion")}),
    "name": lambda service, _: ("services", service | {"name": None}),
    "facts": lambda service, _: ("services", service | {"facts": {"takes-payments": "yes"}}),
    "snapshot": lambda service, _: ("services", service | {"snapshots": [{}]}),
    "snapshot-day": lambda service, _: (
        "services",
        service | {"snapshots": [{"outcomes": {}, "date": "20261-11-23"}]},
    ),
    "parked": lambda service, _: ("services", service | {"parked": {"OLD-01": {"evidence": 7}}}),
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


@pytest.mark.parametrize("damage", ASIDE.values(), ids=ASIDE)
def test_a_row_of_the_wrong_shape_is_set_aside_whole(filled: Page, damage: Damage) -> None:
    service = dump(filled)["services"][0]
    store, row = damage(service, finding(filled, "DBD-02"))
    plant(filled, store, row)
    filled.reload()

    banner = filled.locator("[data-part=quarantine-banner]")
    expect(banner).to_be_visible()
    with filled.expect_download() as download:
        banner.get_by_role("button").click()
    (aside,) = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert (aside["store"], aside["row"]) == (store, row)
    if store == "findings":
        expect(chosen(filled, "DBD-01")).to_have_value("met")
    else:
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
    filled.get_by_role("dialog").get_by_role("button", name="Merge", exact=True).click()
    expect(chosen(filled, "DBD-05")).to_have_value("met")
    result = open_page(RESULT, context=filled.context)
    for name in ("services", "snapshots", "history", "report"):
        result.locator(f"[data-part={name}] > summary").click()
    expect(result.locator("[data-part=history-list] table")).to_be_visible()
    result.get_by_role("button", name="Undo the last change").click()
    expect(chosen(filled, "DBD-05")).to_have_value("not-assessed")
    expect(result.get_by_role("alert")).to_be_empty()


def test_a_newer_database_is_left_alone_and_the_page_works_on(
    open_page: OpenPage, site: Site
) -> None:
    page = open_page("")
    standard = json.loads((site.root / "catalogue.json").read_text(encoding="utf-8"))["standard"]
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
    page.goto(site.url(CHECKLIST))
    expect(page.locator("[data-part=memory-banner]")).to_contain_text("newer version")
    answer(page, "DBD-01", "Met")
    expect(page.locator("[data-part=saved]")).to_contain_text("Kept until this page closes")
    assert json.loads(downloaded(page))["findings"]["DBD-01"]["outcome"] == "met"
    assert dump(page) == before


def test_a_database_without_its_tables_is_said_and_the_page_works_on(
    open_page: OpenPage, site: Site
) -> None:
    page = open_page("")
    standard = json.loads((site.root / "catalogue.json").read_text(encoding="utf-8"))["standard"]
    page.evaluate(
        """(name) => new Promise((done) => {
          const opening = indexedDB.open(name, 1);
          opening.onupgradeneeded = () => { opening.result.createObjectStore("services"); };
          opening.onsuccess = () => { opening.result.close(); done(); };
        })""",
        f"service-standards:{standard['id']}",
    )
    page.goto(site.url(CHECKLIST))
    expect(page.locator("[data-part=memory-banner]")).to_be_visible()
    answer(page, "DBD-01", "Met")
    assert json.loads(downloaded(page))["findings"]["DBD-01"]["outcome"] == "met"


@pytest.mark.parametrize("path", [CHECKLIST, RESULT])
@pytest.mark.parametrize(
    "fragment", ["%E0%A4%A", "%", "share", "fieldset[", "x" * 9000], ids=lambda text: text[:9]
)
def test_an_address_that_names_nothing_stops_nothing(
    open_page: OpenPage, path: str, fragment: str
) -> None:
    page = open_page(f"{path}#{fragment}")
    wait_until_ready(page)
    page.evaluate("(hash) => { location.hash = ''; location.hash = hash; }", fragment)
    page.get_by_label("Name of the service").fill("Permits")
    page.get_by_label("Name of the service").blur()
    wait_until_saved(page)
