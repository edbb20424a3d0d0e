"""A report as one page: it asks for nothing, runs nothing, and can be read by everyone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from service_standards.report.badge import badge
from service_standards.report.paper_html import paper_as_html
from service_standards.report.service_report import Given, whole_report
from service_standards.words.message import ENGLISH
from tests.browser.accessibility import faults_in_looks
from tests.browser.support import Pages
from tests.support.papers import EDITION, paper_of
from tests.support.sites.build import ROOT
from tests.support.sites.server import Site, serve

NAMES = ("gate", "hostile-gate", "whole")


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve reports, and a badge, to a browser."""
    root: Path = tmp_path_factory.mktemp("reports")
    for name in NAMES:
        case = json.loads((ROOT / f"tests/vectors/report/{name}.json").read_text("utf-8"))
        page = paper_as_html(paper_of(case)[1], ENGLISH)
        (root / f"{name}.html").write_text(page, "utf-8")
    assert EDITION.scoring is not None
    given = Given(case["assessment"], EDITION, EDITION.scoring, ("first",), case["today"])
    (root / "badge.svg").write_text(badge(whole_report(given), ENGLISH), "utf-8")
    with serve(root, policy=None) as served:
        yield served


@pytest.mark.parametrize("name", NAMES)
def test_a_report_is_a_clean_page(chromium: Browser, reports: Site, name: str) -> None:
    pages = Pages(chromium, reports.origin)
    visit = pages()
    page = visit.open(f"{name}.html")
    assert page.evaluate("getComputedStyle(document.querySelector('main')).maxWidth") == "832px"
    assert not any(faults_in_looks(page).values())
    assert [one for one in reports.requests if not one.endswith((".html", ".svg", ".ico"))] == []
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    visit.assert_clean()
    pages.close()


def test_a_table_to_sign_has_room(chromium: Browser, reports: Site) -> None:
    pages = Pages(chromium, reports.origin)
    page = pages().open("gate.html")
    table = page.get_by_role("table", name="Signatures")
    boxes = [row.bounding_box() for row in table.get_by_role("row").all()[1:]]
    assert len(boxes) == 3
    assert all(box and box["height"] >= 32 for box in boxes)
    pages.close()


def test_a_badge_is_a_picture_with_a_name(chromium: Browser, reports: Site) -> None:
    pages = Pages(chromium, reports.origin)
    page = pages().open("badge.svg")
    named = page.get_by_role("img", name="Sample *standard* 1.1.0: level 1")
    expect(named).to_be_visible()
    texts = page.locator("text").all()
    grounds = [one.bounding_box() for one in page.locator("rect").all()]
    for text, ground in zip(texts, grounds, strict=True):
        box = text.bounding_box()
        assert box
        assert ground
        assert ground["x"] < box["x"]
        assert box["x"] + box["width"] < ground["x"] + ground["width"]
    pages.close()
