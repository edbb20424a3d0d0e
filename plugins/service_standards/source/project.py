"""Reading a whole project: every fault of every file at once, or a checked `Project`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from service_standards.errors import ProblemsFound
from service_standards.known import NOTHING, Knowledge
from service_standards.model.checklist import Checklist
from service_standards.model.criterion import Criterion, DimensionPage
from service_standards.model.example import Example
from service_standards.model.gone import OldPage, old_pages
from service_standards.model.guide import Guide
from service_standards.model.plain.ids import IdForm, id_order
from service_standards.model.project import Project
from service_standards.model.release import Release
from service_standards.model.standard import Standard
from service_standards.source.checks.completeness import check_whole
from service_standards.source.checks.example_file import read_example
from service_standards.source.checks.gate_questions import check_gate_questions
from service_standards.source.checks.gathered import gathered
from service_standards.source.checks.ids import check_ids
from service_standards.source.checks.look import check_look
from service_standards.source.checks.membership import check_membership
from service_standards.source.checks.optional_terms import check_optional_terms
from service_standards.source.checks.own_words import check_own_words
from service_standards.source.checks.profile import check_written, judged
from service_standards.source.checks.references import check_references
from service_standards.source.checks.release_checks import check_releases
from service_standards.source.checks.wording import check_texts
from service_standards.source.kinds.criterion_file import Read
from service_standards.source.kinds.directives import SIGN, check_directives
from service_standards.source.kinds.mentions import (
    Mention,
    check_mentions_in_data,
    form_of,
    mentioned,
    note_mentions,
)
from service_standards.source.kinds.prose import Documents, read_documents
from service_standards.source.kinds.release_files import read_changes
from service_standards.source.kinds.sources import Sources, read_sources
from service_standards.source.kinds.template_files import Known, TemplateSources, read_templates
from service_standards.source.kinds.words_file import read_words
from service_standards.source.reading.paths import Folders, check_folders
from service_standards.source.reading.problems import ProblemList
from service_standards.source.translations.languages import (
    Parts,
    Spoken,
    read_languages,
    with_languages,
)
from service_standards.words.message import Words


class InOrder(TypedDict):
    """The parts of a project whose order the catalogue decides."""

    dimension_pages: tuple[DimensionPage, ...]
    criteria: tuple[Criterion, ...]
    checklists: tuple[Checklist, ...]


def load_project(
    root: Path, docs: Path | None = None, known: Knowledge = NOTHING, *, is_preview: bool = False
) -> Project:
    """Read and check the project below `root` (`standards/`, `checklists/`, `releases/`, `docs/`).

    `docs` is the folder of the prose where it is another than `root/docs`; `known` is what earlier
    readings found; in a preview, a translation that lags is no fault.

    Raises:
        ProblemsFound: with every fault of all files.
    """
    known.begin()
    problems = ProblemList(known=known, is_preview=is_preview)
    folders = Folders.of(root, docs)
    found = _read(folders, problems)
    sources = found.sources
    faults, draft = judged(sources, problems)
    if faults or not (sources.standard and sources.facts and sources.scoring):
        known.keep()
        raise ProblemsFound(gathered(faults), found.words, problems.warnings)
    model, templates = found.templates.phase_model, found.templates.templates
    project = Project(
        standard=sources.standard.model,
        **_in_catalogue_order(sources, sources.standard.model),
        facts=sources.facts.model.facts,
        kinds=sources.facts.model.kinds,
        scoring=sources.scoring.model,
        guides=tuple(found.guides),
        templates=tuple(read.model for read in templates),
        phase_model=model.model if model else None,
        example=found.example,
        releases=found.releases,
        old_pages=_old_pages(folders.root, sources, found.releases, problems),
        draft=draft,
        words=found.words,
        warnings=tuple(sorted(set(problems.warnings))),
    )
    return with_languages(project, found.languages, folders, problems.known.once)


@dataclass(frozen=True)
class _Found:
    """What was read of a project, as far as it could be."""

    sources: Sources
    words: Words
    guides: Sequence[Guide]
    templates: TemplateSources
    example: Example | None
    releases: tuple[Release, ...]
    languages: tuple[Spoken, ...]


def _read(folders: Folders, problems: ProblemList) -> _Found:
    """Read all files, and note what is wrong with each and between them."""
    root = folders.root
    check_folders([root / "releases", folders.docs], root, problems)
    sources = read_sources(root, problems)
    words = read_words(root, sources.language, problems)
    check_own_words(sources, problems)
    check_look(sources, folders.docs, problems)
    check_ids(sources, problems)
    check_references(sources, problems)
    check_membership(sources, problems)
    check_whole(sources, problems)
    check_texts(sources, problems)
    check_written(sources, problems)
    guides = _read_prose(folders, sources, problems)
    templates = read_templates(folders, _known(sources), problems)
    check_optional_terms(sources, templates, problems)
    check_gate_questions(sources, templates, problems)
    for data in templates.data:
        check_mentions_in_data(data, sources.catalogue, problems)
    example = read_example(root, sources, problems)
    releases = check_releases(root, sources, problems)
    languages = read_languages(Parts(folders, sources, templates), problems)
    return _Found(sources, words, guides, templates, example, releases, languages)


def _old_pages(
    root: Path, sources: Sources, releases: tuple[Release, ...], problems: ProblemList
) -> tuple[OldPage, ...]:
    if not (releases and sources.standard):
        return ()
    version = sources.standard.model.version
    waiting = read_changes(root, version, ProblemList(known=problems.known))
    present = tuple((read.model.id, read.model.source) for read in sources.criteria)
    changes = waiting.model.changes if waiting else ()
    return problems.known.once(old_pages, releases, changes, version, present)


def _in_catalogue_order(sources: Sources, standard: Standard) -> InOrder:
    """Return what stands in files of its own, in the order of the dimensions and of ids."""
    order = {dimension.id: index for index, dimension in enumerate(standard.dimensions)}
    pages = sorted((read.model for read in sources.dimension_pages), key=lambda one: order[one.id])
    criteria = sorted(
        (read.model for read in sources.criteria),
        key=lambda one: (order[one.dimension], id_order(one.id)),
    )
    checklists = sorted(
        (read.model for read in sources.checklists),
        key=lambda one: (order.get(one.id, len(order)), one.id),
    )
    return InOrder(
        dimension_pages=tuple(pages), criteria=tuple(criteria), checklists=tuple(checklists)
    )


def _known(sources: Sources) -> Known:
    criteria = [read.model.id for read in sources.criteria]
    return Known(
        sources.standard.model if sources.standard else None,
        None if sources.unreadable_criteria else criteria,
        None if sources.unreadable_checklists else [one.model.id for one in sources.checklists],
        sources.gone,
    )


def _read_prose(folders: Folders, sources: Sources, problems: ProblemList) -> list[Guide]:
    catalogue = sources.catalogue
    guides = read_documents(Documents(folders, catalogue, sources.languages), problems)
    pages: list[Read[DimensionPage] | Read[Criterion]]
    pages = [*sources.dimension_pages, *sources.criteria]
    asked = problems.known.each(_asked, pages, form_of(catalogue))
    for page, (mentions, has_blocks) in zip(pages, asked, strict=True):
        file = page.data.file
        if has_blocks:
            check_directives(page.model.body, page.body_line, file, catalogue, problems)
        note_mentions(mentions, file, catalogue, problems)
    return guides


def _asked(
    page: Read[DimensionPage] | Read[Criterion], form: IdForm
) -> tuple[Sequence[Mention], bool]:
    """Return what a page mentions, and whether it may hold blocks."""
    body = page.model.body
    return tuple(mentioned(body, page.body_line, form)), SIGN in body
