"""Scripts, style sheets and pages as they are served."""

from __future__ import annotations

import re

# A type in front of an expression means nothing to a browser.
CAST = re.compile(r"/\*\* @type (?:(?!\*/).)*\*/ ?")
# Comments that have their lines for themselves; what stands behind code is kept.
COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*(?:(?!\*/).)*\*/[ \t]*)\n", re.MULTILINE | re.DOTALL)
INDENT = re.compile(r"\n\s+")
# The elements whose text keeps its blanks, and the blanks between all others.
BLANKS = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)|\n\s+", re.DOTALL | re.IGNORECASE)


def served(text: str) -> str:
    """Return a script or a style sheet of ours without comments, indentation and empty lines.

    It reads lines, not a language: no text in the code may run over the end of a line.
    """
    return INDENT.sub("\n", "\n" + COMMENT.sub("", CAST.sub("", text))).lstrip("\n")


def unindented(page: str) -> str:
    """Return a page without the indentation of its templates; a checklist is long enough."""
    return BLANKS.sub(lambda found: found[1] or "\n", page)
