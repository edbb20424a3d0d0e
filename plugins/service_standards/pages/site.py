"""Everything that the generator adds to a site: pages, and files to download."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from service_standards.model.project import Project
from service_standards.pages.generated import generated_pages
from service_standards.pages.page import GeneratedPage
from service_standards.pages.releases import releases_page
from service_standards.pages.sources import sources_page
from service_standards.pages.templates import template_pages


def site_pages(project: Project, sizes: Mapping[str, int]) -> Iterator[GeneratedPage]:
    """Yield every page that follows from the sources, in the order of menus.

    `sizes` are those of the files that work without a network, in bytes, by checklist.
    """
    yield from generated_pages(project, sizes)
    yield from template_pages(project)
    yield sources_page(project)
    if project.releases:
        yield releases_page(project)
