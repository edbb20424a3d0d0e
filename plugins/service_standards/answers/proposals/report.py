"""A report of a tool: what it checked, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from service_standards.answers.refusal import NotDone
from service_standards.words.message import Message, say


class Result(StrEnum):
    """What came of a check."""

    FAILED = "failed"
    CANNOT_TELL = "cannot-tell"
    SCORED = "scored"
    PASSED = "passed"
    DOES_NOT_APPLY = "does-not-apply"
    UNTESTED = "untested"


RESULT_TITLES = {
    Result.FAILED: say("failed"),
    Result.CANNOT_TELL: say("cannot tell"),
    Result.SCORED: say("scored"),
    Result.PASSED: say("passed"),
    Result.DOES_NOT_APPLY: say("does not apply"),
    Result.UNTESTED: say("not tested"),
}


@dataclass(frozen=True)
class Check:
    """One check: its name, what else it is known by (tags), what came of it, and how much."""

    name: str
    result: Result
    tags: tuple[str, ...] = ()
    detail: Message | str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """All words by which a mapping can name it."""
        return (self.name, *self.tags)


@dataclass(frozen=True)
class Report:
    """What a tool says: which tool, about what, on which day, as far as it says so."""

    tool: str
    subject: str
    day: str
    checks: tuple[Check, ...]


def text_at(value: Any, *keys: str) -> str:
    """Return the text at a path of keys, "" if there is none."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, str) else ""


def list_at(value: Any, key: str) -> list[Any]:
    """Return the list under a key; none is empty.

    Raises:
        NotDone: if something else stands there.
    """
    found = value.get(key, []) if isinstance(value, dict) else None
    if not isinstance(found, list):
        raise NotDone(say("This report has the wrong form at '{key}'.", key=key))
    return found
