"""What a page says of the example: its name, and where there is something to look at."""

from __future__ import annotations

from dataclasses import dataclass

from service_standards.model.example import Example
from service_standards.model.project import Project
from service_standards.render.links import MY_SERVICE_PAGE, checklist_page, link
from service_standards.words.message import Message, say


@dataclass(frozen=True)
class Stop:
    """One stop of the tour: a link, and the folded part of the page that it opens."""

    title: Message
    href: str
    opens: str = ""


@dataclass(frozen=True)
class ExampleView:
    """The example service as the templates show it."""

    name: str
    stops: tuple[Stop, ...]


def example_view(project: Project, page: str) -> ExampleView | None:
    """Return the example with links from a page, or None for a project without one."""
    if project.example is None:
        return None
    has_levels = bool(project.standard.levels)
    gaps = say("Gaps to the target") if has_levels else say("What is not met")
    stops = (
        Stop(say("Result"), link(page, MY_SERVICE_PAGE, "result-by-dimension")),
        Stop(gaps, link(page, MY_SERVICE_PAGE, "gaps-to-target")),
        *_expired(project, project.example, page),
        Stop(
            say("Trend over the snapshots"),
            link(page, MY_SERVICE_PAGE, "snapshots-and-trend"),
            "snapshots",
        ),
        Stop(say("Download the file"), link(page, MY_SERVICE_PAGE, "your-files"), "files"),
    )
    return ExampleView(project.example.name, stops)


def _expired(project: Project, example: Example, page: str) -> tuple[Stop, ...]:
    criterion = project.criteria_by_id.get(example.expired)
    checklists = project.checklists_with(criterion) if criterion else ()
    own = [one for one in checklists if criterion and one.id == criterion.dimension]
    if not criterion or not checklists:
        return ()
    target = checklist_page((own or list(checklists))[0].id)
    return (Stop(say("A criterion with expired evidence"), link(page, target, criterion.anchor)),)
