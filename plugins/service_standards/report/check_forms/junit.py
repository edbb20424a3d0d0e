"""The result of a check as JUnit XML, which most pipelines show beside the tests."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from service_standards.checking.result import KINDS, CheckedFile, Issue
from service_standards.model.plain.characters import UNSHOWABLE


def check_as_junit(files: Sequence[CheckedFile]) -> str:
    """Return a suite for each file; the service's name stands in that of the suite.

    Readers join suites of one name, and show one failure of a case: each fault is a case of its
    own. A kind without a fault is a case that passes, with its warnings as its output.
    """
    root = ET.Element("testsuites", name="service-standards")
    for one in files:
        _suite(root, one)
    for element, name in ((root, name) for name in ("tests", "failures")):
        element.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=False).join(
        ('<?xml version="1.0" encoding="utf-8"?>\n', "\n")
    )


def _suite(root: ET.Element, checked: CheckedFile) -> None:
    name = f"{checked.service} ({checked.file})" if checked.service else checked.file
    suite = ET.SubElement(root, "testsuite", name=_shown(name))
    for code in KINDS:
        issues = [one for one in checked.issues if one.problem.code == code]
        for issue in (one for one in issues if one.fails):
            _failure(suite, checked, issue)
        if not any(one.fails for one in issues):
            case = _case(suite, checked, code)
            if issues:
                lines = [str(one.problem) for one in issues]
                ET.SubElement(case, "system-out").text = _shown("\n".join(lines))
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(len(checked.faults)))
    suite.set("errors", "0")


def _failure(suite: ET.Element, checked: CheckedFile, issue: Issue) -> None:
    problem = issue.problem
    case = _case(suite, checked, f"{problem.code}: {problem.path or problem.message}")
    case.set("line", str(problem.line))
    failure = ET.SubElement(case, "failure", type=problem.code)
    failure.set("message", _shown(str(problem.message)))
    failure.text = _shown(str(problem))


def _case(suite: ET.Element, checked: CheckedFile, name: str) -> ET.Element:
    return ET.SubElement(
        suite,
        "testcase",
        classname=_shown(checked.file),
        name=_shown(name),
        file=_shown(checked.file),
        time="0",
    )


def _shown(text: str) -> str:
    return UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", text)
