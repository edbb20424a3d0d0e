"""Names that are no text: git and disks keep any bytes, but no address can be made of them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from service_standards import ProblemsFound, load_project
from service_standards.source.reading.paths import Below
from tests.support.cases.golden import VALID

LATIN_1 = b"\xfcber"


@pytest.mark.parametrize(
    "place",
    ["docs/{}.md", "docs/{}.png", "docs/{}/about.md", "standards/open-by-default/{}.md"],
)
def test_a_name_that_is_no_text_is_a_fault(place: str, tmp_path: Path) -> None:
    root = Path(shutil.copytree(VALID / "minimal", tmp_path / "project"))
    path = root / os.fsdecode(place.encode().replace(b"{}", LATIN_1))
    path.parent.mkdir(exist_ok=True)
    path.write_text("# About\n\nText.\n", "utf-8")

    with pytest.raises(ProblemsFound) as found:
        load_project(root)

    problems = [one for one in found.value.problems if one.code == "name-not-utf-8"]
    assert [str(one.message) for one in problems] == [
        "this name is no text in UTF-8; give it another one"
    ]


@pytest.mark.parametrize("name", ["größe", "a\u202eb", "\U0001f600", "new\nline", "a#b?c%20"])
def test_a_name_of_any_characters_is_fine_in_the_prose(name: str, tmp_path: Path) -> None:
    root = Path(shutil.copytree(VALID / "minimal", tmp_path / "project"))
    (root / "docs" / f"{name}.md").write_text("# About\n\nText.\n", "utf-8")
    assert load_project(root).criteria


@pytest.mark.parametrize(
    "name", ["a.md", "..md", ".md", "a.", "a", "a.b.SVG", "...", "..html", "a..js"]
)
def test_a_name_ends_as_a_path_does(name: str) -> None:
    found = Below(f"docs/{name}", f"docs/{name}", "", is_folder=False, is_link=False)
    assert found.ending == Path(name).suffix
