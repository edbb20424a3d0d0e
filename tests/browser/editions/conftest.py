"""Sites of several editions; each file serves its own as `sample`."""

from __future__ import annotations

from tests.browser.sample_site import open_page

__all__ = ["open_page"]
