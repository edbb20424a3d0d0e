"""While a site is served: a page that would become the same again is not made again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.resources import as_file, files
from typing import Any

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig

from service_standards.adapters.mkdocs.converting import Converted
from service_standards.adapters.mkdocs.known_parts import extensions_of
from service_standards.adapters.mkdocs.search.indexes import KeptEntries
from service_standards.adapters.mkdocs.theme_inputs import written_below
from service_standards.adapters.mkdocs.theming import Themed
from service_standards.known import ReadBefore
from service_standards.model.plain.ids import IdForm
from service_standards.model.project import Project
from service_standards.site.files import Downloads, sizes_of
from service_standards.site.memory import Memory, digest


class RememberedPages:
    """The pages of the builds of one process."""

    def __init__(self) -> None:
        self.conversions: Memory[Converted] = Memory()
        self.themed: Memory[Themed] = Memory()
        self.entries: KeptEntries = {}
        self.blocks: Memory[str] = Memory()
        self._downloads: tuple[str, int, Downloads] = "", 0, ()
        self.read_before = ReadBefore()
        # The menu as it is written for a site, and the titles of the pages that are generated.
        self.menu: tuple[Any, Mapping[str, str]] = None, {}
        self._package = _package()
        self._project: Project | None = None
        # Of the project that answers now; one that answers otherwise gets another.
        self.answers = 0
        self._templates = KeptTemplates()

    @property
    def is_outdated(self) -> bool:
        """Whether somebody has changed this package meanwhile, whose files all pages come from."""
        return self._package != _package()

    def downloads(self, known: str, make: Callable[[], Downloads]) -> Downloads:
        """Return the files that work without a network; `known` is what they follow from."""
        *before, found = self._downloads
        if not found or before != [known, self.answers]:
            found = make()
        self._downloads = known, self.answers, found
        return found

    @property
    def sizes(self) -> dict[str, int]:
        """The sizes of the files that work without a network, as they were made last."""
        return sizes_of(self._downloads[-1])

    def turn_to(self, project: Project) -> None:
        """Note what answers the questions of pages from now on."""
        self.answers += project != self._project
        self._project = project

    def keep_templates(self, env: Environment) -> None:
        """Let templates that have not changed not be compiled again."""
        self._templates.others = env.bytecode_cache
        env.bytecode_cache = self._templates


def _package() -> list[tuple[str, int, int]]:
    """Return which files of this package there are, and when each was written."""
    with as_file(files("service_standards")) as folder:
        return sorted(written_below(folder))


class KeptTemplates(BytecodeCache):
    """Compiled templates; a template counts as the same while its text is.

    `others` are asked where nothing is kept, and told what is new.
    """

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}
        self.others: BytecodeCache | None = None
        self._missing: dict[str, Bucket] = {}

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """Return what is kept of a template, here or by the others."""
        bucket = super().get_bucket(environment, name, filename, source)
        if bucket.code is None and self.others:
            others = self.others.get_bucket(environment, name, filename, source)
            bucket.code = others.code
            if bucket.code is None:
                self._missing[bucket.key] = others
            else:
                self.dump_bytecode(bucket)
        return bucket

    def set_bucket(self, bucket: Bucket) -> None:
        """Keep a template that had to be compiled."""
        super().set_bucket(bucket)
        others = self._missing.pop(bucket.key, None)
        if others and self.others:
            others.code = bucket.code
            self.others.set_bucket(others)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a bucket what is kept of its template."""
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a bucket holds."""
        self._code[bucket.key] = bucket.bytecode_to_string()


def conversion_digest(config: MkDocsConfig, form: IdForm) -> str:
    """Return a digest of what all pages of a build are converted from.

    `form` tells which ids in square brackets are questions at all.
    """
    settings = [
        extensions_of(config),
        sorted(config.mdx_configs.items()),
        config.use_directory_urls,
        config.validation,
    ]
    return digest(repr(settings), form)
