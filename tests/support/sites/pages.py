"""What one HTML page refers to, and what a strict policy would refuse on it."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path

# Attributes whose address the browser fetches by itself.
FETCHED = {
    ("audio", "src"),
    ("embed", "src"),
    ("iframe", "src"),
    ("image", "href"),
    ("img", "src"),
    ("input", "src"),
    ("link", "href"),
    ("object", "data"),
    ("script", "src"),
    ("source", "src"),
    ("track", "src"),
    ("use", "href"),
    ("video", "poster"),
    ("video", "src"),
}
FOLLOWED = {("a", "href"), ("area", "href"), ("form", "action")}
# Links that say something about the page; nothing is fetched.
SAYING = {"alternate", "author", "canonical", "license", "next", "prev"}
DATA_TYPES = {"application/json"}
FORBIDDEN = {"base", "embed", "frame", "iframe", "object", "style"}
SCRIPT_ADDRESS = re.compile(r"^(javascript|vbscript):", re.IGNORECASE)
# A browser drops these from an address before it reads the scheme.
DROPPED = re.compile(r"^[\x00-\x20]+|[\t\n\r]")


@dataclass(frozen=True)
class Reference:
    """An address that a page names; `fetched` if the browser gets it by itself."""

    line: int
    tag: str
    address: str
    fetched: bool


@dataclass
class PageContent:
    """What the crawler needs to know of one page."""

    ids: list[str] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    policies: list[str] = field(default_factory=list)
    policy_is_first: bool = True
    canonical: str | None = None


class _Reader(HTMLParser):
    """Fills a `PageContent` from the tags of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = PageContent()
        # The inline script or style that is being read: what it is, and its text so far.
        self.inline: tuple[str, list[str]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if "id" in attributes:
            self.found.ids.append(attributes["id"])
        self._references(tag, attributes)
        self._refuse_tag(tag, attributes)
        self._refuse_attributes(tag, attributes)
        if tag == "meta":
            self._meta(attributes)
        elif tag in {"link", "script"} and attributes.get("rel", "") not in SAYING:
            self.found.policy_is_first &= bool(self.found.policies)

    def _references(self, tag: str, attributes: dict[str, str]) -> None:
        line = self.getpos()[0]
        says = tag == "link" and bool(SAYING & set(attributes.get("rel", "").split()))
        if says and "canonical" in attributes.get("rel", ""):
            self.found.canonical = attributes.get("href")
        for name, value in attributes.items():
            plain = name.removeprefix("xlink:")
            if (tag, plain) in FETCHED | FOLLOWED:
                fetched = (tag, plain) in FETCHED and not says
                self.found.references.append(Reference(line, tag, value, fetched))
            elif name == "srcset":
                for part in value.split(","):
                    address = part.split()[0] if part.strip() else ""
                    self.found.references.append(Reference(line, tag, address, fetched=True))

    def _refuse_tag(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in FORBIDDEN and tag != "style":
            self._refuse(f"<{tag}> element")
        is_data = attributes.get("type", "").lower() in DATA_TYPES
        if tag == "style":
            self.inline = ("<style> element", [])
        elif tag == "script" and "src" not in attributes and not is_data:
            self.inline = ("inline script", [])

    def handle_data(self, data: str) -> None:
        if self.inline:
            self.inline[1].append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style"}:
            self._judge_inline()

    def close(self) -> None:
        super().close()
        self._judge_inline()

    def _judge_inline(self) -> None:
        """Refuse inline text, unless the page's own policy names its hash."""
        if self.inline:
            what, texts = self.inline
            digest = hashlib.sha256("".join(texts).encode()).digest()
            named = f"'sha256-{base64.b64encode(digest).decode()}'"
            if not any(named in policy for policy in self.found.policies):
                self._refuse(what)
        self.inline = None

    def _refuse_attributes(self, tag: str, attributes: dict[str, str]) -> None:
        for name, value in attributes.items():
            if name == "style":
                self._refuse(f'<{tag}> style="{value}"')
            elif name.startswith("on"):
                self._refuse(f"<{tag}> {name} attribute")
            elif SCRIPT_ADDRESS.match(DROPPED.sub("", value)):
                self._refuse(f"<{tag}> {name} with a script address")

    def _meta(self, attributes: dict[str, str]) -> None:
        kind = attributes.get("http-equiv", "").lower()
        if kind == "content-security-policy":
            self.found.policies.append(attributes.get("content", ""))
        elif kind == "refresh":
            self._refuse("meta refresh")

    def _refuse(self, what: str) -> None:
        self.found.refused.append(f"line {self.getpos()[0]}: {what}")


@lru_cache(maxsize=4096)
def read_page(file: Path) -> PageContent:
    """Read one page; a built site does not change during a test run."""
    reader = _Reader()
    reader.feed(file.read_text(encoding="utf-8"))
    reader.close()
    return reader.found
