"""Imports point downwards only, and the core knows no host."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = "service_standards"
SOURCE = Path(__file__).resolve().parents[2] / "plugins" / PACKAGE
# Each row may import the rows above it, and nothing of its own row but itself.
LAYERS = (
    ("record", "known", "kept"),
    ("words",),
    ("errors",),
    ("model",),
    ("source", "scoring", "merge", "schema", "render", "packing"),
    ("checking",),
    ("editing",),
    ("report", "export", "pages"),
    ("answers", "portfolio"),
    ("importing",),
    ("site",),
    ("__init__",),
    ("adapters",),
)
OFFER = "__init__"
# Inside a layer that has rooms, each may import the rooms above it and itself.
ROOMS = {
    "source": (
        "reading",
        "language",
        "kinds",
        "many",
        "drafts",
        "checks",
        "translations",
        "project",
    ),
}
RANK = {name: rank for rank, row in enumerate(LAYERS) for name in row}
HOSTS = {"click", "markdown", "material", "mkdocs", "properdocs", "pymdownx", "zensical"}
# Folders of the package that hold files for others and no code of the layers.
NOT_CODE = {"browser", "schemas", "templates", "theme"}
# What stands for a module whose name is put together while the program runs.
UNKNOWN = "?"


def imported(tree: ast.AST) -> list[tuple[int, str]]:
    """Return each imported module with its line, wherever in the file it is imported."""
    found: list[tuple[int, str]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            name = "." * node.level + (node.module or "")
            # `from service_standards import model` names the layer in the second half, and
            # `from service_standards.source import kinds` the room.
            is_whole = name == PACKAGE or name.removeprefix(f"{PACKAGE}.") in ROOMS
            whole = [f"{name}.{alias.name}" for alias in node.names] if is_whole else [name]
            found += [(node.lineno, each) for each in whole]
        elif isinstance(node, ast.Call):
            found += [(node.lineno, name) for name in called(node)]
    return found


def called(node: ast.Call) -> list[str]:
    """Return the module that `__import__("x")` or `importlib.import_module("x")` names."""
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name not in {"__import__", "import_module"}:
        return []
    given = [*node.args, *(one.value for one in node.keywords if one.arg == "name")]
    module = given[0] if given else None
    if isinstance(module, ast.Constant) and isinstance(module.value, str):
        return [module.value]
    return [UNKNOWN]


def complaint(layer: str, room: str, name: str) -> str | None:
    """Return what is wrong with a room of a layer importing a module."""
    if name.startswith("."):
        return f"relative import {name}"
    if name == UNKNOWN:
        return f"{layer} imports a module that only a run would tell"
    top, _, rest = name.partition(".")
    if layer != "adapters" and top in HOSTS:
        return f"{layer} imports the host {top}"
    other, _, inside = rest.partition(".")
    if top != PACKAGE:
        return None
    if other == layer:
        return _between_rooms(layer, room, inside.partition(".")[0])
    if other not in RANK:
        other = OFFER
    return None if RANK[other] < RANK[layer] else f"{layer} imports {other}"


def _between_rooms(layer: str, room: str, other: str) -> str | None:
    rooms = ROOMS.get(layer, ())
    if room == other or room not in rooms:
        return None
    if other not in rooms:
        return f"{layer}/{room} imports all of {layer}"
    return None if rooms.index(other) < rooms.index(room) else f"{layer}/{room} imports {other}"


def room_of(file: Path, package: Path) -> str:
    """Return the room of a file inside its layer, which may be the file itself."""
    parts = file.relative_to(package).parts
    return parts[1].removesuffix(".py") if len(parts) > 1 else ""


def layer_of(file: Path, package: Path) -> str:
    """Return the layer of a file; what the package itself offers is above the core."""
    name = file.relative_to(package).parts[0].removesuffix(".py")
    return OFFER if name == "__init__" else name


def faults(package: Path) -> list[str]:
    """Return every import that goes the wrong way."""
    found = []
    for file in sorted(package.rglob("*.py")):
        layer = layer_of(file, package)
        if layer in NOT_CODE:
            continue
        if layer not in RANK:
            found.append(f"{file.relative_to(package)}: in no layer")
            continue
        room = room_of(file, package)
        if room not in {*ROOMS.get(layer, [room]), "__init__"}:
            found.append(f"{file.relative_to(package)}: in no room of {layer}")
        tree = ast.parse(file.read_text(encoding="utf-8"))
        found += [
            f"{file.relative_to(package)}:{line}: {reason}"
            for line, name in imported(tree)
            if (reason := complaint(layer, room, name))
        ]
    return found


def test_every_import_points_downwards() -> None:
    assert faults(SOURCE) == []


@pytest.mark.parametrize(
    ("layer", "statement", "reason"),
    [
        ("model", "import mkdocs", "model imports the host mkdocs"),
        ("words", "from service_standards.errors import Problem", "words imports errors"),
        (
            "render",
            "from mkdocs.plugins import event_priority",
            "render imports the host mkdocs",
        ),
        ("scoring", "import markdown.util as m", "scoring imports the host markdown"),
        ("pages", "def f():\n    import click", "pages imports the host click"),
        ("source", "import os, properdocs", "source imports the host properdocs"),
        ("model", "from service_standards.source import read", "model imports source"),
        ("model", "from service_standards import source", "model imports source"),
        ("scoring", "import service_standards.render.x", "scoring imports render"),
        ("export", "from service_standards.pages.a import b", "export imports pages"),
        ("export", "from service_standards.site.files import site_files", "export imports site"),
        ("site", "from service_standards.adapters.mkdocs import files", "site imports adapters"),
        ("pages", "from service_standards.portfolio import pages", "pages imports portfolio"),
        ("portfolio", "import service_standards.site.portfolio", "portfolio imports site"),
        ("answers", "import service_standards.importing.oscal", "answers imports importing"),
        ("importing", "from service_standards.site.site import Site", "importing imports site"),
        ("site", "import mkdocs.structure.files", "site imports the host mkdocs"),
        ("packing", "from service_standards.export import catalogue", "packing imports export"),
        ("render", "import service_standards.packing.served", "render imports packing"),
        ("report", "from service_standards.adapters.cli import main", "report imports adapters"),
        ("editing", "from service_standards.report import problems", "editing imports report"),
        ("scoring", "from service_standards import load_project", "scoring imports __init__"),
        ("source", "import service_standards", "source imports __init__"),
        ("source/kinds", "from ..model import x", "relative import ..model"),
        ("pages", "from . import x", "relative import ."),
        (
            "model",
            "import importlib\nimportlib.import_module('mkdocs')",
            "model imports the host mkdocs",
        ),
        (
            "source",
            "from importlib import import_module\nimport_module('mkdocs.x')",
            "source imports the host mkdocs",
        ),
        ("pages", "__import__('click')", "pages imports the host click"),
        ("scoring", "__import__(name='service_standards.pages')", "scoring imports pages"),
        ("export", "__import__('mk' + 'docs')", "imports a module that only a run would tell"),
    ],
)
def test_a_planted_import_is_found(tmp_path: Path, layer: str, statement: str, reason: str) -> None:
    planted = tmp_path / PACKAGE / layer / "planted.py"
    planted.parent.mkdir(parents=True)
    planted.write_text(statement + "\n", encoding="utf-8")

    assert [fault for fault in faults(tmp_path / PACKAGE) if fault.endswith(reason)] != []


@pytest.mark.parametrize(
    ("file", "statement", "reason"),
    [
        (
            "source/reading/planted.py",
            "from service_standards.source.kinds.directives import Directive",
            "source/reading imports kinds",
        ),
        (
            "source/reading/planted.py",
            "from service_standards.source import checks",
            "source/reading imports checks",
        ),
        (
            "source/kinds/planted.py",
            "import service_standards.source.checks.references",
            "source/kinds imports checks",
        ),
        (
            "source/checks/planted.py",
            "from service_standards.source.project import load_project",
            "source/checks imports project",
        ),
        ("source/checks/planted.py", "import service_standards.source", "imports all of source"),
        ("source/planted.py", "import re", "in no room of source"),
        ("source/more/planted.py", "import re", "in no room of source"),
    ],
)
def test_a_planted_import_between_rooms_is_found(
    tmp_path: Path, file: str, statement: str, reason: str
) -> None:
    planted = tmp_path / PACKAGE / file
    planted.parent.mkdir(parents=True)
    planted.write_text(statement + "\n", encoding="utf-8")

    assert [fault for fault in faults(tmp_path / PACKAGE) if fault.endswith(reason)] != []


def test_an_adapter_may_import_its_host(tmp_path: Path) -> None:
    package = tmp_path / PACKAGE
    (package / "adapters" / "mkdocs").mkdir(parents=True)
    allowed = "import mkdocs\nfrom service_standards.pages import all_pages\n"
    (package / "adapters" / "mkdocs" / "plugin.py").write_text(allowed, encoding="utf-8")

    assert faults(package) == []
