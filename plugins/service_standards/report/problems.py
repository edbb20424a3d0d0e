"""Faults, told to people (one a line) and to machines (JSON)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from service_standards.errors import Problem
from service_standards.words.message import ENGLISH, Words, say, say_many

REPORT_FORMAT = "problems/1"


def warnings_as_text(warnings: Sequence[Problem], words: Words = ENGLISH) -> str:
    """Return a line that counts what is only warned of, and one for each; "" if there is none."""
    if not warnings:
        return ""
    counted = say_many("{count} warning:", "{count} warnings:", len(warnings))
    lines = [words.text(counted), *(one.told(words) for one in warnings)]
    return "".join(f"{line}\n" for line in lines)


def problems_as_text(problems: Sequence[Problem], words: Words = ENGLISH) -> str:
    """Return one line a fault, and a last line that counts them."""
    if not problems:
        return words.text(say("No faults found.")) + "\n"
    files = len({problem.file for problem in problems})
    counted = say_many(
        "{count} fault in {files}.",
        "{count} faults in {files}.",
        len(problems),
        files=say_many("{count} file", "{count} files", files),
    )
    lines = [*(problem.told(words) for problem in problems), words.text(counted)]
    return "".join(f"{line}\n" for line in lines)


def problems_as_json(
    problems: Sequence[Problem], coverage: object = None, warnings: Sequence[Problem] = ()
) -> str:
    """Return the faults as one JSON object: `format`, `problems` in order, `coverage` if known.

    `warnings` stand beside the problems, in the same form.

    Machines read it, so its sentences are English whatever the language of the standard.
    """
    data = {
        "format": REPORT_FORMAT,
        "problems": [_plain(one) for one in problems],
        "warnings": [_plain(one) for one in warnings],
        "coverage": coverage,
    }
    text = json.dumps(data, indent=2, ensure_ascii=False) + "\n"
    # A name that is no UTF-8 holds what cannot be written; JSON has a sign for it.
    return text.encode("utf-8", "backslashreplace").decode()


def _plain(problem: Problem) -> dict[str, object]:
    return {**asdict(problem), "message": str(problem.message)}
