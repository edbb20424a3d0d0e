"""Which files a site gets, and where they lead: known without any host."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from service_standards import ProblemsFound
from service_standards.kept import KeptText
from service_standards.site.addresses import NOWHERE, Addresses
from service_standards.site.conversion import PageContext
from service_standards.site.files import SiteFile, site_files, standalone_downloads
from service_standards.site.site import Site, read_site, watched
from tests.support.cases.golden import VALID, prepared
from tests.support.sites.build import ROOT

PUBLISHED = Addresses(lambda path: path.replace(".md", "/"), "https://standards.example.org/x/")


def as_it_is(block: str, page: str) -> str:  # noqa: ARG001
    return block


@pytest.fixture(scope="module")
def site() -> Site:
    """Read the reference standard for a site."""
    return read_site(ROOT, ROOT / "docs", PUBLISHED)


@pytest.fixture(scope="module")
def made(site: Site) -> dict[str, SiteFile]:
    """Return the files of the reference site by path."""
    files = site_files(site, standalone_downloads(site, PageContext(site.project), as_it_is))
    assert [path for path, count in Counter(one.path for one in files).items() if count > 1] == []
    return {one.path: one for one in files}


def test_a_page_has_a_title_and_a_file_to_edit(made: dict[str, SiteFile]) -> None:
    pages = [one for one in made.values() if one.is_page]
    assert {"standards/index.md", "my-service.md", "releases/index.md"} <= {
        one.path for one in pages
    }
    for page in pages:
        assert isinstance(page.content, str)
        assert page.source is not None
        assert page.source.is_file()


def test_a_document_to_download_is_no_page(made: dict[str, SiteFile]) -> None:
    documents = [one for path, one in made.items() if path.startswith("project-templates/files/")]
    assert documents
    assert not any(one.is_page for one in documents)


def test_what_pages_ask_for_is_needed(site: Site, made: dict[str, SiteFile]) -> None:
    for path in (site.assets.script, site.assets.style, site.assets.data, "catalogue.json"):
        assert made[path].is_needed, path
    assert not made["downloads/self-check.html"].is_needed


def test_a_release_is_the_file_of_its_source(made: dict[str, SiteFile]) -> None:
    assert made["releases/0.1.0.json"].content == ROOT.resolve() / "releases/0.1.0.json"


def test_a_file_that_leaves_the_site_leads_back_to_it(made: dict[str, SiteFile]) -> None:
    content = made["downloads/data-driven.html"].content
    assert isinstance(content, KeptText)
    assert made["downloads/data-driven.html"].size == content.size
    text = content.data().decode()
    # The data of a criterion that stands in another checklist.
    assert '"url":"https://standards.example.org/x/standards/' in text


def test_sources_of_prose_stand_where_the_prose_is(tmp_path: Path) -> None:
    root = prepared(VALID / "minimal", tmp_path / "project")
    prose = (root / "docs").rename(tmp_path / "texts")

    site = read_site(root, prose, NOWHERE)

    assert site.source_of("docs/index.md") == prose / "index.md"
    assert site.source_of("checklists/facts.yml") == root / "checklists/facts.yml"
    assert watched(site.root) == (root / "standards", root / "checklists")


def test_a_project_with_faults_is_no_site(tmp_path: Path) -> None:
    root = prepared(VALID / "minimal", tmp_path / "project")
    (root / "checklists/facts.yml").unlink()

    with pytest.raises(ProblemsFound):
        read_site(root, root / "docs", NOWHERE)


def test_an_address_leads_there_from_anywhere() -> None:
    assert PUBLISHED.outside_of("standards/a.md") == "https://standards.example.org/x/standards/a/"
    assert NOWHERE.outside_of("standards/a.md") == ""
