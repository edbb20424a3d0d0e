"""One project on its way to a site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service_standards.errors import ProblemsFound
from service_standards.export.catalogue import catalogue, catalogue_text
from service_standards.export.example import example_problems
from service_standards.export.words import browser_words
from service_standards.known import NOTHING, Knowledge, Names, ReadBefore
from service_standards.model.project import Project, frame_of
from service_standards.packing.assets import UP, Assets, assets_of, package_texts
from service_standards.portfolio.pages import PortfolioPages
from service_standards.render.look import look_styles, sheet_styles
from service_standards.site.addresses import Addresses
from service_standards.source.project import load_project

SOURCE_FOLDERS = ("standards", "checklists", "releases", "words")
# Sources below the folder of the prose are named as if it were the usual one.
DOCS = "docs/"


@dataclass(frozen=True)
class Site:
    """What every page and file of a site follows from.

    `root` and `docs` are the folders of the sources and of the prose, both resolved; `catalogue`
    is the data of `catalogue.json`, with the addresses of this site, and `catalogue_text` its text;
    `portfolio` the pages of a folder of assessments, if the site shows one; `day` is when the site
    is made, "" if nobody knows; `known` is what was made of the same texts before.
    """

    project: Project
    root: Path
    docs: Path
    addresses: Addresses
    catalogue: Mapping[str, Any]
    catalogue_text: str
    assets: Assets
    portfolio: PortfolioPages | None = None
    day: str = ""
    known: Knowledge = NOTHING

    def source_of(self, name: str) -> Path:
        """Return the file that a page names as its source (`GeneratedPage.source`)."""
        shown = self.project.shown.get(name)
        if not shown and name.startswith(DOCS):
            return self.known.once(_joined, str(self.docs), name.removeprefix(DOCS))
        return self.known.once(_joined, str(self.root), shown or name)


def _joined(folder: str, name: str) -> Path:
    return Path(folder, name)


def watched(root: Path) -> tuple[Path, ...]:
    """Return the folders beside the prose that a site is made of; some need not be there."""
    folders = (root / name for name in SOURCE_FOLDERS)
    return tuple(folder for folder in folders if folder.is_dir())


def read_site(  # noqa: PLR0913 - what a site is made from, and what is known of it
    root: Path,
    docs: Path,
    addresses: Addresses,
    day: str = "",
    known: ReadBefore | None = None,
    *,
    is_preview: bool = False,
) -> Site:
    """Read and check the project for a site; `known` is what earlier readings found and made.

    In a build that is the only one, nothing is read twice, and only languages share what is made.
    In a preview, translations may lag.

    Raises:
        ProblemsFound: with every fault of the sources.
    """
    project = load_project(root, docs, known or NOTHING, is_preview=is_preview)
    shared = known or (ReadBefore(lasts=False) if project.translations else Names())
    if problems := shared.once(example_problems, frame_of(project, shared)):
        shared.keep()
        raise ProblemsFound(problems, project.words)
    return site_of(project, root, docs, addresses, day=day, known=shared)


def site_of(  # noqa: PLR0913 - what a site is made from, and what is known of it
    project: Project,
    root: Path,
    docs: Path,
    addresses: Addresses,
    *,
    day: str,
    known: Knowledge = NOTHING,
) -> Site:
    """Return what a site follows from that shows a project in one language."""
    frame = frame_of(project, known)
    data = known.once(catalogue, frame, addresses.url_of, known)
    text = known.once(catalogue_text, data, known)
    own_styles = sheet_styles(project.standard, project.words)
    own_styles += look_styles(project.standard.look, UP)
    words = known.once(browser_words, frame)
    assets = known.once(assets_of, text, words, own_styles, known.once(package_texts))
    folders = root.resolve(), docs.resolve()
    return Site(project, *folders, addresses, data, text, assets, day=day, known=known)
