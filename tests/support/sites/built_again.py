"""A tree that is built again and again in one process, as `mkdocs serve` does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from service_standards.adapters.mkdocs.plugin import ServiceStandardsPlugin
from service_standards.adapters.mkdocs.remembering import RememberedPages
from service_standards.adapters.mkdocs.serving.hosting import PROSE_ALONE
from service_standards.adapters.mkdocs.serving.newer import Newer
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
        # Whether MkDocs has built what was changed last.
        self.is_built = True
        self.shown: Opened | None = None
        self._sources: dict[Path, bytes] = {}
        self.plugin = self.build(starts=True)

    @contextmanager
    def opened(self, *pages: str) -> Iterator[Opened]:
        """Have some pages open."""
        self.shown = Opened(self.site, set(pages))
        self.shown.take()
        assert self.plugin.serving
        self.plugin.serving.shown = self.shown
        self.plugin.serving.newer.is_told = True
        self.plugin.serving.ahead.end(self.plugin.serving.newer)
        self._sources = self._read()
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
        shown, serving = self.shown, self.plugin.serving
        if shown is None or serving is None:
            assert self.build() is self.plugin
            return self._files()
        shown.early.clear()
        self.begin_again()
        serving.look_ahead(self.plugin)
        shown.at_once = dict(shown.early)
        self.is_built = not serving.ahead.make_whole(self.plugin, shown, serving.newer)
        if self.is_built:
            assert self.build() is self.plugin
            shown.take()
            serving.ahead.end(serving.newer)
        else:
            self.plugin.end_unbuilt(PROSE_ALONE)
            self._write(shown)
        serving.newer.end(is_whole=True)
        files = self._files()
        assert shown.early == {name: files.get(name) for name in shown.early}
        return files

    def begin_again(self) -> None:
        """Let the process know what was changed, before it looks or builds."""
        assert self.plugin.serving
        self._note_changes(self.plugin.serving.newer)
        self.plugin.serving.newer.begin()

    def build_clean(self) -> dict[str, bytes]:
        """Return the site as of a process that remembers nothing, and remember as before."""
        plugin = self.plugin
        kept = plugin.remembered, plugin.remembered_in, plugin.serving
        plugin.remembered, plugin.remembered_in, plugin.serving = RememberedPages(), {}, None
        self.build()
        plugin.remembered, plugin.remembered_in, plugin.serving = kept
        return self._files()

    def build(self, *, starts: bool = False) -> ServiceStandardsPlugin:
        """Let MkDocs build, whatever is shown."""
        config = load_config(str(self.tree / "mkdocs.yml"), site_dir=str(self.site))
        if starts:
            config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url="http://127.0.0.1:8000/")
        plugin = config.plugins["service-standards"]
        assert isinstance(plugin, ServiceStandardsPlugin)
        return plugin

    def _note_changes(self, newer: Newer) -> None:
        """Note what was changed, as what watches a tree does."""
        before, self._sources = self._sources, self._read()
        both = before.keys() | self._sources.keys()
        changed = [one for one in both if before.get(one) != self._sources.get(one)]
        newer.note(map(str, changed), str(self.tree / "mkdocs.yml"))

    def _read(self) -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in self.tree.rglob("*") if path.is_file()}

    def _write(self, shown: Opened) -> None:
        """Let the folder of the site hold what is shown, as after a build."""
        for name in shown._whole:
            found = shown.read(name)
            assert found
            (self.site / name).parent.mkdir(parents=True, exist_ok=True)
            (self.site / name).write_bytes(found.content)

    def _files(self) -> dict[str, bytes]:
        found = (path for path in self.site.rglob("*") if path.is_file())
        return {path.relative_to(self.site).as_posix(): path.read_bytes() for path in found}
