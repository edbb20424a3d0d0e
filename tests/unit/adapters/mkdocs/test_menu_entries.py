"""Entries of the menu that are kept have the link that a page would give them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from mkdocs.structure import StructureItem
from mkdocs.structure.pages import Page
from mkdocs.utils import normalize_url

from service_standards.adapters.mkdocs.sharing.menu import MenuEntries
from service_standards.adapters.mkdocs.sharing.texts import SharedTexts

names = st.sampled_from(["a", "b", "ab", "a.b"])
folders = st.lists(names, max_size=3).map("/".join)
addresses = st.one_of(
    folders.map(lambda folder: f"{folder}/" if folder else ""),
    folders.map(lambda folder: f"{folder}/page.html".removeprefix("/")),
    st.sampled_from(["https://example.org/a/", "./"]),
)


def thing(url: str, *, active: bool = False) -> Any:
    return SimpleNamespace(url=url, active=active)


@given(st.lists(addresses, max_size=5, unique=True), st.lists(addresses, max_size=12))
def test_on_any_page_every_link_is_the_one_of_that_page(
    entries: list[str], pages: list[str]
) -> None:
    kept, menu = MenuEntries(SharedTexts(Environment())), [thing(one) for one in entries]
    for page in map(thing, pages):

        def render(entry: StructureItem, page: Page = page) -> str:
            return normalize_url(cast("Any", entry).url, page)

        assert kept(menu, page, render) == [render(one) for one in menu]


def test_a_page_without_an_address_gets_what_is_rendered_for_it() -> None:
    kept, said = MenuEntries(SharedTexts(Environment())), iter(["one", "two"])
    entries = [thing("a/")]
    found = [kept(entries, None, lambda _: next(said)) for _ in range(2)]
    assert found == [["one"], ["two"]]


def test_what_is_open_is_left_to_the_template_and_what_stands_elsewhere_left_out() -> None:
    kept = MenuEntries(SharedTexts(Environment()))
    closed, opened, elsewhere = thing("a/"), thing("b/", active=True), thing("c/")
    found = kept([closed, opened, elsewhere], thing("b/"), lambda one: f"<{one}>", elsewhere)
    assert found == [f"<{closed}>", opened]
