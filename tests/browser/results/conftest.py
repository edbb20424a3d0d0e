"""The result, the list of criteria and what else the sample site shows of answers."""

from __future__ import annotations

from tests.browser.sample_site import catalogue, open_page, sample

__all__ = ["catalogue", "open_page", "sample"]
