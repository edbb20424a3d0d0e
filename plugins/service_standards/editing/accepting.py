"""Writing into a translation which text of its original somebody compared it with."""

from __future__ import annotations

import re

KEY = "digest"
LINE = re.compile(rf"^{KEY}[ \t]*:.*$", re.MULTILINE)
FIRST_KEY = re.compile(r"^[^\s#]", re.MULTILINE)
EDGE = "---"


def with_digest_in_page(text: str, digest: str) -> str:
    """Return a Markdown text whose front matter holds a digest; what it held before goes."""
    line = f"{KEY}: {digest}"
    if text.partition("\n")[0].rstrip(" \t") != EDGE:
        return f"{EDGE}\n{line}\n{EDGE}\n\n{text}"
    end = text.index(f"\n{EDGE}", len(EDGE)) + 1
    return _set(text[:end], line, end) + text[end:]


def with_digest_in_data(text: str, digest: str) -> str:
    """Return YAML whose first key is a digest; what it held before goes."""
    found = FIRST_KEY.search(text)
    return _set(text, f"{KEY}: {digest}", found.start() if found else len(text))


def _set(text: str, line: str, place: int) -> str:
    if LINE.search(text):
        return LINE.sub(line, text, count=1)
    return f"{text[:place]}{line}\n{text[place:]}"
