"""A page whose content is kept elsewhere is the same page for whoever looks at it."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from service_standards.adapters.mkdocs.files import KeptFile, PlainKeptFile
from service_standards.adapters.mkdocs.pages_beside import Kept, PageAtHand
from service_standards.kept import KeptTexts

CONTENT, HEADINGS = "<p>long</p>", TableOfContents([])


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    (tmp_path / "docs").mkdir()
    file = tmp_path / "mkdocs.yml"
    file.write_text("site_name: A site\nsite_url: https://standards.example.org/\n", "utf-8")
    found = load_config(str(file), site_dir=str(tmp_path / "site"))
    # Set while a plugin adds files.
    found.plugins._current_plugin = "service-standards"
    return found


@pytest.fixture
def page(config: MkDocsConfig) -> Page:
    page = Page("A page", File.generated(config, "a.md", content="# A"), config)
    page.content = CONTENT
    PageAtHand.keep(page, lambda: (CONTENT, HEADINGS))
    return page


def test_its_content_is_read_where_it_is_kept(page: Page) -> None:
    assert (page.content, page.toc) == (CONTENT, HEADINGS)
    assert CONTENT not in vars(page).values()


def test_its_content_is_what_somebody_sets_until_it_is_let_go(page: Page) -> None:
    for text in ("other", "", None):
        page.content = text
        assert page.content == text
    assert isinstance(page, PageAtHand)
    page.let_go()
    assert page.content == CONTENT


def test_what_is_set_as_it_was_read_is_not_held(page: Page) -> None:
    page.content = "other"
    page.content = CONTENT
    assert isinstance(page, PageAtHand)
    now: Kept = ("new", HEADINGS)
    PageAtHand.keep(page, lambda: now)
    assert page.content == "new"


def test_it_stays_equal_to_itself_and_to_no_other(page: Page, config: MkDocsConfig) -> None:
    other = Page("A page", File.generated(config, "b.md", content="# A"), config)
    assert page in [other, page]
    assert page != other


@pytest.mark.parametrize("kind", [KeptFile, PlainKeptFile])
def test_a_kept_file_is_read_and_written_as_any_other(
    kind: type[KeptFile], config: MkDocsConfig
) -> None:
    text = "A “text”\n"
    file = kind.generated(config, "a.csv", content=KeptTexts().keep(text))  # type: ignore[call-overload]
    assert (file.content_string, file.content_bytes) == (text, text.encode())
    file.copy_file()
    assert Path(file.abs_dest_path).read_bytes() == text.encode()


def test_a_plugin_may_give_a_kept_file_another_text(config: MkDocsConfig) -> None:
    file = KeptFile.generated(config, "a.csv", content=KeptTexts().keep("one"))  # type: ignore[call-overload]
    file.content_string = "two"
    assert file.content_bytes == b"two"
    file.copy_file()
    assert Path(file.abs_dest_path).read_text("utf-8") == "two"


def test_a_document_to_download_is_no_page(config: MkDocsConfig) -> None:
    content = KeptTexts().keep("# A")
    kinds = [
        kind.generated(config, "a.md", content=content)  # type: ignore[call-overload]
        for kind in (KeptFile, PlainKeptFile)
    ]
    assert [one.is_documentation_page() for one in kinds] == [True, False]
    assert [one.url for one in kinds] == ["a/", "a.md"]
