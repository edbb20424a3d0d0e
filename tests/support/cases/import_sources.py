"""Small sources of each kind that can be imported."""

from __future__ import annotations

import io

from openpyxl import Workbook

from service_standards import load_project
from service_standards.export.catalogue import catalogue as own_catalogue
from service_standards.export.catalogue import catalogue_text
from tests.support.cases.controls import as_json, as_xml, catalogue
from tests.support.cases.golden import VALID

ROWS = [
    ["id", "title", "chapter", "requirement", "why", "tests", "sources", "level", "obligation"],
    ["A-1", "Keep keys", "Safe", "Keys must be kept.\n- all", "Because", "Kept?", "", "2", "must"],
    [
        "A-2(1)",
        "Open",
        "",
        "See https://example.org/x and *y*.",
        "",
        "",
        "X https://x.example",
        "3",
        "",
    ],
]
PAGE = """---
id: SEC-1
title: Keep keys
---
# Keep keys

Keys must be kept, see [them](../keys.md).

## Why

- Because

## Sources

- [A note](https://example.org/note)

```text
code
```
"""


def sources() -> dict[str, bytes]:
    """Return the bytes of each source by its name."""
    data = catalogue(6, groups=2)
    book, into = Workbook(), io.BytesIO()
    for row in ROWS:
        book.active.append(row)
    book.save(into)
    rows = [";".join(f'"{cell}"' for cell in row) for row in ROWS]
    own = catalogue_text(own_catalogue(load_project(VALID / "minimal"), str))
    return {
        "controls.json": as_json(data),
        "controls.yaml": as_json(data),
        "controls.xml": as_xml(data),
        "catalogue.json": own.encode(),
        "rules.csv": "\r\n".join(rows).encode(),
        "rules.xlsx": into.getvalue(),
        "rules.md": PAGE.encode(),
    }
