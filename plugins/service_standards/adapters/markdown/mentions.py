"""An id in square brackets (`[UDR-01]`) becomes a link to its criterion."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from service_standards.site.conversion import PageContext, mention_element
from service_standards.source.kinds.mentions import MENTIONS


class MentionProcessor(InlineProcessor):
    """Turns the ids of criteria into links; any other id stays text."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, md: Markdown, context: PageContext) -> None:
        super().__init__(MENTIONS[context.project.standard.id_form], md)
        self.context = context

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[ET.Element | None, int | None, int | None]:
        """Return the link and what of the text it stands for."""
        element = mention_element(m[1], self.context)
        return (None, None, None) if element is None else (element, m.start(0), m.end(0))
