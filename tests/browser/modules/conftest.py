"""The pure modules: each file has one blank page that can load them."""

from __future__ import annotations

from tests.browser.modules_support import blank, module_site

__all__ = ["blank", "module_site"]
