"""What the Markdown extension knows while a page is converted."""

from __future__ import annotations

from dataclasses import dataclass, field

from service_standards.model.project import Project
from service_standards.source.problems import START, Place, ProblemList


@dataclass
class PageContext:
    """The project, the page that is converted now, and the faults found on the way.

    A host sets `page` (the path below `docs/`) before each page, with the name and the text of
    the file that it comes from, where there is one.
    """

    project: Project
    page: str = "index.md"
    source: str = ""
    text: str = ""
    problems: ProblemList = field(default_factory=ProblemList)

    @property
    def file(self) -> str:
        """The name of the file in which an editor finds the page."""
        return self.source or self.page

    def place_of(self, words: str) -> Place:
        """Return where words stand in that file, or its start where they cannot be found."""
        for number, line in enumerate(self.text.split("\n") if words else (), start=1):
            if words in line:
                return number, line.index(words) + 1
        return START
