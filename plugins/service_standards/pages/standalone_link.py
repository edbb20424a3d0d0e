"""The link to a checklist that works without a network, for the pages that offer it."""

from __future__ import annotations

from service_standards.render.links import WHOLE, link, standalone_file
from service_standards.render.views import Reference
from service_standards.words.message import say


def standalone_link(identifier: str, page: str, size: int) -> Reference:
    """Return the link to a file that works without a network, with its size, given in bytes."""
    title = say("Download this checklist as one file that works without a network")
    if identifier == WHOLE:
        title = say("Download the whole self-check as one file that works without a network")
    shown = say("{size}\N{NO-BREAK SPACE}kB", size=round(size / 1000))
    return Reference(title, link(page, standalone_file(identifier)), shown)
