"""What the pages of a site make a browser fetch of ours, in a folder named after its content."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from service_standards.packing.browser_files import SHARED_STYLES, script_files, served_styles
from service_standards.packing.joined_modules import needed_files
from service_standards.packing.served import served_style

FOLDER = "assets/service-standards"
# From the folder below it to the root of the site.
UP = "../" * (FOLDER.count("/") + 2)
# Their sources, in this order, are served as one: those of any page on which one answers, those of
# a page with checklists, and those of a page that is only read.
CHECKLIST_SHEETS = (*SHARED_STYLES, "example")
SHEETS = (*CHECKLIST_SHEETS, "results", "pages")
READING_SHEETS = ("service-standards", "tables", "badges", "paper", "pages", "reading")
STYLE, CHECKLIST_STYLE = "service-standards.css", "checklist.css"
READING_STYLE = "reading.css"
SHEETS_BY_NAME = {
    STYLE: SHEETS,
    CHECKLIST_STYLE: CHECKLIST_SHEETS,
    READING_STYLE: READING_SHEETS,
}
SCRIPT, DATA = "main.js", "catalogue.json"
# An element that draws more than answers beside what one reads.
ACTS = re.compile("<service-(?!answers)")
# What a page with checklists may hold beside them, and their styles do not know: an element, and
# classes. Their word comes first: a page is searched for it ten times as fast as for its boundary.
RESULTS = "<service-results"
BESIDE = re.compile(r"ss-(?<=\bss-)(?:glance|references|counts)\b")
WORDS = "words.json"
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
        return UP

    def path_of(self, name: str) -> str:
        """Return the path of a file in the site."""
        return f"{self.folder}/{name}"


def wanted_early(content: str, assets: Assets) -> dict[str, object] | None:
    """Return which scripts and data a page asks for while it is still arriving, as paths.

    Few files come side by side, and the last must not be a long one: the longest script is first.
    None is for a page whose HTML holds none of our elements.
    """
    needed = needed_files(content)
    if not needed:
        return None
    names = [SCRIPT, *(f"{name}.js" for name in needed)]
    names.sort(key=lambda name: -len(assets.texts[name]))
    modules = [assets.path_of(name) for name in names]
    return {"script": assets.script, "modules": modules, "data": assets.data}


def with_fitting_styles(output: str, content: str, assets: Assets) -> str:
    """Return the HTML of a page that asks for no more styles than its content needs."""
    if not ACTS.search(content):
        name = READING_STYLE
    elif "<service-checklist" not in content or RESULTS in content or BESIDE.search(content):
        return output
    else:
        name = CHECKLIST_STYLE
    return output.replace(assets.style, assets.path_of(name))


def package_texts() -> dict[str, str]:
    """Return the scripts and style sheets by name, which are the same for all sites."""
    styles = {name: "\n".join(served_styles(sources)) for name, sources in SHEETS_BY_NAME.items()}
    return {**script_files(), **styles}


def assets_of(
    catalogue_text: str,
    words_text: str = "",
    own_styles: str = "",
    package: Mapping[str, str] | None = None,
) -> Assets:
    """Return what the pages make a browser fetch, except for the list of criteria.

    `catalogue_text` is the text of `catalogue.json`, which holds the addresses of the pages, and
    `words_text` the table of another language than English, which scripts ask for before all else.
    `own_styles` come behind those of every page; `package` is what `package_texts` gives, where
    somebody knows it already.
    """
    texts = dict(package or package_texts())
    own = served_style(own_styles) if own_styles else ""
    texts |= {name: texts[name] + own for name in SHEETS_BY_NAME}
    if words_text:
        texts[WORDS] = words_text
    known = "\0".join([catalogue_text, *(f"{name}\0{texts[name]}" for name in sorted(texts))])
    digest = hashlib.sha256(known.encode()).hexdigest()[:DIGITS]
    return Assets(f"{FOLDER}/{digest}", texts)
