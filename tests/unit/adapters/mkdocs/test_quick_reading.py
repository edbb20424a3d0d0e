"""Plain HTML is read for the search as Material reads it, only faster."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from material.plugins.search import plugin as material  # type: ignore[import-untyped]

from service_standards.adapters.markdown.sparing.known_source import has_known_source
from service_standards.adapters.mkdocs.search.indexes import without_marks
from service_standards.adapters.mkdocs.search.quick_reading import KNOWN, quick_add, sections_of


def told(sections: list[Any]) -> list[Any]:
    return [
        (one.el.tag, one.id, one.is_excluded(), "".join(one.title), "".join(one.text))
        for one in sections
    ]


def by_material(text: str) -> list[Any]:
    parser = material.Parser()
    parser.feed(text)
    parser.close()
    return told(parser.data)


PLAIN = [
    "",
    "words alone &amp; more",
    "an end that could go on &am",
    '<h1 id="a-b">A <em>b</em></h1>\n<p class="x y" data-search-exclude="">c &lt; d<br />e</p>',
    '<p><a HREF="?a=1&amp;b=2">ONE</a><IMG alt="&quot;&#39;" src="x"/></p>',
    '<textarea name="note"></textarea><p>after</p>',
    "<p >blank</p>",
    '<input checked class=""/><p hidden>c</p>',
    '<h2 id="x">X<a class="headerlink" href="#x">¶</a></h2><p>a\nb</p><pre>c\nd\n</pre>',
    '<div data-search-exclude=""><div>a</div>b</div>c',
    '<div><h2 id="x">X</h2><p>a</p></div><p>b</p><ul><li> </li><li>c</li></ul>',
    '<h2 id="x" data-search-exclude>X</h2><p>a</p><h3 id>b</h3>',
    '<div class="linenodiv"><pre>1</pre></div><object>a</object><p>b</p></p></i>',
    '<p DATA-SEARCH-EXCLUDE="">a</p><p>b</p>',
]
OTHER = [
    "<p",
    "<p>a < b</p>",
    "<!-- note --><p>d</p>",
    "<p class='x'>e</p>",
    '<a title="a<b">f</a>',
    '<a href="?a&copy=1">g</a>',
    "<script>h</script>",
    "<textarea>i</textarea>",
    "<svg><title>j</title></svg>",
    '<p class="x"id="y">k</p>',
    "</p >",
    "<title>",
    '<p\u2003id="x">l</p>',
    '<p\x0bid="x">m</p>',
]
PIECES = [
    "<", ">", "/", "p", "br", "textarea", "script", "svg", " ", "\n", '"', "'", "=", "&", "amp;",
    "#39;", "id", '="a"', "<p>", "</p>", '<b id="x">', "</b>", "<br />", "word", "!--", "--",
]  # fmt: skip
TAGS = ["h1", "h2", "h3", "p", "li", "ul", "div", "a", "pre", "code", "br", "object", "span"]
ATTRIBUTES = [
    "", ' id="x"', " id", ' class="headerlink"', ' class="linenodiv"', ' data-search-exclude=""',
    ' class="other" hidden',
]  # fmt: skip
TEXTS = ["word", " ", "\n", "a\nb", "&lt;&amp;", "", "&#160;"]


def elements() -> st.SearchStrategy[str]:
    def around(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        parts = st.lists(inside, max_size=4).map("".join)
        tags, attributes = st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES)
        return st.builds("<{0}{1}>{2}</{0}>".format, tags, attributes, parts)

    text = st.sampled_from(TEXTS)
    return st.lists(st.recursive(text, around, max_leaves=12), max_size=4).map("".join)


@pytest.mark.parametrize("text", PLAIN)
def test_plain_html_is_read_the_same(text: str) -> None:
    sections = sections_of(text)
    assert sections is not None
    assert told(sections) == by_material(text)


@pytest.mark.parametrize("text", OTHER)
def test_any_other_is_left_to_material(text: str) -> None:
    assert sections_of(text) is None


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@example("<p/ >")
def test_what_is_read_is_what_material_reads(text: str) -> None:
    sections = sections_of(text)
    if sections is not None:
        assert told(sections) == by_material(text)


@given(elements())
def test_so_it_is_for_elements_within_each_other(text: str) -> None:
    try:
        read = by_material(text)
    except ValueError:
        # Material stops at some pages that nobody writes, and so does ours.
        with pytest.raises(ValueError, match="not in list"):
            sections_of(text)
        return
    sections = sections_of(text)
    assert sections is not None
    assert told(sections) == read


def test_the_reader_of_material_is_one_of_those_whose_rules_are_followed() -> None:
    # A new release: compare its reader with ours, and add its digest if the rules are the same.
    assert has_known_source(material, KNOWN)


def test_an_index_of_another_kind_is_left_alone() -> None:
    def add(page: Any) -> None:
        raise AssertionError(page)

    assert quick_add(SimpleNamespace(), add) is add


MARK_PIECES = ["data-search-", 'exclude="', "x", '"', " ", "\n", "<p", ">", "\x1c"]


@example('<p data-search-exclude="" data-search-x="a b"\ndata-search-y="c">')
@given(st.lists(st.sampled_from(MARK_PIECES), max_size=14).map("".join))
def test_marks_for_the_search_go_as_they_do_in_materials_plugin(content: str) -> None:
    plugin, page = material.SearchPlugin(), SimpleNamespace(content=content, meta={})
    plugin.load_config({})
    plugin.search_index = SimpleNamespace(add_entry_from_context=lambda _: None)

    plugin.on_page_context({}, page=page, config=None, nav=None)

    assert without_marks(content) == page.content
