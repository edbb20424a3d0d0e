"""Answers as a spreadsheet: no cell is a formula, and what was written comes back."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest
from playwright.sync_api import Page

CATALOGUE = {
    "dimensions": [{"id": "first", "title": "First, of all"}],
    "criteria": [
        {
            "id": f"AAA-{number:02}",
            "title": f"Criterion {number}",
            "dimension": "first",
            "level": 2,
            "obligation": "must",
        }
        for number in range(1, 5)
    ],
}
HEADER = "id,title,dimension,level,obligation,outcome,reason,note,owner,due,evidence"
WIDE = ("\uff1d", "\uff0b", "\uff0d", "\uff20")
SIGNS = "=+-@\t\r\0" + "".join(WIDE)
HOSTILE = [
    "=1+1",
    '=HYPERLINK("http://127.0.0.1/","x")',
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "- a list\n- of things\n\n- like this",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\0=1",
    *(f"{sign}1+1" for sign in WIDE),
    " =1",
    '"=1"',
    "'=1",
    "''=1",
    "'",
    "x;=1+1",
    'x;"=1+1"',
    "x\t=1",
    "x\n=1\r\n=2\r=3",
    "x\n;=1",
    ";;=1",
    "\t\t=1",
    'a"b,c',
    '"',
    '""',
    " blanks ",
    "",
]

WRITE = """async ([rows]) => (await modules("csv")).toCsv(rows)"""
WRITE_ALL = """async ([assessment, catalogue]) =>
  (await modules("csv")).assessmentToCsv(assessment, catalogue)"""
READ = """async ([text, catalogue, current]) =>
  (await modules("csv")).csvToFindings(text, catalogue, current ?? undefined)"""


def lines(text: str) -> str:
    """Return a text with its lines as a text field has them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read(blank: Page, text: str, current: object = None) -> Any:
    return blank.evaluate(READ, [text, CATALOGUE, current])


def refused(blank: Page, text: str) -> tuple[str, str]:
    found = read(blank, text)
    assert found["ok"] is False, found
    assert found["message"].endswith(".")
    assert ". " not in found["message"], "one sentence"
    return found["kind"], found["message"]


def spreadsheet(text: str, delimiter: str = ",") -> list[list[str]]:
    """Read a file as another program does."""
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=delimiter))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_is_a_formula_however_the_file_is_split(blank: Page, text: str) -> None:
    written = blank.evaluate(WRITE, [[["id", "note"], ["AAA-01", text]]])
    assert written.endswith("\r\n")
    cells = [
        cell for delimiter in ",;\t" for row in spreadsheet(written, delimiter) for cell in row
    ]
    # A program that knows nothing of quotes.
    cells += re.split(r"[\r\n;\t]", written[1:])
    dangerous = [cell for cell in cells if cell.lstrip(" \"'")[:1] in SIGNS and cell.lstrip(' "')]
    assert [cell for cell in dangerous if not cell.lstrip(' "').startswith("'")] == []
    assert read(blank, written)["findings"] == {"AAA-01": {"note": lines(text)}}


def test_a_line_is_written_as_the_rule_says(blank: Page) -> None:
    rows = [["a", "b,c", 'say "x"', "two\nlines", "=1", " é", "semi;colon", ""]]
    found = blank.evaluate(WRITE, [rows])
    assert found == '\ufeffa,"b,c","say ""x""","two\nlines",\'=1," é","semi;colon",\r\n'
    assert blank.evaluate(WRITE, [[]]) == "\ufeff"


def test_the_whole_assessment(blank: Page) -> None:
    evidence = [
        {
            "title": "Test <report>",
            "url": "https://example.org/a?b=c",
            "date": "2026-01-02",
            "by": "Ann",
            "expires": "2027-01-02",
        },
        {"title": "Only a title"},
        {"path": "docs/plan.md"},
    ]
    finding = {
        "outcome": "partly-met",
        "reason": "r",
        "note": "line 1\nline 2",
        "owner": "Ann",
        "due": "2026-12-24",
        "evidence": evidence,
    }
    findings = {"AAA-02": finding, "OLD-01": {"outcome": "met"}}
    written = blank.evaluate(WRITE_ALL, [{"findings": findings}, CATALOGUE])
    rows = spreadsheet(written)
    assert rows[0] == HEADER.split(",")
    assert [row[0] for row in rows[1:]] == ["AAA-01", "AAA-02", "AAA-03", "AAA-04"]
    start = ["Criterion 1", "First, of all", "2", "must", "Not assessed"]
    assert rows[1] == ["AAA-01", *start, *[""] * 5]
    assert rows[2][5:10] == ["Partly met", "r", "line 1\nline 2", "Ann", "2026-12-24"]
    assert rows[2][10].split("\n") == [
        "Test <<report>> <https://example.org/a?b=c> 2026-01-02 by Ann expires 2027-01-02",
        "Only a title <>",
        "<docs/plan.md>",
    ]
    found = read(blank, written)
    assert (found["ok"], found["notices"]) == (True, [])
    assert found["findings"]["AAA-02"] == finding
    unanswered = {"outcome": "not-assessed", "reason": "", "note": "", "owner": "", "due": ""}
    assert found["findings"]["AAA-01"] == {**unanswered, "evidence": []}


