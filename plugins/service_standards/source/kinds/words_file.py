"""The words of a language, where a project brings a catalogue of its own."""

from __future__ import annotations

from pathlib import Path

from service_standards.source.reading.files import read_text
from service_standards.source.reading.paths import shown_name
from service_standards.source.reading.problems import ProblemList
from service_standards.words.catalogues import words_of
from service_standards.words.message import Words

FOLDER = "words"


def read_words(root: Path, language: str, problems: ProblemList) -> Words:
    """Return the words of a language with those of `words/<language>.po`; its faults are noted."""
    path = root / FOLDER / f"{language}.po"
    is_there = path.exists() or path.is_symlink()
    own = read_text(path, root, problems) if is_there else None
    # The same words compare as the same, and so does all that is said in them.
    return problems.once(_words, language, shown_name(path, root), own)


def _words(language: str, name: str, own: str | None, problems: ProblemList) -> Words:
    words, faults = words_of(language, own)
    for fault in faults:
        problems.add(name, (fault.line, fault.column), fault.code, fault.message)
    return words
