"""Steps that do less give the same pages as those of Python-Markdown."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown, serializers
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTextInlineProcessor
from markdown.treeprocessors import InlineProcessor

from service_standards.adapters.markdown.sparing.all_steps import spare_steps
from service_standards.adapters.markdown.sparing.blocks import PLAIN
from service_standards.adapters.markdown.sparing.inline import APPLY, HANDLE, SIGNS
from service_standards.adapters.markdown.sparing.known_source import has_known_source
from service_standards.adapters.markdown.sparing.serialising import KNOWN, serialised
from tests.support.sites.build import ROOT

OTHERS = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "tables", "toc",
    "pymdownx.details", "pymdownx.superfences",
]  # fmt: skip
GLOSSARY = {"API": "interface", "A.I.": "a machine", "C+": "a language"}
SAMPLES = [
    "Plain words, and nothing else.",
    "Plain **bold *both* bold** plain _em_ __strong__ `code` ``a ` b`` \\* \\_ \\\\ plain",
    "[link](a.md) [name][x] ![picture](a.png) ![x] <me@example.org> [x]\n\n[x]: b.md 'title'",
    "An address: <https://example.org/>",
    "Line with a break  \nand more\nand a line",
    "&copy; &amp; & AT&T < > [OBD-01] [^1] TLA\n\n[^1]: Note with TLA.\n\n*[TLA]: Three letters",
    "| a | b |\n| --- | --- |\n| *x* | y |\n| z | TLA |\n\n*[TLA]: Three letters",
    "# Heading {: #own hidden }\n\n- item\n- [item](a.md)\n\n    more\n\nterm\n: definition `c`",
    "!!! note\n    plain\n\n    *more*\n\n??? tip\n    plain",
    "1 * 2 * 3 and snake_case_word and half*",
    "An API, two APIs, the API's `API` and [API](api.md).",
    'A \\*star\\* and a \\_line\\_, in `\\*code\\*`.\n\n## Of \\[brackets\\] {title="a\\*b"}',
    "*[HTML]: a markup language\n\nHTML and **HTML** and XHTML.\n\n- API\n- none",
    "A.I. and C+ and C++.",
    "```py\nx = 1\n```\n\n~~~\ny\n~~~\n\n    indented",
    "- a\n  b\n- c\n    - d\n    - e\n\nf\n- g\n\n1. h\n\n> i\n\n---\n\nj\n===",
    "- a\n- b | c\n- [x]: y\n*[z]: w",
]
LINES = [
    "word", "two words", "- item", "- ", "-", "* item", "    - inner", "    indented", "  two",
    "1. one", "# head", "## Head ##", "#", "===", "---", "> quote", "| a | b |", "| - | - |",
    "a | b", "- | -", ": definition", "term", "!!! note", "??? tip", "```", "~~~", "[x]: y 'z'",
    "[^1]: note", "*[API]: other", "[x][x] ![x] [^1]", "**API** `C+` [a](b)", "{: #own }",
    "text {: .x }", "", "", "(in brackets)", "“quoted”", "<https://example.org/>", "\\*escaped\\*",
    "_em_ and *", "::: other", "- **bold**: text", "été", "- été", "word  ",
    "# head\\", "- # head\\", "\\", "## a\\\\\\",
]  # fmt: skip


class Sparing(Extension):
    """Spares steps, and does nothing else."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        spare_steps(md)


def converted(text: str, *more: Extension, **options: Any) -> str:
    configs = {"abbr": {"glossary": dict(GLOSSARY)}}
    extensions: list[Any] = [*OTHERS, *more]
    return Markdown(extensions=extensions, extension_configs=configs, **options).convert(text)


@pytest.mark.parametrize("text", SAMPLES)
@pytest.mark.parametrize("form", ["xhtml", "html"])
def test_a_page_is_the_same(text: str, form: str) -> None:
    found = converted(text, Sparing(), output_format=form)
    assert found == converted(text, output_format=form)


@given(st.lists(st.sampled_from(LINES), max_size=14).map("\n".join))
@example("term\n: definition\n\n- item\n\n: more")
@example("# head\\\n\nword")
def test_so_is_a_page_of_any_lines(text: str) -> None:
    assert converted(text, Sparing()) == converted(text)


def test_so_is_all_prose_of_the_reference_site() -> None:
    quick, whole = (Markdown(extensions=[*OTHERS, *own]) for own in ([Sparing()], []))
    for file in sorted(Path(ROOT, "docs").rglob("*.md")):
        text = file.read_text("utf-8")
        assert quick.reset().convert(text) == whole.reset().convert(text), file


