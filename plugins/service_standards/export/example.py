"""The example on its way to visitors: the canonical file, about the edition that they see."""

from __future__ import annotations

import re
from itertools import zip_longest

from service_standards.errors import Problem
from service_standards.export.assessment_text import CatalogueOrder, canonical_assessment
from service_standards.export.catalogue import digest
from service_standards.model.example import EXAMPLE_FILE, Example
from service_standards.model.project import Project
from service_standards.words.message import Message, say

EXAMPLE_URL = "example/assessment.json"
# How much of a line a fault shows: before its first difference, and in all.
BEFORE, WIDTH = 40, 80


def example_text(project: Project, example: Example) -> str:
    """Return the text of `example/assessment.json`, with the digest of this edition."""
    standard = {**example.data["standard"], "digest": digest(project)}
    return canonical_assessment(
        {**example.data, "standard": standard}, CatalogueOrder.of(project.original or project)
    )


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
    at = _first_difference(found or "", expected or "")
    blanks = _is_blank_at(found, at) or _is_blank_at(expected, at)
    said = [_shown(one, at, visible_blanks=blanks) for one in (found, expected)]
    message = say(
        "found {found}; the canonical form has {wanted} here", found=said[0], wanted=said[1]
    )
    return (Problem(EXAMPLE_FILE, line, at + 1, "", message, "not-canonical"),)


def _first_difference(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, pair in pairs if pair[0] != pair[1]), min(len(one), len(other)))


def _is_blank_at(line: str | None, at: int) -> bool:
    return (line or "")[at : at + 1].isspace()


def _shown(line: str | None, at: int, *, visible_blanks: bool) -> Message:
    """Return what stands around the first difference; two lines must never look alike."""
    if not line:
        return say("no line") if line is None else say("an empty line")
    start = max(0, at - BEFORE)
    part = line[start : start + WIDTH]
    if visible_blanks:
        part = re.sub(r"\s", lambda found: "→" if found[0] == "\t" else "·", part)
    shown = f"{'…' if start else ''}{part.strip()}{'…' if len(line) > start + WIDTH else ''}"
    return say("'{text}'", text=shown)
