"""The ids of criteria: which forms there are, in which order they come, and their addresses.

Every rule about the letters of an id stands here. `browser/answer/ids.js` knows the same of
addresses and of spreadsheets, and `tests/vectors/ids.yml` holds both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum


class IdForm(StrEnum):
    """Which ids a standard gives its criteria."""

    PREFIX_NUMBER = "prefix-number"
    OPEN = "open"


# In characters, of any form.
LONGEST_ID = 40
_PATTERNS = {
    IdForm.PREFIX_NUMBER: "[A-Z]{3}-[0-9]{2,3}",
    IdForm.OPEN: f"[A-Za-z0-9][A-Za-z0-9.()_-]{{0,{LONGEST_ID - 1}}}",
}
# What no form goes beyond: files are read without the standard that they belong to.
ANY_ID = f"^{_PATTERNS[IdForm.OPEN]}$"
ANY_PREFIX = "^[A-Z][A-Z0-9]{0,7}$"
# How months begin in the languages of spreadsheets: they take "MAR-01" for a day in March.
MONTHS = (
    *("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"),
    *("ABR", "AGO", "AVR", "DES", "DEZ", "DIC", "ENE", "FEV", "GEN", "GIU", "LUG", "MAG"),
    *("MAI", "MAJ", "MEI", "MRT", "MRZ", "OKT", "OTT", "OUT", "SET"),
)
_PARTS = re.compile("[0-9]+|[A-Za-z]+")
_PREFIX = re.compile("[A-Z]{3}")
_SIGNS = re.compile("[^a-z0-9]+")
_NUMBERS = re.compile("[0-9]+")
_LAST_NUMBER = re.compile("(.*?)([0-9]+)")


def id_pattern(form: IdForm) -> str:
    """Return the pattern of ids of a form, to stand between others."""
    return _PATTERNS[form]


def has_form(identifier: str, form: IdForm) -> bool:
    """Tell whether an id has a form."""
    return re.fullmatch(_PATTERNS[form], identifier) is not None


def is_prefix(text: str) -> bool:
    """Tell whether ids of a prefix and a number can begin with a text."""
    return _PREFIX.fullmatch(text) is not None


def id_order(identifier: str) -> tuple[tuple[tuple[int, int, str], ...], str]:
    """Return what sorts ids: numbers by their values, wherever they stand.

    `AC-2` comes before `AC-2(1)`, and that before `AC-10`.
    """
    parts = tuple(
        (0, int(part), "") if part.isdecimal() else (1, 0, part.lower())
        for part in _PARTS.findall(identifier)
    )
    return parts, identifier


def id_address(identifier: str) -> str:
    """Return an id as it stands in addresses: `ac-2-1` for `AC-2(1)`."""
    return _SIGNS.sub("-", identifier.lower()).strip("-")


def id_shape(identifier: str) -> str:
    """Return what ids have in common that differ by their numbers only."""
    return _NUMBERS.sub("0", identifier)


def is_numbered(identifier: str) -> bool:
    """Tell whether an id has letters and a number, so that another number makes another id."""
    return any(map(str.isdecimal, identifier)) and any(map(str.isalpha, identifier))


def is_another_of(identifier: str, known: Iterable[str]) -> bool:
    """Tell whether an id has the shape of one of these: it is meant as one of the same kind."""
    is_id = is_numbered(identifier) and has_form(identifier, IdForm.OPEN)
    return is_id and id_shape(identifier) in map(id_shape, known)


def with_next_number(used: set[str], own: set[str]) -> str | None:
    """Return the id that goes on after all of `own`, or None where that is not plain.

    It is plain where these differ by a last number only. A gap is left alone, and so is every
    id of `used`: nobody can tell whether its number was in use once.
    """
    starts = {found[1] if (found := _LAST_NUMBER.fullmatch(one)) else None for one in own}
    start = next(iter(starts), None)
    if start is None or len(starts) > 1:
        return None
    same = [one for one in map(_LAST_NUMBER.fullmatch, used | own) if one and one[1] == start]
    last = max(same, key=lambda one: int(one[2]))
    return f"{start}{int(last[2]) + 1:0{len(last[2])}}"


def looks_like_a_day_or_number(identifier: str) -> bool:
    """Tell whether a spreadsheet would change an id, such as MAR-01 or 1.10."""
    return identifier[:1].isdecimal() or identifier[:3].upper() in MONTHS
