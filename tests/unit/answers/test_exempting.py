"""The command `set` and exemptions: given, changed, removed, and refused where none can count."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from service_standards.answers.exempting import ExemptionSaid
from service_standards.answers.refusal import NotDone
from service_standards.answers.setting import Answer, with_answer
from service_standards.model.vocabulary import Outcome
from tests.support.answer_files import NOW, answered, data_of, refused, sample_edition

EXEMPTION = {
    "approved_by": "Digital board",
    "approved_on": "2026-01-15",
    "reason": "The contract ends then.",
    "until": "2026-12-31",
}


def exempting(**said: str) -> list[str]:
    return [
        word for key, one in said.items() for word in (f"--exemption-{key.replace('_', '-')}", one)
    ]


def test_an_exemption_is_given_changed_and_removed(started: Path) -> None:
    key = sample_edition().criteria[0].id
    found = answered(started, key, "not-met", *exempting(**EXEMPTION))
    assert found == {"outcome": "not-met", "updated": NOW, "exemption": EXEMPTION}
    later = exempting(until="2027-01-31")
    assert answered(started, key, "partly-met", *later)["exemption"] == {
        **EXEMPTION,
        "until": "2027-01-31",
    }
    # What no option names stays, also where it is not needed any more.
    assert "exemption" in answered(started, key, "met")
    assert "exemption" not in answered(started, key, "met", "--remove-exemption")
    assert "There is no exemption" in refused(
        "set", key, "met", "--remove-exemption", "--file", started
    )


@pytest.mark.parametrize(
    ("outcome", "said", "told"),
    [
        ("met", EXEMPTION, "Only what is not met or partly met can be exempt, and this is 'met'"),
        ("not-assessed", EXEMPTION, "this is 'not-assessed'"),
        ("not-met", {"until": "2026-12-31"}, "--exemption-approved-by, --exemption-reason"),
        ("not-met", EXEMPTION | {"until": "2026-02-30"}, "'2026-02-30' is no day"),
        ("not-met", EXEMPTION | {"until": "2026-01-14"}, "before it was approved (2026-01-15)"),
        ("not-met", EXEMPTION | {"reason": "x" * 20_001}, "20,000"),
    ],
)
def test_an_exemption_that_would_not_count_is_refused(
    started: Path, outcome: str, said: dict[str, str], told: str
) -> None:
    before = started.read_bytes()
    key = sample_edition().criteria[0].id
    assert told in refused("set", key, outcome, *exempting(**said), "--file", started)
    assert started.read_bytes() == before


@pytest.mark.parametrize(
    ("months", "changed", "told"),
    [
        (18, {"until": "2027-07-16"}, "let it end on 2027-07-15 or earlier"),
        (18, {"approved_on": ""}, "--exemption-approved-on"),
        (0, {}, "This standard knows no exemption"),
    ],
)
def test_an_exemption_that_the_standard_does_not_allow_is_refused(
    started: Path, months: int, changed: dict[str, str], told: str
) -> None:
    rule = sample_edition().scoring
    assert rule
    rule = replace(rule, exemption_months=months)
    said: dict[str, Any] = EXEMPTION | changed
    answer = Answer(Outcome.NOT_MET, exemption=ExemptionSaid(**said))
    with pytest.raises(NotDone, match=re.escape(told)):
        with_answer(data_of(started), "SIM-01", answer, NOW, rule)


def test_an_exemption_is_not_given_and_removed_at_once(started: Path) -> None:
    key = sample_edition().criteria[0].id
    words = ["--remove-exemption", *exempting(**EXEMPTION), "--file", started]
    assert "either given or removed" in refused("set", key, "not-met", *words)
