"""The scoring rule: the shared vectors, and what holds for every assessment."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service_standards.model.checklist import ScoringPolicy
from service_standards.model.edition import FactCondition
from service_standards.model.vocabulary import Obligation, Outcome
from service_standards.scoring.evaluate import Answer, Result, Scale, Scored, evaluate

VECTORS = sorted((Path(__file__).parents[1] / "vectors" / "scoring").glob("*.json"))
POLICY = ScoringPolicy.model_validate(
    {
        "format": "scoring/1",
        "points": {"met": 2, "partly-met": 1, "not-met": 0, "not-assessed": 0},
        "weights": {"must": 1, "should": 1, "may": 1},
        "gate": {"obligation": "must", "outcome": "met", "first_level": 2},
    }
)
SCALE = Scale(dimensions=("a", "b"), levels=(1, 2, 3, 4), rule=POLICY.rule)


def scored(data: dict[str, Any]) -> Scored:
    return Scored(**{**data, "applies_when": FactCondition(**(data.get("applies_when") or {}))})


def evaluated(given_input: dict[str, Any]) -> Result:
    policy = ScoringPolicy.model_validate({"format": "scoring/1", **given_input["policy"]})
    scale = Scale(
        dimensions=tuple(given_input["dimensions"]),
        levels=tuple(given_input["levels"]),
        rule=policy.rule,
    )
    criteria = [scored(one) for one in given_input["criteria"]]
    answers = {key: Answer.of(one) for key, one in given_input["findings"].items()}
    return evaluate(criteria, scale, given_input["facts"], answers)


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_the_rule_gives_what_the_vector_says(path: Path) -> None:
    vector = json.loads(path.read_text("utf-8"))
    assert json.loads(json.dumps(asdict(evaluated(vector["input"])))) == vector["expected"]


def test_there_are_vectors() -> None:
    assert len(VECTORS) >= 15


criteria_strategy = st.lists(
    st.builds(
        Scored,
        id=st.from_regex(r"[A-Z]{3}-[0-9]{2}", fullmatch=True),
        dimension=st.sampled_from(["a", "b"]),
        obligation=st.sampled_from(Obligation),
        level=st.integers(2, 4),
    ),
    max_size=12,
    unique_by=lambda one: one.id,
)
outcomes = st.sampled_from(Outcome)


@st.composite
def answered(draw: st.DrawFn) -> tuple[list[Scored], dict[str, Answer]]:
    criteria = draw(criteria_strategy)
    answers = {one.id: Answer(outcome=draw(outcomes), reason="because") for one in criteria}
    return criteria, answers


@given(answered())
def test_answering_what_is_open_stays_inside_the_range(
    case: tuple[list[Scored], dict[str, Answer]],
) -> None:
    criteria, answers = case
    before = evaluate(criteria, SCALE, {}, answers)
    for outcome in (Outcome.MET, Outcome.NOT_MET):
        closed = {
            key: Answer(outcome=outcome) if one.counted == Outcome.NOT_ASSESSED else one
            for key, one in answers.items()
        }
        after = evaluate(criteria, SCALE, {}, closed)
        for old, new in zip(before.dimensions, after.dimensions, strict=True):
            assert new.level.at_least == new.level.at_most
            least, reached, most = old.level.at_least, new.level.at_least, old.level.at_most
            if least is not None and reached is not None and most is not None:
                assert least <= reached <= most


@given(answered())
def test_counts_and_points_stay_within_their_bounds(
    case: tuple[list[Scored], dict[str, Answer]],
) -> None:
    result = evaluate(case[0], SCALE, {}, case[1])
    for one in result.dimensions:
        assert 0 <= one.points <= one.possible
        assert 0 <= one.assessed <= one.applicable <= one.selected
    assert result.index.hundredths is None or 0 <= result.index.hundredths <= 100


@given(answered(), st.none() | st.integers(2, 5))
def test_no_level_is_reached_that_nobody_can_fail(
    case: tuple[list[Scored], dict[str, Answer]], should_from: int | None
) -> None:
    criteria, answers = case
    rule = replace(POLICY.rule, gate_should_from=should_from)
    result = evaluate(criteria, replace(SCALE, rule=rule), {}, answers)
    for one in result.dimensions:
        for level in {one.level.at_least, one.level.at_most} - {None, 1}:
            failing = {
                each.id: Answer(outcome=Outcome.NOT_MET)
                for each in criteria
                if each.dimension == one.id and each.level == level
            }
            worse = evaluate(criteria, replace(SCALE, rule=rule), {}, answers | failing)
            (after,) = (each for each in worse.dimensions if each.id == one.id)
            assert level is not None
            assert after.level.at_most is not None
            assert after.level.at_most < level


@given(answered())
def test_the_baseline_is_met_exactly_when_all_musts_are(
    case: tuple[list[Scored], dict[str, Answer]],
) -> None:
    criteria, answers = case
    baseline = evaluate(criteria, SCALE, {}, answers).baseline
    musts = [answers[one.id].counted for one in criteria if one.obligation == Obligation.MUST]
    assert 0 <= baseline.met <= baseline.assessed <= baseline.applicable
    assert baseline.applicable + baseline.not_applicable == len(musts)
    assert (baseline.met == baseline.applicable) == (
        set(musts) <= {Outcome.MET, Outcome.NOT_APPLICABLE}
    )


@given(answered(), st.randoms())
def test_the_order_of_criteria_changes_nothing(
    case: tuple[list[Scored], dict[str, Answer]], random: Any
) -> None:
    criteria, answers = case
    shuffled = random.sample(criteria, len(criteria))
    assert evaluate(shuffled, SCALE, {}, answers).dimensions == (
        evaluate(criteria, SCALE, {}, answers).dimensions
    )
