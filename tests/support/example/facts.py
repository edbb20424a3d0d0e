"""The one file of facts about the invented fishing licence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from service_standards import ProblemsFound
from service_standards.source.reading.problems import ProblemList
from service_standards.source.reading.yaml_reader import read_yaml

ROOT = Path(__file__).resolve().parents[3]
FILE = ROOT / "docs" / "project-templates" / "_example.yml"


def _read() -> Any:
    """Return the facts with their values as text."""
    problems = ProblemList()
    data = read_yaml(FILE.read_text(encoding="utf-8"), FILE.name, problems)
    if data is None or problems.problems:
        raise ProblemsFound(problems.problems)
    return data.value


FACTS = _read()
