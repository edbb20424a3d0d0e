"""What a file calls itself and whose service it is, as pages and tables can hold it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from service_standards.model.plain.characters import UNSHOWABLE

LONGEST_NAME, LONGEST_PATH = 200, 1_000


def organisation_of(service: Mapping[str, Any], file: str) -> str:
    """Return whose service it is: as the file says, else the first folder that it lies in."""
    said = service.get("organisation")
    if isinstance(said, str) and said.strip():
        return shown(said)
    folder, _, rest = file.partition("/")
    return shown(folder) if rest else ""


def shown(text: str | None, longest: int = LONGEST_NAME) -> str:
    """Return a name of a file as pages and tables can hold it: on one line, and not endless."""
    said = text or ""
    if not (said.isascii() and said.isprintable()):
        said = UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", said)
    said = " ".join(said.split())
    return said if len(said) <= longest else said[:longest] + "…"
