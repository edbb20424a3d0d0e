"""Front matter on its way to a theme, which prints it as HTML whatever it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from markupsafe import escape

TEXTS = ("title", "description", "author")
HARMLESS = (bool, int, float, date, type(None))


def escaped(value: Any) -> Any:
    """Return a value of front matter with all of its text escaped, keys of mappings too."""
    if isinstance(value, dict):
        return {escaped(key): escaped(one) for key, one in value.items()}
    if isinstance(value, list):
        return [escaped(one) for one in value]
    return value if isinstance(value, HARMLESS) else escape(str(value))


def as_text(meta: Mapping[str, Any]) -> dict[str, Any]:
    """Return front matter with text where a page shows text; MkDocs guesses what values are."""
    texts = {key: str(meta[key]) for key in TEXTS if key in meta}
    tags = meta.get("tags")
    return {
        **meta,
        **texts,
        **({"tags": [str(tag) for tag in tags]} if isinstance(tags, list) else {}),
    }
