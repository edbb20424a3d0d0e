"""A table of a spreadsheet becomes a draft, by the names of its columns."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import Workbook

from service_standards import load_project
from service_standards.model.vocabulary import Obligation
from tests.support.imports import files_of, import_from

ROWS: list[list[object]] = [
    [
        "Control ID",
        "Control Name",
        "Family",
        "Control Text",
        "Discussion",
        "Tests",
        "Notes",
        "Level",
    ],
    [
        "A.1",
        "Know your users",
        "Users",
        "The team must talk to users.",
        "- twice\n- more",
        "Did you?",
        "x",
        2,
    ],
    ["A.2(1)", "Publish _all_", "", "Publish at https://example.org/a_b.\n# 1", "", "", "", 3],
    ["A.10", "Answer", "Open data", "It should [answer](soon) <b>now</b>.", "", "", "", ""],
]
COLUMNS = "id: Nr\ntitle: Was\nrequirement: Regel\n"


def workbook(rows: list[list[object]]) -> bytes:
    book, into = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(into)
    return into.getvalue()


def csv(rows: list[list[object]], separator: str = ";") -> bytes:
    def cell(value: object) -> str:
        return f'"{value}"' if "\n" in str(value) else str(value)

    return "\r\n".join(separator.join(map(cell, row)) for row in rows).encode()


@pytest.mark.parametrize("name", ["rules.csv", "rules.xlsx"])
def test_rows_become_criteria_and_columns_are_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(workbook(ROWS) if name.endswith("x") else csv(ROWS))
    said = import_from(tmp_path / name, tmp_path / "made", "--title", "Rules")

    assert said.exit_code == 0, said.output
    assert said.output.splitlines()[:9] == [
        f"wrote {tmp_path / 'made'}: 3 criteria in 2 dimensions",
        "id: column 'Control ID'",
        "title: column 'Control Name'",
        "dimension: column 'Family'",
        "requirement: column 'Control Text'",
        "how: column 'Discussion'",
        "check: column 'Tests'",
        "level: column 'Level'",
        "columns that are left out: Notes",
    ]
    project = load_project(tmp_path / "made")
    first, second, third = project.criteria
    assert [(one.id, one.dimension, one.level) for one in project.criteria] == [
        ("A.1", "users", 2),
        ("A.2(1)", "users", 3),
        ("A.10", "open-data", 2),
    ]
    assert (first.obligation, third.obligation) == (Obligation.MUST, Obligation.SHOULD)
    assert "- twice\n\n- more" in first.body
    assert first.checks == ("Did you?",)
    assert second.title == "Publish _all_"
    assert "Publish at <https://example.org/a_b>.\n\n\\# 1" in second.body
    assert "It should [answer&#93;(soon) &lt;b>now&lt;/b>." in third.body


def test_a_file_says_which_columns_are_meant(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("Nr,Was,Regel,Text\nB-1,Eins,Man muss.,weg\n", "utf-8")
    (tmp_path / "columns.yml").write_text(COLUMNS, "utf-8")
    words = ("--columns", str(tmp_path / "columns.yml"), "--language", "de", "--title", "Regeln")
    said = import_from(tmp_path / "t.csv", tmp_path / "made", *words)

    assert said.exit_code == 0, said.output
    (one,) = load_project(tmp_path / "made").criteria
    assert (one.id, one.requirement, one.obligation) == ("B-1", "Man muss.", Obligation.MUST)
    assert "weg" not in one.body


def test_an_id_that_a_table_guards_is_read_without_its_guard(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("id,title\n'1.10,x\n", "utf-8")
    assert import_from(tmp_path / "t.csv", tmp_path / "made").exit_code == 0

    assert [one.id for one in load_project(tmp_path / "made").criteria] == ["1.10"]


def test_rows_without_numbers_get_some(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("title\nOne\nTwo\n", "utf-8")
    said = import_from(tmp_path / "t.csv", tmp_path / "made", "--title", "Harbour")

    assert said.exit_code == 0, said.output
    project = load_project(tmp_path / "made")
    assert [one.id for one in project.criteria] == ["HAR-01", "HAR-02"]
    assert "id_form" not in files_of(tmp_path / "made")["standards/standard.yml"]
    assert "10 sections" not in said.output
    assert "draft: 12 sections to write in 2 criteria" in said.output


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id,title,requirement\nA-1,x,=1+1\n", "t.csv:2:3: requirement: a formula stands here"),
        (
            'id,title,requirement\nA-1,"a\nb",y\nA-1,z,y\n',
            "t.csv:4:1: id: the id 'A-1' is used already in t.csv:2",
        ),
        ("id,title\nA/1,x\n", "t.csv:2:1: id: found 'A/1'; an id has letters"),
        (
            "id,title,level\nA-1,x,12\nA-2,x,2\n",
            "t.csv:2:3: level: found '12' in column 'level'; a level is a whole number",
        ),
        (
            "id,title,Priority\nA-1,x,must\nA-2,x,High\n",
            "t.csv:3:3: obligation: found 'High' in column 'Priority'; allowed: must, should",
        ),
        (f"id,title,requirement\nA-1,x,{'y ' * 600_000}\n", "1,199,999 characters; at most 20,000"),
        ("name;thing\na;b\n", ""),
        ("was;thing\na;b\n", "no column is called 'title' or 'requirement'"),
        ("id,title\n", "there is no criterion in here"),
        ("id,title,family\n,,x\n", "this row has no id, no title and no requirement"),
        (
            "id,title,family\n" + "".join(f"A-{at},x,F{at}\n" for at in range(201)),
            "there are 201 dimensions in here; at most 200 can be imported",
        ),
        ("", "This file is empty"),
        ('id,title\n"A', "This file ends inside a quoted cell"),
        ("id,title\n" + "a,b\n" * 10_002, "more than 10,000 rows"),
    ],
)
def test_what_cannot_be_used_is_told_with_line_and_cell(
    tmp_path: Path, text: str, said: str
) -> None:
    (tmp_path / "t.csv").write_bytes(text.encode())
    result = import_from(tmp_path / "t.csv", tmp_path / "made")

    if said:
        assert result.exit_code == 1
        assert said in result.output[:1000]
        assert [one.name for one in tmp_path.iterdir()] == ["t.csv"]
    else:
        assert result.exit_code == 0


def test_a_formula_of_a_workbook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "t.xlsx").write_bytes(workbook([["id", "title"], ["A-1", "=1+1"]]))
    result = import_from(tmp_path / "t.xlsx", tmp_path / "made")

    assert result.exit_code == 1
    assert "The cell B2 holds a formula" in result.output


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ("titl: x\n", "c.yml:1:1: titl: unknown key 'titl'; did you mean 'title'?"),
        ("title: Nom\n", "there is no column 'Nom' for 'title'; the columns are: id, title"),
        ("[", "c.yml:2:1: this is not valid YAML"),
        ("- a\n", "c.yml:1:1: found a list; keys with values are needed here"),
        ("title: ''\n", "c.yml:1:8: title: there is nothing here"),
    ],
)
def test_a_file_of_columns_that_is_wrong_is_told(tmp_path: Path, columns: str, said: str) -> None:
    (tmp_path / "t.csv").write_text("id,title\nA-1,x\n", "utf-8")
    (tmp_path / "c.yml").write_text(columns, "utf-8")
    result = import_from(
        tmp_path / "t.csv", tmp_path / "made", "--columns", str(tmp_path / "c.yml")
    )

    assert result.exit_code == 1
    assert said in result.output


PRIORITIES = "id,title,Priority,Level\nA-1,x,High,low\nA-2,y,Low,low\nA-3,z,High,\n"


def test_a_column_that_only_sounds_like_a_field_is_told_once_and_left_out(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(PRIORITIES, "utf-8")
    result = import_from(tmp_path / "t.csv", tmp_path / "made")

    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[1:6] == [
        (
            "column 'Priority' was read as 'obligation', but none of its values is one: High, Low; "
            "it is left out (allowed: must, should, may)"
        ),
        (
            "column 'Level' was read as 'level', but none of its values is one: low; "
            "it is left out (a level is a whole number from 1 to 9)"
        ),
        "id: column 'id'",
        "title: column 'title'",
        "draft: 18 sections to write in 3 criteria",
    ]


def test_the_next_column_of_such_a_name_is_tried(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("id,title,Priority,MoSCoW\nA-1,x,High,Should\n", "utf-8")
    result = import_from(tmp_path / "t.csv", tmp_path / "made")

    assert "column 'Priority' was read as 'obligation', but" in result.output
    assert "obligation: column 'MoSCoW'" in result.output
    (one,) = load_project(tmp_path / "made").criteria
    assert one.obligation == Obligation.SHOULD


def test_a_column_that_somebody_named_is_refused_once_for_each_value(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(PRIORITIES, "utf-8")
    (tmp_path / "c.yml").write_text("title: title\nobligation: Priority\n", "utf-8")
    result = import_from(
        tmp_path / "t.csv", tmp_path / "made", "--columns", str(tmp_path / "c.yml")
    )

    assert result.exit_code == 1
    told = [line for line in result.output.splitlines() if line.startswith("t.csv:")]
    end = "in column 'Priority'; allowed: must, should, may"
    assert told == [
        f"t.csv:2:3: obligation: found 'High' {end}",
        f"t.csv:3:3: obligation: found 'Low' {end}",
    ]


@pytest.mark.parametrize("name", ["Evidence needed", "evidence_required"])
def test_evidence_that_is_asked_for_is_evidence(tmp_path: Path, name: str) -> None:
    (tmp_path / "t.csv").write_text(f"id,title,{name}\nA-1,x,A report\n", "utf-8")
    result = import_from(tmp_path / "t.csv", tmp_path / "made")

    assert result.exit_code == 0, result.output
    assert f"evidence: column '{name}'" in result.output
    (one,) = load_project(tmp_path / "made").criteria
    assert [item.text for item in one.evidence_items] == ["A report"]


def test_what_stands_in_a_column_that_is_left_out_gives_a_terminal_no_order(
    tmp_path: Path,
) -> None:
    (tmp_path / "t.csv").write_text('id,title,Priority\nA-1,x,"a\x1b[2J\nb"\n', "utf-8")
    result = import_from(tmp_path / "t.csv", tmp_path / "made")

    assert result.exit_code == 0, result.output
    assert "none of its values is one: a\\x1b[2J b; it is left out" in result.output
