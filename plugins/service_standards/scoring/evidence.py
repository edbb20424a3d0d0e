"""What is wrong with the evidence of one answer (ADR 0030).

`browser/rules/evidence.js` is the same rule; both are held to `tests/vectors/evidence/`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, Literal

from service_standards.model.edition import EvidenceNeed
from service_standards.model.vocabulary import Outcome
from service_standards.record import record

Item = Mapping[str, Any]
Kind = Literal["missing", "expired", "undated", "outdated"]
# The outcomes that say that something is there: only these rest on evidence.
CLAIMING: Final = frozenset({Outcome.MET, Outcome.PARTLY_MET})


@record
class EvidenceFault:
    """One fault; `at` is the place of the item in the list, None where no single one is meant.

    `date` is the day of expiry of an item that has expired, the day of one that is too old, or "".
    """

    kind: Kind
    at: int | None = None
    title: str = ""
    date: str = ""


def evidence_faults(finding: Item, need: EvidenceNeed, today: str) -> Iterator[EvidenceFault]:
    """Yield what the evidence of a finding lacks on the day `today` (YYYY-MM-DD).

    First that none is there where some is required, then each item that has expired, then the age.
    """
    evidence: Sequence[Item] = finding.get("evidence") or []
    outcome = finding.get("outcome", Outcome.NOT_ASSESSED)
    if outcome in need.required_for and not any(map(_is_shown, evidence)):
        yield EvidenceFault("missing")
    lasting = []
    for at, item in enumerate(evidence):
        expires = item.get("expires") or ""
        if expires and expires < today:
            yield EvidenceFault("expired", at, _title(item), expires)
        else:
            lasting.append((item.get("date") or "", at))
    if lasting and outcome in CLAIMING and need.max_age_months is not None:
        # The newest counts, so that a team can keep the reports of earlier years.
        newest, at = max(lasting, key=lambda one: one[0])
        if not newest:
            yield EvidenceFault("undated")
        elif is_outdated(newest, need.max_age_months, today):
            yield EvidenceFault("outdated", at, _title(evidence[at]), newest)


def is_outdated(day: str, months: int, today: str) -> bool:
    """Tell whether a day is further back than so many months; days compare as text.

    The 31st of a short month needs no repair.
    """
    year, month, date = today.split("-")
    count = int(year) * 12 + int(month) - 1 - months
    return day < f"{count // 12:04}-{count % 12 + 1:02}-{date}"


def _is_shown(item: Item) -> bool:
    return bool(item.get("url") or item.get("path"))


def _title(item: Item) -> str:
    return item.get("title") or item.get("url") or item.get("path") or ""
