"""The shared vectors of scores and of files: the browser makes of them what Python makes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.modules_support import vectors


def test_scoring_vectors(blank: Page) -> None:
    wrong = blank.evaluate(
        """async (vectors) => {
          const { evaluate } = await modules("scoring");
          return vectors.flatMap(({ file, text }) => {
            const { input, expected } = JSON.parse(text);
            const found = JSON.stringify(evaluate(input));
            const wanted = JSON.stringify(expected);
            return found === wanted ? [] : [{ file, found, wanted }];
          });
        }""",
        vectors("scoring"),
    )
    assert wrong == []
    assert len(vectors("scoring")) >= 15


def test_canonical_vectors(blank: Page) -> None:
    wrong = blank.evaluate(
        """async (vectors) => {
          const { canonicalAssessment } = await modules("canonical");
          const { readAssessment } = await modules("assessment-file");
          const opened = (assessment, catalogue) => {
            const result = readAssessment(JSON.stringify(assessment), catalogue);
            return result.ok ? canonicalAssessment(result.assessment, catalogue) : result.message;
          };
          return vectors.flatMap(({ file, text }) => {
            const vector = JSON.parse(text);
            const { assessment, catalogue } = vector;
            const found = [canonicalAssessment(assessment, catalogue)];
            const wanted = [vector.expected];
            if (vector.opened !== undefined) {
              found.push(opened(assessment, catalogue));
              wanted.push(vector.opened);
            }
            return found.every((one, n) => one === wanted[n]) ? [] : [{ file, found, wanted }];
          });
        }""",
        vectors("canonical"),
    )
    assert wrong == []
    assert len(vectors("canonical")) >= 10


@pytest.mark.parametrize("vector", vectors("opening"), ids=lambda vector: str(vector["file"]))
def test_a_file_is_opened_as_the_vector_says(blank: Page, vector: dict[str, Any]) -> None:
    case = json.loads(vector["text"])
    found = blank.evaluate(
        """async ([text, catalogue]) => {
          const { canonicalAssessment } = await modules("canonical");
          const { readAssessment } = await modules("assessment-file");
          const read = readAssessment(text, catalogue);
          if (!read.ok) return JSON.stringify({ kind: read.kind });
          return JSON.stringify({ text: canonicalAssessment(read.assessment, catalogue) });
        }""",
        [case["file"], case["catalogue"]],
    )
    assert json.loads(found) == case["expected"]


def test_what_is_written_reads_back_to_the_same_text(blank: Page) -> None:
    unstable = blank.evaluate(
        """async (vectors) => {
          const { canonicalAssessment } = await modules("canonical");
          const file = await modules("assessment-file");
          return vectors.flatMap(({ text }) => {
            const { name, opened, catalogue } = JSON.parse(text);
            if (opened === undefined) return [];
            const { assessment } = file.readAssessment(opened, catalogue);
            const { service, findings } = file.rowsFromAssessment(assessment);
            const rows = new Map(findings.map((row) => [row.criterion, row]));
            const kept = file.assessmentFromRows(service, rows, catalogue);
            const again = canonicalAssessment(kept, catalogue);
            return again === opened ? [] : [{ name, again, opened }];
          });
        }""",
        vectors("canonical"),
    )
    assert unstable == []
