"""How languages are named: `fr`, `pt-BR`."""

from __future__ import annotations

import re
from typing import Final

LANGUAGE: Final = r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$"
# What RFC 5646 asks every program to hold.
LONGEST_TAG: Final = 35


def is_language_tag(text: str) -> bool:
    """Tell whether a text can name a language, and a file after it."""
    return len(text) <= LONGEST_TAG and re.fullmatch(LANGUAGE, text) is not None