def test_a_thousand_random_findings_come_back(blank: Page) -> None:
    wrong = blank.evaluate(
        """async (catalogue) => {
          const { assessmentToCsv, csvToFindings } = await modules("csv");
          let seed = 7;
          const next = (limit) => (seed = (seed * 48271) % 2147483647) % limit;
          const pick = (list) => list[next(list.length)];
          const PIECES = ["=", "+", "-", "@", "'", '"', ",", ";", "\\t", "\\r", "\\n", "\\r\\n",
            "<", ">", "<<", ">>", " ", "  ", "\\\\", "\\uff1d", "\\0", "\\ufeff", "é", "😀", "word",
            "by", " by ", "2026-01-02", "x"];
          const text = (banned = "") => Array.from({ length: next(7) }, () => pick(PIECES))
            .filter((piece) => ![...piece].some((sign) => banned.includes(sign))).join("");
          const day = () => pick(["", "2026-01-02", "1999-12-31"]);
          const filled = (item) =>
            Object.fromEntries(Object.entries(item).filter(([, value]) => value !== ""));
          const line = () => text("\\r\\n");
          const where = () => pick([{ url: "https://example.org/a%20b" }, { path: line() }, {}]);
          const evidence = () =>
            filled({ title: line(), ...where(), date: day(), by: line(), expires: day() });
          const finding = () => ({
            reason: text(), note: text(), owner: text(), due: day(),
            evidence: Array.from({ length: next(4) }, evidence),
            outcome: pick(["met", "partly-met", "not-met", "not-applicable", "not-assessed"]),
          });
          // As JSON with sorted keys, because the order of keys says nothing.
          const sorted = (value) => JSON.stringify(value, (_, item) =>
            item && typeof item === "object" && !Array.isArray(item)
              ? Object.fromEntries(Object.entries(item).sort()) : item);
          const wrong = [];
          for (let round = 0; round < 250; round += 1) {
            const entries = catalogue.criteria.map(({ id }) => [id, finding()]);
            const findings = Object.fromEntries(entries);
            const text = assessmentToCsv({ findings }, catalogue);
            const sources = [text, new TextEncoder().encode(text)];
            for (const source of sources) {
              const found = csvToFindings(source, catalogue);
              for (const { id } of catalogue.criteria) {
                const was = sorted(findings[id]).replace(/\\\\r(\\\\n)?/g, "\\\\n");
                const is = sorted(found.findings?.[id]);
                if (was !== is || found.notices.length > 0) wrong.push({ was, is });
              }
            }
          }
          return wrong.slice(0, 5);
        }""",
        CATALOGUE,
    )
    assert wrong == []


