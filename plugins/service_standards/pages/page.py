"""One generated page, and how its text is put together."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from service_standards.model.project import Project
from service_standards.model.vocabulary import is_to_write
from service_standards.render.environment import render
from service_standards.render.plain_text import plain_text
from service_standards.words.message import Message, Words, say

MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]>#|])")


@dataclass(frozen=True)
class FoundBy:
    """How the search finds a page: words that weigh most (its tags), its own weight, if at all.

    Phases and roles are no tags: "user research" would then find all that a researcher does.
    A page without `sections` is found by its title, its summary and its tags alone.
    """

    tags: tuple[str, ...] = ()
    boost: float = 1
    is_found: bool = True
    sections: bool = True


# The words of a criterion stand on several pages; its own page comes first, repeats come last.
ORIGINAL = 2.0
REPEAT = 0.3


@dataclass(frozen=True)
class About:
    """What a page says of itself: its title, a summary, and how the search finds it."""

    title: str | Message
    summary: str | Message
    found_by: FoundBy = FoundBy()


@dataclass(frozen=True)
class GeneratedPage:
    """One page: its path below `docs/`, its title in menus, its text and its source.

    `written` is its text, or what makes it when somebody asks: menus ask for titles alone. `source`
    is the path below the project's root of the file to edit. `is_in_menu` is false for what is only
    led to from elsewhere.
    """

    path: str
    title: str
    written: str | Callable[[], str]
    source: str
    is_in_menu: bool = True

    @cached_property
    def text(self) -> str:
        """The page as Markdown, with its front matter."""
        return self.written if isinstance(self.written, str) else self.written()


def page_text(words: Words, template: str, about: About, values: dict[str, object]) -> str:
    """Return front matter, the title as first heading and the template's text."""
    found_by = about.found_by
    summary = plain_text(words.text(about.summary))
    front = {"title": words.text(about.title), "description": summary}
    # JSON is YAML too, and quotes whatever needs quoting.
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
    if found_by.tags:
        lines.append(f"tags: {json.dumps(list(found_by.tags), ensure_ascii=False)}")
    search: dict[str, object] = {} if found_by.is_found else {"exclude": True}
    if found_by.is_found and found_by.boost != 1:
        search["boost"] = found_by.boost
    if found_by.is_found and not found_by.sections:
        search["sections"] = False
    if search:
        lines.append(f"search: {json.dumps(search)}")
    body = render(words, f"pages/{template}", summary=about.summary, **values)
    heading = escape_markdown(front["title"])
    return "---\n" + "\n".join(lines) + f"\n---\n\n# {heading}\n\n{body.strip()}\n"


def written(project: Project, text: str) -> str:
    """Return a text of a page; of one that has yet to be written, a sentence that says so."""
    if not is_to_write(text):
        return text
    return project.words.text(say("This text has yet to be written."))


def escape_markdown(text: str) -> str:
    """Return plain text so that Markdown shows it as it is."""
    # Python-Markdown knows no backslash before these two.
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    return MARKDOWN_SIGNS.sub(r"\\\1", text)
