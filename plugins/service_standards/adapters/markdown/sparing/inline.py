"""What looks for signs of Markdown in a text looks only where its sign stands.

Python-Markdown tries each of its fifteen patterns on each text; most texts hold no sign at all.
A pattern that nobody knows is tried on each text.
"""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

from markdown import Markdown, inlinepatterns
from markdown.extensions.footnotes import FootnoteInlineProcessor
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

from service_standards.adapters.markdown.mentions import MentionProcessor
from service_standards.adapters.markdown.steps import step_of
from service_standards.source.kinds.mentions import MENTIONS

INLINE, PRIORITY = "inline", 20
# What stands in all that a pattern finds, by its class and its expression.
SIGNS: dict[tuple[type, str], str] = {
    (inlinepatterns.BacktickInlineProcessor, inlinepatterns.BACKTICK_RE): "`",
    (inlinepatterns.EscapeInlineProcessor, inlinepatterns.ESCAPE_RE): "\\",
    (inlinepatterns.LinkInlineProcessor, inlinepatterns.LINK_RE): "](",
    (inlinepatterns.ImageInlineProcessor, inlinepatterns.IMAGE_LINK_RE): "![",
    (inlinepatterns.AutolinkInlineProcessor, inlinepatterns.AUTOLINK_RE): "<",
    (inlinepatterns.AutomailInlineProcessor, inlinepatterns.AUTOMAIL_RE): "<",
    (inlinepatterns.SubstituteTagInlineProcessor, inlinepatterns.LINE_BREAK_RE): "  \n",
    (inlinepatterns.HtmlInlineProcessor, inlinepatterns.ENTITY_RE): "&",
    (FootnoteInlineProcessor, r"\[\^([^\]]*)\]"): "[^",
    **{(MentionProcessor, expression): "[" for expression in MENTIONS.values()},
}
# These find nothing on a page that names no address.
OF_NAMED_ADDRESSES: set[tuple[type, str]] = {
    (inlinepatterns.ReferenceInlineProcessor, inlinepatterns.REFERENCE_RE),
    (inlinepatterns.ShortReferenceInlineProcessor, inlinepatterns.REFERENCE_RE),
    (inlinepatterns.ImageReferenceInlineProcessor, inlinepatterns.IMAGE_REFERENCE_RE),
    (inlinepatterns.ShortImageReferenceInlineProcessor, inlinepatterns.IMAGE_REFERENCE_RE),
}
# What strong and emphasised words stand between, as one pattern where Python-Markdown has that.
DELIMITERS = getattr(inlinepatterns, "DelimiterProcessor", None)
# What the known way calls the two steps between which ours stands.
HANDLE, APPLY = "_InlineProcessor__handleInline", "_InlineProcessor__applyPattern"
# A pattern that is always tried: each text holds this.
ALWAYS = ("",)


def spare_inline(md: Markdown) -> None:
    """Let patterns be tried where they can find something."""
    is_known = hasattr(InlineProcessor, HANDLE) and hasattr(InlineProcessor, APPLY)
    if is_known and type(step_of(md, INLINE)) is InlineProcessor:
        md.treeprocessors.register(SparingInlineProcessor(md), INLINE, PRIORITY)


class SparingInlineProcessor(InlineProcessor):
    """Tries a pattern on the texts that hold its sign."""

    def run(self, tree: ET.Element, ancestors: list[str] | None = None) -> ET.Element:
        """Convert the texts of a tree, with the addresses that are named by now."""
        found = enumerate(self.inlinePatterns)
        signs = ((at, one, _signs(one, self.md)) for at, one in found)
        self._tried = [one for one in signs if one[2]]
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 - Python-Markdown's names
        if isinstance(data, AtomicString):
            return data
        apply = getattr(self, APPLY)
        for at, pattern, signs in self._tried:
            if at < patternIndex:
                continue
            for sign in signs:
                if sign in data:
                    break
            else:
                continue
            start, is_found = 0, True
            while is_found:
                data, is_found, start = apply(pattern, data, at, start)
        return data


def _signs(pattern: Any, md: Markdown) -> tuple[str, ...]:
    """Return what a text has to hold one of; nothing for a pattern that finds nothing."""
    known = type(pattern), pattern.pattern
    if DELIMITERS is not None and type(pattern) is DELIMITERS:
        return tuple(pattern.tokens)
    if known in OF_NAMED_ADDRESSES:
        return ("[",) if md.references else ()
    return (SIGNS[known],) if known in SIGNS else ALWAYS
