"""Which level is reached, given what gates the levels (ADR 0035)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from service_standards.model.edition import ScoringRule
from service_standards.model.vocabulary import Outcome
from service_standards.record import record


@record
class LevelRange:
    """The level reached for certain, and the one still possible; None if there is none to reach."""

    at_least: int | None
    at_most: int | None


def level_range(
    gates: Sequence[tuple[int, Outcome]], levels: Sequence[int], rule: ScoringRule
) -> LevelRange:
    """Return the range that the outcomes of what gates leave; each comes with its level.

    Where nothing gates there are no levels: nobody could fail one, and nobody reaches one. A
    standard can also have none at all.
    """
    if not (gates and levels):
        return LevelRange(None, None)
    failed = [
        (level, outcome)
        for level, outcome in gates
        if outcome not in (rule.gate_outcome, Outcome.NOT_APPLICABLE)
    ]
    refused = [level for level, outcome in failed if outcome != Outcome.NOT_ASSESSED]
    reachable = levels_to_reach((level for level, _ in gates), levels)
    return LevelRange(
        at_least=highest_below([level for level, _ in failed], reachable),
        at_most=highest_below(refused, reachable),
    )


def levels_to_reach(gated: Iterable[int], levels: Sequence[int]) -> tuple[int, ...]:
    """Return the first level and those that something gates: none is reached by doing nothing."""
    closable = {levels[0], *gated}
    return tuple(one for one in levels if one in closable)


def highest_below(closed: Sequence[int], levels: Sequence[int]) -> int:
    """Return the highest level below every closed one, or the first level."""
    reached = [level for level in levels if not closed or level < min(closed)]
    return max(reached, default=levels[0])
