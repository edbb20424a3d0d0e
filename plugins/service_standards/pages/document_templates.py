"""The pages and files that follow from document templates and from the phase model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from service_standards.model.project import Project
from service_standards.model.template import Column, Form, Template, TemplateSection
from service_standards.pages.page import REPEAT, About, FoundBy, GeneratedPage, page_text
from service_standards.pages.roles import role_link
from service_standards.render.environment import render
from service_standards.render.links import checklist_page, link, template_page
from service_standards.render.views import Reference
from service_standards.words.message import Words, say

FOLDER = "project-templates"
INDEX = f"{FOLDER}/index.md"
PHASES = f"{FOLDER}/phases.md"

BLANKS = re.compile(r"[ \t\n]+")
# One of these is in a text that has other blanks than single ones.
MORE_BLANKS = ("  ", "\t", "\n")


@dataclass(frozen=True)
class DownloadFile:
    """A file to download: its path below the site's root and its text."""

    path: str
    text: str


def example_page(identifier: str) -> str:
    """Return the page of the filled-in example."""
    return f"{FOLDER}/{identifier}-example.md"


def download(identifier: str) -> str:
    """Return the path of the empty document."""
    return f"{FOLDER}/files/{identifier}.md"


def template_pages(project: Project) -> Iterator[GeneratedPage]:
    """Yield the overview, the phase model, and two pages for each template."""
    if not project.templates:
        return
    yield _index(project)
    if project.phase_model:
        yield _phases(project)
    for template in project.templates:
        yield _guidance(project, template)
        yield _example(project, template)


def download_files(project: Project) -> Iterator[DownloadFile]:
    """Yield the empty document of each template, as plain Markdown."""
    for template in project.templates:
        sections = [(one, form_text(one)) for one in template.sections]
        text = render(
            project.words, "pages/documents/file.md.j2", title=template.title, sections=sections
        )
        yield DownloadFile(download(template.id), text.strip() + "\n")


def _index(project: Project) -> GeneratedPage:
    title = say("Templates")
    summary = say("Documents to start with, with guidance and an example filled in.")
    groups = [
        (name, [one for one in project.templates if one.group == group])
        for group, name in (
            ("business-case", say("Business case")),
            ("project", say("ICT project")),
        )
    ]
    values: dict[str, object] = {
        "groups": [(name, templates) for name, templates in groups if templates],
        "phase_model": project.phase_model,
        "phases": link(INDEX, PHASES),
    }
    about = About(title, summary)
    text = partial(page_text, project.words, "documents/index.md.j2", about, values)
    return GeneratedPage(
        INDEX, project.words.text(say("All templates")), text, "docs/project-templates/phases.yml"
    )


def _phases(project: Project) -> GeneratedPage:
    model = project.phase_model
    if model is None:
        raise ValueError("the project has no phase model")
    names = {one.id: one.title for one in project.standard.phases}
    roles = {one.id: role_link(project, PHASES, one.id) for one in project.standard.roles}
    titles = {one.id: one.title for one in project.templates}

    def documents(ids: Iterable[str]) -> list[Reference]:
        return [Reference(titles[one], link(PHASES, template_page(one))) for one in ids]

    values: dict[str, object] = {
        "model": model,
        "names": names,
        "roles": roles,
        "documents": documents,
        "gate_page": lambda gate: (
            link(PHASES, checklist_page(gate)) if gate in project.checklists_by_id else ""
        ),
    }
    about = About(model.title, model.summary)
    text = partial(page_text, project.words, "documents/phases.md.j2", about, values)
    return GeneratedPage(PHASES, model.title, text, "docs/project-templates/phases.yml")


def _guidance(project: Project, template: Template) -> GeneratedPage:
    text = partial(_guidance_text, project, template)
    return GeneratedPage(template_page(template.id), template.title, text, _source(template))


def _guidance_text(project: Project, template: Template) -> str:
    page = template_page(template.id)
    phases = {one.id: one.title for one in project.standard.phases}
    when = template.phases
    values: dict[str, object] = {
        "template": template,
        "created": [phases[one] for one in when.create] if when else [],
        "updated": [phases[one] for one in when.update] if when else [],
        "roles": [role_link(project, page, one) for one in template.roles],
        "example": link(page, example_page(template.id)),
        "download": link(page, download(template.id)),
        "served": [one.id for one in project.criteria if one.id in template.serves],
        "sections": [(one, form_text(one)) for one in template.sections],
    }
    about = About(template.title, template.summary)
    return page_text(project.words, "documents/template.md.j2", about, values)


def _example(project: Project, template: Template) -> GeneratedPage:
    title = project.words.text(say("{template}: example", template=template.title))
    text = partial(_example_text, project, template, title)
    return GeneratedPage(example_page(template.id), title, text, _source(template))


def _example_text(project: Project, template: Template, title: str) -> str:
    page = example_page(template.id)
    values: dict[str, object] = {
        "template": link(page, template_page(template.id)),
        "sections": [(one, example_text(one, project.words)) for one in template.sections],
    }
    summary = say("An invented service, filled in.")
    about = About(title, summary, FoundBy(boost=REPEAT))
    return page_text(project.words, "documents/example.md.j2", about, values)


def _source(template: Template) -> str:
    return f"docs/{FOLDER}/{template.id}.yml"


def form_text(section: TemplateSection) -> str:
    """Return the empty form of a section, as Markdown."""
    if section.form is not Form.TABLE:
        return section.prompt.strip()
    empty = [[""] * len(section.columns)] * section.rows
    return "\n\n".join(filter(None, [section.prompt.strip(), table(section.columns, empty)]))


def example_text(section: TemplateSection, words: Words) -> str:
    """Return a section filled in, as Markdown; its numbers are written as in that language."""
    if section.form is not Form.TABLE:
        return section.example.strip()
    rows = [
        [_shown(row.get(one.id, ""), one, words) for one in section.columns]
        for row in section.example_rows
    ]
    return "\n\n".join(filter(None, [section.example.strip(), table(section.columns, rows)]))


def _shown(value: str, column: Column, words: Words) -> str:
    is_long = column.kind.is_numeric and re.fullmatch(r"-?\d{4,}", value)
    return words.number(int(value)) if is_long else value


def table(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table; numbers stand right-aligned."""
    titles = " | ".join(_cell(one.title) for one in columns)
    rule = " | ".join("--:" if one.kind.is_numeric else "---" for one in columns)
    lines = [f"| {titles} |", f"| {rule} |"]
    lines += ["| " + " | ".join(_cell(value) for value in row) + " |" for row in rows]
    return "\n".join(lines)


def _cell(value: str) -> str:
    # Lines become one; a no-break space in a number stays.
    if any(map(value.__contains__, MORE_BLANKS)):
        value = BLANKS.sub(" ", value)
    return value.strip(" ").replace("|", "\\|") or " "
