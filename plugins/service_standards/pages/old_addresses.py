"""Pages at addresses that criteria had: what became of each, and where to read on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from service_standards.model.gone import OldPage
from service_standards.model.project import Project
from service_standards.model.release import ChangeKind
from service_standards.pages.page import (
    REPEAT,
    About,
    FoundBy,
    GeneratedPage,
    escape_markdown,
    page_text,
)
from service_standards.render.links import link
from service_standards.render.plain_text import plain_text
from service_standards.words.message import Message, say


def old_address_pages(project: Project) -> tuple[GeneratedPage, ...]:
    """Return a page for each address at which a criterion stood."""
    return tuple(_page(project, one) for one in project.old_pages if not one.is_taken)


def _page(project: Project, old: OldPage) -> GeneratedPage:
    last = old.last
    name = f"{last.id} {last.title}"
    title = say("{name} (no longer in the standard)", name=name) if old.version else name
    change = old.change
    targets = (change.to if change else ()) if old.version else (last.id,)
    values: dict[str, object] = {
        "said": " ".join(text for text in (change.reason, change.note) if text) if change else "",
        "targets": _targets(project, old.page, targets),
        "edition": old.edition,
        "requirement": escape_markdown(plain_text(last.requirement)) if old.version else "",
        "escape": escape_markdown,
    }
    about = About(title, _sentence(old), FoundBy(boost=REPEAT))
    text = partial(page_text, project.words, "old_address.md.j2", about, values)
    shown = project.words.text(title)
    return GeneratedPage(old.page, shown, text, "standards/standard.yml", is_in_menu=False)


def _sentence(old: OldPage) -> Message:
    version = old.version
    if version is None:
        return say("This criterion stands at another address now.")
    kind = old.change.kind if old.change else None
    sentences = {
        ChangeKind.MOVED_TO: say(
            "This criterion was moved to another id in edition {version}.", version=version
        ),
        ChangeKind.SPLIT_TO: say("This criterion was split in edition {version}.", version=version),
        ChangeKind.MERGED_TO: say(
            "This criterion was merged with others in edition {version}.", version=version
        ),
        ChangeKind.COVERED_BY: say(
            "This criterion is covered by others since edition {version}.", version=version
        ),
        ChangeKind.WITHDRAWN: say(
            "This criterion was withdrawn in edition {version}.", version=version
        ),
    }
    gone = say("This criterion is no part of edition {version} any more.", version=version)
    return sentences.get(kind, gone) if kind else gone


def _targets(project: Project, page: str, ids: Sequence[str]) -> list[str]:
    """Return Markdown links to what stands in its place, which can be gone as well."""
    found = []
    for key in ids:
        there = project.page_of(key)
        now = project.criteria_by_id.get(key)
        name = f"{key} {escape_markdown(now.title)}" if now else key
        found.append(f"[{name}]({link(page, there)})" if there else name)
    return found
