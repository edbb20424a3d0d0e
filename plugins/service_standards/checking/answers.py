"""The answers one by one: reasons, evidence, days, marks and texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from service_standards.checking.exemptions import check_exemption
from service_standards.checking.head import is_of_another_edition
from service_standards.checking.notes import Notes, Path
from service_standards.checking.private_texts import private_parts
from service_standards.checking.request import CheckRequest, PathState
from service_standards.checking.result import FAULT, WARNING, Severity
from service_standards.model.edition import Edition, EditionCriterion, EvidenceNeed
from service_standards.model.plain.assessment_keys import EXEMPTION, is_blank
from service_standards.model.plain.characters import BLANKS
from service_standards.model.vocabulary import OUTCOMES, Outcome
from service_standards.scoring.evidence import CLAIMING, EvidenceFault, evidence_faults
from service_standards.source.reading.problems import unknown_thing
from service_standards.words.message import Message, say, say_many

Data = Mapping[str, Any]
ENDED = frozenset({Outcome.MET, Outcome.NOT_APPLICABLE})
TEXTS = ("note", "reason")


def check_answers(
    data: Data,
    edition: Edition,
    request: CheckRequest,
    notes: Notes,
    is_asked: Callable[[EditionCriterion], bool],
) -> None:
    """Note what is wrong with each finding that counts; what is parked and known again does.

    Of a criterion that is not asked of this service nothing is due, but its texts are read.
    """
    is_other = is_of_another_edition(data, edition)
    for path, finding in _counting(data, edition.criteria_by_id):
        key = path[-1]
        criterion = edition.criteria_by_id.get(key)
        if criterion is None and not is_blank(finding):
            # Of a criterion of another edition, the review of editions says what became.
            severity = WARNING if is_other else FAULT
            notes.add(path, "unknown-reference", partial(_unknown, key, edition), severity)
        answer = _Answer(finding, path, request, notes)
        answer.check_texts()
        if criterion is None or is_asked(criterion):
            answer.check(criterion)
            check_exemption(finding, edition.scoring, request.today.isoformat(), path, notes)


def _counting(data: Data, known: Mapping[str, object]) -> Iterator[tuple[tuple[str, str], Data]]:
    """Yield findings with their paths, and what is parked though the edition knows it."""
    findings = data.get("findings") or {}
    for key, finding in findings.items():
        yield ("findings", key), finding
    for key, finding in (data.get("parked") or {}).items():
        if key in known and is_blank(findings.get(key) or {}):
            yield ("parked", key), finding


def _unknown(key: str, edition: Edition) -> Message:
    return unknown_thing("criterion", key[:60], edition.criteria_by_id)


class _Answer:
    """One finding."""

    def __init__(self, finding: Data, path: Path, request: CheckRequest, notes: Notes) -> None:
        self.finding = finding
        self.path = path
        self.request = request
        self.notes = notes
        self.outcome = OUTCOMES[finding.get("outcome", "not-assessed")]
        self.evidence: list[Data] = finding.get("evidence") or []

    def check(self, criterion: EditionCriterion | None) -> None:
        self._reason()
        self._days()
        self._marks()
        need = criterion.evidence if criterion else EvidenceNeed()
        for fault in evidence_faults(self.finding, need, self.request.today.isoformat()):
            self._evidence(fault, need)
        for at, one in enumerate(self.evidence):
            self._path((*self.path, "evidence", at, "path"), one.get("path") or "")

    def _reason(self) -> None:
        if self.outcome is not Outcome.NOT_APPLICABLE:
            return
        if not (self.finding.get("reason") or "").strip(BLANKS):
            message = say(
                "'not-applicable' without a reason counts as not assessed; "
                "write in 'reason' why it does not apply"
            )
            self.notes.add((*self.path, "outcome"), "no-reason", message)

    def _days(self) -> None:
        due = self.finding.get("due") or ""
        today = self.request.today.isoformat()
        if not due or due >= today:
            return
        if self.outcome is Outcome.NOT_APPLICABLE:
            message = say("this did not apply until {day}; answer it, or give a later day", day=due)
            self.notes.add((*self.path, "due"), "exemption-ended", message)
        elif self.outcome not in ENDED:
            message = say(
                "this was due on {day} and is '{outcome}'; answer it, or give a later day",
                day=due,
                outcome=self.outcome,
            )
            self.notes.add((*self.path, "due"), "overdue", message)

    def _marks(self) -> None:
        # A decision at a gate cannot rest on answers that nobody has looked at.
        severity = FAULT if self.request.gate else WARNING
        for key, code, message in (
            (
                "check_again",
                "check-again",
                say("this answer has to be checked; confirm or change it"),
            ),
            ("proposed", "proposed", say("this answer is a proposal; confirm or change it")),
        ):
            if self.finding.get(key) is True:
                self.notes.add((*self.path, key), code, message, severity)

    def _evidence(self, fault: EvidenceFault, need: EvidenceNeed) -> None:
        path = (*self.path, "evidence")
        match fault.kind:
            case "missing":
                message = say(
                    "'{outcome}' needs evidence here; add one with a 'url' or a 'path'",
                    outcome=self.outcome,
                )
                self.notes.add(self.path, "no-evidence", message)
            case "expired":
                message = say(
                    "this evidence expired on {day}; renew it, or remove it if newer evidence "
                    "takes its place",
                    day=fault.date,
                )
                severity: Severity = FAULT if self.outcome in CLAIMING else WARNING
                at = (*path, fault.at or 0, "expires")
                self.notes.add(at, "expired-evidence", message, severity)
            case "undated":
                message = say_many(
                    "give evidence a 'date'; here it counts for {count} month",
                    "give evidence a 'date'; here it counts for {count} months",
                    need.max_age_months or 0,
                )
                self.notes.add(path, "undated-evidence", message)
            case "outdated":
                message = say_many(
                    "the newest evidence is of {day}; here it counts for {count} month; renew it",
                    "the newest evidence is of {day}; here it counts for {count} months; renew it",
                    need.max_age_months or 0,
                    day=fault.date,
                )
                self.notes.add(path, "old-evidence", message)

    def _path(self, path: Path, file: str) -> None:
        if not file:
            return
        state = self.request.state_of(file)
        if state is PathState.MISSING:
            message = say("there is no file '{file}' beside this assessment", file=file[:200])
            self.notes.add(path, "no-such-file", message)
        elif state is PathState.OUTSIDE:
            message = say(
                "'{file}' leads out of the repository; name a file in it by a path that starts "
                "beside this assessment, or write an address as 'url'",
                file=file[:200],
            )
            self.notes.add(path, "leaves-repository", message)

    def check_texts(self) -> None:
        texts = [((*self.path, key), self.finding.get(key)) for key in TEXTS]
        exemption = self.finding.get(EXEMPTION) or {}
        texts += [
            ((*self.path, EXEMPTION, key), exemption.get(key)) for key in ("approved_by", "reason")
        ]
        for at, one in enumerate(self.evidence):
            texts += [((*self.path, "evidence", at, key), one.get(key)) for key in ("title", "url")]
        for path, text in texts:
            for code, what in private_parts(text or ""):
                message = say(
                    "this looks like {what}; take it out, everybody who has the file reads it",
                    what=what,
                )
                self.notes.add(path, code, message)