def test_evidence_that_was_not_touched_keeps_what_a_cell_cannot_show(blank: Page) -> None:
    kept = [{"title": "a\nb", "url": "u", "path": "p", "checked": True}]
    current = {"AAA-01": {"evidence": kept}, "AAA-02": {"evidence": kept}}
    written = blank.evaluate(WRITE_ALL, [{"findings": current}, CATALOGUE])
    touched = written.replace("a b <u>\r\nAAA-03", "a b c <u>\r\nAAA-03")
    assert touched != written
    findings = read(blank, touched, current)["findings"]
    assert findings["AAA-01"]["evidence"] == kept
    assert findings["AAA-02"]["evidence"] == [{"title": "a b c", "path": "u"}]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("id,outcome\nAAA-01,met\n", {"outcome": "met"}),
        ("\ufeffOutcome ;ID\r\n Partly met ; AAA-01 \r\n", {"outcome": "partly-met"}),
        ("outcome\tid\rNOT_MET\tAAA-01", {"outcome": "not-met"}),
        ("id,outcome\nAAA-01,not-applicable", {"outcome": "not-applicable"}),
        ("id,outcome\nAAA-01,Not assessed", {"outcome": "not-assessed"}),
        ("id,outcome\nAAA-01,", {"outcome": "not-assessed"}),
        ("id,outcome\nAAA-01", {}),
        ("id,colour\nAAA-01,red", {}),
        ('id,note\n"AAA-01","a ""b"", c\nd"', {"note": 'a "b", c\nd'}),
        ('id;note\nAAA-01;"a;b"x', {"note": "a;bx"}),
        ("id,note,\n,,\n\nAAA-01,n,\n,,\n", {"note": "n"}),
        ("id,due\nAAA-01,24.12.2026", {"due": "2026-12-24"}),
        ("id,due\nAAA-01,4.1.2026", {"due": "2026-01-04"}),
        ("id,due\nAAA-01,2026/1/4", {"due": "2026-01-04"}),
        ("id,due\nAAA-01, 2026-01-04 ", {"due": "2026-01-04"}),
        ("id,due\nAAA-01,", {"due": ""}),
        ("id,evidence\nAAA-01,Plan of 2 < 3", {"evidence": [{"title": "Plan of 2 < 3"}]}),
        (
            "id,evidence\nAAA-01,Plan <javascript:alert(1)>",
            {"evidence": [{"title": "Plan", "path": "javascript:alert(1)"}]},
        ),
        (
            'id,evidence\nAAA-01,"<https://a.example/>\r\n\r\n <x> by B b expires 2027-01-01"',
            {
                "evidence": [
                    {"url": "https://a.example/"},
                    {"path": "x", "by": "B b", "expires": "2027-01-01"},
                ]
            },
        ),
    ],
)
def test_files_of_other_programs_are_read(blank: Page, text: str, finding: object) -> None:
    found = read(blank, text)
    assert (found["ok"], found["notices"]) == (True, [])
    assert found["findings"] == {"AAA-01": finding}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("sep=;\nid;note\nAAA-01;a,b", {"note": "a,b"}),
        ("sep=;\r\nid,note\r\nAAA-01,a;b", {"note": "a;b"}),
        ("\ufeffSEP=|\r\nid|note\r\nAAA-01|n", {"note": "n"}),
        ("sep=^\rid^note\rAAA-01^n", {"note": "n"}),
        ("id,note\n'AAA-01,n", {"note": "n"}),
    ],
)
def test_what_spreadsheets_add_is_read(blank: Page, text: str, finding: object) -> None:
    found = read(blank, text)
    assert (found["ok"], found["notices"]) == (True, [])
    assert found["findings"] == {"AAA-01": finding}


def test_line_ends_that_were_changed_change_no_answer(blank: Page) -> None:
    finding = {"outcome": "met", "note": "a\nb", "reason": "x\r\ny", "evidence": [{"title": "e"}]}
    current = {"AAA-01": {**finding, "evidence": [{"title": "e"}, {"title": "f"}]}}
    written = blank.evaluate(WRITE_ALL, [{"findings": current}, CATALOGUE])
    changed = written.replace("\r\n", "\n").replace("\n", "\r\n")
    assert "a\r\nb" in changed
    found = read(blank, changed, current)["findings"]["AAA-01"]
    assert found == {**current["AAA-01"], "owner": "", "due": ""}


def test_a_day_that_there_is_not_is_told_of_and_kept_as_text(blank: Page) -> None:
    line = "Audit <> 2026-02-30 by A expires 2027-02-28"
    found = read(blank, f"id,evidence\nAAA-01,{line}\nAAA-02,Audit <> 2024-02-29\n")
    assert found["findings"]["AAA-01"] == {"evidence": [{"title": line}]}
    assert found["findings"]["AAA-02"] == {"evidence": [{"title": "Audit", "date": "2024-02-29"}]}
    assert [("Row 2" in one, "Row 3" in one) for one in found["notices"]] == [(True, False)]


@pytest.mark.parametrize("prefix", ["MAR", "DEC", "OKT"])
def test_no_spreadsheet_takes_an_id_for_a_day(blank: Page, prefix: str) -> None:
    same = {"title": "Criterion", "dimension": "first", "level": 2, "obligation": "must"}
    criteria = [{"id": f"{prefix}-0{number}", **same} for number in (1, 2)]
    catalogue = {**CATALOGUE, "criteria": criteria}
    finding = {"outcome": "met", "note": "n"}
    given = [{"findings": {f"{prefix}-01": finding}}, catalogue]
    written = blank.evaluate(WRITE_ALL, given)
    assert f"\r\n'{prefix}-01,Criterion," in written
    found = blank.evaluate(READ, [written, catalogue, None])
    assert found["notices"] == []
    assert found["findings"][f"{prefix}-01"]["note"] == "n"


@pytest.mark.parametrize(
    "day",
    [
        "31.2.2026",
        "0715-01-01",
        "2027-02-29",
        "1/2/2026",
        "soon",
        "2026-13-01",
        "32.1.2026",
        "2026-1",
        "46000",
    ],
)
def test_a_date_that_is_not_certain_is_left_out_and_said(blank: Page, day: str) -> None:
    found = read(blank, f"id,due,note\nAAA-01,,\nAAA-02,{day},n\n")
    assert found["findings"]["AAA-02"] == {"note": "n"}
    assert [("Row 3" in one, "2026-11-23" in one) for one in found["notices"]] == [(True, True)]


