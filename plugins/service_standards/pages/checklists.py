"""The page of each checklist, and the one that lists them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import partial

from service_standards.model.checklist import Checklist
from service_standards.model.criterion import Criterion
from service_standards.model.plain.ids import IdForm
from service_standards.model.project import Project
from service_standards.pages.page import REPEAT, About, FoundBy, GeneratedPage, page_text
from service_standards.pages.standalone_link import standalone_link
from service_standards.render.links import (
    CHECKLISTS_PAGE,
    MY_SERVICE_PAGE,
    WHOLE,
    checklist_page,
    link,
    template_page,
)
from service_standards.render.views import Reference
from service_standards.source.kinds.mentions import mentioned
from service_standards.words.message import Message, say, say_many

IN_BRACKETS_AT_END = re.compile(r",?\s*\[([^\[\]]+)\]\s*$")


def checklists_page(project: Project, size: int) -> GeneratedPage:
    """Return the page that lists every checklist; `size` is that of the file with all of them."""
    summary = say("One checklist for each view of the standard, to fill in for your own service.")
    values: dict[str, object] = {
        "my_service": link(CHECKLISTS_PAGE, MY_SERVICE_PAGE),
        "has_example": project.example is not None,
        "download": standalone_link(WHOLE, CHECKLISTS_PAGE, size),
    }
    about = About(say("Checklists"), summary)
    text = partial(page_text, project.words, "checklists.md.j2", about, values)
    return GeneratedPage(
        CHECKLISTS_PAGE, project.words.text(say("All checklists")), text, "standards/standard.yml"
    )


def checklist_page_of(project: Project, checklist: Checklist, size: int) -> GeneratedPage:
    """Return the page of a checklist; at a gate, it names the documents that are due.

    `size` is that of its file that works without a network, in bytes.
    """
    path = checklist_page(checklist.id)
    text = partial(_text, project, checklist, path, size)
    return GeneratedPage(path, checklist.title, text, f"checklists/{checklist.id}.yml")


def _text(project: Project, checklist: Checklist, path: str, size: int) -> str:
    values: dict[str, object] = {
        "checklist": checklist,
        "my_service": link(path, MY_SERVICE_PAGE),
        "download": standalone_link(checklist.id, path, size),
        **_gate(project, checklist.id, path),
    }
    found_by = FoundBy(tags=checklist.keywords, boost=REPEAT, sections=False)
    about = About(checklist.title, checklist.summary, found_by)
    return page_text(project.words, "checklist.md.j2", about, values)


def _gate(project: Project, identifier: str, page: str) -> dict[str, object]:
    """Return the gate that a checklist belongs to, with the documents due, or None for both."""
    phases = project.phase_model.phases if project.phase_model else ()
    titles = {one.id: one.title for one in project.templates}
    for phase in phases:
        for gate in phase.gates.values():
            if gate.id != identifier:
                continue
            selected = project.select(project.checklists_by_id[identifier].select)
            held = {one.id: one for one in selected}
            due = [
                Reference(titles[one], link(page, template_page(one)))
                for one in dict.fromkeys((*phase.create, *phase.update))
            ]
            return {
                "gate": gate,
                "documents": due,
                "questions": [_question(one, held) for one in gate.questions],
                "others": _others(gate.questions, held),
            }
    return {"gate": None, "documents": None, "questions": (), "others": None}


def _question(text: str, held: Mapping[str, Criterion]) -> tuple[str, list[Reference]]:
    """Return a question of a gate, and the criteria of its list that answer it."""
    named = _named_in(text, held)
    while (last := IN_BRACKETS_AT_END.search(text)) and last[1] in held:
        text = text[: last.start()]
    return text, [Reference(one.id, f"#{one.anchor}") for one in named]


def _others(questions: Iterable[str], held: Mapping[str, Criterion]) -> Message | None:
    """Return how many criteria of a gate its questions do not name, if they name any."""
    asked = {one.id for text in questions for one in _named_in(text, held)}
    count = len(held) - len(asked)
    if not asked or not count:
        return None
    return say_many(
        "{count} other criterion of the list is due as well.",
        "The other {count} criteria of the list are due as well.",
        count,
    )


def _named_in(text: str, held: Mapping[str, Criterion]) -> list[Criterion]:
    found = (identifier for _, _, identifier in mentioned(text, 1, IdForm.OPEN))
    return [held[identifier] for identifier in found if identifier in held]
