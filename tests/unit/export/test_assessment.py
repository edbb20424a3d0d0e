"""Writing and opening assessment files: the shared vectors and the refusals."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from service_standards.errors import AssessmentRefused
from service_standards.export.assessment_text import CatalogueOrder, canonical_assessment
from service_standards.source.kinds.assessment_file import read_assessment
from tests.support.cases.file_cases import (
    CRITERION,
    FOREIGN,
    LIMIT_CASES,
    STANDARD,
    LimitCase,
    foreign_bytes,
)

VECTORS = sorted((Path(__file__).parents[2] / "vectors" / "canonical").glob("*.json"))
OPENED = [path for path in VECTORS if "opened" in json.loads(path.read_text("utf-8"))]
FILES = sorted((Path(__file__).parents[2] / "vectors" / "opening").glob("*.json"))
GOOD: dict[str, Any] = {
    "format": "assessment/1",
    "standard": {"id": "s", "version": "1.0.0", "digest": ""},
    "service": {"id": "x", "name": "X", "phase": "", "facts": {}},
}


def vector(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return data


def order(catalogue: dict[str, Any]) -> CatalogueOrder:
    return CatalogueOrder(
        {one["id"]: one["title"] for one in catalogue["criteria"]},
        [one["id"] for one in catalogue["facts"]],
        [one["id"] for one in catalogue["dimensions"]],
    )


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_an_assessment_is_written_as_the_vector_says(path: Path) -> None:
    case = vector(path)
    assert canonical_assessment(case["assessment"], order(case["catalogue"])) == case["expected"]


@pytest.mark.parametrize("path", OPENED, ids=lambda path: path.stem)
def test_an_opened_assessment_is_sorted_out_as_the_vector_says(path: Path) -> None:
    case = vector(path)
    catalogue = order(case["catalogue"])
    data = json.dumps(case["assessment"]).encode()
    opened = read_assessment(data, case["catalogue"]["standard"]["id"], catalogue.titles)
    assert canonical_assessment(opened, catalogue) == case["opened"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_opened_as_the_vector_says(path: Path) -> None:
    case = vector(path)
    catalogue = order(case["catalogue"])
    try:
        opened = read_assessment(case["file"].encode(), "s", catalogue.titles)
        found = {"text": canonical_assessment(opened, catalogue)}
    except AssessmentRefused as refused:
        found = {"kind": refused.kind}
    assert found == case["expected"]


@pytest.mark.parametrize("path", FOREIGN, ids=lambda path: path.stem)
def test_each_kind_of_other_file_has_its_own_sentence(path: Path) -> None:
    case = vector(path)
    with pytest.raises(AssessmentRefused) as refused:
        read_assessment(foreign_bytes(case), "s", {"ABC-01"})
    assert refused.value.kind == case["kind"]
    message = str(refused.value)
    assert message.endswith(".")
    assert ". " not in message, "one sentence"
    assert [word for word in case["words"] if word.casefold() not in message.casefold()] == []


@pytest.mark.parametrize("case", LIMIT_CASES, ids=lambda case: case.name)
def test_what_would_be_lost_or_is_too_much_is_refused_with_its_place(case: LimitCase) -> None:
    if not case.words:
        assert read_assessment(case.text.encode(), STANDARD, [CRITERION])
        return
    with pytest.raises(AssessmentRefused) as refused:
        read_assessment(case.text.encode(), STANDARD, [CRITERION])
    assert refused.value.kind == "wrong-shape"
    message = str(refused.value)
    assert message.endswith(".")
    assert ". " not in message, "one sentence"
    assert len(message) < 400
    assert [word for word in case.words if word not in message] == []


def text(**changed: Any) -> bytes:
    return json.dumps({**GOOD, **changed}).encode()


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("too-large", b" " * (16 * 1024 * 1024 + 1)),
        ("cut-off", text()[:-5]),
        ("forbidden-key", b'{"a": {"__proto__": {"polluted": true}}}'),
        ("forbidden-key", b'{"\\u005f_proto__": 1}'),
        ("forbidden-key", text(constructor=1)),
        ("other-kind", b"[]"),
        ("other-kind", b'{"format": "catalogue/1"}'),
        ("newer-format", text(format="assessment/2")),
        ("other-standard", text(standard={"id": "other"})),
        ("wrong-shape", text(service=None)),
        ("wrong-shape", text(findings=[])),
        ("wrong-shape", text(findings={"ABC-01": {"outcome": "great"}})),
        ("wrong-shape", text(findings={"ABC-01": {"note": "x" * 20_001}})),
        ("wrong-shape", text(findings={"ABC-01": {"due": "tomorrow"}})),
        ("wrong-shape", text(more=[])[:-1] + b', "more": 1}'),
        ("wrong-shape", text(more=0).replace(b'"more": 0', b'"more": 1e999')),
        ("wrong-shape", text().replace(b'"phase": ""', b'"more": ' + b"[" * 70 + b"]" * 70)),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(kind: str, data: bytes) -> None:
    with pytest.raises(AssessmentRefused) as refused:
        read_assessment(data, "s", {"ABC-01"})
    assert refused.value.kind == kind
    assert str(refused.value).endswith(".")


def test_a_byte_order_mark_is_dropped() -> None:
    assert read_assessment(b"\xef\xbb\xbf" + text(), "s", {"ABC-01"})["service"]["id"] == "x"
