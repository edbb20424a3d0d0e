"""The command `migrate`: no answer is lost on the way to another edition, and all is told."""

from __future__ import annotations

import copy
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from tests.support.answer_files import (
    EDITIONS,
    NOW,
    data_of,
    edition_folder,
    fine,
    refused,
    run,
    written,
)
from tests.support.cases.assessment_cases import QUICK
from tests.support.cases.migration_cases import (
    assert_no_answer_is_lost,
    migrated_through,
    migrations,
    released_editions,
)
from tests.support.sites.build import ROOT


def answer(key: str, outcome: str = "met", **more: Any) -> dict[str, Any]:
    return {
        "title": "",
        "outcome": outcome,
        "note": f"answer to {key}",
        "updated": "2026-01-02T03:04:05Z",
        **more,
    }


def given_answers(*keys: str, version: str = "1.0.0") -> dict[str, Any]:
    return {
        "format": "assessment/1",
        "standard": {"id": standard_id(), "version": version, "digest": ""},
        "service": {"id": "a", "name": "A", "phase": "", "facts": {"f2": True, "f1": False}},
        "target": {},
        "findings": {key: answer(key) for key in keys},
        "parked": {},
        "snapshots": [],
    }


def standard_id() -> str:
    found: str = json.loads((EDITIONS / "1.0.0.json").read_text("utf-8"))["standard"]["id"]
    return found


def keys_of(version: str) -> list[str]:
    data = json.loads((EDITIONS / f"{version}.json").read_text("utf-8"))
    return [one["id"] for one in data["criteria"]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return edition_folder(tmp_path, given_answers(*keys_of("1.0.0")))


def test_every_answer_is_somewhere_and_what_became_of_it_is_told(path: Path) -> None:
    before = data_of(path)
    result = fine("migrate", path, "--to", "2.0.0", "--now", NOW)
    data = data_of(path)
    assert data["standard"]["version"] == "2.0.0"
    assert set(data["findings"]) <= set(keys_of("2.0.0"))
    assert_no_answer_is_lost(before, data)
    said = result.output.splitlines()
    assert said[0] == "From edition 1.0.0 to 2.0.0:"
    for word in ("kept", "reworded", "moved", "split", "merged", "withdrawn", "new"):
        assert any(line.startswith(f"  {word}: ") for line in said), word
    assert any(line.startswith("Set aside, in the file under 'parked': ") for line in said)
    again = [key for key in keys_of("2.0.0") if data["findings"].get(key, {}).get("check_again")]
    assert f"Look at these answers again ('check_again'): {', '.join(again)}" in said


def test_the_documentation_shows_what_it_prints(tmp_path: Path) -> None:
    data = given_answers(*keys_of("1.0.0"))
    data["findings"] = {key: {"outcome": "met"} for key in data["findings"]}
    said = fine("migrate", edition_folder(tmp_path, data), "--to", "2.0.0").output
    assert f"```text\n{said}```" in (ROOT / "docs/reference/commands.md").read_text("utf-8")


def test_a_snapshot_keeps_how_things_stood(path: Path) -> None:
    keys = keys_of("1.0.0")
    data = data_of(path)
    data["findings"][keys[0]] = answer(keys[0], "not-applicable")
    data["snapshots"] = [
        {
            "date": "2026-11-23",
            "label": "Before edition 2.0.0",
            "standard_version": "",
            "outcomes": {},
        }
    ]
    written(path, data)
    fine("migrate", path, "--to", "2.0.0", "--now", NOW)
    added = data_of(path)["snapshots"][-1]
    assert added == {
        "date": "2026-11-23",
        "label": "Before edition 2.0.0 (2)",
        "standard_version": "1.0.0",
        "outcomes": dict.fromkeys(added["outcomes"], "met"),
    }
    assert set(added["outcomes"]) == set(keys[1:])


def test_an_answer_that_stays_keeps_its_time(path: Path) -> None:
    fine("migrate", path, "--to", "2.0.0", "--now", NOW)
    times = {key: one["updated"] for key, one in data_of(path)["findings"].items()}
    assert set(times.values()) == {NOW, "2026-01-02T03:04:05Z"}


def test_a_decision_is_taken_by_its_id(path: Path) -> None:
    items = fine("migrate", path, "--to", "2.0.0", "--output", "-", "--now", NOW).stderr
    line = next(one for one in items.splitlines() if one.startswith("  reworded: "))
    key = line.partition("(")[2].rstrip(")").split(", ")[0]
    fine("migrate", path, "--to", "2.0.0", "--decide", f"{key}=reset", "--now", NOW)
    finding = data_of(path)["findings"][key]
    assert finding["outcome"] == "not-assessed"
    assert finding["note"].startswith("Answer to the earlier wording")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--to", "3.0.0"], "There is no release of edition '3.0.0'"),
        (["--to", "2.0.0", "--decide", "AAA-01"], "ID=DECISION"),
        (["--to", "2.0.0", "--decide", "ZZZ-01=park"], "ZZZ-01"),
        (["--to", "2.0.0", "--decide", "AAA-01=burn"], "'burn' is no decision"),
        (["--to", "2.0.0", "--catalogue", "nowhere"], "nowhere"),
    ],
)
def test_what_cannot_be_done_changes_nothing(path: Path, words: list[str], said: str) -> None:
    before = path.read_bytes()
    assert said in refused("migrate", path, *words)
    assert path.read_bytes() == before


