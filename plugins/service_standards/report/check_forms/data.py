"""The result of a check as data for programs (`check/1`)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from service_standards.checking.result import CheckedFile, DimensionState, Issue

CHECK_FORMAT = "check/1"


def check_as_json(files: Sequence[CheckedFile], today: date) -> str:
    """Return one JSON object; its sentences are English, and its codes are stable."""
    data = {
        "format": CHECK_FORMAT,
        "today": today.isoformat(),
        "faults": sum(len(one.faults) for one in files),
        "warnings": sum(len(one.warnings) for one in files),
        "files": [_file(one) for one in files],
    }
    return json_text(data)


def json_text(data: Any) -> str:
    """Return JSON for a report; what is no UTF-8 in a name gets a sign for it."""
    text = json.dumps(data, indent=2, ensure_ascii=False) + "\n"
    return text.encode("utf-8", "backslashreplace").decode()


def _file(checked: CheckedFile) -> dict[str, Any]:
    coverage = checked.coverage
    return {
        "file": checked.file,
        "service": checked.service,
        "phase": checked.phase,
        "edition": checked.edition,
        "gate": checked.gate,
        "assessed": coverage.assessed if coverage else None,
        "applicable": coverage.applicable if coverage else None,
        "baseline": asdict(checked.baseline) if checked.baseline else None,
        "exemptions": [asdict(one) for one in checked.exemptions],
        "dimensions": [_dimension(one) for one in checked.dimensions],
        "issues": [_issue(one) for one in checked.issues],
    }


def _dimension(state: DimensionState) -> dict[str, Any]:
    return {
        "id": state.id,
        "title": state.title,
        "at_least": state.level.at_least,
        "at_most": state.level.at_most,
        "target": state.target,
        "reached": None if state.target is None else state.is_reached,
        "blocking": list(state.blocking),
    }


def _issue(issue: Issue) -> dict[str, Any]:
    problem = issue.problem
    return {
        "code": problem.code,
        "severity": issue.severity.value,
        "line": problem.line,
        "column": problem.column,
        "path": problem.path,
        "message": str(problem.message),
    }
