"""Prose in XML as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from service_standards.importing.texts import signs_escaped
from service_standards.source.reading.markdown_text import BACKTICKS
from service_standards.source.reading.problems import START, Place

MARKS = {"em": "*", "i": "*", "strong": "**", "b": "**"}
LISTS = {"ul", "ol"}
INDENT = "    "


@dataclass
class Element:
    """An element without its namespace, and where it starts."""

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    place: Place = START
    inside: list[Element | str] = field(default_factory=list)

    @property
    def children(self) -> list[Element]:
        """The elements inside."""
        return [one for one in self.inside if isinstance(one, Element)]


def prose(blocks: Iterable[Element]) -> str:
    """Return paragraphs, lists, tables and code as Markdown."""
    return "\n\n".join(text for one in blocks if (text := "\n".join(_block(one))))


def inline(element: Element) -> str:
    """Return what stands in one line, with what makes it strong, code or a link."""
    return " ".join("".join(_parts(element)).split())


def _parts(element: Element) -> Iterator[str]:
    for one in element.inside:
        if isinstance(one, str):
            yield signs_escaped(one)
        elif one.tag == "insert":
            yield f"{{{{ insert: param, {one.attributes.get('id-ref', '')} }}}}"
        elif one.tag in MARKS:
            mark, text = MARKS[one.tag], inline(one)
            yield f"{mark}{text}{mark}" if text else ""
        elif one.tag == "code":
            yield _code(_plain(one))
        elif one.tag == "a" and one.attributes.get("href", "").startswith(("https://", "http://")):
            yield f"[{inline(one)}]({one.attributes.get('href', '')})"
        elif one.tag == "q":
            yield f'"{inline(one)}"'
        elif one.tag == "br":
            yield " "
        else:
            yield inline(one)


def _code(text: str) -> str:
    flat = " ".join(text.split())
    longest = max((len(one) for one in BACKTICKS.findall(flat)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if longest else ""
    return f"{fence}{pad}{flat}{pad}{fence}" if flat else ""


def _plain(element: Element) -> str:
    return "".join(one if isinstance(one, str) else _plain(one) for one in element.inside)


def _block(element: Element) -> Iterator[str]:
    tag = element.tag
    if tag in LISTS:
        yield from _list(element, "")
    elif tag == "pre":
        yield from ["~~~~", *_plain(element).strip("\n").split("\n"), "~~~~"]
    elif tag == "table":
        yield from _table(element)
    elif tag == "blockquote":
        yield from (f"> {inline(one)}" for one in element.children)
    elif tag.startswith("h"):
        yield f"### {inline(element)}"
    elif text := inline(element):
        yield text


def _list(element: Element, indent: str) -> Iterator[str]:
    items = [one for one in element.children if one.tag == "li"]
    for number, item in enumerate(items, start=1):
        lists = [one for one in item.children if one.tag in LISTS]
        own = [one for one in item.inside if one not in lists]
        mark = f"{number}." if element.tag == "ol" else "-"
        text = inline(Element("li", inside=own))
        yield f"{indent}{mark} {text}".rstrip()
        for one in lists:
            yield from _list(one, indent + INDENT)


def _table(element: Element) -> Iterator[str]:
    rows = list(_all(element, {"tr"}))
    for number, row in enumerate(rows):
        cells = [inline(one).replace("|", "\\|") for one in _all(row, {"td", "th"})]
        yield f"| {' | '.join(cells)} |"
        if number == 0:
            yield f"|{' --- |' * len(cells)}"


def _all(element: Element, tags: set[str]) -> Iterator[Element]:
    for one in element.children:
        if one.tag in tags:
            yield one
        else:
            yield from _all(one, tags)
