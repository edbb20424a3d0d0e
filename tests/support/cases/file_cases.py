"""Files that are no assessment, and assessments at their limits and beyond: for both readers."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service_standards.model.plain.limits import (
    DEEPEST,
    LONGEST_TEXT,
    MOST_ENTRIES,
    MOST_EVIDENCE,
    MOST_SNAPSHOTS,
    MOST_VALUES,
)

FOREIGN = sorted((Path(__file__).parents[2] / "vectors" / "foreign").glob("*.json"))
STANDARD, CRITERION = "sample", "AAA-01"
SNAPSHOT = {"date": "2026-01-01", "label": "", "standard_version": "", "outcomes": {}}


def foreign_bytes(case: dict[str, Any]) -> bytes:
    """Return the file that a case of `vectors/foreign` holds."""
    text: str | None = case.get("text")
    return base64.b64decode(case["bytes"]) if text is None else text.encode()


@dataclass(frozen=True)
class LimitCase:
    """A file; without words it is opened, else it is refused with a sentence that has them."""

    name: str
    text: str
    words: tuple[str, ...] = ()


def _file(**members: Any) -> str:
    whole = {"format": "assessment/1", "standard": {"id": STANDARD}, "service": {"id": "s1"}}
    return json.dumps(whole | members)


def _finding(**members: Any) -> str:
    return _file(findings={CRITERION: {"outcome": "met"} | members})


def _number(number: str) -> str:
    return _file(more={"counted": [0, "?"]}).replace('"?"', number)


def _nested(levels: int) -> Any:
    return [] if levels == 1 else [_nested(levels - 1)]


def _entries(count: int) -> dict[str, dict[str, str]]:
    return {f"OLD-{number}": {"outcome": "met"} for number in range(count)}


def _days() -> list[LimitCase]:
    """Return days that there are, and days that there are not."""
    return [
        LimitCase("leap-day", _finding(due="2024-02-29", evidence=[{"date": "2000-02-29"}])),
        LimitCase("first-day", _finding(due="1900-01-01", evidence=[{"expires": "9999-12-31"}])),
        LimitCase("no-day", _finding(due="", evidence=[{"date": None}], updated=None)),
        LimitCase("due", _finding(due="2026-02-31"), ("due", CRITERION)),
        LimitCase("date", _finding(evidence=[{"date": "2026-02-30"}]), ("date", CRITERION)),
        LimitCase("expires", _finding(evidence=[{"expires": "2027-02-29"}]), ("expires",)),
        LimitCase("no-leap-year", _finding(due="1900-02-29"), ("due",)),
        LimitCase("month-13", _finding(due="2026-13-01"), ("due",)),
        LimitCase("year-715", _finding(due="0715-01-01"), ("due",)),
        LimitCase("year-1899", _finding(due="1899-12-31"), ("due",)),
        LimitCase("year-10000", _finding(due="10000-01-01"), ("due",)),
        LimitCase("time", _finding(updated="2026-02-30T10:00:00Z"), ("updated",)),
        LimitCase("clock", _finding(updated="2026-02-28T24:00:00Z"), ("updated",)),
        LimitCase("snapshot-day", _file(snapshots=[SNAPSHOT | {"date": "2026-06-31"}]), ("date",)),
        LimitCase("parked-day", _file(parked={"OLD-1": {"due": "2026-02-31"}}), ("OLD-1", "due")),
    ]


def _numbers() -> list[LimitCase]:
    """Return numbers that both readers keep, and numbers that lose digits."""
    place, lost = "more", "digits"
    return [
        LimitCase("tenth", _number("0.1")),
        LimitCase("point", _number("-1.50e2")),
        LimitCase("round-number", _number("123456789012345680000")),
        LimitCase("smallest", _number("5e-324")),
        LimitCase("lost-digits", _number("9007199254740993"), (place, lost, "9007199254740993")),
        LimitCase("lost-decimals", _number("0.12345678901234567890"), (place, lost)),
        LimitCase("lost-small", _number("1e-400"), (place, lost)),
        LimitCase("lost-far", _number("1e-" + "9" * 5000), (place, lost)),
        LimitCase("infinite", _number("1e400"), (place, "too large")),
        LimitCase("whole-numbers", _file(more=[0, -1, 10**15, -(10**15), 2**53, 10**22])),
        LimitCase(
            "long-whole-number", _file(more=[10**15 + 1, 2**53 + 1]), ("9007199254740993", lost)
        ),
    ]


def _texts() -> list[LimitCase]:
    """Return texts and names at their longest, and longer ones."""
    long, most_text = "x" * (LONGEST_TEXT + 1), f"{LONGEST_TEXT:,}"
    return [
        LimitCase("long-text", _file(more={"a": "x" * LONGEST_TEXT})),
        LimitCase("longer-text", _file(more={"a": ["y", long]}), ("more", "a", most_text)),
        LimitCase("longer-note", _finding(note=long), (CRITERION, "note", most_text)),
        LimitCase("longer-name", _file(more={long: 1}), ("more", "xxx", most_text)),
        LimitCase("longer-id", _file(parked={long: {}}), ("parked", most_text)),
        LimitCase("empty-name-twice", _file()[:-1] + ', "": 1, "": 2}', ("twice",)),
    ]


def _sizes() -> list[LimitCase]:
    """Return as much as a file may hold of a thing, and more."""
    items = [{"title": "x"}]
    wide = [[0] * (MOST_ENTRIES - 1)] * (MOST_VALUES // MOST_ENTRIES)
    return [
        LimitCase("deepest", _file(more=_nested(DEEPEST - 1))),
        LimitCase("deeper", _file(more=_nested(DEEPEST)), ("levels deep",)),
        LimitCase("evidence", _finding(evidence=items * MOST_EVIDENCE)),
        LimitCase(
            "more-evidence",
            _finding(evidence=items * (MOST_EVIDENCE + 1)),
            ("evidence", CRITERION, f"{MOST_EVIDENCE:,}"),
        ),
        LimitCase("snapshots", _file(snapshots=[SNAPSHOT] * MOST_SNAPSHOTS)),
        LimitCase(
            "more-snapshots",
            _file(snapshots=[SNAPSHOT] * (MOST_SNAPSHOTS + 1)),
            ("snapshots", f"{MOST_SNAPSHOTS:,}"),
        ),
        *_wide("findings", _entries),
        *_wide("parked", _entries),
        *_wide("target", lambda count: {f"d{number}": 2 for number in range(count)}),
        *_wide("more", lambda count: [0] * count),
        LimitCase(
            "more-facts",
            _file(service={"facts": {f"f{number}": True for number in range(MOST_ENTRIES + 1)}}),
            ("facts", f"{MOST_ENTRIES:,}"),
        ),
        LimitCase(
            "more-outcomes",
            _file(snapshots=[SNAPSHOT | {"outcomes": dict.fromkeys(_entries(10_001), "met")}]),
            ("outcomes", f"{MOST_ENTRIES:,}"),
        ),
        LimitCase("many-values", _file(more=wide[:-1])),
        LimitCase("more-values", _file(more=[*wide, *wide]), (f"{MOST_VALUES:,}",)),
    ]


def _wide(name: str, made: Any) -> list[LimitCase]:
    return [
        LimitCase(name, _file(**{name: made(MOST_ENTRIES)})),
        LimitCase(
            f"more-{name}", _file(**{name: made(MOST_ENTRIES + 1)}), (name, f"{MOST_ENTRIES:,}")
        ),
    ]


LIMIT_CASES = [*_days(), *_numbers(), *_texts(), *_sizes()]
