"""The notice that stands on every page of a draft."""

from __future__ import annotations

from service_standards.model.project import Project
from service_standards.render.environment import render


def draft_notice(project: Project, *, standalone: bool = False) -> str:
    """Return the notice as HTML; nothing for a standard that is finished."""
    if project.draft is None:
        return ""
    return render(project.words, "draft.html.j2", standalone=standalone).strip()