def test_there_is_no_way_back(tmp_path: Path) -> None:
    path = edition_folder(tmp_path, given_answers(version="2.0.0"))
    said = refused("migrate", path, "--to", "1.0.0")
    assert "No releases lead from edition 2.0.0 to edition 1.0.0" in said


def test_the_same_edition_is_said_and_nothing_is_written(path: Path) -> None:
    before = path.read_bytes()
    result = fine("migrate", path, "--to", "1.0.0")
    assert result.output == "The file is of edition 1.0.0 already.\n"
    assert path.read_bytes() == before


def test_who_names_another_file_has_it_also_if_nothing_had_to_be_taken_over(path: Path) -> None:
    before, other = path.read_bytes(), path.with_name("new.json")
    result = fine("migrate", path, "--to", "1.0.0", "--output", other)
    assert result.output == "The file is of edition 1.0.0 already.\n"
    assert path.read_bytes() == before
    answers = {key: one["outcome"] for key, one in data_of(path)["findings"].items()}
    assert {key: one["outcome"] for key, one in data_of(other)["findings"].items()} == answers

    result = fine("migrate", path, "--to", "1.0.0", "--output", "-")
    assert result.stdout == other.read_text("utf-8")


def test_a_release_that_cannot_be_read_is_named(path: Path) -> None:
    written(path.parent / "releases" / "1.5.0.json", "{}")
    assert "1.5.0.json" in refused("migrate", path, "--to", "2.0.0")


@pytest.mark.parametrize("named", ["", "releases", "releases/2.0.0.json"])
def test_the_editions_stand_where_somebody_says(tmp_path: Path, named: str) -> None:
    (tmp_path / "standard").mkdir()
    shutil.copytree(EDITIONS, tmp_path / "standard" / "releases")
    path = written(tmp_path / "assessment.json", given_answers("AAA-01"))
    place = tmp_path / "standard" / named
    fine("migrate", path, "--to", "2.0.0", "--catalogue", place)
    assert data_of(path)["standard"]["version"] == "2.0.0"


def test_without_editions_it_says_what_to_name(tmp_path: Path) -> None:
    path = written(tmp_path / "assessment.json", given_answers("AAA-01"))
    assert "--catalogue" in refused("migrate", path, "--to", "2.0.0")
    assert run("migrate", path).exit_code == 2


def test_there_are_editions_to_go_through() -> None:
    ways = [(steps[0], steps[-1]) for steps in released_editions()]
    assert ("1.0.0", "3.0.0") in ways
    assert ("1.0.0", "2.0.0") in ways


@settings(max_examples=80, phases=QUICK)
@given(migrations())
def test_no_answer_is_lost_through_any_editions(case: dict[str, Any]) -> None:
    before = copy.deepcopy(case)
    found = migrated_through(case)
    assert case == before, "what is given is left alone"
    assert_no_answer_is_lost(case["assessment"], found.data)
    assert found.data["standard"]["version"] == case["to"]
