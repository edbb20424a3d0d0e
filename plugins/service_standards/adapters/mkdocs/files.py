"""The files that the plugin adds to a site."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from importlib.resources import as_file, files
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from service_standards.adapters.markdown.standalone import StandaloneFiles
from service_standards.adapters.mkdocs.assets import Assets
from service_standards.export.catalogue import URL as CATALOGUE_URL
from service_standards.export.catalogue import browser_catalogue_text, catalogue, catalogue_text
from service_standards.export.example import EXAMPLE_URL, example_text
from service_standards.export.release import index_text
from service_standards.export.served import served
from service_standards.model.project import Project
from service_standards.pages.page import GeneratedPage
from service_standards.pages.templates import DownloadFile
from service_standards.render.links import standalone_file
from service_standards.source.release_files import FOLDER, release_file

CODE = {".js", ".css"}
# Sources below the folder of the prose are named as if it were the usual one.
DOCS = "docs/"


def url_of(path: str, config: MkDocsConfig) -> str:
    """Return the address that the site gives to a page, which need not be there yet."""
    return File.generated(config, path, content="").url


def page_files(pages: list[GeneratedPage], root: Path, config: MkDocsConfig) -> Iterator[File]:
    """Yield a file for each generated page; "Edit this page" opens its source."""
    docs = Path(config.docs_dir).resolve()
    for page in pages:
        file = File.generated(config, page.path, content=page.text)
        in_docs = page.source.startswith(DOCS)
        source = docs / page.source.removeprefix(DOCS) if in_docs else root / page.source
        file.edit_uri = Path(os.path.relpath(source, docs)).as_posix()
        yield file


class PlainFile(File):
    """A file that is copied as it is, even if its name ends in `.md`."""

    def is_documentation_page(self) -> bool:
        """Tell MkDocs not to make a page of it."""
        return False


def plain_files(downloads: Iterable[DownloadFile], config: MkDocsConfig) -> Iterator[File]:
    """Yield the files to download."""
    for one in downloads:
        yield PlainFile.generated(config, one.path, content=one.text)


def standalone_files(project: Project, config: MkDocsConfig) -> list[DownloadFile]:
    """Return the checklists as files that work without a network.

    They lead to the pages of this site, if it says where it is published.
    """

    def address_of(path: str) -> str:
        return urljoin(config.site_url, url_of(path, config)) if config.site_url else ""

    made = StandaloneFiles(project, address_of).all()
    return [DownloadFile(standalone_file(checklist.id), text) for checklist, text in made]


def asset_files(assets: Assets, config: MkDocsConfig) -> Iterator[File]:
    """Yield the scripts and the style sheet as they are served, and the schemas as they are."""
    for name, text in assets.texts.items():
        yield File.generated(config, assets.path_of(name), content=text)
    with as_file(files("service_standards") / "schemas") as path:
        for one in sorted(path.glob("*.json")):
            yield File.generated(config, f"schemas/{one.name}", abs_src_path=str(one))


def serve_theme_code(site: Files) -> None:
    """Let the theme's own scripts and style sheets be served in the same way."""
    with as_file(files("service_standards") / "theme") as path:
        for file in site:
            own = file.abs_src_path is not None and Path(file.abs_src_path).is_relative_to(path)
            if own and Path(file.src_uri).suffix in CODE:
                file.content_string = served(file.content_string)


def release_files(project: Project, root: Path, config: MkDocsConfig) -> Iterator[File]:
    """Yield the frozen editions with the bytes of their sources, and the list of them."""
    if project.releases:
        index = index_text(project.releases)
        yield File.generated(config, f"{FOLDER}/index.json", content=index)
    for release in project.releases:
        name = release_file(release.standard.version)
        yield File.generated(config, name, abs_src_path=str(root / name))


def catalogue_files(
    project: Project, assets: Assets, site: Files, config: MkDocsConfig
) -> Iterator[File]:
    """Yield `catalogue.json` and what the pages fetch of it, with the addresses on this site."""

    def url_of_file(path: str) -> str:
        file = site.get_file_from_path(path)
        return file.url if file else path

    full = catalogue(project, url_of_file)
    fetched = browser_catalogue_text(full, assets.up)
    for path, text in ((CATALOGUE_URL, catalogue_text(full)), (assets.data, fetched)):
        yield File.generated(config, path, content=text, inclusion=InclusionLevel.INCLUDED)


def example_files(project: Project, config: MkDocsConfig) -> Iterator[File]:
    """Yield the answers of the example service, if the project has one."""
    if project.example:
        text = example_text(project, project.example)
        yield File.generated(config, EXAMPLE_URL, content=text, inclusion=InclusionLevel.INCLUDED)
