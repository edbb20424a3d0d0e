"""Blocks as HTML, for files that are no page of a host."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from markdown import Markdown

from service_standards.adapters.markdown.blocks import in_tree
from service_standards.adapters.markdown.extension import ServiceStandardsExtension, held_by
from service_standards.export.standalone import BlockAsHtml
from service_standards.model.project import Project
from service_standards.site.addresses import AddressOf, set_addresses
from service_standards.site.conversion import PageContext, answer_to
from service_standards.site.memory import Memory, Remembered, digest


def html_of_blocks(
    project: Project,
    address_of: AddressOf,
    memory: Memory[str] | None = None,
    around: str = "",
) -> BlockAsHtml:
    """Return what turns the XML of a block into HTML, for a page at a path below the root.

    `address_of` gives the absolute address of a page (its path below `docs/`), or "" if there is
    no site; then there is no link to the page. `memory` is what was made before, and `around` what
    tells sites apart that have other addresses.
    """
    # What the first wall takes out here is reported where the checklist's page is converted.
    context = PageContext(project)
    converter = Markdown(
        extensions=["abbr", ServiceStandardsExtension(context)],
        extension_configs={"abbr": {"glossary": dict(project.standard.abbreviations)}},
        output_format="html",
    )

    known = repr([project.standard.abbreviations, project.standard.id_form])

    def as_html(block: str, page: str) -> str:
        if memory is None:
            return converted(block, page)
        context.turn_to(page, None)
        given = digest(around, known, page, block)
        found = memory.recall(given, given, lambda one: answer_to(one, context))
        if found is None:
            found = converted(block, page)
            memory.keep(given, Remembered(given, tuple(context.asked), found))
        return found

    def converted(block: str, page: str) -> str:
        converter.reset()
        context.turn_to(page, None)
        root = ET.Element(converter.doc_tag)
        root.append(in_tree(ET.fromstring(block), held_by(converter)))  # noqa: S314 - our own template
        for processor in converter.treeprocessors:
            changed = processor.run(root)
            root = root if changed is None else changed
        set_addresses(root, page, address_of)
        return _serialized(root, converter)

    return as_html


def _serialized(root: ET.Element, converter: Markdown) -> str:
    text = converter.serializer(root)
    for last in converter.postprocessors:
        text = last.run(text)
    tag = converter.doc_tag
    return text.strip().removeprefix(f"<{tag}>").removesuffix(f"</{tag}>")
