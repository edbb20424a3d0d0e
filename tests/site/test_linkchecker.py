"""LinkChecker, a program that knows nothing of ours, finds no broken link either."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.support.server import Site, serve

HEAD = '<!doctype html><html lang="en"><head><title>x</title></head><body>'


def linkchecker(site: Site, home: Path) -> subprocess.CompletedProcess[str]:
    """Check all internal links of a served site; warnings do not count."""
    settings = home / "linkcheckerrc"
    # Together with the header that our server sends, this lifts the limit of requests.
    settings.write_text("[checking]\nmaxrequestspersecond=100000\n", encoding="utf-8")
    own = {"XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home)}
    options = ("--no-status", "--no-warnings", "--no-robots", "--output", "text/utf-8")
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
    with serve(site_dir) as site:
        said = linkchecker(site, tmp_path)
        asked = pages_asked_for(site)

    assert said.returncode == 0, said.stdout + said.stderr
    assert set(site_dir.rglob("*.html")) - asked - {site_dir / "404.html"} == set()


def test_a_broken_link_is_found(tmp_path: Path) -> None:
    root = tmp_path / "site"
    root.mkdir()
    (root / "index.html").write_text(HEAD + '<a href="gone/">x</a>', encoding="utf-8")

    with serve(root) as site:
        said = linkchecker(site, tmp_path)

    assert said.returncode == 1
    assert "gone/" in said.stdout
