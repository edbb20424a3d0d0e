"""The style sheet of Material for pages that hold none of its larger components.

Every page waits for it before anything is drawn, and half of it is about tabs, admonitions, code
and posts, which most pages have none of (see ADR 0046).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

# Classes that begin so belong to a component: to its elements in the HTML of a page, or to what
# Material's script puts around them.
BEGINNINGS = (
    "admonition", "critic", "footnote", "highlight", "key-", "linenodiv", "linenos",
    "md-annotation", "md-author", "md-banner", "md-button", "md-code", "md-consent",
    "md-feedback", "md-input", "md-pagination", "md-post", "md-profile", "md-source", "md-status",
    "md-tag", "tabbed-",
    "task-list",
)  # fmt: skip
# Classes that are a component, or a kind of admonition.
NAMES = frozenset({
    "abstract", "arithmatex", "bug", "caution", "card", "cards", "danger", "example", "failure",
    "filename", "grid", "hll", "info", "keys", "mermaid", "note", "question", "quote", "success",
    "tip", "warning",
})  # fmt: skip
# Values that components use, and few others.
VALUE = re.compile(
    r"(--md-(?:admonition|annotation|footnotes|mermaid|post|source|status|tabbed|tag|tasklist)-[\w-]+):"
    r"""(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^;"'}])*;?""",
    re.DOTALL,
)
USED = re.compile(r"var\((--[\w-]+)")
# The word comes first: a page is searched for it several times as fast as for its boundary.
CLASSES = re.compile(r"""class=(?<=\bclass=)("[^"]*"|'[^']*'|[^\s>"']+)""")
CLASS = re.compile(r"\.((?:[\w-]|\\.)+)")
BRACKETS = re.compile(r"\([^()]*\)|\[[^]]*\]")
# A text, a remark, what a backslash hides, a brace or a semicolon, or anything else.
PIECE = re.compile(
    r""""(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|/\*.*?\*/|\\.|[{};]|[^"'{};\\/]+|.""", re.DOTALL
)
# Rules that hold other rules.
HOLDS_RULES = ("@media", "@supports")
DIGITS = 12


def has_components(page: str) -> bool:
    """Tell whether the HTML of a page holds a component that `without_components` leaves out."""
    return any(map(_has_component, set(CLASSES.findall(page))))


@lru_cache(maxsize=2000)
def _has_component(value: str) -> bool:
    """Tell whether the value of an attribute, with its quotes, names a component."""
    names = value[1:-1] if value[0] in "\"'" else value
    return any(map(_is_of_component, names.split()))


@lru_cache(maxsize=2)
def without_components(sheet: str) -> str:
    """Return a style sheet without what only the components need; all else stays in its order.

    Raises:
        ValueError: for a sheet whose braces do not match.
    """
    kept = "".join(_kept(sheet))
    used = set(USED.findall(kept))
    return VALUE.sub(lambda found: found[0] if found[1] in used else "", kept)


@dataclass(frozen=True)
class PlainSheet:
    """A style sheet without components: the path of the whole one in the site, and its own text."""

    whole: str
    text: str

    @cached_property
    def path(self) -> str:
        """The path in the site, which changes with the text."""
        digest = hashlib.sha256(self.text.encode()).hexdigest()[:DIGITS]
        return f"{self.whole.rpartition('/')[0]}/plain.{digest}.css"

    def asked_by(self, page: str) -> str:
        """Return the HTML of a page, which asks for this sheet if it needs no more."""
        return page if has_components(page) else page.replace(self.whole, self.path)


def _kept(sheet: str) -> Iterator[str]:
    for head, body in _rules(sheet):
        if body is None:
            yield head
        elif head.lstrip().startswith(HOLDS_RULES):
            inner = "".join(_kept(body))
            yield f"{head}{{{inner}}}" if inner else ""
        elif head.lstrip().startswith("@"):
            yield f"{head}{{{body}}}"
        else:
            named = [one for one in _selectors(head) if not _is_for_component(one)]
            yield f"{','.join(named)}{{{body}}}" if named else ""


def _rules(sheet: str) -> Iterator[tuple[str, str | None]]:
    """Return each rule as what stands before its braces and between them; None is for no braces."""
    depth, head, text = 0, "", ""
    for piece in PIECE.findall(sheet):
        depth += {"{": 1, "}": -1}.get(piece, 0)
        if depth < 0:
            break
        if piece == "{" and depth == 1:
            head, text = text, ""
        elif piece == "}" and depth == 0:
            yield head, text
            text = ""
        elif piece == ";" and depth == 0:
            yield text + piece, None
            text = ""
        elif not piece.startswith("/*"):
            text += piece
    if depth != 0:
        raise ValueError("the braces of a style sheet do not match")
    yield text, None


def _selectors(head: str) -> list[str]:
    """Return the selectors of a rule, each of which stands for itself."""
    found, depth = [""], 0
    for sign in head:
        depth += {"(": 1, ")": -1, "[": 1, "]": -1}.get(sign, 0)
        if sign == "," and depth == 0:
            found.append("")
        else:
            found[-1] += sign
    return found


def _is_for_component(selector: str) -> bool:
    """Tell whether a selector needs the class of a component; one in brackets is no need."""
    while BRACKETS.search(selector):
        selector = BRACKETS.sub("", selector)
    return any(_is_of_component(name) for name in CLASS.findall(selector))


def _is_of_component(name: str) -> bool:
    return name in NAMES or name.startswith(BEGINNINGS)
