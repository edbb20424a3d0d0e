"""The result of a check as SARIF 2.1.0, for the code scanning of hosts."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from service_standards.checking.result import FAULT, KINDS, CheckedFile, Issue
from service_standards.report.check_forms.data import json_text

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
RULES = list(KINDS)


def check_as_sarif(files: Sequence[CheckedFile], version: str) -> str:
    """Return one run; `version` is that of this package.

    What is fine is not listed: readers count each result as something to look at.
    """
    seen: Counter[str] = Counter()
    run = {
        "tool": {
            "driver": {
                "name": "service-standards",
                "version": version,
                "rules": [_rule(code) for code in RULES],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(issue, seen) for one in files for issue in one.issues],
    }
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def fingerprint(issue: Issue, seen: Counter[str]) -> str:
    """Return what stays the same while the place moves; `seen` tells equal ones apart."""
    problem = issue.problem
    text = "\0".join((problem.code, problem.file, problem.path, str(problem.message)))
    seen[text] += 1
    data = f"{text}\0{seen[text]}".encode("utf-8", "backslashreplace")
    return hashlib.sha256(data).hexdigest()


def _rule(code: str) -> dict[str, Any]:
    kind = KINDS[code]
    return {
        "id": code,
        "shortDescription": {"text": str(kind.about)},
        "defaultConfiguration": {"level": "error" if kind.severity is FAULT else "warning"},
    }


def _result(issue: Issue, seen: Counter[str]) -> dict[str, Any]:
    problem = issue.problem
    found: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": RULES.index(problem.code),
        "kind": "fail",
        "level": "error" if issue.fails else "warning",
        "message": {"text": str(problem.message)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _address(problem.file)},
                    "region": {"startLine": problem.line, "startColumn": problem.column},
                }
            }
        ],
        "partialFingerprints": {"serviceStandards/v1": fingerprint(issue, seen)},
    }
    if problem.path:
        found["locations"][0]["logicalLocations"] = [{"fullyQualifiedName": problem.path}]
    return found


def _address(file: str) -> str:
    return quote(file.encode("utf-8", "surrogateescape"), safe="/._-~")
