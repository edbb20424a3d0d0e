"""Answers through one edition after the other (twin: `browser/rules/edition-steps.js`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from service_standards.merge.carrying import content_of_file
from service_standards.merge.three_way import Content, is_blank_content
from service_standards.model.release import Release


def answers_to(
    findings: Mapping[str, Content], parked: Mapping[str, Any], edition: Release
) -> tuple[dict[str, Content], dict[str, Any]]:
    """Return findings and what is parked as the edition knew them that they were given to.

    Where a file was opened, or written, with a later edition, answers to criteria that this one
    lacks were set aside.
    """
    back = {
        one.id: content_of_file(parked[one.id])
        for one in edition.criteria
        if one.id in parked and is_blank_content(findings.get(one.id) or {})
    }
    return {**findings, **back}, {key: one for key, one in parked.items() if key not in back}
