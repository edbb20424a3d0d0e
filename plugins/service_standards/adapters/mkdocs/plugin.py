"""The MkDocs plugin: hooks of a few lines that call plain functions."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from service_standards.adapters.markdown.context import PageContext
from service_standards.adapters.markdown.extension import ServiceStandardsExtension
from service_standards.adapters.mkdocs.assets import assets_of
from service_standards.adapters.mkdocs.config import ServiceStandardsConfig
from service_standards.adapters.mkdocs.escaping import as_text, escaped
from service_standards.adapters.mkdocs.files import (
    asset_files,
    catalogue_files,
    example_files,
    page_files,
    plain_files,
    release_files,
    serve_theme_code,
    standalone_files,
    url_of,
)
from service_standards.errors import Problem, ProblemsFound
from service_standards.export.example import example_problems
from service_standards.export.joined_modules import needed_files
from service_standards.export.served import unindented
from service_standards.pages.guides import with_served_criteria
from service_standards.pages.navigation import expand, sections
from service_standards.pages.page import ORIGINAL
from service_standards.pages.site import site_pages
from service_standards.pages.templates import download_files
from service_standards.report.problems import problems_as_text
from service_standards.source.files import shown_name
from service_standards.source.project import load_project

log = get_plugin_logger(__name__)


class ServiceStandardsPlugin(BasePlugin[ServiceStandardsConfig]):  # type: ignore[no-untyped-call]
    """Adds the pages, checklists and files of a standard to a MkDocs site."""

    is_preview = False

    def on_startup(self, *, command: str, **_: Any) -> None:
        """Keep in mind whether the site is being served while somebody writes."""
        self.is_preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the project, or stop the build with every fault of the sources."""
        self.root = (Path(config.config_file_path).parent / self.config.root).resolve()
        if not self.root.is_dir():
            message = f"there is no folder '{self.config.root}', which the option 'root' names"
            raise PluginError(f"{message}; it is looked for beside mkdocs.yml")
        try:
            project = load_project(self.root, Path(config.docs_dir))
        except ProblemsFound as found:
            raise _stop(found.problems) from None
        if problems := example_problems(project):
            raise _stop(problems)
        self.context = PageContext(project)
        config.markdown_extensions.append(ServiceStandardsExtension(self.context))  # type: ignore[arg-type]
        if "abbr" in config.markdown_extensions:
            # Every page explains the standard's abbreviations, without a line in the page.
            glossary = dict(project.standard.abbreviations)
            config.mdx_configs.setdefault("abbr", {}).setdefault("glossary", glossary)
        folders = [self.root / name for name in ("standards", "checklists", "releases")]
        # MkDocs cannot watch a folder that is not there; there need not be any release.
        config.watch += [str(folder) for folder in folders if folder.is_dir()]
        config.extra["is_preview"] = self.is_preview
        self.assets = assets_of(project, lambda path: url_of(path, config))
        config.extra_css.append(self.assets.style)
        script = ExtraScriptValue(self.assets.script)
        script.type = "module"
        config.extra_javascript.append(script)
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the generated pages and files, and put the pages into the menu."""
        project = self.context.project
        standalone = standalone_files(project, config)
        sizes = {Path(one.path).stem: len(one.text.encode()) for one in standalone}
        pages = list(site_pages(project, sizes))
        self.sources = {one.path: self.root / one.source for one in pages}
        for file in (
            *page_files(pages, self.root, config),
            *plain_files([*download_files(project), *standalone], config),
            *release_files(project, self.root, config),
            *asset_files(self.assets, config),
            *example_files(project, config),
        ):
            files.append(file)
        for file in [*catalogue_files(project, self.assets, files, config)]:
            files.append(file)
        serve_theme_code(files)
        config.nav = expand(config.nav, sections(project, pages)) if config.nav else None
        return files

    def on_page_markdown(self, markdown: str, page: Page, **_: Any) -> str:
        """Tell the extension which page comes next; themes print front matter as HTML."""
        self.context.page = page.file.src_uri
        self.context.source, self.context.text = self._source_of(page.file)
        page.meta = escaped(as_text(page.meta))
        if page.file.src_uri in self.context.project.guides_by_page:
            page.meta.setdefault("search", {"boost": ORIGINAL})
        return with_served_criteria(markdown, self.context.project, page.file.src_uri)

    def _source_of(self, file: File) -> tuple[str, str]:
        """Return the name and the text of the file that an editor would open to mend a page."""
        path = self.sources.get(file.src_uri) or Path(file.abs_src_path or "")
        if not path.is_file():
            return "", ""
        return shown_name(path.resolve(), self.root), path.read_text("utf-8-sig", "replace")

    def on_page_context(self, context: TemplateContext, *, page: Page, **_: Any) -> TemplateContext:
        """Tell the theme which scripts and data to ask for while the page is still arriving."""
        if needed := needed_files(page.content or ""):
            script, data = self.assets.script, self.assets.data
            modules = [script, *(self.assets.path_of(f"{name}.js") for name in needed)]
            start = {"script": script, "modules": modules, "data": data}
            context["service_start"] = start  # type: ignore[typeddict-unknown-key]
        return context

    def on_post_page(self, output: str, *, page: Page, **_: Any) -> str:
        """Take the indentation off the long pages."""
        return unindented(output) if needed_files(page.content or "") else output

    def on_env(self, env: Any, **_: Any) -> Any:
        """Report what the extension found while it converted the pages."""
        for problem in sorted(set(self.context.problems.problems)):
            log.warning("%s", problem)
        return env


def _stop(problems: Sequence[Problem]) -> PluginError:
    return PluginError("\n" + problems_as_text(problems))
