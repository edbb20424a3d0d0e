"""A site in several languages: one build after the other, each into a folder of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from markdown.extensions.toc import slugify, unique
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from service_standards.model.project import Project
from service_standards.pages.all_pages import site_pages
from service_standards.render.plain_text import plain_text
from service_standards.site.files import SiteFile
from service_standards.site.languages.alternates import alternates_of
from service_standards.site.languages.fallback import foreign_language
from service_standards.site.languages.translated_pages import merged_page
from service_standards.site.site import DOCS, Site
from service_standards.words.message import say

# Plugins that make pages in other languages in their own way.
OTHERS = ("i18n", "mkdocs-static-i18n")


def refuse_others(config: MkDocsConfig) -> None:
    """End a build in which another plugin would make languages.

    Raises:
        PluginError: with what to do instead.
    """
    found = next((name for name in OTHERS if name in config.plugins), None)
    if found:
        message = say(
            "the plugin '{plugin}' leaves out pages that this plugin adds; take it out of "
            "mkdocs.yml, and declare languages in standards/standard.yml: "
            "'translations: {entry}'",
            plugin=found,
            entry="{fr: {}}",
        )
        raise PluginError(str(message))


def config_of(language: str, base: MkDocsConfig) -> MkDocsConfig:
    """Return the settings of the same site for one of its other languages."""
    config = load_config(
        config_file=base.config_file_path,
        site_dir=str(Path(base.site_dir) / language),
        strict=base.strict,
        use_directory_urls=base.use_directory_urls,
    )
    if base.site_url:
        config.site_url = urljoin(base.site_url.rstrip("/") + "/", f"{language}/")
    return config


@contextmanager
def set_aside(plugin: object) -> Iterator[None]:
    """Let a plugin be that of a build within its own, and then what it was before.

    MkDocs gives the same plugin to all builds of a process.
    """
    before = dict(vars(plugin))
    try:
        yield
    finally:
        vars(plugin).clear()
        vars(plugin).update(before)


def speak_of_site(config: MkDocsConfig, project: Project, said: Mapping[str, Any]) -> None:
    """Let the settings of a site say in its language what they say of the site."""
    if project.original and config.site_name == project.original.standard.title:
        config.site_name = project.standard.title
    for key in ("site_name", "site_description", "copyright"):
        if said.get(key):
            config[key] = str(said[key])
    if config.nav:
        config.nav = _menu(config.nav, said.get("menu") or {})


def _menu(nav: Any, titles: Mapping[str, str]) -> Any:
    if isinstance(nav, list):
        return [_menu(one, titles) for one in nav]
    if isinstance(nav, dict):
        return {titles.get(title, title): _menu(one, titles) for title, one in nav.items()}
    return nav


def add_alternates(config: MkDocsConfig, project: Project) -> None:
    """Tell the theme in which languages the pages are."""
    config.extra["standard_languages"] = alternates_of(project, config.site_url or "")


def in_one_language(present: Files, site: Site, config: MkDocsConfig) -> dict[str, Path]:
    """Leave the translations out of a site, or put those of its language in their places.

    Return the files of pages that are translated, by their paths.
    """
    original = site.project.original or site.project
    languages = original.standard.translations
    for file in list(present):
        language, below, name = file.src_uri.partition("/")
        if below and language in languages and _is_prose(file, site):
            present.remove(file)
            if language == site.project.standard.language and not file.is_documentation_page():
                _put_in_place(present, name, site.docs / language, config)
    sources: dict[str, Path] = {}
    for file, path in _translated(present, site):
        present.remove(file)
        present.append(_in_place(file, path, site, config))
        sources[file.src_uri] = path
    return sources


def _put_in_place(present: Files, name: str, folder: Path, config: MkDocsConfig) -> None:
    """Let a picture, or another file that is no page, stand where that of the original does."""
    replaced = present.get_file_from_path(name)
    if replaced is not None:
        present.remove(replaced)
        present.append(File(name, str(folder), config.site_dir, config.use_directory_urls))


def _is_prose(file: File, site: Site) -> bool:
    return file.abs_src_path is not None and Path(file.abs_src_path).is_relative_to(site.docs)


def _translated(present: Files, site: Site) -> Iterator[tuple[File, Path]]:
    for file in list(present.documentation_pages()):
        if site.project.shown.get(DOCS + file.src_uri) and _is_prose(file, site):
            yield file, site.source_of(DOCS + file.src_uri)


def _in_place(file: File, path: Path, site: Site, config: MkDocsConfig) -> File:
    text = _merged(file.content_string, path, site, config)
    made = File.generated(config, file.src_uri, content=text, inclusion=file.inclusion)
    made.edit_uri = path.relative_to(site.docs).as_posix()
    return made


def _merged(original: str, path: Path, site: Site, config: MkDocsConfig) -> str:
    anchors = anchors_of if "attr_list" in config.markdown_extensions else None
    return site.known.once(merged_page, original, path.read_text("utf-8"), anchors)


def translated_prose(name: str, site: Site, config: MkDocsConfig) -> str | None:
    """Return the text of a page that somebody wrote and translated; None for any other page."""
    if site.project.original is None or DOCS + name not in site.project.shown:
        return None
    original = (site.docs / name).read_text("utf-8-sig")
    return _merged(original, site.source_of(DOCS + name), site, config)


def with_original_anchors(
    made: Iterable[SiteFile], site: Site, config: MkDocsConfig
) -> tuple[SiteFile, ...]:
    """Return what is made for a site with the names that headings have in its original.

    A link to a place on a page leads there in each language.
    """
    original = site.project.original
    if original is None or "attr_list" not in config.markdown_extensions:
        return tuple(made)
    pages = {one.path: one for one in site_pages(original, defaultdict(int), site.known)}

    def named(one: SiteFile) -> SiteFile:
        if one.path not in pages or not isinstance(one.content, str):
            return one
        content = site.known.once(merged_page, pages[one.path].text, one.content, anchors_of)
        return replace(one, content=content)

    return tuple(map(named, made))


def anchors_of(titles: list[str]) -> list[str]:
    """Return the names that Python-Markdown gives to the headings of a page."""
    used: set[str] = set()
    return [unique(slugify(plain_text(title), "-"), used) for title in titles]


def original_address(page: Page, project: Project) -> str:
    """Return the way from a page to the same page in the language of the standard."""
    if project.original is None:
        return ""
    url = "" if page.url == "./" else page.url
    return "../" * (url.count("/") + 1) + url


def mark_foreign(nav: Navigation, project: Project, said: Mapping[str, Any]) -> None:
    """Let the theme know which titles of the menu are in the language of the standard.

    These are the titles of pages without a translation, unless the menu has a name for them.
    """
    named = set((said.get("menu") or {}).values())
    for page in nav.pages:
        language = foreign_language(project, page.file.src_uri)
        if language and page.title not in named:
            page.st_language = language  # type: ignore[attr-defined]


def leave_out_lost_page(config: MkDocsConfig) -> None:
    """Delete the page for addresses that lead nowhere, if it cannot know where its files are.

    It names them from the root of the host, and hosts show the page that stands there anyway.
    """
    if not config.site_url:
        (Path(config.site_dir) / "404.html").unlink(missing_ok=True)
