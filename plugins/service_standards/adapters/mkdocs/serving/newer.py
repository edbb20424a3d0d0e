"""A build ends before it is whole when what it is made from has been saved again meanwhile.

Whoever saves twice would wait for the whole site that the first save asked for. The pages that are
open show the first save already, and what a build has made so far is remembered for the next.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

# However often something is saved, some builds become whole.
MOST_IN_A_ROW = 5
# What pages come from that are shown before a build begins, by endings of files.
SHOWN_AHEAD = {".html", ".md", ".yaml", ".yml"}
# What editors write beside the file that somebody works on.
ASIDE_BEGINS, ASIDE_ENDS = (".", "#"), ("~", ".bak", ".swp", ".tmp")


def nothing_newer() -> None:
    """Go on with a build, whatever happens."""


class Superseded(BaseException):
    """Ends a build that nobody wants any more, because another one begins.

    Nothing is wrong: MkDocs tells of each `Exception` as an error of the page that it comes to.
    """


class Newer:
    """Whether something was saved after a build has begun, so that another one will follow."""

    def __init__(self) -> None:
        # How often anything was saved: now, when the build began, and of that what a whole build
        # has shown. What no page can show before a build begins is counted apart.
        self._saves, self._saves_before = 0, 0
        self._others, self._others_before, self._others_shown = 0, 0, 0
        self._may_end = False
        self._in_a_row = 0
        # Whether it is told of what is saved, and at once.
        self.is_told = False

    def note(self, paths: Iterable[str], settings: str) -> None:
        """Note that files were saved, of which one may hold the settings of the site.

        It is called from other threads than the rest.
        """
        for one in map(PurePath, paths):
            if _is_aside(one):
                continue
            if one.suffix.lower() in SHOWN_AHEAD and one != PurePath(settings):
                self._saves += 1
            else:
                self._others += 1

    def begin(self) -> None:
        """Note that sources will be read, and a build follows."""
        self._saves_before, self._others_before = self._saves, self._others
        self._may_end = False

    def allow(self) -> None:
        """Let the build end before it is whole: who waits has seen what was saved before.

        It becomes whole if something was saved that no page can show earlier.
        """
        self._may_end = self.is_shown_ahead and self._in_a_row < MOST_IN_A_ROW

    @property
    def is_shown_ahead(self) -> bool:
        """Whether nothing was saved but what pages can show before a build begins."""
        return self._others_before == self._others_shown

    @property
    def is_waiting(self) -> bool:
        """Whether something that pages can show was saved since the look or the build has begun."""
        return self._saves_before != self._saves

    def go_on(self) -> None:
        """Go on with a build, or end it.

        Raises:
            Superseded: if something was saved since it began.
        """
        if self._may_end and self.is_waiting:
            self._in_a_row += 1
            raise Superseded

    def end(self, *, is_whole: bool) -> None:
        """Note that a build is whole, or has failed."""
        self._may_end, self._in_a_row = False, 0
        if is_whole:
            self._others_shown = self._others_before


def _is_aside(file: PurePath) -> bool:
    """Tell whether a file is none of a site, but stands beside one while that is written.

    Some editors lengthen its name, and others write a file of any name without an ending.
    """
    name = file.name.lower()
    if name.startswith(ASIDE_BEGINS) or name.endswith(ASIDE_ENDS) or not file.suffix:
        return True
    return file.suffix.lower() not in SHOWN_AHEAD and any(one in name for one in SHOWN_AHEAD)
