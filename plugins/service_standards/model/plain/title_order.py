"""The order of titles in a list, as readers look for them."""

from __future__ import annotations

import unicodedata

# Two letters in one, which Unicode does not take apart.
JOINED = str.maketrans({"œ": "oe", "æ": "ae", "ĳ": "ij"})


def title_order(text: str) -> tuple[str, str]:
    """Return what titles are sorted by: letters with marks stand beside the plain ones.

    That is CLDR's order for English, French and German as far as letters decide it. Spanish has ñ
    behind n, and some languages put letters with marks behind z. A library with all rules of all
    languages would be read at each start for the few lists that are sorted here.
    """
    parts = unicodedata.normalize("NFD", text.casefold().translate(JOINED))
    return "".join(one for one in parts if not unicodedata.combining(one)), parts
