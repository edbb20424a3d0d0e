"""The command `compare`: what changed between two files, in three forms."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from service_standards.answers.comparing import compare_files
from service_standards.answers.comparison_text import (
    comparison_json,
    comparison_markdown,
    comparison_text,
)
from tests.support.answer_files import fine, refused, written
from tests.support.cases.assessment_cases import QUICK, assessments
from tests.support.schemas import in_form


def file(findings: dict[str, Any] | None = None, **members: Any) -> dict[str, Any]:
    return {
        "format": "assessment/1",
        "standard": {"id": "s", "version": "1.0.0", "digest": ""},
        "service": {"id": "a", "name": "A", "phase": "", "facts": {}},
        "findings": findings or {},
        **members,
    }


BEFORE = file(
    {
        "AAA-01": {"title": "Agree", "outcome": "met", "note": "n", "evidence": [{"path": "a"}]},
        "AAA-02": {"title": "Remove *it*", "outcome": "not-met", "updated": "2026-01-02T03:04:05Z"},
        "AAA-03": {"title": "", "outcome": "met"},
    },
    target={"first": 2},
)
AFTER = file(
    {
        "AAA-01": {"title": "Agree", "outcome": "met", "note": "n", "evidence": [{"path": "b"}]},
        "AAA-02": {
            "title": "Remove *it*",
            "outcome": "not-met",
            "note": "x\n# _y_",
            "proposed": True,
        },
    },
    service={"id": "a", "name": "A", "phase": "beta", "facts": {"f1": False}},
    target={"first": 3},
    parked={"AAA-03": {"outcome": "met"}},
    snapshots=[{"date": "2026-01-02", "label": "Review"}],
    own=[1],
)


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    return written(tmp_path / "a.json", BEFORE), written(tmp_path / "b.json", AFTER)


def test_every_change_is_a_line(two: tuple[Path, Path]) -> None:
    assert fine("compare", *two).output.splitlines() == [
        "service.phase: nothing → beta",
        "facts.f1: nothing → false",
        "target.first: 2 → 3",
        "own: nothing → [ 1 ]",
        "AAA-01 Agree",
        "  evidence added: <b>",
        "  evidence taken away: <a>",
        "AAA-02 Remove *it*",
        "  note: nothing → x # _y_",
        "  proposed: nothing → true",
        "AAA-03",
        "  outcome: met → not-assessed",
        "AAA-03 (set aside)",
        "  outcome: not-assessed → met",
        "snapshot added: 2026-01-02 Review",
    ]


def test_markdown_keeps_what_people_wrote_as_text(two: tuple[Path, Path]) -> None:
    said = fine("compare", *two, "--format", "markdown").output.splitlines()
    assert "- **AAA-02** Remove \\*it\\*" in said
    assert "    - note: nothing → x \\# \\_y\\_" in said
    assert "    - evidence added: &#60;b&#62;" in said


def test_json_holds_the_values(two: tuple[Path, Path]) -> None:
    found = in_form(fine("compare", *two, "--format", "json").output, "comparison/1")
    assert found["about"][0] == {"field": "service.phase", "after": "beta"}
    assert found["findings"][1] == {
        "criterion": "AAA-02",
        "title": "Remove *it*",
        "fields": [
            {"field": "note", "before": "", "after": "x\n# _y_"},
            {"field": "proposed", "after": True},
        ],
    }
    assert found["snapshots"] == {"added": ["2026-01-02 Review"], "removed": []}


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_files_that_say_the_same(two: tuple[Path, Path], form: str) -> None:
    written(two[1], file(BEFORE["findings"], target={"first": 2.0}))
    assert fine("compare", *two, "--format", form).output == "Both files say the same.\n"


def test_two_standards_cannot_be_compared(two: tuple[Path, Path]) -> None:
    written(two[1], {**AFTER, "standard": {"id": "other"}})
    assert "'other'" in refused("compare", *two)


@settings(max_examples=60, phases=QUICK)
@given(assessments, assessments)
def test_any_two_files_can_be_compared_in_every_form(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    assert compare_files(one, copy.deepcopy(one), []).is_empty
    found, back = compare_files(one, other, []), compare_files(other, one, [])
    assert found.is_empty == back.is_empty
    assert len(found.findings) == len(back.findings)
    for form in (comparison_text, comparison_markdown):
        assert all(
            line.rstrip("\n").isprintable() for line in form(found).splitlines(keepends=True)
        )
    in_form(comparison_json(found), "comparison/1")


def test_of_an_exemption_only_what_is_new_is_told(tmp_path: Path) -> None:
    said = {"approved_by": "The board", "until": "2026-12-31", "reason": "The contract ends."}
    answer = {"title": "", "outcome": "not-met", "exemption": said}
    later = {**answer, "exemption": {**said, "until": "2027-01-31"}}
    given = [{"AAA-01": one} for one in (answer, later, {**answer, "exemption": {}})]
    paths = [written(tmp_path / f"{at}.json", file(one)) for at, one in enumerate(given)]
    assert fine("compare", *paths[:2]).output.splitlines() == [
        "AAA-01",
        "  exemption.until: 2026-12-31 → 2027-01-31",
    ]
    assert "exemption.reason: The contract ends. → nothing" in fine("compare", *paths[1:]).output


def lines_between(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    return comparison_text(compare_files(before, after, [])).splitlines()


PIECE = {"title": "A", "url": "https://a.example/"}
SHOWN = "evidence added: A <https://a.example/>"
GONE = "evidence taken away: A <https://a.example/>"


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ([PIECE], [PIECE, PIECE], [SHOWN]),
        ([PIECE, PIECE, PIECE], [PIECE], [GONE, GONE]),
        ([PIECE], [{**PIECE, "path": "a.md"}], [f'{SHOWN} {{ "path": "a.md" }}', GONE]),
        (
            [{**PIECE, "sha": [1, "a  b"]}],
            [{**PIECE, "sha": 2, "own": {}}],
            [f'{SHOWN} {{ "own": {{}}, "sha": 2 }}', f'{GONE} {{ "sha": [ 1, "a b" ] }}'],
        ),
        (
            [{"title": "a\nb"}],
            [{"title": "a b"}],
            ["evidence added: a b <>", 'evidence taken away: a b <> { "title": "a\\nb" }'],
        ),
    ],
)
def test_evidence_that_differs_is_told_with_what_differs(
    before: list[Any], after: list[Any], lines: list[str]
) -> None:
    files = [file({"AAA-01": {"outcome": "met", "evidence": one}}) for one in (before, after)]
    assert lines_between(files[0], files[1]) == ["AAA-01", *(f"  {one}" for one in lines)]
    assert lines_between(files[0], files[0]) == ["Both files say the same."]


def test_a_piece_of_evidence_is_one_line_of_json_too() -> None:
    after = file({"AAA-01": {"outcome": "met", "evidence": [{**PIECE, "sha": "a  b"}]}})
    found = in_form(comparison_json(compare_files(file(), after, [])), "comparison/1")
    assert found["findings"][0]["evidence_added"] == ['A <https://a.example/> { "sha": "a  b" }']


def test_a_snapshot_that_changed_is_told_field_by_field() -> None:
    review: dict[str, Any] = {"date": "2026-01-02", "label": "Review", "outcomes": {"B-1": "met"}}
    later = {**review, "standard_version": "1.0.0", "outcomes": {"B-1": "not-met", "A-1": "met"}}
    before = file(snapshots=[review, {"date": "2026-02-02"}, {"date": "2026-03-02"}])
    after = file(snapshots=[{"date": "2026-02-02"}, {**later, "own": 1}, {"date": "2026-02-02"}])
    assert lines_between(before, after) == [
        "snapshots.2026-01-02 Review.outcomes.A-1: nothing → met",
        "snapshots.2026-01-02 Review.outcomes.B-1: met → not-met",
        "snapshots.2026-01-02 Review.own: nothing → 1",
        "snapshots.2026-01-02 Review.standard_version: nothing → 1.0.0",
        "snapshot added: 2026-02-02",
        "snapshot taken away: 2026-03-02",
    ]
    same_words = file(snapshots=[{**review, "standard_version": ""}])
    assert lines_between(file(snapshots=[review]), same_words) == ["Both files say the same."]
