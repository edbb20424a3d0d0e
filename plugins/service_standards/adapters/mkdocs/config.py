"""The options of the MkDocs plugin, and what it sets in the configuration of a site."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader
from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.utils import get_build_date

from service_standards.adapters.markdown.extension import ServiceStandardsExtension
from service_standards.adapters.mkdocs.files import addresses
from service_standards.adapters.mkdocs.known_parts import is_all_known
from service_standards.adapters.mkdocs.theme_inputs import compiled_theme
from service_standards.errors import FileRefused, ProblemsFound
from service_standards.export.edition import edition_in
from service_standards.known import ReadBefore
from service_standards.model.project import Project, frame_of
from service_standards.model.standard import Look
from service_standards.packing.assets import Assets
from service_standards.portfolio.pages import PortfolioPages
from service_standards.report.problems import problems_as_text, warnings_as_text
from service_standards.site.conversion import PageContext
from service_standards.site.portfolio import read_portfolio
from service_standards.site.site import Site, read_site, site_of
from service_standards.source.kinds.prose import portfolio_place_problems
from service_standards.words.catalogues import is_english
from service_standards.words.message import Message, Words, say

# Where Material keeps its words.
LANGUAGES = "partials/languages"
# The icon of our theme, in the place of which a site's own logo comes.
FAVICON = "assets/theme/favicon.svg"
NAMED_COLOURS = ("primary", "accent")


class SourceFaults(PluginError):
    """The sources hold faults; `words` are those of the standard, where it can be read."""

    def __init__(self, message: str, words: Words) -> None:
        """Keep the words in which the faults are told."""
        super().__init__(message)
        self.words = words


class ServiceStandardsConfig(Config):  # type: ignore[no-untyped-call]
    """What can be set under `plugins: - service-standards:` in `mkdocs.yml`."""

    root = option.Type(str, default=".")
    """The folder that holds `standards/` and `checklists/`, from the folder of `mkdocs.yml`."""
    portfolio = option.Type(str, default="")
    """A folder of assessment files, from the same folder, to show as a portfolio; "" for none."""
    processes = option.Type(int, default=0)
    """How many processes make the pages; 0 for as many as there are processors."""
    languages = option.Type(dict, default={})
    """For each language beside that of the standard: `site_name`, `site_description`, `copyright`,
    and `menu`, which says how titles of the menu are called there."""


def read_configured(
    options: ServiceStandardsConfig, config: MkDocsConfig, known: ReadBefore | None,
    *, is_preview: bool,
) -> Site:  # fmt: skip
    """Read the project, or stop the build with every fault of the sources.

    `known` is what earlier readings found and made; in a preview, translations may lag.

    Raises:
        PluginError: with what is wrong, for people; SourceFaults, if it is in the sources.
    """
    root = _folder("root", options.root, config)
    try:
        day = get_build_date()
        docs, places = Path(config.docs_dir), addresses(config)
        site = read_site(root, docs, places, day, known, is_preview=is_preview)
        return replace(site, portfolio=_portfolio(site, options, config))
    except ProblemsFound as found:
        told = problems_as_text(found.problems, found.words)
        told += warnings_as_text(found.warnings, found.words)
        raise SourceFaults(f"\n{told}", found.words) from None


def site_in_language(
    project: Project, site: Site, options: ServiceStandardsConfig, config: MkDocsConfig
) -> Site:
    """Return what a site follows from that shows the project of another in one of its languages."""
    places = addresses(config)
    found = site_of(project, site.root, site.docs, places, day=site.day, known=site.known)
    return replace(found, portfolio=_portfolio(found, options, config))


def _folder(option: str, name: str, config: MkDocsConfig) -> Path:
    """Return the folder that an option names, or stop the build."""
    folder = (Path(config.config_file_path).parent / name).resolve()
    if not folder.is_dir():
        message = say(
            "there is no folder '{folder}', which the option '{option}' names; "
            "it is looked for beside mkdocs.yml",
            folder=name,
            option=option,
        )
        raise PluginError(str(message))
    return folder


def _portfolio(
    site: Site, options: ServiceStandardsConfig, config: MkDocsConfig
) -> PortfolioPages | None:
    if not options.portfolio:
        return None
    if problems := portfolio_place_problems(site.root, site.docs):
        raise ProblemsFound(problems, site.project.words)
    folder = _folder("portfolio", options.portfolio, config)
    # As other dates of a site: the day of SOURCE_DATE_EPOCH, if that is set.
    known, project = site.known, site.project
    edition = known.once(edition_in, site.catalogue, frame_of(project, known), known)
    day, words = get_build_date(), project.words
    try:
        found = read_portfolio(folder, edition, day, words, known=known)
        return known.alike(f"portfolio-{project.standard.language}", found)
    except FileRefused as refused:
        raise PluginError(project.words.text(refused.message)) from None


def configure(config: MkDocsConfig, site: Site, context: PageContext) -> None:
    """Set what every page of a site needs: our blocks and our files."""
    _add_extension(config, context)
    _add_assets(config, site.assets)
    set_language(config, site.project.standard.language)
    _set_look(config, site.project.standard.look)
    _set_edit_link(config)
    _spare_templates(config)


class LoaderWithoutIcons(FileSystemLoader):
    """Finds all templates, but does not list the thousands of icons, which MkDocs leaves out."""

    def list_templates(self) -> list[str]:
        """Return the templates that stand in no hidden folder."""
        found: set[str] = set()
        for top in self.searchpath:
            for folder, inner, names in os.walk(top, followlinks=self.followlinks):
                inner[:] = [one for one in inner if not one.startswith(".")]
                place = Path(os.path.relpath(folder, top))
                found.update((place / name).as_posix() for name in names)
        return sorted(found)


def _spare_templates(config: MkDocsConfig) -> None:
    """Let MkDocs look for the files of a theme where it would take any, and compile none twice.

    A plugin or a hook that nobody knows might change what templates are compiled with.
    """
    keeper = compiled_theme() if is_all_known(config) else None
    make = config.theme.get_env

    def get_env() -> Environment:
        env = make()
        env.bytecode_cache = env.bytecode_cache or keeper
        if type(env.loader) is FileSystemLoader:
            env.loader = LoaderWithoutIcons(env.loader.searchpath)
        return env

    config.theme.get_env = get_env  # type: ignore[method-assign]


def speak(env: Any, words: Words) -> None:
    """Let the templates of the theme say their texts in the language of the standard."""
    env.install_gettext_callables(words.gettext, words.ngettext)


def _add_extension(config: MkDocsConfig, context: PageContext) -> None:
    config.markdown_extensions.append(ServiceStandardsExtension(context))  # type: ignore[arg-type]
    if "abbr" in config.markdown_extensions:
        # Every page explains the standard's abbreviations, without a line in the page.
        glossary = dict(context.project.standard.abbreviations)
        config.mdx_configs.setdefault("abbr", {}).setdefault("glossary", glossary)


def _set_edit_link(config: MkDocsConfig) -> None:
    """Leave the link to edit a page out where nobody knows the repository that it leads into.

    MkDocs would put the address of a file behind that of the page.
    """
    for name in ("edit_uri", "edit_uri_template"):
        if not config.repo_url and not urlsplit(config[name] or "").netloc:
            config[name] = None


def _set_look(config: MkDocsConfig, look: Look | None) -> None:
    """Set the name and the logo that a standard gives its site; colours come with our styles."""
    if look is None:
        return
    if look.name:
        config.site_name = look.name
    if look.logo:
        config.theme["logo"] = look.logo
        if config.theme["favicon"] == FAVICON:
            config.theme["favicon"] = look.logo


def advice_on_colours(config: MkDocsConfig) -> Message | None:
    """Return what to say of a site that names colours of Material, or None."""
    said: Any = config.theme.get("palette") or []
    palettes = [said] if isinstance(said, Mapping) else said
    if all(one.get(key) == "custom" for one in palettes for key in NAMED_COLOURS):
        return None
    return say(
        "mkdocs.yml: 'palette' colours the head of a page only; take it out, and write your "
        "colours into 'look' in standards/standard.yml"
    )


def set_language(config: MkDocsConfig, language: str) -> None:
    """Let the pages be in the language of the standard, and the theme's own words, if it has them.

    A language that a site sets for its theme stays, if the theme has it; "de-AT" is "de" to it.
    """
    said = str(config.theme["language"])
    wanted = (language, said) if is_english(said) else (said, language)
    if not is_english(language):
        config.extra["standard_language"] = language
    tags = [tag for one in wanted for tag in (one, one.partition("-")[0])]
    found = (f"{LANGUAGES}/{tag}.html" for tag in tags)
    there = (one for one in found if any(Path(top, one).is_file() for top in config.theme.dirs))
    config.theme["language"] = Path(next(there, "en")).stem


def replace_assets(config: MkDocsConfig, before: Assets, now: Assets) -> None:
    """Let pages ask for other scripts and styles of ours than those that `configure` has set."""
    config.extra_css = [now.style if one == before.style else one for one in config.extra_css]
    for script in config.extra_javascript:
        if isinstance(script, option.ExtraScriptValue) and script.path == before.script:
            script.path = now.script


def _add_assets(config: MkDocsConfig, assets: Assets) -> None:
    config.extra_css.append(assets.style)
    script = option.ExtraScriptValue(assets.script)
    script.type = "module"
    config.extra_javascript.append(script)
