"""What a check finds, and the kinds of it; nothing here knows how it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from service_standards.errors import Problem
from service_standards.record import record
from service_standards.scoring.evaluate import Baseline, Coverage
from service_standards.scoring.exemptions import Exemption
from service_standards.scoring.levels import LevelRange
from service_standards.words.message import Message, say


class Severity(StrEnum):
    """Whether a check fails because of it."""

    FAULT = "fault"
    WARNING = "warning"


FAULT, WARNING = Severity.FAULT, Severity.WARNING


@record
class Kind:
    """A kind of finding of the check: whether it fails, and what it is about."""

    severity: Severity
    about: Message


# The codes are stable: pipelines and reports name them.
KINDS: Mapping[str, Kind] = {
    "unreadable": Kind(FAULT, say("The file is no assessment that can be read.")),
    "wrong-shape": Kind(FAULT, say("A member of the file has the wrong form.")),
    "unknown-edition": Kind(FAULT, say("The edition of the standard is not there.")),
    "edition-behind": Kind(WARNING, say("The assessment is of an earlier edition.")),
    "other-digest": Kind(WARNING, say("The edition has changed since the answers were given.")),
    "unknown-reference": Kind(FAULT, say("A name leads to nothing in the standard.")),
    "no-reason": Kind(FAULT, say("Not applicable without a reason.")),
    "no-evidence": Kind(FAULT, say("The evidence that the criterion requires is missing.")),
    "no-such-file": Kind(FAULT, say("The path of an evidence leads to no file.")),
    "leaves-repository": Kind(FAULT, say("The path of an evidence leads out of the repository.")),
    "expired-evidence": Kind(FAULT, say("An evidence has expired.")),
    "old-evidence": Kind(FAULT, say("The newest evidence is older than the criterion allows.")),
    "undated-evidence": Kind(
        WARNING, say("No evidence has a date, and the criterion asks for one.")
    ),
    "overdue": Kind(FAULT, say("A day that was promised has passed.")),
    "exemption-ended": Kind(
        FAULT, say("The day until which a criterion did not apply, or was exempt, has passed.")
    ),
    "exemption-incomplete": Kind(FAULT, say("An exemption lacks what it cannot do without.")),
    "exemption-too-long": Kind(FAULT, say("An exemption lasts longer than the standard allows.")),
    "exemption-not-allowed": Kind(FAULT, say("The standard knows no exemption.")),
    "exemption-unused": Kind(WARNING, say("An exemption is not needed, or has not begun.")),
    "exempt": Kind(WARNING, say("What is due at the gate is not met, and is exempt until a day.")),
    "check-again": Kind(WARNING, say("An answer still has to be checked after a new edition.")),
    "proposed": Kind(WARNING, say("An answer was proposed, and nobody has confirmed it.")),
    "regression": Kind(FAULT, say("An answer is worse than in the base.")),
    "due": Kind(FAULT, say("What is due at the gate is not met.")),
    "due-in-phase": Kind(WARNING, say("What is due in the phase is not met.")),
    "below-target": Kind(FAULT, say("A dimension does not reach its target.")),
    "personal-data": Kind(WARNING, say("A text looks as if it held personal data.")),
    "secret": Kind(WARNING, say("A text looks as if it held a secret.")),
}


@record
class Issue:
    """One thing that was found."""

    problem: Problem
    severity: Severity

    @property
    def fails(self) -> bool:
        """Whether the check fails because of it."""
        return self.severity is FAULT


@record
class DimensionState:
    """How far a dimension is: the level reached, the target if there is one, and what blocks it.

    `blocking` has the ids of the criteria that are in the way of the target.
    """

    id: str
    title: str
    level: LevelRange
    target: int | None
    blocking: tuple[str, ...]

    @property
    def is_reached(self) -> bool:
        """Whether the target is reached; a dimension of which nothing applies asks for nothing."""
        at_least = self.level.at_least
        return self.target is None or at_least is None or at_least >= self.target


@record
class CheckedFile:
    """The result for one file; where it cannot be read, only `file` and `issues` say something."""

    file: str
    issues: tuple[Issue, ...]
    service: str = ""
    phase: str = ""
    edition: str = ""
    gate: str = ""
    dimensions: tuple[DimensionState, ...] = ()
    coverage: Coverage | None = None
    baseline: Baseline | None = None
    exemptions: tuple[Exemption, ...] = ()

    @property
    def faults(self) -> tuple[Issue, ...]:
        """What makes the check fail."""
        return tuple(one for one in self.issues if one.fails)

    @property
    def warnings(self) -> tuple[Issue, ...]:
        """What is only said."""
        return tuple(one for one in self.issues if not one.fails)
