"""The browser files of the package, read for whoever serves them.

They stand in rooms (`browser/<room>/<name>.js`, see ADR 0017) and are served from one folder, so
each name is there once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from service_standards.packing.joined_modules import JOINED, joined_modules
from service_standards.packing.served import served_script, served_style

FOLDER = files("service_standards") / "browser"
# The sources of the styles that all of our elements share, in this order.
SHARED_STYLES = ("service-standards", "tables", "badges", "checklist", "front", "paper")
# An import from another room, or of what stands above the rooms.
ROOM = re.compile(r'(from |import\()"\.\.?/(?:[a-z]+/)?([\w-]+)\.js"')


@lru_cache(1)
def modules() -> dict[str, str]:
    """Return our modules by name, without `.js`, as if all stood in one folder.

    Raises:
        ValueError: if two rooms hold a module of the same name.
    """
    found: dict[str, str] = {}
    for file in sorted(_scripts(FOLDER), key=lambda one: one.name):
        name = file.name.removesuffix(".js")
        if name in found:
            raise ValueError(f"two rooms of browser/ hold a module of the name {name}.js")
        found[name] = flattened(file.read_text("utf-8"))
    return found


def flattened(text: str) -> str:
    """Return a module with its imports as they are where all modules stand in one folder."""
    return ROOM.sub(r'\1"./\2.js"', text)


def _scripts(folder: Traversable) -> Iterator[Traversable]:
    for one in folder.iterdir():
        if one.is_dir():
            yield from _scripts(one)
        elif one.name.endswith(".js"):
            yield one


def script_files() -> dict[str, str]:
    """Return the script files of a site by their names: the modules, as they are joined."""
    joined = joined_modules(modules(), JOINED)
    return {f"{name}.js": served_script(text) for name, text in joined.items()}


def served_styles(names: Iterable[str]) -> tuple[str, ...]:
    """Return style sheets, named without `.css`, as they are served."""
    texts = ((FOLDER / "styles" / f"{name}.css").read_text("utf-8") for name in names)
    return tuple(served_style(text) for text in texts)
