"""The pages that the generator adds to a site, as Markdown with front matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from service_standards.model.criterion import Criterion
from service_standards.model.project import Project
from service_standards.model.vocabulary import Scope
from service_standards.pages.page import (
    ORIGINAL,
    REPEAT,
    FoundBy,
    GeneratedPage,
    page_text,
)
from service_standards.render.links import (
    CHECKLISTS_PAGE,
    CROSSWALK_PAGE,
    MY_SERVICE_PAGE,
    OVERVIEW_PAGE,
    WHOLE,
    checklist_page,
    dimension_page,
    link,
    standalone_file,
    template_page,
)
from service_standards.render.views import Reference


def generated_pages(project: Project, sizes: Mapping[str, int]) -> Iterator[GeneratedPage]:
    """Yield every page that follows from the sources, in the order of menus.

    `sizes` are those of the files that work without a network, in bytes, by checklist.
    """
    yield _overview(project)
    for dimension in project.dimension_pages:
        path = dimension_page(dimension.id)
        values: dict[str, object] = {
            "body": dimension.body.strip("\n"),
            "dimension": dimension.id,
            "checklist": _own_checklist(project, dimension.id, path),
        }
        summary = project.dimensions_by_id[dimension.id].summary
        text = page_text("dimension.md.j2", dimension.title, summary, values)
        yield GeneratedPage(path, dimension.title, text, dimension.source)
        for criterion in project.criteria_of(dimension.id):
            yield _criterion(criterion)
    yield _crosswalk(project)
    yield from _checklists(project, sizes)
    yield _my_service(sizes)


def _overview(project: Project) -> GeneratedPage:
    standard = project.standard
    values: dict[str, object] = {
        "standard": standard,
        "counts": [
            (scope, len(project.dimensions_of(scope)), _count(project, scope)) for scope in Scope
        ],
        "crosswalk": link(OVERVIEW_PAGE, CROSSWALK_PAGE),
    }
    text = page_text("standard.md.j2", "The standard", standard.summary, values)
    return GeneratedPage(OVERVIEW_PAGE, "All criteria", text, "standards/standard.yml")


def _count(project: Project, scope: Scope) -> int:
    return sum(len(project.criteria_of(one.id)) for one in project.dimensions_of(scope))


def _crosswalk(project: Project) -> GeneratedPage:
    title = "Crosswalk"
    summary = "How the criteria of each dimension cover recommendations, phases, roles and levels."
    values: dict[str, object] = {"dimensions": project.standard.dimensions}
    text = page_text("crosswalk.md.j2", title, summary, values)
    return GeneratedPage(CROSSWALK_PAGE, title, text, "standards/standard.yml")


def _criterion(criterion: Criterion) -> GeneratedPage:
    title = f"{criterion.id} {criterion.title}"
    values: dict[str, object] = {"id": criterion.id, "body": criterion.body.strip("\n")}
    found_by = FoundBy(tags=criterion.keywords, boost=ORIGINAL)
    text = page_text("criterion.md.j2", title, criterion.requirement, values, found_by)
    return GeneratedPage(criterion.source, title, text, criterion.source)


def _checklists(project: Project, sizes: Mapping[str, int]) -> Iterator[GeneratedPage]:
    summary = "One checklist for each view of the standard, to fill in for your own service."
    values: dict[str, object] = {
        "my_service": link(CHECKLISTS_PAGE, MY_SERVICE_PAGE),
        "has_example": project.example is not None,
        "download": _download(WHOLE, CHECKLISTS_PAGE, sizes),
    }
    text = page_text("checklists.md.j2", "Checklists", summary, values)
    yield GeneratedPage(CHECKLISTS_PAGE, "All checklists", text, "standards/standard.yml")
    for checklist in project.checklists:
        path = checklist_page(checklist.id)
        values = {
            "checklist": checklist,
            "my_service": link(path, MY_SERVICE_PAGE),
            "download": _download(checklist.id, path, sizes),
            **_gate(project, checklist.id, path),
        }
        found_by = FoundBy(boost=REPEAT)
        text = page_text("checklist.md.j2", checklist.title, checklist.summary, values, found_by)
        yield GeneratedPage(path, checklist.title, text, f"checklists/{checklist.id}.yml")


def _gate(project: Project, identifier: str, page: str) -> dict[str, object]:
    """Return the gate that a checklist belongs to, with the documents due, or None for both."""
    phases = project.phase_model.phases if project.phase_model else ()
    titles = {one.id: one.title for one in project.templates}
    for phase in phases:
        if phase.gate and phase.gate.id == identifier:
            due = [
                Reference(titles[one], link(page, template_page(one)))
                for one in dict.fromkeys((*phase.create, *phase.update))
            ]
            return {"gate": phase.gate, "documents": due}
    return {"gate": None, "documents": None}


def _my_service(sizes: Mapping[str, int]) -> GeneratedPage:
    summary = "The result of your service over all dimensions, from the answers you gave."
    title = "My service"
    values: dict[str, object] = {
        "checklists": CHECKLISTS_PAGE,
        "download": _download(WHOLE, MY_SERVICE_PAGE, sizes),
    }
    text = page_text("my_service.md.j2", title, summary, values)
    return GeneratedPage(MY_SERVICE_PAGE, title, text, "checklists/scoring.yml")


def _own_checklist(project: Project, dimension: str, page: str) -> str:
    """Return the link to the checklist of a dimension, or nothing without one."""
    own = dimension in project.checklists_by_id
    return link(page, checklist_page(dimension)) if own else ""


def _download(identifier: str, page: str, sizes: Mapping[str, int]) -> Reference:
    """Return the link to a file that works without a network, with its size."""
    whole = "the whole self-check" if identifier == WHOLE else "this checklist"
    title = f"Download {whole} as one file that works without a network"
    size = f"{round(sizes[identifier] / 1000)}\N{NO-BREAK SPACE}kB"
    return Reference(title, link(page, standalone_file(identifier)), size)
