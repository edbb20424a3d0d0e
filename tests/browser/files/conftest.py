"""Files and links that a checklist of the sample site takes and gives: `page` shows one."""

from __future__ import annotations

from tests.browser.sample_site import catalogue, open_page, page, sample

__all__ = ["catalogue", "open_page", "page", "sample"]
