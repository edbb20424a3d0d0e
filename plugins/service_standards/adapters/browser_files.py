"""The browser files of the package, read for whoever serves them."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files

from service_standards.export.served import served

FOLDER = files("service_standards") / "browser"


def scripts() -> dict[str, str]:
    """Return the texts of our modules by file name, with their comments."""
    found = sorted(FOLDER.iterdir(), key=lambda one: one.name)
    return {one.name: one.read_text("utf-8") for one in found if one.name.endswith(".js")}


def served_styles(names: Iterable[str]) -> tuple[str, ...]:
    """Return style sheets, named without `.css`, as they are served."""
    return tuple(served((FOLDER / f"{name}.css").read_text("utf-8")) for name in names)
