"""What the search of one build has to know of pages beside what it reads of them."""

from __future__ import annotations

from pathlib import Path

from mkdocs.structure.pages import Page

from service_standards.adapters.mkdocs.files import write_search
from service_standards.model.project import Project
from service_standards.site.search_index import GLOSSARY, is_without_sections, synonyms_in


class SearchNotes:
    """The summaries of pages that are found by them alone, and words that mean the same."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._summaries: dict[str, str] = {}
        self._synonyms: list[list[str]] = []

    def note(self, markdown: str, page: Page) -> None:
        """Note what a page says for the search."""
        if is_without_sections(page.meta):
            self._summaries[page.url] = str(page.meta.get("description") or "")
        if page.meta.get(GLOSSARY) is True:
            self._synonyms += synonyms_in(markdown, self._project.words)

    def write(self, folder: Path, *, is_whole: bool) -> None:
        """Write the files of the search into a site."""
        standard = self._project.standard
        synonyms = [*self._synonyms, *standard.abbreviations.items()]
        write_search(folder, self._summaries, synonyms, standard.language, is_whole=is_whole)
