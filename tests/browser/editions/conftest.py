"""Sites of several editions: `sample` is at 2.0.0, and `page` holds answers to 1.0.0."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.editions.edition_site import (
    CHANGES,
    CHECKLIST,
    FINDINGS,
    FIRST,
    SECOND,
    assessment,
    banner,
    open_file,
    write_edition,
)
from tests.browser.sample_site import OpenPage, open_page
from tests.support.sites.server import Site, serve

__all__ = ["open_page"]


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Site]:
    """Serve a site at edition 2.0.0 that publishes both editions."""
    root = tmp_path / "site"
    write_edition(root, SECOND, [FIRST, SECOND])
    with serve(root) as served:
        yield served


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """Return a checklist with a service of edition 1.0.0."""
    opened = open_page(CHECKLIST)
    open_file(opened, assessment(FINDINGS))
    expect(banner(opened)).to_contain_text(CHANGES)
    return opened
