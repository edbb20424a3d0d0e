"""A page is written as Python-Markdown writes it, without asking each element for rare kinds."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from xml.etree import ElementTree as ET

from markdown import Markdown, serializers

from service_standards.adapters.markdown.sparing.known_source import has_known_source

# The writers of Python-Markdown that ours follows, sign by sign.
KNOWN = frozenset({
    "7cef1af99da20252c41686272d7b8697313ddb963e83e613dd2d5124655261fb",
})  # fmt: skip
# The stubs of Python-Markdown leave some of its names out.
python_markdown: Any = serializers
EMPTY = frozenset(python_markdown.HTML_EMPTY)
RAW = ("script", "style")
Serialise = Callable[[ET.Element], str]


def spare_serialising(md: Markdown) -> None:
    """Let a converter write with ours, if it would write with one of those that we know."""
    if not has_known_source(serializers, KNOWN):
        return
    own: dict[str, tuple[Serialise, bool]] = {
        "xhtml": (serializers.to_xhtml_string, False),
        "html": (serializers.to_html_string, True),
    }
    formats: dict[Any, Serialise] = dict(md.output_formats)
    for name, (known, is_html) in own.items():
        if formats.get(name) is known:
            formats[name] = partial(serialised, known=known, is_html=is_html)
    md.output_formats = formats  # type: ignore[misc]


def serialised(element: ET.Element, known: Serialise, *, is_html: bool) -> str:
    """Return an element as HTML; `known` does it for what is not of a plain kind."""
    parts: list[str] = []
    try:
        _write(element, parts.append, is_html=is_html)
    except (_OtherKind, RecursionError):
        return known(element)
    return "".join(parts)


class _OtherKind(Exception):
    """An element, or an attribute, that pages hold rarely."""


def _write(element: ET.Element, add: Callable[[str], None], *, is_html: bool) -> None:
    tag, text, attributes = element.tag, element.text, element.attrib
    if type(tag) is not str:
        raise _OtherKind
    name = tag.lower()
    is_empty = name in EMPTY
    end = " />" if is_empty and not is_html else ">"
    add(f"<{tag}{_attributes(attributes, is_html=is_html)}{end}" if attributes else f"<{tag}{end}")
    if is_html or not is_empty:
        if text:
            add(text if name in RAW else _escaped(text))
        for child in element:
            _write(child, add, is_html=is_html)
        if not is_empty:
            add(f"</{tag}>")
    if element.tail:
        add(_escaped(element.tail))


def _attributes(attributes: dict[str, str], *, is_html: bool) -> str:
    written = ""
    for key, value in sorted(attributes.items()):
        if type(key) is not str or not isinstance(value, str):
            raise _OtherKind
        text = _escaped(value)
        if '"' in text:
            text = text.replace('"', "&quot;")
        is_alone = is_html and key == text and key in python_markdown.BOOLEAN_ATTRIBUTES["html"]
        written += f" {text}" if is_alone else f' {key}="{text}"'
    return written


def _escaped(text: str) -> str:
    if "&" in text:
        # An entity stays one.
        text = python_markdown.RE_AMP.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text
