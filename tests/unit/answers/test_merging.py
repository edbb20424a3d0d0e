"""The command `merge`: what both sides changed is told, and nothing is lost."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service_standards.answers.conflicts import conflict_line
from service_standards.answers.file_form import CHECK_AGAIN, content_of
from service_standards.answers.merging import merge_files
from service_standards.answers.order import order_of_files
from service_standards.merge.values import same
from tests.support.answer_files import data_of, fine, outcomes, refused, run, team_folder, written
from tests.support.cases.assessment_cases import QUICK, assessments

FINDING = {"title": "", "outcome": "met", "updated": "2026-01-02T03:04:05Z"}


def file(**members: Any) -> dict[str, Any]:
    return {
        "format": "assessment/1",
        "standard": {"id": "s", "version": "1.0.0", "digest": ""},
        "service": {"id": "a", "name": "A", "phase": "", "facts": {}},
        "target": {},
        "findings": {},
        "parked": {},
        "snapshots": [],
        **members,
    }


def answers(**outcomes: str) -> dict[str, Any]:
    found = {key.replace("_", "-"): {**FINDING, "outcome": one} for key, one in outcomes.items()}
    return file(findings=found)


@pytest.fixture
def three(tmp_path: Path) -> tuple[Path, Path, Path]:
    base = written(tmp_path / "base", answers(SIM_01="met", TRU_01="not-met"))
    ours = written(tmp_path / "ours", answers(SIM_01="partly-met", TRU_01="not-met"))
    theirs = written(tmp_path / "theirs", answers(SIM_01="met", TRU_01="met", TRU_02="met"))
    return base, ours, theirs


def test_what_one_side_changed_is_taken(three: tuple[Path, Path, Path]) -> None:
    result = fine("merge", *three)
    assert result.output == ""
    assert outcomes(three[1]) == {"SIM-01": "partly-met", "TRU-01": "met", "TRU-02": "met"}


def test_the_result_can_go_elsewhere(three: tuple[Path, Path, Path], tmp_path: Path) -> None:
    before = three[1].read_bytes()
    fine("merge", *three, "--output", tmp_path / "new.json")
    assert three[1].read_bytes() == before
    assert outcomes(tmp_path / "new.json")["TRU-01"] == "met"


def test_a_conflict_is_named_and_ours_stands(three: tuple[Path, Path, Path]) -> None:
    data = data_of(three[2])
    data["findings"]["SIM-01"] |= {"outcome": "not-applicable", "reason": "No\nletters"}
    written(three[2], data)
    result = run("merge", *three)
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "SIM-01: answer: 'partly-met' stands, the other side has 'not-applicable' (No letters)",
        f"{three[1]}: 1 conflict; the value named first stands",
    ]
    assert outcomes(three[1])["SIM-01"] == "partly-met"
    assert outcomes(three[1])["TRU-02"] == "met"


def test_without_a_base_nothing_is_taken_away(three: tuple[Path, Path, Path]) -> None:
    written(three[0], "\n")
    result = run("merge", *three)
    assert result.exit_code == 1
    assert outcomes(three[1]) == {"SIM-01": "partly-met", "TRU-01": "not-met", "TRU-02": "met"}
    assert len(result.stderr.splitlines()) == 3


def test_files_about_two_standards_are_refused(three: tuple[Path, Path, Path]) -> None:
    before = three[1].read_bytes()
    written(three[2], {**answers(), "standard": {"id": "other", "version": "", "digest": ""}})
    assert "other" in refused("merge", *three)
    assert three[1].read_bytes() == before


def test_the_catalogue_gives_the_order_if_there_is_one(tmp_path: Path) -> None:
    path = team_folder(tmp_path)
    fine("start", "--name", "x", "--id", "x", "--output", path)
    base = written(tmp_path / "base", path.read_text("utf-8"))
    theirs = written(tmp_path / "theirs", path.read_text("utf-8"))
    keys = ["TRU-02", "SIM-02", "TRU-01", "SIM-01"]
    for at, key in enumerate(keys):
        fine("set", key, "met", "--file", (path, theirs)[at % 2])
    fine("merge", base, path, theirs)
    assert list(data_of(path)["findings"]) == sorted(keys)


def test_an_order_that_nobody_has_at_hand_is_put_together() -> None:
    one = answers(DBD_01="met", UDR_01="met", GAP_02="met")
    other = answers(DBD_01="met", DBD_03="met", UDR_01="met", UDR_02="met")
    order = list(order_of_files(one, other).titles)
    assert order == ["DBD-01", "DBD-03", "UDR-01", "GAP-02", "UDR-02"]
    turned = answers(UDR_01="met", DBD_01="met")
    assert list(order_of_files(one, turned).titles) == ["DBD-01", "UDR-01", "GAP-02"]


def test_an_outcome_from_another_edition_is_to_be_looked_at_again() -> None:
    base = answers(AAA_01="met", BBB_01="met")
    ours = answers(AAA_01="not-met", BBB_01="met")
    theirs = answers(AAA_01="met", BBB_01="partly-met")
    theirs["standard"]["version"] = "2.0.0"
    found = merge_files(base, ours, theirs)
    assert found.conflicts == ()
    assert found.data["standard"]["version"] == "2.0.0"
    assert found.data["findings"]["AAA-01"]["check_again"] is True
    assert "check_again" not in found.data["findings"]["BBB-01"]


def test_two_ends_of_an_exemption_are_a_conflict_in_plain_words(tmp_path: Path) -> None:
    def exempt(until: str) -> dict[str, Any]:
        said = {"approved_by": "The board", "reason": "The contract ends.", "until": until}
        return file(findings={"AAA-01": {**FINDING, "outcome": "not-met", "exemption": said}})

    ends = {"base": "2026-06-30", "ours": "2026-12-31", "theirs": "2027-06-30"}
    paths = {name: written(tmp_path / name, exempt(until)) for name, until in ends.items()}
    said = run("merge", paths["base"], paths["ours"], paths["theirs"], "--output", paths["ours"])
    assert said.exit_code == 1
    assert said.stderr.splitlines()[0] == (
        "AAA-01: exemption: 'The board, The contract ends., 2026-12-31' stands, "
        "the other side has 'The board, The contract ends., 2027-06-30'"
    )
    only = merge_files(exempt("2026-06-30"), exempt("2026-12-31"), exempt("2026-06-30"))
    assert only.conflicts == ()
    assert only.data["findings"]["AAA-01"]["exemption"]["until"] == "2026-12-31"


def test_evidence_of_a_conflict_is_told_with_what_differs() -> None:
    def proved(sha: str) -> dict[str, Any]:
        return file(findings={"AAA-01": {**FINDING, "evidence": [{"title": "A", "sha": sha}]}})

    (conflict,) = merge_files(proved("1"), proved("2"), proved("3")).conflicts
    assert str(conflict_line(conflict)) == (
        """AAA-01: evidence: 'A <> { "sha": "2" }' stands, """
        """the other side has 'A <> { "sha": "3" }'"""
    )


def test_two_editions_are_a_conflict() -> None:
    base, ours, theirs = answers(), answers(), answers()
    ours["standard"]["version"], theirs["standard"]["version"] = "2.0.0", "3.0.0"
    (conflict,) = merge_files(base, ours, theirs).conflicts
    assert (conflict.place, conflict.ours, conflict.theirs) == ("standard", "2.0.0", "3.0.0")


def test_what_is_set_aside_and_snapshots_come_together() -> None:
    def with_day(day: str) -> list[dict[str, Any]]:
        return [{"date": day, "label": "", "standard_version": "", "outcomes": {}}]

    base = file(parked={"OLD-1": {"outcome": "met"}}, snapshots=with_day("2026-02-01"))
    ours = file(parked={"OLD-1": {"outcome": "met", "note": "a"}}, snapshots=with_day("2026-03-01"))
    theirs = file(
        parked={"OLD-1": {"outcome": "met", "note": "b"}, "OLD-2": {"outcome": "met"}},
        snapshots=[*with_day("2026-01-01"), *with_day("2026-02-01")],
    )
    found = merge_files(base, ours, theirs).data
    assert found["parked"] == {
        "OLD-1": {"outcome": "met", "note": "a", "earlier": [{"outcome": "met", "note": "b"}]},
        "OLD-2": {"outcome": "met"},
    }
    assert [one["date"] for one in found["snapshots"]] == ["2026-01-01", "2026-03-01"]


def test_the_time_is_that_of_the_side_whose_answer_it_is() -> None:
    base, ours, theirs = (answers(AAA_01="met", BBB_01="met") for _ in range(3))
    theirs["findings"]["AAA-01"] |= {"outcome": "not-met", "updated": "2026-05-05T00:00:00Z"}
    ours["findings"]["BBB-01"] |= {"note": "n", "updated": "2026-04-04T00:00:00Z"}
    theirs["findings"]["BBB-01"] |= {"owner": "o", "updated": "2026-03-03T00:00:00Z"}
    found = merge_files(base, ours, theirs).data["findings"]
    assert found["AAA-01"]["updated"] == "2026-05-05T00:00:00Z"
    assert found["BBB-01"]["updated"] == "2026-04-04T00:00:00Z"


@settings(max_examples=60, phases=QUICK)
@given(assessments, assessments, st.booleans())
def test_nothing_that_only_one_side_has_is_lost(
    ours: dict[str, Any], theirs: dict[str, Any], has_base: bool
) -> None:
    before = copy.deepcopy((ours, theirs))
    base = copy.deepcopy(ours) if has_base else None
    found = merge_files(base, ours, theirs)
    assert (ours, theirs) == before, "what is given is left alone"
    if has_base:
        assert found.conflicts == ()
    for key, finding in theirs["findings"].items():
        if key not in ours["findings"]:
            doubt = {CHECK_AGAIN: True} if CHECK_AGAIN in found.data["findings"][key] else {}
            assert same(content_of(found.data["findings"][key]), content_of({**finding, **doubt}))
    for key, entry in theirs["parked"].items():
        if key not in ours["parked"]:
            assert same(found.data["parked"][key], entry)
    for key, one in theirs.items():
        if key not in ours:
            assert same(found.data[key], one)


@settings(max_examples=60, phases=QUICK)
@given(assessments, st.booleans())
def test_a_file_merged_with_itself_is_itself(one: dict[str, Any], has_base: bool) -> None:
    found = merge_files(one if has_base else None, one, copy.deepcopy(one))
    assert found.conflicts == ()
    for group in ("standard", "target", "parked", "snapshots"):
        assert same(found.data[group], one[group])
    assert {**found.data["service"], **one["service"]} == found.data["service"]
