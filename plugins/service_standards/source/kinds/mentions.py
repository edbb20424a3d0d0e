"""Ids in square brackets (`[UDR-01]`), which become links to criteria."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from service_standards.model.plain.ids import IdForm, id_pattern, is_another_of
from service_standards.source.kinds.selection import Catalogue
from service_standards.source.reading.markdown_text import (
    lines_outside_code,
    link_labels,
    without_code,
)
from service_standards.source.reading.problems import Data, MarkedData, Path, ProblemList, path_text

# The line, the column and the id.
Mention = tuple[int, int, str]
# Neither a link with an address or a name of its own, nor one that names an address.
# The bracket comes first, because a pattern is found faster by a sign that it begins with.
MENTIONS = {form: rf"\[(?<![!\]\\]\[)({id_pattern(form)})\](?![\[(:])" for form in IdForm}


def check_mentions(
    body: str, first_line: int, file: str, catalogue: Catalogue, problems: ProblemList
) -> None:
    """Note each id that looks like one of the standard and is none.

    One with a prefix of another standard is text; where the standard sets no prefixes, so is one
    that differs from its ids by more than numbers. One that was taken out is no fault: its page
    says what became of it, and a text may well speak of the past.
    """
    found = problems.known.once(_mentioned, body, first_line, form_of(catalogue))
    note_mentions(found, file, catalogue, problems)


def note_mentions(
    found: Iterable[Mention], file: str, catalogue: Catalogue, problems: ProblemList
) -> None:
    """Note the same of what somebody has found in a text."""
    for line, column, identifier in found:
        if _is_fault(identifier, catalogue):
            message = catalogue.unknown_criterion(identifier)
            problems.add(file, (line, column), "unknown-reference", message)


def check_mentions_in_data(data: MarkedData, catalogue: Catalogue, problems: ProblemList) -> None:
    """Note the same in the texts of a file of data, such as a document template."""
    for path, identifier in problems.known.once(_mentioned_in_data, data, form_of(catalogue)):
        if _is_fault(identifier, catalogue):
            message = catalogue.unknown_criterion(identifier)
            place = data.place(path)
            problems.add(data.file, place, "unknown-reference", message, path_text(path))


def _mentioned_in_data(data: MarkedData, form: IdForm) -> tuple[tuple[Path, str], ...]:
    return tuple(
        (path, identifier)
        for path, text in _texts(data.value, ())
        if "[" in text
        for _, _, identifier in mentioned(text, 1, form)
    )


def _texts(value: Data, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _texts(one, (*path, key))
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from _texts(one, (*path, index))
    elif value is not None:
        yield path, value


def _is_fault(identifier: str, catalogue: Catalogue) -> bool:
    """Tell whether an id was meant as one of the standard and is none."""
    if not (catalogue.is_whole and catalogue.standard):
        return False
    if identifier in catalogue.id_set or identifier in catalogue.gone():
        return False
    if catalogue.standard.id_form == IdForm.OPEN:
        return is_another_of(identifier, catalogue.ids)
    return identifier[:3] in {one.prefix for one in catalogue.standard.dimensions}


def form_of(catalogue: Catalogue) -> IdForm:
    """Return how ids look that a text may mention."""
    return catalogue.standard.id_form if catalogue.standard else IdForm.PREFIX_NUMBER


def _mentioned(body: str, first_line: int, form: IdForm) -> tuple[Mention, ...]:
    return tuple(mentioned(body, first_line, form))


def mentioned(body: str, first_line: int, form: IdForm) -> Iterator[Mention]:
    """Yield the line, the column and the id of each mention outside code and blocks."""
    mention = re.compile(MENTIONS[form])
    if not mention.search(body):
        return
    labels = link_labels(body)
    is_block = False
    for line in lines_outside_code(body, first_line):
        # The options of a block are lists of ids in brackets themselves.
        is_block = line.text.startswith(":::") or (is_block and line.text[:1] in {" ", "\t"})
        if not is_block and "[" in line.text:
            for found in mention.finditer(without_code(line.text)):
                if found[1].casefold() not in labels:
                    yield line.number, found.start() + 1, found[1]
