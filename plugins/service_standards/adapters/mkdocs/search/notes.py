"""What the search of one build has to know of pages beside what it reads of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mkdocs.structure.pages import Page

from service_standards.adapters.mkdocs.files import search_index, write_search
from service_standards.model.project import Project
from service_standards.site.search_index import GLOSSARY, is_without_sections, synonyms_in
from service_standards.site.search_parts import search_files
from service_standards.site.stop_words import Read


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
        language = self._project.standard.language
        write_search(folder, self._summaries, self._all(), language, is_whole=is_whole)

    def texts(self, read: Read, data: Any) -> dict[str, str]:
        """Return the same files of a site that is served; `data` is the index of a plugin.

        `read` gives the text of a file of the site, or nothing if there is none of its name.
        """
        language = self._project.standard.language
        index = search_index(read, data, self._summaries, self._all(), language)
        return search_files(index, is_whole=True) if index else {}

    def _all(self) -> list[Sequence[str]]:
        return [*self._synonyms, *self._project.standard.abbreviations.items()]
