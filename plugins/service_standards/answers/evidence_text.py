"""A piece of evidence as one line that says all of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from service_standards.answers.tables.columns import evidence_cell, evidence_items
from service_standards.export.json_text import canonical_json
from service_standards.merge.values import ABSENT, by_code_units, same

# No text in JSON holds a line break as it is.
_INDENT = re.compile("\n *")


def evidence_text(item: Mapping[str, Any]) -> str:
    """Return an item as a table has it and, behind it as JSON, what that line does not say."""
    line = evidence_cell([item])
    (said,) = evidence_items(line)
    silent = [key for key in by_code_units(item) if not same(said.get(key, ABSENT), item[key])]
    if not silent:
        return line
    return f"{line} {_INDENT.sub(' ', canonical_json({key: item[key] for key in silent}))}"
