"""Dependencies are bounded on both sides, pinned by hash, and named without an address."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("dev", "node", "site")
# The oldest releases without a known fault that reaches what this package does.
FLOORS = {
    "jinja2": "3.1.6",
    "markdown": "3.8.1",
    "mkdocs": "1.6.1",
    "mkdocs-material": "9.8.1",
    "pymdown-extensions": "11.0.1",
    "pyyaml": "6.0.3",
}
PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^\s;]+)(?P<marker>[^\\]*)\\$", re.MULTILINE)


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def direct(*groups: str) -> list[Requirement]:
    """Return the direct dependencies, of the package and of the named groups."""
    data = project()
    names = list(data["project"]["dependencies"])
    for group in groups:
        names += [name for name in data["dependency-groups"][group] if isinstance(name, str)]
    return [Requirement(name) for name in names]


def lock_text(name: str) -> str:
    return (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


def pins(name: str) -> set[tuple[str, str, str]]:
    """Return what a lock pins: name, version and the marker, if it has one."""
    found = PIN.finditer(lock_text(name))
    return {(pin["name"], pin["version"], pin["marker"].strip()) for pin in found}


@pytest.mark.parametrize("requirement", direct("site", "dev", "node"), ids=str)
def test_a_direct_dependency_has_a_floor_and_a_ceiling(requirement: Requirement) -> None:
    operators = {specifier.operator for specifier in requirement.specifier}

    assert operators == {">=", "<"}
    assert requirement.url is None


@pytest.mark.parametrize(("name", "floor"), FLOORS.items())
def test_a_floor_is_not_lowered(name: str, floor: str) -> None:
    declared = next(r for r in direct() if canonicalize_name(r.name) == name)
    lowest = [s.version for s in declared.specifier if s.operator == ">="]

    assert [Version(version) >= Version(floor) for version in lowest] == [True]


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_packages_only(name: str) -> None:
    other = [
        line
        for line in lock_text(name).splitlines()
        if not PIN.match(line)
        and not re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line)
        and not line.startswith("#")
    ]

    assert other == []
    assert "/" not in lock_text(name)


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_a_hash(name: str) -> None:
    parts = re.split(r"^(?=[a-z0-9])", lock_text(name), flags=re.MULTILINE)

    assert [part for part in parts if part.strip() and "--hash=sha256:" not in part] == []


@pytest.mark.parametrize(("lock", "groups"), [("site", ["site"]), ("dev", ["site", "dev"])])
def test_a_lock_pins_every_direct_dependency_within_its_bounds(
    lock: str, groups: list[str]
) -> None:
    locked = pins(lock)

    for requirement in direct(*groups):
        versions = [v for name, v, _ in locked if name == canonicalize_name(requirement.name)]
        assert versions, requirement
        assert all(version in requirement.specifier for version in versions), requirement


def test_what_builds_the_site_is_the_same_for_tests() -> None:
    assert pins("site") <= pins("dev")


def test_typescript_is_pinned_by_hash_and_named_without_an_address() -> None:
    declared = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}

    assert declared["devDependencies"] == lock["packages"][""]["devDependencies"]
    assert all(Version(version) for version in declared["devDependencies"].values())
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
    assert [name for name, entry in packages.items() if "integrity" not in entry] == []
