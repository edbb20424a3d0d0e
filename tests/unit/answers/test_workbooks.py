"""Workbooks of other programs: read as they are meant, and nothing hostile gets further."""

from __future__ import annotations

import io
import os
import subprocess
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from service_standards.answers.refusal import NotDone
from service_standards.answers.tables.opening import rows_of_file
from service_standards.answers.tables.workbook import rows_of_workbook
from tests.support.answer_files import PROGRAM, content, fine


def test_a_workbook_of_another_program_is_read(started: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["id", "outcome", "due", "note", "owner", "evidence", "unknown"])
    sheet.append(["SIM-01", "met", date(2027, 1, 31), 7, True, "Plan <docs/a.md>", "=1+1"])
    sheet.append([None, None, None])
    sheet.append(["SIM-02", None, datetime(2027, 1, 31), 1.5])  # noqa: DTZ001 - as cells have it
    for column in ("G", "XFD"):
        sheet[f"{column}2"] = None
    table = started.with_suffix(".xlsx")
    del sheet["G2"]
    book.save(table)
    fine("import", started, table)
    assert content(started) == {
        "SIM-01": {
            "outcome": "met",
            "note": "7",
            "owner": "True",
            "due": "2027-01-31",
            "evidence": [{"title": "Plan", "path": "docs/a.md"}],
        },
        "SIM-02": {"outcome": "not-assessed", "note": "1.5", "due": "2027-01-31"},
    }


def test_cells_emptied_at_the_end_of_a_row_are_empty_answers(started: Path) -> None:
    table = started.with_suffix(".xlsx")
    words = ["--note", "n", "--owner", "Ann", "--due", "2027-01-31", "--evidence-path", "a.md"]
    fine("set", "SIM-01", "met", *words, "--file", started)
    fine("export", started, "--format", "xlsx")
    book = load_workbook(table)
    sheet = book.active
    for cell in sheet[2][-4:]:
        cell.value = None
    book.save(table)
    assert fine("import", started, table).output.endswith(": 1 answer changed\n")
    assert content(started)["SIM-01"] == {"outcome": "met"}


@pytest.mark.parametrize("has_lxml", ["True", "False"])
def test_a_workbook_for_which_there_is_no_room_is_told_in_one_line(
    started: Path, has_lxml: str
) -> None:
    table = started.with_name("big.xlsx")
    words = ["export", started, "--format", "xlsx", "--output", table]
    limited = ["bash", "-c", 'ulimit -f 1; exec "$@"', "bash", *PROGRAM, *map(str, words)]
    env = {**os.environ, "OPENPYXL_LXML": has_lxml, "TMPDIR": str(started.parent)}
    done = subprocess.run(
        limited, capture_output=True, text=True, timeout=120, check=False, env=env
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"Error: '{table}' cannot be written: File too large.\n"
    assert {one.name for one in started.parent.iterdir()} == {started.name, "catalogue.json"}


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
