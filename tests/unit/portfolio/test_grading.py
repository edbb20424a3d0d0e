"""What a portfolio keeps of a file."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from service_standards.portfolio.graded import DimensionGrade, Graded, Point, Share, Year
from service_standards.portfolio.grading import Grader, without_texts
from tests.support.cases.portfolio_cases import EDITION, GRADER, TODAY, assessment, assessments


def grade(file: str = "town/a.json", **members: Any) -> Graded:
    return GRADER.grade(file, assessment(**members))


def finding(outcome: str, **members: Any) -> dict[str, Any]:
    return {"outcome": outcome, **members}


def test_levels_are_a_range_with_coverage_and_target() -> None:
    one = grade(findings={"AAA-01": finding("met")}, target={"a": 3, "b": 2})
    assert one.dimensions == (
        DimensionGrade(2, 3, 3, 1, 1, 3),
        DimensionGrade(1, 3, 2, 0, 0, 2),
    )
    assert [each.distance for each in one.dimensions] == [1, 1]


def test_the_baseline_counts_the_musts_that_apply() -> None:
    found = {
        "AAA-01": finding("met"),
        "AAA-02": finding("not-applicable", reason="It has none."),
        "AAA-03": finding("met"),
        "BBB-02": finding("partly-met"),
    }
    one = grade(service={"facts": {"pays": False}}, findings=found)
    assert one.baseline == Share(met=1, assessed=2, applicable=2)


def test_what_facts_take_out_and_what_is_not_applicable_with_a_reason_is_outside() -> None:
    one = grade(
        service={"facts": {"pays": False}},
        findings={
            "AAA-01": finding("not-applicable", reason="It has none."),
            "AAA-02": finding("not-applicable", reason=" "),
            "BBB-01": finding("not-met", evidence=[{"expires": "2020-01-01"}]),
        },
    )
    assert one.outside == ("AAA-01", "BBB-01")
    assert (one.unmet, one.expired) == ((), ())
    assert one.dimensions[0] == DimensionGrade(2, 3, 2, 0, 0, None)


def test_a_dimension_without_anything_that_applies_has_no_level_and_no_distance() -> None:
    no = {"facts": {"pays": False, "shares": False}}
    grades = grade(service=no, target={"b": 3}).dimensions
    assert grades[1] == DimensionGrade(None, None, 0, 0, 0, 3)
    assert grades[1].distance is None


def test_what_is_exempt_is_not_met_and_has_the_first_end() -> None:
    def exempt(until: str) -> dict[str, Any]:
        said = {"approved_by": "The board", "until": until, "reason": "The contract ends then."}
        return finding("not-met", exemption=said)

    no = {"facts": {"pays": True, "shares": False}}
    found = {
        "AAA-01": exempt("2027-12-31"),
        "AAA-02": exempt(TODAY),
        "AAA-03": exempt("2026-11-28"),
        "BBB-01": finding("not-met"),
    }
    one = grade(findings=found, service=no)
    assert (one.exempt, one.exempt_until) == (("AAA-01", "AAA-02"), TODAY)
    assert {"AAA-01", "AAA-02", "AAA-03"} <= {*one.unmet}
    bare = {key: finding("not-met") for key in found}
    without = grade(findings=bare, service=no)
    assert replace(one, exempt=(), exempt_until="") == without


def test_evidence_is_good_on_its_last_day_and_expired_on_the_next() -> None:
    found = {
        "AAA-01": finding("met", evidence=[{"expires": TODAY}, {"expires": ""}, {}]),
        "AAA-02": finding("met", evidence=[{"expires": "2027-01-01"}, {"expires": "2026-11-28"}]),
    }
    assert grade(findings=found).expired == ("AAA-02",)


def test_members_that_are_null_say_nothing() -> None:
    nothing = {"reason": None, "updated": None, "evidence": None}
    found = {
        "AAA-01": finding("not-applicable", **nothing),
        "AAA-02": finding("met", evidence=[{"expires": None}]),
    }
    one = grade(findings=found)
    assert (one.expired, one.outside) == ((), ())
    assert one.points == (Point(TODAY, 1, 1, 5),)


@pytest.mark.parametrize(
    ("file", "service", "organisation"),
    [
        ("town/dogs/a.json", {}, "town"),
        ("a.json", {}, ""),
        ("town/a.json", {"organisation": " The  Town\n"}, "The Town"),
        ("town/a.json", {"organisation": ""}, "town"),
        ("town/a.json", {"organisation": ["x"]}, "town"),
    ],
)
def test_the_organisation_is_what_the_file_says_or_its_folder(
    file: str, service: dict[str, Any], organisation: str
) -> None:
    assert grade(file, service=service).organisation == organisation


def test_names_are_short_lines_that_every_page_can_hold() -> None:
    one = grade(service={"name": "A\nb\u0000\ud800" + "x" * 500, "id": "i", "phase": "\u202e"})
    assert one.name.startswith("A b\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}xxx")
    assert len(one.name) == 201
    one.name.encode()


def test_points_are_the_last_answers_of_each_quarter_until_today() -> None:
    snapshots = [
        {"date": "2026-05-20", "outcomes": {"AAA-01": "met"}},
        {"date": "2026-04-02", "outcomes": {}},
        {"date": "2026-12-24", "outcomes": {"AAA-01": "not-met"}},
        {"date": "", "outcomes": {"AAA-02": "met"}},
        {"date": "2026-07-01", "outcomes": {"AAA-01": "not-applicable", "AAA-02": "not-met"}},
    ]
    found = {"AAA-01": finding("met", updated="2026-10-02T10:00:00Z"), "AAA-02": finding("met")}
    assert grade(snapshots=snapshots, findings=found).points == (
        Point("2026-05-20", 1, 1, 5),
        Point("2026-07-01", 0, 1, 4),
        Point("2026-10-02", 2, 2, 5),
    )


def test_answers_without_a_time_are_those_of_today() -> None:
    assert grade(findings={"AAA-01": finding("met")}).points == (Point(TODAY, 1, 1, 5),)


def test_earlier_versions_count_as_snapshots_do() -> None:
    earlier = [("2025-02-01", assessment(findings={"AAA-01": finding("not-applicable")}))]
    one = GRADER.grade("a.json", assessment(), earlier)
    assert one.points == (Point("2025-02-01", 0, 0, 5), Point(TODAY, 0, 0, 5))


SNAPSHOT = {"date": "2026-11-15", "outcomes": {"AAA-01": "met", "AAA-02": "met"}}
ANSWERED = "2026-08-20T10:00:00Z"


@pytest.mark.parametrize(
    ("second", "point"),
    [
        # Edited by hand, without a time.
        (finding("not-met"), Point(TODAY, 1, 2, 5)),
        (finding("not-met", updated="2026-08-19T10:00:00Z"), Point(TODAY, 1, 2, 5)),
        # An answer that is taken back loses its time.
        (finding("not-assessed"), Point(TODAY, 1, 1, 5)),
    ],
)
def test_the_last_point_is_what_the_file_says_now(second: dict[str, Any], point: Point) -> None:
    found = {"AAA-01": finding("met", updated=ANSWERED), "AAA-02": second}
    assert grade(findings=found, snapshots=[SNAPSHOT]).points == (point,)
    committed = assessment(findings={key: finding("met") for key in found})
    one = GRADER.grade("a.json", assessment(findings=found), [("2026-07-01", committed)])
    assert one.points == (Point("2026-08-20", *point[1:]),)
    one = GRADER.grade("a.json", assessment(findings=found), [("2026-09-30", committed)])
    assert one.points == (Point("2026-09-30", 2, 2, 5), point)


def test_what_has_not_changed_since_a_snapshot_keeps_its_day() -> None:
    found = {"AAA-01": finding("met", updated=ANSWERED), "AAA-02": finding("met")}
    assert grade(findings=found, snapshots=[SNAPSHOT]).points == (
        Point("2026-08-20", 2, 2, 5),
        Point("2026-11-15", 2, 2, 5),
    )
    later = {"date": "2026-09-15", "outcomes": {"AAA-01": "not-met"}}
    assert grade(findings=found, snapshots=[later, SNAPSHOT]).points == (
        Point("2026-09-15", 0, 1, 5),
        Point("2026-11-15", 2, 2, 5),
    )


@given(assessments)
def test_the_last_point_counts_as_the_dimensions_do(data: dict[str, Any]) -> None:
    one = GRADER.grade("a.json", data)
    sums = [
        sum(getattr(each, name) for each in one.dimensions)
        for name in ("met", "assessed", "applicable")
    ]
    assert [*one.points[-1][1:]] == sums


def test_the_last_year_of_an_organisation_is_what_the_file_says_now() -> None:
    one = grade(
        service={"kind": "organisation"},
        findings={"ORG-01": finding("not-met", updated="2025-10-01T10:00:00Z")},
        snapshots=[{"date": "2026-02-01", "outcomes": {"ORG-01": "met"}}],
    )
    assert one.years == (Year("2026", (Share(0, 1, 1), Share(0, 1, 2))),)


def test_an_organisation_is_graded_by_its_own_criteria_year_by_year() -> None:
    one = grade(
        service={"kind": "organisation"},
        findings={"ORG-01": finding("met"), "AAA-01": finding("not-met")},
        snapshots=[
            {"date": "2024-02-01", "outcomes": {"ORG-01": "not-met"}},
            {"date": "2024-11-01", "outcomes": {"ORG-01": "not-met", "ORG-02": "met"}},
        ],
    )
    assert [one.title for one in GRADER.headings] == ["Legal frameworks", "Money for change"]
    assert one.is_organisation
    assert one.dimensions == (DimensionGrade(1, 2, 2, 1, 1, None),)
    assert one.unmet == ()
    assert one.years == (
        Year("2024", (Share(0, 1, 1), Share(1, 2, 2))),
        Year("2026", (Share(1, 1, 1), Share(1, 1, 2))),
    )


def test_headings_take_their_names_from_ids_where_nobody_knows_others() -> None:
    grader = Grader(replace(EDITION, frameworks={}), TODAY)
    assert [one.title for one in grader.headings] == ["Law", "Money"]


def test_a_release_grades_nothing() -> None:
    with pytest.raises(ValueError, match="no scoring rule"):
        Grader(replace(EDITION, scoring=None), TODAY)


@given(assessments)
def test_titles_and_texts_change_no_grade(data: dict[str, Any]) -> None:
    by_rules = Grader(without_texts(EDITION), TODAY)
    assert by_rules.grade("a.json", data) == GRADER.grade("a.json", data)
    assert by_rules.headings == GRADER.headings


def test_with_other_titles_and_texts_the_rules_are_the_same() -> None:
    first, *others = EDITION.criteria
    told = replace(first, title="Other", requirement="Other.", url="other/", checks=("Other?",))
    other = replace(
        EDITION, title="Other", digest="other", criteria=(told, *others),
        fact_questions={"pays": "Does anybody pay?"},
    )  # fmt: skip
    assert without_texts(other) == without_texts(EDITION)
    later = replace(EDITION, criteria=(replace(first, level=3), *others))
    assert without_texts(later) != without_texts(EDITION)


def test_what_was_said_in_a_quarter_stays_when_a_later_one_was_changed_by_hand() -> None:
    now = {"AAA-01": finding("met", updated="2026-02-10T10:00:00Z"), "AAA-02": finding("met")}
    one = grade(
        findings=now,
        snapshots=[
            {"date": "2026-02-05", "outcomes": {"AAA-01": "met"}},
            {"date": "2026-05-10", "outcomes": {"AAA-01": "met", "AAA-02": "met"}},
        ],
    )
    assert [(point.day, point.met) for point in one.points] == [
        ("2026-02-05", 1),
        ("2026-05-10", 2),
    ]
