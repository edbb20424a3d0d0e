"""The words of a language, where a project brings a catalogue of its own."""

from __future__ import annotations

from pathlib import Path

from service_standards.source.reading.files import read_text, shown_name
from service_standards.source.reading.problems import ProblemList
from service_standards.words.catalogues import words_of
from service_standards.words.message import Words

FOLDER = "words"


def read_words(root: Path, language: str, problems: ProblemList) -> Words:
    """Return the words of a language with those of `words/<language>.po`; its faults are noted."""
    path = root / FOLDER / f"{language}.po"
    is_there = path.exists() or path.is_symlink()
    own = read_text(path, root, problems) if is_there else None
    words, faults = words_of(language, own)
    for fault in faults:
        place = (fault.line, fault.column)
        problems.add(shown_name(path, root), place, fault.code, fault.message)
    return words
