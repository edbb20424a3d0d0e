"""Noting what a check finds, with its place in the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from service_standards.checking.result import FAULT, KINDS, WARNING, Issue, Severity
from service_standards.errors import Problem
from service_standards.source.reading.json_part import json_places
from service_standards.source.reading.problems import path_text
from service_standards.words.message import Message, say_many

Path = tuple[str | int, ...]
# More of one kind in one file are counted and not listed: nobody reads them, and finding the
# nearest match of each would take longer than everything else.
MOST_OF_A_KIND = 100


class Notes:
    """What was found so far in one file."""

    def __init__(self) -> None:
        self.found: list[tuple[Path, str, Message, Severity]] = []
        self.count: Counter[str] = Counter()
        self.more: dict[str, tuple[int, Severity]] = {}

    def add(
        self,
        path: Path,
        code: str,
        message: Callable[[], Message] | Message,
        severity: Severity | None = None,
    ) -> None:
        """Note one; `severity` is that of its kind where it is left out.

        A message that takes long to find is given as a function, called only if it is listed.
        """
        level = severity or KINDS[code].severity
        self.count[code] += 1
        if self.count[code] <= MOST_OF_A_KIND:
            said = message() if callable(message) else message
            self.found.append((path, code, said, level))
            return
        count, worst = self.more.get(code, (0, WARNING))
        self.more[code] = (count + 1, FAULT if FAULT in {worst, level} else WARNING)

    def issues(self, file: str, text: str) -> tuple[Issue, ...]:
        """Return all of them in the order of the file; `text` is what the file holds."""
        places = json_places(text, [path for path, *_ in self.found])
        issues = [
            Issue(Problem(file, *places[path], path_text(path), message, code), severity)
            for path, code, message, severity in self.found
        ]
        for code, (count, severity) in self.more.items():
            message = say_many(
                "{count} more of this kind is not listed",
                "{count} more of this kind are not listed",
                count,
            )
            issues.append(Issue(Problem(file, 1, 1, "", message, code), severity))
        return tuple(sorted(issues, key=lambda one: one.problem))
