"""The texts of new files: complete in form, and empty where a person has to write."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from service_standards.model.checklist import Selection
from service_standards.model.standard import Dimension
from service_standards.model.vocabulary import Obligation, Scope

# Text that every reader of YAML takes for this text; anything else is put in quotes.
PLAIN = re.compile(r"[^\W\d_](?:[\w ,.()/'\u2019-]*[\w.)\u2019])?")
WORDS_OF_YAML = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}


@dataclass(frozen=True)
class NewCriterion:
    """What is known of a criterion before somebody writes its text."""

    id: str
    title: str
    obligation: Obligation
    level: int | None
    phases: Sequence[str]
    roles: Sequence[str]


def criterion_text(new: NewCriterion, headings: Iterable[str]) -> str:
    """Return the file of a criterion; what can be left out of its front matter is there, empty."""
    front = {
        "id": scalar(new.id),
        "title": scalar(new.title),
        "obligation": new.obligation.value,
        **({"level": str(new.level)} if new.level else {}),
        **({"phases": flow(new.phases)} if new.phases else {}),
        **({"roles": flow(new.roles)} if new.roles else {}),
        "topics": "[]",
        "applies_when": "{all: [], any: [], none: []}",
        "evidence": "{required_for: []}",
        "keywords": "[]",
        "related": "[]",
        "maps": "{}",
    }
    keys = "".join(f"{key}: {value}\n" for key, value in front.items())
    sections = "\n\n".join(f"## {heading}" for heading in headings)
    return f"---\n{keys}---\n{sections}\n"


def dimension_entry(dimension: Dimension) -> str:
    """Return a dimension as an entry of the list in `standard.yml`, without its hyphen."""
    lines = [
        f"id: {dimension.id}",
        f"prefix: {dimension.prefix}",
        f"title: {scalar(dimension.title)}",
        f"summary: {scalar(dimension.summary)}",
    ]
    lines += [f"scope: {dimension.scope.value}"] if dimension.scope != Scope.SERVICE else []
    return "\n".join(lines)


def dimension_text(dimension: Dimension) -> str:
    """Return the page of a dimension, without its prose."""
    return f"---\nid: {dimension.id}\ntitle: {scalar(dimension.title)}\n---\n"


def checklist_text(identifier: str, title: str, summary: str, select: Selection) -> str:
    """Return the file of a checklist."""
    chosen: Mapping[str, Iterable[object]] = select.model_dump(mode="json")
    parts = [f"  {name}: {flow(map(str, values))}" for name, values in chosen.items() if values]
    lines = [
        "format: checklist/1",
        f"id: {identifier}",
        f"title: {scalar(title)}",
        f"summary: {scalar(summary)}",
        *(["select:", *parts] if parts else ["select: {}"]),
    ]
    return "".join(f"{line}\n" for line in lines)


def flow(values: Iterable[str]) -> str:
    """Return a list on one line of YAML."""
    return f"[{', '.join(values)}]"


def scalar(text: str) -> str:
    """Return a text on one line of YAML, in quotes where it needs them."""
    is_plain = PLAIN.fullmatch(text) and text.casefold() not in WORDS_OF_YAML
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def flow_scalar(text: str) -> str:
    """Return a text that can stand between braces or brackets."""
    return json.dumps(text, ensure_ascii=False) if "," in text else scalar(text)
