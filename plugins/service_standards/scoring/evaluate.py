"""The scoring rule: gated levels, coverage and an indicative index, in whole numbers.

`browser/rules/scoring.js` is the same rule; both are held to `tests/vectors/scoring/`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import lcm
from typing import TYPE_CHECKING, Any, Protocol, Self

from service_standards.model.edition import FactCondition, ScoringRule
from service_standards.model.plain.characters import BLANKS
from service_standards.model.vocabulary import OUTCOMES, Obligation, Outcome
from service_standards.record import record
from service_standards.scoring.applicability import removing_facts
from service_standards.scoring.levels import LevelRange, level_range

if TYPE_CHECKING:
    from service_standards.scoring.applicability import Condition

    class Criterion(Protocol):
        """A criterion of an edition or a project, or `Scored`."""

        @property
        def id(self) -> str: ...  # noqa: D102 - the id, such as "DBD-03"
        @property
        def dimension(self) -> str: ...  # noqa: D102 - the id of its dimension
        @property
        def obligation(self) -> Obligation: ...  # noqa: D102 - how binding it is
        @property
        def level(self) -> int: ...  # noqa: D102 - from 2
        @property
        def applies_when(self) -> Condition: ...  # noqa: D102 - on which facts it applies


ALWAYS = FactCondition()


@record
class Scored:
    """The part of a criterion that scores."""

    id: str
    dimension: str
    obligation: Obligation
    level: int
    applies_when: Condition = ALWAYS


@record
class Scale:
    """What a standard scores by: its dimensions, its levels (ascending) and the rule."""

    dimensions: tuple[str, ...]
    levels: tuple[int, ...]
    rule: ScoringRule


@record
class Answer:
    """The part of a finding that scores; not applicable counts only with a reason."""

    outcome: Outcome = Outcome.NOT_ASSESSED
    reason: str | None = None

    @classmethod
    def of(cls, finding: Mapping[str, Any]) -> Self:
        """Return the answer that a finding of a file gives."""
        return cls(OUTCOMES[finding.get("outcome", "not-assessed")], finding.get("reason"))

    @property
    def counted(self) -> Outcome:
        """The outcome that the rule counts."""
        is_bare = self.outcome == Outcome.NOT_APPLICABLE and not (self.reason or "").strip(BLANKS)
        return Outcome.NOT_ASSESSED if is_bare else self.outcome


@record
class DimensionResult:
    """The result of one dimension; all members but `id` and `level` are counts."""

    id: str
    level: LevelRange
    selected: int
    removed: int
    not_applicable: int
    applicable: int
    assessed: int
    points: int
    possible: int


@record
class Removed:
    """A criterion that facts took out, and which facts did."""

    id: str
    facts: tuple[str, ...]


@record
class Coverage:
    """How much has been assessed."""

    assessed: int
    applicable: int


@record
class Index:
    """Hundredths of the points that are possible, over the dimensions that have any.

    Each dimension weighs the same. The figure is rounded down; None without dimensions.
    """

    hundredths: int | None
    dimensions: int


@record
class Baseline:
    """How much is met of what every service has to meet; `not_applicable` is not counted."""

    met: int
    assessed: int
    applicable: int
    not_applicable: int


@record
class Result:
    """The result of a service over all dimensions."""

    dimensions: tuple[DimensionResult, ...]
    removed: tuple[Removed, ...]
    coverage: Coverage
    baseline: Baseline
    index: Index


NOTHING = Answer()


def evaluate(
    criteria: Iterable[Criterion],
    scale: Scale,
    facts: Mapping[str, bool],
    answers: Mapping[str, Answer],
) -> Result:
    """Apply the rule.

    Criteria of other dimensions, and answers to criteria that are not given, are ignored.
    """
    kept, removed = _by_facts(criteria, scale.dimensions, facts)
    judged = {
        dimension: [(one, answers.get(one.id, NOTHING).counted) for one in selected]
        for dimension, selected in kept.items()
    }
    results = tuple(
        _dimension_result(
            dimension,
            judged[dimension],
            sum(where == dimension for where, _ in removed),
            scale,
        )
        for dimension in scale.dimensions
    )
    return Result(
        dimensions=results,
        removed=tuple(one for _, one in removed),
        coverage=Coverage(
            assessed=sum(one.assessed for one in results),
            applicable=sum(one.applicable for one in results),
        ),
        baseline=_baseline(judged.values(), scale.rule),
        index=_index(results),
    )


def _by_facts(
    criteria: Iterable[Criterion], dimensions: Iterable[str], facts: Mapping[str, bool]
) -> tuple[dict[str, list[Criterion]], list[tuple[str, Removed]]]:
    """Return what the facts keep of each dimension, and what they take out of which."""
    kept: dict[str, list[Criterion]] = {dimension: [] for dimension in dimensions}
    removed: list[tuple[str, Removed]] = []
    for criterion in criteria:
        if criterion.dimension not in kept:
            continue
        removing = removing_facts(criterion.applies_when, facts)
        if removing:
            removed.append((criterion.dimension, Removed(id=criterion.id, facts=removing)))
        else:
            kept[criterion.dimension].append(criterion)
    return kept, removed


def _dimension_result(
    dimension: str,
    selected: list[tuple[Criterion, Outcome]],
    removed: int,
    scale: Scale,
) -> DimensionResult:
    rule = scale.rule
    counted = [one for one in selected if one[1] != Outcome.NOT_APPLICABLE]
    gates = [
        (one.level, outcome) for one, outcome in selected if rule.gates(one.obligation, one.level)
    ]
    return DimensionResult(
        id=dimension,
        level=level_range(gates, scale.levels, rule) if counted else LevelRange(None, None),
        selected=len(selected),
        removed=removed,
        not_applicable=len(selected) - len(counted),
        applicable=len(counted),
        assessed=sum(outcome != Outcome.NOT_ASSESSED for _, outcome in counted),
        points=sum(
            rule.weights.get(one.obligation, 0) * rule.points.get(outcome, 0)
            for one, outcome in counted
        ),
        possible=sum(rule.weights.get(one.obligation, 0) * rule.best for one, _ in counted),
    )


def _baseline(judged: Iterable[list[tuple[Criterion, Outcome]]], rule: ScoringRule) -> Baseline:
    outcomes = [
        outcome
        for selected in judged
        for one, outcome in selected
        if rule.is_baseline(one.obligation, one.level)
    ]
    applicable: list[Outcome] = [one for one in outcomes if one != Outcome.NOT_APPLICABLE]
    return Baseline(
        met=applicable.count(rule.gate_outcome),
        assessed=len(applicable) - applicable.count(Outcome.NOT_ASSESSED),
        applicable=len(applicable),
        not_applicable=len(outcomes) - len(applicable),
    )


def _index(results: Sequence[DimensionResult]) -> Index:
    # floor(100 * mean of points/possible), brought to one denominator to stay exact.
    counted = [one for one in results if one.possible]
    if not counted:
        return Index(hundredths=None, dimensions=0)
    common = lcm(*(one.possible for one in counted))
    total = sum(one.points * (common // one.possible) for one in counted)
    return Index(hundredths=100 * total // (common * len(counted)), dimensions=len(counted))
