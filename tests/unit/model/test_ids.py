"""The ids of criteria: their forms, their order, and what is made of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from service_standards.model.plain.ids import (
    IdForm,
    has_form,
    id_address,
    id_order,
    is_another_of,
    looks_like_a_day_or_number,
    with_next_number,
)

VECTORS = Path(__file__).resolve().parents[2] / "vectors" / "ids.yml"
CASES: list[dict[str, Any]] = yaml.safe_load(VECTORS.read_text("utf-8"))
IDS = [case["id"] for case in CASES]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_an_id_has_an_address_and_tables_guard_it(case: dict[str, Any]) -> None:
    assert has_form(case["id"], IdForm.OPEN)
    assert id_address(case["id"]) == case["address"]
    assert looks_like_a_day_or_number(case["id"]) == case["guarded"]


def test_ids_come_by_their_numbers() -> None:
    assert sorted(set(IDS), key=id_order) == IDS


@pytest.mark.parametrize(
    ("identifier", "forms"),
    [
        ("DBD-03", {IdForm.PREFIX_NUMBER, IdForm.OPEN}),
        ("DBD-3", {IdForm.OPEN}),
        ("A" * 40, {IdForm.OPEN}),
        *((one, set()) for one in ("A" * 41, "", "-1", "(1)", "A 1", "Ä-1", "A-1\n", "A/1", "A²")),
    ],
)
def test_an_id_has_a_form_or_none(identifier: str, forms: set[IdForm]) -> None:
    assert {form for form in IdForm if has_form(identifier, form)} == forms


@pytest.mark.parametrize(
    ("identifier", "is_meant"),
    [("AC-3", True), ("AC-2(3)", True), ("AC-2.3", False), ("sic", False), ("3", False)],
)
def test_an_id_is_meant_that_differs_by_numbers_only(identifier: str, is_meant: bool) -> None:
    assert is_another_of(identifier, ["AC-2", "AC-2(1)", "2", "note"]) == is_meant


@pytest.mark.parametrize(
    ("own", "used", "after"),
    [
        ({"V1.1.9", "V1.1.2"}, {"V1.1.9", "V1.1.2"}, "V1.1.10"),
        ({"SIM-01"}, {"SIM-01", "SIM-07"}, "SIM-08"),
        ({"1", "2"}, {"1", "2"}, "3"),
        ({"AC-2", "AC-2(1)"}, {"AC-2", "AC-2(1)"}, None),
        ({"AC-2", "SC-3"}, set(), None),
        ({"note"}, {"note"}, None),
        (set(), {"AC-2"}, None),
    ],
)
def test_the_next_id_goes_on_where_that_is_plain(
    own: set[str], used: set[str], after: str | None
) -> None:
    assert with_next_number(used, own) == after
