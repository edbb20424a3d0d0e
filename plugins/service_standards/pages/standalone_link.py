"""The link to a checklist that works without a network, for the pages that offer it."""

from __future__ import annotations

from collections.abc import Mapping

from service_standards.render.links import WHOLE, link, standalone_file
from service_standards.render.views import Reference
from service_standards.words.message import say


def standalone_link(identifier: str, page: str, sizes: Mapping[str, int]) -> Reference:
    """Return the link to a file that works without a network, with its size."""
    title = say("Download this checklist as one file that works without a network")
    if identifier == WHOLE:
        title = say("Download the whole self-check as one file that works without a network")
    size = say("{size}\N{NO-BREAK SPACE}kB", size=round(sizes[identifier] / 1000))
    return Reference(title, link(page, standalone_file(identifier)), size)
