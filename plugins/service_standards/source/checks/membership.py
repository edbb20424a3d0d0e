"""Checks that each criterion stands on a checklist, and something on each checklist."""

from __future__ import annotations

from collections.abc import Iterable

from service_standards.model.checklist import Selection
from service_standards.model.criterion import Criterion
from service_standards.source.kinds.criterion_file import Read
from service_standards.source.kinds.sources import Sources
from service_standards.source.reading.problems import ProblemList
from service_standards.words.message import say


def check_membership(sources: Sources, problems: ProblemList) -> None:
    """Note criteria that no checklist holds, and checklists that hold none."""
    if sources.unreadable_criteria:
        return
    selections = tuple(read.model.select for read in sources.checklists)
    held = problems.known.each(_is_held, sources.criteria, selections)
    for read, is_held in zip(sources.criteria, held, strict=True):
        if not is_held and not sources.unreadable_checklists:
            message = say(
                "'{id}' stands on no checklist; widen one in checklists/", id=read.model.id
            )
            problems.add(read.data.file, read.data.place(("id",)), "on-no-checklist", message, "id")
    for checklist in sources.checklists:
        if not sources.catalogue.holds(checklist.model.select):
            place = checklist.data.place(("select",))
            message = say("this checklist holds no criterion")
            problems.add(checklist.data.file, place, "empty-checklist", message, "select")


def _is_held(read: Read[Criterion], selections: Iterable[Selection]) -> bool:
    return any(selection.test(read.model) for selection in selections)
