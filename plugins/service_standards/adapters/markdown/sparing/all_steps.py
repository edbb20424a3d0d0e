"""All steps of a converter that do the same with less work."""

from __future__ import annotations

from markdown import Markdown

from service_standards.adapters.markdown.sparing.blocks import spare_blocks
from service_standards.adapters.markdown.sparing.fences import spare_fences
from service_standards.adapters.markdown.sparing.inline import spare_inline
from service_standards.adapters.markdown.sparing.line_breaks import spare_line_breaks
from service_standards.adapters.markdown.sparing.serialising import spare_serialising
from service_standards.adapters.markdown.sparing.texts import spare_texts


def spare_steps(md: Markdown) -> None:
    """Let each step that we know do less; any other stays as it is."""
    spare_fences(md)
    spare_blocks(md)
    spare_inline(md)
    spare_texts(md)
    spare_line_breaks(md)
    spare_serialising(md)
