"""The faults this package reports, and the one base of its exceptions."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from service_standards.record import record
from service_standards.words.message import ENGLISH, Message, Words

INVISIBLE = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}


@record
class Problem:
    """One fault in a source file, told so that an editor can mend it.

    Lines and columns count from 1. `path` says where in the data
    (`evidence.required_for[0]`), `code` names the kind of fault for machines.
    """

    file: str
    line: int
    column: int
    path: str
    message: str | Message
    code: str = "fault"

    def __lt__(self, other: Problem) -> bool:
        """Tell whether this stands before another: by file, place and what is said."""
        return self._rank < other._rank

    @property
    def _rank(self) -> tuple[str, int, int, str, str | Message, str]:
        return self.file, self.line, self.column, self.path, self.message, self.code

    def __str__(self) -> str:
        """Return the one-line form `file:line:column: path: message`, in English."""
        return self.told(ENGLISH)

    def told(self, words: Words) -> str:
        """Return the one-line form in a language."""
        place, message = f"{self.file}:{self.line}:{self.column}", words.text(self.message)
        parts = [place, self.path, message] if self.path else [place, message]
        return ": ".join(on_one_line(part) for part in parts)


def on_one_line(text: str) -> str:
    """Return a text in which what no terminal should be given is written out."""
    # A name or a word that was found could end the line, or give orders to a terminal.
    if text.isprintable():
        return text
    return "".join(one if is_shown(one) else repr(one)[1:-1] for one in text)


def is_shown(character: str) -> bool:
    """Tell whether a character is a sign or a blank of any kind, and gives no orders."""
    return unicodedata.category(character) not in INVISIBLE


class ServiceStandardsError(Exception):
    """Base of every exception this package raises on purpose."""


class ProblemsFound(ServiceStandardsError):
    """The sources hold faults; `problems` has all of them, in file and line order.

    `words` are those of the standard, or English where it cannot be read; `warnings` what a
    standard wants to be told of only.
    """

    def __init__(
        self,
        problems: Iterable[Problem],
        words: Words = ENGLISH,
        warnings: Iterable[Problem] = (),
    ) -> None:
        """Keep the problems, sorted and without repeats."""
        self.words = words
        self.warnings = tuple(sorted(set(warnings)))
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class FileRefused(ServiceStandardsError):
    """A file cannot be used; the message is one plain sentence.

    `path` says where in the data, `place` on which line and column, where that is known.
    """

    def __init__(
        self,
        kind: str,
        message: Message,
        path: tuple[str | int, ...] = (),
        place: tuple[int, int] | None = None,
    ) -> None:
        """Keep the machine-readable kind beside the sentence."""
        self.kind = kind
        self.message = message
        self.path = path
        self.place = place
        super().__init__(str(message))


class AssessmentRefused(FileRefused):
    """An assessment file cannot be used."""


class EditionRefused(FileRefused):
    """A catalogue or a release cannot be used."""
