"""Pages that copies of this process make, by the name of their source, and pages kept in files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic

from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

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

    def finish(self) -> None:
        """Let the copies end once all is made; it stays at hand."""
        self._beside.finish()

    def end(self) -> None:
        """Let the copies end, and forget what they made."""
        self._beside.end()


Kept = tuple[str | None, TableOfContents]


class PageAtHand(Page):
    """A page whose content is read where it is kept each time, while nobody sets another.

    All pages together need more memory than anything else.
    """

    _kept: Callable[[], Kept]
    _own_content: tuple[str | None] | None = None

    @property
    def content(self) -> str | None:
        """The page as HTML, without its theme."""
        return self._own_content[0] if self._own_content else self._kept()[0]

    @content.setter
    def content(self, value: str | None) -> None:
        # MkDocs gives a page what plugins have left of its content, which is mostly all of it.
        self._own_content = None if value is self._kept()[0] else (value,)

    @property
    def toc(self) -> TableOfContents:  # type: ignore[override]
        """The headings of the page."""
        return self._kept()[1]

    @classmethod
    def keep(cls, page: Page, kept: Callable[[], Kept]) -> None:
        """Let the content and the headings of a page be read where they are kept."""
        for name in ("content", "toc"):
            page.__dict__.pop(name, None)
        page.__class__ = cls
        page._kept = kept  # type: ignore[attr-defined]  # noqa: SLF001

    def let_go(self) -> None:
        """Forget what somebody has set."""
        self._own_content = None
