"""What the browser says in the language of a standard."""

from __future__ import annotations

from service_standards.model.project import Project
from service_standards.render.spacing import spaced_text
from service_standards.words.catalogues import asked_by, browser_table, is_english


def browser_words(project: Project) -> str:
    """Return the table of texts for the scripts as JSON, or nothing where they speak English."""
    if is_english(project.standard.language):
        return ""
    return spaced_text(browser_table(project.words, asked_by("browser")), project.standard.language)
