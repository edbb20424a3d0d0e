"""A page for each role: what it does in each phase, from criteria, phase model and documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from service_standards.model.criterion import Criterion
from service_standards.model.project import Project
from service_standards.model.standard import Term
from service_standards.model.vocabulary import Scope
from service_standards.pages.page import (
    REPEAT,
    About,
    FoundBy,
    GeneratedPage,
    escape_markdown,
    page_text,
)
from service_standards.render.links import (
    OVERVIEW_PAGE,
    ROLES_PAGE,
    link,
    role_page,
    template_page,
)
from service_standards.render.views import Reference
from service_standards.words.message import say

SOURCE = "standards/standard.yml"


@dataclass(frozen=True)
class RolePhase:
    """What a role does in one phase; criteria are ids.

    `first` are due for the first time in this phase, `again` were due in an earlier one too.
    """

    title: str
    duties: tuple[str, ...]
    first: tuple[str, ...]
    again: tuple[str, ...]
    create: tuple[Reference, ...]
    update: tuple[Reference, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing names the role in this phase."""
        return not (self.duties or self.first or self.again or self.create or self.update)


def role_pages(project: Project) -> Iterator[GeneratedPage]:
    """Yield the list of all roles, and a page for each; nothing if the standard has none."""
    if project.standard.roles:
        yield _index(project)
    for role in project.standard.roles:
        yield _page(project, role)


def role_link(project: Project, page: str, role: str) -> str:
    """Return the name of a role as a Markdown link to its page."""
    title = next(one.title for one in project.standard.roles if one.id == role)
    return f"[{escape_markdown(title)}]({link(page, role_page(role))})"


def _index(project: Project) -> GeneratedPage:
    summary = (
        say("What each role does in each phase, made from the criteria.")
        if project.standard.phases
        else say("What each role does, made from the criteria.")
    )
    values: dict[str, object] = {
        "roles": [
            (role_link(project, ROLES_PAGE, one.id), one.summary) for one in project.standard.roles
        ]
    }
    about = About(say("Roles"), summary)
    text = partial(page_text, project.words, "roles.md.j2", about, values)
    return GeneratedPage(ROLES_PAGE, project.words.text(say("All roles")), text, SOURCE)


def _page(project: Project, role: Term) -> GeneratedPage:
    text = partial(_text, project, role)
    return GeneratedPage(role_page(role.id), role.title, text, SOURCE)


def _text(project: Project, role: Term) -> str:
    page = role_page(role.id)
    named = [one for one in project.criteria if role.id in one.roles]
    service = {one.id for one in project.dimensions_of(Scope.SERVICE)}
    of_a_service = [one for one in named if one.dimension in service]
    values: dict[str, object] = {
        "phases": _phases(project, role, of_a_service),
        "whole": () if project.standard.phases else _ids(of_a_service),
        "organisation": _ids(one for one in named if one.dimension not in service),
        "count": len(named),
        "criteria": link(page, OVERVIEW_PAGE, query=f"role={role.id}"),
        "roles": link(page, ROLES_PAGE),
    }
    # The words of a criterion are found on its own page.
    found_by = FoundBy(boost=REPEAT, sections=False)
    title = say("Role: {role}", role=role.title)
    return page_text(project.words, "role.md.j2", About(title, role.summary, found_by), values)


def _ids(criteria: Iterable[Criterion]) -> tuple[str, ...]:
    return tuple(one.id for one in criteria)


def _phases(project: Project, role: Term, criteria: Sequence[Criterion]) -> list[RolePhase]:
    """Return every phase of the standard, with what it asks of a role."""
    guides = {one.id: one for one in project.phase_model.phases} if project.phase_model else {}
    found: list[RolePhase] = []
    seen: set[str] = set()
    for phase in project.standard.phases:
        due = [one for one in criteria if phase.id in one.phases]
        guide = guides.get(phase.id)
        found.append(
            RolePhase(
                title=phase.title,
                duties=tuple(one.duty for one in guide.roles if one.role == role.id)
                if guide
                else (),
                first=_ids(one for one in due if one.id not in seen),
                again=_ids(one for one in due if one.id in seen),
                create=_documents(project, role, guide.create if guide else ()),
                update=_documents(project, role, guide.update if guide else ()),
            )
        )
        seen |= {one.id for one in due}
    return found


def _documents(project: Project, role: Term, ids: Sequence[str]) -> tuple[Reference, ...]:
    """Return those of some documents that a role writes."""
    own = {one.id: one.title for one in project.templates if role.id in one.roles}
    page = role_page(role.id)
    return tuple(Reference(own[one], link(page, template_page(one))) for one in ids if one in own)
