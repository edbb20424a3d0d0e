"""The pages over all criteria: the list of them, and how they cover what."""

from __future__ import annotations

from functools import partial

from service_standards.model.project import Project
from service_standards.model.vocabulary import Scope
from service_standards.pages.page import About, GeneratedPage, page_text
from service_standards.render.links import CROSSWALK_PAGE, OVERVIEW_PAGE, ROLES_PAGE, link
from service_standards.words.message import Message, say


def overview_page(project: Project) -> GeneratedPage:
    """Return the page that lists every criterion, to be filtered."""
    standard = project.standard
    values: dict[str, object] = {
        "standard": standard,
        "counts": [
            (scope, len(project.dimensions_of(scope)), _count(project, scope)) for scope in Scope
        ],
        "crosswalk": link(OVERVIEW_PAGE, CROSSWALK_PAGE),
        "covered": covered(project),
        "roles": link(OVERVIEW_PAGE, ROLES_PAGE) if standard.roles else "",
    }
    about = About(say("The standard"), standard.summary)
    text = partial(page_text, project.words, "standard.md.j2", about, values)
    return GeneratedPage(
        OVERVIEW_PAGE, project.words.text(say("All criteria")), text, "standards/standard.yml"
    )


def _count(project: Project, scope: Scope) -> int:
    return sum(len(project.criteria_of(one.id)) for one in project.dimensions_of(scope))


def covered(project: Project) -> list[Message]:
    """Return what the crosswalk counts."""
    standard = project.standard
    things = (
        (say("recommendations"), standard.frameworks),
        (say("phases"), standard.phases),
        (say("roles"), standard.roles),
        (say("levels"), standard.levels),
    )
    found = [name for name, there in things if there]
    if len(found) > 1:
        *found, before, last = found
        found.append(say("{first} and {last}", first=before, last=last))
    return found


def crosswalk_page(project: Project) -> GeneratedPage:
    """Return the page that counts criteria by what they cover."""
    title = project.words.text(say("Crosswalk"))
    summary = say("How the criteria of each dimension cover {things}.", things=covered(project))
    values: dict[str, object] = {"dimensions": project.standard.dimensions}
    text = partial(page_text, project.words, "crosswalk.md.j2", About(title, summary), values)
    return GeneratedPage(CROSSWALK_PAGE, title, text, "standards/standard.yml")
