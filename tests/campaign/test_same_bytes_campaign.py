"""Thousands of files through Python and the browser; `make campaign` runs this."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.modules.twins.test_same_bytes import compare
from tests.browser.modules_support import blank, module_site

__all__ = ["blank", "module_site"]
pytestmark = [pytest.mark.campaign, pytest.mark.timeout(1800)]

FILES = 2000


def test_thousands_of_files_come_out_as_the_same_bytes(blank: Page) -> None:
    compare(blank, FILES)
