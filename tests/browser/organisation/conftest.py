"""The sample site with a checklist for the organisation."""

from __future__ import annotations

from tests.browser.organisation.organisation_site import sample
from tests.browser.sample_site import catalogue, open_page

__all__ = ["catalogue", "open_page", "sample"]
