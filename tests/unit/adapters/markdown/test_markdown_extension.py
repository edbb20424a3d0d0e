"""The Markdown extension alone, without any host: blocks, and the wall against scripts."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions import Extension

from service_standards import load_project
from service_standards.adapters.markdown.extension import ServiceStandardsExtension
from service_standards.adapters.markdown.safety import is_safe_url
from service_standards.model.gone import OldPage
from service_standards.model.release import Change, released
from service_standards.site.blocks import BLOCKS
from service_standards.site.conversion import PageContext
from service_standards.source.kinds.directives import known_kinds
from tests.support.cases.golden import VALID

PAYLOADS = sorted((Path(__file__).parents[3] / "payloads").glob("*.md"))
PROJECT = load_project(VALID / "minimal")


def converted(text: str, page: str = "index.md") -> tuple[str, PageContext]:
    context = PageContext(PROJECT, page)
    extensions: list[str | Extension] = [
        "abbr", "admonition", "attr_list", "def_list", "footnotes", "tables", "toc",
        ServiceStandardsExtension(context),
    ]  # fmt: skip
    return Markdown(extensions=extensions).convert(text), context


DATA = '<a href="{}standards/open-by-default/publish-data.md" title="Publish data">OBD-01</a>'


@pytest.mark.parametrize(
    ("text", "page", "expected"),
    [
        ("See [OBD-01].", "index.md", f"See {DATA.format('')}."),
        ("See [OBD-01].", "guidance/a.md", f"See {DATA.format('../')}."),
        ("[OBD-01][OBD-01]", "index.md", "[OBD-01][OBD-01]"),
        ("**[OBD-01]**", "index.md", f"<strong>{DATA.format('')}</strong>"),
        ("`[OBD-01]`", "index.md", "<code>[OBD-01]</code>"),
        (r"\[OBD-01]", "index.md", "[OBD-01]"),
        ("[OBD-77] [ISO-27] [OBD-1]", "index.md", "[OBD-77] [ISO-27] [OBD-1]"),
        ("[OBD-01](https://a.b)", "index.md", '<a href="https://a.b">OBD-01</a>'),
        ("[OBD-01]\n\n[OBD-01]: https://a.b", "index.md", '<a href="https://a.b">OBD-01</a>'),
        ("[see [OBD-01]](https://a.b)", "index.md", '<a href="https://a.b">see [OBD-01]</a>'),
    ],
)
def test_an_id_in_brackets_is_a_link_to_its_criterion(text: str, page: str, expected: str) -> None:
    found, context = converted(text, page)
    assert (found, context.found()) == (f"<p>{expected}</p>", ())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"kind": "withdrawn", "id": "OBD-09", "reason": "r"}, "OBD-09 (withdrawn)"),
        ({"kind": "covered-by", "from": ["OBD-09"], "to": ["OBD-01"]}, "OBD-09 (replaced)"),
    ],
)
def test_an_id_of_what_is_gone_says_so_and_leads_to_its_page(
    change: dict[str, object], said: str
) -> None:
    gone = OldPage(
        page="standards/open-by-default/old.md",
        last=released(PROJECT.criteria[0]).model_copy(update={"id": "OBD-09"}),
        edition="1.0.0",
        version="1.1.0",
        change=Change.model_validate(change),
    )
    project = load_project(VALID / "minimal").model_copy(update={"old_pages": (gone,)})
    extension = ServiceStandardsExtension(PageContext(project, "index.md"))
    html = Markdown(extensions=[extension]).convert("[OBD-09]")
    assert f'<a href="standards/open-by-default/old.md" title="Publish data">{said}</a>' in html


class Dangers(HTMLParser):
    """Collects what could run a script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "iframe", "object", "embed", "svg", "meta", "base", "link", "style"}:
            self.found.append(tag)
        for name, value in attrs:
            scheme = re.sub(r"[\x00-\x20]", "", value or "").lower()
            if name.startswith("on") or name in {"style", "srcdoc", "formaction"}:
                self.found.append(name)
            if scheme.startswith(("javascript:", "vbscript:", "data:")):
                self.found.append(f"{name}={value}")


@pytest.mark.parametrize("path", PAYLOADS, ids=lambda path: path.stem)
def test_a_payload_gives_nothing_that_can_run(path: Path) -> None:
    assert Dangers(converted(path.read_text("utf-8"))[0]).found == []


def test_there_are_payloads() -> None:
    assert len(PAYLOADS) >= 18


@given(st.text("<>/\"'=()[]{}!#:&; \nabonscriptimgjx\\`*_|", max_size=80))
def test_no_text_gives_anything_that_can_run(text: str) -> None:
    assert Dangers(converted(text)[0]).found == []


