"""An assessment as rows of cells: all criteria of the edition, each with its answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from service_standards.answers.tables.columns import (
    COLUMNS,
    EXEMPTIONS,
    ORIGIN,
    TEXTS,
    evidence_cell,
    outcome_title,
)
from service_standards.model.edition import Edition, EditionCriterion
from service_standards.model.plain.assessment_keys import EXEMPTION
from service_standards.model.plain.ids import looks_like_a_day_or_number
from service_standards.model.vocabulary import Outcome


def rows_of(assessment: Mapping[str, Any], edition: Edition) -> list[list[str]]:
    """Return the row of names, then one for each criterion; what is parked has no row."""
    findings = assessment.get("findings") or {}
    has_origins = any(_origin(one) for one in findings.values())
    are_exempt = any(any(_exemption(one)) for one in findings.values())
    more = [*([ORIGIN] if has_origins else []), *(EXEMPTIONS if are_exempt else ())]
    rows = []
    for criterion in edition.criteria:
        finding = findings.get(criterion.id) or {}
        row = [*_about(criterion, edition), *_answer(finding)]
        row += [_origin(finding)] if has_origins else []
        rows.append([*row, *_exemption(finding)] if are_exempt else row)
    columns = [one for one in COLUMNS if one != "level" or edition.levels]
    return [[*columns, *more], *rows]


def _about(criterion: EditionCriterion, edition: Edition) -> list[str]:
    dimension = edition.dimensions_by_id.get(criterion.dimension)
    # With an apostrophe, a spreadsheet leaves MAR-01 and 1.10 as they are.
    mark = "'" if looks_like_a_day_or_number(criterion.id) else ""
    place = dimension.title if dimension else criterion.dimension
    number = [str(criterion.level)] if edition.levels else []
    return [mark + criterion.id, criterion.title, place, *number, criterion.obligation.value]


def _answer(finding: Mapping[str, Any]) -> list[str]:
    outcome = outcome_title(finding.get("outcome", Outcome.NOT_ASSESSED.value))
    texts = [finding.get(name) or "" for name in (*TEXTS, "due")]
    return [outcome, *texts, evidence_cell(finding.get("evidence") or [])]


def _exemption(finding: Mapping[str, Any]) -> list[str]:
    said = finding.get(EXEMPTION) or {}
    return [said.get(key) or "" for key in EXEMPTIONS.values()]


def _origin(finding: Mapping[str, Any]) -> str:
    origin = finding.get(ORIGIN)
    return origin if isinstance(origin, str) else ""
