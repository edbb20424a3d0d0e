"""One checklist of the sample site: `page` shows it afresh, `open_other` in a language."""

from __future__ import annotations

from tests.browser.other_language import french_site, open_french, open_other, other_site
from tests.browser.sample_site import catalogue, open_page, page, sample

__all__ = [
    "catalogue",
    "french_site",
    "open_french",
    "open_other",
    "open_page",
    "other_site",
    "page",
    "sample",
]
