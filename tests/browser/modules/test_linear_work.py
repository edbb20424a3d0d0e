"""What is allowed takes work in proportion to its size: counted, up to the limits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from service_standards.model.plain.limits import (
    MOST_COLUMNS,
    MOST_ENTRIES,
    MOST_EVIDENCE,
    MOST_ROWS,
    MOST_SNAPSHOTS,
)
from tests.browser.counted_work import Counter

# Twice the size, and at most so many times the work.
MOST = 2.5
MADE = """
  const catalogue = { standard: { id: "s", version: "1", digest: "" }, dimensions: [], facts: [],
    criteria: [{ id: "A-1", title: "A" }] };
  const frame = { format: "assessment/1", standard: { id: "s" }, service: { id: "x" } };
  const many = (count, made) => Array.from({ length: count }, (_, place) => made(place));
  const answers = (count) =>
    Object.fromEntries(many(count, (place) => [`F-${place}`, { outcome: "met", note: "n" }]));
"""
WORK = {
    "csv-rows": (
        MOST_ROWS,
        """const { csvToFindings } = await modules("csv");
        const text = `id,note\\n${many(count, (n) => `F-${n},n\\n`).join("")}`;
        const known = { criteria: many(count, (n) => ({ id: `F-${n}` })) };
        return csvToFindings(text, known).ok;""",
    ),
    "csv-cells": (
        MOST_COLUMNS,
        """const { csvToFindings } = await modules("csv");
        const line = (first, cell) => [first, ...many(count - 1, cell)].join(",");
        const text = [line("id", (n) => `c${n}`), ...many(1000, (n) => line(`F-${n}`, () => "x"))];
        return csvToFindings(text.join("\\n"), catalogue).ok;""",
    ),
    "csv-evidence": (
        MOST_EVIDENCE,
        """const { csvToFindings } = await modules("csv");
        const lines = many(count, (n) => `Plan ${n} <> 2026-01-01`).join("\\n");
        return csvToFindings(`id,evidence\\nA-1,"${lines}"`, catalogue).ok;""",
    ),
    "findings": (
        MOST_ENTRIES,
        """const { readAssessment, previewImport } = await modules("assessment-file");
        const { blankFinding } = await modules("store-rows");
        const text = JSON.stringify({ ...frame, findings: answers(count) });
        const known = { ...catalogue, criteria: many(count, (n) => ({ id: `F-${n}`, title: "" })) };
        const opened = readAssessment(text, known);
        const here = new Map(many(count, (n) => {
          const row = { ...blankFinding("x", `G-${n}`), outcome: "met" };
          return [row.criterion, row];
        }));
        return previewImport(opened.assessment, here).onlyHere.length === count;""",
    ),
    "parked": (
        MOST_ENTRIES,
        """const { readAssessment } = await modules("assessment-file");
        const { canonicalAssessment } = await modules("canonical");
        const text = JSON.stringify({ ...frame, parked: answers(count) });
        const opened = readAssessment(text, catalogue);
        return canonicalAssessment(opened.assessment, catalogue).length > count;""",
    ),
    "snapshots": (
        MOST_SNAPSHOTS,
        """const { readAssessment } = await modules("assessment-file");
        const { withSnapshot } = await modules("snapshots");
        const snapshots = many(count, (n) => (
          { date: "2026-01-01", label: `${n}`, standard_version: "", outcomes: { "A-1": "met" } }));
        const opened = readAssessment(JSON.stringify({ ...frame, snapshots }), catalogue);
        return withSnapshot(opened.assessment.snapshots, snapshots[0]).length >= count;""",
    ),
    "merged-answers": (
        MOST_ENTRIES,
        """const { mergeFindings } = await modules("merge");
        const theirs = many(count, (n) => [`F-${n}`, { outcome: "not-met" }]);
        const merge = mergeFindings({ base: null, ours: answers(count), theirs: new Map(theirs) });
        return merge.conflicts.length === 2 * count || merge.conflicts.length === count;""",
    ),
    "merged-evidence": (
        MOST_EVIDENCE,
        """const { mergeEvidence } = await modules("merge-evidence");
        const same = many(count, () => ({ title: "x" }));
        const ours = many(count, (n) => ({ title: `${n}` }));
        return mergeEvidence(same, ours, same).merged.length > 0;""",
    ),
    "evidence-rows": (
        MOST_EVIDENCE,
        """const { EvidenceView } = await modules("evidence-view");
        const root = document.createElement("fieldset");
        const row = document.createElement("fieldset");
        row.dataset.part = "evidence";
        for (const name of ["title", "where", "date", "by", "expires"]) {
          const field = document.createElement("input");
          field.dataset.evidence = name;
          row.append(field);
        }
        root.append(row);
        const view = new EvidenceView(root);
        view.update(many(count, (n) => ({ title: `Plan ${n}`, path: "docs/plan.md" })));
        view.update(many(count, (n) => ({ title: `Plan ${n + 1}` })));
        return view.collect().length === count;""",
    ),
}


@pytest.fixture(scope="module")
def counter(blank: Page) -> Iterator[Counter]:
    made = Counter(blank)
    yield made
    made.stop()


@pytest.mark.parametrize("name", WORK)
def test_twice_the_size_is_not_much_more_than_twice_the_work(
    blank: Page, counter: Counter, name: str
) -> None:
    limit, work = WORK[name]
    script = f"async (count) => {{ {MADE} {work} }}"
    assert blank.evaluate(script, 2), "it does what it should"
    half, whole = (counter.steps(script, size) for size in (limit // 2, limit))
    assert half > limit // 2
    assert whole <= MOST * half, (half, whole)
