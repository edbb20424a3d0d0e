"""How one build makes its pages: converted and given their theme, in this process or beside it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from service_standards.adapters.mkdocs.converting import Conversions, Prepare
from service_standards.adapters.mkdocs.known_parts import is_all_known
from service_standards.adapters.mkdocs.menu_inputs import MenuInputs
from service_standards.adapters.mkdocs.pages_beside import PageAtHand
from service_standards.adapters.mkdocs.remembering import RememberedPages, conversion_digest
from service_standards.adapters.mkdocs.search.indexes import are_open, spare_search
from service_standards.adapters.mkdocs.serving.shown import Shown
from service_standards.adapters.mkdocs.sharing.parts import share_texts
from service_standards.adapters.mkdocs.theme_inputs import UNKNOWN, ThemeFiles, theme_digest
from service_standards.adapters.mkdocs.theming import Theming
from service_standards.site.conversion import PageContext
from service_standards.site.side_by_side import processes_at_hand
from service_standards.site.site import Site


@dataclass(frozen=True)
class Parts:
    """What MkDocs has gathered for one build."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    is_preview: bool

    @property
    def is_shown(self) -> Callable[[InclusionLevel], bool]:
        """What tells whether a file is in the site that is built."""
        return InclusionLevel.is_in_serve if self.is_preview else InclusionLevel.is_included

    def pages(self) -> list[File]:
        """Return the files of the pages in the order in which MkDocs makes them."""
        return list(self.files.documentation_pages(inclusion=self.is_shown))

    def folder_in(self, site: Path) -> str:
        """Return what names of files begin with below the folder of a site that holds this one."""
        place = Path(self.config.site_dir).relative_to(site)
        return "" if place == Path() else f"{place.as_posix()}/"

    def pages_at(self, names: Collection[str], site: Path) -> dict[str, File]:
        """Return the files of the pages that stand at some names of a site, by these names."""
        folder = self.folder_in(site)
        below = {one.removeprefix(folder) for one in names if one.startswith(folder)}
        found = Files(one for one in self.files if one.dest_uri in below)
        pages = found.documentation_pages(inclusion=self.is_shown)
        return {folder + one.dest_uri: one for one in pages}


class Making:
    """The pages of one build.

    `remembered` is what a process that serves knows of its builds before, and None in a build that
    is the only one; `processes` is how many shall work, 0 for as many as there are processors.
    With parts that nobody knows, nothing is remembered or made side by side.
    """

    def __init__(self, parts: Parts, remembered: RememberedPages | None, processes: int) -> None:
        self.parts = parts
        self._config, self._files, self._nav = parts.config, parts.files, parts.nav
        self.remembered = remembered
        self._pages, self._is_shown = parts.pages(), parts.is_shown
        self.is_known = is_all_known(parts.config)
        self._copies = processes_at_hand(processes) if self.is_known else 1
        self._conversions: Conversions | None = None
        self._theming: Theming | None = None
        # A digest of what all pages get their theme from, where that is known.
        self.around = ""

    def begin_conversions(self, context: PageContext, prepare: Prepare) -> None:
        """Prepare for the pages to be converted one after the other."""
        kept = self.remembered if self.is_known else None
        form = context.project.standard.id_form
        around = conversion_digest(self._config, form) if kept else ""
        self._conversions = Conversions(
            context, self._files, kept.conversions if kept else None, around,
            kept.answers if kept else 0,
        )  # fmt: skip
        if self._copies > 1:
            self._conversions.begin(self._pages, self._config, prepare, self._copies)

    def attend(self, page: Page) -> None:
        """Let a page be converted only if it must be, and if this process must do it."""
        if self._conversions and self.is_known:
            self._conversions.attend(page)

    def begin_theming(self, env: Environment, site: Site) -> None:
        """Prepare for all pages to get their theme, now that all are converted."""
        if self._conversions:
            self._conversions.finish()
        # Whoever edits a template begins another build.
        env.auto_reload = False
        kept, folder = self.remembered, site.assets.folder
        if kept:
            kept.keep_templates(env)
        share_texts(env, self._config)
        if self.is_known and are_open(self._config):
            # Who remembers nothing has nothing to compare.
            theme = ThemeFiles.of(self._config) if kept else UNKNOWN
            self.around = around = theme_digest(theme, self._config, site)
            has_own = theme.has_own_templates
            menu = MenuInputs(self._nav, self._config, has_own_templates=has_own)
            self._theming = Theming(folder, kept.themed if kept and around else None, around, menu)
            self._theming.begin(self._pages, self._config, self._nav, env)
        self.spare_search()
        if self._theming and self._copies > 1:
            self._theming.begin_copies(self._copies)

    def spare_search(self) -> None:
        """Let the search have what is known of pages; other languages share its plugin."""
        kept = self.remembered
        spare_search(self._config, kept.entries if kept else None, self._theming)

    def show_pages(self, names: set[str], shown: Shown) -> set[str]:
        """Let some pages be seen while the others are made.

        Return the names of those that show now what they will.
        """
        if not self._theming:
            return set()
        made = {}
        for name, file in self.parts.pages_at(names, shown.site).items():
            output = self._theming.ahead(file)
            if output and output.strip():
                made[name] = output.encode("utf-8", errors="xmlcharrefreplace")
        news = shown.news_in(made)
        if news:
            shown.show_early({**self._beside_pages(shown), **news})
        return {*made}

    def _beside_pages(self, shown: Shown) -> dict[str, bytes]:
        """Return the files that pages may show and that are not there yet."""
        folder = self.parts.folder_in(shown.site)
        files = {
            folder + one.dest_uri: one
            for one in self._files
            if not one.is_documentation_page() and self._is_shown(one.inclusion)
        }
        return {name: one.content_bytes for name, one in files.items() if name not in shown}

    def is_ready(self, page: Page) -> bool:
        """Tell whether a page has its theme before MkDocs asks for it."""
        return bool(self._theming and self._theming.turn_to(page))

    def done(self, page: Page, output: str) -> str:
        """Note what a page has become."""
        if self._theming:
            self._theming.done(page, output)
        if isinstance(page, PageAtHand):
            page.let_go()
        return output

    def end(self) -> None:
        """Let copies of this process end that are still there."""
        for one in (self._conversions, self._theming):
            if one:
                one.end()
