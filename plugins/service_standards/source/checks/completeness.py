"""Checks of the whole: gates that can close, and nothing that no criterion covers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from service_standards.model.checklist import ScoringPolicy
from service_standards.model.criterion import Condition, Criterion, DimensionPage
from service_standards.model.standard import Standard
from service_standards.model.vocabulary import Obligation, Scope
from service_standards.source.kinds.criterion_file import Read
from service_standards.source.kinds.sources import Sources
from service_standards.source.reading.problems import START, THINGS, ProblemList
from service_standards.words.message import say, say_many


def check_whole(sources: Sources, problems: ProblemList) -> None:
    """Check gates and coverage, if every criterion could be read."""
    if not sources.unreadable_criteria:
        _check_gates(sources, problems)
        _check_coverage(sources, problems)


def _check_gates(sources: Sources, problems: ProblemList) -> None:
    """Note levels without a gate that always applies: nobody would reach them.

    A dimension in which nothing gates at all has no levels, and neither has a standard without.
    """
    if not (sources.standard and sources.scoring):
        return
    rule = sources.scoring.model.rule
    if not rule.gate_first_level or not all(read.model.level for read in sources.criteria):
        # There are none, or what is missing is said of its key.
        return
    gates = list(filter(None, problems.known.each(_gate, sources.criteria, sources.scoring.model)))
    gated = {dimension for dimension, _, _ in gates}
    closed = {(dimension, level) for dimension, level, is_for_all in gates if is_for_all}
    pages: Mapping[str, Read[DimensionPage]] = {
        one.model.id: one for one in sources.dimension_pages
    }
    for dimension in sources.standard.model.dimensions:
        for level in sources.standard.model.levels:
            is_gated = dimension.id in gated and level.number >= rule.gate_first_level
            if is_gated and (dimension.id, level.number) not in closed and dimension.id in pages:
                is_should = rule.gates(Obligation.SHOULD, level.number)
                message = say(
                    "level {level} of '{dimension}' has no '{obligation}' that always "
                    "applies, so nobody would ever reach it; add one",
                    level=level.number,
                    dimension=dimension.id,
                    obligation=Obligation.SHOULD if is_should else rule.gate_obligation,
                )
                problems.add(pages[dimension.id].data.file, START, "open-gate", message)


def _gate(read: Read[Criterion], policy: ScoringPolicy) -> tuple[str, int, bool] | None:
    """Return what a criterion gates, and whether it always applies; None if it gates nothing."""
    one = read.model
    if not policy.rule.gates(one.obligation, one.level):
        return None
    return one.dimension, one.level, one.applies_when == Condition()


def _check_coverage(sources: Sources, problems: ProblemList) -> None:
    if not sources.standard:
        return
    read, standard = sources.standard, sources.standard.model
    dimensions = {one.id for one in standard.dimensions if one.scope == Scope.SERVICE}
    criteria = [one.model for one in sources.criteria if one.model.dimension in dimensions]
    levels = {(one.dimension, str(one.level)) for one in criteria}
    phases = {(one.dimension, phase) for one in criteria for phase in one.phases}
    roles = Counter(role for one in criteria for role in one.roles)
    rule, place = standard.coverage, read.data.place(("coverage",))
    wanted = [
        *_cells("level", dimensions, [str(one) for one in _levels(standard)], rule.every_level),
        *_cells("phase", dimensions, [one.id for one in standard.phases], rule.every_phase),
    ]
    for name, dimension, value in wanted:
        if (dimension, value) not in (levels if name == "level" else phases):
            message = say(
                "'{dimension}' has no criterion of the {thing} '{word}'",
                dimension=dimension,
                thing=THINGS[name],
                word=value,
            )
            problems.add(read.data.file, place, "not-covered", message, "coverage")
    for role in standard.roles:
        if roles[role.id] < rule.criteria_per_role:
            message = say_many(
                "the role '{role}' has {count} criterion; at least {least} are wanted",
                "the role '{role}' has {count} criteria; at least {least} are wanted",
                roles[role.id],
                role=role.id,
                least=rule.criteria_per_role,
            )
            problems.add(read.data.file, place, "not-covered", message, "coverage")


def _levels(standard: Standard) -> list[int]:
    return [level.number for level in standard.levels if level.number > 1]


def _cells(
    name: str, dimensions: set[str], values: list[str], is_wanted: bool
) -> list[tuple[str, str, str]]:
    if not is_wanted:
        return []
    return [(name, dimension, value) for dimension in sorted(dimensions) for value in values]
