"""Scripts and style sheets as they are served, and which scripts a page needs from the start."""

from __future__ import annotations

import re
from collections.abc import Mapping

# A type in front of an expression means nothing to a browser.
CAST = re.compile(r"/\*\* @type (?:(?!\*/).)*\*/ ?")
# Comments that have their lines for themselves; what stands behind code is kept.
COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*(?:(?!\*/).)*\*/[ \t]*)\n", re.MULTILINE | re.DOTALL)
INDENT = re.compile(r"\n\s+")
# The elements whose text keeps its blanks, and the blanks between all others.
BLANKS = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)|\n\s+", re.DOTALL | re.IGNORECASE)
IMPORT = re.compile(r'from "\./(.+)";$', re.MULTILINE)
# Which module works each element, beside the one that opens the answers.
ELEMENTS = {"service-checklist": "checklist-element.js", "service-results": "results-element.js"}
ANSWERS = "session-actions.js"


def served(text: str) -> str:
    """Return a script or a style sheet of ours without comments, indentation and empty lines.

    It reads lines, not a language: no text in the code may run over the end of a line.
    """
    return INDENT.sub("\n", "\n" + COMMENT.sub("", CAST.sub("", text))).lstrip("\n")


def unindented(page: str) -> str:
    """Return a page without the indentation of its templates; a checklist is long enough."""
    return BLANKS.sub(lambda found: found[1] or "\n", page)


def needed_modules(content: str, scripts: Mapping[str, str]) -> list[str]:
    """Return the modules that the elements of a page load, however deep one imports the other."""
    waiting = [module for element, module in ELEMENTS.items() if f"<{element}" in content]
    waiting += [ANSWERS] if waiting else []
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += IMPORT.findall(scripts[name])
    return sorted(found)
