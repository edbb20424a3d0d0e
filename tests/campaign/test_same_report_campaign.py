"""A thousand assessments, reported on by Python and the browser; `make campaign` runs this."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.modules.twins.test_same_report import compare
from tests.browser.modules_support import blank, module_site

__all__ = ["blank", "module_site"]
pytestmark = [pytest.mark.campaign, pytest.mark.timeout(1800)]

ASSESSMENTS = 1000


def test_a_thousand_assessments_give_the_same_reports_and_papers(blank: Page) -> None:
    compare(blank, ASSESSMENTS)
