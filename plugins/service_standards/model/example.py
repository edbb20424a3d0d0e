"""The example: an invented service with its answers, for visitors to look around in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from service_standards.model.base import Model

EXAMPLE_FILE = "checklists/example/assessment.json"
# The key of the file that says so; unknown to the format, so it survives every round trip.
MARK = "example"


class Example(Model):
    """An assessment that was read and checked; `text` is its file as it was found."""

    data: Mapping[str, Any]
    text: str

    @property
    def name(self) -> str:
        """The name of the invented service."""
        return str(self.data["service"]["name"])

    @property
    def last_day(self) -> str:
        """The latest day on which an answer was given; the example stands still from then on."""
        return max((str(one.get("updated", "")) for one in self._findings()), default="")[:10]

    @property
    def expired(self) -> str:
        """The first criterion with evidence that had expired by the last day, or nothing."""
        for key, finding in self.data["findings"].items():
            days = [one.get("expires") or self.last_day for one in finding.get("evidence", [])]
            if any(day < self.last_day for day in days):
                return str(key)
        return ""

    def _findings(self) -> Iterator[Mapping[str, Any]]:
        yield from self.data["findings"].values()
