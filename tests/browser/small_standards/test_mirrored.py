"""A site that is read from the right: mirrored as a whole, and no wider than the window."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.checklist_support import wait_until_ready, wait_until_saved
from tests.browser.small_standards.conftest import SETTINGS
from tests.browser.support import Pages, Visit
from tests.support.cases.golden import VALID
from tests.support.sites.build import build_site
from tests.support.sites.pseudo import PSEUDO, pseudo_catalogue
from tests.support.sites.server import Site, serve

CHECKLIST = "checklists/open-by-default/"
PAGES = ("standards/", "standards/open-by-default/publish-code/", CHECKLIST, "my-service/")
WIDE, NARROW = 1280, 320


@pytest.fixture(scope="module")
def mirrored(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve a small standard in a language of longer words that is read from the right."""
    folder = tmp_path_factory.mktemp("mirrored")
    project = Path(shutil.copytree(VALID / "minimal", folder / "project"))
    standard = project / "standards/standard.yml"
    standard.write_text(standard.read_text("utf-8") + f"language: {PSEUDO}\n", "utf-8")
    (project / "words").mkdir()
    (project / f"words/{PSEUDO}.po").write_text(pseudo_catalogue(), "utf-8")
    settings = SETTINGS.replace(
        "name: service-standards}", "name: service-standards, direction: rtl}"
    )
    (project / "mkdocs.yml").write_text(settings, "utf-8")
    with serve(build_site(project, folder)) as site:
        yield site


@pytest.fixture
def visit(chromium: Browser, mirrored: Site) -> Iterator[Visit]:
    """Return a watched window on this site; nothing may go wrong in it to the end."""
    pages = Pages(chromium, mirrored.origin)
    one = pages()
    yield one
    one.assert_clean()
    pages.close()


def middle(place: Locator) -> float:
    """Return how far from the left the middle of an element is."""
    box = place.bounding_box()
    assert box
    return box["x"] + box["width"] / 2


def answered(visit: Visit) -> Page:
    page = visit.open(CHECKLIST)
    wait_until_ready(page)
    page.locator('[data-criterion="OBD-01"] input[value="met"]').check()
    wait_until_saved(page)
    return page


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_no_page_is_wider_than_the_window(visit: Visit, width: int) -> None:
    answered(visit)
    for address in PAGES:
        page = visit.open(address)
        page.set_viewport_size({"width": width, "height": 800})
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
        inside = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        assert page.evaluate(inside), address


def test_a_checklist_is_answered_from_the_right(visit: Visit) -> None:
    page = answered(visit)
    page.set_viewport_size({"width": WIDE, "height": 800})
    form = page.locator('[data-criterion="OBD-01"]')
    met, partly = (form.locator(f'input[value="{one}"]') for one in ("met", "partly-met"))
    assert middle(met) > middle(partly)
    # The mark of an answer stands where a line begins.
    edge = "(node) => parseFloat(getComputedStyle(node).border{}Width)"
    assert form.evaluate(edge.format("Right")) > form.evaluate(edge.format("Left"))


def test_bars_and_tables_begin_at_the_right(visit: Visit) -> None:
    answered(visit)
    page = visit.open("my-service/")
    page.set_viewport_size({"width": WIDE, "height": 800})
    numbers = page.locator("[data-part=picture] svg text")
    expect(numbers.first).to_have_text("1")
    assert middle(numbers.first) > middle(numbers.last)
    heads = page.locator("table[data-part=progress] thead th:visible")
    assert middle(heads.first) > middle(heads.last)
    # A number is not turned round with its bar: as many mirrors as none.
    turns = numbers.first.evaluate(
        """(text) => [text, text.ownerSVGElement].map((node) =>
          new DOMMatrix(getComputedStyle(node).transform).a).reduce((one, other) => one * other)"""
    )
    assert turns == 1
