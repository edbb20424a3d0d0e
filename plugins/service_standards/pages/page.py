"""One generated page, and how its text is put together."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from service_standards.render.environment import render

MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]>#|])")


@dataclass(frozen=True)
class FoundBy:
    """How the search finds a page: words that weigh most (its tags), and its own weight.

    Phases and roles are no tags: "user research" would then find all that a researcher does.
    """

    tags: tuple[str, ...] = ()
    boost: float = 1


# The words of a criterion stand on several pages; its own page comes first, repeats come last.
ORIGINAL = 2.0
REPEAT = 0.3


@dataclass(frozen=True)
class GeneratedPage:
    """One page: its path below `docs/`, its title in menus, its text and its source.

    `source` is the path below the project's root of the file to edit.
    """

    path: str
    title: str
    text: str
    source: str


def page_text(
    template: str,
    title: str,
    summary: str,
    values: dict[str, object],
    found_by: FoundBy = FoundBy(),
) -> str:
    """Return front matter, the title as first heading and the template's text."""
    front = {"title": title, "description": summary}
    # JSON is YAML too, and quotes whatever needs quoting.
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
    if found_by.tags:
        lines.append(f"tags: {json.dumps(list(found_by.tags), ensure_ascii=False)}")
    if found_by.boost != 1:
        lines.append(f"search: {{boost: {found_by.boost}}}")
    body = render(f"pages/{template}", summary=summary, **values)
    heading = escape_markdown(title)
    return "---\n" + "\n".join(lines) + f"\n---\n\n# {heading}\n\n{body.strip()}\n"


def escape_markdown(text: str) -> str:
    """Return plain text so that Markdown shows it as it is."""
    # Python-Markdown knows no backslash before these two.
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    return MARKDOWN_SIGNS.sub(r"\\\1", text)
