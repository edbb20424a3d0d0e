"""A finding between the two forms it has: as the file holds it, and as the rules of merging do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from service_standards.merge.three_way import complete_content
from service_standards.model.plain.assessment_keys import FINDING_KEYS, is_empty

Data = dict[str, Any]
# What an answer carries until a person has looked at it.
CHECK_AGAIN, PROPOSED = "check_again", "proposed"
MARKS = frozenset({CHECK_AGAIN, PROPOSED})
INHERITED = "inherited_from"


def content_of(finding: Mapping[str, Any]) -> Data:
    """Return a finding of the file with every member, and its unknown keys under `extra`."""
    extra = {key: one for key, one in finding.items() if key not in FINDING_KEYS}
    return complete_content({**finding, "extra": extra})


def finding_of(content: Mapping[str, Any], updated: str) -> Data:
    """Return what the file holds of a content: members that hold nothing are left out."""
    known = {
        key: content[key]
        for key in ("reason", "note", "evidence", "owner", "due")
        if not is_empty(content[key])
    }
    ends = {"updated": updated} if updated else {}
    start = {"title": content["title"], "outcome": content["outcome"]}
    return {**start, **known, **ends, **content["extra"]}
