"""Checking one assessment: everything that is found, at once."""

from __future__ import annotations

from service_standards.checking.answers import check_answers
from service_standards.checking.due import Due
from service_standards.checking.head import check_head
from service_standards.checking.notes import Notes
from service_standards.checking.request import CheckRequest
from service_standards.checking.result import FAULT, CheckedFile, Issue
from service_standards.errors import FileRefused, Problem
from service_standards.model.edition import Edition
from service_standards.source.kinds.assessment_file import open_assessment, sorted_out
from service_standards.source.reading.foreign_files import text_of
from service_standards.source.reading.json_part import json_places
from service_standards.source.reading.problems import START, path_text


def check_assessment(
    data: bytes, name: str, edition: Edition, request: CheckRequest
) -> CheckedFile:
    """Return what is wrong with a file; `name` is how people know it."""
    try:
        opened = open_assessment(data, edition.standard)
    except FileRefused as refused:
        return CheckedFile(name, (_refusal(data, name, refused),))
    notes = Notes()
    for path, message in opened.faults:
        notes.add(path, "wrong-shape", message)
    if opened.faults:
        return CheckedFile(name, notes.issues(name, opened.text))
    check_head(opened.data, edition, notes)
    # What was parked and is known again counts, as it does in the browser.
    due = Due(sorted_out(opened.data, edition.criteria_by_id), edition, request, notes)
    check_answers(opened.data, edition, request, notes, due.is_asked)
    due.check()
    result = due.result(edition.scoring) if edition.scoring else None
    states = due.states(result) if result else ()
    service = opened.data["service"]
    return CheckedFile(
        file=name,
        issues=notes.issues(name, opened.text),
        service=service.get("name", ""),
        phase=service.get("phase", ""),
        edition=opened.data["standard"].get("version", ""),
        gate=request.gate.id if request.gate else "",
        dimensions=states,
        coverage=result.coverage if result else None,
        baseline=result.baseline if result else None,
        exemptions=due.exemptions() if result else (),
    )


def _refusal(data: bytes, name: str, refused: FileRefused) -> Issue:
    place = refused.place or START
    if refused.path:
        place = json_places(text_of(data), [refused.path])[refused.path]
    path = path_text(str(one)[:60] if isinstance(one, str) else one for one in refused.path)
    return Issue(Problem(name, *place, path, refused.message, "unreadable"), FAULT)
