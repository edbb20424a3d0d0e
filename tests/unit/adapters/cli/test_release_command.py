"""`service-standards release`: what it writes, what it refuses, and how it exits."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service_standards.adapters.cli.main import main
from service_standards.adapters.cli.standard import release as command
from service_standards.adapters.cli.standard.release import release
from tests.support.cases.golden import VALID

DAY = ("--date", "2026-11-23")
CRITERION = "standards/open-by-default/publish-data.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(VALID / "minimal", tmp_path / "project"))


def run(root: Path, *options: str, epoch: str | None = None) -> Result:
    return CliRunner().invoke(release, [str(root), *options], env={"SOURCE_DATE_EPOCH": epoch})


def frozen(root: Path, version: str) -> dict[str, object]:
    data: dict[str, object] = json.loads((root / f"releases/{version}.json").read_text("utf-8"))
    return data


def replace(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def raised(root: Path, version: str = "1.1.0") -> None:
    replace(root, "standards/standard.yml", "version: 1.0.0", f"version: {version}")


def declare(root: Path, *changes: str, version: str = "1.1.0") -> None:
    lines = "".join(f"  - {{{change}}}\n" for change in changes)
    text = f"format: changes/1\nchanges:\n{lines}"
    (root / f"releases/changes-{version}.yml").write_text(text, encoding="utf-8")


def test_the_first_release(root: Path) -> None:
    result = run(root, *DAY)
    assert (result.exit_code, result.output) == (
        0,
        "wrote releases/1.0.0.json: 3 criteria, the first release\n",
    )
    data = frozen(root, "1.0.0")
    assert (data["format"], data["previous"], data["changes"]) == ("release/1", None, [])
    assert [path.name for path in (root / "releases").iterdir()] == ["1.0.0.json"]


def test_the_day_comes_from_the_option_or_the_environment(root: Path) -> None:
    assert run(root).exit_code == 2
    assert run(root, "--date", "23.11.2026").exit_code == 2
    assert run(root, "--date", "2026-02-30").exit_code == 2
    assert run(root, epoch="soon").exit_code == 2
    assert run(root, epoch="1795392000").exit_code == 0
    assert '"date": "2026-11-23"' in (root / "releases/1.0.0.json").read_text("utf-8")


def test_the_option_goes_before_the_environment(root: Path) -> None:
    assert run(root, "--date", "2026-01-02", epoch="1795392000").exit_code == 0
    assert '"date": "2026-01-02"' in (root / "releases/1.0.0.json").read_text("utf-8")


def test_freezing_again_changes_nothing(root: Path) -> None:
    run(root, *DAY)
    before = (root / "releases/1.0.0.json").read_bytes()
    result = run(root, "--date", "2027-01-01")
    assert (result.exit_code, result.output) == (
        0,
        "releases/1.0.0.json is there already, and its criteria are up to date\n",
    )
    replace(root, CRITERION, "## Why it matters\n", "## Why it matters\n\nSo that it is known.\n")
    assert run(root, *DAY).exit_code == 0
    assert (root / "releases/1.0.0.json").read_bytes() == before


def test_what_is_frozen_is_never_written_over(root: Path) -> None:
    run(root, *DAY)
    before = (root / "releases/1.0.0.json").read_bytes()
    replace(root, CRITERION, "phases: [alpha, live]", "phases: [live]")
    result = run(root, *DAY)
    assert result.exit_code == 1
    assert "raise the version in standards/standard.yml" in result.output
    assert (root / "releases/1.0.0.json").read_bytes() == before


def test_an_undeclared_change_is_refused(root: Path) -> None:
    run(root, *DAY)
    raised(root)
    replace(root, CRITERION, "phases: [alpha, live]", "phases: [live]")
    result = run(root, *DAY)
    assert result.exit_code == 1
    assert result.output.startswith("releases/changes-1.1.0.yml:1:1: 'OBD-01' says something else")
    assert "1 fault in 1 file." in result.output
    assert result.output.endswith("release --draft' writes what is not declared.\n")
    assert not (root / "releases/1.1.0.json").exists()


def test_a_declared_change_is_frozen(root: Path) -> None:
    run(root, *DAY)
    raised(root)
    replace(root, CRITERION, "phases: [alpha, live]", "phases: [live]")
    declare(root, "kind: modified, id: OBD-01, note: It is later now.")
    result = run(root, *DAY)
    assert (result.exit_code, result.output) == (
        0,
        "wrote releases/1.1.0.json: 3 criteria, 1 change since 1.0.0\n",
    )
    data = frozen(root, "1.1.0")
    assert data["previous"] == "1.0.0"
    expected = {"kind": "modified", "id": "OBD-01", "note": "It is later now."}
    assert data["changes"] == [expected]


def test_a_change_that_is_not_real_is_refused_with_its_place(root: Path) -> None:
    run(root, *DAY)
    raised(root)
    declare(root, "kind: editorial, id: OBD-01", "kind: withdrawn, id: OBD-02")
    result = run(root, *DAY)
    assert result.exit_code == 1
    lines = result.output.splitlines()
    assert lines[0].startswith("releases/changes-1.1.0.yml:3:5: changes[0]: 'OBD-01' says the same")
    assert lines[1].startswith("releases/changes-1.1.0.yml:4:5: changes[1]: a criterion is with")


def test_a_number_of_a_criterion_that_is_gone_is_not_used_again(root: Path) -> None:
    path = root / "standards/open-by-default/publish-data.md"
    text = path.read_text("utf-8")
    run(root, *DAY)
    replace(root, "standards/open-by-default/publish-data.md", "id: OBD-01", "id: OBD-09")
    raised(root)
    declare(root, "kind: moved-to, from: [OBD-01], to: [OBD-09]")
    assert run(root, *DAY).exit_code == 0
    path.write_text(text, encoding="utf-8")
    replace(root, "standards/standard.yml", "version: 1.1.0", "version: 1.2.0")
    declare(root, "kind: moved-to, from: [OBD-09], to: [OBD-01]", version="1.2.0")
    result = run(root, *DAY)
    assert result.exit_code == 1
    assert "a number is never used again" in result.output


def test_a_version_that_was_passed_is_refused(root: Path) -> None:
    run(root, *DAY)
    raised(root, "0.9.0")
    result = run(root, *DAY)
    assert result.exit_code == 1
    assert "comes before 1.0.0" in result.output


def test_faults_of_the_sources_are_told_first(root: Path) -> None:
    replace(root, CRITERION, "level: 2", "level: x")
    result = run(root, *DAY)
    assert result.exit_code == 1
    assert result.output.startswith(f"{CRITERION}:")


def test_a_broken_release_stops_the_next_one(root: Path) -> None:
    run(root, *DAY)
    (root / "releases/1.0.0.json").write_text("{", encoding="utf-8")
    raised(root)
    result = run(root, *DAY)
    assert result.exit_code == 1
    assert result.output.startswith("releases/1.0.0.json:1:2: this is not valid JSON")


def test_an_edition_of_a_thousand_criteria_can_be_read_again(root: Path) -> None:
    text = (root / CRITERION).read_text("utf-8")
    for number in (0, *range(4, 1000)):
        new = text.replace("OBD-01", f"OBD-{number:03}").replace("data", f"data {number}")
        for old in ("cannot see", "what you have", "open it", "of the page"):
            new = new.replace(old, f"{old} {number}")
        new = new.replace(f"roles: [data {number}]", "roles: [data]")
        path = root / f"standards/open-by-default/publish-{number}.md"
        path.write_text(new, encoding="utf-8")

    result = run(root, *DAY)

    assert result.output == "wrote releases/1.0.0.json: 1000 criteria, the first release\n"
    assert (root / "releases/1.0.0.json").stat().st_size > 256 * 1024
    checked = CliRunner().invoke(main, ["lint", str(root)])
    assert (checked.exit_code, checked.output.splitlines()[0]) == (0, "No faults found.")


def test_an_edition_that_could_not_be_read_again_is_refused(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "MOST_SOURCE_BYTES", 1000)
    result = run(root, *DAY)
    assert result.exit_code == 1
    assert "releases/1.0.0.json:1:1: the release would have" in result.output
    assert not (root / "releases").exists()
