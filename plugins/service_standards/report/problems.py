"""Faults, told to people (one a line) and to machines (JSON)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from service_standards.errors import Problem

REPORT_FORMAT = "problems/1"


def problems_as_text(problems: Sequence[Problem]) -> str:
    """Return one line a fault, and a last line that counts them."""
    if not problems:
        return "No faults found.\n"
    files = len({problem.file for problem in problems})
    count = _count(len(problems), "fault")
    return (
        "".join(f"{problem}\n" for problem in problems) + f"{count} in {_count(files, 'file')}.\n"
    )


def problems_as_json(problems: Sequence[Problem], coverage: object = None) -> str:
    """Return the faults as one JSON object: `format`, `problems` in order, `coverage` if known."""
    data = {
        "format": REPORT_FORMAT,
        "problems": [asdict(problem) for problem in problems],
        "coverage": coverage,
    }
    text = json.dumps(data, indent=2, ensure_ascii=False) + "\n"
    # A name that is no UTF-8 holds what cannot be written; JSON has a sign for it.
    return text.encode("utf-8", "backslashreplace").decode()


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