def test_unknown_ids_are_listed_and_not_read(blank: Page) -> None:
    rows = "".join(f"OLD-{number},nonsense,\n" for number in range(30))
    found = read(blank, f"id,outcome,note\nAAA-01,met,\n__proto__,met,\n,,x\n{rows}")
    assert list(found["findings"]) == ["AAA-01"]
    (notice,) = found["notices"]
    assert "__proto__, Row 4, OLD-0, OLD-1," in notice
    assert "and 12 more" in notice
    assert blank.evaluate("({}).outcome === undefined")


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("", "empty", ()),
        ("note,outcome\nx,met", "no-ids", ('"id"',)),
        ('{"format": "assessment/1"}', "is-json", (".json",)),
        ("<!doctype html><p>Sign in", "web-page", ()),
        ("id,note\n" + "<" * 7 + " HEAD\nAAA-01,a\n=======\n", "merge-conflict", ("line 2", "git")),
        ("id,note,note\nAAA-01,a,b", "repeated-column", ('"note"',)),
        ("id" + ",x" * 100, "too-many", ("100 cells",)),
        ("id\n" + "x\n" * 10_001, "too-many", ("10,000 rows",)),
        ('id,evidence\nAAA-01,"' + "x\n" * 201 + '"', "too-many", ("Row 2", "200")),
        ('id,note\nAAA-01,"a', "cut-off", ()),
        ('id,note\nAAA-01,"a""', "cut-off", ()),
        ("id,outcome\nAAA-01,met\nAAA-02,Done", "unknown-outcome", ("Row 3", "done", "Partly met")),
        ("id,outcome\nAAA-01,constructor", "unknown-outcome", ("Row 2",)),
        ("id,outcome\nAAA-01," + "x" * 500, "unknown-outcome", ("xxx…",)),
        ("id,note\nAAA-01,a\n\nAAA-01,b", "repeated-id", ("Row 4", "AAA-01")),
        ("id,note\nAAA-01," + "x" * 20_001, "too-long", ("Row 2", "20,000")),
        ("id,evidence\nAAA-01," + "x" * 20_001, "too-long", ("Row 2",)),
    ],
)
def test_files_that_are_refused(blank: Page, text: str, kind: str, words: tuple[str, ...]) -> None:
    found, message = refused(blank, text)
    assert found == kind
    for word in words:
        assert word in message


def test_bytes_that_are_no_text_and_seventeen_megabytes_are_refused(blank: Page) -> None:
    kinds = blank.evaluate(
        """async (catalogue) => {
          const { csvToFindings } = await modules("csv");
          const plain = new TextEncoder().encode("id,note\\nAAA-01,x");
          const windows = new Uint8Array([...plain, 0xe9]);
          const wide = new Uint8Array([0xff, 0xfe, 0x69, 0]);
          const large = `id,note\\nAAA-01,${"é".repeat(9 * 1024 * 1024)}`;
          return [windows, windows.buffer, wide, large, new Uint8Array(17e6)]
            .map((source) => csvToFindings(source, catalogue).kind);
        }""",
        CATALOGUE,
    )
    assert kinds == [*["not-text"] * 2, "utf-16", *["too-large"] * 2]


def test_a_hostile_but_allowed_size_does_not_stop_the_page(blank: Page) -> None:
    found = blank.evaluate(
        """async (catalogue) => {
          const { csvToFindings } = await modules("csv");
          const size = 16 * 1024 * 1024 - 40;
          const fill = (head, piece, tail = "") =>
            head + piece.repeat((size - tail.length) / piece.length) + tail;
          const note = (piece) => fill("id,note\\nAAA-01,", piece);
          const lines = (line) => `id,evidence\\nAAA-01,"${`${line}\\n`.repeat(200)}"`;
          const texts = [
            fill("", ","), fill("", '"'), `id${",".repeat(99)}`,
            `id\\n${"a\\n".repeat(10_000)}`, fill("id\\n", "a\\n"),
            note('"'), fill('id,note\\nAAA-01,"', '""', '"'), note("' "), note(";"),
            lines(`<${"<<>>".repeat(4000)} <`), lines("x <<< <"),
            lines(`<x>${" by ".repeat(4000)}`),
          ];
          return texts.map((text) => {
            const { ok, kind } = csvToFindings(text, catalogue);
            return ok ? "ok" : kind;
          });
        }""",
        CATALOGUE,
    )
    expected = ["too-many", "no-ids", *["ok"] * 2, "too-many", *["too-long"] * 4, *["ok"] * 3]
    assert found == expected
