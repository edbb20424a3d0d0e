"""The keys of the assessment file, in the order in which they are written, and their forms.

`model.assessment` is the same as models, from which the schema is made; a test compares both.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from service_standards.model.vocabulary import Outcome, Scope

ASSESSMENT_FORMAT: Final = "assessment/1"
# Years from 1900 to 9999: nobody's answer is due in the year 715. [0-9], because \d would
# take the digits of every script.
_DAY = "(19|[2-9][0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
# In a file, "" says that there is none.
DATE = f"^({_DAY})?$"
TIME = f"^({_DAY}T{_CLOCK}Z)?$"
# The greatest whole number that is exact in every language.
BIGGEST_LEVEL = 2**53 - 1

STANDARD_KEYS = ("id", "version", "digest")
SERVICE_KEYS = ("id", "name", "phase", "facts")
EVIDENCE_KEYS = ("title", "url", "path", "date", "by", "expires")
FINDING_KEYS = ("title", "outcome", "reason", "note", "evidence", "owner", "due", "updated")
# A finding can hold these as well. Such a member stands among the keys that are not known, so that
# tools that came before it keep it, write it in the same place and merge it as one (ADR 0042).
EXEMPTION = "exemption"
EXEMPTION_KEYS = ("approved_by", "approved_on", "reason", "until")
SNAPSHOT_KEYS = ("date", "label", "standard_version", "outcomes")
FILE_KEYS = ("format", "standard", "service", "target", "findings", "parked", "snapshots")
SILENT = frozenset({"title", "outcome", "updated"})


def scope_of(service: Mapping[str, Any]) -> Scope:
    """Return which half of a standard a file answers, by what it says of its service (ADR 0010)."""
    is_organisation = service.get("kind") == Scope.ORGANISATION.value
    return Scope.ORGANISATION if is_organisation else Scope.SERVICE


def is_empty(value: object) -> bool:
    """Tell whether a member of a finding holds nothing and is therefore not written."""
    return value is None or (isinstance(value, str | list) and not value)


def is_blank(finding: Mapping[str, Any]) -> bool:
    """Tell whether a finding of a file says nothing: not assessed, and nothing else filled in."""
    if finding.get("outcome", Outcome.NOT_ASSESSED) != Outcome.NOT_ASSESSED:
        return False
    return all(
        key in SILENT or (key in FINDING_KEYS and is_empty(value)) for key, value in finding.items()
    )
