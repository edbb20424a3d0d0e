"""Days and times as the file holds them."""

from __future__ import annotations

import re
from datetime import date

from service_standards.model.plain.assessment_keys import DATE, TIME

DAY_FORM, TIME_FORM = re.compile(DATE), re.compile(TIME)


def is_day(text: str) -> bool:
    """Tell whether a text is a day that there is, from 1900 on, or ""."""
    return DAY_FORM.fullmatch(text) is not None and _exists(text)


def is_time(text: str) -> bool:
    """Tell whether a text is a moment in UTC, such as `2026-11-23T10:42:00Z`, or ""."""
    return TIME_FORM.fullmatch(text) is not None and _exists(text[:10])


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(day or "1900-01-01")
    except ValueError:
        return False
    return True
