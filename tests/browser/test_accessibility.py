"""The look at a page finds what is wrong in one look only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.accessibility import faults_in_every_look, faults_in_forced_colours
from tests.browser.support import Pages
from tests.support.server import serve

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sample</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<link rel="stylesheet" href="page.css"></head>
<body><main><h1>Sample</h1><p>Some words.</p></main></body></html>"""
FINE = """body { background: #fff; color: #111; }
[data-md-color-scheme=slate] { background: #111; color: #fff; }"""
EVERY_LIGHT = {"320 light", "1280 light"}


@pytest.fixture
def pages(chromium: Browser, tmp_path: Path) -> Iterator[Pages]:
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    with serve(tmp_path) as site:
        made = Pages(chromium, site.origin)
        yield made
        made.close()


@pytest.mark.parametrize(
    ("style", "looks"),
    [
        ("", set()),
        # Enough for level AA, not for what is asked here.
        ("body:not([data-md-color-scheme=slate]) p { color: #6b6b6b; }", EVERY_LIGHT),
        # Not enough for either level.
        ("body:not([data-md-color-scheme=slate]) p { color: #999; }", EVERY_LIGHT),
        ("[data-md-color-scheme=slate] p { color: #777; }", {"320 dark", "1280 dark"}),
        ("@media (width < 400px) { p { width: 500px; } }", {"320 light", "320 dark"}),
    ],
)
def test_a_fault_is_found_in_its_look(
    pages: Pages, tmp_path: Path, style: str, looks: set[str]
) -> None:
    (tmp_path / "page.css").write_text(f"{FINE}\n{style}", encoding="utf-8")
    page = pages().open()

    assert faults_in_every_look(page).keys() == looks


def test_a_fault_in_forced_colours_is_found(pages: Pages, tmp_path: Path) -> None:
    forced = "@media (forced-colors: active) { p { color: #777; forced-color-adjust: none; } }"
    (tmp_path / "page.css").write_text(f"{FINE}\n{forced}", encoding="utf-8")
    page = pages().open()

    assert faults_in_every_look(page) == {}
    assert faults_in_forced_colours(page) != []
