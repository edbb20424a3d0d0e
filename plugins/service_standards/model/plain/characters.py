"""Characters that no page can show, and those that say nothing."""

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


# What ECMAScript's String.prototype.trim takes off; Python's strip() differs.
BLANKS = (
    "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
)
