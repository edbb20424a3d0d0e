"""Exemptions in the browser: the shared vectors, and a sentence for each state."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.modules_support import vectors


def test_exemption_vectors(blank: Page) -> None:
    wrong = blank.evaluate(
        """async (vectors) => {
          const { exemptionOf } = await modules("exemption");
          return vectors.flatMap(({ file, text }) => {
            const { input: { finding, policy, today }, expected } = JSON.parse(text);
            const rule = { gate: { outcome: policy.outcome }, exemption_months: policy.months };
            const found = exemptionOf(finding, rule, today)?.state ?? null;
            return found === expected ? [] : [{ file, found, expected }];
          });
        }""",
        vectors("exemptions"),
    )
    assert wrong == []
    assert len(vectors("exemptions")) >= 30


def test_each_state_has_a_sentence_and_a_word(blank: Page) -> None:
    said = blank.evaluate(
        """async () => {
          const { STANDING, exemptionLine } = await modules("paper-words");
          const days = { approved_on: "2026-01-15", until: "2026-12-31" };
          const values = { approved_by: "The board", reason: "Why", ...days };
          return Object.keys(STANDING).map((state) => exemptionLine({ state, ...values }));
        }"""
    )
    assert said[:3] == [
        "Exempt until 2026-12-31, approved by The board: Why",
        "Exempt from 2026-01-15 on, approved by The board: Why",
        "The exemption ended on 2026-12-31. Meet the criterion, or have it approved anew.",
    ]
    assert len(set(said)) == 7
    assert all(said)


def test_the_baseline_says_how_many_are_exempt_and_until_when(blank: Page) -> None:
    said = blank.evaluate(
        """async () => {
          const { exemptInBaseline } = await modules("exemption");
          const { withExempt } = await modules("paper-words");
          const one = (until, state = "in-force", baseline = true) => ({ until, state, baseline });
          const before = "Baseline: 13 of 17 met";
          return [
            [],
            [one("2027-01-01", "ended"), one("2027-01-01", "in-force", false)],
            [one("2027-03-31")],
            [one("2027-03-31"), one("2026-12-31"), one("2020-01-01", "ended")],
          ].map((exemptions) => withExempt(before, exemptInBaseline(exemptions)));
        }"""
    )
    assert said == [
        "Baseline: 13 of 17 met",
        "Baseline: 13 of 17 met",
        "Baseline: 13 of 17 met, 1 exempt until 2027-03-31",
        "Baseline: 13 of 17 met, 2 exempt, the first until 2026-12-31",
    ]
