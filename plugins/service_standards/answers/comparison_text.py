"""A comparison as text, as Markdown and as data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from service_standards.answers.comparing import Comparison, FieldChange, FindingChange
from service_standards.export.json_text import canonical_json
from service_standards.merge.values import ABSENT
from service_standards.words.message import Message, say

# What means something in Markdown, or can; the summary of the browser has the same signs.
ESCAPED = re.compile(r"([\\`*_{}\[\]#])")
NUMBERED = re.compile("[&<>|~^=$]")
FIRST = re.compile("^([0-9]*)([-+.)])")
SHOWN = 300
NOTHING = say("nothing")


def comparison_text(found: Comparison) -> str:
    """Return the changes, one a line."""
    return "".join(f"{line}\n" for line in _text(found))


def comparison_markdown(found: Comparison) -> str:
    """Return the changes as Markdown for a pull request; what people wrote stays text."""
    return "\n".join(_markdown(found)) + "\n"


def comparison_json(found: Comparison) -> str:
    """Return the changes as JSON; a value that is not there is left out."""
    data = {
        "format": "comparison/1",
        "about": [_field(one) for one in found.about],
        "findings": [_finding(one) for one in found.findings],
        "parked": [_finding(one) for one in found.set_aside],
        "snapshots": {
            "added": list(found.snapshots_added),
            "removed": list(found.snapshots_removed),
        },
    }
    return canonical_json(data) + "\n"


def _text(found: Comparison) -> Iterator[str]:
    if found.is_empty:
        yield str(say("Both files say the same."))
    for one in found.about:
        yield str(_changed(one, str))
    for change in (*found.findings, *_aside(found)):
        yield f"{one_line(change.criterion)} {one_line(change.title)}".rstrip()
        yield from (f"  {line}" for line in _lines(change, str))
    yield from (str(line) for line in _snapshots(found, str))


def _markdown(found: Comparison) -> Iterator[str]:
    if found.is_empty:
        yield str(say("Both files say the same."))
    yield from (f"- {_changed(one, _escaped)}" for one in found.about)
    for change in (*found.findings, *_aside(found)):
        named, title = (_escaped(one_line(one)) for one in (change.criterion, change.title))
        yield f"- **{named}** {title}".rstrip()
        yield from (f"    - {line}" for line in _lines(change, _escaped))
    yield from (f"- {line}" for line in _snapshots(found, _escaped))


def _aside(found: Comparison) -> Iterator[FindingChange]:
    for one in found.set_aside:
        named = str(say("{id} (set aside)", id=one.criterion))
        yield FindingChange(named, one.title, one.fields, one.evidence_added, one.evidence_removed)


def _lines(change: FindingChange, shown: Any) -> Iterator[Message]:
    for one in change.fields:
        yield _changed(one, shown)
    for line in change.evidence_added:
        yield say("evidence added: {item}", item=shown(one_line(line)))
    for line in change.evidence_removed:
        yield say("evidence taken away: {item}", item=shown(one_line(line)))


def _snapshots(found: Comparison, shown: Any) -> Iterator[Message]:
    for one in found.snapshots_added:
        yield say("snapshot added: {snapshot}", snapshot=shown(one_line(one)))
    for one in found.snapshots_removed:
        yield say("snapshot taken away: {snapshot}", snapshot=shown(one_line(one)))


def _changed(change: FieldChange, shown: Any) -> Message:
    before, after = (_value(one, shown) for one in (change.before, change.after))
    return say(
        "{field}: {before} → {after}",
        field=shown(one_line(change.field)),
        before=before,
        after=after,
    )


def _value(value: object, shown: Any) -> str | Message:
    if value is ABSENT or value == "":
        return NOTHING
    return str(shown(one_line(value if isinstance(value, str) else canonical_json(value))))


def one_line(text: str) -> str:
    """Return a text on one line, without what could give orders to a terminal."""
    line = "".join(one if one.isprintable() else " " for one in " ".join(text.split()))
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"


def _escaped(text: str) -> str:
    safe = NUMBERED.sub(lambda sign: f"&#{ord(sign[0])};", ESCAPED.sub(r"\\\1", text))
    return FIRST.sub(r"\1\\\2", safe)


def _field(change: FieldChange) -> dict[str, Any]:
    sides = (("before", change.before), ("after", change.after))
    return {"field": change.field} | {key: one for key, one in sides if one is not ABSENT}


def _finding(change: FindingChange) -> dict[str, Any]:
    data: dict[str, Any] = {"criterion": change.criterion, "title": change.title}
    data["fields"] = [_field(one) for one in change.fields]
    evidence: Iterable[tuple[str, tuple[str, ...]]] = (
        ("evidence_added", change.evidence_added),
        ("evidence_removed", change.evidence_removed),
    )
    return data | {key: list(lines) for key, lines in evidence if lines}
