"""The command `propose`: what a tool found is proposed, and nobody's outcome is decided by it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from service_standards.answers.proposals.mapping import mapping_of_standard
from service_standards.answers.proposals.proposing import proposals_of_report
from service_standards.answers.proposals.tools import report_of
from service_standards.answers.refusal import NotDone
from service_standards.model.plain.limits import MOST_VALUES
from tests.support.answer_files import (
    NOW,
    data_of,
    fine,
    refused,
    sample_edition,
    team_folder,
    written,
)
from tests.support.cases.foreign_reports import AXE, EARL, SCORECARD

Maps = dict[str, dict[str, tuple[str, ...]]]
RULES = {
    "format": "mapping/1",
    "rules": {
        "image-alt": ["SIM-01"],
        "color-contrast": ["SIM-01"],
        "WCAG412": ["SIM-01", "SIM-02"],
        "Code-Review": ["TRU-01"],
        "non-text-content": ["SIM-01"],
        "wcag2:labels-or-instructions": ["SIM-01"],
        "OLD-07": ["TRU-02"],
    },
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = team_folder(tmp_path)
    fine("start", "--name", "Library card", "--id", "x", "--output", path)
    written(tmp_path / "rules.json", RULES)
    return path


def proposed(path: Path, report: object, *words: object) -> list[str]:
    source = written(path.parent / "report.json", report)
    mapping = ("--mapping", path.parent / "rules.json")
    given = ("--from", source, "--file", path, "--now", NOW, *words)
    return fine("propose", *given, *mapping).output.splitlines()


def notes(path: Path) -> dict[str, str]:
    return {key: one["note"] for key, one in data_of(path)["findings"].items()}


def test_a_report_of_axe_becomes_notes_with_a_mark(path: Path) -> None:
    said = proposed(path, AXE)
    start = "Proposed from axe-core 4.10.2, https://example.org/apply, 2026-11-01:"
    assert notes(path) == {
        "SIM-01": f"{start}\n- failed: image-alt (3 places)\n"
        "- cannot tell: color-contrast (1 place)\n- passed: label",
        "SIM-02": f"{start}\n- passed: label",
    }
    for one in data_of(path)["findings"].values():
        assert (one["outcome"], one["proposed"], one["updated"]) == ("not-assessed", True, NOW)
        assert "evidence" not in one
    assert said == [
        f"{path}: proposed for SIM-01, SIM-02",
        "No criterion is mapped to: video-caption",
    ]


def test_the_pages_of_one_run_come_together(path: Path) -> None:
    other = {**AXE, "url": "https://example.org/pay", "passes": []}
    proposed(path, [AXE, other])
    note = notes(path)["SIM-01"]
    assert "https://example.org/apply, https://example.org/pay" in note
    assert note.count("image-alt (3 places)") == 1


def test_a_report_of_scorecard_gives_the_points_and_no_verdict(path: Path) -> None:
    said = proposed(path, SCORECARD)
    start = "Proposed from OpenSSF Scorecard v5.0.0, git.example/unit/library-card, 2026-11-01:"
    assert notes(path) == {"TRU-01": f"{start}\n- scored: Code-Review (7 of 10)"}
    assert said[1] == "No criterion is mapped to: Fuzzing"


def test_earl_is_read_however_its_names_are_written(path: Path) -> None:
    said = proposed(path, EARL)
    assert notes(path) == {
        "SIM-01": "Proposed from EARL:\n"
        "- failed: https://www.w3.org/TR/WCAG22/#non-text-content\n"
        "- passed: wcag2:labels-or-instructions"
    }
    assert said[1] == "No criterion is mapped to: wcag2:audio-control"


def test_an_answer_stays_as_it_is_and_a_note_stays_first(path: Path) -> None:
    fine("set", "SIM-01", "met", "--note", "We looked.", "--file", path, "--now", NOW)
    fine("set", "SIM-02", "not-assessed", "--note", "Mine.", "--file", path, "--now", NOW)
    before = data_of(path)["findings"]["SIM-01"]
    said = proposed(path, AXE)
    assert said[:2] == [
        f"{path}: proposed for SIM-02",
        "Answered, and left as they are: SIM-01",
    ]
    assert data_of(path)["findings"]["SIM-01"] == before
    assert notes(path)["SIM-02"].startswith("Mine.\n\nProposed from axe-core")


def test_the_same_report_is_proposed_once(path: Path) -> None:
    proposed(path, AXE)
    before = path.read_bytes()
    assert proposed(path, AXE)[:2] == [
        f"{path}: no proposal was added",
        "Proposed before: SIM-01, SIM-02",
    ]
    assert path.read_bytes() == before


def test_who_chooses_an_outcome_accepts_it(path: Path) -> None:
    proposed(path, AXE)
    fine("set", "SIM-01", "not-met", "--file", path)
    finding = data_of(path)["findings"]["SIM-01"]
    assert "proposed" not in finding
    assert finding["note"].startswith("Proposed from axe-core")


def test_evidence_is_added_where_somebody_says_where_it_is(path: Path) -> None:
    proposed(path, AXE, "--evidence-path", "reports/axe.json")
    item = {"title": "axe-core 4.10.2", "path": "reports/axe.json", "date": "2026-11-01"}
    assert data_of(path)["findings"]["SIM-02"]["evidence"] == [item]


def assessment(standard: str, **findings: Any) -> dict[str, Any]:
    return {
        "format": "assessment/1",
        "standard": {"id": standard, "version": "0.1.0", "digest": ""},
        "service": {"id": "o", "name": "Bus pass", "phase": "", "facts": {}},
        "findings": {key.replace("_", "-"): one for key, one in findings.items()},
    }


def test_what_another_team_answered_is_proposed_with_its_links(path: Path) -> None:
    link, file = {"title": "Plan", "url": "https://example.org/p"}, {"path": "docs/plan.md"}
    answer = {"outcome": "met", "note": "They say.", "evidence": [link, file], "owner": "They"}
    other = assessment(sample_edition().standard, SIM_01=answer, OLD_01={"outcome": "met"})
    source = written(path.parent / "other.json", other)
    said = fine("propose", "--from", source, "--file", path).output.splitlines()
    finding = data_of(path)["findings"]["SIM-01"]
    assert finding["note"] == "Answer of Bus pass to SIM-01: met\n\nThey say."
    assert (finding["outcome"], finding["evidence"]) == ("not-assessed", [link])
    assert "owner" not in finding
    assert said[1] == "No criterion is mapped to: OLD-01"


def test_a_team_of_another_standard_needs_a_mapping(path: Path) -> None:
    answer = {"outcome": "not-applicable", "reason": "No letters"}
    other = assessment("other", OLD_07=answer, SIM_01={"outcome": "met"})
    source = written(path.parent / "other.json", other)
    assert "--mapping" in refused("propose", "--from", source, "--file", path)
    said = proposed(path, other)
    assert notes(path) == {"TRU-02": "Answer of Bus pass to OLD-07: not-applicable (No letters)"}
    assert said[1] == "No criterion is mapped to: SIM-01"


def test_without_a_mapping_the_standard_says_which_check_is_which() -> None:
    maps: Maps = {"SIM-01": {"wcag": ("wcag111", "wcag143")}, "SIM-02": {"other": ("code-review",)}}
    found, unmapped = proposals_of_report(report_of(AXE), mapping_of_standard(maps), [])
    assert [one.criterion for one in found] == ["SIM-01"]
    assert unmapped == ["label", "video-caption"]
    found, _ = proposals_of_report(report_of(SCORECARD), mapping_of_standard(maps), [])
    assert [one.criterion for one in found] == ["SIM-02"]


def test_where_nothing_is_mapped_nothing_is_written(path: Path) -> None:
    before = path.read_bytes()
    source = written(path.parent / "report.json", AXE)
    said = fine("propose", "--from", source, "--file", path).output.splitlines()
    assert said[0] == f"{path}: no proposal was added"
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("report", "said"),
    [
        ("{}", "no report"),
        ("[]", "no report"),
        ("7", "no report"),
        ('{"violations": {}}', "'violations'"),
        ('{"violations": [{"nodes": []}]}', "'id'"),
        ('{"scorecard": {}, "checks": 1}', "'checks'"),
        ('{"scorecard": {}, "checks": [1]}', "'name'"),
        ('{"test": "a", "result": {"outcome": "earl:nearly"}}', "nearly"),
        ('{"test": 1, "result": {"outcome": "earl:failed"}}', "which is none"),
        ("", "empty"),
        ('{"violations": [', "cut off"),
        ("[" * 100_000, "nested"),
        ("1" * 5_000, "number"),
        ('{"format": "assessment/2", "standard": {"id": "s"}}', "assessment/2"),
    ],
)
def test_what_is_no_report_is_refused(path: Path, report: str, said: str) -> None:
    before = path.read_bytes()
    source = written(path.parent / "report.json", report)
    assert said in refused("propose", "--from", source, "--file", path)
    assert path.read_bytes() == before


def test_a_report_can_hold_as_many_values_as_it_may_and_no_more(path: Path) -> None:
    # The report itself and its two members are values too.
    items = [0] * (MOST_VALUES - 3)
    assert proposed(path, {"violations": [], "more": items})
    source = written(path.parent / "report.json", {"violations": [], "more": [*items, 0]})
    assert f"{MOST_VALUES:,} values" in refused("propose", "--from", source, "--file", path)


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ("{}", "no mapping"),
        ("[]", "no mapping"),
        ('{"format": "mapping/2", "rules": {}}', "mapping/1"),
        ('{"format": "mapping/1", "rules": {"a": "SIM-01"}}', "list of ids"),
        ('{"format": "mapping/1", "rules": {"a": ["SIM-1"]}}', "did you mean 'SIM-01'?"),
        ("a: b", "YAML"),
    ],
)
def test_what_is_no_mapping_is_refused(path: Path, rules: str, said: str) -> None:
    source = written(path.parent / "report.json", AXE)
    mapping = written(path.parent / "rules.json", rules)
    words = ("--from", source, "--file", path, "--mapping", mapping)
    assert said in refused("propose", *words)


def test_a_report_of_many_checks_makes_no_endless_note() -> None:
    many = [{"id": f"rule-{number}", "nodes": []} for number in range(500)]
    rules = {f"rule-{number}": ("SIM-01",) for number in range(500)}
    (found,), _ = proposals_of_report(report_of({**AXE, "violations": many}), rules, [])
    assert found.text.endswith(
        "- failed: " + ", ".join(f"rule-{n}" for n in range(20)) + " and 480 more"
    )


def damaged(value: Any) -> Iterator[Any]:
    """Yield data with something else in one place, for each place."""
    if isinstance(value, dict):
        for key in value:
            yield {**value, key: 7}
            yield from ({**value, key: one} for one in damaged(value[key]))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield [*value[:at], None, *value[at + 1 :]]
            yield from ([*value[:at], one, *value[at + 1 :]] for one in damaged(inner))


@pytest.mark.parametrize("whole", [AXE, [AXE], SCORECARD, EARL])
def test_a_report_that_is_damaged_anywhere_is_read_or_refused(whole: Any) -> None:
    said = []
    for one in damaged(whole):
        try:
            said.append(report_of(one).tool)
        except NotDone as refusal:
            said.append(str(refusal))
    assert len(said) > 10
    assert "" not in said
