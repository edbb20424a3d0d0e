"""Whatever a command is given, it says one plain sentence, ends with 2 and changes nothing."""

from __future__ import annotations

import copy
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from service_standards.answers.file_form import INHERITED, MARKS
from service_standards.export.assessment_text import CatalogueOrder, canonical_assessment
from service_standards.merge.values import ABSENT, same
from service_standards.model.plain.assessment_keys import FILE_KEYS, FINDING_KEYS
from service_standards.source.kinds.assessment_file import read_assessment
from tests.support.answer_files import (
    EDITIONS,
    NOW,
    data_of,
    edition_folder,
    fine,
    refused,
    run,
    sample_catalogue,
    sample_edition,
    team_folder,
    written,
)
from tests.support.cases.assessment_cases import QUICK, assessments

Words = Callable[[Path, Path], list[object]]
# What is run on a file; the other file beside it is a good one.
COMMANDS: dict[str, Words] = {
    "set": lambda bad, _: ["set", "SIM-01", "met", "--file", bad],
    "merge, base": lambda bad, good: ["merge", bad, good, good],
    "merge, ours": lambda bad, good: ["merge", good, bad, good],
    "merge, theirs": lambda bad, good: ["merge", good, good, bad],
    "migrate": lambda bad, _: ["migrate", bad, "--to", "9.9.9"],
    "compare, before": lambda bad, good: ["compare", bad, good],
    "compare, after": lambda bad, good: ["compare", good, bad],
    "export": lambda bad, _: ["export", bad, "--format", "csv", "--output", "-"],
    "import": lambda bad, good: ["import", bad, good.with_suffix(".csv")],
    "import, table": lambda bad, good: ["import", good, bad],
    "propose": lambda bad, good: ["propose", "--from", good, "--file", bad],
    "propose, report": lambda bad, good: ["propose", "--from", bad, "--file", good],
}
TEXT = json.dumps(
    {
        "format": "assessment/1",
        "standard": {"id": "sample", "version": "0.1.0", "digest": ""},
        "service": {"id": "x", "name": "Library card", "phase": "", "facts": {}},
        "findings": {"SIM-01": {"outcome": "met"}},
    }
)
MANY = {f"OLD-{number}": {"outcome": "met"} for number in range(100_000)}
BAD: dict[str, bytes] = {
    "nothing": b"",
    "zeros": bytes(100),
    "cut off": TEXT.encode()[:-9],
    "6 MB": b'{"format": "' + b"x" * (6 * 1024 * 1024) + b'"}',
    "17 MB": bytes(17 * 1024 * 1024),
    "a key twice": TEXT.replace('"findings"', '"service"').encode(),
    "UTF-16": TEXT.encode("utf-16"),
    "Latin-1": TEXT.replace("card", "c\u00e9").encode("latin-1"),
    "1,000 levels": b'{"a":' * 1000 + b"1" + b"}" * 1000,
    "100,000 levels": b"[" * 100_000,
    "100,000 findings": TEXT.replace(
        '"findings"', f'"parked": {json.dumps(MANY)}, "findings"'
    ).encode(),
    "a newer format": TEXT.replace("assessment/1", "assessment/2").encode(),
    "a wrong type": TEXT.replace('{"outcome": "met"}', "7").encode(),
    "no service": TEXT.replace('"service"', '"served"').encode(),
    "no day": TEXT.replace('"met"', '"met", "due": "2026-02-30"').encode(),
    "a picture": b"\x89PNG\r\n\x1a\n\x00",
    "a conflict of git": b"<<<<<<< HEAD\n" + TEXT.encode(),
    "a number of 5,000 digits": TEXT.replace('"met"', f'"met", "x": {"1" * 5000}').encode(),
}


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = team_folder(tmp_path)
    data = json.loads(sample_catalogue())
    shutil.copytree(EDITIONS, tmp_path / "releases")
    written(path, TEXT.replace('"sample"', json.dumps(data["standard"]["id"])))
    written(path.with_suffix(".csv"), "id,note\nSIM-01,n\n")
    return path


# An empty base of a merge says that there is none.
PAIRS = [
    (one, name) for one in COMMANDS for name in BAD if (one, name) != ("merge, base", "nothing")
]


@pytest.mark.parametrize(("command", "name"), PAIRS)
def test_a_file_that_is_none_is_refused(good: Path, command: str, name: str) -> None:
    data = BAD[name].replace(b'"sample"', json.dumps(sample_edition().standard).encode())
    bad = good.with_name("bad.json")
    bad.write_bytes(data)
    before = {one.name: one.read_bytes() for one in good.parent.iterdir() if one.is_file()}
    refused(*COMMANDS[command](bad, good))
    after = {one.name: one.read_bytes() for one in good.parent.iterdir() if one.is_file()}
    assert after == before


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_no_file_is_refused(good: Path, command: str) -> None:
    pipe = good.with_name("pipe")
    os.mkfifo(pipe)
    closed = written(good.with_name("link"), "x")
    closed.unlink()
    closed.symlink_to("link")
    for bad, said in (
        (good.parent, "it is a folder"),
        (pipe, "it is a pipe"),
        (good.with_name("missing"), "No such file"),
        (closed, "symbolic links"),
        (Path("/dev/zero"), "it is a pipe or a device"),
    ):
        assert said in refused(*COMMANDS[command](bad, good)), bad


