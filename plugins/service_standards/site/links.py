"""Do the links between the pages of a site lead somewhere? Told before anything is built."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote, urlsplit

from service_standards.errors import Problem
from service_standards.export.catalogue import URL as CATALOGUE_URL
from service_standards.export.example import EXAMPLE_URL
from service_standards.export.oscal import URL as OSCAL_URL
from service_standards.export.standalone import standalone_checklists
from service_standards.model.project import Project
from service_standards.pages.all_pages import site_pages
from service_standards.pages.document_templates import download_files
from service_standards.pages.guides import with_served_criteria
from service_standards.render.links import standalone_file
from service_standards.source.kinds.prose import PAGE_ENDINGS
from service_standards.source.kinds.release_files import FOLDER, release_file
from service_standards.source.reading.markdown_text import (
    lines_outside_code,
    split_front_matter,
    without_code,
)
from service_standards.source.reading.paths import Folders, walk
from service_standards.source.reading.problems import ProblemList, nearest
from service_standards.words.message import Message, say

# What stands behind the text of a link: an address, which can hold pairs of parentheses.
INLINE = re.compile(
    r"\]\(\s*<?((?:[^()\s<>]|\([^()\s<>]*\))+)>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
NAMED = re.compile(r"^ {0,3}\[(?!\^)[^\]]+\]:[ \t]*<?([^\s<>]+)>?")
# From a page below `docs/` and its text to the ids of its elements.
AnchorsOf = Callable[[str, str], Collection[str]]


@dataclass(frozen=True)
class Text:
    """One text with links: the page it stands on, and the file that an editor opens."""

    page: str
    file: str
    text: str


def link_problems(
    project: Project, root: Path, anchors_of: AnchorsOf | None, docs: Path | None = None
) -> tuple[Problem, ...]:
    """Return a fault for each link to a page, file or heading that is not there.

    Without `anchors_of` the headings are left to whoever builds the site.
    """
    folders = Folders.of(root, docs)
    check = _Check(project, folders, anchors_of)
    problems = ProblemList()
    for text in check.texts():
        for line, column, address in links(text.text):
            message = check.fault(text.page, address)
            if message is not None:
                problems.add(text.file, (line, column), "broken-link", message)
    return tuple(sorted(set(problems.problems)))


def links(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the line, the column and the address of each link outside code."""
    matter = split_front_matter(text)
    body, first = (matter.body, matter.body_line) if matter else (text, 1)
    for line in lines_outside_code(body, first):
        shown = without_code(line.text)
        for found in (*INLINE.finditer(shown), *NAMED.finditer(shown)):
            yield line.number, found.start(1) + 1, found[1]


class _Check:
    """The pages and files of a site, as far as links can lead to them."""

    def __init__(self, project: Project, folders: Folders, anchors_of: AnchorsOf | None) -> None:
        self.folders = folders
        self.translations = project.translations
        self.made = {one.path: one for one in site_pages(project, defaultdict(int))}
        self.own, plain = _prose(folders, project.standard.translations)
        self.pages = {
            **{path: with_served_criteria(text, project, path) for path, text in self.own.items()},
            **{path: page.text for path, page in self.made.items()},
        }
        self.files = {*self.pages, *plain, *_made_files(project)}
        self.anchors = (
            cache(lambda page: anchors_of(page, self.pages[page])) if anchors_of else None
        )

    def texts(self) -> Iterator[Text]:
        for path, text in self.own.items():
            yield Text(path, self.folders.shown(self.folders.docs / path), text)
        for path, page in self.made.items():
            source = self.folders.root / page.source
            if source.suffix == ".md":
                yield Text(path, page.source, source.read_text("utf-8"))
        for project in self.translations:
            for original, file in project.shown.items():
                if file.endswith(".md"):
                    text = (self.folders.root / file).read_text("utf-8")
                    yield Text(original.removeprefix("docs/"), file, text)

    def fault(self, page: str, address: str) -> Message | None:
        """Return what is wrong with a link on a page, or None."""
        try:
            parts = urlsplit(address)
        except ValueError:
            return say("'{address}' cannot be read as an address", address=address)
        if parts.scheme or parts.netloc or parts.path.startswith("/"):
            return None
        target = self._target(page, unquote(parts.path)) if parts.path else page
        if target not in self.files:
            return say(
                "there is no page or file '{name}'{nearest}",
                name=target,
                nearest=nearest(target, self.files),
            )
        fragment = unquote(parts.fragment)
        if not fragment or target not in self.pages or not self.anchors:
            return None
        anchors = self.anchors(target)
        if fragment in anchors:
            return None
        return say(
            "'{page}' has no heading with the id '{id}'{nearest}",
            page=target,
            id=fragment,
            nearest=nearest(fragment, anchors),
        )

    def _target(self, page: str, path: str) -> str:
        """Return the file that a link means: itself, or the page that has this address."""
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
        if path.endswith(("/", "..", ".")) or "." not in posixpath.basename(path):
            # Relative to the address of the page, which is a folder of its own.
            inside = posixpath.normpath(posixpath.join(page.rsplit(".", 1)[0], path))
            for folder in (beside, inside):
                for one in (f"{folder}.md", posixpath.normpath(f"{folder}/index.md")):
                    if one in self.pages:
                        return one
        return beside


def _prose(folders: Folders, languages: Collection[str]) -> tuple[dict[str, str], list[str]]:
    """Return the texts of the pages that somebody wrote, and the paths of all other files.

    Translations stand in the places of their originals.
    """
    pages, plain = {}, []
    below = walk(folders.docs, folders.root, folders.owner, ProblemList())
    for path in below if folders.docs.is_dir() else ():
        name = path.relative_to(folders.docs).as_posix()
        if name.partition("/")[0] in languages:
            continue
        if path.is_file() and path.suffix in PAGE_ENDINGS:
            pages[name] = path.read_text("utf-8")
        elif path.is_file():
            plain.append(name)
    return pages, plain


def _made_files(project: Project) -> Iterator[str]:
    yield from (standalone_file(one.id) for one in standalone_checklists(project))
    yield from (one.path for one in download_files(project))
    yield from (release_file(one.standard.version) for one in project.releases)
    yield from (f"schemas/{one.name}" for one in (files("service_standards") / "schemas").iterdir())
    yield from (CATALOGUE_URL, OSCAL_URL, EXAMPLE_URL, f"{FOLDER}/index.json")
