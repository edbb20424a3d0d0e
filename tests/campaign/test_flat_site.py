"""The reference site with addresses of files; `make campaign` runs this."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.test_catalogue_file import (
    test_every_address_in_it_leads_to_a_file_of_the_site,
    test_the_published_catalogue_passes_the_published_schema,
)
from tests.site.test_links import (
    crawl,
    test_every_address_in_the_catalogue_is_a_page,
    test_every_internal_address_leads_somewhere,
    test_every_search_result_and_sitemap_entry_exists,
    test_the_scripts_fetch_the_same_list_from_beside_them,
)
from tests.site.test_release_files import test_each_release_is_published_with_the_same_bytes
from tests.site.test_strict_build import test_the_build_has_nothing_to_complain_about
from tests.support.sites.build import ROOT, build_site

__all__ = [
    "crawl",
    "test_each_release_is_published_with_the_same_bytes",
    "test_every_address_in_it_leads_to_a_file_of_the_site",
    "test_every_address_in_the_catalogue_is_a_page",
    "test_every_internal_address_leads_somewhere",
    "test_every_search_result_and_sitemap_entry_exists",
    "test_the_build_has_nothing_to_complain_about",
    "test_the_published_catalogue_passes_the_published_schema",
    "test_the_scripts_fetch_the_same_list_from_beside_them",
]
pytestmark = pytest.mark.campaign


@pytest.fixture(scope="module")
def any_site_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the reference site built with `use_directory_urls: false`."""
    return build_site(ROOT, tmp_path_factory.mktemp("flat"), directory_urls=False)


@pytest.fixture(scope="module")
def site_dir(any_site_dir: Path) -> Path:
    """Return the same site."""
    return any_site_dir
