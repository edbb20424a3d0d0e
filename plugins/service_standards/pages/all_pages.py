"""All pages that the generator adds to a site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from service_standards.model.project import Project
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


def site_pages(project: Project, sizes: Mapping[str, int]) -> Iterator[GeneratedPage]:
    """Yield every page that follows from the sources, in the order of menus.

    `sizes` are those of the files that work without a network, in bytes, by checklist.
    """
    yield overview_page(project)
    for dimension in project.dimension_pages:
        yield dimension_page_of(project, dimension)
        for criterion in project.criteria_of(dimension.id):
            yield criterion_page(project, criterion)
        yield full_text_page_of(project, dimension)
    yield from old_address_pages(project)
    yield from role_pages(project)
    if covered(project):
        yield crosswalk_page(project)
    yield checklists_page(project, sizes)
    for checklist in project.checklists:
        yield checklist_page_of(project, checklist, sizes)
    yield my_service_page(project, sizes)
    yield from template_pages(project)
    yield sources_page(project)
    if project.releases:
        yield releases_page(project)
