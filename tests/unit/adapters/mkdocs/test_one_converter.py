"""Pages that share a converter are those that MkDocs makes with one for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from copy import copy
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from service_standards.adapters.markdown.extension import ServiceStandardsExtension
from service_standards.adapters.markdown.sparing.known_source import has_known_source
from service_standards.adapters.mkdocs import one_converter
from service_standards.adapters.mkdocs.one_converter import FORGETTING, KNOWN, OneConverter
from service_standards.pages.all_pages import site_pages
from service_standards.site.conversion import PageContext
from tests.support.reference_standard import reference_project
from tests.support.sites.build import ROOT

OTHERS = sorted(FORGETTING - {"fenced_code"})
LINES = [
    "# Head", "## Head", "## Other {: #own }", "word", "[x] and [name][x]", "[x]: other.md 'title'",
    "[link](other.md#there)", "![picture](gone.png)", "[here](#own)", "note[^1] and again[^1]",
    "note[^2]", "[^1]: a note", "[^2]: another", "    with more", "*[TLA]: Three letters", "a TLA",
    "An API.", "*[API]: another meaning", "!!! note", "??? tip", "    inner", "        deep",
    "```py", "```", "    code", "- item", "    - inner", "1. one", "3. three", "| a | b |",
    "| - | - |", "term", ": definition", "[TOC]", "<i id='raw'>raw</i>", "**bold `code`** \\*",
    "", "", "",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(LINES), max_size=12).map("\n".join)


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> MkDocsConfig:
    root = tmp_path_factory.mktemp("site")
    (root / "docs").mkdir()
    file = root / "mkdocs.yml"
    extensions = "".join(f"  - {one}\n" for one in OTHERS)
    glossary = "  - abbr: {glossary: {API: interface}}\n"
    file.write_text(
        f"site_name: A\nplugins: []\nmarkdown_extensions:\n{extensions}{glossary}", "utf-8"
    )
    return load_config(str(file))


def files_of(texts: dict[str, str], config: MkDocsConfig) -> Files:
    files = []
    for name, text in {"other.md": "# There", **texts}.items():
        file = File(name, None, config.site_dir, use_directory_urls=True)
        file.content_string = text
        files.append(file)
    return Files(files)


def page_of(name: str, files: Files, config: MkDocsConfig) -> Page:
    file = files.get_file_from_path(name)
    assert file
    page = Page(None, file, config)
    page.read_source(config)
    return page


def told(page: Page) -> tuple[Any, ...]:
    links = {file.src_uri: one for file, one in (page.links_to_anchors or {}).items()}
    toc = [_told(one) for one in page.toc]
    return page.content, toc, page._title_from_render, page.present_anchor_ids, links


def _told(link: AnchorLink) -> tuple[Any, ...]:
    return link.title, link.id, link.level, [_told(one) for one in link.children]


def render(
    page: Page, files: Files, config: MkDocsConfig, converter: OneConverter
) -> tuple[Any, ...]:
    converter.render(page, config, files, page.render)
    return told(page)


def by_mkdocs(page: Page, files: Files, config: MkDocsConfig) -> tuple[Any, ...]:
    page.render(config, files)
    return told(page)


@given(st.lists(TEXTS, min_size=2, max_size=5))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_each_page_is_the_same(config: MkDocsConfig, texts: list[str]) -> None:
    files = files_of({f"p{at}.md": text for at, text in enumerate(texts)}, config)
    converter = OneConverter()
    for at in range(len(texts)):
        name = f"p{at}.md"
        found = render(page_of(name, files, config), files, config, converter)
        assert found == by_mkdocs(page_of(name, files, config), files, config)


def test_so_are_all_pages_of_the_reference_site_in_any_order(config: MkDocsConfig) -> None:
    project = reference_project()
    context = PageContext(project, root=ROOT)
    folder = Path(ROOT, "docs")
    texts = {one.path: one.text for one in site_pages(project, defaultdict(int))}
    for file in folder.rglob("*.md"):
        texts[file.relative_to(folder).as_posix()] = file.read_text("utf-8")
    own = _with(config, [*OTHERS, ServiceStandardsExtension(context)], config.mdx_configs)
    files, converter = files_of(texts, own), OneConverter()
    names = sorted(texts)
    Random(1).shuffle(names)
    for name in names:
        page, other = page_of(name, files, own), page_of(name, files, own)
        context.turn_to(name, None)
        found = render(page, files, own, converter)
        context.turn_to(name, None)
        assert found == by_mkdocs(other, files, own), name


def test_there_is_one_converter(config: MkDocsConfig, monkeypatch: pytest.MonkeyPatch) -> None:
    made = _count(monkeypatch)
    files = files_of({"a.md": "# A", "b.md": "", "c.md": "??? tip\n    C"}, config)
    converter = OneConverter()
    for name in ("a.md", "b.md", "c.md"):
        render(page_of(name, files, config), files, config, converter)
    assert len(made) == 1


def used_once(
    config: MkDocsConfig, monkeypatch: pytest.MonkeyPatch
) -> tuple[list[Markdown], Callable[[], tuple[Any, ...]]]:
    """Return the converters that have been made, after one page, and what converts it again."""
    made = _count(monkeypatch)
    files = files_of({"a.md": "# A"}, config)
    again = partial(render, page_of("a.md", files, config), files, config, OneConverter())
    again()
    return made, again


def test_a_converter_that_failed_is_not_used_again(
    config: MkDocsConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, again = used_once(config, monkeypatch)
    monkeypatch.setattr(made[0].parser, "parseDocument", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        again()
    again()
    assert len(made) == 2


def test_neither_is_one_with_a_block_that_waits_for_more(
    config: MkDocsConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, again = used_once(config, monkeypatch)
    waiting: Any = made[0].parser.blockprocessors["details"]

    def convert(_: str) -> str:
        waiting.current_sibling = object()
        return ""

    monkeypatch.setattr(made[0], "convert", convert)
    again()
    assert again()[0] == '<h1 id="a">A</h1>'
    assert len(made) == 2


@pytest.mark.parametrize(
    ("extensions", "settings"),
    [
        (["toc", "md_in_html"], {}),
        (["footnotes"], {"footnotes": {"UNIQUE_IDS": True}}),
        (["toc"], {"toc": {"slugify": lambda text, _: text}}),
        (["pymdownx.superfences"], {"pymdownx.superfences": {"custom_fences": [{"format": max}]}}),
    ],
    ids=["another extension", "footnotes that count", "a function", "a function in a list"],
)
def test_what_might_keep_something_gets_a_converter_for_each_page(
    config: MkDocsConfig, extensions: list[Any], settings: dict[str, Any]
) -> None:
    files = files_of({"a.md": "# A"}, config)
    told: list[str] = []
    own = _with(config, extensions, settings)
    page = page_of("a.md", files, own)
    OneConverter().render(page, own, files, lambda *_: told.append("usual"))
    assert told == ["usual"]


def test_a_page_that_somebody_else_converts_is_left_to_them(
    config: MkDocsConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    files, told = files_of({"a.md": "# A"}, config), list[str]()
    page = page_of("a.md", files, config)
    page.__class__ = type("Own", (Page,), {"render": lambda *_: told.append("own")})
    OneConverter().render(page, config, files, page.render)
    monkeypatch.setattr(Page, "render", lambda *_: told.append("another"))
    other = page_of("a.md", files, config)
    OneConverter().render(other, config, files, other.render)
    assert told == ["own", "another"]


def test_another_release_of_mkdocs_does_it_itself(
    config: MkDocsConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_converter, "KNOWN", frozenset())
    made = _count(monkeypatch)
    files = files_of({"a.md": "# A"}, config)
    page = page_of("a.md", files, config)
    assert render(page, files, config, OneConverter())[0] == '<h1 id="a">A</h1>'
    assert not made


def test_the_release_of_mkdocs_is_the_one_that_was_compared() -> None:
    # A new release: compare `Page.render` and what it hands to the converter, and follow it.
    assert has_known_source(pages, KNOWN)


def _count(monkeypatch: pytest.MonkeyPatch) -> list[Markdown]:
    """Return a list of the converters that ours makes from now on."""
    made: list[Markdown] = []

    def make(**options: Any) -> Markdown:
        made.append(Markdown(**options))
        return made[-1]

    monkeypatch.setattr(one_converter, "Markdown", make)
    return made


def _with(config: MkDocsConfig, extensions: list[Any], settings: dict[str, Any]) -> MkDocsConfig:
    changed = copy(config)
    changed.data = dict(config.data)
    changed["markdown_extensions"], changed["mdx_configs"] = extensions, settings
    return changed
