"""What stands between a service and its targets."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

TODAY = "2026-11-23"
POLICY = {
    "points": {"met": 2, "partly-met": 1, "not-met": 0, "not-assessed": 0},
    "weights": {"must": 1, "should": 1, "may": 1},
    "gate": {"obligation": "must", "outcome": "met", "first_level": 2},
}


def criterion(
    name: str,
    *,
    dimension: str = "first",
    obligation: str = "must",
    level: int = 2,
    phases: tuple[str, ...] = ("alpha",),
    max_age: int | None = None,
    **applies: list[str],
) -> dict[str, Any]:
    return {
        "id": name,
        "title": f"Title of {name}",
        "dimension": dimension,
        "obligation": obligation,
        "level": level,
        "phases": list(phases),
        "applies_when": applies,
        "evidence": {"required_for": ["met"], "max_age_months": max_age},
    }


CATALOGUE = {
    "standard": {"id": "sample", "title": "Sample *standard*", "version": "1.0.0", "digest": ""},
    "dimensions": [{"id": "first", "title": "First"}, {"id": "second", "title": "Second | half"}],
    "levels": [{"number": number} for number in range(1, 5)],
    "facts": [{"id": "pays"}],
    "scoring": POLICY,
    "criteria": [
        criterion("A-MAY-3", obligation="may", level=3),
        criterion("A-SHOULD-3", obligation="should", level=3),
        criterion("A-MAY-2", obligation="may", phases=("live",)),
        criterion("A-MUST-3", level=3, phases=("live",)),
        criterion("A-MUST-2"),
        criterion("A-MUST-2B", max_age=12),
        criterion("A-MUST-4", level=4),
        criterion("A-PAYS", all=["pays"]),
        criterion("B-MUST-2", dimension="second", max_age=1),
        criterion("C-ELSEWHERE", dimension="third"),
    ],
}
RUN = """async ([catalogue, findings, options]) => {
  const { evaluate } = await modules("scoring");
  const gaps = await modules("gaps");
  const { target = {}, phase = "", facts = {}, today } = options;
  const evaluation = evaluate({
    dimensions: catalogue.dimensions.map(({ id }) => id),
    levels: catalogue.levels.map(({ number }) => number),
    policy: catalogue.scoring, criteria: catalogue.criteria, facts, findings,
  });
  const review = { catalogue, evaluation, findings, today };
  const toTarget = gaps.gapsToTarget({ ...review, target });
  return {
    toTarget,
    atGate: gaps.dueAtGate({ ...review, phase }),
    evidence: gaps.evidenceProblems(review),
    summary: gaps.summarySentence(evaluation, toTarget, target),
  };
}"""


def review(page: Page, findings: dict[str, Any], **options: Any) -> Any:
    return page.evaluate(RUN, [CATALOGUE, findings, {"today": TODAY, **options}])


def ids(found: list[dict[str, Any]]) -> list[str]:
    return [one["id"] for one in found]


def test_what_blocks_comes_first_then_advice_by_level(blank: Page) -> None:
    found = review(blank, {}, target={"first": 3})
    assert ids(found["toTarget"]) == [
        *["A-MUST-2", "A-MUST-2B", "A-PAYS", "A-MUST-3"],
        *["A-MAY-2", "A-SHOULD-3", "A-MAY-3"],
    ]
    assert [one["blocks"] for one in found["toTarget"]] == [*[True] * 4, *[False] * 3]
    assert ids(review(blank, {}, target={"first": 1})["toTarget"]) == []
    assert ids(review(blank, {})["toTarget"]) == []


def test_what_is_met_does_not_apply_or_is_set_aside_is_no_gap(blank: Page) -> None:
    findings = {
        "A-MUST-2": {"outcome": "met"},
        "A-MUST-2B": {"outcome": "not-applicable", "reason": "No such thing."},
        "A-MUST-3": {"outcome": "not-applicable", "reason": " \n"},
        "A-MAY-2": {"outcome": "partly-met", "owner": "Ann", "due": "2026-11-22"},
        "A-SHOULD-3": {"outcome": "not-met", "owner": None, "due": TODAY},
    }
    found = review(blank, findings, target={"first": 3}, facts={"pays": False})["toTarget"]
    assert [(one["id"], one["outcome"]) for one in found] == [
        ("A-MUST-3", "not-assessed"),
        ("A-MAY-2", "partly-met"),
        ("A-SHOULD-3", "not-met"),
        ("A-MAY-3", "not-assessed"),
    ]
    assert found[1] == {
        "id": "A-MAY-2",
        "title": "Title of A-MAY-2",
        "dimension": "first",
        "obligation": "may",
        "level": 2,
        "outcome": "partly-met",
        "blocks": False,
        "owner": "Ann",
        "due": "2026-11-22",
        "overdue": True,
    }
    assert (found[2]["owner"], found[2]["overdue"]) == ("", False)


def test_what_is_due_at_a_gate(blank: Page) -> None:
    findings = {"A-MAY-2": {"outcome": "not-met"}, "B-MUST-2": {"outcome": "met"}}
    assert ids(review(blank, findings, phase="live")["atGate"]) == ["A-MUST-3", "A-MAY-2"]
    alpha = review(blank, findings, phase="alpha", facts={"pays": False})["atGate"]
    assert ids(alpha) == ["A-MUST-2", "A-MUST-2B", "A-MUST-4", "A-SHOULD-3", "A-MAY-3"]
    assert review(blank, findings, phase="")["atGate"] == []


def test_evidence_that_is_missing_or_expired(blank: Page) -> None:
    items = [
        {"url": "https://a.example/", "expires": "2026-11-22", "date": "2001-01-01"},
        {"title": "Good", "expires": TODAY},
    ]
    findings = {
        "A-MUST-2": {"outcome": "met"},
        "A-MUST-3": {"outcome": "partly-met", "evidence": []},
        "A-MUST-2B": {"outcome": "not-met", "evidence": items},
        "A-PAYS": {"outcome": "met", "evidence": None},
        "C-ELSEWHERE": {"outcome": "met"},
    }
    found = review(blank, findings, facts={"pays": False})["evidence"]
    assert found == [
        {"id": "A-MUST-2", "kind": "missing", "title": "", "date": ""},
        {
            "id": "A-MUST-2B",
            "kind": "expired",
            "title": "https://a.example/",
            "date": "2026-11-22",
        },
    ]


def test_the_numbers_of_the_summary(blank: Page) -> None:
    findings = {
        "B-MUST-2": {"outcome": "met"},
        "A-MUST-2": {"outcome": "not-met", "due": "2020-01-01"},
    }
    target = {"first": 2, "second": 2, "third": 2}
    assert review(blank, findings, target=target)["summary"] == {
        "assessed": 2,
        "applicable": 9,
        "targets": 2,
        "reached": 1,
        "reachable": 1,
        "blocking": 3,
        "advised": 1,
        "overdue": 1,
    }


def test_a_target_is_reached_exactly_when_nothing_blocks(blank: Page) -> None:
    wrong = blank.evaluate(
        """async ([catalogue, run]) => {
          let seed = 11;
          const next = (limit) => (seed = (seed * 48271) % 2147483647) % limit;
          const pick = (list) => list[next(list.length)];
          const others = ["partly-met", "not-met", "not-applicable", "not-assessed"];
          const outcomes = ["met", "met", "met", ...others];
          const { evaluate } = await modules("scoring");
          const { gapsToTarget } = await modules("gaps");
          const wrong = [];
          for (let round = 0; round < 1000; round += 1) {
            const findings = Object.fromEntries(catalogue.criteria.map(({ id }) =>
              [id, { outcome: pick(outcomes), reason: pick(["", " ", "why"]) }]));
            const facts = pick([{}, { pays: true }, { pays: false }]);
            // The second has a gate at level 2 alone; `lint` asks for one at each level.
            const target = { first: 1 + next(4), second: 1 + next(2) };
            const dimensions = Object.keys(target);
            const { criteria, scoring: policy } = catalogue;
            const levels = [1, 2, 3, 4];
            const evaluation = evaluate({ dimensions, levels, policy, criteria, facts, findings });
            const review = { catalogue, evaluation, findings, today: "2026-11-23" };
            const gaps = gapsToTarget({ ...review, target });
            for (const { id, level } of evaluation.dimensions) {
              const isBlocked = gaps.some(({ dimension, blocks }) => blocks && dimension === id);
              const isReached = level.at_least === null || level.at_least >= target[id];
              if (isBlocked === isReached) wrong.push({ id, level, target, findings });
            }
          }
          return wrong.slice(0, 3);
        }""",
        [CATALOGUE, RUN],
    )
    assert wrong == []
