"""Releases: frozen once, and read strictly."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path
from typing import Any

import pytest

from service_standards.export.release import freeze, release_data, release_text
from service_standards.model.changes import used_again
from service_standards.model.release import Release, version_order
from service_standards.source.kinds.release_files import read_changes, read_frozen
from service_standards.source.project import load_project
from service_standards.source.reading.problems import ProblemList
from tests.support.cases.edition_cases import FIRST, FOLDER, SECOND, change, data, release
from tests.support.cases.golden import VALID


def test_a_number_is_never_used_again() -> None:
    third = SECOND.model_copy(update={"criteria": FIRST.criteria})
    assert used_again([FIRST], SECOND) == []
    assert used_again([FIRST, SECOND], SECOND) == []
    found = {str(fault.message).split("'")[1] for fault in used_again([FIRST, SECOND], third)}
    assert found == {"AAA-04", "AAA-05", "AAA-06", "AAA-07", "AAA-08", "AAA-09", "BBB-02"}
    last = SECOND.model_copy(
        update={"standard": third.standard.model_copy(update={"version": "9.0.0"})}
    )
    assert "taken out in 2.0.0" in str(used_again([FIRST, SECOND, last], third)[0].message)


def test_versions_are_sorted_as_semantic_versioning_says() -> None:
    versions = ["0.9.9", "1.0.0-1", "1.0.0-a", "1.0.0-a.2", "1.0.0-a.11", "1.0.0", "1.10.0"]
    shuffled = random.Random(1).sample(versions, len(versions))
    assert sorted(shuffled, key=version_order) == versions


def test_freezing_gives_the_same_text_each_time_and_reads_back() -> None:
    project = load_project(VALID / "minimal")
    text = release_text(freeze(project, "2026-11-23", None, []))
    assert text == release_text(freeze(project, "2026-11-23", None, []))
    frozen = Release.model_validate_json(text)
    assert release_text(release_data(frozen)) == text
    assert [one.id for one in frozen.criteria] == [one.id for one in project.criteria]
    assert frozen.criteria[0].checks == project.criteria[0].checks
    assert frozen.standard.digest.startswith("sha256:")
    assert frozen.criteria[0].source == project.criteria[0].source
    titles = {one.id: one.title for one in project.standard.dimensions}
    assert {one.id: one.title for one in frozen.dimensions} == titles


def test_where_a_page_stands_changes_no_digest() -> None:
    project = load_project(VALID / "minimal")
    moved = [one.model_copy(update={"source": "standards/a/b.md"}) for one in project.criteria]
    other = project.model_copy(update={"criteria": tuple(moved)})
    assert (
        freeze(project, "2026-11-23", None, [])["standard"]
        == (freeze(other, "2026-11-23", None, [])["standard"])
    )


@pytest.mark.parametrize("version", ["1.0.0", "2.0.0"])
def test_the_fixtures_are_canonical(version: str) -> None:
    text = (FOLDER / f"{version}.json").read_text("utf-8")
    assert release_text(release_data(release(version))) == text


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(FOLDER, tmp_path / "releases")
    return tmp_path


def read(root: Path) -> tuple[list[str], list[str]]:
    problems = ProblemList()
    versions = [one.model.standard.version for one in read_frozen(root, problems)]
    return versions, [f"{one.code} {one}" for one in problems.problems]


def changed(root: Path, old: str, new: str, version: str = "2.0.0") -> list[str]:
    path = root / f"releases/{version}.json"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return read(root)[1]


def test_releases_are_read_the_oldest_first(root: Path) -> None:
    third = {**data("2.0.0"), "previous": "2.0.0", "changes": []}
    third["standard"] = {**third["standard"], "version": "10.0.0"}
    (root / "releases/10.0.0.json").write_text(json.dumps(third))
    assert read(root) == (["1.0.0", "2.0.0", "10.0.0"], [])


def test_there_need_not_be_releases(tmp_path: Path) -> None:
    assert read(tmp_path) == ([], [])
    assert read_changes(tmp_path, "1.0.0", ProblemList()) is None


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"title": "Agree the problem",', '"name": "x",', "unknown-key releases/2.0.0.json:14:7:"),
        ('"level": 2,', '"level": "2",', "wrong-type releases/2.0.0.json:17:16:"),
        ('"level": 2,', '"level": 2.5,', "wrong-type releases/2.0.0.json:17:16:"),
        ('"level": 2,', '"level": NaN,', "broken-json releases/2.0.0.json:1:1:"),
        ('"obligation": "must"', '"obligation": "shall"', "unknown-value releases/2.0.0.json:16"),
        ('"previous": "1.0.0"', '"previous": "0.9.0"', "broken-chain releases/2.0.0.json:10:15:"),
        ('"previous": "1.0.0"', '"previous": null', "broken-chain releases/2.0.0.json:10:15:"),
        ('"version": "2.0.0"', '"version": "2.1.0"', "bad-version releases/2.0.0.json:6:16:"),
        ('"id": "sample"', '"id": "other"', "bad-id releases/2.0.0.json:4:11:"),
        ('"date": "2026-11-23"', '"date": "2026-02-30"', "bad-value releases/2.0.0.json:8:13:"),
        ('"date": "2026-11-23"', '"date": "today"', "bad-value releases/2.0.0.json:8:13:"),
        ('"id": "AAA-02"', '"id": "AAA-01"', "duplicate-id releases/2.0.0.json:13:13:"),
        ('"kind": "editorial"', '"kind": "moved-to"', "wrong-change releases/2.0.0.json:"),
        ('"previous": "1.0.0",', '"previous": 1, "previous": 2,', "duplicate-key releases/2.0.0"),
        ('"criteria": [', '"criteria": ["', "broken-json releases/2.0.0.json:11:"),
        ('"requirement":', '"requirement": ' + "[" * 30 + "]" * 30 + ', "x":', "too-deep releases"),
    ],
)
def test_a_faulty_release_is_refused_with_its_place(
    root: Path, old: str, new: str, expected: str
) -> None:
    found = changed(root, old, new)
    assert [one for one in found if one.startswith(expected)], found


def test_nesting_without_end_is_no_crash(root: Path) -> None:
    (root / "releases/2.0.0.json").write_text("[" * 100_000 + "]" * 100_000)
    assert [one.split()[0] for one in read(root)[1]] == ["too-deep"]


def test_the_first_release_follows_on_nothing(root: Path) -> None:
    (root / "releases/2.0.0.json").unlink()
    found = changed(root, '"previous": null', '"previous": "0.9.0"', "1.0.0")
    assert len(found) == 1
    assert "'previous' has to be null" in found[0]


def test_a_release_outside_the_root_is_not_read(root: Path, tmp_path_factory: Any) -> None:
    outside = tmp_path_factory.mktemp("outside") / "2.0.0.json"
    (root / "releases/2.0.0.json").replace(outside)
    (root / "releases/2.0.0.json").symlink_to(outside)
    assert [one.split()[0] for one in read(root)[1]] == ["leaves-root"]


def test_declared_changes_are_read_with_their_places(tmp_path: Path) -> None:
    (tmp_path / "releases").mkdir()
    path = tmp_path / "releases/changes-2.0.0.yml"
    path.write_text("format: changes/1\nchanges:\n  - {kind: new, id: AAA-12}\n")
    problems = ProblemList()
    found = read_changes(tmp_path, "2.0.0", problems)
    assert found
    assert found.model.changes == (change(kind="new", id="AAA-12"),)
    assert found.data.place(("changes", 0)) == (3, 5)
    path.write_text("format: changes/1\nchanges:\n  - {kind: news}\n")
    assert read_changes(tmp_path, "2.0.0", problems) is None
    assert "did you mean 'new'?" in str(problems.problems[0])
