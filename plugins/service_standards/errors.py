"""The faults this package reports, and the one base of its exceptions."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

INVISIBLE = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in a source file, told so that an editor can mend it.

    Lines and columns count from 1. `path` says where in the data
    (`evidence.required_for[0]`), `code` names the kind of fault for machines.
    """

    file: str
    line: int
    column: int
    path: str
    message: str
    code: str = "fault"

    def __str__(self) -> str:
        """Return the one-line form `file:line:column: path: message`."""
        place = f"{self.file}:{self.line}:{self.column}"
        parts = [place, self.path, self.message] if self.path else [place, self.message]
        return ": ".join(_on_one_line(part) for part in parts)


def _on_one_line(text: str) -> str:
    # A name or a word that was found could end the line, or give orders to a terminal.
    return "".join(
        repr(character)[1:-1] if unicodedata.category(character) in INVISIBLE else character
        for character in text
    )


class ServiceStandardsError(Exception):
    """Base of every exception this package raises on purpose."""


class ProblemsFound(ServiceStandardsError):
    """The sources hold faults; `problems` has all of them, in file and line order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems, sorted and without repeats."""
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class AssessmentRefused(ServiceStandardsError):
    """An assessment file cannot be used; the message is one plain sentence."""

    def __init__(self, kind: str, message: str) -> None:
        """Keep the machine-readable kind beside the sentence."""
        self.kind = kind
        super().__init__(message)
