"""The sample site with a checklist for the organisation; `page` shows one with two services."""

from __future__ import annotations

from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from tests.browser.organisation.organisation_site import (
    ORGANISATION,
    answer_for_organisation,
    sample,
    take_service,
)
from tests.browser.sample_site import OpenPage, catalogue, open_page, opened_pages
from tests.support.sites.server import Site

__all__ = ["catalogue", "open_page", "sample"]


@pytest.fixture(scope="session")
def kept(chromium: Browser, sample: Site, catalogue: dict[str, Any]) -> StorageState:
    """Return what a browser keeps of an organisation and two services, filled in by hand."""
    with contextmanager(opened_pages)(chromium, sample) as open_page:
        page = answer_for_organisation(open_page)
        take_service(page, catalogue, "Parking permits")
        take_service(page, catalogue, "Dog licences")
        return page.context.storage_state(indexed_db=True)


@pytest.fixture
def page(open_page: OpenPage, kept: StorageState) -> Page:
    """Return the checklist of the organisation with two services, the second one shown."""
    page = open_page(ORGANISATION, storage_state=kept)
    expect(page.locator("[data-service=name]")).to_have_value("Dog licences")
    return page
