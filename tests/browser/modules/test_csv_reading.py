"""Spreadsheets that come from elsewhere: read where they are certain, refused in a sentence."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.csv_support import CATALOGUE, read


def refused(blank: Page, text: str) -> tuple[str, str]:
    found = read(blank, text)
    assert found["ok"] is False, found
    assert found["message"].endswith(".")
    assert ". " not in found["message"], "one sentence"
    return found["kind"], found["message"]


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


def test_a_day_that_there_is_not_is_told_of_and_kept_as_text(blank: Page) -> None:
    line = "Audit <> 2026-02-30 by A expires 2027-02-28"
    found = read(blank, f"id,evidence\nAAA-01,{line}\nAAA-02,Audit <> 2024-02-29\n")
    assert found["findings"]["AAA-01"] == {"evidence": [{"title": line}]}
    assert found["findings"]["AAA-02"] == {"evidence": [{"title": "Audit", "date": "2024-02-29"}]}
    assert [("Row 2" in one, "Row 3" in one) for one in found["notices"]] == [(True, False)]


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
