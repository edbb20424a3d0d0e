"""The forms of a check that other programs read."""

from __future__ import annotations

import json
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from service_standards.checking.result import KINDS, CheckedFile, Issue, Severity
from service_standards.errors import Problem
from service_standards.report.check_forms.forms import FORMS, check_as
from service_standards.words.message import say
from tests.support.schemas import in_form

# Each sign that could end a command, a cell, an attribute or a line somewhere.
HOSTILE = 'a:b,c%d|e"<f>&`[g](h)\x1b[31m\r\n::error::\u202e\x00'


def issue(code: str, message: str = "wrong", path: str = "findings.PLA-01", line: int = 3) -> Issue:
    problem = Problem("team/my answers.json", line, 5, path, say(message), code)
    return Issue(problem, KINDS[code].severity)


FILE = CheckedFile(
    "team/my answers.json",
    (issue("no-reason"), issue("overdue"), issue("overdue", line=9), issue("edition-behind")),
    service="Berth booking",
)
ODD = CheckedFile(
    HOSTILE,
    (Issue(Problem(HOSTILE, 1, 1, HOSTILE, say("{text}", text=HOSTILE), "due"), Severity.FAULT),),
    service=HOSTILE,
)


def told(form: str, *files: CheckedFile) -> str:
    return check_as(form, files or (FILE,), date(2026, 11, 29), "1.2.3")


def test_json_counts_and_lists() -> None:
    data = in_form(told("json"), "check/1")
    assert data["today"] == "2026-11-29"
    assert (data["faults"], data["warnings"]) == (3, 1)
    assert data["files"][0]["issues"][0] == {
        "code": "no-reason",
        "severity": "fault",
        "line": 3,
        "column": 5,
        "path": "findings.PLA-01",
        "message": "wrong",
    }


def test_sarif_names_its_rules_and_places() -> None:
    log = json.loads(told("sarif"))
    run: dict[str, Any] = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert (log["version"], run["tool"]["driver"]["version"]) == ("2.1.0", "1.2.3")
    assert [one["id"] for one in rules] == list(KINDS)
    assert [one["level"] for one in run["results"]] == ["error", "error", "error", "warning"]
    for one in run["results"]:
        assert rules[one["ruleIndex"]]["id"] == one["ruleId"]
        assert one["kind"] == "fail"
        place = one["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "team/my%20answers.json"
        assert place["region"]["startLine"] >= 1
    prints = [one["partialFingerprints"]["serviceStandards/v1"] for one in run["results"]]
    assert len(set(prints)) == 4


def test_a_fingerprint_stays_when_the_place_moves() -> None:
    moved = CheckedFile(FILE.file, (issue("no-reason", line=99),))
    both = [json.loads(told("gitlab", one))[0]["fingerprint"] for one in (FILE, moved)]
    assert both[0] == both[1]


def test_junit_has_a_case_for_each_fault_and_for_each_kind_without_one() -> None:
    root = ET.fromstring(told("junit"))
    suite = root[0]
    failed = [case for case in suite if case.find("failure") is not None]
    assert suite.get("name") == "Berth booking (team/my answers.json)"
    assert (root.get("failures"), suite.get("failures"), len(failed)) == ("3", "3", 3)
    assert all(len(case.findall("failure")) == 1 for case in suite if case in failed)
    assert suite.get("tests") == str(len(suite)) == str(len(KINDS) - 2 + 3)
    warned = [case for case in suite if case.find("system-out") is not None]
    assert [case.get("name") for case in warned] == ["edition-behind"]


def test_github_gets_a_command_for_each_issue() -> None:
    lines = told("github").splitlines()
    assert lines[0] == (
        "::error file=team/my answers.json,line=3,col=5,title=no-reason::findings.PLA-01: wrong"
    )
    assert [line.split(" ")[0] for line in lines] == ["::error"] * 3 + ["::warning"]


def test_gitlab_gets_a_code_quality_report() -> None:
    report = json.loads(told("gitlab"))
    assert {one["severity"] for one in report} == {"major", "minor"}
    assert report[0]["location"] == {"path": "team/my answers.json", "lines": {"begin": 3}}
    assert len({one["fingerprint"] for one in report}) == len(report)


def test_markdown_has_a_row_for_each_issue() -> None:
    lines = told("markdown").splitlines()
    assert "3 faults and 1 warning in 1 file." in lines
    assert len([line for line in lines if line.startswith("| 3:5 findings.PLA-01 |")]) == 3


@pytest.mark.parametrize("form", FORMS)
def test_no_text_gives_orders_to_what_reads_it(form: str) -> None:
    text = told(form, ODD)
    # Data may hold the sign that turns the direction; who shows it has to know.
    orders = "\x1b\x00" if form in {"json", "sarif", "gitlab", "junit"} else "\x1b\x00\u202e"
    assert [sign for sign in orders if sign in text] == []
    assert not [line for line in text.splitlines() if line.lstrip().startswith("::error::")]
    if form in {"json", "sarif", "gitlab"}:
        assert json.loads(text)
    elif form == "junit":
        assert len(ET.fromstring(text)[0]) == len(KINDS)
    elif form == "github":
        assert text.count("\n") == 1
        assert text.startswith("::error file=a%3Ab%2Cc%25d|")
    elif form == "markdown":
        assert [line.count(" | ") for line in text.splitlines() if "| 1:1" in line] == [2]
        # A span of code shows its signs as they are.
        assert [line for line in text.splitlines() if "<f>" in line and line[0] != "`"] == []


@pytest.mark.parametrize("form", FORMS)
def test_a_file_without_issues_has_a_report_in_every_form(form: str) -> None:
    text = told(form, CheckedFile("x.json", ()))
    assert text == "" if form == "github" else text.endswith("\n")


@pytest.mark.parametrize("form", ["text", "markdown", "github"])
def test_blanks_that_do_not_break_stay_what_they_are(form: str) -> None:
    name = "Permis\N{NO-BREAK SPACE}: en mer\N{NARROW NO-BREAK SPACE}!"
    faults = (Issue(Problem("a.json", 1, 1, "", say("{text}", text=name), "due"), Severity.FAULT),)
    assert name.replace("!", r"\!" if form == "markdown" else "!") in told(
        form, CheckedFile("a.json", faults, service=name)
    )
