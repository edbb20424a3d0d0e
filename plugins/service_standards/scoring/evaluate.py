"""The scoring rule: gated levels, coverage and an indicative index, in whole numbers.

`browser/scoring.js` is the same rule; both are held to `tests/vectors/scoring/`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import lcm

from service_standards.model.base import Model
from service_standards.model.checklist import ScoringPolicy
from service_standards.model.criterion import Condition, Criterion
from service_standards.model.vocabulary import Obligation, Outcome
from service_standards.scoring.applicability import removing_facts

# What ECMAScript's String.prototype.trim takes off; Python's strip() differs.
BLANKS = (
    "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
)


class Scored(Model):
    """What the rule needs to know of a criterion."""

    id: str
    dimension: str
    obligation: Obligation
    level: int
    applies_when: Condition = Condition()

    @classmethod
    def of(cls, criterion: Criterion) -> Scored:
        """Return the part of a criterion that scores."""
        return cls(**{name: getattr(criterion, name) for name in cls.model_fields})


class Scale(Model):
    """What a standard scores by: its dimensions, its levels (ascending) and the policy."""

    dimensions: tuple[str, ...]
    levels: tuple[int, ...]
    policy: ScoringPolicy


class Answer(Model):
    """The part of a finding that scores; not applicable counts only with a reason."""

    outcome: Outcome = Outcome.NOT_ASSESSED
    reason: str | None = None

    @property
    def counted(self) -> Outcome:
        """The outcome that the rule counts."""
        is_bare = self.outcome == Outcome.NOT_APPLICABLE and not (self.reason or "").strip(BLANKS)
        return Outcome.NOT_ASSESSED if is_bare else self.outcome


class LevelRange(Model):
    """The level reached for certain, and the one still possible; None if nothing applies."""

    at_least: int | None
    at_most: int | None


class DimensionResult(Model):
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


class Removed(Model):
    """A criterion that facts took out, and which facts did."""

    id: str
    facts: tuple[str, ...]


class Coverage(Model):
    """How much has been assessed."""

    assessed: int
    applicable: int


class Index(Model):
    """Hundredths of the points that are possible, over the dimensions that have any.

    Each dimension weighs the same. The figure is rounded down; None without dimensions.
    """

    hundredths: int | None
    dimensions: int


class Result(Model):
    """The result of a service over all dimensions."""

    dimensions: tuple[DimensionResult, ...]
    removed: tuple[Removed, ...]
    coverage: Coverage
    index: Index


NOTHING = Answer()


def evaluate(
    criteria: Iterable[Scored],
    scale: Scale,
    facts: Mapping[str, bool],
    answers: Mapping[str, Answer],
) -> Result:
    """Apply the rule.

    Criteria of other dimensions, and answers to criteria that are not given, are ignored.
    """
    kept: dict[str, list[Scored]] = {dimension: [] for dimension in scale.dimensions}
    removed: list[tuple[str, Removed]] = []
    for criterion in criteria:
        if criterion.dimension not in kept:
            continue
        removing = removing_facts(criterion.applies_when, facts)
        if removing:
            removed.append((criterion.dimension, Removed(id=criterion.id, facts=removing)))
        else:
            kept[criterion.dimension].append(criterion)
    results = tuple(
        _dimension_result(
            dimension,
            [(one, answers.get(one.id, NOTHING).counted) for one in kept[dimension]],
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
        index=_index(results),
    )


def _dimension_result(
    dimension: str,
    selected: list[tuple[Scored, Outcome]],
    removed: int,
    scale: Scale,
) -> DimensionResult:
    policy = scale.policy
    counted = [one for one in selected if one[1] != Outcome.NOT_APPLICABLE]
    return DimensionResult(
        id=dimension,
        level=_level_range(counted, scale),
        selected=len(selected),
        removed=removed,
        not_applicable=len(selected) - len(counted),
        applicable=len(counted),
        assessed=sum(outcome != Outcome.NOT_ASSESSED for _, outcome in counted),
        points=sum(
            policy.weights.of(one.obligation) * policy.points.of(outcome)
            for one, outcome in counted
        ),
        possible=sum(policy.weights.of(one.obligation) * policy.points.best for one, _ in counted),
    )


def _level_range(counted: list[tuple[Scored, Outcome]], scale: Scale) -> LevelRange:
    if not counted:
        return LevelRange(at_least=None, at_most=None)
    gate = scale.policy.gate
    gates = [
        (one.level, outcome)
        for one, outcome in counted
        if one.obligation == gate.obligation and one.level >= gate.first_level
    ]
    failed = [level for level, outcome in gates if outcome != gate.outcome]
    refused = [
        level for level, outcome in gates if outcome not in (gate.outcome, Outcome.NOT_ASSESSED)
    ]
    return LevelRange(
        at_least=_highest_below(failed, scale.levels), at_most=_highest_below(refused, scale.levels)
    )


def _highest_below(closed: list[int], levels: Sequence[int]) -> int:
    """Return the highest level below every closed one, or the first level."""
    reached = [level for level in levels if not closed or level < min(closed)]
    return max(reached, default=levels[0])


def _index(results: Sequence[DimensionResult]) -> Index:
    # floor(100 * mean of points/possible), brought to one denominator to stay exact.
    counted = [one for one in results if one.possible]
    if not counted:
        return Index(hundredths=None, dimensions=0)
    common = lcm(*(one.possible for one in counted))
    total = sum(one.points * (common // one.possible) for one in counted)
    return Index(hundredths=100 * total // (common * len(counted)), dimensions=len(counted))
