"""The browser of the browser tests."""

from tests.browser.conftest import chromium, chromium_path, playwright_driver

__all__ = ["chromium", "chromium_path", "playwright_driver"]
