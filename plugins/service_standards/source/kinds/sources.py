"""Reading what stands in `standards/` and `checklists/`, each part as far as it can be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TypeVar

from service_standards.model.base import SLUG, Model
from service_standards.model.checklist import Checklist, Facts, ScoringPolicy
from service_standards.model.criterion import Criterion, DimensionPage
from service_standards.model.plain.ids import IdForm
from service_standards.model.standard import Standard
from service_standards.source.kinds.criterion_file import (
    Read,
    read_criterion,
    read_dimension_page,
    read_model,
)
from service_standards.source.kinds.release_files import became
from service_standards.source.kinds.selection import Catalogue
from service_standards.source.language.criterion_words import (
    ENGLISH,
    CriterionWords,
    criterion_words,
    words_of_language,
)
from service_standards.source.language.language_folders import (
    LANGUAGE_FOLDER,
    UNDECLARED,
    undeclared,
)
from service_standards.source.language.words_as_said import (
    language_said,
    members_said,
    words_as_said,
)
from service_standards.source.reading.files import read_text
from service_standards.source.reading.paths import is_inside, shown_name
from service_standards.source.reading.problems import START, MarkedData, ProblemList, allowed_words
from service_standards.source.reading.source_files import DEPTHS, STANDARD, source_files
from service_standards.source.reading.validate import PATTERNS, validate
from service_standards.source.reading.yaml_reader import read_yaml
from service_standards.words.message import Message, say

M = TypeVar("M", bound=Model)
FACTS, SCORING = "checklists/facts.yml", "checklists/scoring.yml"


@dataclass
class Sources:
    """What was read, each part None or left out where it could not be.

    `id_form`, `language` and `words` are what `standard.yml` says, whatever else is wrong with it.
    """

    standard: Read[Standard] | None
    facts: Read[Facts] | None
    scoring: Read[ScoringPolicy] | None
    dimension_pages: list[Read[DimensionPage]]
    criteria: list[Read[Criterion]]
    checklists: list[Read[Checklist]]
    id_form: IdForm = IdForm.OPEN
    language: str = ENGLISH
    words: CriterionWords = field(default_factory=partial(words_of_language, ENGLISH))
    unreadable_criteria: bool = False
    unreadable_checklists: bool = False
    gone: Callable[[], Mapping[str, Message]] = dict

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages beside that of the standard."""
        return tuple(self.standard.model.translations) if self.standard else ()

    @cached_property
    def catalogue(self) -> Catalogue:
        """What selections can name and hold."""
        return Catalogue(
            self.standard.model if self.standard else None,
            [read.model for read in self.criteria],
            {read.model.id: read.model.select for read in self.checklists},
            is_whole=not self.unreadable_criteria,
            gone=self.gone,
        )


def read_sources(root: Path, problems: ProblemList) -> Sources:
    """Return what could be read; what is wrong with a file by itself is noted."""
    data = _standard_data(root, problems)
    standard = problems.once(_read_of, Standard, data)
    rules = standard.model.text_rules if standard else {}
    problems.rules = {rule.value: severity for rule, severity in rules.items()}
    facts = _read_yaml_file(Facts, root / FACTS, root, problems)
    scoring = _read_yaml_file(ScoringPolicy, root / SCORING, root, problems)
    said = data.value if data else members_said(_bytes_at(root / STANDARD, root))
    words = (
        problems.known.once(criterion_words, standard.model)
        if standard
        else problems.known.alike("words-as-said", words_as_said(said))
    )
    own = (_id_form(data), language_said(said), words)
    sources = Sources(standard, facts, scoring, [], [], [], *own)
    version = standard.model.version if standard else ""
    sources.gone = cache(lambda: became(root, version))
    found = source_files(root, "checklists", problems, sources.languages)
    sources.unreadable_checklists = found.is_partly
    for one in found.files:
        if one.file not in (FACTS, SCORING):
            checklist = _read_yaml_file(Checklist, Path(one.path), root, problems)
            if checklist:
                sources.checklists.append(checklist)
            else:
                sources.unreadable_checklists = True
    _read_dimensions(root, sources, problems)
    return sources


def _read_yaml_file(
    model: type[M], path: Path, root: Path, problems: ProblemList
) -> Read[M] | None:
    text = _text_of(path, root, problems)
    if text is None:
        return None
    return problems.once(read_model, model, text, shown_name(path, root))


