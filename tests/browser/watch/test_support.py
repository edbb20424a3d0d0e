"""The watch that browser tests rely on sees what it is there to see."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.support import Pages, Profiles
from tests.support.sites.server import serve

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<link rel="icon" href="data:,"><title>x</title></head><body><output>before</output>{body}"""
RAN = "document.querySelector('output').textContent = 'ran'"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "own.js").write_text(RAN, encoding="utf-8")
    (tmp_path / "throws.js").write_text("throw new Error('planted')", encoding="utf-8")
    html_write = "document.body.innerHTML = '<p>x</p>'"
    (tmp_path / "writes-html.js").write_text(html_write, encoding="utf-8")
    return tmp_path


@pytest.fixture
def pages(chromium: Browser, folder: Path) -> Iterator[Pages]:
    with serve(folder) as site:
        made = Pages(chromium, site.origin)
        yield made
        made.close()


def write(folder: Path, body: str) -> None:
    (folder / "index.html").write_text(PAGE.format(body=body), encoding="utf-8")


def test_a_sound_page_is_clean(pages: Pages, folder: Path) -> None:
    write(folder, '<script src="own.js"></script>')
    visit = pages()
    page = visit.open()

    assert page.locator("output").inner_text() == "ran"
    assert page.evaluate("1 + 1") == 2
    visit.assert_clean()


@pytest.mark.parametrize(
    "body",
    [
        f"<script>{RAN}</script>",
        '<p style="color: red">x</p>',
        '<script src="writes-html.js"></script>',
        '<img src="http://other.example/x.png" alt="">',
    ],
)
def test_what_the_policy_refuses_is_a_violation(pages: Pages, folder: Path, body: str) -> None:
    write(folder, body)
    visit = pages()
    page = visit.open()

    assert page.locator("output").inner_text() == "before"
    assert visit.violations
    with pytest.raises(AssertionError, match="violations"):
        visit.assert_clean()


def test_a_script_that_throws_is_an_error(pages: Pages, folder: Path) -> None:
    write(folder, '<script src="throws.js"></script>')
    visit = pages()
    visit.open()

    assert any("planted" in error for error in visit.errors)


def test_a_request_to_another_host_is_foreign_and_reaches_nothing(
    chromium: Browser, folder: Path
) -> None:
    write(folder, '<img src="http://other.example/x.png" alt="">')
    with serve(folder, policy=None) as site:
        pages = Pages(chromium, site.origin)
        visit = pages()
        visit.open()
        pages.close()

    assert visit.foreign == ["http://other.example/x.png"]
    assert any("ERR_NAME_NOT_RESOLVED" in error for error in visit.errors)


def test_a_page_can_be_read_without_scripts(pages: Pages, folder: Path) -> None:
    write(folder, '<script src="own.js"></script>')
    page = pages(javascript=False, viewport=(320, 640), colour_scheme="dark").open()

    assert page.locator("output").inner_text() == "before"


def test_a_profile_keeps_its_storage(
    persistent_context: Profiles, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    write(folder, "")
    profile = tmp_path_factory.mktemp("profile")
    with serve(folder) as site:
        for expected in (None, "kept"):
            context = persistent_context(profile)
            page = context.new_page()
            page.goto(site.url())
            assert page.evaluate("localStorage.getItem('word')") == expected
            page.evaluate("localStorage.setItem('word', 'kept')")
            context.close()
