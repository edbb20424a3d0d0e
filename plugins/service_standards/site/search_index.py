"""The index of a site's search: repeats are left out, and words that mean the same come along."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from service_standards.words.message import Words, say

URL = "search/search_index.json"
# The key of its settings for the words that it does not hold.
STOP_WORDS = "stopWords"
# The key of front matter that makes a page a glossary.
GLOSSARY = "glossary"
# Where "l'usager" are two words: else who looks for one does not find it behind the other.
ELIDING = {"fr", "it", "ca"}
DEFINITION = re.compile(r":\s+(.*)")


def synonyms_in(markdown: str, words: Words) -> list[list[str]]:
    """Return the terms of a glossary, each with the words that its definition names beside it.

    A glossary is a definition list; a line of a definition that begins with "Also called:", in the
    language of the site, names words with commas between them. A catalogue has no-break spaces
    where a person types plain ones, so that all blanks are the same here.
    """
    label = _plain(words.text(say("Also called:")))
    found, term, before = [], "", ""
    for line in markdown.splitlines():
        definition = DEFINITION.match(line)
        if definition:
            term = before
        elif line[:1].strip():
            # What stands at the margin is no part of a definition.
            term = ""
        text = _plain(definition[1] if definition else line)
        if term and text.startswith(label):
            named = (one.strip() for one in text.removeprefix(label).rstrip(" .").split(","))
            found.append([term, *(one for one in named if one)])
        before = line.strip()
    return found


def _plain(text: str) -> str:
    return " ".join(text.split())


def is_without_sections(meta: Mapping[str, Any]) -> bool:
    """Tell whether front matter asks for a page to be found by its title and summary alone."""
    search = meta.get("search")
    return isinstance(search, dict) and search.get("sections") is False


def searched(content: str, meta: Mapping[str, Any]) -> str:
    """Return what an index needs of the HTML of a page: to its title, if it has no sections."""
    if is_without_sections(meta) and content.count("<h1") == 1:
        before, end, _ = content.partition("</h1>")
        return before + end
    return content


def trimmed_index(
    data: dict[str, Any],
    summaries: Mapping[str, str],
    synonyms: Iterable[Sequence[str]],
    stop_words: Iterable[str] = (),
    language: str = "en",
) -> dict[str, Any]:
    """Return an index as the search of the theme reads it.

    `summaries` are those of the pages that are found by title and summary alone, by address. Tags
    are those of a page: its sections do not repeat them. `synonyms` are lists of words that mean
    the same.
    """
    docs = [kept for one in data["docs"] if (kept := _kept(one, summaries)) is not None]
    config = {**data["config"], "synonyms": [list(one) for one in synonyms]}
    config[STOP_WORDS] = sorted(stop_words)
    if language.partition("-")[0] in ELIDING and "separator" in config:
        config["separator"] += "|['\u2019]"
    return {**data, "config": config, "docs": docs}


def _kept(entry: dict[str, Any], summaries: Mapping[str, str]) -> dict[str, Any] | None:
    page, is_section, _ = entry["location"].partition("#")
    summary = summaries.get(page)
    if not is_section:
        return entry if summary is None else {**entry, "text": html.escape(summary, quote=False)}
    if summary is not None:
        return None
    return {key: value for key, value in entry.items() if key != "tags"}
