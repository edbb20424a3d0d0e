"""Counting many services gives what the scoring rule gives for each."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from service_standards.model.vocabulary import Outcome
from service_standards.scoring.evaluate import Answer, Scale, evaluate
from service_standards.scoring.tally import MOST_SELECTIONS, Tallier, counted, counts_of
from tests.support.cases.portfolio_cases import EDITION, facts, findings

assert EDITION.scoring
DIMENSIONS, LEVELS = ("a", "b", "body"), (1, 2, 3, 4)


@given(
    facts,
    findings,
    st.sampled_from(Outcome),
    st.integers(1, 4),
    st.none() | st.integers(1, 5),
)
def test_a_tally_is_what_the_rule_says(
    known: dict[str, bool],
    found: dict[str, Any],
    opens: Outcome,
    first_level: int,
    should_from: int | None,
) -> None:
    assert EDITION.scoring
    rule = replace(
        EDITION.scoring,
        gate_outcome=opens,
        gate_first_level=first_level,
        gate_should_from=should_from,
    )
    scale = Scale(DIMENSIONS, LEVELS, rule)
    tallier = Tallier(EDITION.criteria, scale)

    selected = tallier.selected(known)
    given_answers = tallier.answers({key: counted(one) for key, one in found.items()})
    tallies = tallier.tallies(selected, given_answers)

    answers = {key: Answer.of(one) for key, one in found.items()}
    result = evaluate(EDITION.criteria, scale, known, answers)
    assert [(one.at_least, one.at_most, one.applicable, one.assessed) for one in tallies] == [
        (one.level.at_least, one.level.at_most, one.applicable, one.assessed)
        for one in result.dimensions
    ]
    baseline = counts_of(selected.baseline, given_answers)
    assert (baseline.applicable, baseline.assessed) == (
        result.baseline.applicable,
        result.baseline.assessed,
    )
    if opens == Outcome.MET:
        assert baseline.met == result.baseline.met
    assert set(tallier.ids_of(selected.removed)) == {one.id for one in result.removed}
    left = tallier.ids_of(selected.all)
    assert [one.met for one in tallies] == [
        sum(
            answers[one.id].counted == Outcome.MET
            for one in EDITION.criteria
            if one.dimension == name and one.id in answers and one.id in left
        )
        for name in DIMENSIONS
    ]


def test_any_number_of_combinations_of_facts_is_held() -> None:
    names = [f"fact-{number}" for number in range(11)]
    criteria = [
        replace(EDITION.criteria[0], id=f"AAA-{at:02}", applies_when=replace(ALWAYS, all=(name,)))
        for at, name in enumerate(names)
    ]
    assert EDITION.scoring
    tallier = Tallier(criteria, Scale(DIMENSIONS, LEVELS, EDITION.scoring))
    for number in range(MOST_SELECTIONS + 10):
        known = {name: bool(number >> at & 1) for at, name in enumerate(names)}
        assert tallier.selected(known).removed.bit_count() == sum(not one for one in known.values())
    assert len(tallier._selections) <= MOST_SELECTIONS


ALWAYS = EDITION.criteria[0].applies_when
