"""The crawler finds each kind of fault that it is trusted to find."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.sites.crawl import Crawl

HEAD = '<!doctype html><html lang="en"><head><title>x</title></head><body>'
Question = Callable[[Crawl], list[str]]


def site_of(folder: Path, body: str, style: str = "") -> Crawl:
    (folder / "sub").mkdir()
    (folder / "index.html").write_text(HEAD + body, encoding="utf-8")
    (folder / "sub/index.html").write_text(HEAD + '<h1 id="here">x</h1>', encoding="utf-8")
    (folder / "logo.svg").write_text("<svg/>", encoding="utf-8")
    (folder / "own.css").write_text(style, encoding="utf-8")
    return Crawl(folder)


@pytest.mark.parametrize(
    "body",
    [
        '<a href="sub/">x</a>',
        '<a href="sub/index.html#here">x</a>',
        '<a href="/sub/#here">x</a>',
        '<a href="#">x</a><a href="">x</a><a href="?q=a">x</a>',
        '<a href="https://example.org/any#thing">x</a><a href="mailto:a@example.org">x</a>',
        '<a href="#a%20b">x</a><p id="a b">',
        '<img src="logo.svg" alt="" srcset="logo.svg 1x, logo.svg 2x">',
        '<a href="sub/#here:~:text=x">x</a>',
    ],
)
def test_a_sound_link_is_left_alone(tmp_path: Path, body: str) -> None:
    crawl = site_of(tmp_path, body)

    assert crawl.broken_links() == []
    assert crawl.refused() == []


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ('<a href="gone/">x</a>', "no such file"),
        ('<a href="sub/#there">x</a>', "no such id"),
        ('<a href="#there">x</a>', "no such id"),
        ('<img src="gone.png" alt="">', "no such file"),
        ('<img src="logo.svg" srcset="gone.png 2x" alt="">', "no such file"),
        ('<script src="gone.js"></script>', "no such file"),
        ('<svg><use xlink:href="gone.svg#a"/></svg>', "no such file"),
    ],
)
def test_a_broken_link_is_found(tmp_path: Path, body: str, reason: str) -> None:
    faults = site_of(tmp_path, body).broken_links()

    assert len(faults) == 1
    assert faults[0].startswith("index.html:1: ")
    assert faults[0].endswith(reason)


@pytest.mark.parametrize(
    "body",
    [
        '<script src="https://example.org/a.js"></script>',
        '<img src="//example.org/a.png" alt="">',
        '<link rel="stylesheet" href="https://example.org/a.css">',
        '<link rel="preconnect" href="https://example.org">',
        '<img srcset="https://example.org/a.png 2x" alt="">',
        '<video poster="https://example.org/a.png"></video>',
    ],
)
def test_a_request_to_another_host_is_found(tmp_path: Path, body: str) -> None:
    assert len(site_of(tmp_path, body).foreign_requests()) == 1


def test_a_canonical_address_is_no_request(tmp_path: Path) -> None:
    body = '<link rel="canonical" href="https://example.org/"><a href="https://example.org">x</a>'

    assert site_of(tmp_path, body).foreign_requests() == []


@pytest.mark.parametrize(
    "style", ["@import 'https://example.org/a.css';", "p{background:url(//example.org/a.png)}"]
)
def test_a_style_sheet_that_asks_another_host_is_found(tmp_path: Path, style: str) -> None:
    assert len(site_of(tmp_path, "", style).foreign_requests()) == 1


def test_a_style_sheet_that_names_a_missing_file_is_found(tmp_path: Path) -> None:
    style = '/* url(no.png) */ p{background:url("gone.png")} a{background:url(data:,)}'

    assert len(site_of(tmp_path, "", style).broken_style_addresses()) == 1


@pytest.mark.parametrize(
    "body",
    [
        "<script>x()</script>",
        '<script type="module">x()</script>',
        '<script type="importmap">{}</script>',
        '<p style="color:red">',
        "<style>p{}</style>",
        '<p onclick="x()">',
        '<a href="javascript:x()">x</a>',
        '<a href=" java&#9;script:x()">x</a>',
        '<meta http-equiv="refresh" content="0">',
        '<iframe src="sub/"></iframe>',
        '<base href="/">',
    ],
)
def test_what_the_policy_refuses_is_found(tmp_path: Path, body: str) -> None:
    assert len(site_of(tmp_path, body).refused()) == 1


def test_a_data_block_is_no_script(tmp_path: Path) -> None:
    body = '<script type="application/json">{}</script><script src="own.js"></script>'

    assert site_of(tmp_path, body).refused() == []


def test_a_repeated_id_is_found(tmp_path: Path) -> None:
    assert site_of(tmp_path, '<p id="a"><p id="b"><p id="a">').repeated_ids() == ["index.html: a"]


def test_a_site_below_the_root_of_its_host_is_followed(tmp_path: Path) -> None:
    head = '<link rel="canonical" href="https://example.org/guide/">'
    crawl = site_of(tmp_path, head + '<a href="/guide/sub/">x</a><a href="/sub/">x</a>')

    assert [fault.rpartition(": ")[2] for fault in crawl.broken_links()] == ["outside of the site"]
