"""The browser files of the package, read for whoever serves them."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files

from service_standards.export.joined_modules import JOINED, joined_modules
from service_standards.export.served import served

FOLDER = files("service_standards") / "browser"
# The sources of the styles that all of our elements share, in this order.
SHARED_STYLES = ("service-standards", "checklist", "paper")


def modules() -> dict[str, str]:
    """Return our modules by name, without `.js`, as they are served."""
    found = sorted(FOLDER.iterdir(), key=lambda one: one.name)
    return {
        one.name.removesuffix(".js"): served(one.read_text("utf-8"))
        for one in found
        if one.name.endswith(".js")
    }


def script_files() -> dict[str, str]:
    """Return the script files of a site by their names: the modules, as they are joined."""
    return {f"{name}.js": text for name, text in joined_modules(modules(), JOINED).items()}


def served_styles(names: Iterable[str]) -> tuple[str, ...]:
    """Return style sheets, named without `.css`, as they are served."""
    return tuple(served((FOLDER / f"{name}.css").read_text("utf-8")) for name in names)
