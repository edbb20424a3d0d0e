"""A tree that is built again and again in one process, as `mkdocs serve` does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from service_standards.adapters.mkdocs.plugin import ServiceStandardsPlugin
from service_standards.adapters.mkdocs.remembering import RememberedPages
from service_standards.adapters.mkdocs.serving.shown import Shown


class Opened(Shown):
    """What is shown while a browser has some pages open."""

    def __init__(self, site: Path, pages: set[str]) -> None:
        super().__init__(site)
        self.pages = pages
        self.early: dict[str, bytes] = {}
        # What of it came before the build began.
        self.at_once: dict[str, bytes] = {}

    def listening(self) -> set[str]:
        return self.pages

    def show_early(self, files: Mapping[str, bytes]) -> None:
        self.early |= files
        super().show_early(files)


class Serving:
    """Builds a tree again and again in one process, as `mkdocs serve` does."""

    def __init__(self, tree: Path, site: Path) -> None:
        self.tree, self.site = tree, site
        self.shown: Opened | None = None
        self.plugin = self._build(starts=True)

    @contextmanager
    def opened(self, *pages: str) -> Iterator[Opened]:
        """Have some pages open."""
        self.shown = Opened(self.site, set(pages))
        self.shown.take()
        assert self.plugin.serving
        self.plugin.serving.shown = self.shown
        try:
            yield self.shown
        finally:
            self.plugin.serving.shown = None
            self.shown.close()
            self.shown = None

    def build_again(self) -> dict[str, bytes]:
        """Return the site with what the builds before left in the process.

        What was shown of it before is no other.
        """
        shown = self.shown
        if shown:
            shown.early.clear()
            assert self.plugin.serving
            self.plugin.serving.look_ahead(self.plugin)
            shown.at_once = dict(shown.early)
        assert self._build() is self.plugin
        files = self._files()
        if shown:
            assert shown.early == {name: files.get(name) for name in shown.early}
            shown.take()
        return files

    def build_clean(self) -> dict[str, bytes]:
        """Return the site as of a process that remembers nothing, and remember as before."""
        plugin = self.plugin
        kept = plugin.remembered, plugin.remembered_in, plugin.serving
        plugin.remembered, plugin.remembered_in, plugin.serving = RememberedPages(), {}, None
        self._build()
        plugin.remembered, plugin.remembered_in, plugin.serving = kept
        return self._files()

    def _build(self, *, starts: bool = False) -> ServiceStandardsPlugin:
        config = load_config(str(self.tree / "mkdocs.yml"), site_dir=str(self.site))
        if starts:
            config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url="http://127.0.0.1:8000/")
        plugin = config.plugins["service-standards"]
        assert isinstance(plugin, ServiceStandardsPlugin)
        return plugin

    def _files(self) -> dict[str, bytes]:
        found = (path for path in self.site.rglob("*") if path.is_file())
        return {path.relative_to(self.site).as_posix(): path.read_bytes() for path in found}
