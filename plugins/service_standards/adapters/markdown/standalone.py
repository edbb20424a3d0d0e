"""Files that work without a network: read what goes into them, and turn blocks into HTML."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from markdown import Markdown

from service_standards.adapters.browser_files import SHARED_STYLES, modules, served_styles
from service_standards.adapters.markdown.blocks import elements
from service_standards.adapters.markdown.context import PageContext
from service_standards.adapters.markdown.extension import ServiceStandardsExtension
from service_standards.export.catalogue import catalogue
from service_standards.export.standalone import Parts, standalone_checklists, standalone_page
from service_standards.model.checklist import Checklist
from service_standards.model.project import Project

STYLES = (*SHARED_STYLES, "results", "standalone")
READ_MORE = "ss-read"
AddressOf = Callable[[str], str]


class StandaloneFiles:
    """Makes the files of one project.

    `address_of` gives the absolute address of a page (its path below `docs/`), or "" if there is
    no site; then there is no link to the page.
    """

    def __init__(self, project: Project, address_of: AddressOf) -> None:
        self._project = project
        self._address_of = address_of
        self._parts = package_parts(catalogue(project, address_of))

    def all(self) -> Iterator[tuple[Checklist, str]]:
        """Yield each checklist, and the whole self-check, with the text of its file."""
        for one in standalone_checklists(self._project):
            yield one, self.text(one)

    def text(self, checklist: Checklist) -> str:
        """Return the text of one file."""
        return standalone_page(self._project, checklist, self._parts, self._as_html)

    def _as_html(self, block: str, page: str) -> str:
        return _html(self._project, block, page, self._address_of)


def package_parts(catalogue_data: Mapping[str, Any]) -> Parts:
    """Return the browser modules and the style sheets as they are served, with the catalogue."""
    return Parts(modules(), served_styles(STYLES), catalogue_data)


def _html(project: Project, block: str, page: str, address_of: AddressOf) -> str:
    # What the first wall takes out here is reported where the checklist's page is converted.
    context = PageContext(project, page)
    glossary = dict(project.standard.abbreviations)
    converter = Markdown(
        extensions=["abbr", ServiceStandardsExtension(context)],
        extension_configs={"abbr": {"glossary": glossary}},
        output_format="html",
    )
    root = ET.Element(converter.doc_tag)
    root.append(elements(block))
    for processor in converter.treeprocessors:
        changed = processor.run(root)
        root = root if changed is None else changed
    _set_addresses(root, page, address_of)
    text = converter.serializer(root)
    for last in converter.postprocessors:
        text = last.run(text)
    return (
        text.strip().removeprefix(f"<{converter.doc_tag}>").removesuffix(f"</{converter.doc_tag}>")
    )


def _set_addresses(root: ET.Element, page: str, address_of: AddressOf) -> None:
    """Make links to pages absolute; without an address only their words are left."""
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == "a":
                _set_address(child, page, address_of)
            elif child.get("class") == READ_MORE and not _has_address(child, page, address_of):
                parent.remove(child)


def _set_address(link: ET.Element, page: str, address_of: AddressOf) -> None:
    target = urlsplit(link.get("href", ""))
    if target.scheme or not target.path:
        return
    address = address_of(posixpath.normpath(posixpath.join(posixpath.dirname(page), target.path)))
    if address:
        link.set("href", address + (f"#{target.fragment}" if target.fragment else ""))
    else:
        link.tag = "span"
        link.attrib.clear()


def _has_address(paragraph: ET.Element, page: str, address_of: AddressOf) -> bool:
    for link in paragraph.iter("a"):
        _set_address(link, page, address_of)
    return any(link.get("href") for link in paragraph.iter("a"))
