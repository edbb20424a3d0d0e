"""What the Markdown extension knows while a page is converted."""

from __future__ import annotations

from dataclasses import dataclass, field

from service_standards.model.project import Project
from service_standards.source.problems import ProblemList


@dataclass
class PageContext:
    """The project, the page that is converted now, and the faults found on the way.

    A host sets `page` (the path below `docs/`) before each page.
    """

    project: Project
    page: str = "index.md"
    problems: ProblemList = field(default_factory=ProblemList)
