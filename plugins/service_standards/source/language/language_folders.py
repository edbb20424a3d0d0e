"""Folders of translations: each is named after its language, which the standard declares."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service_standards.source.reading.problems import allowed_words
from service_standards.words.message import Message, say

LANGUAGE_FOLDER = re.compile(r"[a-z]{2}(-[A-Z][A-Za-z]{1,3})?")
UNDECLARED = "undeclared-language"


def undeclared(name: str, languages: Sequence[str]) -> Message:
    """Return what is wrong with a folder of a language that nobody declared."""
    return say(
        "'{name}' is no language that standards/standard.yml declares{allowed}; "
        "to add it, write 'translations: {entry}' there",
        name=name,
        allowed=allowed_words(name, languages),
        entry=f"{{{name}: {{}}}}",
    )
