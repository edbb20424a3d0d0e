"""How much a folder, a module and a function hold: what grows beyond that lacks a concept."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "plugins" / "service_standards"


@dataclass(frozen=True)
class Limits:
    """The most files of a folder, lines of a module and lines of a function.

    `counted` are the endings of the files that count in a folder, all of them if it is empty.
    """

    files: int
    lines: int
    function: int
    counted: tuple[str, ...] = ()


PRODUCT = Limits(files=16, lines=250, function=40)
# A test may tell a longer story, and a case is a file of its own.
TESTS = Limits(files=20, lines=300, function=50, counted=(".py",))
MODULES = (".py", ".js")
# What is larger than the product may be, each with its reason.
LARGER = {
    # Addresses that are published, and the folder that `schema` writes.
    "schemas": "the site has them side by side",
    "source/translations/reading.py": "one rule for each kind of text that is translated",
    "source/translations/shape.py:_heading_faults": "each fault has its sentence",
    "adapters/markdown/block_html.py:html_of_blocks": "one converter serves two closures",
    "theme/assets/theme/first.js": "one script before the styles",
}


def larger(root: Path, limits: Limits) -> dict[str, str]:
    """Return what is beyond the limits, with its size."""
    files = sorted(one for one in root.rglob("*") if one.is_file() and one.suffix != ".pyc")
    counted = [one for one in files if not limits.counted or one.suffix in limits.counted]
    folders = Counter(one.parent.relative_to(root).as_posix() for one in counted)
    found = {name: f"{many} files" for name, many in folders.items() if many > limits.files}
    for file in files:
        if file.suffix in MODULES:
            found |= _larger_parts(file, file.relative_to(root).as_posix(), limits)
    return found


def _larger_parts(file: Path, name: str, limits: Limits) -> Iterator[tuple[str, str]]:
    text = file.read_text("utf-8")
    lines = len(text.splitlines())
    if lines > limits.lines:
        yield name, f"{lines} lines"
    if file.suffix != ".py":
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            # Decorators are not counted: the cases of a test may be many.
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > limits.function:
                yield f"{name}:{node.name}", f"{lines} lines"


def faults(root: Path, limits: Limits, allowed: Mapping[str, str]) -> list[str]:
    """Return what is too large, and each exception that is none any more."""
    found = larger(root, limits)
    grown = [f"{where}: {size}" for where, size in found.items() if where not in allowed]
    return grown + [f"{where}: no longer an exception" for where in allowed if where not in found]


def test_nothing_of_the_product_outgrows_its_place() -> None:
    assert faults(PACKAGE, PRODUCT, LARGER) == []


def test_no_tool_outgrows_its_place() -> None:
    assert faults(ROOT / "tools", PRODUCT, {}) == []


def test_no_test_outgrows_its_place() -> None:
    assert faults(ROOT / "tests", TESTS, {}) == []


@pytest.mark.parametrize(
    ("file", "text", "fault"),
    [
        ("a/b.py", "a = 1\n" * 11, "a/b.py: 11 lines"),
        ("a/b.js", "const a = 1;\n" * 11, "a/b.js: 11 lines"),
        ("b.py", "def f():\n" + "    a = 1\n" * 3, "b.py:f: 4 lines"),
        ("b.py", "class A:\n    async def f():\n" + "        a = 1\n" * 3, "b.py:f: 4 lines"),
    ],
    ids=["module", "script", "function", "method"],
)
def test_what_outgrows_its_place_is_found(tmp_path: Path, file: str, text: str, fault: str) -> None:
    path = tmp_path / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")

    limits = Limits(files=16, lines=10, function=3)

    assert faults(tmp_path, limits, {}) == [fault]
    where = fault.rpartition(": ")[0]
    assert faults(tmp_path, limits, {where: "it may"}) == []


@pytest.mark.parametrize("name", ["{}.py", "{}.html.j2", "{}"])
def test_a_folder_that_is_too_full_is_found(tmp_path: Path, name: str) -> None:
    for number in range(3):
        path = tmp_path / "pages" / name.format(number)
        path.parent.mkdir(exist_ok=True)
        path.write_text("", "utf-8")

    assert faults(tmp_path, Limits(files=2, lines=10, function=3), {}) == ["pages: 3 files"]
    only_python = Limits(files=2, lines=10, function=3, counted=(".py",))
    assert len(faults(tmp_path, only_python, {})) == name.endswith(".py")


def test_an_exception_that_is_none_any_more_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("a = 1\n", "utf-8")
    allowed = {"a.py": "it was long", "b.py:f": "it was there"}

    assert faults(tmp_path, PRODUCT, allowed) == [
        "a.py: no longer an exception",
        "b.py:f: no longer an exception",
    ]
