"""Names for what is new: the next free id, and the name of a file for a title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from service_standards.model.plain.ids import IdForm, has_form

HIGHEST = 999
LONGEST = 64
# Letters of Latin scripts that do not come apart into a plain letter and a mark.
LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
)

# What French and Italian shorten before a vowel is a word of its own: "d'usage", "l'eau".
SHORTENED = re.compile(r"\b([cdjlmnst]|qu|lorsqu|puisqu|jusqu)['\u2019](?=[aeiouyh])")


def next_id(prefix: str, used: Iterable[str]) -> str | None:
    """Return the id after the highest that was ever used with a prefix; None if there is none left.

    A gap is left alone: nobody can tell whether its number was in use once.
    """
    numbers = [
        int(one[4:])
        for one in used
        if has_form(one, IdForm.PREFIX_NUMBER) and one.startswith(f"{prefix}-")
    ]
    number = max(numbers, default=0) + 1
    return f"{prefix}-{number:02}" if number <= HIGHEST else None


def file_stem(title: str) -> str:
    """Return the name of a file for a title, without its ending; "" where no letter of it fits."""
    plain = unicodedata.normalize("NFKD", title.casefold().translate(LETTERS))
    bare = SHORTENED.sub(r"\1-", re.sub(r"[\u0300-\u036f]", "", plain))
    words = re.findall(r"[a-z0-9]+", re.sub(r"['\u2019]", "", bare))
    stem = ""
    for word in words:
        longer = f"{stem}-{word}" if stem else word
        if len(longer) > LONGEST:
            break
        stem = longer
    return stem