@pytest.mark.parametrize(
    "address",
    [
        "a.md",
        "../a/#b",
        "?x=1:2",
        "#a:b",
        "https://a.example/",
        "mailto:a@b.example",
        "tel:1",
        "./a:b",
    ],
)
def test_a_harmless_address_stays(address: str) -> None:
    assert is_safe_url(address)


@pytest.mark.parametrize(
    "address",
    ["javascript:x", " JAVAscript:x", "java\tscript:x", "java&#115;cript:x", "javascript&colon;x",
     "data:text/html,x", "vbscript:x", "\x01javascript:x", "file:///etc/passwd", "blob:x", "a:b"],
)  # fmt: skip
def test_an_address_that_can_run_is_refused(address: str) -> None:
    assert not is_safe_url(address)


def test_a_refused_address_is_told() -> None:
    _, context = converted("[x](javascript:alert(1))")
    assert [problem.code for problem in context.problems.problems] == ["unsafe-url"]


def test_table_cells_are_aligned_by_class() -> None:
    text, _ = converted("| a | b |\n| -: | :- |\n| 1 | 2 |\n")
    assert "style=" not in text
    assert 'class="ss-align-right"' in text


def test_an_empty_corner_of_a_table_is_no_heading() -> None:
    text, _ = converted("|  | A | `b` |\n| --: | --- | --- |\n| 1 |  | 2 |\n")
    cells = [*ET.fromstring(text).iter("tr")]
    assert [[one.tag for one in row] for row in cells] == [["td", "th", "th"], ["td", "td", "td"]]
    assert [one.get("class") for one in cells[0]] == ["ss-align-right", None, None]


@pytest.mark.parametrize("cell", ["![A picture](a.png)", "[OBD-01]", "&nbsp;a", "`|`", "0"])
def test_what_is_not_empty_stays_a_heading(cell: str) -> None:
    text, _ = converted(f"| {cell} | A |\n| --- | --- |\n| 1 | 2 |\n")
    assert text.count("<th>") == 2


def test_a_directive_becomes_a_checklist_with_headings_and_links() -> None:
    text, context = converted("# T\n\n::: checklist open-by-default\n", "checklists/x.md")
    assert context.problems.problems == []
    assert "<service-checklist" in text
    assert text.count("<fieldset") >= len(PROJECT.criteria)
    assert 'id="obd-01"' in text
    assert 'href="../standards/open-by-default/publish-data.md"' in text
    assert "data-markdown" not in text


def test_a_directive_can_hold_a_part() -> None:
    text, _ = converted("::: checklist open-by-default\n    levels: [3]\n")
    assert 'data-criterion="OBD-02"' in text
    assert 'data-criterion="OBD-01"' not in text


def test_a_wrong_directive_is_told_and_shown_as_text() -> None:
    text, context = converted("::: checklist open\n")
    assert [problem.code for problem in context.problems.problems] == ["unknown-reference"]
    assert "<service-checklist" not in text


def test_a_directive_in_code_stays_code() -> None:
    text, context = converted("Text\n\n    ::: checklist open-by-default\n")
    assert context.problems.problems == []
    assert "<service-checklist" not in text


def test_the_linter_knows_the_blocks_that_are_rendered() -> None:
    assert set(known_kinds([], [])) == set(BLOCKS)


def test_the_extension_works_by_name() -> None:
    options = {"service_standards": {"root": str(VALID / "minimal")}}
    md = Markdown(extensions=["service_standards"], extension_configs=options)
    assert "<criteria-list" in md.convert("::: criteria\n")


def ids_of(text: str) -> list[str]:
    return re.findall(r' id="([^"]*)"', text)


def test_ids_stand_once_on_a_page_whatever_it_holds() -> None:
    block = "::: checklist open-by-default\n\n"
    text, context = converted(
        "## Group open by default\n\n## OBD-02 {#obd-02}\n\n"
        f"{block}## Again\n\n{block}## My service\n\n::: my-service\n\n::: my-service\n\n"
        "::: checklist open-by-default\n    levels: [3]\n"
    )
    assert context.problems.problems == []
    ids = ids_of(text)
    assert len(ids) == len(set(ids)), sorted(ids)
    # The first list keeps the address that links lead to; a heading of the page keeps its own.
    assert text.index(' id="obd-01"') < text.index(' id="obd-01-2"')
    assert '<h2 id="obd-02">' in text
    assert text.count("<service-checklist") == 3


def test_links_within_a_block_follow_its_ids() -> None:
    text, _ = converted("::: my-service\n\n" * 2)
    second = text.split("<service-results")[2]
    targets = set(re.findall(r' href="#([^"]+)"', second))
    assert "decision-paper-2" in targets
    assert targets <= set(ids_of(second))
