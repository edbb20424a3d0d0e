"""What a page with its theme is made from, as digests that change with any of it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.theme import Theme
from mkdocs.utils import get_build_date

from service_standards.adapters.markdown.extension import ServiceStandardsExtension
from service_standards.render.compiled import CompiledTemplates
from service_standards.render.environment import kept_templates
from service_standards.site.memory import digest
from service_standards.site.site import Site

# Folders whose names begin so.
UNCOUNTED = (".", "__pycache__")
# Endings of what a theme serves as it is, or holds for people; a template may have any other.
SERVED = (".css", ".gif", ".jpg", ".js", ".md", ".png", ".svg", ".webp", ".woff", ".woff2")
# What a template of a site may show of other pages, or of the time, and no digest holds.
FOREIGN = re.compile(
    r"\bpages\b|\bbuild_date_utc\b|[\"'](?:content|markdown|toc|file)[\"']"
    r"|(?<!\bpage)\.(?:content|markdown|toc|file)\b"
)


@dataclass(frozen=True)
class ThemeFiles:
    """The files of a theme: a digest of all, and whether a site has templates of its own.

    With templates that may show what nobody can know, the digest is "".
    """

    digest: str
    has_own_templates: bool

    @classmethod
    def of(cls, config: MkDocsConfig) -> ThemeFiles:
        """Return those that a site has now."""
        own = own_theme(config)
        texts = _contents(own, "*")
        templates = [text for name, text in texts if not name.endswith(SERVED)]
        if any(map(has_links, own)) or any(FOREIGN.search(text) for text in templates):
            return UNKNOWN
        known = [Path(one) for one in config.theme.dirs if is_known(Path(one))]
        packages = [sorted(written_below(one, ".html")) for one in known]
        found = digest(*(part for one in texts for part in one), repr(packages))
        return cls(found, has_own_templates=bool(templates))


# Of these nothing can be said.
UNKNOWN = ThemeFiles("", has_own_templates=True)


def theme_digest(theme: ThemeFiles, config: MkDocsConfig, site: Site) -> str:
    """Return a digest of what the theme makes all pages from; "" if that cannot be known.

    The folder of our scripts and styles does not count, nor does the menu, of which `menu_inputs`
    tells what a page shows, but with templates of a site's own.
    """
    if not theme.digest:
        return ""
    words = (part for one in _contents([site.root / "words"], "*.po") for part in one)
    known = {key: one for key, one in config.items() if key != "nav" or theme.has_own_templates}
    settings = repr([_settings(known), get_build_date()]).replace(site.assets.folder, "")
    return digest(theme.digest, settings, site.project.standard.version, *words)


def page_digest(page: Page, around: str, menu: str, folder: str) -> str:
    """Return a digest of what a page with its theme is made from.

    `around` is a digest of what all are made from, `menu` one of what the page shows of it, and
    `folder` a name that does not count.
    """
    beside = (page.previous_page, page.next_page)
    made_of = (
        page.title, page.url, page.canonical_url, page.edit_url, page.is_homepage,
        [(one.title, one.url, getattr(one, "st_language", "")) if one else None for one in beside],
        page.file.src_uri, page.file.inclusion.name, repr(page.meta),
        getattr(page, "st_notices", ""),
        [_heading(one) for one in page.toc],
    )  # fmt: skip
    content = (page.content or "").replace(folder, "")
    return digest(around, menu, repr(made_of), page.markdown or "", content)


def compiled_theme() -> CompiledTemplates:
    """Return what keeps the templates of the packages that are known; those of a site are its own.

    What is constant in a template is computed when it is compiled, by filters of MkDocs.
    """
    release = getattr(mkdocs, "__version__", "")
    return kept_templates(f"theme {release}", is_known)


def own_theme(config: MkDocsConfig) -> list[Path]:
    """Return the folders of a theme that belong to no package that is known."""
    return [Path(one) for one in config.theme.dirs if not is_known(Path(one))]


def has_links(folder: Path) -> bool:
    """Tell whether folders stand behind links in one: Jinja looks there, and nobody else."""
    return any(one.is_symlink() and one.is_dir() for one in folder.rglob("*"))


def _settings(value: object) -> object:
    """Return settings as what has the same `repr` for the same settings."""
    if isinstance(value, BasePlugin):
        return _settings(value.config)
    if isinstance(value, Theme):
        return [(name, _settings(value[name])) for name in sorted(value)], value.dirs
    if isinstance(value, Mapping):
        return sorted((str(key), _settings(one)) for key, one in value.items())
    if isinstance(value, list | tuple):
        return [_settings(one) for one in value]
    # Our own is the same for all builds, and has another address in each.
    return None if isinstance(value, ServiceStandardsExtension) else value


def is_known(folder: Path) -> bool:
    """Tell whether a folder of templates is ours, Material's or that of MkDocs."""
    found = folder.resolve()
    return any(found.is_relative_to(one) for one in _packages())


@cache
def _packages() -> tuple[Path, ...]:
    """Return where the packages stand, which stay there as long as this process."""
    with ExitStack() as stack:
        names = ("service_standards", "material", "mkdocs")
        return tuple(stack.enter_context(as_file(files(one))).resolve() for one in names)


def _contents(folders: Iterable[Path], pattern: str) -> list[tuple[str, str]]:
    """Return the names and the contents of the files below folders."""
    found = sorted(path for folder in folders for path in folder.rglob(pattern) if path.is_file())
    return [(str(path), path.read_bytes().decode("utf-8", "surrogateescape")) for path in found]


def written_below(folder: Path | str, ending: str = "") -> Iterator[tuple[str, int, int]]:
    """Yield which files of a package there are, and when each was written and how large it is.

    Packages are written anew as a whole. What Python compiled counts for nothing, nor do icons,
    which stand in a hidden folder.
    """
    with os.scandir(folder) as found:
        for one in found:
            if one.is_dir():
                yield from () if one.name.startswith(UNCOUNTED) else written_below(one.path, ending)
            elif one.name.endswith(ending):
                known = one.stat()
                yield one.path, known.st_mtime_ns, known.st_size


def _heading(one: AnchorLink) -> tuple[Any, ...]:
    return one.title, one.id, one.level, [_heading(child) for child in one.children]
