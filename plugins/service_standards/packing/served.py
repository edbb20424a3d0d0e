"""Scripts, style sheets and pages as they are served."""

from __future__ import annotations

import re

from rcssmin import cssmin
from rjsmin import jsmin

# The elements whose text keeps its blanks.
KEPT = re.compile(r"<(pre|textarea|script|style)\b.*?</\1>", re.DOTALL | re.IGNORECASE)


def served_script(text: str) -> str:
    """Return a script of ours without comments and without blanks that mean nothing.

    No template literal may stand inside another one.
    """
    return f"{jsmin(text)}\n"


def served_style(text: str) -> str:
    """Return a style sheet of ours without comments and without blanks that mean nothing."""
    return f"{cssmin(text)}\n"


def unindented(page: str) -> str:
    """Return a page without the indentation of its templates; a checklist is long enough."""
    parts, at = [], 0
    for kept in KEPT.finditer(page):
        parts += [_without_blanks(page[at : kept.start()]), kept[0]]
        at = kept.end()
    return "".join([*parts, _without_blanks(page[at:])])


def _without_blanks(text: str) -> str:
    """Return a text without empty lines and without the blanks at the start of each but the first.

    Cut at the ends of lines, it is read several times as fast as by a pattern.
    """
    first, *others = text.split("\n")
    begun = [line.lstrip() for line in others]
    lines = [line for line in begun if line]
    return "\n".join([first, *lines, *([""] if begun and not begun[-1] else [])])
