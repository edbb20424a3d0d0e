"""The commands `export` and `import`: answers as a table, from whatever program wrote it."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from service_standards.answers.refusal import NotDone
from service_standards.answers.tables.columns import day_of, evidence_cell, evidence_items
from service_standards.answers.tables.csv_cells import cells_of, plain
from service_standards.answers.tables.opening import rows_of_file
from service_standards.answers.tables.reading import filled_with, read_rows
from service_standards.answers.tables.workbook import rows_of_workbook, workbook_bytes
from service_standards.answers.tables.writing import rows_of
from service_standards.export.csv_rows import HALF, csv_text, with_lines
from service_standards.model.plain.limits import MOST_COLUMNS, MOST_ROWS
from tests.support.answer_files import (
    NOW,
    data_of,
    fine,
    refused,
    sample_edition,
    team_folder,
    written,
)
from tests.support.cases.assessment_cases import QUICK, finding

EDITION = sample_edition()
IDS = [one.id for one in EDITION.criteria]
SIGNS = "=+-@\t\r\0\uff1d\uff0b\uff0d\uff20"
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


def content(path: Path) -> dict[str, Any]:
    return {
        key: {name: part for name, part in one.items() if name not in {"title", "updated"}}
        for key, one in data_of(path)["findings"].items()
    }


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


def test_a_workbook_of_another_program_is_read(path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["id", "outcome", "due", "note", "owner", "evidence", "unknown"])
    sheet.append(["SIM-01", "met", date(2027, 1, 31), 7, True, "Plan <docs/a.md>", "=1+1"])
    sheet.append([None, None, None])
    sheet.append(["SIM-02", None, datetime(2027, 1, 31), 1.5])  # noqa: DTZ001 - as cells have it
    for column in ("G", "XFD"):
        sheet[f"{column}2"] = None
    table = path.with_suffix(".xlsx")
    del sheet["G2"]
    book.save(table)
    fine("import", path, table)
    assert content(path) == {
        "SIM-01": {
            "outcome": "met",
            "note": "7",
            "owner": "True",
            "due": "2027-01-31",
            "evidence": [{"title": "Plan", "path": "docs/a.md"}],
        },
        "SIM-02": {"outcome": "not-assessed", "note": "1.5", "due": "2027-01-31"},
    }


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


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["id"], *[["x"]] * MOST_ROWS], ""),
        ([["id"], *[["x"]] * (MOST_ROWS + 1)], "10,000 rows"),
        ([["id", *["x"] * (MOST_COLUMNS - 1)]], ""),
        ([["id", *["x"] * MOST_COLUMNS]], "100 cells"),
    ],
)
@pytest.mark.parametrize("to_bytes", [lambda rows: csv_text(rows).encode(), workbook_bytes])
def test_a_table_can_be_full_and_not_fuller(
    rows: list[list[str]], said: str, to_bytes: Callable[[list[list[str]]], bytes]
) -> None:
    data = to_bytes(rows)
    if said:
        with pytest.raises(NotDone, match=said):
            rows_of_file(data)
    else:
        found = read_rows(rows_of_file(data), (), {})
        assert len(found.unknown) == len(rows) - 1


def packed(**parts: bytes) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return into.getvalue()


def workbook(change: Any) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.append(["id", "note"])
    sheet.append(["SIM-01", "n"])
    change(sheet)
    into = io.BytesIO()
    book.save(into)
    return into.getvalue()


def put(place: str, value: object) -> Any:
    def change(sheet: Any) -> None:
        sheet[place] = value

    return change


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (packed(), "damaged"),
        (packed(a=b"b"), "damaged"),
        (packed(bomb=b"0" * (65 * 1024 * 1024)), "64 MB"),
        (workbook(put("B2", "=1+1")), "The cell B2 holds a formula"),
        (workbook(put("XFD3", "x")), "100 cells"),
        (workbook(put("A1048576", "x")), "10,000 rows"),
        (workbook(lambda _: None)[:-200], "damaged"),
    ],
)
def test_a_hostile_workbook_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(NotDone, match=said):
        rows_of_file(data)


def test_a_workbook_cut_or_changed_at_any_place_ends_in_a_sentence() -> None:
    data = bytearray(workbook(lambda _: None))
    said = set()
    for at in range(0, len(data), 37):
        for broken in (bytes(data[:at]), bytes(data[:at] + b"\xff" + data[at + 1 :])):
            try:
                rows_of_workbook(broken)
            except NotDone as error:
                said.add(str(error))
    assert said == {"This workbook is damaged or has a password; save it again as .xlsx."}


texts = st.text(
    alphabet=st.sampled_from([*SIGNS, *"'\"',;\n <>_x0Dé\U0001f600", "\ufeff"]), max_size=8
)
odd_findings = st.dictionaries(
    st.sampled_from(IDS), finding.map(lambda one: one | {"note": one.get("note", "")}), max_size=3
)


@settings(max_examples=60, phases=QUICK)
@given(odd_findings, texts)
def test_any_answers_come_back_from_both_forms(found: dict[str, Any], text: str) -> None:
    findings = {**found, IDS[0]: {"outcome": "met", "note": text, "reason": text, "x": 1}}
    assessment = {"findings": findings}
    rows = rows_of(assessment, EDITION)
    has_halves = HALF.search("".join(map("".join, rows)))
    for data in (workbook_bytes(rows), *([] if has_halves else [csv_text(rows).encode()])):
        read = read_rows(rows_of_file(data), EDITION.criteria_by_id, findings)
        assert (read.unknown, read.unclear_days) == ([], [])
        assert filled_with(assessment, read.findings, NOW) == assessment


def test_half_a_character_does_not_stop_the_table(path: Path) -> None:
    with_answers(path, SIM_01={"outcome": "met", "note": "a\ud800b"})
    fine("export", path, "--format", "csv")
    assert ",a\ufffdb," in path.with_suffix(".csv").read_text("utf-8")


@settings(max_examples=100, phases=QUICK)
@given(st.text(max_size=40))
def test_any_text_of_evidence_is_read(text: str) -> None:
    items = evidence_items(with_lines(text))
    assert evidence_items(evidence_cell(items)) == items


def test_a_table_is_told_with_the_command_that_reads_it(path: Path) -> None:
    fine("export", path, "--format", "csv")
    table = path.with_suffix(".csv")
    assert refused("set", IDS[0], "met", "--file", table).endswith(
        "This file is a table of a spreadsheet; 'service-standards import' takes its answers over."
    )
    fine("import", path, table)
