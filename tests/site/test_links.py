"""Every page of the reference site holds together and asks no other host for anything."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.support.sites.crawl import Crawl
from tests.support.sites.pages import read_page
from tests.support.sites.server import META_POLICY


@pytest.fixture
def crawl(any_site_dir: Path) -> Crawl:
    return Crawl(any_site_dir)


DOWNLOADS = "downloads"
FILE_POLICY = {
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
}


THEME_POLICY = {part.strip() for part in META_POLICY.split(";")}
# These pages fetch nothing but a script and a style sheet, and make no policy of their own.
PORTFOLIO = "portfolio/view/"
OWN_POLICY = {*FILE_POLICY, "script-src 'self'", "style-src 'self'"}


def test_every_internal_address_leads_somewhere(crawl: Crawl) -> None:
    assert crawl.pages
    assert crawl.broken_links() == []


def test_every_address_in_a_style_sheet_leads_somewhere(crawl: Crawl) -> None:
    assert crawl.broken_style_addresses() == []


def test_no_other_host_is_asked(crawl: Crawl) -> None:
    assert crawl.foreign_requests() == []


def test_nothing_on_a_page_needs_a_looser_policy(crawl: Crawl) -> None:
    assert crawl.refused() == []


def test_every_page_carries_the_policy_before_anything_is_fetched(crawl: Crawl) -> None:
    wrong = {}
    for page in crawl.pages:
        name, found = page.relative_to(crawl.root).as_posix(), read_page(page)
        is_portfolio = name.removeprefix("fr/").startswith(PORTFOLIO)
        wanted = OWN_POLICY if is_portfolio else THEME_POLICY
        is_right = directives(found.policies) == [wanted] and found.policy_is_first
        if page.parent.name != DOWNLOADS and not is_right:
            wrong[name] = found.policies

    assert wrong == {}


def test_a_file_without_a_network_carries_a_policy_of_hashes(crawl: Crawl) -> None:
    """What may run and apply is pinned by its hash; `refused()` checks each hash."""
    files = [page for page in crawl.pages if page.parent.name == DOWNLOADS]
    assert len(files) > 2
    for file in files:
        found = read_page(file)
        (policy,) = directives(found.policies)
        pinned = {one for one in policy if one.startswith(("script-src", "style-src"))}
        assert policy - pinned == FILE_POLICY, file.name
        assert len(pinned) == 2
        for one in pinned:
            assert re.fullmatch(r"(script|style)-src( 'sha256-[\w+/]{43}=')+", one), file.name
        assert found.policy_is_first


def test_no_page_repeats_an_id(crawl: Crawl) -> None:
    assert crawl.repeated_ids() == []


def test_every_search_result_and_sitemap_entry_exists(crawl: Crawl) -> None:
    assert crawl.broken_search_locations() == []
    assert crawl.broken_sitemap_entries() == []


def test_every_address_in_the_catalogue_is_a_page(crawl: Crawl) -> None:
    catalogue = json.loads((crawl.root / "catalogue.json").read_text(encoding="utf-8"))
    assert catalogue["criteria"]
    assert missing_pages(catalogue, crawl.root) == []


def test_the_scripts_fetch_the_same_list_from_beside_them(crawl: Crawl) -> None:
    full = json.loads((crawl.root / "catalogue.json").read_text(encoding="utf-8"))
    (folder,) = (crawl.root / "assets" / "service-standards").iterdir()
    fetched = json.loads((folder / "catalogue.json").read_text(encoding="utf-8"))
    assert fetched["standard"] == full["standard"]
    for name in ("dimensions", "levels", "phases", "roles", "facts", "checklists", "criteria"):
        for entry, whole in zip(fetched[name], full[name], strict=True):
            assert all(value == whole[key] for key, value in entry.items() if key != "url"), entry
    assert missing_pages(fetched, folder) == []


def missing_pages(catalogue: dict[str, Any], base: Path) -> list[str]:
    """Return the addresses in a catalogue that lead to no page."""
    entries = [*catalogue["dimensions"], *catalogue["checklists"], *catalogue["criteria"]]
    urls = [entry["url"] for entry in entries if "url" in entry]
    return [url for url in urls if not is_page(base, url)]


def is_page(root: Path, url: str) -> bool:
    """Tell whether a relative address is a page of the site."""
    path = root / url.partition("#")[0]
    return (path / "index.html" if path.is_dir() else path).is_file()


def directives(policies: list[str]) -> list[set[str]]:
    """Return each policy as a set, for the order of directives means nothing."""
    return [{part.strip() for part in policy.split(";") if part.strip()} for policy in policies]