def test_abbreviations_are_explained() -> None:
    assert '<abbr title="interface">API</abbr>' in converted("An API.", Sparing())


def test_a_pattern_that_nobody_knows_is_tried_on_each_text() -> None:
    class Shouts(Extension):
        def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
            md.inlinePatterns.register(SimpleTextInlineProcessor("(!)plain"), "shouts", 10)

    text = "Some plain words, and !plain ones."
    assert converted(text, Sparing(), Shouts()) == converted(text, Shouts()) != converted(text)


def test_blocks_are_told_by_one_look_only_while_all_kinds_are_known() -> None:
    class Poems(BlockProcessor):
        def test(self, parent: ET.Element, block: str) -> bool:  # noqa: ARG002
            return block.startswith("Poem")

        def run(self, parent: ET.Element, blocks: list[str]) -> None:
            ET.SubElement(parent, "blockquote").text = blocks.pop(0)

    class Other(Extension):
        def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
            md.parser.blockprocessors.register(Poems(md.parser), "poems", 90)

    assert "<blockquote>" in converted("Poem of one line", Sparing(), Other())
    md = Markdown(extensions=[*OTHERS, Sparing()])
    found = [md.parser.blockprocessors[PLAIN].test(md.parser, one) for one in ("a", "- a", "# a")]  # type: ignore[arg-type]
    assert found == [True, True, True]


def test_the_steps_of_python_markdown_are_those_that_are_spared() -> None:
    # A new release: compare what has changed, and follow it.
    assert has_known_source(serializers, KNOWN)
    assert hasattr(InlineProcessor, HANDLE)
    assert hasattr(InlineProcessor, APPLY)
    md = Markdown(extensions=[*OTHERS, Sparing()])
    tried = {(type(one), one.pattern) for one in md.inlinePatterns}
    assert len(tried & SIGNS.keys()) == 9


def test_a_source_that_cannot_be_read_is_not_known() -> None:
    class Nowhere:
        __file__ = "nowhere.py"

    assert not has_known_source(Nowhere(), KNOWN)
    assert not has_known_source(pytest, KNOWN)


TAGS = ["p", "br", "IMG", "script", "Style", "div", "pre", "code"]
TEXTS = [None, "", " ", "a", "a b, q and a", "<&>", "&amp; & &copy;", '"q"', "é\n"]
KEYS = ["id", "hidden", "checked", "title", "class"]


def elements() -> st.SearchStrategy[ET.Element]:
    def made(
        tag: str, keys: dict[str, str], text: str | None, tail: str | None, inner: list[ET.Element]
    ) -> ET.Element:
        element = ET.Element(tag, keys)
        element.text, element.tail = text, tail
        element.extend(inner)
        return element

    values = st.sampled_from([*KEYS, *(one for one in TEXTS if one is not None)])
    keys = st.dictionaries(st.sampled_from(KEYS), values, max_size=3)
    texts = st.sampled_from(TEXTS)

    def around(inner: st.SearchStrategy[list[ET.Element]]) -> st.SearchStrategy[ET.Element]:
        return st.builds(made, st.sampled_from(TAGS), keys, texts, texts, inner)

    return st.recursive(
        around(st.just([])), lambda one: around(st.lists(one, max_size=3)), max_leaves=8
    )


@given(elements())
def test_elements_are_written_the_same(element: ET.Element) -> None:
    ways: list[tuple[Callable[[ET.Element], str], bool]] = [
        (serializers.to_xhtml_string, False), (serializers.to_html_string, True),
    ]  # fmt: skip
    for known, is_html in ways:
        assert serialised(element, known, is_html=is_html) == known(element)


@given(elements())
def test_steps_change_elements_in_the_same_way(element: ET.Element) -> None:
    configs = {"abbr": {"glossary": {"a": "first", "b": "", "q": "last"}}}
    quick, whole = (
        Markdown(extensions=["abbr", *own], extension_configs=configs) for own in ([Sparing()], [])
    )
    for name in ("abbr", "prettify"):
        one, other = deepcopy(element), deepcopy(element)
        quick.treeprocessors[name].run(one)
        whole.treeprocessors[name].run(other)
        assert ET.tostring(one) == ET.tostring(other)


def test_an_element_of_a_rare_kind_is_left_to_python_markdown() -> None:
    root = ET.Element("div", {"hidden": None})  # type: ignore[dict-item]
    root.append(ET.Comment("note"))
    known = serializers.to_xhtml_string
    assert serialised(root, known, is_html=False) == known(root)
