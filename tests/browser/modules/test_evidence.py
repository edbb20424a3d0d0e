"""The evidence of an answer in the browser: the vectors, on the criterion and in the results."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.modules_support import vectors


def test_evidence_vectors(blank: Page) -> None:
    wrong = blank.evaluate(
        """async (vectors) => {
          const { evidenceFaults } = await modules("evidence");
          return vectors.flatMap(({ file, text }) => {
            const { input: { finding, need, today }, expected } = JSON.parse(text);
            const found = JSON.stringify(evidenceFaults(finding, need, today));
            const wanted = JSON.stringify(expected);
            return found === wanted ? [] : [{ file, found, wanted }];
          });
        }""",
        vectors("evidence"),
    )
    assert wrong == []
    assert len(vectors("evidence")) >= 30


def test_each_fault_has_a_sentence_on_the_criterion_and_in_the_results(blank: Page) -> None:
    said = blank.evaluate(
        """async () => {
          const { evidenceFault } = await modules("messages");
          const { evidenceProblem } = await modules("results-words");
          return ["missing", "expired", "undated", "outdated"].map((kind) => {
            const fault = { kind, title: "Report", date: "2025-05-01" };
            return [evidenceFault(fault, 12), evidenceProblem({ id: "A", ...fault })];
          });
        }"""
    )
    needed = "Evidence with a link or a path is expected for this outcome"
    assert said == [
        [
            f"{needed}, and none is recorded yet.",
            "Missing: evidence is expected for this outcome",
        ],
        ["The evidence “Report” expired on 2025-05-01.", "Expired on 2025-05-01"],
        [
            "Give evidence a date: here it counts for 12 months.",
            "Without a day, so that nobody knows its age",
        ],
        [
            "The newest evidence, “Report”, is older than 12 months.",
            "Too old: of 2025-05-01",
        ],
    ]
