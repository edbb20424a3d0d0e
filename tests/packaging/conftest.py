"""The package as another country installs it, and the site that it builds with it."""

from __future__ import annotations

import sys
import venv
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from tests.support.once import once
from tests.support.sites.build import ROOT, run
from tests.support.sites.server import Site, serve
from tests.support.wheel import succeeded

SAMPLE = Path(__file__).parent / "sample"


@pytest.fixture(scope="session")
def wheel(shared_folder: Path) -> Path:
    """Return the wheel of this tree."""

    def build(folder: Path) -> None:
        succeeded(
            sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=ROOT
        )

    (built,) = once(shared_folder / "wheel", build).glob("*.whl")
    return built


@pytest.fixture(scope="session")
def installed(wheel: Path, shared_folder: Path) -> Path:
    """Return the Python of an environment that holds the wheel and what it depends on."""

    def install(folder: Path) -> None:
        venv.create(folder, with_pip=False)
        python = str(folder / "bin/python")
        lock = ["--require-hashes", "-r", str(ROOT / "requirements/site.txt")]
        pip = [sys.executable, "-m", "pip", "--python", python, "install", "-q"]
        uv = [sys.executable, "-m", "uv", "--quiet", "pip", "install", "--python", python]
        # pip takes ten times as long, and knows the package indexes of its own settings.
        if run(*uv, *lock, cwd=folder).returncode:
            succeeded(*pip, *lock, cwd=folder)
        succeeded(*pip, "--no-deps", str(wheel), cwd=folder)

    return once(shared_folder / "installed", install) / "bin/python"


@pytest.fixture(scope="session")
def sample_site(installed: Path, shared_folder: Path) -> Path:
    """Return the sample's site, built away from this tree."""

    def build(folder: Path) -> None:
        copytree(SAMPLE, folder / "tree")
        succeeded(str(installed), "-m", "mkdocs", "build", "--strict", cwd=folder / "tree")

    return once(shared_folder / "sample-site", build) / "tree/site"


@pytest.fixture(scope="session")
def served_sample(sample_site: Path) -> Iterator[Site]:
    """Serve the sample's site under the strict policy."""
    with serve(sample_site) as served:
        yield served
