"""The files of a site, which note what a page asks about them while it is converted.

A page is converted again only if another answer would come: a page more or less in the site changes
none but those that link to it.
"""

from __future__ import annotations

from mkdocs.structure.files import File, Files

from service_standards.packing.assets import FOLDER
from service_standards.site.conversion import PageContext, answer_to
from service_standards.site.memory import Question, digest

# A kind of question beside those of `site.conversion`: where a file is, if there is one.
FILE = "file"


class AskedFiles(Files):
    """The files of one build; `context` keeps what is asked."""

    def __init__(self, files: Files, context: PageContext) -> None:
        super().__init__(files)
        self._context = context

    def get_file_from_path(self, path: str) -> File | None:
        """Return a file, and note what is known of it."""
        found = super().get_file_from_path(path)
        self._context.asked.append(((FILE, path), _place(found)))
        return found

    def answer(self, question: Question) -> str:
        """Return the answer to a question of a page as it would be noted now."""
        kind, words = question
        if kind == FILE:
            return _place(super().get_file_from_path(words))
        return answer_to(question, self._context)

    @property
    def places(self) -> str:
        """A digest of all that is known of files.

        No page links to our scripts and styles, whose folder has another name after each change of
        the list of criteria.
        """
        linked = (one for one in self if not one.src_uri.startswith(f"{FOLDER}/"))
        return digest(*sorted(f"{one.src_uri} {_place(one)}" for one in linked))


def _place(file: File | None) -> str:
    return f"{file.inclusion.name} {file.url}" if file else ""
