"""The example on its way to visitors: the canonical file, about the edition that they see."""

from __future__ import annotations

from itertools import zip_longest

from service_standards.errors import Problem
from service_standards.export.assessment_text import CatalogueOrder, canonical_assessment
from service_standards.export.catalogue import digest
from service_standards.model.example import EXAMPLE_FILE, Example
from service_standards.model.project import Project

EXAMPLE_URL = "example/assessment.json"


def example_text(project: Project, example: Example) -> str:
    """Return the text of `example/assessment.json`, with the digest of this edition."""
    standard = {**example.data["standard"], "digest": digest(project)}
    return canonical_assessment({**example.data, "standard": standard}, CatalogueOrder.of(project))


def example_problems(project: Project) -> tuple[Problem, ...]:
    """Return the first line of the example that the site would write in another way, if any."""
    if project.example is None:
        return ()
    canonical = canonical_assessment(project.example.data, CatalogueOrder.of(project))
    if project.example.text == canonical:
        return ()
    lines = zip_longest(project.example.text.split("\n"), canonical.split("\n"))
    numbered = enumerate(lines, start=1)
    line, (found, expected) = next(one for one in numbered if one[1][0] != one[1][1])
    message = f"found {_shown(found)}; the canonical form has {_shown(expected)} here"
    return (Problem(EXAMPLE_FILE, line, 1, "", message, "not-canonical"),)


def _shown(line: str | None) -> str:
    text = (line or "").lstrip()
    if len(text) > 60:
        return f"'{text[:60]}…'"
    return f"'{text}'" if text else "no line" if line is None else "an empty line"
