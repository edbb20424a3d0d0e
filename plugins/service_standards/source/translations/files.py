"""Where translations stand: each in the place of its original, below the folder of its language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from service_standards.model.languages.translation import Kind
from service_standards.source.kinds.prose import PAGE_ENDINGS
from service_standards.source.kinds.sources import FACTS, Sources
from service_standards.source.kinds.template_files import EXAMPLE, PHASES, TEMPLATES_FOLDER
from service_standards.source.reading.paths import Below, Folders, below
from service_standards.source.reading.problems import ProblemList
from service_standards.source.reading.source_files import STANDARD


@dataclass(frozen=True)
class Place:
    """A text and its translation: both files, as people read them, and where the second stands."""

    kind: Kind
    original: str
    file: str
    path: Path


def translated_name(original: str, language: str) -> str:
    """Return where the translation of a file below `standards/`, `checklists/` or the prose is."""
    folder, _, rest = original.partition("/")
    return f"{folder}/{language}/{rest}"


def places(folders: Folders, sources: Sources, language: str) -> Iterator[Place]:
    """Yield every text of a project that can be translated, in a fixed order."""

    def place(kind: Kind, original: str) -> Place:
        name = translated_name(original, language)
        return Place(kind, original, name, folders.root / name)

    yield place(Kind.STANDARD, STANDARD)
    for page in sources.dimension_pages:
        yield place(Kind.DIMENSIONS, page.data.file)
    for criterion in sources.criteria:
        yield place(Kind.CRITERIA, criterion.data.file)
    for checklist in sources.checklists:
        yield place(Kind.CHECKLISTS, checklist.data.file)
    if sources.facts:
        yield place(Kind.FACTS, FACTS)
    yield from prose_places(folders, sources.languages, language)


def prose_places(folders: Folders, languages: tuple[str, ...], language: str) -> Iterator[Place]:
    """Yield the pages and the data of the prose, but no translation."""
    if not folders.docs.is_dir():
        return
    own, shown = folders.docs / language, folders.shown(folders.docs / language)
    for one in below(folders.docs, folders.root, folders.owner, ProblemList()):
        is_translation = one.inside.split("/", 1)[0] in languages
        if one.is_folder or is_translation or one.name.startswith("."):
            continue
        kind = _kind_of_prose(one)
        if kind:
            yield Place(kind, one.file, f"{shown}/{one.inside}", own / one.inside)


def _kind_of_prose(one: Below) -> Kind | None:
    if one.ending in PAGE_ENDINGS:
        return Kind.PAGES
    if one.inside != f"{TEMPLATES_FOLDER}/{one.name}" or one.ending != ".yml":
        return None
    if one.name == EXAMPLE:
        return None
    return Kind.PHASES if one.name == PHASES else Kind.TEMPLATES
