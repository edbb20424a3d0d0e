"""Front matter on its way to a theme, which prints it as HTML whatever it is."""

from __future__ import annotations

from datetime import date
from typing import Any

from markupsafe import escape

HARMLESS = (bool, int, float, date, type(None))


def escaped(value: Any) -> Any:
    """Return a value of front matter with all of its text escaped, keys of mappings too."""
    if isinstance(value, dict):
        return {escaped(key): escaped(one) for key, one in value.items()}
    if isinstance(value, list):
        return [escaped(one) for one in value]
    return value if isinstance(value, HARMLESS) else escape(str(value))
