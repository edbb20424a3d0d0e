"""The reference site, and its files that work without a network."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.browser.checklist_support import Catalogue
from tests.browser.standalone_files import open_file

__all__ = ["open_file"]


@pytest.fixture(scope="session")
def catalogue(site_dir: Path) -> Catalogue:
    """Return the catalogue of the reference site."""
    read: Catalogue = json.loads((site_dir / "catalogue.json").read_text(encoding="utf-8"))
    return read
