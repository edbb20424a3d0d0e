"""Answers as a spreadsheet: no cell is a formula, and what was written comes back."""

from __future__ import annotations

import csv
import io
import re

import pytest
from playwright.sync_api import Page

from tests.browser.csv_support import CATALOGUE, READ, read

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


def lines(text: str) -> str:
    """Return a text with its lines as a text field has them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


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


def test_a_line_of_evidence_that_was_not_touched_stays_when_another_changes(blank: Page) -> None:
    first, second = ({"title": "a", "url": "u", "path": path} for path in "pq")
    third = {"title": "b", "path": "r", "checked": [True]}
    current = {"AAA-01": {"evidence": [first, third, second]}}
    text = 'id,evidence\nAAA-01,"c <>\n\na <u>\na <u>\na <u>\nb <r> by B"\n'
    found = read(blank, text, current)["findings"]["AAA-01"]["evidence"]
    changed = [{"title": "a", "path": "u"}, {"title": "b", "path": "r", "by": "B"}]
    assert found == [{"title": "c"}, first, second, *changed]


def test_line_ends_that_were_changed_change_no_answer(blank: Page) -> None:
    finding = {"outcome": "met", "note": "a\nb", "reason": "x\r\ny", "evidence": [{"title": "e"}]}
    current = {"AAA-01": {**finding, "evidence": [{"title": "e"}, {"title": "f"}]}}
    written = blank.evaluate(WRITE_ALL, [{"findings": current}, CATALOGUE])
    changed = written.replace("\r\n", "\n").replace("\n", "\r\n")
    assert "a\r\nb" in changed
    found = read(blank, changed, current)["findings"]["AAA-01"]
    assert found == {**current["AAA-01"], "owner": "", "due": ""}


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
