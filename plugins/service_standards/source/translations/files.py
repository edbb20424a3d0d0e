"""Where translations stand: each in the place of its original, below the folder of its language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from service_standards.model.languages.translation import Kind
from service_standards.source.kinds.prose import PAGE_ENDINGS
from service_standards.source.kinds.sources import FACTS, Sources
from service_standards.source.kinds.template_files import EXAMPLE, PHASES, TEMPLATES_FOLDER
from service_standards.source.reading.paths import Folders, walk
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
    for path in walk(folders.docs, folders.root, folders.owner, ProblemList()):
        inside = path.relative_to(folders.docs)
        if path.is_dir() or inside.parts[0] in languages or path.name.startswith("."):
            continue
        kind = _kind_of_prose(inside)
        if kind:
            there = folders.docs / language / inside
            yield Place(kind, folders.shown(path), folders.shown(there), there)


def _kind_of_prose(inside: Path) -> Kind | None:
    if inside.suffix in PAGE_ENDINGS:
        return Kind.PAGES
    if inside.parent.as_posix() != TEMPLATES_FOLDER or inside.suffix != ".yml":
        return None
    if inside.name == EXAMPLE:
        return None
    return Kind.PHASES if inside.name == PHASES else Kind.TEMPLATES
