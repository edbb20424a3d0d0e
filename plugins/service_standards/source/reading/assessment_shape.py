"""Whether the members of an assessment have the right form: the rules of `model.assessment`.

The model is the source of the schema. This says the same in plain code, so that a command reads
a file without waiting for Pydantic (ADR 0024); a test holds both together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from service_standards.model.plain.assessment_keys import (
    ASSESSMENT_FORMAT,
    BIGGEST_LEVEL,
    DATE,
    EVIDENCE_KEYS,
    EXEMPTION,
    EXEMPTION_KEYS,
    SNAPSHOT_KEYS,
    STANDARD_KEYS,
    TIME,
)
from service_standards.model.plain.limits import (
    LONGEST_TEXT,
    MOST_ENTRIES,
    MOST_EVIDENCE,
    MOST_SNAPSHOTS,
)
from service_standards.model.vocabulary import OUTCOMES
from service_standards.source.reading.problems import allowed_words, path_text
from service_standards.words.message import Message, Number, say

Path = tuple[str | int, ...]
Fault = tuple[Path, Message]
Check = Callable[[Any, Path], Iterator[Fault]]
DAY_FORM, TIME_FORM = re.compile(DATE), re.compile(TIME)
TEXT, NUMBER, LIST, KEYS = (
    say("text"),
    say("a whole number"),
    say("a list"),
    say("keys with values"),
)
A_DAY, A_TIME = say("a day such as '2026-03-06'"), say("a time such as '2026-03-06T09:00:00Z'")
DAYS = frozenset({"date", "expires", "approved_on", "until"})


def shape_faults(assessment: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield the path and the sentence of each member of the wrong form, in the order of the keys.

    What is not known is of any form. The limits of the whole file are those of
    `assessment_content`.
    """
    if assessment.get("format") != ASSESSMENT_FORMAT:
        yield _wrong(("format",), TEXT)
    yield from _standard(assessment.get("standard"))
    yield from _service(assessment.get("service"))
    for key, check in (("target", _level), ("findings", _finding), ("parked", _finding)):
        yield from _mapping(assessment.get(key, {}), (key,), check)
    snapshots = assessment.get("snapshots", [])
    yield from _list(snapshots, ("snapshots",), MOST_SNAPSHOTS, _snapshot)


def _wrong(path: Path, wanted: Message) -> Fault:
    message = say(
        "Something in this file has the wrong form, at {place}; wanted: {wanted}.",
        place=path_text(path),
        wanted=wanted,
    )
    return path, message


def too_long(most: int, place: str | Message) -> Message:
    """Return what is said of a text that is too long."""
    return say(
        "A text of more than {most} characters stands at {place}.", most=Number(most), place=place
    )


def too_many(most: int, place: str | Message) -> Message:
    """Return what is said of a list or an object that holds too much."""
    return say("More than {most} entries stand at {place}.", most=Number(most), place=place)


def _standard(value: Any) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield _wrong(("standard",), KEYS)
        return
    if "id" not in value:
        yield _wrong(("standard", "id"), TEXT)
    for key in STANDARD_KEYS:
        yield from _text(value.get(key, ""), ("standard", key))


def _service(value: Any) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield _wrong(("service",), KEYS)
        return
    for key in ("id", "name", "phase"):
        yield from _text(value.get(key, ""), ("service", key))
    yield from _mapping(value.get("facts", {}), ("service", "facts"), _yes_or_no)


def _finding(value: Any, path: Path) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield _wrong(path, KEYS)
        return
    yield from _text(value.get("title", ""), (*path, "title"))
    yield from _outcome(value.get("outcome", "not-assessed"), (*path, "outcome"))
    for key in ("reason", "note"):
        yield from _maybe_text(value.get(key), (*path, key))
    if value.get("evidence") is not None:
        yield from _list(value["evidence"], (*path, "evidence"), MOST_EVIDENCE, _evidence)
    yield from _maybe_text(value.get("owner"), (*path, "owner"))
    for key, form in (("due", DAY_FORM), ("updated", TIME_FORM)):
        if value.get(key) is not None:
            yield from _day(value[key], (*path, key), form)
    if value.get(EXEMPTION) is not None:
        yield from _texts_and_days(value[EXEMPTION], (*path, EXEMPTION), EXEMPTION_KEYS)


def _evidence(value: Any, path: Path) -> Iterator[Fault]:
    yield from _texts_and_days(value, path, EVIDENCE_KEYS)


def _texts_and_days(value: Any, path: Path, keys: Sequence[str]) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield _wrong(path, KEYS)
        return
    for key in keys:
        if key not in DAYS:
            yield from _maybe_text(value.get(key), (*path, key))
        elif value.get(key) is not None:
            yield from _day(value[key], (*path, key), DAY_FORM)


def _snapshot(value: Any, path: Path) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield _wrong(path, KEYS)
        return
    for key in SNAPSHOT_KEYS:
        if key == "date":
            yield from _day(value.get(key, ""), (*path, key), DAY_FORM)
        elif key == "outcomes":
            yield from _mapping(value.get(key, {}), (*path, key), _outcome)
        else:
            yield from _text(value.get(key, ""), (*path, key))


def _mapping(value: Any, path: Path, check: Check) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield _wrong(path, KEYS)
    elif len(value) > MOST_ENTRIES:
        yield path, too_many(MOST_ENTRIES, path_text(path))
    else:
        for key, one in value.items():
            yield from check(one, (*path, key))


def _list(value: Any, path: Path, most: int, check: Check) -> Iterator[Fault]:
    if not isinstance(value, list):
        yield _wrong(path, LIST)
    elif len(value) > most:
        yield path, too_many(most, path_text(path))
    else:
        for at, one in enumerate(value):
            yield from check(one, (*path, at))


def _maybe_text(value: Any, path: Path) -> Iterator[Fault]:
    if value is not None:
        yield from _text(value, path)


def _text(value: Any, path: Path) -> Iterator[Fault]:
    if not isinstance(value, str):
        yield _wrong(path, TEXT)
    elif len(value) > LONGEST_TEXT:
        yield path, too_long(LONGEST_TEXT, path_text(path))


def _outcome(value: Any, path: Path) -> Iterator[Fault]:
    if isinstance(value, str) and value not in OUTCOMES:
        message = say(
            "The outcome '{word}' at {place} is unknown{allowed}.",
            word=value[:60],
            place=path_text(path),
            allowed=allowed_words(value[:60], OUTCOMES),
        )
        yield path, message
    elif not isinstance(value, str):
        yield _wrong(path, TEXT)


def _yes_or_no(value: Any, path: Path) -> Iterator[Fault]:
    if not isinstance(value, bool):
        yield _wrong(path, say("true or false"))


def _level(value: Any, path: Path) -> Iterator[Fault]:
    # In JSON, 2.0 and 2 are the same number; true is none.
    is_whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
    if isinstance(value, bool) or not is_whole or abs(value) > BIGGEST_LEVEL:
        yield _wrong(path, NUMBER)


def _day(value: Any, path: Path, form: re.Pattern[str]) -> Iterator[Fault]:
    if not isinstance(value, str) or not form.fullmatch(value):
        yield _wrong(path, A_DAY if form is DAY_FORM else A_TIME)
        return
    try:
        date.fromisoformat(value[:10] or "1900-01-01")
    except ValueError:
        message = say(
            "There is no such day as '{day}', which stands at {place}.",
            day=value[:10],
            place=path_text(path),
        )
        yield path, message
