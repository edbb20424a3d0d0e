"""What the pages of a site make a browser fetch of ours, in a folder named after its content."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from service_standards.adapters.browser_files import SHARED_STYLES, script_files, served_styles
from service_standards.export.catalogue import catalogue, catalogue_text
from service_standards.model.project import Project

FOLDER = "assets/service-standards"
# Their sources, in this order, are served as one: every page has all of them.
SHEETS = (*SHARED_STYLES, "results", "pages")
STYLE, SCRIPT, DATA = "service-standards.css", "main.js", "catalogue.json"
# Enough to tell versions of one site apart.
DIGITS = 12


@dataclass(frozen=True)
class Assets:
    """The texts of the scripts and the style sheet by name, and the folder that they stand in.

    Pages, scripts and the list of criteria belong together. The name of the folder changes with any
    of them, so that no browser or host in between can mix two versions, whatever it has kept.
    """

    folder: str
    texts: Mapping[str, str]

    @property
    def style(self) -> str:
        """The path of the style sheet in the site."""
        return self.path_of(STYLE)

    @property
    def script(self) -> str:
        """The path of the script that every page has."""
        return self.path_of(SCRIPT)

    @property
    def data(self) -> str:
        """The path of the list of criteria that the scripts fetch."""
        return self.path_of(DATA)

    @property
    def up(self) -> str:
        """What leads from the folder to the site's root."""
        return "../" * (self.folder.count("/") + 1)

    def path_of(self, name: str) -> str:
        """Return the path of a file in the site."""
        return f"{self.folder}/{name}"


def assets_of(project: Project, url_of: Callable[[str], str]) -> Assets:
    """Return what the pages of a project make a browser fetch, except for the list of criteria.

    `url_of` gives the address of a page on the site; the list holds those too.
    """
    texts = {**script_files(), STYLE: "\n".join(served_styles(SHEETS))}
    listed = catalogue_text(catalogue(project, url_of))
    known = "\0".join([listed, *(f"{name}\0{texts[name]}" for name in sorted(texts))])
    digest = hashlib.sha256(known.encode()).hexdigest()[:DIGITS]
    return Assets(f"{FOLDER}/{digest}", texts)
