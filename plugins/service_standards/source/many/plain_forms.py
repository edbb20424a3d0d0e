"""The forms of an assessment that is plainly in order, which msgspec checks while it reads.

A test holds them to what this version writes, and to what reading closely refuses.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypedDict

from msgspec import Meta

from service_standards.model.plain.limits import (
    LONGEST_TEXT,
    MOST_ENTRIES,
    MOST_EVIDENCE,
    MOST_SNAPSHOTS,
)

# So many members has nothing that this version writes.
MOST_MEMBERS = 100
Text = Annotated[str, Meta(max_length=LONGEST_TEXT)]
Few = Meta(max_length=MOST_ENTRIES)
# A test holds these words to the vocabulary, and the keys below to those of the file.
Word = Literal["met", "partly-met", "not-met", "not-applicable", "not-assessed"]


class EvidenceForm(TypedDict, total=False):
    """One piece of evidence."""

    title: Text
    url: Text
    path: Text
    date: Text
    by: Text
    expires: Text


class ExemptionForm(TypedDict, total=False):
    """Until when a criterion need not be met, and who said so."""

    approved_by: Text
    approved_on: Text
    reason: Text
    until: Text


class FindingForm(TypedDict, total=False):
    """The answer to one criterion."""

    title: Text
    outcome: Word
    reason: Text
    note: Text
    evidence: Annotated[list[EvidenceForm], Meta(max_length=MOST_EVIDENCE)]
    owner: Text
    due: Text
    updated: Text
    exemption: ExemptionForm


class SnapshotForm(TypedDict, total=False):
    """The outcomes of one day."""

    date: Text
    label: Text
    standard_version: Text
    outcomes: Annotated[dict[Text, Word], Few]


class StandardForm(TypedDict, total=False):
    """Which standard and edition was answered."""

    id: Text
    version: Text
    digest: Text


class FileForm(TypedDict, total=False):
    """A file of this version; what it does not name is left out by the decoder."""

    format: Text
    standard: StandardForm
    service: Annotated[dict[Text, Any], Meta(max_length=MOST_MEMBERS)]
    target: Annotated[dict[Text, int | float], Few]
    findings: Annotated[dict[Text, FindingForm], Few]
    parked: Annotated[dict[Text, FindingForm], Few]
    snapshots: Annotated[list[SnapshotForm], Meta(max_length=MOST_SNAPSHOTS)]
