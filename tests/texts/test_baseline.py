"""The baseline: what every service has to meet, and the page that says so in five minutes."""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service_standards.checking.check import check_assessment
from service_standards.checking.request import CheckRequest, PathState
from service_standards.checking.result import CheckedFile
from service_standards.export.edition import edition_of
from service_standards.model.checklist import ServiceKind
from service_standards.model.vocabulary import Obligation, Outcome, Scope
from service_standards.scoring.applicability import removing_facts
from service_standards.scoring.evaluate import Answer, Baseline, Scale, evaluate
from service_standards.site.baseline import baseline_block, baseline_by_kind_block
from tests.support.reference_standard import reference_project

ROOT = Path(__file__).parents[2]
PROJECT = reference_project()
PAGE = "start/five-minutes.md"
EVERYONE = {"information", "transaction", "decision", "high-risk", "internal"}
# What no kind of service that it concerns may lack; the criteria by which each is asked.
CONCERNS = {
    "security": (EVERYONE, {"DBD-04", "GAP-14"}),
    "accessibility": (EVERYONE, {"UDR-04"}),
    "another way for those who are not online": (EVERYONE - {"internal"}, {"UDR-02"}),
    "privacy": (EVERYONE - {"information"}, {"UDR-14", "DDP-01", "DBD-04", "DDP-10"}),
    "law and rights": (EVERYONE - {"information"}, {"DBD-11"}),
    "reasons and appeal": ({"decision", "high-risk"}, {"UDR-05"}),
    "impact of automated decisions": ({"high-risk"}, {"DDP-04"}),
}


def applying(kind: ServiceKind) -> set[str]:
    facts = {one.id: one.id in kind.facts for one in PROJECT.facts}
    return {one.id for one in PROJECT.baseline if not removing_facts(one.applies_when, facts)}


def test_the_baseline_is_the_musts_of_services_and_none_stands_above_level_3() -> None:
    musts = [one for one in PROJECT.criteria if one.obligation == Obligation.MUST]
    services = {one.id for one in PROJECT.dimensions_of(Scope.SERVICE)}
    assert [one for one in musts if one.dimension in services] == list(PROJECT.baseline)
    assert 15 <= len(PROJECT.baseline) <= 20
    assert {one.level for one in musts} == {2, 3}


def test_the_checklist_holds_exactly_the_baseline() -> None:
    assert PROJECT.select(PROJECT.checklists_by_id["baseline"].select) == PROJECT.baseline


@pytest.mark.parametrize("concern", CONCERNS)
def test_each_kind_of_service_is_asked_what_concerns_it(concern: str) -> None:
    kinds, wanted = CONCERNS[concern]
    known = {one.id: one for one in PROJECT.kinds}
    assert set(known) == EVERYONE
    for name in kinds:
        assert wanted <= applying(known[name]), name


def test_no_kind_of_service_is_asked_nothing_in_a_dimension() -> None:
    services = {one.id for one in PROJECT.dimensions_of(Scope.SERVICE)}
    for kind in PROJECT.kinds:
        ids = applying(kind)
        for level in (2, 3):
            asked = {
                one.dimension for one in PROJECT.baseline if one.id in ids and one.level == level
            }
            assert asked == services, (kind.id, level)


answers = st.fixed_dictionaries(
    {one.id: st.sampled_from([*Outcome, Outcome.MET, Outcome.MET]) for one in PROJECT.baseline}
)


@given(answers, st.sets(st.sampled_from([one.id for one in PROJECT.facts])))
def test_the_baseline_is_met_exactly_when_every_dimension_is_at_level_3(
    outcomes: dict[str, Outcome], facts: set[str]
) -> None:
    edition = edition_of(PROJECT)
    assert edition.scoring
    services = tuple(one.id for one in edition.dimensions_of(Scope.SERVICE))
    scale = Scale(services, tuple(one.number for one in edition.levels), edition.scoring)
    given_answers = {key: Answer(one, "because") for key, one in outcomes.items()}
    known = {one.id: one.id in facts for one in PROJECT.facts}

    result = evaluate(edition.criteria, scale, known, given_answers)

    is_met = result.baseline.met == result.baseline.applicable
    levels = [one.level.at_least for one in result.dimensions]
    assert is_met == all(level is not None and level >= 3 for level in levels)
    assert max(level or 0 for level in levels) <= 3


