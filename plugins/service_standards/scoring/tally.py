"""The same rule for many files at once: what facts select is worked out once, and counts are all.

`scoring.evaluate` states the rule; a test holds both together.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from service_standards.model.plain.characters import BLANKS
from service_standards.model.vocabulary import OUTCOMES, Outcome
from service_standards.scoring.applicability import removing_facts
from service_standards.scoring.evaluate import Scale
from service_standards.scoring.levels import highest_below, levels_to_reach

if TYPE_CHECKING:
    from service_standards.scoring.evaluate import Criterion

# So many combinations of facts are remembered: all of ten facts that are yes or no.
MOST_SELECTIONS = 1_024
# A set of criteria is a whole number with a byte of 0 or 1 for each criterion, in their order: what
# two sets share and how many are in one takes Python a moment, whatever there is in them.
Criteria = int
NOT_ASSESSED, NOT_APPLICABLE = Outcome.NOT_ASSESSED.value, Outcome.NOT_APPLICABLE.value
CODES: dict[str | None, int] = {word: one.code for word, one in OUTCOMES.items()}
CODES[None] = Outcome.NOT_ASSESSED.code


class Answers(NamedTuple):
    """The criteria by what was answered; `closing` is what does not open a level."""

    met: Criteria
    unmet: Criteria
    aside: Criteria
    open: Criteria
    closing: Criteria


class Counts(NamedTuple):
    """How many criteria apply, are assessed and are met."""

    applicable: int
    assessed: int
    met: int


class Tally(NamedTuple):
    """The counts of one dimension; the levels are None if there is none to reach."""

    at_least: int | None
    at_most: int | None
    applicable: int
    assessed: int
    met: int


@dataclass(frozen=True, slots=True)
class Group:
    """Criteria that are counted together, and those of them that gate levels, lowest first.

    `below` says which level is reached when that of a gate is closed; 0 stands for no closed one.
    """

    all: Criteria
    gates: tuple[tuple[int, Criteria], ...]
    below: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Selected:
    """The criteria that facts leave, all and by dimension, and those that they take out.

    `baseline` are those of them that every service has to meet.
    """

    all: Criteria
    removed: Criteria
    baseline: Criteria
    groups: tuple[Group, ...]


class Tallier:
    """Counts the answers of many services by the criteria and the scale of one edition."""

    def __init__(self, criteria: Iterable[Criterion], scale: Scale) -> None:
        self._scale = scale
        self._criteria = [one for one in criteria if one.dimension in scale.dimensions]
        self._ids = tuple(one.id for one in self._criteria)
        self._sets = {one: 1 << 8 * at for at, one in enumerate(self._ids)}
        conditions = {one.id: one.applies_when for one in self._criteria}
        asked = {key: {*one.all, *one.any, *one.none} for key, one in conditions.items()}
        self._conditional = {key for key, facts in asked.items() if facts}
        self._facts = sorted(set().union(*asked.values()))
        self._selections: dict[tuple[bool | None, ...], Selected] = {}
        self._groups: dict[Criteria, Group] = {}
        opening = {scale.rule.gate_outcome, Outcome.NOT_APPLICABLE}
        kinds = (
            {Outcome.MET},
            {Outcome.PARTLY_MET, Outcome.NOT_MET},
            {Outcome.NOT_APPLICABLE},
            {Outcome.NOT_ASSESSED},
            {*Outcome} - opening,
        )
        self._tables = [_table({one.code for one in kind}) for kind in kinds]

    def ids_of(self, criteria: Criteria) -> tuple[str, ...]:
        """Return the ids of a set, in the order of the criteria."""
        return tuple(compress(self._ids, criteria.to_bytes(len(self._ids), "little")))

    def set_of(self, ids: Iterable[str]) -> Criteria:
        """Return a set; each id stands once, and what the edition does not have is left out."""
        return sum([self._sets.get(one, 0) for one in ids])

    def selected(self, facts: Mapping[str, bool]) -> Selected:
        """Return what applies to a service with these facts."""
        key = (*map(facts.get, self._facts),)
        found = self._selections.get(key)
        if found is None:
            if len(self._selections) >= MOST_SELECTIONS:
                self._selections.clear()
                self._groups.clear()
            found = self._selections[key] = self._select(facts)
        return found

    def _select(self, facts: Mapping[str, bool]) -> Selected:
        removed = {
            one.id
            for one in self._criteria
            if one.id in self._conditional and removing_facts(one.applies_when, facts)
        }
        left = [one for one in self._criteria if one.id not in removed]
        is_baseline = self._scale.rule.is_baseline
        return Selected(
            all=self.set_of({one.id for one in left}),
            removed=self.set_of(removed),
            baseline=self.set_of(
                {one.id for one in left if is_baseline(one.obligation, one.level)}
            ),
            groups=tuple(
                self._group([one for one in left if one.dimension == dimension])
                for dimension in self._scale.dimensions
            ),
        )

    def _group(self, criteria: list[Criterion]) -> Group:
        """Return what is counted together; many facts leave the same of a dimension."""
        everything = self.set_of([one.id for one in criteria])
        if everything not in self._groups:
            self._groups[everything] = self._new_group(everything, criteria)
        return self._groups[everything]

    def _new_group(self, everything: Criteria, criteria: list[Criterion]) -> Group:
        rule = self._scale.rule
        by_level: dict[int, list[str]] = {}
        for one in criteria:
            if self._scale.levels and rule.gates(one.obligation, one.level):
                by_level.setdefault(one.level, []).append(one.id)
        if not by_level:
            return Group(everything, (), {})
        levels = levels_to_reach(by_level, self._scale.levels)
        gates = tuple((level, self.set_of(by_level[level])) for level in sorted(by_level))
        below = {level: highest_below([level], levels) for level in by_level}
        below[0] = highest_below([], levels)
        return Group(everything, gates, below)

    def answers(self, outcomes: Mapping[str, str]) -> Answers:
        """Return what was answered; `outcomes` are those that count (`counted`).

        What is missing is not assessed, and what the edition does not have is left out.
        """
        codes = bytes(map(CODES.__getitem__, map(outcomes.get, self._ids)))
        return Answers(*[int.from_bytes(codes.translate(one), "little") for one in self._tables])

    def tallies(self, selected: Selected, answers: Answers) -> tuple[Tally, ...]:
        """Return the counts of each dimension of the scale, in its order."""
        return tuple([_tally(group, answers) for group in selected.groups])


def _table(codes: Container[int]) -> bytes:
    return bytes(code in codes for code in range(256))


def _tally(group: Group, answers: Answers) -> Tally:
    counts = counts_of(group.all, answers)
    if not counts.applicable:
        return Tally(None, None, 0, 0, 0)
    if not group.gates:
        return Tally(None, None, *counts)
    closed, refusing = answers.closing, answers.closing & ~answers.open
    failed = refused = 0
    for level, gates in group.gates:
        if gates & closed:
            failed = failed or level
            if gates & refusing:
                refused = level
                break
    return Tally(group.below[failed], group.below[refused], *counts)


def counts_of(criteria: Criteria, answers: Answers) -> Counts:
    """Return the counts of some criteria."""
    applicable = criteria & ~answers.aside
    return Counts(
        applicable.bit_count(),
        (applicable & ~answers.open).bit_count(),
        (applicable & answers.met).bit_count(),
    )


def counted(finding: Mapping[str, object]) -> str:
    """Return the outcome of a finding that counts: not applicable needs a reason."""
    outcome = finding.get("outcome", NOT_ASSESSED)
    if outcome != NOT_APPLICABLE:
        return str(outcome)
    reason = str(finding.get("reason") or "")
    # Taking off blanks takes long, and hardly any reason begins with one.
    return NOT_APPLICABLE if reason[:1].isalnum() or reason.strip(BLANKS) else NOT_ASSESSED
