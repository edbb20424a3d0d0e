"""The files of a site as MkDocs has them."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import nest_paths

from service_standards.adapters.markdown.block_html import html_of_blocks
from service_standards.adapters.mkdocs.remembering import RememberedPages
from service_standards.adapters.mkdocs.serving.newer import nothing_newer
from service_standards.adapters.mkdocs.translated.languages import with_original_anchors
from service_standards.kept import KeptText, KeptTexts
from service_standards.packing.components import PlainSheet, without_components
from service_standards.packing.joined_search import joined_search
from service_standards.packing.served import served_script, served_style
from service_standards.pages.navigation import expand, sections, whole_menu
from service_standards.site.addresses import Addresses
from service_standards.site.conversion import PageContext
from service_standards.site.files import Downloads, SiteFile, site_files, standalone_downloads
from service_standards.site.memory import digest
from service_standards.site.search_index import URL, trimmed_index
from service_standards.site.search_parts import SCRIPT, search_files
from service_standards.site.site import Site
from service_standards.site.stop_words import Read, stop_words

SERVED = {".js": served_script, ".css": served_style}
# Where Material keeps the styles that every page has.
MATERIAL_STYLES = re.compile(r"assets/stylesheets/main\.\w+\.min\.css")
TEXTS = {".css", ".csv", ".json", ".svg", ".txt", ".yaml", ".yml"}


def nested_pages(site: Files, config: MkDocsConfig) -> list[Any]:
    """Return the pages of a site as MkDocs would put them into a menu that nobody wrote."""
    left_out = [one for one in (config.exclude_docs, config.draft_docs, config.not_in_nav) if one]
    paths = [file.src_uri for file in site.documentation_pages()]
    shown = [path for path in paths if not any(one.match_file(path) for one in left_out)]
    nested: list[Any] = nest_paths(shown)  # type: ignore[no-untyped-call]
    return nested


class PlainFile(File):
    """A file that is copied as it is, even if its name ends in `.md`."""

    def is_documentation_page(self) -> bool:
        """Tell MkDocs not to make a page of it."""
        return False


class KeptFile(File):
    """A file whose text is kept elsewhere until it is read, or given one by a plugin."""

    _given: str | bytes | KeptText | None = None

    @property
    def _content(self) -> str | bytes | None:
        return self._given.data() if isinstance(self._given, KeptText) else self._given

    @_content.setter
    def _content(self, value: str | bytes | KeptText | None) -> None:
        self._given = value


class PlainKeptFile(PlainFile, KeptFile):
    """Such a file that is copied as it is."""


def addresses(config: MkDocsConfig) -> Addresses:
    """Return the addresses that the site gives to pages, which need not be there yet."""
    url_of = _in_folders if config.use_directory_urls else _in_files
    # A plugin that publishes versions adds a folder to the address, without a slash behind it.
    return Addresses(url_of, config.site_url.rstrip("/") + "/" if config.site_url else "")


def _in_folders(path: str) -> str:
    return File(path, None, "", use_directory_urls=True).url


def _in_files(path: str) -> str:
    return File(path, None, "", use_directory_urls=False).url


def add_files(  # noqa: PLR0913, PLR0917 - what a build has, and what it knows of others
    present: Files, site: Site, context: PageContext, config: MkDocsConfig,
    remembered: RememberedPages | None = None, go_on: Callable[[], None] = nothing_newer,
) -> Files:  # fmt: skip
    """Add the generated pages and files, and put the pages into the menu.

    `go_on` is called before each block of a file that works without a network, and may end it all.
    """
    own = nested_pages(present, config)
    site = replace(site, addresses=addresses(config))
    files = site_files(site, _downloads(site, context, config, remembered, go_on))
    made = with_original_anchors(files, site, config)
    context.sources = {one.path: one.source for one in made if one.source}
    texts = KeptTexts()
    for one in made:
        present.append(host_file(one, site, config, texts))
    _serve_theme_code(present)
    _serve_texts(present)
    titles = {one.path: one.title for one in made if one.is_page}
    if remembered:
        remembered.menu = config.nav, titles
    config.nav = menu_with(titles, config.nav, own, site)
    return present


def menu_with(titles: Mapping[str, str], written: Any, own: Sequence[Any], site: Site) -> list[Any]:
    """Return the menu of a site with the generated pages, of which `titles` are, by paths.

    `written` is the menu of `mkdocs.yml`, if there is one, and `own` what `nested_pages` gives
    without the generated pages.
    """
    entries = sections(site.project, titles)
    if written:
        found: list[Any] = expand(written, entries)
        return found
    return whole_menu(site.project.words, own, entries, titles)


def add_plain_styles(present: Files, site: Site, config: MkDocsConfig) -> PlainSheet | None:
    """Add Material's styles without the components that most pages have none of.

    Styles and scripts of a site's own may count on any of them: such a site has none.
    """
    own = {site.assets.style, site.assets.script}
    if {str(one) for one in (*config.extra_css, *config.extra_javascript)} != own:
        return None
    for file in present.css_files():
        if MATERIAL_STYLES.fullmatch(file.src_uri):
            sheet = PlainSheet(file.url, site.known.once(without_components, file.content_string))
            present.append(File.generated(config, sheet.path, content=sheet.text))
            return sheet
    return None


def _downloads(
    site: Site, context: PageContext, config: MkDocsConfig, remembered: RememberedPages | None,
    go_on: Callable[[], None],
) -> Downloads:  # fmt: skip
    place = digest(str(config.site_url), str(config.use_directory_urls))
    blocks = remembered.blocks if remembered else None
    as_html = html_of_blocks(context.project, site.addresses.outside_of, blocks, place)

    def block(text: str, page: str) -> str:
        go_on()
        return as_html(text, page)

    def make() -> Downloads:
        return standalone_downloads(site, context, block)

    return remembered.downloads(digest(place, site.catalogue_text), make) if remembered else make()


def host_file(one: SiteFile, site: Site, config: MkDocsConfig, texts: KeptTexts) -> File:
    """Return a file of the site for MkDocs; "Edit this page" opens the source of a page.

    `texts` takes what is needed later: all of a large site are too long for the memory.
    """
    inclusion = InclusionLevel.INCLUDED if one.is_needed else InclusionLevel.UNDEFINED
    if not one.is_in_menu:
        inclusion = InclusionLevel.NOT_IN_NAV
    if isinstance(one.content, Path):
        kind = File if one.is_page else PlainFile
        return kind.generated(config, one.path, abs_src_path=str(one.content), inclusion=inclusion)
    content = texts.keep(one.content) if isinstance(one.content, str) else one.content
    kept = KeptFile if one.is_page else PlainKeptFile
    # MkDocs reads it as if it were the text.
    file: File = kept.generated(config, one.path, content=content, inclusion=inclusion)  # type: ignore[call-overload]
    if one.source:
        file.edit_uri = Path(os.path.relpath(one.source, site.docs)).as_posix()
    return file


def _serve_theme_code(present: Files) -> None:
    """Let the theme's own scripts and style sheets be served like ours."""
    with as_file(files("service_standards") / "theme") as path:
        below = f"{path}{os.sep}"
        own = [
            file
            for file in present
            if file.abs_src_path is not None and file.abs_src_path.startswith(below)
        ]
        scripts = [file for file in own if file.src_uri.endswith(".js")]
        joined = joined_search({file.src_uri: file.content_string for file in scripts})
        for file in own:
            serve = SERVED.get(Path(file.src_uri).suffix)
            text = joined.get(file.src_uri, "")
            if text is None:
                present.remove(file)
            elif serve:
                file.content_string = serve(text or file.content_string)


