"""The page of releases: every frozen edition, and what changed in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from service_standards.model.project import Project
from service_standards.model.release import Change, ChangeKind, Release
from service_standards.pages.page import (
    REPEAT,
    About,
    FoundBy,
    GeneratedPage,
    escape_markdown,
    page_text,
)
from service_standards.render.links import RELEASES_PAGE, link
from service_standards.words.message import Day, Message, say, say_many

KINDS = {
    ChangeKind.NEW: say("New"),
    ChangeKind.MODIFIED: say("Reworded, so that answers have to be checked again"),
    ChangeKind.EDITORIAL: say("Better words, same meaning"),
    ChangeKind.MOVED_TO: say("Moved"),
    ChangeKind.SPLIT_TO: say("Split"),
    ChangeKind.MERGED_TO: say("Merged"),
    ChangeKind.COVERED_BY: say("Covered by another criterion"),
    ChangeKind.WITHDRAWN: say("Withdrawn"),
}

# What is done with answers after changes of these kinds, told with how many criteria they touch.
STEPS: Mapping[tuple[ChangeKind, ...], Callable[[int], Message]] = {
    (ChangeKind.MODIFIED,): lambda count: say_many(
        "Look at {count} answer again: its criterion asks for something else now.",
        "Look at {count} answers again: their criteria ask for something else now.",
        count,
    ),
    (ChangeKind.SPLIT_TO, ChangeKind.MERGED_TO, ChangeKind.COVERED_BY): lambda count: say_many(
        "Confirm what is proposed from your old answers in {count} place, where criteria were "
        "joined, split or taken over by others.",
        "Confirm what is proposed from your old answers in {count} places, where criteria were "
        "joined, split or taken over by others.",
        count,
    ),
    (ChangeKind.WITHDRAWN,): lambda count: say_many(
        "Read what you said of {count} criterion that is withdrawn: it is set aside in your file.",
        "Read what you said of {count} criteria that are withdrawn: it is set aside in your file.",
        count,
    ),
    (ChangeKind.NEW,): lambda count: say_many(
        "Answer {count} criterion that is new; until then a level can be lower than before.",
        "Answer {count} criteria that are new; until then a level can be lower than before.",
        count,
    ),
}
STEPS_WITHOUT_LEVELS = {
    **STEPS,
    (ChangeKind.NEW,): lambda count: say_many(
        "Answer {count} criterion that is new.", "Answer {count} criteria that are new.", count
    ),
}


@dataclass(frozen=True)
class Line:
    """What one change says: the criteria before and after it, and the words about it."""

    names: str
    said: str


@dataclass(frozen=True)
class Edition:
    """One release as the page shows it."""

    release: Release
    groups: tuple[tuple[Message, tuple[Line, ...]], ...]
    steps: tuple[Message, ...]

    @property
    def day(self) -> Day:
        """The day on which it was frozen, to read."""
        return Day(self.release.standard.date)


def releases_page(project: Project) -> GeneratedPage:
    """Return the page that lists the releases, the newest first."""
    title = project.words.text(say("Releases"))
    summary = say("Every edition of the standard that was frozen, and what changed in it.")
    editions: list[Edition] = []
    earlier: Release | None = None
    for release in project.releases:
        steps = _steps(release, has_levels=bool(project.standard.levels))
        editions.insert(0, Edition(release, _groups(project, release, earlier), steps))
        earlier = release
    values: dict[str, object] = {"editions": editions}
    about = About(title, summary, FoundBy(boost=REPEAT))
    text = partial(page_text, project.words, "releases.md.j2", about, values)
    return GeneratedPage(RELEASES_PAGE, title, text, "standards/standard.yml")


def _steps(release: Release, *, has_levels: bool) -> tuple[Message, ...]:
    """Return what a team does with answers to the edition before, one sentence for each step."""
    if not release.previous:
        return ()
    kinds = Counter(change.kind for change in release.changes)
    asked = (STEPS if has_levels else STEPS_WITHOUT_LEVELS).items()
    counts = [(sentences, sum(kinds[kind] for kind in wanted)) for wanted, sentences in asked]
    return (
        say("Keep a snapshot and download your file, so that you can compare later."),
        say(
            "Open a checklist and choose **Review the new edition**, or run "
            "`service-standards migrate`; nothing is deleted."
        ),
        *(sentence(count) for sentence, count in counts if count),
        say("All other answers stay as they are."),
    )


def _groups(
    project: Project, release: Release, earlier: Release | None
) -> tuple[tuple[Message, tuple[Line, ...]], ...]:
    def line(change: Change) -> Line:
        stays = change.id is not None and change.kind != ChangeKind.WITHDRAWN
        before = () if stays else tuple(_old(project, earlier, key) for key in change.gone)
        targets = (change.id or "",) if stays else change.to
        after = [_named(project, release, key) for key in targets]
        sides = [", ".join(side) for side in (before, after) if side]
        said = " ".join(text for text in (change.reason, change.note) if text)
        return Line(" → ".join(sides), escape_markdown(" ".join(said.split())))

    found = {
        kind: tuple(line(change) for change in release.changes if change.kind == kind)
        for kind in KINDS
    }
    return tuple((KINDS[kind], lines) for kind, lines in found.items() if lines)


def _old(project: Project, earlier: Release | None, key: str) -> str:
    """Return a criterion as the edition before called it, with a link to what became of it."""
    criterion = earlier.criteria_by_id.get(key) if earlier else None
    name = f"{key} {escape_markdown(criterion.title)}" if criterion else key
    gone = project.gone.get(key)
    return f"[{name}]({link(RELEASES_PAGE, gone.page)})" if gone and not gone.is_taken else name


def _named(project: Project, release: Release, key: str) -> str:
    """Return a criterion as that edition called it, with a link to where it stands now."""
    criterion = release.criteria_by_id.get(key)
    name = f"{key} {escape_markdown(criterion.title)}" if criterion else key
    page = project.page_of(key)
    return f"[{name}]({link(RELEASES_PAGE, page)})" if page else name
