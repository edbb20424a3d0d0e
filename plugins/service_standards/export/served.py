"""Scripts and style sheets as they are served: the same lines of code, without comments."""

from __future__ import annotations

import re

# A type in front of an expression means nothing to a browser.
CAST = re.compile(r"/\*\* @type (?:(?!\*/).)*\*/ ?")
# Comments that have their lines for themselves; what stands behind code is kept.
COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*(?:(?!\*/).)*\*/[ \t]*)\n", re.MULTILINE | re.DOTALL)
INDENT = re.compile(r"\n\s+")


def served(text: str) -> str:
    """Return a script or a style sheet of ours without comments, indentation and empty lines.

    It reads lines, not a language: no text in the code may run over the end of a line.
    """
    return INDENT.sub("\n", "\n" + COMMENT.sub("", CAST.sub("", text))).lstrip("\n")
