"""Characters that no page can show."""

from __future__ import annotations

import re

from service_standards.words.message import Message, say

# What XML cannot hold, and the controls that no browser shows.
UNSHOWABLE = re.compile("[^\t\n\r\\x20-\\x7e\\xa0-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def unshowable(character: str) -> Message:
    """Return the sentence about a character that cannot stand on a page."""
    return say(
        "the character U+{code} cannot stand on a page; delete it", code=f"{ord(character):04X}"
    )
