"""All pages that the generator adds to a site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from service_standards.known import NOTHING, Knowledge
from service_standards.model.project import Project, around_criteria, frame_of
from service_standards.pages.checklists import checklist_page_of, checklists_page
from service_standards.pages.criterion import criterion_page
from service_standards.pages.dimension import dimension_page_of, full_text_page_of
from service_standards.pages.document_templates import template_pages
from service_standards.pages.my_service import my_service_page
from service_standards.pages.old_addresses import old_address_pages
from service_standards.pages.overview import covered, crosswalk_page, overview_page
from service_standards.pages.page import GeneratedPage
from service_standards.pages.releases import releases_page
from service_standards.pages.roles import role_pages
from service_standards.pages.sources import sources_page
from service_standards.render.links import WHOLE


def site_pages(
    project: Project, sizes: Mapping[str, int], known: Knowledge = NOTHING
) -> Iterator[GeneratedPage]:
    """Yield every page that follows from the sources, in the order of menus.

    `sizes` are those of the files that work without a network, in bytes, by checklist; `known` is
    what was made before. A page gets no more of the prose than what it shows, and one of a
    criterion or a dimension no other criteria, so that what changes there changes no other page.
    """
    frame = frame_of(project, known)
    around = around_criteria(frame, known)
    yield known.once(overview_page, frame)
    for dimension in project.dimension_pages:
        criteria = project.criteria_of(dimension.id)
        yield known.once(dimension_page_of, around, dimension)
        for criterion in criteria:
            yield known.once(criterion_page, around, criterion)
        yield known.once(full_text_page_of, around, dimension, criteria, known)
    yield from known.once(_between, frame)
    yield known.once(checklists_page, frame, sizes[WHOLE])
    for checklist in project.checklists:
        yield known.once(checklist_page_of, frame, checklist, sizes[checklist.id])
    yield known.once(my_service_page, frame, sizes[WHOLE])
    yield from known.once(_last, frame)


def _between(project: Project) -> tuple[GeneratedPage, ...]:
    crosswalk = (crosswalk_page(project),) if covered(project) else ()
    return (*old_address_pages(project), *role_pages(project), *crosswalk)


def _last(project: Project) -> tuple[GeneratedPage, ...]:
    releases = (releases_page(project),) if project.releases else ()
    return (*template_pages(project), sources_page(project), *releases)
