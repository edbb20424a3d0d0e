"""Modules as a site serves them, for code that a test runs in one of its pages."""

from __future__ import annotations

import re
from functools import cache

from service_standards.packing.browser_files import modules
from service_standards.packing.joined_modules import JOINED, joined_modules

NAMED = re.compile(r'import\("(\./[\w-]+\.js)"\)')
# The script of the page stands in the folder of all others, whose name changes with what it holds.
BESIDE = "document.querySelector('script[src$=\"/main.js\"]').src"


@cache
def served_import(module: str) -> str:
    """Return the expression for a promise of a module of ours, wherever it is served."""
    outside = {"outside": f'import("./{module}.js")'}
    text = joined_modules(modules() | outside, JOINED)["outside"]
    return NAMED.sub(rf'import(new URL("\1", {BESIDE}).href)', text)
