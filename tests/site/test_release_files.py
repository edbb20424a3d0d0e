"""Frozen editions are published as they are, at addresses that stay."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.support.sites.build import ROOT


def test_each_release_is_published_with_the_same_bytes(site_dir: Path) -> None:
    sources = sorted((ROOT / "releases").glob("*.json"))
    assert sources
    for source in sources:
        assert (site_dir / "releases" / source.name).read_bytes() == source.read_bytes()


def test_the_list_and_the_catalogue_name_them(site_dir: Path) -> None:
    listed = json.loads((site_dir / "releases/index.json").read_text("utf-8"))["releases"]
    catalogue = json.loads((site_dir / "catalogue.json").read_text("utf-8"))
    known = {one["version"]: one for one in catalogue["releases"]}
    assert [one["version"] for one in listed] == list(known)
    assert known.keys() == {path.stem for path in (ROOT / "releases").glob("*.json")}
    for one in listed:
        release = json.loads((site_dir / "releases" / one["url"]).read_text("utf-8"))
        standard = release["standard"]
        found = (standard["version"], standard["date"], standard["digest"], release["previous"])
        assert found == (one["version"], one["date"], one["digest"], one["previous"])
        assert known[one["version"]]["url"] == f"releases/{one['url']}"


def test_the_menu_leads_to_the_releases(site_dir: Path) -> None:
    links = re.findall(r'href="([^"]*)"', (site_dir / "about/index.html").read_text("utf-8"))
    assert "../releases/" in links
    page = (site_dir / "releases/index.html").read_text("utf-8")
    assert "0.1.0.json" in re.findall(r'href="([^"]*)"', page)
