"""The members of a report and of what the decision paper of a gate says, as they are published."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Final

from service_standards.scoring.evaluate import Baseline, Index
from service_standards.scoring.exemptions import Exemption
from service_standards.scoring.gaps import EvidenceProblem, Gap, SummaryNumbers
from service_standards.scoring.levels import LevelRange

REPORT_FORMAT: Final = "report/1"


@dataclass(frozen=True)
class EvidenceItem:
    """One thing that can be shown; what is not said is ""."""

    title: str
    url: str
    path: str
    date: str
    by: str
    expires: str


@dataclass(frozen=True)
class Entry(Gap):
    """One criterion with all of its answer; `marks` say what a new edition put in doubt.

    `exempt_until` is the end of an exemption that is in force, or "".
    """

    reason: str
    note: str
    evidence: tuple[EvidenceItem, ...]
    marks: tuple[str, ...]
    is_inherited: bool
    exempt_until: str


@dataclass(frozen=True)
class StandardOfReport:
    """The edition by which a service is looked at."""

    id: str
    title: str
    version: str


@dataclass(frozen=True)
class ServiceOfReport:
    """Who is looked at; a standard without phases gives no `phase_title`."""

    id: str
    name: str
    phase: str
    phase_title: str | None


@dataclass(frozen=True)
class FactAnswer:
    """A scoping question and its answer, None where nobody gave one."""

    id: str
    question: str
    answer: bool | None


@dataclass(frozen=True)
class SetAside:
    """A criterion that facts took out; `because` says for each of them why."""

    id: str
    title: str
    facts: tuple[str, ...]
    because: tuple[str, ...]


@dataclass(frozen=True)
class ReportHead:
    """What every report begins with; `assessed` is the version that the file names."""

    standard: StandardOfReport
    assessed: str
    date: str
    service: ServiceOfReport
    facts: tuple[FactAnswer, ...]


@dataclass(frozen=True)
class DimensionOfReport:
    """The result of one dimension and its target, None where none is chosen."""

    id: str
    title: str
    level: LevelRange
    target: int | None
    assessed: int
    applicable: int
    points: int
    possible: int


@dataclass(frozen=True)
class WholeReport(ReportHead):
    """The state of a service over all dimensions."""

    summary: SummaryNumbers
    baseline: Baseline
    dimensions: tuple[DimensionOfReport, ...]
    index: Index
    gaps: tuple[Entry, ...]
    exemptions: tuple[Exemption, ...]
    evidence: tuple[EvidenceProblem, ...]
    not_applicable: tuple[Entry, ...]
    set_aside: tuple[SetAside, ...]


@dataclass(frozen=True)
class GateOfReport:
    """The gate, and the ways in which it can end."""

    id: str
    title: str
    decisions: tuple[str, ...]


@dataclass(frozen=True)
class DocumentDue:
    """A document that a gate asks for: a new one, or one to be brought up to date."""

    id: str
    title: str
    is_new: bool


@dataclass(frozen=True)
class DueBaseline:
    """How much is met of what is due of the baseline; "not applicable" is not counted."""

    met: int
    applicable: int


@dataclass(frozen=True)
class GateReport(ReportHead):
    """What a board decides on; `open` are the ids of what binds and is not met, the worst first.

    `baseline` counts what is due of it at this gate.
    """

    gate: GateOfReport
    baseline: DueBaseline
    due: tuple[Entry, ...]
    open: tuple[str, ...]
    exemptions: tuple[Exemption, ...]
    documents: tuple[DocumentDue, ...]
    evidence: tuple[EvidenceProblem, ...]
    set_aside: tuple[SetAside, ...]


def report_as_json(report: WholeReport | GateReport) -> str:
    """Return a report as one JSON object: `format` and the members of its class."""
    data = {"format": REPORT_FORMAT, **asdict(report)}
    text = json.dumps(data, indent=2, ensure_ascii=False) + "\n"
    # Half a character cannot be written as UTF-8; JSON has a sign for it.
    return text.encode("utf-8", "backslashreplace").decode()
