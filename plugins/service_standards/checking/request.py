"""What a check is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date
from enum import Enum
from typing import Any

from service_standards.model.edition import EditionChecklist
from service_standards.record import record


class PathState(Enum):
    """What stands at the path of an evidence."""

    THERE = 0
    MISSING = 1
    OUTSIDE = 2


@record
class CheckRequest:
    """The day, what is due, and what to compare with.

    `today` is passed in, because the same file has to give the same result again. `gate` is the
    checklist of a gate; `target` a level for every dimension, or None; with `own_targets` the
    levels that the file itself names. `base` are the findings of an earlier state of the file.
    `state_of` tells what stands at a path that is relative to the assessment.
    """

    today: date
    state_of: Callable[[str], PathState]
    gate: EditionChecklist | None = None
    target: int | None = None
    own_targets: bool = False
    base: Mapping[str, Any] = field(default_factory=dict)
