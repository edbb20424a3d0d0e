"""Pages without a translation: in which language they are shown, and what is said of it."""

from __future__ import annotations

from service_standards.model.project import Project
from service_standards.render.environment import render
from service_standards.words.message import say

TEMPLATES = "project-templates/"
CHECKLISTS = "checklists/"
EXAMPLE_END = "-example"
OWN = (say("See also"), say("About this dimension"))


def text_of(page: str) -> str:
    """Return the file that holds the text of a page, as the project names it."""
    if page.startswith("standards/"):
        return page
    stem = page.removesuffix(".md")
    if page.startswith(CHECKLISTS):
        return f"{stem}.yml"
    if page.startswith(TEMPLATES):
        return f"docs/{stem.removesuffix(EXAMPLE_END)}.yml"
    return f"docs/{page}"


def foreign_language(project: Project, page: str) -> str:
    """Return in which language a page is shown, if its own has no text of it; or nothing."""
    return project.foreign(text_of(page))


def own_texts(project: Project) -> tuple[str, ...]:
    """Return what stands between such texts in the language of the page."""
    titles = (one.title for one in project.standard.dimensions)
    return (*(project.words.text(one) for one in OWN), *titles)


def language_notice(project: Project, page: str, original: str) -> str:
    """Return as HTML that a page has no translation, or an old one; `original` is its address."""
    text = text_of(page)
    if text.startswith(CHECKLISTS) or not project.original:
        return ""
    if text not in project.lacking and text not in project.stale:
        return ""
    return render(
        project.words,
        "language_notice.html.j2",
        is_stale=text in project.stale,
        href=original,
        language=project.original.standard.language,
    ).strip()
