"""The reference site, and its files that work without a network."""

from __future__ import annotations

from tests.browser.standalone_files import open_file

__all__ = ["open_file"]