@pytest.mark.parametrize("command", [one for one in COMMANDS if one != "compare, before"])
def test_an_assessment_of_another_standard_is_refused(good: Path, command: str) -> None:
    bad = written(good.with_name("bad.json"), TEXT.replace('"sample"', '"other"'))
    if command == "import, table":
        assert "JSON" in refused(*COMMANDS[command](bad, good))
    else:
        result = run(*COMMANDS[command](bad, good))
        assert result.exit_code == 2, result.output


@pytest.mark.parametrize(
    "catalogue", ["missing", ".", "assessment.json", "empty.json", "http://127.0.0.1:1/x"]
)
def test_a_standard_that_is_none_is_refused(good: Path, catalogue: str) -> None:
    written(good.with_name("empty.json"), "{}")
    (good.parent / "catalogue.json").unlink()
    named = catalogue if catalogue.startswith("http") else good.parent / catalogue
    before = good.read_bytes()
    for words in (
        ["set", "SIM-01", "met", "--file", good],
        ["export", good, "--format", "csv"],
        ["import", good, good.with_suffix(".csv")],
        ["propose", "--from", good, "--file", good],
        ["start", "--name", "x", "--output", good.with_name("new.json")],
        ["merge", good, good, good],
    ):
        refused(*words, "--catalogue", named)
    assert good.read_bytes() == before


def as_sample(data: dict[str, Any]) -> dict[str, Any]:
    """Return an assessment of the sample's standard with the ids of its criteria."""
    edition = sample_edition()
    ids = [one.id for one in edition.criteria]
    known = dict(zip([f"ABC-{number:02}" for number in range(1, 9)], ids, strict=False))
    findings = {known.get(key, key): one for key, one in data["findings"].items()}
    standard = {**data["standard"], "id": edition.standard, "version": edition.version}
    return {**copy.deepcopy(data), "standard": standard, "findings": findings}


def unknown(data: Any) -> dict[str, Any]:
    """Return all that the file, and its findings, hold beside what is known."""
    found = {key: one for key, one in data.items() if key not in FILE_KEYS}
    known = {*FINDING_KEYS, *MARKS, INHERITED, "inherits"}
    for group in ("findings", "parked"):
        for key, finding in data[group].items():
            names = set(finding) - known
            found |= {f"{group}: {key}: {name}": finding[name] for name in names}
    return found


@settings(max_examples=25, phases=QUICK)
@given(assessments)
def test_unknown_keys_survive_every_command(
    tmp_path_factory: pytest.TempPathFactory, found: dict[str, Any]
) -> None:
    folder = tmp_path_factory.mktemp("team")
    path = team_folder(folder)
    edition = sample_edition()
    # In its one form, which has no number that a double cannot hold.
    order = CatalogueOrder.of_edition(edition)
    written(path, canonical_assessment(as_sample(found), order))
    before = read_assessment(path.read_bytes(), edition.standard, edition.criteria_by_id)
    base = written(folder / "base.json", path.read_text("utf-8"))
    report = written(folder / "report.json", {"violations": [{"id": "a", "nodes": []}]})
    rules = written(folder / "rules.json", {"format": "mapping/1", "rules": {"a": ["SIM-02"]}})
    table = folder / "table.csv"
    fine("set", "SIM-01", "not-met", "--file", path, "--now", NOW)
    fine("export", path, "--format", "csv", "--output", table)
    fine("import", path, table, "--now", NOW)
    fine("propose", "--from", report, "--mapping", rules, "--file", path, "--now", NOW)
    fine("merge", base, path, base)
    kept = unknown(data_of(path))
    for key, one in unknown(before).items():
        assert same(kept.get(key, ABSENT), one), key


def test_unknown_keys_survive_another_edition(tmp_path: Path) -> None:
    extra = {"x": [{"b": 1, "a": None}], "y": 1.5}
    keys = [f"AAA-{number:02}" for number in range(1, 10)]
    data = {
        **json.loads(TEXT),
        **extra,
        "standard": {"id": "sample", "version": "1.0.0", "digest": "", **extra},
        "findings": {key: {"outcome": "met", "note": key, **extra} for key in keys},
    }
    path = edition_folder(tmp_path, data)
    fine("migrate", path, "--to", "2.0.0")
    after = data_of(path)
    assert all(
        same(place[key], extra[key]) for key in extra for place in (after, after["standard"])
    )
    for key in keys:
        places = [*after["findings"].values(), *after["parked"].values()]
        (one, *_) = [place for place in places if place.get("note", "") == key]
        assert all(same(one[name], extra[name]) for name in extra)
