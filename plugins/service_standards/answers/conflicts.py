"""A conflict of a merge in words."""

from __future__ import annotations

from typing import Any

from service_standards.answers.comparison_text import one_line
from service_standards.answers.evidence_text import evidence_text
from service_standards.answers.merging import FileConflict
from service_standards.export.json_text import canonical_json
from service_standards.merge.values import ABSENT
from service_standards.model.plain.assessment_keys import EXEMPTION
from service_standards.words.message import Message, say


def conflict_line(conflict: FileConflict) -> Message:
    """Return which field conflicts, which value stands and which one the other side has."""
    return say(
        "{place}: {field}: {ours} stands, the other side has {theirs}",
        place=one_line(conflict.place),
        field=one_line(conflict.field.removeprefix("extra/")),
        ours=_value(conflict.ours, conflict.field),
        theirs=_value(conflict.theirs, conflict.field),
    )


def _value(value: Any, field: str) -> Message:
    if value is ABSENT or value in ("", []):
        return say("nothing")
    if field == "answer":
        if value["reason"]:
            return say(
                "'{outcome}' ({reason})",
                outcome=value["outcome"],
                reason=one_line(value["reason"]),
            )
        return say("'{text}'", text=value["outcome"])
    if field == "evidence":
        return say("'{text}'", text=one_line(", ".join(map(evidence_text, value))))
    if field == f"extra/{EXEMPTION}" and isinstance(value, dict):
        value = ", ".join(one for one in value.values() if isinstance(one, str) and one)
    text = value if isinstance(value, str) else canonical_json(value)
    return say("'{text}'", text=one_line(text))
