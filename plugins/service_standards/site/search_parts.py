"""The index of a large site in parts: a visitor fetches the words and texts of the question alone.

What stands in the place of the index then lists the pages. Words lie in files of about the same
size, sorted, so that all that begin alike lie side by side; the texts of each page have a file.
The script of the theme reads them.
"""

from __future__ import annotations

import json
import re
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from service_standards.site.memory import digest
from service_standards.site.search_index import STOP_WORDS, URL

FOLDER = "search"
# What reads the parts, where a site has our theme.
SCRIPT = "assets/theme/search/parts.js"
# Indexes that are not longer than this stay whole: in bytes, before they are compressed.
LARGE = 2_000_000
# How long a file of words gets, in characters; one word alone may need more.
PART = 12_000
# Nobody types what is longer, such as data in a block of code.
LONGEST_WORD = 100
# Material cuts the words of these languages with rules of their own, or a question in them.
UNCUT_LANGUAGES = {"hi", "ja", "th", "zh"}
# What settings can ask for that the parts do not do.
UNKNOWN_RULES = {"stemmer", "trimmer"}

MARKUP = re.compile(r"<[^>]*>")

# What French leaves of a small word before a vowel; a question loses it too, by `wordsOf`.
ELIDED = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'(?=.)")

Entry = Mapping[str, Any]
# Where a word stands in an entry: -1 and below in its title, `TAGS` and below in its keywords, and
# from 0 in its text.
TAGS = -1000
# Of each word, the entries and the places where it stands, two in one number: there are so many
# that lists of numbers need more memory than all texts.
Postings = dict[str, "array[int]"]
ENTRY = 1 << 32


def search_files(index: Mapping[str, Any], *, is_whole: bool = False) -> dict[str, str]:
    """Return the files that a search asks for, by their path in the site.

    A large index is cut into parts, if its words are known and nobody wants it whole.
    """
    if is_whole or not _is_large(index) or not _can_be_cut(index["config"]):
        return {URL: _json(index)}
    return parted(index)


def _is_large(index: Mapping[str, Any]) -> bool:
    """Tell whether an index is, without all of it as one text more."""
    docs = index["docs"]
    length = len(_json({**index, "docs": []}).encode()) + max(0, len(docs) - 1)
    for one in docs:
        length += len(_json(one).encode())
        if length > LARGE:
            return True
    return False


def _can_be_cut(config: Mapping[str, Any]) -> bool:
    rules, languages = set(config.get("pipeline", ())), set(config.get("lang", ()))
    if rules & UNKNOWN_RULES or languages & UNCUT_LANGUAGES:
        return False
    try:
        re.compile(config["separator"])
    except (KeyError, re.error):
        # A browser reads expressions that Python does not.
        return False
    return True


def words_in(
    text: str, separator: re.Pattern[str], known: dict[str, str] | None = None
) -> Iterator[tuple[int, str]]:
    """Yield the words of a text with their places, cut as Material's search does.

    A tag leaves a place empty, so that no phrase goes on over it. `known` are words by how they
    stand in texts.
    """
    place, known = 0, {} if known is None else known
    for part in MARKUP.split(text):
        # With a group, it would give what stands in that, too.
        for written in _cut(part, separator) if separator.groups else separator.split(part):
            if written:
                word = known.get(written)
                if word is None:
                    word = ELIDED.sub("", written.lower().replace("\u2019", "'"))
                    known[written] = word
                yield place, word
                place += 1
        place += 1


def _cut(text: str, separator: re.Pattern[str]) -> Iterator[str]:
    """Yield what stands between separators; these may look at large letters, and have groups."""
    end = 0
    for found in separator.finditer(text):
        yield text[end : found.start()]
        end = found.end()
    yield text[end:]


def parted(index: Mapping[str, Any], length: int = PART) -> dict[str, str]:
    """Return the files that stand for an index, by their path in the site."""
    pages = _pages(index["docs"])
    entries = [entry for page in pages for entry in page]
    config = index["config"]
    stop_words = frozenset(config.get(STOP_WORDS, ()))
    parts = _parts(_postings(entries, re.compile(config["separator"]), stop_words), length)
    files = {f"w{n}.json": text for n, (_, text) in enumerate(parts)}
    files |= {f"p{n}.json": _json(_texts(page)) for n, page in enumerate(pages)}
    folder = digest(*(text for one in files.items() for text in one))[:16]
    told = {"folder": folder, "words": [first for first, _ in parts]}
    docs = [_listed(page) for page in pages]
    manifest = {**index, "config": {**config, "parts": told}, "docs": docs}
    named = {f"{FOLDER}/{folder}/{name}": text for name, text in files.items()}
    return {URL: _json(manifest)} | named


def _pages(docs: Iterable[Entry]) -> list[list[Entry]]:
    pages: dict[str, list[Entry]] = {}
    for entry in docs:
        pages.setdefault(entry["location"].partition("#")[0], []).append(entry)
    return list(pages.values())


def _listed(page: Sequence[Entry]) -> dict[str, Any]:
    # A page whose title is left out of the search begins with a section of it.
    address, _, _ = page[0]["location"].partition("#")
    return {**page[0], "location": address, "text": "", "entries": len(page)}


def _texts(page: Iterable[Entry]) -> list[list[str]]:
    return [[one["location"].partition("#")[2], one["title"], one["text"]] for one in page]


def _parts(postings: Postings, length: int) -> list[tuple[str, str]]:
    """Return the files of words, each with its first word."""
    parts: list[tuple[str, str]] = []
    lines: list[str] = []
    first, size = "", 0
    # The browser compares strings by these units.
    for word in sorted(postings, key=lambda one: one.encode("utf-16-be")):
        line = f"{_json(word)}:{_json(_packed(postings.pop(word)))}"
        if lines and size + len(line) > length:
            parts.append((first, "{" + ",".join(lines) + "}"))
            first, lines, size = word, [], 0
        first = first or word
        lines.append(line)
        size += len(line)
    return [*parts, (first, "{" + ",".join(lines) + "}")]


def _postings(
    entries: Iterable[Entry], separator: re.Pattern[str], stop_words: Collection[str]
) -> Postings:
    postings: Postings = defaultdict(lambda: array("q"))
    known: dict[str, str] = {}
    for number, entry in enumerate(entries):
        fields = ((-1, -1, entry["title"]), (TAGS, -1, " <> ".join(entry.get("tags", ()))))
        for start, step, text in (*fields, (0, 1, entry["text"])):
            first = number * ENTRY + start
            for place, word in words_in(text, separator, known):
                if word not in stop_words and len(word) <= LONGEST_WORD:
                    postings[word].append(first + step * place)
    return postings


def _packed(held: Iterable[int]) -> list[Any]:
    """Return numbers of entries and places, each as its distance from the one before."""
    packed: list[Any] = []
    last = before = 0
    gaps: list[int] = []
    for one in held:
        # Places before 0 belong to the same entry.
        number = (one + ENTRY // 2) // ENTRY
        place = one - number * ENTRY
        if not packed or number != last:
            packed += [number - last, gaps := []]
            last, before = number, 0
        gaps.append(place if place < 0 else place - before)
        before = max(0, place)
    return [one[0] if isinstance(one, list) and len(one) == 1 else one for one in packed]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
