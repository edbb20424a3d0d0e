"""Front matter on its way to a theme, which prints it as HTML whatever it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from markupsafe import escape

from service_standards.pages.page import ORIGINAL

SHOWN = ("title", "description", "author", "status", "tags")
HARMLESS = (bool, int, float, date, type(None))


def for_theme(
    meta: Mapping[str, Any], written: Mapping[str, Any], *, is_guide: bool
) -> dict[str, Any]:
    """Return the front matter of a page as a theme can print it; the search finds guides first."""
    shown: dict[str, Any] = escaped(as_text(meta, written))
    return {"search": {"boost": ORIGINAL}, **shown} if is_guide else shown


def escaped(value: Any) -> Any:
    """Return a value of front matter with all of its text escaped, keys of mappings too."""
    if isinstance(value, dict):
        return {escaped(key): escaped(one) for key, one in value.items()}
    if isinstance(value, list):
        return [escaped(one) for one in value]
    return value if isinstance(value, HARMLESS) else escape(str(value))


def as_text(meta: Mapping[str, Any], written: Mapping[str, Any]) -> dict[str, Any]:
    """Return front matter with the text that was written where a page shows text.

    MkDocs guesses what values are: `1.10` would become a number and `No` a truth value.
    """
    texts = {key: written.get(key, meta[key]) for key in SHOWN if key in meta}
    empty = {key for key, value in texts.items() if value is None}
    told = {**meta, **{key: _as_text(value) for key, value in texts.items()}}
    return {key: value for key, value in told.items() if key not in empty}


def _as_text(value: Any) -> Any:
    return [str(one) for one in value] if isinstance(value, list) else str(value)
