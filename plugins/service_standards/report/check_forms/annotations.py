"""The result of a check as annotations: commands for GitHub, code quality for GitLab."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from service_standards.checking.result import CheckedFile
from service_standards.errors import is_shown
from service_standards.report.check_forms.data import json_text
from service_standards.report.check_forms.sarif import fingerprint

# What would end a command, or a value of it.
DATA = {ord("%"): "%25", ord("\r"): "%0D", ord("\n"): "%0A"}
VALUE = {**DATA, ord(":"): "%3A", ord(","): "%2C"}


def check_as_github(files: Sequence[CheckedFile]) -> str:
    """Return a workflow command for each issue."""
    lines = []
    for issue in (issue for one in files for issue in one.issues):
        problem = issue.problem
        values = {
            "file": problem.file,
            "line": str(problem.line),
            "col": str(problem.column),
            "title": problem.code,
        }
        shown = ",".join(f"{name}={_shown(value, VALUE)}" for name, value in values.items())
        message = f"{problem.path}: {problem.message}" if problem.path else str(problem.message)
        command = "error" if issue.fails else "warning"
        lines.append(f"::{command} {shown}::{_shown(message, DATA)}\n")
    return "".join(lines)


def check_as_gitlab(files: Sequence[CheckedFile]) -> str:
    """Return a code quality report: faults are major, warnings minor."""
    seen: Counter[str] = Counter()
    return json_text(
        [
            {
                "description": str(issue.problem.message),
                "check_name": issue.problem.code,
                "fingerprint": fingerprint(issue, seen),
                "severity": "major" if issue.fails else "minor",
                "location": {
                    "path": issue.problem.file.removeprefix("./"),
                    "lines": {"begin": issue.problem.line},
                },
            }
            for one in files
            for issue in one.issues
        ]
    )


def _shown(text: str, signs: dict[int, str]) -> str:
    plain = "".join(
        one if is_shown(one) or one in "\r\n" else "\N{REPLACEMENT CHARACTER}" for one in text
    )
    return plain.translate(signs)
