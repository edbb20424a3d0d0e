"""The directives that an editor can write in a page.

    ::: checklist digital-by-design
        levels: [2, 3]
        roles: [data]

The first line names the block and what it shows; indented lines narrow it down.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from service_standards.model.checklist import Selection
from service_standards.source.kinds.selection import Catalogue
from service_standards.source.reading.markdown_text import Line, heading_of, lines_outside_code
from service_standards.source.reading.problems import (
    ProblemList,
    allowed_words,
    unknown_thing,
)
from service_standards.source.reading.validate import validate
from service_standards.source.reading.yaml_reader import read_yaml
from service_standards.words.message import Message, say

# These have headings of their own, with addresses that a page can hold only once.
ONCE = {"crosswalk", "my-service", "checklists"}
# Each directive begins so.
SIGN = ":::"
STARTS = re.compile(r"^ {0,3}:::")
INDENTED = re.compile(r"^[ \t]+\S")
OPTION = re.compile(rf"^([ \t]+)({'|'.join(Selection.model_fields)})[ \t]*:")
START = re.compile(r"^::: +(?P<name>\S+)(?P<argument>.*)$")


@dataclass(frozen=True)
class Directive:
    """One directive: its name, what it shows, its options as YAML text, its line.

    `indent` is by how many blanks the options stand to the right.
    """

    name: str
    argument: str
    options: str
    line: int
    indent: int = 0


@dataclass(frozen=True)
class Kind:
    """What a directive takes: the ids it can name, and whether it can be narrowed down."""

    arguments: Sequence[str] | None
    narrows: bool


def known_kinds(
    checklists: Sequence[str], criteria: Sequence[str], dimensions: Sequence[str] = ()
) -> dict[str, Kind]:
    """Return what each directive takes; `site.blocks` renders the same names."""
    return {
        "checklist": Kind(checklists, narrows=True),
        "criteria": Kind(None, narrows=True),
        "dimension-start": Kind(dimensions, narrows=False),
        "crosswalk": Kind(None, narrows=False),
        "baseline": Kind(None, narrows=False),
        "baseline-by-kind": Kind(None, narrows=False),
        "answering-time": Kind(None, narrows=False),
        "my-service": Kind(None, narrows=False),
        "criterion-badges": Kind(criteria, narrows=False),
        "criterion-summary": Kind(criteria, narrows=False),
        "criterion-phases": Kind(criteria, narrows=False),
        "criterion-links": Kind(criteria, narrows=False),
        "checklists": Kind(None, narrows=False),
        "dimensions": Kind(None, narrows=False),
        "example": Kind(None, narrows=False),
        "example-result": Kind(None, narrows=False),
    }


def parse_directive(block: str, line: int = 1) -> Directive | None:
    """Return the directive that a block of lines is, or None."""
    first, _, rest = block.partition("\n")
    found = START.match(first)
    if not found:
        return None
    options = textwrap.dedent(rest)
    start = rest.partition("\n")[0]
    indent = len(start) - len(options.partition("\n")[0])
    return Directive(found["name"], found["argument"].strip(), options, line, indent)


def read_directive(
    directive: Directive, catalogue: Catalogue, file: str, problems: ProblemList
) -> Selection | None:
    """Return how a directive narrows its block, or None after noting what is wrong."""
    standard = catalogue.standard
    kinds = known_kinds(
        list(catalogue.checklists),
        catalogue.ids,
        [one.id for one in standard.dimensions] if standard else (),
    )
    place = (directive.line, 1)
    kind = kinds.get(directive.name)
    if kind is None:
        message = say(
            "unknown block '{name}'{allowed}",
            name=directive.name,
            allowed=allowed_words(directive.name, kinds),
        )
        problems.add(file, place, "unknown-directive", message)
        return None
    known = kind.arguments
    if known is None and directive.argument:
        message = say(
            "'{block}' takes no name; found '{name}'",
            block=directive.name,
            name=directive.argument,
        )
        problems.add(file, place, "unknown-reference", message)
    elif known is not None and directive.argument not in known:
        message = unknown_thing(directive.name, directive.argument, known)
        if directive.argument in catalogue.gone():
            message = catalogue.unknown_criterion(directive.argument)
        problems.add(file, place, "unknown-reference", message)
    if not directive.options.strip():
        return Selection()
    if not kind.narrows:
        message = say("'{block}' takes no options", block=directive.name)
        problems.add(file, (directive.line + 1, directive.indent + 1), "unknown-key", message)
        return None
    return _read_part(directive, catalogue, file, problems)


def _read_part(
    directive: Directive, catalogue: Catalogue, file: str, problems: ProblemList
) -> Selection | None:
    data = read_yaml(directive.options, file, problems, directive.line + 1, directive.indent)
    part = validate(Selection, data, problems) if data else None
    if data is None or part is None:
        return None
    before = len(problems.problems)
    catalogue.check(part, data, (), problems)
    whole = catalogue.checklists.get(directive.argument, Selection())
    if len(problems.problems) == before and not catalogue.holds(whole, part):
        problems.add(file, data.place(()), "empty-part", say("this part holds no criterion"))
    return part


def check_directives(
    body: str, first_line: int, file: str, catalogue: Catalogue, problems: ProblemList
) -> None:
    """Note what is wrong with the directives of a page."""
    if SIGN not in body:
        return
    shown: dict[str, int] = {}
    for directive in problems.once(_directives_of, body, first_line, file):
        part = read_directive(directive, catalogue, file, problems)
        twice = _twice(directive, shown) if part else None
        if twice is not None:
            problems.add(file, (directive.line, 1), "twice-on-a-page", twice)


def _directives_of(
    body: str, first_line: int, file: str, problems: ProblemList
) -> tuple[Directive, ...]:
    """Return the directives of a page; what is wrong with their form is noted."""
    lines = list(lines_outside_code(body, first_line))
    found: list[Directive] = []
    for index, line in enumerate(lines):
        if not STARTS.match(line.text):
            continue
        above = lines[index - 1] if index else Line(first_line - 1, "")
        if not line.text.startswith(":::"):
            message = say("blanks before ':::' make text of it; start the line with ':::'")
            problems.add(file, (line.number, 1), "directive-as-text", message)
        elif not _ends_block(above, line):
            message = say("this is text, because there is no empty line above; put one there")
            problems.add(file, (line.number, 1), "directive-as-text", message)
        else:
            block = _block(lines, index)
            directive = parse_directive("\n".join(one.text for one in block), line.number)
            if directive:
                found.append(directive)
            else:
                kinds = ", ".join(known_kinds([], []))
                message = say(
                    "write the name of a block after ':::'; allowed: {kinds}", kinds=kinds
                )
                problems.add(file, (line.number, 1), "unknown-directive", message)
            _check_after(lines, index + len(block), file, problems)
    return tuple(found)


def _twice(directive: Directive, shown: dict[str, int]) -> Message | None:
    """Return what is wrong with a block that a page can hold only once and holds already, or None.

    `shown` has the lines of what stands above.
    """
    if directive.name not in ONCE:
        return None
    line = shown.setdefault(directive.name, directive.line)
    if line == directive.line:
        return None
    return say(
        "line {line} holds this already: {names}; a page holds each only once",
        names=directive.name,
        line=line,
    )


def _ends_block(above: Line, line: Line) -> bool:
    is_next = above.number + 1 == line.number
    return is_next and (not above.text.strip() or heading_of(above.text) is not None)


def _block(lines: Sequence[Line], index: int) -> list[Line]:
    """Return the line of a directive and those of its options."""
    block = [lines[index]]
    for line in islice(lines, index + 1, None):
        if not INDENTED.match(line.text) or line.number != block[-1].number + 1:
            break
        block.append(line)
    return block


def _check_after(lines: Sequence[Line], index: int, file: str, problems: ProblemList) -> None:
    """Note text and options that would be lost below a directive."""
    following = list(islice(lines, index, index + 2))
    if following and following[0].number == lines[index - 1].number + 1:
        first = following[0]
        if first.text.strip() and not STARTS.match(first.text):
            message = say("text below a block needs an empty line above it")
            problems.add(file, (first.number, 1), "text-after-directive", message)
    below = next((line for line in following if line.text.strip()), None)
    option = OPTION.match(below.text) if below else None
    if below and option:
        message = say(
            "'{option}' is no option here; leave no empty line between ':::' and it",
            option=option[2],
        )
        place = (below.number, len(option[1]) + 1)
        problems.add(file, place, "text-after-directive", message)
