"""Crawl a built site on disk: does every internal address lead somewhere?"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from tests.support.sites.pages import Reference, read_page

ORIGIN = "http://site.invalid"
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
CSS_ADDRESS = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"']*))\s*\)|@import\s+["']([^"']+)""", re.IGNORECASE
)
# Text fragments point at words, not at an id.
TEXT_FRAGMENT = ":~:"


@dataclass(frozen=True)
class Crawl:
    """A built site and the questions that can be asked of it."""

    root: Path

    @cached_property
    def pages(self) -> list[Path]:
        """Return all pages, in a fixed order."""
        return sorted(self.root.rglob("*.html"))

    @cached_property
    def base(self) -> str:
        """Return the path under which the site is meant to be served, such as `/` or `/guide/`."""
        canonical = read_page(self.root / "index.html").canonical
        return urlsplit(canonical).path.removesuffix("index.html") if canonical else "/"

    def broken_links(self) -> list[str]:
        """Return each internal address that leads to no file or to no id."""
        return [
            f"{self._name(page)}:{ref.line}: <{ref.tag}> {ref.address}: {reason}"
            for page, ref in self._references()
            if (reason := self._fault(page, ref.address))
        ]

    def foreign_requests(self) -> list[str]:
        """Return each address on another host that a browser would fetch by itself."""
        html = [
            f"{self._name(page)}:{ref.line}: <{ref.tag}> {ref.address}"
            for page, ref in self._references()
            if ref.fetched and _is_foreign(ref.address)
        ]
        css = [f"{self._name(f)}: {a}" for f, a in self._css_addresses() if _is_foreign(a)]
        return html + css

    def broken_style_addresses(self) -> list[str]:
        """Return each address in a style sheet that leads to no file."""
        return [
            f"{self._name(file)}: {address}: {reason}"
            for file, address in self._css_addresses()
            if (reason := self._fault(file, address))
        ]

    def refused(self) -> list[str]:
        """Return what a strict policy would refuse to run or to apply, by page."""
        return [
            f"{self._name(page)}: {what}" for page in self.pages for what in read_page(page).refused
        ]

    def repeated_ids(self) -> list[str]:
        """Return each id that a page has more than once."""
        return [
            f"{self._name(page)}: {name}"
            for page in self.pages
            for name in sorted(_repeated(read_page(page).ids))
        ]

    def broken_search_locations(self) -> list[str]:
        """Return each place in the search index that does not exist."""
        faults = []
        for index in sorted(self.root.glob("search*/*.json")):
            data: dict[str, Any] = json.loads(index.read_text(encoding="utf-8"))
            faults += [
                f"{self._name(index)}: {entry['location']}: {reason}"
                for entry in data["docs"]
                if (reason := self._fault(self.root / "index.html", entry["location"] or "./"))
            ]
        return faults

    def broken_sitemap_entries(self) -> list[str]:
        """Return each address of the sitemap that leads to no page."""
        text = (self.root / "sitemap.xml").read_text(encoding="utf-8")
        return [
            f"sitemap.xml: {address}: {reason}"
            for address in re.findall(r"<loc>(.*?)</loc>", text)
            if (reason := self._fault(self.root / "index.html", urlsplit(address).path))
        ]

    def _references(self) -> Iterator[tuple[Path, Reference]]:
        for page in self.pages:
            for reference in read_page(page).references:
                yield page, reference

    def _css_addresses(self) -> Iterator[tuple[Path, str]]:
        for file in sorted(self.root.rglob("*.css")):
            text = CSS_COMMENT.sub("", file.read_text(encoding="utf-8"))
            for match in CSS_ADDRESS.finditer(text):
                yield file, next(group for group in match.groups() if group is not None).strip()

    def _fault(self, source: Path, address: str) -> str | None:
        """Return why an address leads nowhere; None if it is fine or not ours to judge."""
        if _is_foreign(address) or (urlsplit(address).scheme not in {"", "http", "https"}):
            return None
        here = self.base + source.relative_to(self.root).as_posix().removesuffix("index.html")
        whole, fragment = urldefrag(urljoin(ORIGIN + here, address))
        path = unquote(urlsplit(whole).path)
        if not path.startswith(self.base):
            return "outside of the site"
        target = self.root / path.removeprefix(self.base)
        if target.is_dir():
            target /= "index.html"
        if not target.is_file():
            return "no such file"
        return self._fragment_fault(target, unquote(fragment))

    def _fragment_fault(self, target: Path, fragment: str) -> str | None:
        wanted = fragment.split(TEXT_FRAGMENT, maxsplit=1)[0]
        if not wanted or target.suffix != ".html" or wanted in read_page(target).ids:
            return None
        return "no such id"

    def _name(self, file: Path) -> str:
        return file.relative_to(self.root).as_posix()


def _is_foreign(address: str) -> bool:
    """Tell whether an address names a host, whichever way it does it."""
    return bool(urlsplit(address.strip()).netloc)


def _repeated(names: list[str]) -> set[str]:
    """Return the names that occur more than once."""
    return {name for name, times in Counter(names).items() if times > 1}
