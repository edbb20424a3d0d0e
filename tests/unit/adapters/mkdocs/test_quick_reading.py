"""Plain HTML is read for the search as Python's own parser reads it, only faster."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from service_standards.adapters.mkdocs.quick_reading import tell


class Heard(HTMLParser):
    """All that a parser is told."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Any] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.heard.append(("start", tag, attrs))

    def handle_endtag(self, tag: str) -> None:
        self.heard.append(("end", tag))

    def handle_data(self, data: str) -> None:
        self.heard.append(("data", data))


def by_python(text: str) -> list[Any]:
    parser = Heard()
    parser.feed(text)
    parser.close()
    return parser.heard


PLAIN = [
    "",
    "words alone &amp; more",
    "an end that could go on &am",
    '<h1 id="a-b">A <em>b</em></h1>\n<p class="x y" data-search-exclude="">c &lt; d<br />e</p>',
    '<p><a HREF="?a=1&amp;b=2">ONE</a><IMG alt="&quot;&#39;" src="x"/></p>',
    '<textarea name="note"></textarea><p>after</p>',
    "<p >blank</p>",
    '<input checked class=""/><p hidden>c</p>',
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
]
PIECES = [
    "<", ">", "/", "p", "br", "textarea", "script", "svg", " ", "\n", '"', "'", "=", "&", "amp;",
    "#39;", "id", '="a"', "<p>", "</p>", '<b id="x">', "</b>", "<br />", "word", "!--", "--",
]  # fmt: skip


@pytest.mark.parametrize("text", PLAIN)
def test_plain_html_is_read_the_same(text: str) -> None:
    parser = Heard()
    assert tell(parser, text)
    assert parser.heard == by_python(text)


@pytest.mark.parametrize("text", OTHER)
def test_any_other_is_left_to_python(text: str) -> None:
    parser = Heard()
    assert not tell(parser, text)
    assert parser.heard == []


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@example("<p/ >")
def test_what_is_read_is_what_python_reads(text: str) -> None:
    parser = Heard()
    if tell(parser, text):
        assert parser.heard == by_python(text)
    else:
        assert parser.heard == []
