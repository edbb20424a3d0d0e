"""Modules as a site serves them, for code that a test runs in one of its pages."""

from __future__ import annotations

from functools import cache

from service_standards.adapters.browser_files import modules
from service_standards.export.joined_modules import JOINED, joined_modules

FOLDER = "/assets/service-standards/"


@cache
def served_import(module: str) -> str:
    """Return the expression for a promise of a module of ours, wherever it is served."""
    outside = {"outside": f'import("./{module}.js")'}
    return joined_modules(modules() | outside, JOINED)["outside"].replace('"./', f'"{FOLDER}')
