"""What pages became in the build before, for those that would become the same again.

A page is converted from what it is given and from what it asks of the project while it is
converted. Both are compared; nothing has to know what depends on what.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

Value = TypeVar("Value")
# A kind of question and its words.
Question = tuple[str, str]
Answer = Callable[[Question], str]


def digest(*texts: str) -> str:
    """Return what is the same for the same texts only."""
    found = hashlib.sha256()
    for one in texts:
        data = one.encode("utf-8", "surrogatepass")
        found.update(f"{len(data)}:".encode())
        found.update(data)
    return found.hexdigest()


@dataclass(frozen=True)
class Remembered(Generic[Value]):
    """One result: what it was made from, what was asked meanwhile and answered, and what it is.

    `answers` stands for all answers of that time: what is equal to it stands for the same.
    """

    given: str
    asked: tuple[tuple[Question, str], ...]
    value: Value
    answers: object = None


class Memory(Generic[Value]):
    """One result for each page; forgetting is always right."""

    def __init__(self) -> None:
        self._kept: dict[str, Remembered[Value]] = {}

    def __bool__(self) -> bool:
        """Tell whether anything is remembered."""
        return bool(self._kept)

    def recall(self, page: str, given: str, answer: Answer, answers: object = None) -> Value | None:
        """Return what a page became, if all that it came from is the same; else None.

        `given` is a digest of what the page was given; `answer` gives a digest of what is answered
        now. It is not asked if `answers`, which stands for all that it gives, is as remembered.
        """
        found = self._kept.get(page)
        if found is None or found.given != given:
            return None
        if answers is None or found.answers != answers:
            if any(answer(question) != before for question, before in found.asked):
                return None
            self._kept[page] = replace(found, answers=answers)
        return found.value

    def last(self, page: str) -> Value | None:
        """Return what a page became last, if that is remembered."""
        found = self._kept.get(page)
        return found.value if found else None

    def keep(self, page: str, remembered: Remembered[Value]) -> None:
        """Remember what a page became."""
        self._kept[page] = remembered

    def forget(self, page: str) -> None:
        """Forget what a page became."""
        self._kept.pop(page, None)
