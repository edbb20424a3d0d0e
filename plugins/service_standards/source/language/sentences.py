"""Where a second sentence starts in a line, by the rules of the text's language."""

from __future__ import annotations

import re
from collections.abc import Collection

import sentencex

from service_standards.source.reading.markdown_text import LINK, without_code

# A mark that can end a sentence, what closes after it, and the blank before the next one.
MARK = re.compile(r"[.?!][\"')\]*_”\u2019]*(?:\s?»)?\s+")
OPENING = "\"'(*_[«“„\u2018¿¡"
NUMBERED = re.compile(r"^\s*\d+[.)]\s+")
EMPHASIS = re.compile(r"[*_]")
ENGLISH = "en"


def second_sentence_at(line: str, language: str, abbreviations: Collection[str] = ()) -> int | None:
    """Return the column (from 1) at which a second sentence starts in a line, or None.

    `language` is a code such as "fr"; `abbreviations` ("Mme.") end no sentence either.
    """
    if not MARK.search(line):
        return None
    blanked = without_code(line, "x")
    for hidden in (LINK, NUMBERED):
        blanked = hidden.sub(lambda found: "x" * len(found[0]), blanked)
    for found in MARK.finditer(blanked):
        before, after = blanked[: found.start() + 1], blanked[found.end() :]
        if _can_begin(after, language) and _is_end(before, after, language, abbreviations):
            return found.end() + 1
    return None


def _can_begin(text: str, language: str) -> bool:
    """Return whether a sentence can begin so.

    A number begins one in English only: of other languages, the abbreviations that stand before
    numbers ("art. 5") are not known well enough.
    """
    first = text.lstrip(OPENING)[:1]
    return first.isupper() or (first.isdigit() and language == ENGLISH)


def _is_end(before: str, after: str, language: str, abbreviations: Collection[str]) -> bool:
    if not before.endswith("."):
        return True
    if before.rsplit(maxsplit=1)[-1].lstrip(OPENING) in abbreviations:
        return False
    whole = EMPHASIS.sub("", before)
    end = 0
    for sentence in sentencex.segment(language, f"{whole} {EMPHASIS.sub('', after)}"):
        end += len(sentence)
        if end >= len(whole):
            return end <= len(whole) + 1
    return False
