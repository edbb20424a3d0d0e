"""Modules as a site serves them, for code that a test runs in one of its pages."""

from __future__ import annotations

from functools import cache

from service_standards.adapters.browser_files import modules
from service_standards.export.joined_modules import JOINED, module_import

FOLDER = "/assets/service-standards/"


@cache
def served_import(module: str) -> str:
    """Return the expression for a promise of a module of ours, wherever it is served."""
    return module_import(modules(), JOINED, module).replace('"./', f'"{FOLDER}')
