"""The look at a page finds what is wrong in one look only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.accessibility import (
    COLOURS,
    faults,
    faults_in_every_look,
    faults_in_forced_colours,
    faults_in_looks,
)
from tests.browser.colour_kinds import MARK
from tests.browser.support import Pages
from tests.support.sites.server import serve

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sample</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<link rel="stylesheet" href="page.css"></head>
<body><main><h1>Sample</h1><p>Some words.</p></main></body></html>"""
FINE = """body { background: #fff; color: #111; }
[data-md-color-scheme=slate] { background: #111; color: #fff; }"""
EVERY_LIGHT = {"320 light", "1280 light"}
EVERY_DARK = {"320 dark", "1280 dark"}
LOOKS = {"320 dark", "1280 light"}


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
        ("[data-md-color-scheme=slate] p { color: #777; }", EVERY_DARK),
        ("@media (width < 400px) { p { width: 500px; } }", {"320 light", "320 dark"}),
    ],
)
def test_a_fault_is_found_in_its_look(
    pages: Pages, tmp_path: Path, style: str, looks: set[str]
) -> None:
    (tmp_path / "page.css").write_text(f"{FINE}\n{style}", encoding="utf-8")
    page = pages().open()

    assert faults_in_every_look(page).keys() == looks
    assert faults_in_looks(page).keys() == looks & LOOKS


LINES = "".join(f"<p>Line {number}</p>" for number in range(9))


@pytest.mark.parametrize(
    ("body", "style"),
    [
        # What looks like nothing else on the page is judged, wherever it stands.
        (LINES, "p:nth-of-type(4) { color: #999; }"),
        (LINES, "p:nth-of-type(4) { background: #777; }"),
        (LINES, "p:nth-of-type(4) { opacity: 0.5; }"),
        (f"{LINES}<div><p>Deeper</p></div>{LINES}", "div { background: #777; }"),
        # What cannot be judged speaks for nothing else.
        ("<p>a</p><p>Some words</p><p>b</p>", "p { color: #999; }"),
        ("<p hidden>Some words</p><p>Some words</p><p hidden>x</p>", "p { color: #999; }"),
        (
            "<button disabled>One</button><button>Two</button><button disabled>Three</button>",
            "button { color: #999; background: #fff; }",
        ),
        # What lies under a text from elsewhere.
        (
            f"<div></div>{LINES}",
            "div { position: absolute; inset: 150px 0; background: #777; z-index: -1; }",
        ),
        # A link among words, between two that stand alone.
        (
            "<p><a href='#a'>One</a></p><p>Words <a href='#b'>two</a></p><p><a href='#c'>x</a></p>",
            "a { color: #003; text-decoration: none; }",
        ),
    ],
)
def test_a_fault_in_one_place_of_many_is_found(
    pages: Pages, tmp_path: Path, body: str, style: str
) -> None:
    (tmp_path / "page.css").write_text(f"{FINE}\n{style}", encoding="utf-8")
    text = PAGE.replace("<p>Some words.</p>", body)
    (tmp_path / "index.html").write_text(text, encoding="utf-8")
    page = pages().open()

    found = faults(page)

    assert [line for line in found if line.startswith(tuple(COLOURS))] != []


def test_texts_that_look_alike_are_judged_once(pages: Pages, tmp_path: Path) -> None:
    (tmp_path / "page.css").write_text(f"{FINE}\np {{ color: #999; }}", encoding="utf-8")
    text = PAGE.replace("<p>Some words.</p>", LINES)
    (tmp_path / "index.html").write_text(text, encoding="utf-8")
    page = pages().open()

    assert len(faults(page)) == 2
    assert len(faults(page, every_text=True)) == 9
    assert page.locator(f"[{MARK}]").count() == 0


def test_a_fault_in_forced_colours_is_found(pages: Pages, tmp_path: Path) -> None:
    forced = "@media (forced-colors: active) { p { color: #777; forced-color-adjust: none; } }"
    (tmp_path / "page.css").write_text(f"{FINE}\n{forced}", encoding="utf-8")
    page = pages().open()

    assert faults_in_looks(page) == {}
    assert faults_in_forced_colours(page) != []
