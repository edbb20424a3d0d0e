"""LinkChecker, a program that knows nothing of ours, finds no broken link either."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from shutil import copytree
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from linkcheck.htmlutil.linkparse import LinkTags  # type: ignore[import-untyped]

from tests.support.reference_standard import reference_project
from tests.support.sites.server import Site, serve, served_file

# Where a copy is thought to be while it is made.
ORIGIN = "http://site/"
HEAD = '<!doctype html><html lang="en"><head><title>x</title></head><body>'


NAV = re.compile(r"<(/?)nav\b[^>]*>")
# The menus that every page has: more than half of all links.
MENU = re.compile(r'class="md-(tabs|nav md-nav--primary)\b')


def without_menus(text: str) -> str:
    """Return a page without the menus that every page has."""
    kept, at, depth = [], 0, 0
    for tag in NAV.finditer(text):
        if depth == 0 and not MENU.search(tag[0]):
            continue
        if depth == 0:
            kept.append(text[at : tag.start()])
        depth += -1 if tag[1] else 1
        at = tag.end()
    return "".join([*kept, text[at:]])


# The attributes in which LinkChecker looks for addresses.
ADDRESSES = sorted({name for names in LinkTags.values() for name in names})
HOLDS_ADDRESS = re.compile(rf"\s({'|'.join(ADDRESSES)})\s*=", re.IGNORECASE)
# A style with all that is in it, or the start of another element.
ELEMENT = re.compile(r"(<style\b.*?</style>)|<([a-z][\w-]*)\b[^<>]*>", re.DOTALL | re.IGNORECASE)
# An element that leads to one place, if none of its other attributes holds an address.
ONE_ADDRESS = re.compile(
    r'[^"]*(?:"[^"]*"[^"]*)*?\s(href|src)\s*=\s*"([^"]*)"[^"]*(?:"[^"]*"[^"]*)*'
)
VOID = {"area", "base", "br", "embed", "hr", "img", "input", "link", "meta", "source", "track"}


def only_what_holds_addresses(
    text: str, address: str = "", known: dict[str, None] | None = None
) -> str:
    """Return the elements of a page that LinkChecker looks into: most of its time is reading.

    Left out is what leads only where other pages lead, which `known` holds and is added to: each
    address is followed once in any case.
    """
    kept, known = [HEAD], {} if known is None else known
    for found in ELEMENT.finditer(text):
        style, name = found.groups()
        if style:
            kept.append(style)
        elif HOLDS_ADDRESS.search(found[0]) and not _is_known(found[0], address, known):
            kept.append(found[0] if name.lower() in VOID else f"{found[0]}</{name}>")
    return "\n".join(kept)


def _is_known(element: str, address: str, known: dict[str, None]) -> bool:
    """Tell whether an element leads to one place, and to one that is known."""
    names = {found[1].lower() for found in HOLDS_ADDRESS.finditer(element)}
    if names == {"content"}:
        # A page that sends its readers on says to which address.
        return "url=" not in element.lower()
    found = ONE_ADDRESS.fullmatch(element)
    if not found or names != {found[1]}:
        return False
    # LinkChecker is not asked to look for places on a page.
    target = urldefrag(urljoin(address, unescape(found[2])))[0]
    is_known = target in known
    # In the order in which they came.
    known[target] = None
    return is_known


def _from_the_first(root: Path, known: dict[str, None]) -> Iterator[Path]:
    """Go through the pages of a site; each but those that are lost after one that leads to it.

    `known` holds where the pages lead that were gone through.
    """
    lost, open_pages, seen = set(root.rglob("*.html")), [root / "index.html"], 0
    while lost:
        page = open_pages.pop(0) if open_pages else lost.pop()
        lost.discard(page)
        yield page
        new, seen = list(known)[seen:], len(known)
        for target in new:
            found = served_file(root, f"/{target.removeprefix(ORIGIN)}")
            if found in lost and found not in open_pages:
                open_pages.append(found)


def with_one_menu(site_dir: Path, copy: Path) -> Path:
    """Copy a site for LinkChecker; only its first page keeps its menus.

    test_links.py reads the whole pages, and follows the menus everywhere.
    """
    copytree(site_dir, copy)
    known: dict[str, None] = {}
    for page in _from_the_first(copy, known):
        text = page.read_text("utf-8")
        if page != copy / "index.html":
            text = without_menus(text)
        address = f"{ORIGIN}{page.relative_to(copy).as_posix().removesuffix('index.html')}"
        page.write_text(only_what_holds_addresses(text, address, known), "utf-8")
    return copy


def linkchecker(site: Site, home: Path) -> subprocess.CompletedProcess[str]:
    """Check all internal links of a served site; warnings do not count."""
    settings = home / "linkcheckerrc"
    # Together with the header that our server sends, this lifts the limit of requests.
    settings.write_text("[checking]\nmaxrequestspersecond=100000\n", encoding="utf-8")
    own = {"XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home)}
    options = (
        "--no-status",
        "--threads",
        "0",
        "--no-warnings",
        "--no-robots",
        "--output",
        "text/utf-8",
    )
    command = (sys.executable, "-m", "linkcheck", "--config", str(settings), *options)
    return subprocess.run(
        [*command, site.url("index.html")],
        cwd=home,
        env={**os.environ, **own},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=170,
        check=False,
    )


def pages_asked_for(site: Site) -> set[Path]:
    """Return the pages that the server was asked for."""
    files = (site.root / unquote(urlsplit(path).path).lstrip("/") for path in site.requests)
    pages = (file / "index.html" if file.is_dir() else file for file in files)
    return {page for page in pages if page.suffix == ".html"}


def test_the_site_has_no_broken_link_and_no_lost_page(site_dir: Path, tmp_path: Path) -> None:
    root = with_one_menu(site_dir, tmp_path / "site")
    # Only other sites, files and bookmarks lead to where a criterion once stood.
    old = [one.page.removesuffix(".md") for one in reference_project().old_pages]
    with (root / "index.html").open("a", encoding="utf-8") as first:
        first.write("".join(f'<a href="{path}/">x</a>' for path in old))
    with serve(root) as site:
        said = linkchecker(site, tmp_path)
        asked = pages_asked_for(site)

    assert said.returncode == 0, said.stdout + said.stderr
    assert set(root.rglob("*.html")) - asked - {root / "404.html"} == set()


def test_only_the_menus_are_left_out() -> None:
    text = (
        '<nav class="md-tabs"><a href="a">a</a></nav>b<nav class="md-nav md-nav--primary x">'
        "<nav>c</nav>d</nav>e<nav>f<nav>g</nav></nav>"
    )

    assert without_menus(text) == "be<nav>f<nav>g</nav></nav>"


def test_only_what_holds_an_address_is_left() -> None:
    text = (
        '<main id="x"><p class="a">Words <a class="b"\nhref="c">more</a></p><IMG SRC="d">'
        "<script>let e = '<p>';</script><style>f { background: url(g) }</style></main>"
    )

    assert only_what_holds_addresses(text).removeprefix(HEAD).split("\n")[1:] == [
        *('<a class="b"', 'href="c"></a>', '<IMG SRC="d">'),
        "<style>f { background: url(g) }</style>",
    ]


def test_a_link_is_followed_from_the_first_page_that_has_it() -> None:
    known: dict[str, None] = {}
    pages = {
        "http://site/a/": "../b/",
        "http://site/c/d/": "../../b/",
        "http://site/c/": "../b/#e",
        "http://site/b/": "../c/",
    }

    kept = [
        only_what_holds_addresses(f'<a class="f" href="{link}">g</a>', address, known)
        for address, link in pages.items()
    ]

    assert [one.count("href") for one in kept] == [1, 0, 0, 1]


def test_a_broken_link_is_found(tmp_path: Path) -> None:
    root = tmp_path / "site"
    root.mkdir()
    (root / "index.html").write_text(HEAD + '<a href="gone/">x</a>', encoding="utf-8")

    with serve(root) as site:
        said = linkchecker(site, tmp_path)

    assert said.returncode == 1
    assert "gone/" in said.stdout
