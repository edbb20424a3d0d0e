"""A catalogue of controls in OSCAL, whichever of its three forms it has.

Groups become dimensions and controls criteria, those inside another control too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from service_standards.export.oscal import NAMESPACE
from service_standards.importing.document import Document, Node
from service_standards.importing.ids import usable
from service_standards.importing.imported import (
    Imported,
    ImportedCriterion,
    ImportedGroup,
    check_count,
)
from service_standards.importing.oscal_texts import Parameters, left_out_of, sections_of
from service_standards.importing.texts import fault_of, one_line
from service_standards.model.vocabulary import Heading, Obligation
from service_standards.source.reading.problems import ProblemList, allowed_words
from service_standards.words.message import say

CATALOG = "catalog"
# The other models of OSCAL, none of which holds the texts of controls.
PROFILE = "profile"
OTHERS = (
    *("component-definition", "system-security-plan", "assessment-plan", "assessment-results"),
    *("plan-of-action-and-milestones", "mapping-collection"),
)
RELATED = "related"
REFERENCE = "reference"
EMPHASIS = re.compile(r"[*`]")
LEVEL = re.compile("[2-9]")
# What Markdown can hold between parentheses.
WEB_ADDRESS = re.compile(r"https?://[^\s<>()\"]+")


@dataclass(frozen=True)
class _Control:
    """A control with the labels of its parameters; `id` is its id in the source."""

    node: Node
    id: str
    labels: Parameters


def read_oscal(document: Document, problems: ProblemList) -> Imported | None:
    """Return what a catalogue holds, or None after noting why it cannot be used."""
    root = Node(document, (), document.value if isinstance(document.value, dict) else {})
    if CATALOG not in root.value:
        _refuse(root)
        document.tell(problems)
        return None
    catalog = root.node(CATALOG)
    imported = _head(catalog)
    reader = _Reader(imported, _resources(catalog))
    reader.read(catalog)
    if document.faults:
        document.tell(problems)
        return None
    return imported if check_count(len(imported.criteria), document.file, problems) else None


def _refuse(root: Node) -> None:
    found = next((one for one in (PROFILE, *OTHERS) if one in root.value), "")
    message = say(
        "this is no OSCAL catalogue: it has no '{catalog}' at its top{allowed}",
        catalog=CATALOG,
        allowed=allowed_words(next(iter(root.value), ""), [CATALOG]),
    )
    if found:
        message = say(
            "this is '{found}' of OSCAL, which holds no texts of controls; import a catalogue",
            found=found,
        )
    if found == PROFILE:
        message = say(
            "this is an OSCAL profile, which only names controls; import the catalogue that it "
            "resolves to"
        )
    root.note(found, "no-catalogue", message)


def _head(catalog: Node) -> Imported:
    metadata = catalog.node("metadata")
    names = {one.text("uuid"): one.text("name") for one in metadata.nodes("parties")}
    publishers = [
        names.get(party, "")
        for one in metadata.nodes("responsible-parties")
        if one.text("role-id") in {"publisher", "creator"}
        for party in one.texts("party-uuids")
    ]
    return Imported(
        title=one_line(EMPHASIS.sub("", metadata.text("title"))),
        publisher=one_line(next(filter(None, publishers), "")),
        version=metadata.text("version"),
    )


def _resources(catalog: Node) -> dict[str, tuple[str, str]]:
    """Return title and address of what the catalogue cites, by id."""
    found = {}
    for one in catalog.node("back-matter").nodes("resources"):
        title = one.text("title") or one.node("citation").text("text")
        links = [link.text("href") for link in one.nodes("rlinks")]
        address = next((link for link in links if link.startswith(("https://", "http://"))), "")
        found[one.text("uuid")] = one_line(title), address
    return found


@dataclass(frozen=True)
class _Found:
    """A criterion before its place and those that it relates to are known."""

    group: ImportedGroup
    criterion: ImportedCriterion
    control: _Control


class _Reader:
    """Goes through a catalogue; what is found stands in `imported`."""

    def __init__(self, imported: Imported, resources: dict[str, tuple[str, str]]) -> None:
        self.imported = imported
        self.resources = resources
        self.found: list[_Found] = []

    def read(self, catalog: Node) -> None:
        labels = Parameters().with_those_of(catalog)
        self._take(ImportedGroup(self.imported.title), _controls(catalog, labels))
        for one in catalog.nodes("groups"):
            group = ImportedGroup(one_line(one.text("title")) or one.text("id"), one.text("id"))
            own = labels.with_those_of(one)
            group.summary = sections_of(one, own).get(Heading.WHY_IT_MATTERS, "")
            self._take(group, _grouped(one, own))
        self._finish(catalog.document)

    def _take(self, group: ImportedGroup, controls: Iterator[_Control]) -> None:
        before = len(self.found)
        for one in controls:
            title = one_line(EMPHASIS.sub("", one.labels.filled(one.node, one.node.text("title"))))
            shown = _label(one.node) or one.id
            if _is_withdrawn(one.node):
                self.imported.withdrawn.append((shown, title))
                continue
            texts = sections_of(one.node, one.labels)
            sources = self._sources(one.node)
            texts |= {Heading.SOURCES: sources} if sources else {}
            for text in (title, *texts.values()):
                if fault := fault_of(text):
                    one.node.note("", "too-large", fault)
            self.imported.left_out.update(left_out_of(one.node))
            criterion = replace(_own(one.node), id=usable(shown), title=title or shown, texts=texts)
            self.found.append(_Found(group, criterion, one))
        if len(self.found) > before:
            self.imported.groups.append(group)

    def _sources(self, control: Node) -> str:
        lines = []
        for link in control.nodes("links"):
            href = link.text("href")
            title, address = self.resources.get(href.removeprefix("#"), ("", href))
            if link.text("rel") == REFERENCE and WEB_ADDRESS.fullmatch(address):
                name = (link.text("text") or title).replace("[", "(").replace("]", ")")
                lines.append(f"- [{one_line(name)}]({address})" if name else f"- <{address}>")
        return "\n".join(dict.fromkeys(lines))

    def _finish(self, document: Document) -> None:
        """Put the criteria into their groups, with their places and those they relate to."""
        ids = {one.control.id: one.criterion.id for one in self.found}
        paths = [(*one.control.node.path, "id") for one in self.found]
        places = document.places(paths)
        for one, path in zip(self.found, paths, strict=True):
            links = (
                link.text("href") for link in one.control.node.nodes("links") if _relates(link)
            )
            wanted = (ids.get(link.removeprefix("#"), "") for link in links)
            related = tuple(dict.fromkeys(key for key in wanted if key))
            others = tuple(key for key in related if key != one.criterion.id)
            criterion = replace(one.criterion, place=places[path], related=others)
            one.group.criteria.append(criterion)


def _relates(link: Node) -> bool:
    return link.text("rel") == RELATED


def _own(control: Node) -> ImportedCriterion:
    """Return what a control says in words of ours: our own catalogue comes back as it was."""
    said = {
        one.text("name"): one.text("value")
        for one in control.nodes("props")
        if one.text("ns") == NAMESPACE
    }
    obligation, level = said.get("obligation"), said.get("level", "")
    return ImportedCriterion(
        id="",
        title="",
        obligation=Obligation(obligation) if obligation in set(Obligation) else None,
        level=int(level) if LEVEL.fullmatch(level) else None,
        file=control.document.file,
    )


def _grouped(group: Node, labels: Parameters) -> Iterator[_Control]:
    """Yield the controls of a group; those of groups inside it come along."""
    yield from _controls(group, labels)
    for one in group.nodes("groups"):
        yield from _grouped(one, labels.with_those_of(one))


def _controls(owner: Node, labels: Parameters) -> Iterator[_Control]:
    for one in owner.nodes("controls"):
        identifier = one.text("id")
        if not identifier:
            one.note("", "missing-key", say("the key '{key}' is missing", key="id"))
        own = labels.with_those_of(one)
        yield _Control(one, identifier, own)
        yield from _controls(one, own)


def _label(control: Node) -> str:
    """Return the number that people know a control by; that of the plain form comes first."""
    labels = [one for one in control.nodes("props") if one.text("name") == "label"]
    plain = [one for one in labels if not one.text("class")]
    return next((one.text("value") for one in (*plain, *labels)), "")


def _is_withdrawn(control: Node) -> bool:
    return any(
        one.text("name").casefold() == "status" and one.text("value").casefold() == "withdrawn"
        for one in control.nodes("props")
    )
