"""The site as browsers see it while somebody writes: the last whole one, never one half built.

A page that a browser has open may come before the site around it is whole; it belongs to the next
whole site, or goes again if that fails. If that ends for a newer one, the page stays. Requests are
answered in threads of their own, while one thread builds and changes what is shown.
"""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Condition

from service_standards.adapters.mkdocs.serving.preview import Faults
from service_standards.packing.assets import FOLDER

# What is no part of a page: other pages, and what somebody downloads or a script fetches when it
# is asked for. What scripts fetch at once has a name that changes with its content.
ASIDE = {
    ".csv", ".docx", ".gz", ".html", ".json", ".map", ".md", ".pdf", ".txt", ".xlsx", ".xml",
    ".yaml", ".yml",
}  # fmt: skip
LOST = "404.html"
# How many pages that were asked for last count as open.
ASKED_LAST = 3


@dataclass(frozen=True)
class Found:
    """A file that is shown, what has to be told above it, and a number for this moment."""

    content: bytes
    faults: Faults
    number: int


class Shown:
    """What is shown of a site that is built into the folder `site`."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self._store = TemporaryDirectory(prefix="shown_")
        # The files of the last whole site, those that are newer, and those that were and whose
        # site never became whole because there were newer ones; with sums of their contents.
        self._whole: dict[str, str] = {}
        self._early: dict[str, str] = {}
        self._settled: dict[str, str] = {}
        self._faults = Faults()
        self._news = Condition()
        # Each change has a number; with the time in it, one that another server gave is smaller.
        self._number = _moment()
        self._changed: dict[str, int] = {}
        self._all_changed = self._number
        self._waiting: Counter[str] = Counter()
        self._asked: list[str] = []

    def close(self) -> None:
        """Leave nothing behind."""
        self._store.cleanup()

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a file of a name."""
        return any(name in one for one in (self._early, self._settled, self._whole))

    def read(self, name: str) -> Found | None:
        """Return what is shown of a file."""
        with self._news:
            known = self._early.get(name) or self._settled.get(name) or self._whole.get(name)
            if known is None:
                return None
            # Once it is open, it stays until it is read.
            file = self._place(known).open("rb")
            faults = Faults() if name in self._early else self._faults
            number = self._number
        with file:
            return Found(file.read(), faults, number)

    def told_alone(self, text: str) -> Found:
        """Return a text that stands in no file."""
        with self._news:
            return Found(text.encode(), self._faults, self._number)

    def wait(self, name: str, number: int, patience: float) -> int:
        """Wait until what a page shows is newer than a number, and return the one of now.

        "" is a page of which nobody knows what it shows. The number is the same if patience ends.
        """
        with self._news:
            self._waiting[name] += 1
            is_newer = self._news.wait_for(lambda: self._newest(name) > number, patience)
            self._waiting[name] -= 1
            if not self._waiting[name]:
                del self._waiting[name]
            return self._number if is_newer else number

    def note_asked(self, name: str) -> None:
        """Note that somebody has asked for a page."""
        with self._news:
            self._asked = [*(one for one in self._asked if one != name), name][-ASKED_LAST:]

    def listening(self) -> set[str]:
        """Return the names of the pages that browsers have open and hear of changes in."""
        with self._news:
            return {name for name, times in self._waiting.items() if times and name}

    def open_pages(self) -> set[str]:
        """Return the names of these, and of the pages that somebody has asked for last.

        A page without a script does not say that it is open, nor does one of a theme that changes
        the address of a page and keeps its script.
        """
        with self._news:
            return self.listening() | {one for one in self._asked if one in self}

    def news_in(self, files: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return those of some files that are not as they are shown."""
        now = self._now()
        return {name: text for name, text in files.items() if now.get(name) != _sum(text)}

    def show_early(self, files: Mapping[str, bytes]) -> None:
        """Show files of a site that is not whole yet, all at once."""
        early = {name: self._kept(content) for name, content in files.items()}
        with self._news:
            self._early |= early
            self._note(early)

    def take(self) -> None:
        """Show the site as it is built now."""
        found = (one for one in self.site.rglob("*") if one.is_file())
        self._become(
            {one.relative_to(self.site).as_posix(): self._kept(one.read_bytes()) for one in found}
        )

    def complete(self, pages: Iterable[str], files: Mapping[str, bytes]) -> None:
        """Show the last whole site with pages that came early and with some of its files anew."""
        now = self._now()
        new = {name: self._kept(text) for name, text in files.items() if name in self._whole}
        self._become(self._whole | {name: now[name] for name in pages} | new)

    def _become(self, whole: dict[str, str]) -> None:
        with self._news:
            before = self._now()
            changed = _unlike(before, whole)
            is_for_all = any(map(_is_in_pages, changed))
            # What came early may be in pages that did not.
            is_for_others = any(map(_is_in_pages, _unlike(self._whole, whole)))
            if is_for_others or self._faults.told:
                new = {} if is_for_all else self._settled | self._early
                kept = self._changed.keys() & new.keys() - changed
                self._note_all({name: self._changed[name] for name in kept})
            elif changed:
                self._note(changed)
            self._whole, self._early, self._settled = whole, {}, {}
            self._faults = Faults()
            self._clean()

    def settle(self) -> None:
        """Let stay what came early, though its site never becomes whole: the next one has it."""
        with self._news:
            self._settled, self._early = self._settled | self._early, {}
            if self._faults.told:
                # What is settled comes from sources without them.
                self._faults = Faults()
                kept = self._changed.keys() & self._settled.keys()
                self._note_all({name: self._changed[name] for name in kept})

    def tell(self, faults: Faults) -> None:
        """Tell above each page of the last whole site why there is no newer one."""
        with self._news:
            if self._early or faults != self._faults:
                self._early, self._faults = {}, faults
                self._note_all({})

    def _now(self) -> dict[str, str]:
        return self._whole | self._settled | self._early

    def _newest(self, name: str) -> int:
        if not name:
            return self._number
        names = [name] if name in self else [name, LOST]
        return max(self._changed.get(one, self._all_changed) for one in names)

    def _note(self, names: Iterable[str]) -> None:
        self._number = max(self._number + 1, _moment())
        self._changed |= dict.fromkeys(names, self._number)
        self._news.notify_all()

    def _note_all(self, but: dict[str, int]) -> None:
        self._changed = but
        self._note(())
        self._all_changed = self._number

    def _place(self, known: str) -> Path:
        return Path(self._store.name, known)

    def _kept(self, content: bytes) -> str:
        """Keep a content where no build changes it, and return its sum."""
        known = _sum(content)
        place = self._place(known)
        if not place.exists():
            # What a full disk cuts off has no such name.
            draft = place.with_suffix(".new")
            draft.write_bytes(content)
            draft.replace(place)
        return known

    def _clean(self) -> None:
        needed = set(self._whole.values())
        for file in Path(self._store.name).iterdir():
            # Where somebody still reads it, it goes another time.
            if file.name not in needed:
                with suppress(OSError):
                    file.unlink()


def _unlike(before: Mapping[str, str], after: Mapping[str, str]) -> set[str]:
    """Return the names of what is not the same in both."""
    return {one for one in {*before, *after} if before.get(one) != after.get(one)}


def _is_in_pages(name: str) -> bool:
    """Tell whether a file may be seen in pages that are the same without it.

    A page names the folder of our scripts and styles, which has another name with another content.
    """
    return Path(name).suffix.lower() not in ASIDE and FOLDER not in name


def _sum(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def _moment() -> int:
    return time.monotonic_ns() // 1_000_000
