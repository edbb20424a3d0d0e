"""The plain rules about the shape of an assessment and the model say the same of every file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from pydantic import ValidationError

from service_standards.errors import AssessmentRefused
from service_standards.model import assessment
from service_standards.model.plain import assessment_keys
from service_standards.source.kinds.assessment_file import open_assessment
from service_standards.source.reading.assessment_content import checked_content
from service_standards.source.reading.assessment_shape import shape_faults
from tests.support.cases.assessment_cases import assessments, damaged
from tests.support.cases.file_cases import LIMIT_CASES, STANDARD

VECTORS = Path(__file__).parents[2] / "vectors"
# Pydantic takes no halves of characters; what stands for each is as long.
HALVES = {code: code - 0xD800 + 0xF0000 for code in range(0xD800, 0xE000)}


def whole(value: Any) -> Any:
    """Return the same with another character for each half of one."""
    if isinstance(value, str):
        return value.translate(HALVES)
    if isinstance(value, list):
        return [whole(one) for one in value]
    if isinstance(value, dict):
        return {whole(key): whole(one) for key, one in value.items()}
    return value


def faults_by_the_model(data: Any) -> set[tuple[str | int, ...]]:
    try:
        assessment.Assessment.model_validate(whole(data))
    except ValidationError as error:
        return {one["loc"] for one in error.errors()}
    return set()


def faults_by_the_rules(data: Any) -> set[tuple[str | int, ...]]:
    return {whole(list(path)) and tuple(whole(list(path))) for path, _ in shape_faults(data)}


@pytest.mark.parametrize(
    ("keys", "model"),
    [
        (assessment_keys.FILE_KEYS, assessment.Assessment),
        (assessment_keys.STANDARD_KEYS, assessment.StandardReference),
        (assessment_keys.SERVICE_KEYS, assessment.Service),
        ((*assessment_keys.FINDING_KEYS, assessment_keys.EXEMPTION), assessment.Finding),
        (assessment_keys.EXEMPTION_KEYS, assessment.Exemption),
        (assessment_keys.EVIDENCE_KEYS, assessment.Evidence),
        (assessment_keys.SNAPSHOT_KEYS, assessment.Snapshot),
    ],
)
def test_the_keys_are_the_fields_of_the_model(
    keys: tuple[str, ...], model: type[assessment.OpenModel]
) -> None:
    assert keys == tuple(model.model_fields)


@settings(max_examples=300, deadline=None)
@given(data=damaged)
def test_both_find_the_same_faults(data: Any) -> None:
    assert faults_by_the_rules(data) == faults_by_the_model(data)


@settings(max_examples=100, deadline=None)
@given(data=assessments)
def test_both_accept_what_has_the_right_form(data: Any) -> None:
    data = json.loads(json.dumps(data))
    assert faults_by_the_model(data) == faults_by_the_rules(data)


@pytest.mark.parametrize("case", LIMIT_CASES, ids=lambda case: case.name)
def test_both_agree_at_the_limits(case: Any) -> None:
    try:
        opened = open_assessment(case.text.encode(), STANDARD)
    except AssessmentRefused:
        return  # by the limits of the whole file, before the shape is looked at
    assert {path for path, _ in opened.faults} == faults_by_the_model(opened.data)


@pytest.mark.parametrize("path", sorted(VECTORS.glob("canonical/*.json")), ids=lambda one: one.stem)
def test_both_agree_on_the_vectors(path: Path) -> None:
    data = json.loads(path.read_text("utf-8"))["assessment"]
    assert faults_by_the_rules(data) == faults_by_the_model(data)


def test_the_first_fault_is_told_with_its_path() -> None:
    data = checked_content({"format": "assessment/1", "standard": {"id": 1}, "service": []})
    assert [path for path, _ in shape_faults(data)] == [("standard", "id"), ("service",)]
