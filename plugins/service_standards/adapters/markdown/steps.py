"""The steps of a conversion, by the names under which extensions register them."""

from __future__ import annotations

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor


def step_of(md: Markdown, name: str) -> Treeprocessor | None:
    """Return what works on the tree of a page under a name, if there is such a step."""
    if name not in md.treeprocessors:
        return None
    return md.treeprocessors[name]
