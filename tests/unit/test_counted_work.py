"""Twice as much in any list of any file is at most two and a half times the work: counted."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from service_standards.answers.merging import merge_files
from service_standards.answers.proposals.proposing import proposals_of_report
from service_standards.answers.proposals.tools import report_of
from service_standards.answers.tables.columns import COLUMNS
from service_standards.answers.tables.opening import rows_of_file
from service_standards.answers.tables.reading import read_rows
from service_standards.answers.tables.workbook import workbook_bytes
from service_standards.checking.check import check_assessment
from service_standards.checking.request import CheckRequest, PathState
from service_standards.export.csv_rows import csv_text
from service_standards.portfolio.pages import PortfolioPages
from service_standards.source.kinds.edition_file import read_edition
from service_standards.words.message import ENGLISH
from tests.support.cases.check_cases import CASES, CATALOGUE
from tests.support.cases.portfolio_cases import EDITION, GRADER, portfolio_of
from tests.support.cases.portfolio_cases import assessment as small_assessment
from tests.support.counted_calls import work_of

GOOD = json.loads((CASES / "no-faults" / "assessment.json").read_text("utf-8"))
LISTED = json.loads(CATALOGUE.read_text("utf-8"))
WHOLE = read_edition(CATALOGUE.read_bytes(), "catalogue.json")
REQUEST = CheckRequest(date(2026, 11, 29), lambda _: PathState.THERE)
# Twice as many is the limit of what one finding holds as evidence.
FEW = 100
Work = Callable[[], object]


def keys(count: int, value: Any) -> dict[str, Any]:
    return {f"OLD-{number}": value for number in range(count)}


def check(**members: Any) -> Work:
    data = json.dumps({**GOOD, **members}).encode()
    return lambda: check_assessment(data, "assessment.json", WHOLE, REQUEST)


def one_finding(**members: Any) -> Work:
    return check(findings={WHOLE.criteria[0].id: {"outcome": "met", **members}})


def snapshot(count: int) -> dict[str, Any]:
    return {"date": "2026-01-01", "label": "", "outcomes": keys(count, "met")}


def edition(count: int, name: str) -> Work:
    first = LISTED[name][0]
    more = [{**first, "id": f"NEW-{number}"} for number in range(count)]
    data = json.dumps({**LISTED, name: [*LISTED[name], *more]}).encode()
    return lambda: read_edition(data, "catalogue.json")


def table(count: int, *, packed: bool) -> Work:
    rows = [list(COLUMNS), *([f"AAA-{at}"] + ["text"] * 10 for at in range(count))]
    data = workbook_bytes(rows) if packed else csv_text(rows).encode()
    return lambda: read_rows(rows_of_file(data), keys(count, None), {})


def cell(count: int) -> Work:
    lines = "\n".join(f"Title <https://example.org/{at}> 2026-01-01" for at in range(count))
    rows = [list(COLUMNS), ["AAA-01", *[""] * 9, lines]]
    return lambda: read_rows(rows, {"AAA-01"}, {})


def report(value: dict[str, Any]) -> Work:
    rules = {"rule-1": ("AAA-01",), "wcag2a": ("AAA-02",)}
    return lambda: proposals_of_report(report_of(value), rules, [])


def axe(count: int) -> Work:
    rules = [{"id": f"rule-{at}", "tags": ["wcag2a"], "nodes": [{}]} for at in range(count)]
    return report({"violations": rules, "testEngine": {"name": "axe-core"}})


def earl(count: int) -> Work:
    result = {"earl:outcome": {"@id": "earl:failed"}}
    made = [{"earl:test": {"@id": f"rule-{at}"}, "earl:result": result} for at in range(count)]
    return report({"@graph": made})


def scorecard(count: int) -> Work:
    checks = [{"name": f"rule-{at}", "score": 3} for at in range(count)]
    return report({"scorecard": {"version": "v5"}, "checks": checks})


def merge(count: int) -> Work:
    base, ours = ({**GOOD, "findings": keys(count, {"outcome": one})} for one in ("met", "not-met"))
    theirs = {**GOOD, "findings": keys(count, {"outcome": "partly-met"})}
    return lambda: merge_files(base, ours, theirs)


def portfolio(count: int) -> Work:
    def made() -> object:
        found = {one.id: {"outcome": "not-met"} for one in EDITION.criteria}
        read = [
            GRADER.grade(f"{at % 7}/{at}.json", small_assessment(findings=found))
            for at in range(count)
        ]
        return list(PortfolioPages(portfolio_of(*read), EDITION, GRADER.headings, ENGLISH).files())

    return made


LISTS: dict[str, Callable[[int], Work]] = {
    "findings": lambda count: check(findings=keys(count, {"outcome": "met", "note": "x"})),
    "faulty-findings": lambda count: check(findings=keys(count, {"outcome": "Met"})),
    "parked": lambda count: check(parked=keys(count, {"outcome": "met"})),
    "targets": lambda count: check(target=keys(count, 2)),
    "facts": lambda count: check(service={**GOOD["service"], "facts": keys(count, value=True)}),
    "evidence": lambda count: one_finding(evidence=[{"title": "x", "path": "minutes.md"}] * count),
    "unknown-members": lambda count: one_finding(**keys(count, 1.5)),
    "values": lambda count: check(more=[[0.25, 1, "x", None]] * count),
    "snapshots": lambda count: check(snapshots=[snapshot(1)] * count),
    "outcomes": lambda count: check(snapshots=[snapshot(count)]),
    "criteria": lambda count: edition(count, "criteria"),
    "checklists": lambda count: edition(count, "checklists"),
    "dimensions": lambda count: edition(count, "dimensions"),
    "rows-of-csv": lambda count: table(count, packed=False),
    "rows-of-a-workbook": lambda count: table(count, packed=True),
    "lines-of-a-cell": cell,
    "checks-of-axe": axe,
    "assertions-of-earl": earl,
    "checks-of-scorecard": scorecard,
    "merged-findings": merge,
    "files-of-a-portfolio": portfolio,
}


@pytest.mark.parametrize("name", LISTS)
def test_twice_as_much_is_not_more_than_twice_the_work(name: str) -> None:
    made = LISTS[name]
    # What is done once only, such as compiling a template, is done before.
    made(3)()
    few, many = work_of(made(FEW)), work_of(made(2 * FEW))
    assert few > FEW / 2
    assert many <= 2.5 * few


def test_work_that_grows_faster_is_seen() -> None:
    def quadratic(count: int) -> int:
        found = 0
        for _ in range(count):
            for _ in range(count):
                found += 1
        return found

    assert work_of(lambda: quadratic(40)) > 2.5 * work_of(lambda: quadratic(20))