def _standard_data(root: Path, problems: ProblemList) -> MarkedData | None:
    text = _text_of(root / STANDARD, root, problems)
    return problems.once(read_yaml, text, STANDARD) if text is not None else None


def _bytes_at(path: Path, root: Path) -> bytes:
    """Return what stands in a file of which it was told already what is wrong with it."""
    try:
        return path.read_bytes() if path.is_file() and is_inside(path, root) else b""
    except OSError:
        return b""


def _text_of(path: Path, root: Path, problems: ProblemList) -> str | None:
    if not path.exists() and not path.is_symlink():
        problems.add(shown_name(path, root), START, "missing-file", say("this file is missing"))
        return None
    return read_text(path, root, problems)


def _read_of(model: type[M], data: MarkedData | None, problems: ProblemList) -> Read[M] | None:
    value = validate(model, data, problems) if data else None
    return Read(value, data) if value and data else None


def _id_form(data: MarkedData | None) -> IdForm:
    """Return which ids a standard allows; whatever they are, where it cannot be told."""
    if data is None or not isinstance(data.value, dict):
        return IdForm.OPEN
    said = data.value.get("id_form", IdForm.PREFIX_NUMBER)
    return IdForm(said) if isinstance(said, str) and said in set(IdForm) else IdForm.OPEN


def _read_dimensions(root: Path, sources: Sources, problems: ProblemList) -> None:
    """Read the pages of dimensions and their criteria; what stands elsewhere is noted."""
    known = _known_dimensions(root, sources)
    found = source_files(root, "standards", problems, sources.languages)
    sources.unreadable_criteria = found.is_partly
    for one in found.files:
        parts = one.file.split("/")
        if len(parts) != DEPTHS["standards"] or parts[1] not in known:
            _note_misplaced(parts, known, sources, problems)
        elif one.name == "index.md":
            page = read_dimension_page(one, root, sources.words, problems)
            _add_page(page, parts[1], sources, problems)
        else:
            criterion = read_criterion(one, root, parts[1], sources.words, problems)
            sources.criteria += [criterion] if criterion else []
            sources.unreadable_criteria |= criterion is None
    for dimension in known:
        if not (root / "standards" / dimension / "index.md").exists():
            file = f"standards/{dimension}/index.md"
            problems.add(file, START, "missing-file", say("the page of this dimension is missing"))


def _known_dimensions(root: Path, sources: Sources) -> list[str]:
    """Return the ids of the dimensions, or what their folders are called without a standard.

    More faults are found so.
    """
    if sources.standard:
        return [one.id for one in sources.standard.model.dimensions]
    return [path.name for path in sorted((root / "standards").glob("*/")) if _is_id(path.name)]


def _note_misplaced(
    parts: Sequence[str], known: Sequence[str], sources: Sources, problems: ProblemList
) -> None:
    """Note a folder below `standards/` that is none of a dimension and none of a language."""
    if LANGUAGE_FOLDER.fullmatch(parts[1]) and parts[2] in known:
        file = f"standards/{parts[1]}"
        problems.add(file, START, UNDECLARED, undeclared(parts[1], sources.languages))
        return
    folder = "/".join(parts[1:-1])
    file = "/".join(parts)
    message = say(
        "'{folder}' is no dimension of the standard{allowed}",
        folder=folder,
        allowed=allowed_words(folder, known),
    )
    if not _is_id(folder):
        file = f"standards/{folder}"
        message = say("'{folder}' is no id; allowed: {form}", folder=folder, form=PATTERNS[SLUG])
    problems.add(file, START, "unknown-dimension", message)
    sources.unreadable_criteria = True


def _is_id(name: str) -> bool:
    return re.fullmatch(SLUG, name) is not None


def _add_page(
    page: Read[DimensionPage] | None, folder: str, sources: Sources, problems: ProblemList
) -> None:
    if page is None:
        return
    if page.model.id != folder:
        message = say(
            "the id '{id}' differs from the folder's name '{folder}'",
            id=page.model.id,
            folder=folder,
        )
        problems.add(page.data.file, page.data.place(("id",)), "bad-id", message, "id")
        return
    sources.dimension_pages.append(page)
