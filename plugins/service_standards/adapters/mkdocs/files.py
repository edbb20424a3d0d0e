"""The files that the plugin adds to a site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import as_file, files
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from service_standards.export.catalogue import URL as CATALOGUE_URL
from service_standards.export.catalogue import catalogue_text
from service_standards.model.project import Project
from service_standards.pages.page import GeneratedPage
from service_standards.pages.templates import DownloadFile

ASSETS = "assets/service-standards"
STYLES = tuple(f"{ASSETS}/{name}.css" for name in ("service-standards", "results", "pages"))
SCRIPT = f"{ASSETS}/main.js"


def page_files(pages: list[GeneratedPage], root: Path, config: MkDocsConfig) -> Iterator[File]:
    """Yield a file for each generated page; "Edit this page" opens its source."""
    docs = Path(config.docs_dir)
    up = "../" * len(docs.relative_to(Path(config.config_file_path).parent).parts)
    below = root.relative_to(Path(config.config_file_path).parent).as_posix()
    for page in pages:
        file = File.generated(config, page.path, content=page.text)
        file.edit_uri = up + str(PurePosixPath(below) / page.source)
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


def asset_files(config: MkDocsConfig) -> Iterator[File]:
    """Yield the scripts, the style sheet and the schemas, as they are in the package."""
    for folder, target in (("browser", ASSETS), ("schemas", "schemas")):
        with as_file(files("service_standards") / folder) as path:
            for one in sorted(path.iterdir()):
                if one.suffix in {".js", ".css", ".json"}:
                    yield File.generated(config, f"{target}/{one.name}", abs_src_path=str(one))


def catalogue_file(project: Project, site: Files, config: MkDocsConfig) -> File:
    """Return `catalogue.json`, with the addresses that the pages have on this site."""

    def url_of(path: str) -> str:
        file = site.get_file_from_path(path)
        return file.url if file else path

    text = catalogue_text(project, url_of)
    return File.generated(config, CATALOGUE_URL, content=text, inclusion=InclusionLevel.INCLUDED)
