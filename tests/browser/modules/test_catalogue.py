"""The catalogue as a page reads it: looked up by id, or out of reach."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page

from tests.browser.modules_support import CATALOGUE
from tests.support.sites.server import Site


def test_catalogue_has_lookups(blank: Page, module_site: Site) -> None:
    names = ("levels", "phases", "roles", "checklists")
    catalogue = {"format": "catalogue/1", **CATALOGUE, **{name: [] for name in names}}
    (module_site.root / "sub").mkdir()
    (module_site.root / "sub/catalogue.json").write_text(json.dumps(catalogue))
    found = blank.evaluate(
        """async () => {
          const { loadCatalogue } = await modules("catalogue");
          const { byId, order, resolve } = await loadCatalogue("/sub/catalogue.json");
          return [byId.get("BBB-02").title, order.get("BBB-02"), new URL(resolve("a/b/")).pathname];
        }"""
    )
    assert found == ["Two", 1, "/sub/a/b/"]


@pytest.mark.parametrize(
    ("path", "content", "words"),
    [
        ("missing.json", None, "404"),
        ("damaged.json", '{"format": "cata', "damaged"),
        ("other.json", '{"format": "something/1"}', "form"),
        ("null.json", "null", "form"),
    ],
)
def test_catalogue_problems(
    blank: Page, module_site: Site, path: str, content: str | None, words: str
) -> None:
    if content is not None:
        (module_site.root / path).write_text(content)
    problem = blank.evaluate(
        "async (url) => problemOf((await modules('catalogue')).loadCatalogue(url))", f"/{path}"
    )
    assert problem["name"] == "CatalogueProblem"
    assert words in problem["message"]
    assert problem["advice"]


def test_catalogue_out_of_reach(blank: Page) -> None:
    problem = blank.evaluate(
        "async () => problemOf((await modules('catalogue')).loadCatalogue('http://127.0.0.1:9/'))"
    )
    assert (problem["name"], "could not be loaded" in problem["message"]) == (
        "CatalogueProblem",
        True,
    )
