"""What a browser does to the answers of a checklist: `page` shows it in a fresh profile."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.sample_site import CHECKLIST, OpenPage, catalogue, open_page, sample

__all__ = ["catalogue", "open_page", "sample"]


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """Return the checklist in a fresh profile."""
    return open_page(CHECKLIST)
