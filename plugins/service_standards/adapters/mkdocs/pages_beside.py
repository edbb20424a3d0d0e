"""Pages that copies of this process make, by the name of their source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic

from mkdocs.structure.files import File

from service_standards.site.side_by_side import Result, SideBySide


class PagesBeside(Generic[Result]):
    """What `make` gives for each file; None is for what this process has to make."""

    def __init__(
        self, make: Callable[[File], Result | None], pages: Sequence[File], copies: int
    ) -> None:
        self._places = {file.src_uri: place for place, file in enumerate(pages)}
        self._beside = SideBySide(make, pages, copies)

    def of(self, name: str) -> Result | None:
        """Return what became of the page of a source, once it is made."""
        place = self._places.get(name)
        return None if place is None else self._beside.of(place)

    def end(self) -> None:
        """Let the copies end."""
        self._beside.end()
