"""Another country's digital unit installs the wheel, and nothing else, and builds its site."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from service_standards.packing.browser_files import script_files
from tests.support.sites.build import ROOT
from tests.support.wheel import succeeded

PACKAGE = ROOT / "plugins/service_standards"
# Files of these folders are read at run time; a wheel without them installs and then fails.
SHIPPED = ("browser", "schemas", "templates", "theme", "words")
CRITERIA = {
    "simple/ask-once": "SIM-02",
    "simple/use-plain-words": "SIM-01",
    "trusted/delete-data-on-time": "TRU-02",
    "trusted/name-who-sees-data": "TRU-01",
}


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
    styles_and_data = {"service-standards.css", "checklist.css", "reading.css", "catalogue.json"}

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


def test_the_wheel_alone_starts_a_standard(installed: Path, tmp_path: Path) -> None:
    command = str(installed.parent / "service-standards")
    named = ("--title", "Harbour rules", "--publisher", "Harbour unit", "--dimension", "Simple")

    succeeded(command, "new", "standard", "rules", *named, cwd=tmp_path)

    assert succeeded(command, "lint", "rules", cwd=tmp_path).startswith("No faults found.")
