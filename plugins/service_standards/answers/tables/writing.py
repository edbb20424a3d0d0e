"""An assessment as rows of cells: all criteria of the edition, each with its answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from service_standards.answers.tables.columns import (
    COLUMNS,
    ORIGIN,
    TEXTS,
    evidence_cell,
    outcome_title,
)
from service_standards.model.edition import Edition, EditionCriterion
from service_standards.model.plain.ids import looks_like_a_day_or_number
from service_standards.model.vocabulary import Outcome


def rows_of(assessment: Mapping[str, Any], edition: Edition) -> list[list[str]]:
    """Return the row of names, then one for each criterion; what is parked has no row."""
    findings = assessment.get("findings") or {}
    has_origins = any(_origin(one) for one in findings.values())
    rows = []
    for criterion in edition.criteria:
        finding = findings.get(criterion.id) or {}
        row = [*_about(criterion, edition), *_answer(finding)]
        rows.append([*row, _origin(finding)] if has_origins else row)
    return [[*COLUMNS, *([ORIGIN] if has_origins else [])], *rows]


def _about(criterion: EditionCriterion, edition: Edition) -> list[str]:
    dimension = edition.dimensions_by_id.get(criterion.dimension)
    # With an apostrophe, a spreadsheet leaves MAR-01 and 1.10 as they are.
    mark = "'" if looks_like_a_day_or_number(criterion.id) else ""
    place = dimension.title if dimension else criterion.dimension
    number, binding = str(criterion.level), criterion.obligation.value
    return [mark + criterion.id, criterion.title, place, number, binding]


def _answer(finding: Mapping[str, Any]) -> list[str]:
    outcome = outcome_title(finding.get("outcome", Outcome.NOT_ASSESSED.value))
    texts = [finding.get(name) or "" for name in (*TEXTS, "due")]
    return [outcome, *texts, evidence_cell(finding.get("evidence") or [])]


def _origin(finding: Mapping[str, Any]) -> str:
    origin = finding.get(ORIGIN)
    return origin if isinstance(origin, str) else ""
