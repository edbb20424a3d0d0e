"""Texts that are the same on many pages, but for the links in them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from mkdocs.structure.pages import Page

# The filters of MkDocs that make a link of a path or an address.
LINKS = ("url", "script_tag")


@dataclass(frozen=True)
class _Text:
    """A text, and the folders that a link in it leads to or through."""

    text: str
    folders: frozenset[str]


@dataclass
class _Place:
    """Where the links of a page start from.

    From any two pages whose folders stand in one, all links are the same but those to what stands
    in the folder of one of them: its `own`. Pages that are files of one folder have the same links.
    """

    page: Page
    folder: tuple[str, bool] = field(init=False)
    own: str = field(init=False)

    def __post_init__(self) -> None:
        url = self.page.url.removeprefix("./")
        folder, _, name = url.rpartition("/")
        if "." in name or not url:
            self.folder, self.own = (folder, True), ""
        else:
            self.own = url if name else folder
            self.folder = self.own.rpartition("/")[0], False


class SharedTexts:
    """Texts of one site, each made once for all pages that it is the same on.

    The filters of an environment say where the links of a text lead.
    """

    def __init__(self, env: Environment) -> None:
        self._made: dict[tuple[Hashable, tuple[str, bool]], _Text] = {}
        self._place: _Place | None = None
        # For each text that is being made, one inside another: the folders of its links.
        self._folders: list[set[str]] = []
        for name in LINKS:
            if name in env.filters:
                env.filters[name] = self._noting(env.filters[name])

    def of(self, key: Hashable, page: Page | None, make: Callable[..., str], *given: object) -> str:
        """Return what `make` gives for a page; `key` is all that it depends on beside its links."""
        if page is None:
            return make(*given)
        place = self._place
        if place is None or place.page is not page:
            place = self._place = _Place(page)
        found = self._made.get((key, place.folder))
        if found is None or place.own in found.folders:
            found = self._new(make, given)
            if place.own not in found.folders:
                self._made[key, place.folder] = found
        if self._folders:
            self._folders[-1].update(found.folders)
        return found.text

    def note(self, target: str) -> None:
        """Take note that the text that is made now leads to an address of the site."""
        if self._folders:
            self._folders[-1].update(_folders_to(target))

    def _new(self, make: Callable[..., str], given: tuple[object, ...]) -> _Text:
        folders: set[str] = set()
        self._folders.append(folders)
        try:
            text = make(*given)
        finally:
            self._folders.pop()
        return _Text(text, frozenset(folders))

    def _noting(self, link: Callable[..., str]) -> Callable[..., str]:
        @pass_context
        def noting(context: Context, value: Any, *others: Any) -> str:
            self.note(str(value))
            return link(context, value, *others)

        return noting


def _folders_to(target: str) -> list[str]:
    """Return the folders on the way to an address of the site, with itself."""
    path = posixpath.normpath(f"/{target}").strip("/")
    names = path.split("/") if path else []
    return ["/".join(names[:number]) for number in range(1, len(names) + 1)]
