"""The reference site comes out the same elsewhere; `make campaign` runs this."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.test_reproducible import differing
from tests.support.sites.build import copy_sources

pytestmark = pytest.mark.campaign


def test_another_place_and_another_year_give_the_same_bytes(site_dir: Path, tmp_path: Path) -> None:
    tree = copy_sources(tmp_path / "other place" / "tree")

    assert differing(site_dir, tree, tmp_path) == []
