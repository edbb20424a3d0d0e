"""The same rule for many files at once: what facts select is worked out once, and counts are all.

`scoring.evaluate` states the rule; a test holds both together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from service_standards.model.vocabulary import Outcome
from service_standards.scoring.applicability import removing_facts
from service_standards.scoring.evaluate import BLANKS, Scale
from service_standards.scoring.levels import highest_below, levels_to_reach

if TYPE_CHECKING:
    from service_standards.scoring.evaluate import Criterion

# So many combinations of facts are remembered: all of ten facts that are yes or no.
MOST_SELECTIONS = 1_024
NOT_ASSESSED, NOT_APPLICABLE = Outcome.NOT_ASSESSED.value, Outcome.NOT_APPLICABLE.value
MET = Outcome.MET.value


class Tally(NamedTuple):
    """The counts of one dimension; the levels are None if there is none to reach."""

    at_least: int | None
    at_most: int | None
    applicable: int
    assessed: int
    met: int


@dataclass(frozen=True, slots=True)
class Group:
    """Criteria that are counted together: their ids, and those that gate levels, lowest first.

    `below` says which level is reached when that of a gate is closed; 0 stands for no closed one.
    """

    ids: tuple[str, ...]
    gates: tuple[tuple[int, str], ...]
    below: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Selected:
    """The criteria that facts leave, by dimension and all, and the ids that they take out.

    `ids` are in the order of the criteria that the tallier was given; `baseline` are those of them
    that every service has to meet.
    """

    groups: tuple[Group, ...]
    ids: tuple[str, ...]
    baseline: tuple[str, ...]
    removed: frozenset[str]


class Counts(NamedTuple):
    """How many criteria apply, are assessed and are met."""

    applicable: int
    assessed: int
    met: int


class Tallier:
    """Counts the answers of many services by the criteria and the scale of one edition."""

    def __init__(self, criteria: Iterable[Criterion], scale: Scale) -> None:
        self._scale = scale
        self._criteria = [one for one in criteria if one.dimension in scale.dimensions]
        conditions = {one.id: one.applies_when for one in self._criteria}
        asked = {key: {*one.all, *one.any, *one.none} for key, one in conditions.items()}
        self._conditional = {key for key, facts in asked.items() if facts}
        self._facts = sorted(set().union(*asked.values()))
        self._selections: dict[tuple[bool | None, ...], Selected] = {}
        self._opens = scale.rule.gate_outcome.value

    def selected(self, facts: Mapping[str, bool]) -> Selected:
        """Return what applies to a service with these facts."""
        key = tuple(facts.get(fact) for fact in self._facts)
        found = self._selections.get(key)
        if found is None:
            if len(self._selections) >= MOST_SELECTIONS:
                self._selections.clear()
            found = self._selections[key] = self._select(facts)
        return found

    def _select(self, facts: Mapping[str, bool]) -> Selected:
        kept: dict[str, list[Criterion]] = {one: [] for one in self._scale.dimensions}
        removed = set()
        for one in self._criteria:
            if one.id in self._conditional and removing_facts(one.applies_when, facts):
                removed.add(one.id)
            else:
                kept[one.dimension].append(one)
        groups = tuple(map(self._group, kept.values()))
        left = [one for one in self._criteria if one.id not in removed]
        ids = tuple(one.id for one in left)
        is_baseline = self._scale.rule.is_baseline
        baseline = tuple(one.id for one in left if is_baseline(one.obligation, one.level))
        return Selected(groups, ids, baseline, frozenset(removed))

    def _group(self, criteria: list[Criterion]) -> Group:
        rule = self._scale.rule
        gates = sorted(
            (one.level, one.id) for one in criteria if rule.gates(one.obligation, one.level)
        )
        levels = levels_to_reach((level for level, _ in gates), self._scale.levels)
        below = {level: highest_below([level], levels) for level, _ in gates}
        below[0] = highest_below([], levels)
        return Group(tuple(one.id for one in criteria), tuple(gates), below)

    def tallies(self, selected: Selected, outcomes: Mapping[str, str]) -> tuple[Tally, ...]:
        """Return the counts of each dimension of the scale, in its order.

        `outcomes` are those that count (`counted`); what is missing is not assessed.
        """
        return tuple(self._tally(group, outcomes) for group in selected.groups)

    def _tally(self, group: Group, outcomes: Mapping[str, str]) -> Tally:
        counts = counts_of(group.ids, outcomes)
        if not counts.applicable:
            return Tally(None, None, 0, 0, 0)
        if not group.gates:
            return Tally(None, None, *counts)
        failed = refused = 0
        for level, identifier in group.gates:
            outcome = outcomes.get(identifier, NOT_ASSESSED)
            if outcome in (self._opens, NOT_APPLICABLE):
                continue
            failed = failed or level
            if outcome != NOT_ASSESSED:
                refused = level
                break
        return Tally(group.below[failed], group.below[refused], *counts)


def counts_of(ids: Iterable[str], outcomes: Mapping[str, str]) -> Counts:
    """Return the counts of some criteria; `outcomes` are those that count."""
    said = [*map(outcomes.get, ids)]
    applicable = len(said) - said.count(NOT_APPLICABLE)
    open_ones = said.count(None) + said.count(NOT_ASSESSED)
    return Counts(applicable, applicable - open_ones, said.count(MET))


def counted(finding: Mapping[str, object]) -> str:
    """Return the outcome of a finding that counts: not applicable needs a reason."""
    outcome = finding.get("outcome", NOT_ASSESSED)
    if outcome == NOT_APPLICABLE and not str(finding.get("reason") or "").strip(BLANKS):
        return NOT_ASSESSED
    return str(outcome)
