"""Scripts, style sheets and pages as they are served."""

from __future__ import annotations

import re

from rcssmin import cssmin
from rjsmin import jsmin

# The elements whose text keeps its blanks, and the blanks between all others.
BLANKS = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)|\n\s+", re.DOTALL | re.IGNORECASE)


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
    return BLANKS.sub(lambda found: found[1] or "\n", page)
