"""Inline Markdown as plain text, for places that show no Markdown."""

from __future__ import annotations

import html
import re

# A link or picture, an address, what makes words strong, a sign with a backslash, and code.
LINKED = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])")
ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
STRONG = re.compile(
    r"(?<![\s\\])\*+|(?<!\\)\*+(?!\s)|(?<![\w\\])_+(?=\w)|(?<=\w)_+(?!\w)|\[\^[^\]]*\]"
)
SIGNED = re.compile(r"\\([\\`*_{}\[\]()>#+.!|-])")
CODE = re.compile(r"(`+)(.+?)\1")


def plain_text(markdown: str) -> str:
    """Return a line of Markdown as a reader sees it, for places that show no Markdown."""
    parts = CODE.split(markdown)
    # Every second part stands between backticks, and means what it says.
    for at in range(0, len(parts), 3):
        text = ADDRESS.sub(r"\1", LINKED.sub(r"\1", parts[at]))
        text = SIGNED.sub(r"\1", STRONG.sub("", text))
        parts[at] = html.unescape(text)
    return " ".join("".join(part for at, part in enumerate(parts) if at % 3 != 1).split())
