"""OSCAL in XML, as the same data that its JSON has.

The parser is Python's own. A document type is refused where it starts, and with it every entity
of its own: nothing is fetched, and nothing grows (ADR 0039).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.parsers import expat

from service_standards.importing.document import Document
from service_standards.importing.xml_prose import Element, inline, prose
from service_standards.model.plain.limits import DEEPEST
from service_standards.source.reading.problems import START, Path, Place, ProblemList
from service_standards.words.message import Message, say

# Elements that can stand several times, by the name of their list in JSON.
LISTS = {
    "control": "controls",
    "group": "groups",
    "link": "links",
    "param": "params",
    "part": "parts",
    "party": "parties",
    "party-uuid": "party-uuids",
    "prop": "props",
    "resource": "resources",
    "responsible-party": "responsible-parties",
    "rlink": "rlinks",
    "value": "values",
    "choice": "choice",
}
OBJECTS = {"metadata", "select", "citation", "back-matter", "catalog"}
LINES = {"title", "label", "text", "name", "version", "choice", "value", "party-uuid", "prose"}
BLOCKS = {"p", "ul", "ol", "pre", "table", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"}


class _Refused(Exception):
    """What is read is no XML for us."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(str(message))


class _Builder:
    """Makes elements of what the parser finds."""

    def __init__(self) -> None:
        self.root: Element | None = None
        self.open: list[Element] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    @property
    def place(self) -> Place:
        return self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1

    def _doctype(self, *_: object) -> None:
        raise _Refused(say("a document type stands here; leave it out"))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.open) >= DEEPEST:
            raise _Refused(say("values are nested deeper than {most} levels", most=DEEPEST))
        element = Element(name.rpartition(" ")[2], attributes, self.place)
        if self.open:
            self.open[-1].inside.append(element)
        else:
            self.root = element
        self.open.append(element)

    def _end(self, _: str) -> None:
        self.open.pop()

    def _text(self, text: str) -> None:
        self.open[-1].inside.append(text)


def xml_document(data: bytes, file: str, problems: ProblemList) -> Document | None:
    """Return the data of XML, or None after noting why it cannot be used."""
    builder = _Builder()
    place, message = START, say("there is nothing in here")
    try:
        builder.parser.Parse(data, True)
    except _Refused as refused:
        place, message = builder.place, refused.message
    except expat.ExpatError as error:
        place = max(1, error.lineno), error.offset + 1
        reason = expat.ErrorString(error.code)
        message = say("this is not valid XML: {reason}", reason=reason)
    except (LookupError, ValueError):
        message = say("this is not valid XML: {reason}", reason=say("it cannot be read"))
    else:
        if builder.root:
            places: dict[Path, Place] = {}
            value = {builder.root.tag: _object(builder.root, (builder.root.tag,), places)}
            return Document(file, value, lambda paths: {one: _near(one, places) for one in paths})
    problems.add(file, place, "broken-xml", message)
    return None


def _near(path: Path, places: Mapping[Path, Place]) -> Place:
    while path not in places and path:
        path = path[:-1]
    return places.get(path, START)


def _object(element: Element, path: Path, places: dict[Path, Place]) -> dict[str, Any]:
    """Return an element as JSON has it: attributes are members, repeated elements lists."""
    places[path] = element.place
    found: dict[str, Any] = dict(element.attributes)
    blocks: list[Element] = []
    for one in element.children:
        name = LISTS.get(one.tag, one.tag)
        if one.tag in BLOCKS:
            blocks.append(one)
        elif one.tag in LISTS:
            among = found.setdefault(name, [])
            if isinstance(among, list):
                here = (*path, name, len(among))
                places[here] = one.place
                among.append(inline(one) if one.tag in LINES else _object(one, here, places))
        elif one.tag in OBJECTS:
            found[name] = _object(one, (*path, name), places)
        elif one.tag in LINES:
            places[(*path, name)] = one.place
            found[name] = inline(one)
    if blocks:
        found["prose"] = prose(blocks)
    return found
