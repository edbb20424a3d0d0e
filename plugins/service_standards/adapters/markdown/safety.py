"""The first wall: contributors' Markdown cannot carry scripts, whatever the browser allows."""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from markdown import Markdown, util
from markdown.treeprocessors import Treeprocessor

from service_standards.site.conversion import PageContext
from service_standards.words.message import Message, say

SCHEMES = {"", "http", "https", "mailto", "tel"}
URL_ATTRIBUTES = {"href", "src", "cite", "action", "formaction", "poster", "data", "srcset"}
ALLOWED_ATTRIBUTES = {
    "abbr", "alt", "autocomplete", "checked", "class", "colspan", "dir", "disabled", "for",
    "headers", "height", "hidden", "hreflang", "href", "id", "inputmode", "label", "lang",
    "loading", "max", "maxlength", "min", "name", "open", "placeholder", "readonly", "rel", "role",
    "rowspan", "rows",
    "scope", "span", "src", "start", "tabindex", "target", "title", "type", "value", "width",
    "accept", "checklist", "download", "reversed", "datetime",
}  # fmt: skip
# Of these, no value can do harm.
HARMLESS_ATTRIBUTES = ALLOWED_ATTRIBUTES - URL_ATTRIBUTES
# A path, or a page of another site: there is no other scheme in it, and no sign that hides one.
PLAIN_URL = re.compile(r"(?:https?://)?[\w./#?=-]*", re.ASCII)
ALIGNMENT = re.compile(r"^text-align: (left|center|right);$")


def without_raw_html(md: Markdown) -> None:
    """Stop raw HTML from being passed through: it is shown as text."""
    md.preprocessors.deregister("html_block")
    md.inlinePatterns.deregister("html")


class AttributeProcessor(Treeprocessor):
    """Drops attributes and addresses that could run a script, and notes each of them."""

    def __init__(self, md: Markdown, context: PageContext) -> None:
        super().__init__(md)
        self.context = context

    def run(self, root: ET.Element) -> None:
        """Clean every element of a page."""
        for element in root.iter():
            if not HARMLESS_ATTRIBUTES.issuperset(element.attrib):
                for name in [one for one in element.attrib if one not in HARMLESS_ATTRIBUTES]:
                    self._clean(element, name)

    def _clean(self, element: ET.Element, name: str) -> None:
        value = str(element.attrib[name])
        alignment = ALIGNMENT.match(value) if name == "style" else None
        if alignment:
            # Python-Markdown aligns table cells by style attributes, which the policy forbids.
            del element.attrib[name]
            classes = element.attrib.get("class", "")
            element.set("class", f"{classes} ss-align-{alignment[1]}".strip())
        elif not _is_allowed(name):
            del element.attrib[name]
            self._note(
                "unsafe-attribute",
                say("the attribute '{name}' is not allowed", name=name),
                f"{name}=",
            )
        elif name in URL_ATTRIBUTES and not is_safe_url(value):
            del element.attrib[name]
            written = value.replace(util.AMP_SUBSTITUTE, "&")
            message = say("the address '{address}' is not allowed", address=written[:60])
            self._note("unsafe-url", message, written)

    def _note(self, code: str, message: Message, words: str) -> None:
        place = self.context.place_of(words)
        self.context.problems.add(self.context.file, place, code, message)


def _is_allowed(name: str) -> bool:
    return name in ALLOWED_ATTRIBUTES or name.startswith(("aria-", "data-"))


def is_safe_url(value: str) -> bool:
    """Tell whether an address has a scheme that cannot run a script."""
    if PLAIN_URL.fullmatch(value):
        return True
    text = html.unescape(value.replace(util.AMP_SUBSTITUTE, "&"))
    # Browsers skip control characters and blanks in a scheme.
    text = re.sub(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028\u2029\ufeff]", "", text)
    try:
        scheme = urlsplit(text).scheme
    except ValueError:
        return False
    before_path = re.split(r"[/?#]", text, maxsplit=1)[0]
    return scheme.lower() in SCHEMES and (bool(scheme) or ":" not in before_path)
