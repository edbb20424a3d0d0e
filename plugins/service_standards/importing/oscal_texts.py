"""The prose of OSCAL as sections of a criterion; parameters stand as their label in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from service_standards.importing.document import Node
from service_standards.importing.texts import from_markdown, start_escaped
from service_standards.model.vocabulary import Heading
from service_standards.words.message import say

# Where a parameter stands in prose: now, and as it was written before OSCAL 1.0.
INSERT = re.compile(r"\{\{\s*(?:insert:\s*)?(?:param[,:]\s*)?([A-Za-z_][\w.-]*)\s*\}\}")
# Parts of a control by their name, and the section that says the same.
PARTS: Mapping[str, Heading] = {
    "statement": Heading.REQUIREMENT,
    "overview": Heading.WHY_IT_MATTERS,
    "guidance": Heading.HOW_TO_MEET_IT,
    "assessment-objective": Heading.HOW_TO_CHECK_IT,
    "objective": Heading.HOW_TO_CHECK_IT,
    "evidence": Heading.EVIDENCE,
    "avoid": Heading.AVOID,
}
# The parts inside these are items of one list; elsewhere each is a paragraph with its label.
LISTS = frozenset({Heading.HOW_TO_CHECK_IT, Heading.EVIDENCE})
DEEPEST_PARAMETER = 16


@dataclass(frozen=True)
class Parameters:
    """The parameters that hold for a text, by id."""

    by_id: Mapping[str, Node] = field(default_factory=dict)

    def with_those_of(self, owner: Node) -> Parameters:
        """Return these and those that a catalogue, a group or a control adds."""
        own = {one.text("id"): one for one in owner.nodes("params")}
        return Parameters({**self.by_id, **own}) if own else self

    def filled(self, node: Node, text: str, within: tuple[str, ...] = ()) -> str:
        """Return a text with the label of each parameter in its place."""

        def label(found: re.Match[str]) -> str:
            return f"[{self._label(node, found[1], within)}]"

        return INSERT.sub(label, text) if "{{" in text else text

    def _label(self, node: Node, identifier: str, within: tuple[str, ...]) -> str:
        if identifier in within or len(within) > DEEPEST_PARAMETER:
            circle = " → ".join([*within, identifier])
            message = say("parameters lead in a circle: {words}", words=circle[:200])
            node.note("", "cycle", message)
            return identifier
        one = self.by_id.get(identifier)
        if one is None:
            return identifier
        choice = one.node("select")
        text = one.text("label") or _choices(choice) or "; ".join(one.texts("values"))
        return self.filled(node, text or identifier, (*within, identifier))


def _choices(select: Node) -> str:
    """Return the choices of a parameter, after how many of them the source asks for."""
    choices = "; ".join(select.texts("choice"))
    many = select.text("how-many")
    return f"{many}: {choices}" if choices and many else choices


def sections_of(owner: Node, parameters: Parameters) -> dict[Heading, str]:
    """Return the texts of a control, or of a group, by section."""
    found: dict[Heading, list[str]] = {}
    for part in owner.nodes("parts"):
        heading = PARTS.get(part.text("name"))
        if heading:
            texts = found.setdefault(heading, [])
            texts += _items(part, parameters) if heading in LISTS else _lines(part, parameters)
    return {
        heading: ("\n" if heading in LISTS else "\n\n").join(texts)
        for heading, texts in found.items()
        if texts
    }


def left_out_of(control: Node) -> list[str]:
    """Return the names of the parts that have no section."""
    names = (part.text("name") for part in control.nodes("parts"))
    return [name for name in names if name not in PARTS]


def _lines(part: Node, parameters: Parameters) -> Iterator[str]:
    """Yield a part and those inside it, each as a paragraph that begins with its label."""
    prose = from_markdown(parameters.filled(part, part.text("prose")))
    label = next(
        (one.text("value") for one in part.nodes("props") if one.text("name") == "label"), ""
    )
    title = from_markdown(part.text("title"))
    lead = " ".join(one for one in (label, f"**{title}**" if title else "") if one)
    if lead or prose:
        yield start_escaped(f"{lead} {prose}".strip()) if lead else prose
    for one in part.nodes("parts"):
        yield from _lines(one, parameters)


def _items(part: Node, parameters: Parameters) -> Iterator[str]:
    """Yield a part and those inside it as items of one list; what is checked first stands alone."""
    prose = " ".join(parameters.filled(part, part.text("prose")).split())
    if prose:
        yield f"- {start_escaped(from_markdown(prose))}"
    for one in part.nodes("parts"):
        yield from _items(one, parameters)
