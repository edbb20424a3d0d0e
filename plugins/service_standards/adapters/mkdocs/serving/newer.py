"""A build ends before it is whole when what it is made from has been saved again meanwhile.

Whoever saves twice would wait for the whole site that the first save asked for. The pages that are
open show the first save already, and what a build has made so far is remembered for the next.
"""

from __future__ import annotations

# Whatever writes to a file again and again, some builds become whole.
MOST_IN_A_ROW = 10


def always() -> None:
    """Go on with a build, whatever happens."""


class Superseded(BaseException):
    """Ends a build that nobody wants any more, because another one begins.

    Nothing is wrong: MkDocs tells of each `Exception` as an error of the page that it comes to.
    """


class Newer:
    """Whether something was saved after a build has begun, so that another one will follow."""

    def __init__(self) -> None:
        self._saves = 0
        self._seen = 0
        self._may_end = False
        self._in_a_row = 0

    def note(self) -> None:
        """Note that something was saved. It is called from other threads than the rest."""
        self._saves += 1

    def begin(self) -> None:
        """Note that sources will be read, and a build follows."""
        self._seen, self._may_end = self._saves, False

    def allow(self) -> None:
        """Note that the build may end before it is whole: who waits has seen what was saved."""
        self._may_end = self._in_a_row < MOST_IN_A_ROW

    def go_on(self) -> None:
        """Go on with a build, or end it.

        Raises:
            Superseded: if something was saved since it began.
        """
        if self._may_end and self._seen != self._saves:
            self._in_a_row += 1
            raise Superseded

    def end(self) -> None:
        """Note that a build is whole, or has failed: what went before does not count any more."""
        self._may_end, self._in_a_row = False, 0
