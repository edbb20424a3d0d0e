"""A page without a fence of code is not searched for one, line by line."""

from __future__ import annotations

from typing import Any

from markdown import Markdown

FENCED = "fenced_code_block"
# Told by its names, because only a site that uses it has to load it.
KNOWN = "pymdownx.superfences", "SuperFencesBlockPreprocessor"
FENCES = ("```", "~~~")


def spare_fences(md: Markdown) -> None:
    """Let the lines of a page be searched for fences only where there are some."""
    if FENCED not in md.preprocessors:
        return
    step: Any = md.preprocessors[FENCED]
    # With its tabs preserved, fences are hidden before.
    is_known = (type(step).__module__, type(step).__name__) == KNOWN
    if not is_known or step.config.get("preserve_tabs"):
        return
    search = step.run

    def run(lines: list[str]) -> list[str]:
        is_there = any(fence in line for line in lines for fence in FENCES)
        found: list[str] = search(lines) if is_there else lines
        return found

    step.run = run
