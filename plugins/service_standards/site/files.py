"""Which files a site gets beside what editors wrote for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path, PurePath
from typing import Any

from service_standards.export.browser_catalogue import browser_catalogue_text, titles_in_files
from service_standards.export.catalogue import URL as CATALOGUE_URL
from service_standards.export.example import EXAMPLE_URL, example_text
from service_standards.export.oscal import URL as OSCAL_URL
from service_standards.export.oscal import oscal_text
from service_standards.export.release import index_text
from service_standards.export.standalone import BlockAsHtml, StandaloneFiles
from service_standards.kept import KeptText, KeptTexts
from service_standards.known import Knowledge
from service_standards.model.criterion import Criterion, DimensionPage
from service_standards.model.project import Project, frame_of
from service_standards.pages.all_pages import site_pages
from service_standards.pages.document_templates import download_files
from service_standards.pages.page import GeneratedPage
from service_standards.portfolio.pages import PortfolioPages
from service_standards.portfolio.site_page import VIEW, portfolio_page
from service_standards.render.links import standalone_file
from service_standards.site.conversion import PageContext
from service_standards.site.site import Site
from service_standards.source.kinds.release_files import FOLDER, release_file


@dataclass(frozen=True)
class SiteFile:
    """One file: its path below the site's root, and its text or the file whose bytes it has.

    A long text may be kept elsewhere until it is written.

    A page has a title (for menus); a host converts it from Markdown, as if it stood at its path
    below `docs/`, and `source` is the file to edit. Everything else is copied as it is.
    What is needed by the pages must not be left out by an option of a host; `is_in_menu` is false
    for a page that no menu holds.
    """

    path: str
    content: str | KeptText | Path
    title: str = ""
    source: Path | None = None
    is_needed: bool = False
    is_in_menu: bool = True

    @property
    def is_page(self) -> bool:
        """Whether a host makes a page of it."""
        return self.title != ""

    @property
    def size(self) -> int:
        """How long its text is, in bytes."""
        if isinstance(self.content, KeptText):
            return self.content.size
        return len(str(self.content).encode())


Downloads = tuple[SiteFile, ...]


def standalone_downloads(site: Site, context: PageContext, as_html: BlockAsHtml) -> Downloads:
    """Return the files that work without a network.

    They follow from what blocks see of the project, from `catalogue.json` and from where the site
    is; `as_html` turns blocks into HTML.
    """
    outside = site.addresses.outside
    made = StandaloneFiles(context.project, site.catalogue, outside, as_html, context.forms)
    keep = KeptTexts().keep
    return tuple(SiteFile(standalone_file(one.id), keep(text)) for one, text in made.all())


def site_files(site: Site, downloads: Downloads) -> tuple[SiteFile, ...]:
    """Return every file; the pages come first, in the order of menus."""
    return (
        *page_files(site, sizes_of(downloads)),
        *site.known.once(_templates, frame_of(site.project, site.known)),
        *downloads,
        *_releases(site),
        *asset_files(site),
        *_schemas(),
        *_example(site),
        *catalogue_files(site),
        *_portfolio(site),
    )


def _templates(project: Project) -> tuple[SiteFile, ...]:
    return tuple(SiteFile(one.path, one.text) for one in download_files(project))


def sizes_of(downloads: Sequence[SiteFile]) -> dict[str, int]:
    """Return the sizes in bytes of the files that work without a network, by checklist."""
    return {PurePath(one.path).stem: one.size for one in downloads}


def page_files(
    site: Site, sizes: Mapping[str, int], *, with_texts: bool = True
) -> Iterator[SiteFile]:
    """Yield the pages in the order of menus; `sizes` are those of `sizes_of`.

    A text is made when it is asked for, which menus do not do.
    """
    for page in generated_pages(site, sizes):
        text = page.text if with_texts else ""
        source = site.source_of(page.source)
        yield SiteFile(page.path, text, page.title, source, is_in_menu=page.is_in_menu)


def generated_pages(site: Site, sizes: Mapping[str, int]) -> Iterator[GeneratedPage]:
    """Yield the pages that a site gets, in the order of menus."""
    yield from site_pages(site.project, sizes, site.known)
    if site.portfolio:
        frame = frame_of(site.project, site.known)
        yield site.known.once(portfolio_page, frame, site.portfolio)


def _portfolio(site: Site) -> Iterator[SiteFile]:
    """Yield the pages of the portfolio, if the site has one; its page in the menu leads there."""
    if site.portfolio:
        yield from site.known.once(_portfolio_files, site.portfolio)


def _portfolio_files(portfolio: PortfolioPages) -> tuple[SiteFile, ...]:
    return tuple(
        SiteFile(f"{VIEW}/{name}", content.decode(), is_needed=True)
        for name, content in portfolio.files()
    )


def _releases(site: Site) -> Iterator[SiteFile]:
    """Yield the frozen editions with the bytes of their sources, and the list of them."""
    if site.project.releases:
        yield SiteFile(f"{FOLDER}/index.json", index_text(site.project.releases))
    for release in site.project.releases:
        name = release_file(release.standard.version)
        yield SiteFile(name, site.root / name)


def asset_files(site: Site) -> Iterator[SiteFile]:
    """Yield the scripts and the style sheets as they are served, and the data that they fetch."""
    for name, text in site.assets.texts.items():
        yield SiteFile(site.assets.path_of(name), text, is_needed=True)
    frame = frame_of(site.project, site.known)
    fetched = site.known.once(_fetched, frame, site.catalogue, site.assets.up, site.known)
    yield SiteFile(site.assets.data, fetched, is_needed=True)


def _schemas() -> Iterator[SiteFile]:
    folder = files("service_standards") / "schemas"
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        yield SiteFile(f"schemas/{one.name}", one.read_text("utf-8"))


def _example(site: Site) -> Iterator[SiteFile]:
    """Yield the answers of the example service, if the project has one."""
    if site.project.example:
        frame = frame_of(site.project, site.known)
        text = site.known.once(example_text, frame, site.project.example)
        yield SiteFile(EXAMPLE_URL, text, is_needed=True)


def catalogue_files(site: Site) -> Iterator[SiteFile]:
    """Yield `catalogue.json`, and the same as OSCAL, which alone of these files holds prose."""
    yield SiteFile(CATALOGUE_URL, site.catalogue_text, is_needed=True)
    if site.day:
        original, known = site.project.original or site.project, site.known
        prose = original.criteria, original.dimension_pages
        text = known.once(_oscal, frame_of(original, known), *prose, site.day, known)
        yield SiteFile(OSCAL_URL, text)


def _oscal(
    frame: Project,
    criteria: tuple[Criterion, ...],
    pages: tuple[DimensionPage, ...],
    day: str,
    known: Knowledge,
) -> str:
    """Return the catalogue for tools, which all languages share."""
    project = frame.model_copy(update={"criteria": criteria, "dimension_pages": pages})
    return oscal_text(project, day, known)


def _fetched(project: Project, catalogue: Mapping[str, Any], up: str, known: Knowledge) -> str:
    return browser_catalogue_text(catalogue, up, titles_in_files(project), known)
