"""Assessments on their way in and out of the commands: whole, checked, told in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from service_standards.adapters.cli.reading import NotRead, read_whole
from service_standards.adapters.cli.standard_at_hand import edition_at_hand
from service_standards.adapters.cli.writing import write_answers
from service_standards.answers.refusal import NotDone
from service_standards.errors import AssessmentRefused
from service_standards.export.assessment_text import CatalogueOrder, canonical_assessment
from service_standards.model.edition import Edition
from service_standards.model.plain.limits import MOST_BYTES
from service_standards.source.kinds.assessment_file import open_assessment, sorted_out
from service_standards.words.message import say

Data = dict[str, Any]
FILE = Path("assessment.json")
# What Python makes of a byte that is no text.
HALF = re.compile("[\ud800-\udfff]")


@contextmanager
def refused(path: Path | None = None) -> Iterator[None]:
    """Tell what is refused in one line, with the file that it is about; the command ends with 2."""
    try:
        yield
    except (AssessmentRefused, NotDone) as error:
        message = error.message
        if path is not None:
            message = say("{file}: {fault}", file=path, fault=message)
        raise NotRead(message) from None


def check_words(words: Iterable[str | None]) -> None:
    """Refuse words that were no text where they were typed.

    Raises:
        NotDone: with the first of them.
    """
    for word in words:
        if word is not None and HALF.search(word):
            raise NotDone(say("'{word}' is no text in UTF-8.", word=word))


def read_as_it_is(path: Path, standard: str | None = None) -> Data:
    """Return what a file says, each answer where it stands; of any standard if none is named."""
    return opened(path, read_whole(path, MOST_BYTES), standard)


def opened(path: Path, data: bytes, standard: str | None = None) -> Data:
    """Return what the bytes of a file say, each answer where it stands.

    Raises:
        NotRead: with one sentence.
    """
    with refused(path):
        found = open_assessment(data, standard)
        for place, message in found.faults:
            raise AssessmentRefused("wrong-shape", message, place)
        return found.data


def read_with_edition(path: Path, catalogue: str | None) -> tuple[Edition, Data]:
    """Return the edition at hand and what a file says; answers to what it has not are set aside.

    Raises:
        NotRead: with one sentence, about the file before the standard.
    """
    data = read_whole(path, MOST_BYTES)
    edition = edition_for(path, catalogue)
    return edition, sorted_out(opened(path, data, edition.standard), edition.criteria_by_id)


def edition_for(path: Path, catalogue: str | None) -> Edition:
    """Return the edition that is named, or that stands beside a file or above it."""
    return edition_at_hand(catalogue, path.parent)


def write_assessment(path: Path, data: Mapping[str, Any], order: CatalogueOrder) -> None:
    """Write an assessment in its one form, unless nobody could open it again.

    Raises:
        NotRead: with one sentence; then nothing was written.
        NotWritten: with the reason.
    """
    text = canonical_assessment(data, order)
    try:
        faults = open_assessment(text.encode(), None).faults
        message = faults[0][1] if faults else None
    except AssessmentRefused as error:
        message = error.message
    if message is not None:
        raise NotRead(
            say("Nothing was written, because it could not be opened again: {fault}", fault=message)
        )
    write_answers(path, text)