def _serve_texts(present: Iterable[File]) -> None:
    """Let texts that are copied as they are have the same bytes from every checkout of git."""
    for file in present:
        is_text = Path(file.src_uri).suffix.lower() in TEXTS and not file.is_documentation_page()
        if is_text and file.abs_src_path and b"\r\n" in file.content_bytes:
            file.content_bytes = file.content_bytes.replace(b"\r\n", b"\n")


def write_search(
    site: Path,
    summaries: Mapping[str, str],
    synonyms: Iterable[Sequence[str]],
    language: str,
    *,
    is_whole: bool = False,
) -> None:
    """Write the index of the search anew, where a site has one; see `site.search_index`.

    An index of another form than Material's stays as it is, and one that another theme reads stays
    whole.
    """
    file = site / URL
    data = json.loads(file.read_text("utf-8")) if file.is_file() else None

    def read(name: str) -> str:
        found = site / name
        return found.read_text("utf-8") if found.is_file() else ""

    index = search_index(read, data, summaries, synonyms, language)
    is_whole = is_whole or not (site / SCRIPT).is_file()
    for path, text in search_files(index, is_whole=is_whole).items() if index else ():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, "utf-8", newline="\n")


def search_index(
    read: Read, data: Any, summaries: Mapping[str, str], synonyms: Iterable[Sequence[str]],
    language: str,
) -> dict[str, Any] | None:  # fmt: skip
    """Return the index of the search as the theme reads it; None for another form than Material's.

    `data` is what a plugin has made; `read` gives the text of a file of the site, or nothing.
    """
    if not isinstance(data, dict) or not {"config", "docs"} <= data.keys():
        return None
    left_out = stop_words(read, data["config"])
    return trimmed_index(data, summaries, synonyms, left_out, language)
