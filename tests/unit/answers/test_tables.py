"""The commands `export` and `import`: answers as a table, from whatever program wrote it."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from service_standards.answers.tables.columns import day_of
from service_standards.answers.tables.csv_cells import cells_of, plain
from service_standards.answers.tables.workbook import rows_of_workbook, workbook_bytes
from service_standards.export.csv_rows import csv_text, with_lines
from tests.support.answer_files import NOW, content, data_of, fine, refused, team_folder, written
from tests.support.cases.table_cases import IDS, SIGNS

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", '"=1"', "'=1", "x\n=1", "x;=1"]
HEADER = "id,title,dimension,level,obligation,outcome,reason,note,owner,due,evidence"
ANSWER = {
    "outcome": "partly-met",
    "reason": "r",
    "note": "line 1\nline 2 é \U0001f600",
    "owner": "Ann",
    "due": "2026-12-24",
    "evidence": [
        {"title": "Plan <1>", "url": "https://example.org/a?b=c", "date": "2026-01-02", "by": "B"},
        {"path": "docs/plan.md", "expires": "2027-01-02"},
        {"title": "Only a title"},
    ],
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = team_folder(tmp_path)
    fine("start", "--name", "Library card", "--id", "x", "--output", path)
    return path


def with_answers(path: Path, **findings: Any) -> Path:
    data = data_of(path)
    data["findings"] = {key.replace("_", "-"): one for key, one in findings.items()}
    written(path, data)
    fine("set", IDS[-1], "met", "--file", path, "--now", NOW)
    return path


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_is_exported_comes_back(path: Path, form: str) -> None:
    with_answers(path, SIM_01=ANSWER)
    before = content(path)
    fine("export", path, "--format", form)
    table = path.with_suffix(f".{form}")
    empty = path.with_name("empty.json")
    fine("start", "--name", "Other", "--output", empty)
    result = fine("import", empty, table, "--now", NOW)
    assert result.output == f"{empty}: 2 answers changed\n"
    assert content(empty) == before
    bytes_before = path.read_bytes()
    assert fine("import", path, table).output == f"{path}: 0 answers changed\n"
    assert path.read_bytes() == bytes_before


def test_the_columns_are_those_of_the_browser(path: Path) -> None:
    with_answers(path, SIM_01=ANSWER)
    fine("export", path, "--format", "csv")
    text = path.with_suffix(".csv").read_bytes().decode()
    assert text.startswith(f"\ufeff{HEADER}\r\n")
    rows = list(csv.DictReader(io.StringIO(text[1:], newline="")))
    assert [one["id"] for one in rows] == IDS
    assert rows[0]["outcome"] == "Partly met"
    assert rows[0]["evidence"].split("\n") == [
        "Plan <<1>> <https://example.org/a?b=c> 2026-01-02 by B",
        "<docs/plan.md> expires 2027-01-02",
        "Only a title <>",
    ]


def test_a_table_replaces_nothing_unless_it_is_named(path: Path) -> None:
    table = path.with_suffix(".csv")
    table.write_text("mine", "utf-8")
    assert "is there already" in refused("export", path, "--format", "csv")
    assert table.read_text("utf-8") == "mine"
    fine("export", path, "--format", "csv", "--output", table)
    assert table.read_text("utf-8").startswith("\ufeffid")
    shown = fine("export", path, "--format", "csv", "--output", "-")
    assert shown.stdout_bytes == table.read_bytes()


def test_an_inherited_answer_has_a_column_and_stays_inherited(path: Path) -> None:
    with_answers(path, SIM_01={"outcome": "met", "inherited_from": "body", "note": "n"})
    fine("export", path, "--format", "csv")
    table = path.with_suffix(".csv")
    assert table.read_text("utf-8-sig").splitlines()[0] == f"{HEADER},inherited_from"
    fine("import", path, table)
    assert content(path)["SIM-01"]["inherited_from"] == "body"
    changed = table.read_text("utf-8-sig").replace(",n,", ",m,")
    fine("import", path, written(table, changed))
    assert content(path)["SIM-01"] == {"outcome": "met", "note": "m"}


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_is_a_formula(text: str) -> None:
    rows = [["id", "note"], ["SIM-01", text]]
    for cell in (one for row in cells_of(csv_text(rows)[1:]) for one in row):
        start = cell.lstrip(" \"'")[:1]
        assert start not in SIGNS or not start or cell.lstrip(' "').startswith("'")
    sheet = load_workbook(io.BytesIO(workbook_bytes(rows))).worksheets[0]
    assert [cell.data_type for row in sheet.iter_rows() for cell in row] == ["s"] * 4
    for found in (cells_of(csv_text(rows)[1:]), rows_of_workbook(workbook_bytes(rows))):
        assert plain(found[1][1]) == with_lines(text)


CONVERSIONS = {
    "UTF-8": lambda text: text.encode(),
    "UTF-8 with a mark": lambda text: text.encode("utf-8-sig"),
    "UTF-16 with a mark": lambda text: text.encode("utf-16"),
    "UTF-16, the other way round": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "UTF-16 without a mark": lambda text: text.encode("utf-16-le"),
    "LF": lambda text: text.replace("\r\n", "\n").encode(),
    "CR": lambda text: text.replace("\r\n", "\r").encode(),
}


@pytest.mark.parametrize("name", CONVERSIONS)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_what_programs_make_of_it_is_read(path: Path, name: str, separator: str) -> None:
    into = io.StringIO(newline="")
    writer = csv.writer(into, delimiter=separator)
    writer.writerows([["ID", "Outcome", "note"], ["SIM-01", "Partly met", "a,b;c\t\nd é"]])
    table = path.with_suffix(".csv")
    table.write_bytes(CONVERSIONS[name](into.getvalue()))
    fine("import", path, table)
    assert content(path) == {"SIM-01": {"outcome": "partly-met", "note": "a,b;c\t\nd é"}}


@pytest.mark.parametrize(
    "text", ["sep=|\nid|note\nSIM-01|a,b\n", 'sep=;\r\nid,note\r\nSIM-01,"a,b"\r\n']
)
def test_the_line_that_names_the_separator_is_read(path: Path, text: str) -> None:
    fine("import", path, written(path.with_suffix(".csv"), text))
    assert content(path) == {"SIM-01": {"outcome": "not-assessed", "note": "a,b"}}


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-12-24", "2026-12-24"),
        (" 2026/1/4 ", "2026-01-04"),
        ("24.12.2026", "2026-12-24"),
        ("", ""),
        ("1/2/2026", None),
        ("12/24/2026", None),
        ("24/12/26", None),
        ("31.2.2026", None),
        ("0715-01-01", None),
        ("46000", None),
        ("24. December 2026", None),
        ("2026-01-04 00:00:00", None),
    ],
)
def test_a_day_is_read_only_where_it_is_certain(cell: str, day: str | None) -> None:
    assert day_of(cell) == day


def test_local_days_are_refused_and_nothing_is_taken_over(path: Path) -> None:
    before = path.read_bytes()
    text = "id,due,note\nSIM-01,1/2/2027,a\nSIM-02,2027-01-02,b\nTRU-01,soon,c\n"
    said = refused("import", path, written(path.with_suffix(".csv"), text))
    assert said.endswith("write them like 2026-11-23: 2, 4.")
    assert path.read_bytes() == before


def test_rows_of_no_criterion_and_unreal_days_of_evidence_are_told_of(path: Path) -> None:
    line = "Audit <> 2026-02-30 by A"
    rows = f"id,note,evidence\nSIM-01,a,{line}\nOLD-1,b,\n,c,\n,,\n"
    result = fine("import", path, written(path.with_suffix(".csv"), rows))
    assert "OLD-1, 4." in result.stderr
    assert result.stderr.splitlines()[1].endswith(": 2.")
    assert content(path)["SIM-01"]["evidence"] == [{"title": line}]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"note,outcome\nx,met", "'id'"),
        (b'{"format": "assessment/1"}', "JSON"),
        (b"<!doctype html><p>Sign in", "web page"),
        (b"id,note\n<<<<<<< HEAD\nSIM-01,a\n=======\n", "line 2"),
        (b"id,note,note\nSIM-01,a,b", "'note'"),
        (b"id" + b",x" * 100, "100 cells"),
        (b"id\n" + b"x\n" * 10_001, "10,000 rows"),
        (b'id,evidence\nSIM-01,"' + b"x\n" * 201 + b'"', "Row 2"),
        (b'id,note\nSIM-01,"a', "quoted"),
        (b"id,outcome\nSIM-01,met\nSIM-02,Done", "Row 3"),
        (b"id,note\nSIM-01,a\n\nSIM-01,b", "Row 4"),
        (b"id,note\nSIM-01," + b"x" * 20_001, "Row 2"),
        (b"id,note\nSIM-01,\xe9", "UTF-8"),
        (b"\xff\xfei\0d", "UTF-8"),
        (b"\xd0\xcf\x11\xe0 old", "password"),
        (b"PK\x03\x04 cut", "damaged"),
        (b"x" * (16 * 1024 * 1024 + 1), "16 MB"),
    ],
)
def test_what_is_no_table_of_answers_is_refused(path: Path, data: bytes, said: str) -> None:
    before = path.read_bytes()
    table = path.with_suffix(".csv")
    table.write_bytes(data)
    assert said in refused("import", path, table)
    assert path.read_bytes() == before


def test_half_a_character_does_not_stop_the_table(path: Path) -> None:
    with_answers(path, SIM_01={"outcome": "met", "note": "a\ud800b"})
    fine("export", path, "--format", "csv")
    assert ",a\ufffdb," in path.with_suffix(".csv").read_text("utf-8")


def test_a_table_is_told_with_the_command_that_reads_it(path: Path) -> None:
    fine("export", path, "--format", "csv")
    table = path.with_suffix(".csv")
    assert refused("set", IDS[0], "met", "--file", table).endswith(
        "This file is a table of a spreadsheet; 'service-standards import' takes its answers over."
    )
    fine("import", path, table)
