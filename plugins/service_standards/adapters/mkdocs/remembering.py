"""While a site is served: a page that would become the same again is not made again."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from importlib.resources import as_file, files

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from service_standards.adapters.mkdocs.converting import Converted
from service_standards.adapters.mkdocs.known_parts import extensions_of
from service_standards.adapters.mkdocs.search import KeptEntries
from service_standards.adapters.mkdocs.theming import Themed
from service_standards.model.plain.ids import IdForm
from service_standards.model.project import Project
from service_standards.site.files import Downloads
from service_standards.site.memory import Memory, digest
from service_standards.source.reading.read_before import ReadBefore


class RememberedPages:
    """The pages of the builds of one process."""

    def __init__(self) -> None:
        self.conversions: Memory[Converted] = Memory()
        self.themed: Memory[Themed] = Memory()
        self.entries: KeptEntries = {}
        self.blocks: Memory[str] = Memory()
        self._downloads: tuple[str, Downloads] = "", ()
        self.read_before = ReadBefore()
        self._package = _package()
        self._project: Project | None = None
        self.answers_as_before = False
        self._templates = KeptTemplates()

    @property
    def is_outdated(self) -> bool:
        """Whether somebody has changed this package meanwhile, whose files all pages come from."""
        return self._package != _package()

    def downloads(self, known: str, make: Callable[[], Downloads]) -> Downloads:
        """Return the files that work without a network; `known` is what they follow from."""
        before, found = self._downloads
        if not found or before != known or not self.answers_as_before:
            found = make()
        self._downloads = known, found
        return found

    def turn_to(self, project: Project) -> None:
        """Note what answers the questions of pages from now on, and whether it did before."""
        self.answers_as_before = project == self._project
        self._project = project

    def keep_templates(self, env: Environment) -> None:
        """Let templates that have not changed not be compiled again."""
        env.bytecode_cache = self._templates


def _package() -> list[tuple[str, int, int]]:
    """Return which files of this package there are, and when each was written."""
    with as_file(files("service_standards")) as folder:
        return sorted(_written(str(folder)))


def _written(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for one in entries:
            if one.is_dir():
                yield from _written(one.path)
            elif ".pyc" not in one.name:
                known = one.stat()
                yield one.path, known.st_mtime_ns, known.st_size


class KeptTemplates(BytecodeCache):
    """Compiled templates; a template counts as the same while its text is."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a bucket what is kept of its template."""
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a bucket holds."""
        self._code[bucket.key] = bucket.bytecode_to_string()


def conversion_digest(site: Files, config: MkDocsConfig, form: IdForm) -> str:
    """Return a digest of what all pages of a build are converted from.

    `form` tells which ids in square brackets are questions at all.
    """
    places = sorted((one.src_uri, one.url, one.inclusion.name) for one in site)
    settings = [
        extensions_of(config),
        sorted(config.mdx_configs.items()),
        config.use_directory_urls,
        config.validation,
    ]
    return digest(repr(places), repr(settings), form)
