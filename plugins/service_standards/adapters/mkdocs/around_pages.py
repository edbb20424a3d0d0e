"""Our pages before and after others make them: texts, notices, styles, scripts asked for early."""

from __future__ import annotations

from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from service_standards.adapters.mkdocs.search.indexes import show_hidden
from service_standards.adapters.mkdocs.translated.languages import original_address
from service_standards.packing.assets import wanted_early, with_fitting_styles
from service_standards.packing.components import PlainSheet
from service_standards.packing.joined_modules import needed_files
from service_standards.packing.served import unindented
from service_standards.pages.guides import with_served_criteria
from service_standards.render.draft import draft_notice
from service_standards.render.spacing import spaced_page
from service_standards.site.conversion import PageContext
from service_standards.site.front_matter import for_theme
from service_standards.site.languages.fallback import language_notice
from service_standards.site.site import Site


def ready_text(markdown: str, page: Page, context: PageContext, site: Site) -> str:
    """Tell the extension which page comes next, and return its text ready to be converted."""
    context.turn_to(page.file.src_uri, page.file.abs_src_path)
    is_guide = page.file.src_uri in site.project.guides_by_page
    # Themes print front matter as HTML.
    page.meta = for_theme(page.meta, context.written, is_guide=is_guide)
    # A page with its theme is known again by what is said above it, too.
    page.st_notices = _notices(page, site)  # type: ignore[attr-defined]
    return with_served_criteria(markdown, site.project, page.file.src_uri)


def prepare_page(page: Page, context: TemplateContext, site: Site) -> None:
    """Put its notices above a page, and tell its template what it shows of the standard."""
    show_hidden(page)
    page.content = page.st_notices + (page.content or "")  # type: ignore[attr-defined]
    context["service_start"] = wanted_early(page.content, site.assets)  # type: ignore[typeddict-unknown-key]
    context["standard_edition"] = site.project.standard.version  # type: ignore[typeddict-unknown-key]


def _notices(page: Page, site: Site) -> str:
    address = original_address(page, site.project)
    return draft_notice(site.project) + language_notice(site.project, page.file.src_uri, address)


def finished_page(output: str, page: Page, site: Site, plain_sheet: PlainSheet | None) -> str:
    """Return a page that asks for the styles that it needs, without needless indentation."""
    content = page.content or ""
    output = with_fitting_styles(output, content, site.assets)
    output = plain_sheet.asked_by(output) if plain_sheet else output
    output = unindented(output) if needed_files(content) else output
    return spaced_page(output, site.project.standard.language)