def test_an_exemption_that_is_allowed_until_a_day_leaves_the_count_and_fails_after_it() -> None:
    # There is no exemption of its own in the file: what there is has a reason and a day.
    finding = {
        "outcome": "not-applicable",
        "reason": "Allowed by the board until spring.",
        "due": "2027-03-31",
    }
    data = json.dumps(
        {
            "format": "assessment/1",
            "standard": {"id": PROJECT.standard.id, "version": PROJECT.standard.version},
            "service": {"name": "Berth booking"},
            "findings": {"UDR-10": finding},
        }
    ).encode()

    def checked(day: str) -> CheckedFile:
        request = CheckRequest(date.fromisoformat(day), lambda _: PathState.THERE)
        return check_assessment(data, "assessment.json", edition_of(PROJECT), request)

    until, after = checked("2027-03-31"), checked("2027-04-01")
    assert until.baseline == after.baseline
    assert until.baseline == Baseline(0, 0, len(PROJECT.baseline) - 1, 1)
    assert [one.problem.code for one in until.faults] == []
    assert [one.problem.code for one in after.faults] == ["exemption-ended"]


def test_the_page_lists_the_baseline() -> None:
    html = baseline_block(PROJECT, PAGE)
    assert re.findall(r'<span class="ss-id">([A-Z]{3}-\d\d)', html) == [
        one.id for one in PROJECT.baseline
    ]
    assert all(one.requirement in unescape(html) for one in PROJECT.baseline)


def test_the_table_by_kind_says_what_the_facts_give() -> None:
    html = baseline_by_kind_block(PROJECT, PAGE)
    rows = re.findall(r'<tr><th scope="row">.*?ss-id">([A-Z]{3}-\d\d)<(.*?)</tr>', html)
    assert [identifier for identifier, _ in rows] == [one.id for one in PROJECT.baseline]
    for at, kind in enumerate(PROJECT.kinds):
        said = {name for name, row in rows if re.findall(r"<td>(\w+)</td>", row)[at] == "Yes"}
        assert said == applying(kind)
    counts = re.findall(r"<td>(\d+)</td>", html.partition("<tfoot>")[2])
    assert counts == [str(len(applying(one))) for one in PROJECT.kinds]


def test_the_page_says_which_facts_make_a_kind() -> None:
    html = baseline_by_kind_block(PROJECT, PAGE).partition("What applies to which kind")[0]
    rows = re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', html)
    assert [unescape(question) for question, _ in rows] == [one.question for one in PROJECT.facts]
    for at, kind in enumerate(PROJECT.kinds):
        said = [re.findall(r"<td>(\w+)</td>", row)[at] == "Yes" for _, row in rows]
        assert said == [one.id in kind.facts for one in PROJECT.facts]


def test_the_decision_gives_a_reason_for_each_that_is_in_and_for_each_that_left() -> None:
    text = (ROOT / "docs/adr/0035-a-baseline-of-few-musts.md").read_text("utf-8")
    inside, _, left = text.partition("## What leaves it")
    # What was merged since has no page to link to any more.
    row = re.compile(r"^\| \[?([A-Z]{3}-\d\d)\]? (.*?) \| (\d) \| (.+) \|$", re.MULTILINE)
    said = [(identifier, title, int(level)) for identifier, title, level, _ in row.findall(inside)]
    assert said == [(one.id, one.title, one.level) for one in PROJECT.baseline]
    first = PROJECT.releases[0]
    were = {one.id for one in first.criteria if one.obligation == Obligation.MUST}
    now = {one.id for one in PROJECT.criteria if one.obligation == Obligation.MUST}
    assert {identifier for identifier, *_ in row.findall(left)} == were - now
