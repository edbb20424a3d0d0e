"""The order of titles in a list, as readers look for them."""

from __future__ import annotations

import unicodedata


def title_order(text: str) -> tuple[str, str]:
    """Return what titles are sorted by: letters with marks stand beside the plain ones.

    That is CLDR's order for English, French, German and Spanish as far as letters decide it; some
    languages put letters with marks behind z.
    """
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(one for one in parts if not unicodedata.combining(one)), parts
