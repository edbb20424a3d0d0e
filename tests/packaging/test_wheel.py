"""Another country's digital unit installs the wheel, and nothing else, and builds its site."""

from __future__ import annotations

import json
import sys
import venv
import zipfile
from pathlib import Path
from shutil import copytree

import pytest

from service_standards.adapters.browser_files import script_files
from tests.support.build import ROOT, clean_environment, run
from tests.support.once import once

SAMPLE = Path(__file__).parent / "sample"
PACKAGE = ROOT / "plugins/service_standards"
# Files of these folders are read at run time; a wheel without them installs and then fails.
SHIPPED = ("browser", "schemas", "templates", "theme")
CRITERIA = {
    "simple/ask-once": "SIM-02",
    "simple/use-plain-words": "SIM-01",
    "trusted/delete-data-on-time": "TRU-02",
    "trusted/name-who-sees-data": "TRU-01",
}


def succeeded(*command: str, cwd: Path) -> str:
    """Run a command without this tree on any path, and return what it said."""
    hidden = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"}
    environment = {name: value for name, value in clean_environment().items() if name not in hidden}
    said = run(*command, cwd=cwd, environment=environment)
    assert said.returncode == 0, f"{' '.join(command)}\n{said.stdout}"
    return said.stdout


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
        pip = [sys.executable, "-m", "pip", "--python", str(folder / "bin/python"), "install", "-q"]
        lock = str(ROOT / "requirements/site.txt")
        succeeded(*pip, "--require-hashes", "-r", lock, cwd=folder)
        succeeded(*pip, "--no-deps", str(wheel), cwd=folder)

    return once(shared_folder / "installed", install) / "bin/python"


@pytest.fixture(scope="session")
def sample_site(installed: Path, shared_folder: Path) -> Path:
    """Return the sample's site, built away from this tree."""

    def build(folder: Path) -> None:
        copytree(SAMPLE, folder / "tree")
        succeeded(str(installed), "-m", "mkdocs", "build", "--strict", cwd=folder / "tree")

    return once(shared_folder / "sample-site", build) / "tree/site"


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    expected = {
        file.relative_to(PACKAGE.parent).as_posix()
        for file in PACKAGE.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }

    assert held == expected


@pytest.mark.parametrize("folder", SHIPPED)
def test_the_wheel_holds_what_is_read_at_run_time(wheel: Path, folder: str) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    start = f"service_standards/{folder}/"

    assert [n for n in names if n.startswith(start) and not n.endswith("__init__.py")] != []


def test_the_wheel_says_that_it_is_typed(wheel: Path) -> None:
    assert "service_standards/py.typed" in zipfile.ZipFile(wheel).namelist()


def test_the_wheel_holds_the_licence(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    assert [name for name in names if name.endswith(".dist-info/licenses/LICENSE")] != []


def test_the_package_is_not_found_in_this_tree(installed: Path, tmp_path: Path) -> None:
    words = "import service_standards; print(service_standards.__file__)"

    found = Path(succeeded(str(installed), "-c", words, cwd=tmp_path).strip())

    assert "site-packages" in found.parts
    assert not found.is_relative_to(ROOT)


def test_the_sample_has_its_pages(sample_site: Path) -> None:
    pages = [
        "index.html",
        "standards/index.html",
        "checklists/index.html",
        "my-service/index.html",
        *(f"standards/{dimension}/index.html" for dimension in ("simple", "trusted")),
        *(f"standards/{criterion}/index.html" for criterion in CRITERIA),
        *(f"checklists/{name}/index.html" for name in ("before-opening", "simple", "trusted")),
    ]

    assert [page for page in pages if not (sample_site / page).is_file()] == []


def test_the_sample_speaks_its_own_words(sample_site: Path) -> None:
    page = (sample_site / "checklists/before-opening/index.html").read_text(encoding="utf-8")

    assert "Use plain words" in page
    assert "Name who sees the data" in page
    assert "Ask for each thing once" not in page
    assert "digital-by-design" not in page


def test_the_sample_has_its_browser_files(sample_site: Path) -> None:
    # One folder, which is named after what it holds.
    (assets,) = (sample_site / "assets/service-standards").iterdir()
    styles_and_data = {"service-standards.css", "catalogue.json"}

    held = {file.relative_to(assets).as_posix() for file in assets.rglob("*") if file.is_file()}

    assert held == script_files().keys() | styles_and_data


def test_the_sample_has_its_catalogue(sample_site: Path) -> None:
    catalogue = json.loads((sample_site / "catalogue.json").read_text(encoding="utf-8"))

    assert catalogue["format"] == "catalogue/1"
    assert catalogue["standard"]["id"] == "arvenia-service-rules"
    assert catalogue["standard"]["version"] == "2.1.0"
    assert sorted(one["id"] for one in catalogue["criteria"]) == sorted(CRITERIA.values())
    assert [one["id"] for one in catalogue["facts"]] == ["keeps-data"]


def test_the_command_line_is_installed(installed: Path, tmp_path: Path) -> None:
    command = installed.parent / "service-standards"

    assert "Usage" in succeeded(str(command), "--help", cwd=tmp_path)
