"""The directives that an editor can write in a page.

    ::: checklist digital-by-design
        levels: [2, 3]
        roles: [data]

The first line names the block and what it shows; indented lines narrow it down.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service_standards.model.checklist import Selection
from service_standards.source.markdown_text import lines_outside_code
from service_standards.source.problems import ProblemList, allowed_words
from service_standards.source.validate import validate
from service_standards.source.yaml_reader import read_yaml

START = re.compile(r"^::: +(?P<name>\S+)(?P<argument>.*)$")


@dataclass(frozen=True)
class Directive:
    """One directive: its name, what it shows, its options as YAML text, its line."""

    name: str
    argument: str
    options: str
    line: int


@dataclass(frozen=True)
class Kind:
    """What a directive takes: the ids it can name, and whether it can be narrowed down."""

    arguments: Sequence[str] | None
    narrows: bool


def known_kinds(checklists: Sequence[str], criteria: Sequence[str]) -> dict[str, Kind]:
    """Return what each directive takes; `render.directives` renders the same names."""
    return {
        "checklist": Kind(checklists, narrows=True),
        "criteria": Kind(None, narrows=True),
        "crosswalk": Kind(None, narrows=False),
        "my-service": Kind(None, narrows=False),
        "criterion-summary": Kind(criteria, narrows=False),
        "criterion-links": Kind(criteria, narrows=False),
        "checklists": Kind(None, narrows=False),
        "dimensions": Kind(None, narrows=False),
        "example": Kind(None, narrows=False),
    }


def parse_directive(block: str, line: int = 1) -> Directive | None:
    """Return the directive that a block of lines is, or None."""
    first, _, rest = block.partition("\n")
    found = START.match(first)
    if not found:
        return None
    return Directive(found["name"], found["argument"].strip(), textwrap.dedent(rest), line)


def find_directives(text: str, first_line: int) -> Iterator[Directive]:
    """Yield the directives of a page, outside fenced code."""
    lines = list(lines_outside_code(text, first_line))
    for index, line in enumerate(lines):
        if line.text.startswith(":::"):
            block = [line.text]
            for following in lines[index + 1 :]:
                if not following.text.startswith(("    ", "\t")):
                    break
                block.append(following.text)
            directive = parse_directive("\n".join(block), line.number)
            yield directive or Directive("", line.text, "", line.number)


def read_directive(
    directive: Directive, kinds: dict[str, Kind], file: str, problems: ProblemList
) -> Selection | None:
    """Return how a directive narrows its block, or None after noting what is wrong."""
    place = (directive.line, 1)
    kind = kinds.get(directive.name)
    if not directive.name:
        message = f"write the name of a block after ':::'; allowed: {', '.join(kinds)}"
        problems.add(file, place, "unknown-directive", message)
        return None
    if kind is None:
        message = f"unknown block '{directive.name}'{allowed_words(directive.name, kinds)}"
        problems.add(file, place, "unknown-directive", message)
        return None
    known = kind.arguments
    if known is None and directive.argument:
        message = f"'{directive.name}' takes no name; found '{directive.argument}'"
        problems.add(file, place, "unknown-reference", message)
    elif known is not None and directive.argument not in known:
        message = f"unknown {directive.name} '{directive.argument}'"
        problems.add(
            file, place, "unknown-reference", message + allowed_words(directive.argument, known)
        )
    if not directive.options.strip():
        return Selection()
    if not kind.narrows:
        message = f"'{directive.name}' takes no options"
        problems.add(file, (directive.line + 1, 1), "unknown-key", message)
        return None
    data = read_yaml(directive.options, file, problems, directive.line + 1)
    return validate(Selection, data, problems) if data else None


def check_directives(
    body: str, first_line: int, file: str, kinds: dict[str, Kind], problems: ProblemList
) -> None:
    """Note what is wrong with the directives of a page."""
    for directive in find_directives(body, first_line):
        read_directive(directive, kinds, file, problems)
