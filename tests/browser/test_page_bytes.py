"""What a checklist makes a browser fetch: asked for at once, and no more than it may be."""

from __future__ import annotations

import re

import pytest

from service_standards.export.served import needed_modules
from tests.browser.support import Pages
from tests.support.server import Site
from tests.support.weight import SCRIPTS, SEARCH, page_bytes, weights

KIB = 1024
PRELOAD = re.compile(r'<link rel="modulepreload" href="[./]*/assets/service-standards/(.+?)">')
DIMENSIONS = (
    "data-driven",
    "digital-by-design",
    "government-as-a-platform",
    "open-by-default",
    "proactive",
    "user-driven",
)
# The longest list: what it says takes a quarter of its bytes, the host theme half.
LONGEST = "checklists/gate-live/"


def test_a_page_names_the_code_of_its_elements(site: Site) -> None:
    folder = site.root / "assets" / "service-standards"
    scripts = {path.name: path.read_text("utf-8") for path in folder.glob("*.js")}
    for path, element in ((LONGEST, "service-checklist"), ("my-service/", "service-results")):
        named = PRELOAD.findall((site.root / path / "index.html").read_text("utf-8"))
        assert named == ["main.js", *needed_modules(f"<{element}>", scripts)]
    assert not PRELOAD.findall((site.root / "about/index.html").read_text("utf-8"))


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_a_checklist_of_one_dimension_is_light(new_page: Pages, site: Site, dimension: str) -> None:
    found = weights(new_page().page, site, f"checklists/{dimension}/")
    assert found[SEARCH] == 0
    assert found[SCRIPTS] <= 40 * KIB, found
    assert page_bytes(found) <= 120 * KIB, found


def test_the_longest_checklist_stays_as_light_as_it_is(new_page: Pages, site: Site) -> None:
    found = weights(new_page().page, site, LONGEST)
    assert found[SCRIPTS] <= 40 * KIB, found
    assert page_bytes(found) <= 146 * KIB, found
