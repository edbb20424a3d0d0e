"""The pure browser modules, run in Chromium under the strict policy."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.modules_support import CATALOGUE
from tests.support.cases.file_cases import FOREIGN, LIMIT_CASES, LimitCase, foreign_bytes

MINIMAL = {"format": "assessment/1", "standard": {"id": "sample"}, "service": {"id": "s1"}}
READ = """async ([text, catalogue]) => {
  const { readAssessment } = await modules("assessment-file");
  return readAssessment(text, catalogue);
}"""


def read(blank: Page, file: object) -> Any:
    text = file if isinstance(file, str) else json.dumps(file)
    return blank.evaluate(READ, [text, CATALOGUE])


def assert_refused(result: Any, kind: str, *words: str) -> None:
    assert (result["ok"], result.get("kind")) == (False, kind), result
    message = result["message"]
    assert message.endswith(".")
    assert ". " not in message, "one sentence"
    for word in words:
        assert word in message


@pytest.mark.parametrize(
    ("file", "kind", "words"),
    [
        ([], "other-kind", ()),
        ("null", "other-kind", ()),
        ({"findings": {}}, "other-kind", ()),
        ({"format": "catalogue/1"}, "other-kind", ()),
        ({"format": 1}, "other-kind", ()),
        ({"format": "assessment/2"}, "newer-format", ("assessment/2", "assessment/1")),
        ({**MINIMAL, "standard": {"id": "other"}}, "other-standard", ("other", "sample")),
        ({"format": "assessment/1"}, "other-standard", ()),
        ({**MINIMAL, "standard": []}, "other-standard", ()),
        ({"format": "assessment/1", "standard": {"id": "sample"}}, "wrong-shape", ("service",)),
        ({**MINIMAL, "findings": []}, "wrong-shape", ("findings", "an object")),
        (
            {**MINIMAL, "findings": {"AAA-01": {"outcome": "done"}}},
            "wrong-shape",
            ("AAA-01", "outcome", "done", "partly-met"),
        ),
        ({**MINIMAL, "findings": {"AAA-01": {"note": 1}}}, "wrong-shape", ("AAA-01 / note",)),
        ({**MINIMAL, "findings": {"AAA-01": {"due": "soon"}}}, "wrong-shape", ("soon", "day")),
        ({**MINIMAL, "findings": {"AAA-01": {"updated": "now"}}}, "wrong-shape", ("time",)),
        ({**MINIMAL, "findings": {"AAA-01": {"evidence": [1]}}}, "wrong-shape", ("item 1",)),
        ({**MINIMAL, "findings": {"AAA-01": {"note": "x" * 20_001}}}, "wrong-shape", ("20,000",)),
        ({**MINIMAL, "parked": {"OLD-01": {"outcome": None}}}, "wrong-shape", ("OLD-01",)),
        ({**MINIMAL, "service": {"facts": {"pays": "yes"}}}, "wrong-shape", ("true or false",)),
        ({**MINIMAL, "target": {"first": 2.5}}, "wrong-shape", ("whole number",)),
        ({**MINIMAL, "snapshots": {}}, "wrong-shape", ("snapshots", "a list")),
        (json.dumps(MINIMAL)[:-1] + ', "n": 1e999}', "wrong-shape", ("number",)),
        (
            json.dumps(MINIMAL)[:-1] + ', "n": ' + "[" * 70 + "]" * 70 + "}",
            "wrong-shape",
            ("deep",),
        ),
        (json.dumps(MINIMAL)[:-1] + ', "f": {"a": 1, "\\u0061": 2}}', "wrong-shape", ("twice",)),
        (
            '{"format": "assessment/1", "__proto__": {"polluted": 1}}',
            "forbidden-key",
            ("__proto__",),
        ),
        ('{"x": [{"\\u005f_proto__": 1}]}', "forbidden-key", ()),
        ({**MINIMAL, "findings": {"constructor": {}}}, "forbidden-key", ("constructor",)),
        ({**MINIMAL, "x": {"prototype": {}}}, "forbidden-key", ("prototype",)),
    ],
)
def test_files_that_are_refused(
    blank: Page, file: object, kind: str, words: tuple[str, ...]
) -> None:
    assert_refused(read(blank, file), kind, *words)
    assert blank.evaluate("({}).polluted === undefined")


@pytest.mark.parametrize("path", FOREIGN, ids=lambda path: path.stem)
def test_each_kind_of_other_file_has_its_own_sentence(blank: Page, path: Path) -> None:
    case = json.loads(path.read_text(encoding="utf-8"))
    found = blank.evaluate(
        """async ([bytes, catalogue]) => {
          const { readAssessment } = await modules("assessment-file");
          return readAssessment(new Uint8Array(bytes), catalogue);
        }""",
        [list(foreign_bytes(case)), CATALOGUE],
    )
    assert_refused(found, case["kind"])
    message = found["message"].casefold()
    assert [word for word in case["words"] if word.casefold() not in message] == []


@pytest.mark.parametrize("case", LIMIT_CASES, ids=lambda case: case.name)
def test_what_would_be_lost_or_is_too_much_is_refused_with_its_place(
    blank: Page, case: LimitCase
) -> None:
    result = blank.evaluate(
        """async ([text, catalogue]) => {
          const { readAssessment } = await modules("assessment-file");
          const { ok, kind, message } = readAssessment(text, catalogue);
          return { ok, kind, message };
        }""",
        [case.text, CATALOGUE],
    )
    if case.words:
        assert_refused(result, "wrong-shape", *case.words)
        assert len(result["message"]) < 400
    else:
        assert result["ok"], result


def test_bytes_that_are_no_text_are_refused_and_a_byte_order_mark_is_not(blank: Page) -> None:
    wrong, marked = blank.evaluate(
        """async ([text, catalogue]) => {
          const { readAssessment } = await modules("assessment-file");
          const bytes = new TextEncoder().encode(text);
          return [new Uint8Array([...bytes, 0xff]), new Uint8Array([0xef, 0xbb, 0xbf, ...bytes])]
            .map((source) => readAssessment(source, catalogue));
        }""",
        [json.dumps(MINIMAL), CATALOGUE],
    )
    assert_refused(wrong, "not-text")
    assert marked["ok"]


def test_seventeen_megabytes_are_refused_at_once(blank: Page) -> None:
    results = blank.evaluate(
        """async (catalogue) => {
          const { readAssessment, readAssessmentFile } = await modules("assessment-file");
          const text = JSON.stringify({ format: "assessment/1", x: "x".repeat(17 * 1024 * 1024) });
          const bytes = new TextEncoder().encode(text);
          const sources = [text, bytes, bytes.buffer, "é".repeat(9 * 1024 * 1024)];
          const results = sources.map((source) => readAssessment(source, catalogue));
          results.push(await readAssessmentFile(new Blob([bytes]), catalogue));
          return { results };
        }""",
        CATALOGUE,
    )
    for result in results["results"]:
        assert_refused(result, "too-large", "1", "16 MB")


def test_a_hostile_but_allowed_size_does_not_stop_the_page(blank: Page) -> None:
    kinds = blank.evaluate(
        """async (catalogue) => {
          const { readAssessment } = await modules("assessment-file");
          const size = 16 * 1024 * 1024;
          const frame = '{"format":"assessment/1","standard":{"id":"sample"},"x":[';
          const texts = [
            "[".repeat(size),
            "[".repeat(size / 2) + "]".repeat(size / 2),
            '{"a":'.repeat(3e6),
            `[${'"",'.repeat(5e6)}0]`,
            `${frame}${"{},".repeat(5e6)}0]}`,
            `"${"\\\\\\\\".repeat(size / 2 - 2)}"`,
          ];
          return texts.map((text) => readAssessment(text, catalogue).kind);
        }""",
        CATALOGUE,
    )
    assert kinds == [
        "cut-off",
        "other-kind",
        "cut-off",
        "other-kind",
        "wrong-shape",
        "other-kind",
    ]


def test_notices(blank: Page) -> None:
    standard = {"id": "sample", "version": "1.0.0", "digest": "sha256:00"}
    assert read(blank, {**MINIMAL, "standard": standard})["notices"] == []
    older = read(blank, {**MINIMAL, "standard": {**standard, "version": "0.9.0"}})
    assert [notice for notice in older["notices"] if "0.9.0" in notice and "1.0.0" in notice]
    reworded = read(blank, {**MINIMAL, "standard": {**standard, "digest": "sha256:11"}})
    assert len(reworded["notices"]) == 1
    moved = read(
        blank,
        {
            **MINIMAL,
            "standard": standard,
            "findings": {"OLD-01": {"outcome": "met"}},
            "parked": {"AAA-01": {"outcome": "met"}},
        },
    )
    assert [("OLD-01" in one, "AAA-01" in one) for one in moved["notices"]] == [
        (True, False),
        (False, True),
    ]
    assert list(moved["assessment"]["parked"]) == ["OLD-01"]
    assert list(moved["assessment"]["findings"]) == ["AAA-01"]


def test_preview_of_an_import(blank: Page) -> None:
    preview = blank.evaluate(
        """async (catalogue) => {
          const { readAssessment, previewImport } = await modules("assessment-file");
          const { blankFinding } = await modules("store-rows");
          const row = (id, patch) => [id, { ...blankFinding("s1", id), ...patch }];
          const same = { outcome: "met", note: "n", extra: { z: 1, a: 2 } };
          const here = new Map([
            row("SAME-01", { ...same, updated: "2026-01-01T00:00:00Z" }),
            row("DIFF-01", { outcome: "met" }),
            row("HERE-01", { outcome: "partly-met" }),
            row("BLANK-01", {}),
          ]);
          const ids = ["SAME-01", "DIFF-01", "HERE-01", "BLANK-01", "NEW-01"];
          const known = { ...catalogue, criteria: ids.map((id) => ({ id, title: id })) };
          const findings = {
            "SAME-01": { a: 2, z: 1, title: "T", outcome: "met", note: "n", evidence: [] },
            "DIFF-01": { outcome: "not-met" },
            "BLANK-01": { outcome: "met" },
            "NEW-01": { outcome: "not-assessed", note: "later" },
            "HERE-01": { outcome: "not-assessed" },
            "OLD-01": { outcome: "met" },
          };
          const frame = { format: "assessment/1", standard: { id: "sample" }, service: {} };
          const opened = readAssessment(JSON.stringify({ ...frame, findings }), known);
          return previewImport(opened.assessment, here);
        }""",
        CATALOGUE,
    )
    assert preview == {
        "same": ["SAME-01"],
        "added": ["BLANK-01", "NEW-01"],
        "differing": ["DIFF-01"],
        "onlyHere": ["HERE-01"],
        "parked": ["OLD-01"],
    }


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://example.org/a b", "https://example.org/a%20b"),
        (" HTTP://Example.org ", "http://example.org/"),
        ("javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        (" data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("//example.org", None),
        ("https:example.org", None),
        ("https://", None),
        ("https://trusted.example@evil.example/", None),
        ("docs/plan.md", None),
        ("", None),
    ],
)
def test_safe_url(blank: Page, text: str, address: str | None) -> None:
    found = blank.evaluate("async (text) => (await modules('assessment-file')).safeUrl(text)", text)
    assert found == address
