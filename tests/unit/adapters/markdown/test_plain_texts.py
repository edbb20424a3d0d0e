"""Texts without signs are skipped, and nobody sees it on the page."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTextInlineProcessor

from service_standards.adapters.markdown.extension import ServiceStandardsExtension
from service_standards.adapters.markdown.plain_texts import HIDE, SHOW, PlainText
from service_standards.site.conversion import PageContext
from service_standards.source.project import load_project
from tests.support.cases.golden import VALID
from tests.support.sites.build import ROOT

OTHERS = ["abbr", "admonition", "attr_list", "def_list", "footnotes", "tables", "toc"]
SAMPLES = [
    "Plain words, and nothing else.",
    "Plain **bold *both* bold** plain _em_ __strong__ `code` ``a ` b`` \\* \\_ \\\\ plain",
    "[link](a.md) [name][x] ![picture](a.png) <me@example.org> [x]\n\n[x]: b.md 'title'",
    "An address: <https://example.org/>",
    "Line with a break  \nand more\nand a line",
    "&copy; &amp; & AT&T < > [OBD-01] [^1] TLA\n\n[^1]: Note with TLA.\n\n*[TLA]: Three letters",
    "| a | b |\n| --- | --- |\n| *x* | y |\n| z | TLA |\n\n*[TLA]: Three letters",
    "# Heading {: #own }\n\n- item\n- [item](a.md)\n\n    more\n\nterm\n: definition `c`",
    "!!! note\n    plain\n\n    *more*",
    "1 * 2 * 3 and snake_case_word and half*",
]


def converter() -> Markdown:
    context = PageContext(load_project(VALID / "minimal"))
    return Markdown(extensions=[*OTHERS, ServiceStandardsExtension(context)])


@pytest.mark.parametrize("text", SAMPLES)
def test_a_page_is_the_same_as_without_skipping(text: str) -> None:
    whole = converter()
    for name in (HIDE, SHOW):
        whole.treeprocessors.deregister(name)
    assert converter().convert(text) == whole.convert(text)


def test_so_it_is_for_all_prose_of_the_reference_site() -> None:
    quick, whole = converter(), converter()
    for name in (HIDE, SHOW):
        whole.treeprocessors.deregister(name)
    for file in sorted(Path(ROOT, "docs").rglob("*.md")):
        text = file.read_text("utf-8")
        assert quick.reset().convert(text) == whole.reset().convert(text), file


def test_texts_are_skipped_only_while_all_patterns_are_known() -> None:
    class Shouts(Extension):
        def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
            md.inlinePatterns.register(SimpleTextInlineProcessor("(plain)"), "shouts", 10)

    md = converter()
    text = plain_text(md)
    assert isinstance(text.text, PlainText)
    md.treeprocessors[SHOW].run(text)
    assert type(text.text) is str

    unknown = converter()
    unknown.registerExtensions([Shouts()], {})
    assert type(plain_text(unknown).text) is str


def plain_text(md: Markdown) -> ET.Element:
    """Return an element with a plain text after the first of both steps."""
    element = ET.Element("p")
    element.text = "Plain words."
    md.treeprocessors[HIDE].run(element)
    return element
