"""Every field of free text runs as its text does, from the left or from the right."""

from __future__ import annotations

import re
from pathlib import Path

TEMPLATES = Path(__file__).resolve().parents[3] / "plugins" / "service_standards" / "templates"
FIELD = re.compile(r"<(?:textarea|input)\b[^>]*>")
# A day is no text, and an address always runs from the left.
OTHERS = re.compile(r'type="(?:radio|checkbox|date|file)"|data-day=|data-control="share-link"')


def test_every_field_of_free_text_follows_its_text() -> None:
    fields = [
        field
        for path in sorted(TEMPLATES.rglob("*.j2"))
        for field in FIELD.findall(path.read_text(encoding="utf-8"))
        if not OTHERS.search(field)
    ]
    assert len(fields) > 8
    assert [field for field in fields if 'dir="auto"' not in field] == []
