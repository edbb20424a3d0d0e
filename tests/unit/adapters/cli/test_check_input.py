"""What is no assessment, and what is too much of one: one sentence and no traceback."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from service_standards.adapters.cli.main import main
from tests.support.cases.check_cases import CASES, CATALOGUE

GOOD = json.loads((CASES / "no-faults" / "assessment.json").read_text("utf-8"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copy(CATALOGUE, tmp_path)
    shutil.copy(CASES / "no-faults" / "minutes.md", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def checked(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["check", "--today", "2026-11-29", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


def text(findings: Any = None, **members: Any) -> bytes:
    return json.dumps({**GOOD, "findings": findings or {}, **members}).encode()


def test_a_file_cut_at_any_byte_is_told_in_one_sentence(folder: Path) -> None:
    data = json.dumps({**GOOD, "snapshots": []}).encode()
    for length in range(len(data)):
        (folder / "x.json").write_bytes(data[:length])
        result = checked("x.json")
        lines = result.output.splitlines()
        assert result.exit_code == 1
        assert len(lines) == 2
        assert lines[0].startswith("x.json:1:")
        assert lines[0].endswith(".")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty", b"", "empty"),
        ("utf-16", text().decode().encode("utf-16"), "UTF-16"),
        ("latin-1", '{"é": 1}'.encode("latin-1"), "not text in UTF-8"),
        ("twice", text()[:-1] + b', "target": {}}', "'target' stands twice"),
        (
            "deep",
            text(more=0).replace(b'"more": 0', b'"more": ' + b"[" * 1000 + b"]" * 1000),
            "deep",
        ),
        ("deeper", b"[" * 100_000, "nested too deeply"),
        (
            "many",
            text({f"XXX-{at}": {"outcome": "met"} for at in range(100_000)}),
            "10,000 entries",
        ),
        ("newer", text(format="assessment/2"), "'assessment/2'"),
        ("other", text(standard={"id": "other"}), "'other', not about 'harbour-standard'"),
        ("catalogue", CATALOGUE.read_bytes(), "not an assessment"),
        (
            "number",
            text(more=0).replace(b'"more": 0', b'"more": 1e999'),
            "The number at more is too large",
        ),
        ("nan", text(more=0).replace(b'"more": 0', b'"more": NaN'), "fault in line 1"),
        ("big", b" " * (17 * 1024 * 1024), "at most 16 MB"),
    ],
)
def test_what_cannot_be_opened_is_one_fault(
    folder: Path, name: str, data: bytes, words: str
) -> None:
    (folder / name).write_bytes(data)
    result = checked(name)
    assert result.exit_code == 1
    assert result.output.splitlines()[-1] == "1 fault and 0 warnings in 1 file."
    assert len(result.output.splitlines()) == 2
    assert words in result.output


def test_six_megabytes_of_answers_are_read(folder: Path) -> None:
    finding = {"outcome": "not-met", "note": "The boats wait. " * 1200}
    (folder / "x.json").write_bytes(
        text({"PLA-01": finding}, parked={f"OLD-{n}": finding for n in range(320)})
    )
    assert (folder / "x.json").stat().st_size > 6_000_000
    assert checked("x.json").output.endswith("0 faults and 0 warnings in 1 file.\n")


def test_thousands_of_one_kind_are_counted_and_not_listed(folder: Path) -> None:
    (folder / "x.json").write_bytes(text({f"pla-{n}x": {"outcome": "met"} for n in range(5000)}))
    lines = checked("x.json").output.splitlines()
    assert len([line for line in lines if "unknown criterion" in line]) == 100
    assert [line for line in lines if "4900 more of this kind" in line]


def test_what_is_no_file_is_told_beside_the_results_of_the_others(folder: Path) -> None:
    (folder / "x.json").write_bytes(text())
    (folder / "folder").mkdir()
    os.mkfifo(folder / "pipe")
    for name, words in (
        ("folder", "it is a folder"),
        ("pipe", "it is a pipe"),
        ("none", "No such"),
    ):
        result = checked(name, "x.json")
        assert result.exit_code == 2
        assert words in result.stderr
        assert result.stdout.endswith("0 faults and 0 warnings in 1 file.\n")


def test_a_base_that_cannot_be_read_is_wrong_usage(folder: Path) -> None:
    (folder / "x.json").write_bytes(text())
    (folder / "base.json").write_bytes(text()[:-9])
    result = checked("x.json", "--base", "base.json")
    assert result.exit_code == 2
    assert "base.json: This file is not complete JSON" in result.stderr


def test_the_same_day_gives_the_same_bytes_and_nothing_is_written(folder: Path) -> None:
    (folder / "x.json").write_bytes(text({"PLA-01": {"outcome": "met"}}))
    before = sorted(path.name for path in folder.iterdir())
    told = {checked("x.json", "--format", "json").stdout_bytes for _ in range(2)}
    assert len(told) == 1
    assert sorted(path.name for path in folder.iterdir()) == before


def test_neither_pydantic_nor_a_host_nor_babel_is_imported(folder: Path) -> None:
    (folder / "x.json").write_bytes(text())
    slow = ("babel", "jinja2", "markdown", "material", "mkdocs", "msgspec", "pydantic", "yaml")
    script = (
        "import sys\nfrom service_standards.adapters.cli.main import main\n"
        "sys.argv = ['service-standards', 'check', 'x.json', '--target', '2']\n"
        f"try:\n    main()\nfinally:\n    print([one for one in {slow!r} if one in sys.modules])"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=folder
    )
    assert told.stdout.splitlines()[-1] == "[]", told.stderr
