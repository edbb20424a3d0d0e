"""A page gets its theme again only if what it shows of the menu has changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from service_standards.adapters.mkdocs.menu_inputs import MenuInputs
from service_standards.adapters.mkdocs.theme_inputs import page_digest

PAGES = ("index.md", "a/index.md", "a/one.md", "a/two.md", "b/index.md", "b/three.md")
MENU = [
    {"Home": "index.md"},
    {"A": [{"A first": "a/index.md"}, {"One": "a/one.md"}, {"Two": "a/two.md"}]},
    {"B": [{"B first": "b/index.md"}, {"Three": "b/three.md"}]},
]


def config_of(folder: Path, theme: str) -> MkDocsConfig:
    (folder / "docs").mkdir(exist_ok=True)
    file = folder / "mkdocs.yml"
    file.write_text(f"site_name: Small\nplugins: []\ntheme: {{name: {theme}}}\n", "utf-8")
    return load_config(str(file))


def navigation(config: MkDocsConfig) -> tuple[Navigation, dict[str, Page]]:
    config.nav = MENU
    place = config.docs_dir, config.site_dir, config.use_directory_urls
    files = Files(File(name, *place) for name in PAGES)
    nav = get_navigation(files, config)
    pages = {file.src_uri: file.page for file in files if file.page}
    for page in pages.values():
        page.markdown = page.content = ""
    return nav, pages


def shown(nav: Navigation, pages: dict[str, Page], config: MkDocsConfig, **own: Any) -> list[str]:
    menu = MenuInputs(nav, config, has_own_templates=own.get("has_own_templates", False))
    return [menu.shown_on(pages[name]) for name in PAGES]


def changed(config: MkDocsConfig, name: str, title: str, **own: Any) -> set[str]:
    """Return on which pages a new title of one is seen."""
    nav, pages = navigation(config)
    before = shown(nav, pages, config, **own)
    pages[name].title = title
    after = shown(nav, pages, config, **own)
    return {one for one, old, new in zip(PAGES, before, after, strict=True) if old != new}


def test_a_title_is_seen_in_its_own_section(tmp_path: Path) -> None:
    config = config_of(tmp_path, "service-standards")
    assert changed(config, "a/two.md", "New") == {"a/index.md", "a/one.md", "a/two.md"}


@pytest.mark.parametrize("name", ["index.md", "a/index.md"])
def test_a_title_of_the_home_page_or_of_the_first_of_a_section_counts_for_all(
    tmp_path: Path, name: str
) -> None:
    assert changed(config_of(tmp_path, "service-standards"), name, "New") == set(PAGES)


def test_any_title_counts_for_all_in_another_theme_or_with_templates_of_its_own(
    tmp_path: Path,
) -> None:
    assert changed(config_of(tmp_path, "material"), "a/two.md", "New") == set(PAGES)
    own = config_of(tmp_path, "service-standards")
    assert changed(own, "a/two.md", "New", has_own_templates=True) == set(PAGES)


def test_the_foot_of_a_page_counts_in_which_language_its_neighbours_are(tmp_path: Path) -> None:
    _, pages = navigation(config_of(tmp_path, "service-standards"))
    page = pages["b/index.md"]
    before = page_digest(page, "", "", "folder")
    pages["a/two.md"].st_language = "en"  # type: ignore[attr-defined]
    assert page.previous_page is pages["a/two.md"]
    assert page_digest(page, "", "", "folder") != before
