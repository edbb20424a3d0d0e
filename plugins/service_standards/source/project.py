"""Reading a whole project: every fault of every file at once, or a checked `Project`."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from service_standards.errors import ProblemsFound
from service_standards.model.base import Model
from service_standards.model.checklist import Checklist, Facts, ScoringPolicy
from service_standards.model.criterion import Criterion, DimensionPage
from service_standards.model.guide import Guide
from service_standards.model.project import Project
from service_standards.model.standard import Standard
from service_standards.source.coverage import check_whole
from service_standards.source.criterion_file import Read, read_criterion, read_dimension_page
from service_standards.source.directives import check_directives
from service_standards.source.documents import Documents, read_documents
from service_standards.source.example_file import read_example
from service_standards.source.files import Folders, read_text, shown_name
from service_standards.source.problems import START, ProblemList, allowed_words
from service_standards.source.references import Sources, check_references
from service_standards.source.release_checks import check_releases
from service_standards.source.source_files import STANDARD, source_files
from service_standards.source.template_files import Known, read_templates
from service_standards.source.texts import Prose, check_repeated_sentences, check_words
from service_standards.source.validate import validate
from service_standards.source.yaml_reader import read_yaml

M = TypeVar("M", bound=Model)
FACTS, SCORING = "checklists/facts.yml", "checklists/scoring.yml"


def load_project(root: Path, docs: Path | None = None) -> Project:
    """Read and check the project below `root` (`standards/`, `checklists/`, `releases/`, `docs/`).

    `docs` is the folder of the prose where it is another than `root/docs`.

    Raises:
        ProblemsFound: with every fault of all files.
    """
    problems = ProblemList()
    folders = Folders.of(root, docs)
    root = folders.root
    sources = _read(root, problems)
    check_references(sources, problems)
    check_whole(sources, problems)
    _check_texts(sources, problems)
    guides = _read_prose(folders, sources, problems)
    templates = read_templates(folders, _known(sources), problems)
    example = read_example(root, sources, problems)
    releases = check_releases(root, sources, problems)
    if problems.problems or not (sources.standard and sources.facts and sources.scoring):
        raise ProblemsFound(problems.problems)
    standard = sources.standard.model
    order = {dimension.id: index for index, dimension in enumerate(standard.dimensions)}
    criteria = sorted(
        (read.model for read in sources.criteria),
        key=lambda one: (order[one.dimension], one.id[:3], int(one.id[4:])),
    )
    pages = sorted((read.model for read in sources.dimension_pages), key=lambda one: order[one.id])
    checklists = sorted(
        (read.model for read in sources.checklists),
        key=lambda one: (order.get(one.id, len(order)), one.id),
    )
    return Project(
        standard=standard,
        dimension_pages=tuple(pages),
        criteria=tuple(criteria),
        checklists=tuple(checklists),
        facts=sources.facts.model.facts,
        scoring=sources.scoring.model,
        guides=tuple(guides),
        templates=tuple(read.model for read in templates.templates),
        phase_model=templates.phase_model.model if templates.phase_model else None,
        example=example,
        releases=releases,
    )


def _check_texts(sources: Sources, problems: ProblemList) -> None:
    criteria = [Prose(one.data.file, one.body_line, one.model.body) for one in sources.criteria]
    pages = [Prose(one.data.file, one.body_line, one.model.body) for one in sources.dimension_pages]
    avoided = sources.standard.model.words_to_avoid if sources.standard else ()
    check_words([*criteria, *pages], avoided, problems)
    check_repeated_sentences(criteria, problems)


def _known(sources: Sources) -> Known:
    criteria = [read.model.id for read in sources.criteria]
    return Known(
        sources.standard.model if sources.standard else None,
        None if sources.unreadable_criteria else criteria,
        None if sources.unreadable_checklists else [one.model.id for one in sources.checklists],
    )


def _read_prose(folders: Folders, sources: Sources, problems: ProblemList) -> list[Guide]:
    catalogue = sources.catalogue
    guides = read_documents(Documents(folders, catalogue), problems)
    pages: list[Read[DimensionPage] | Read[Criterion]] = [
        *sources.dimension_pages,
        *sources.criteria,
    ]
    for page in pages:
        check_directives(page.model.body, page.body_line, page.data.file, catalogue, problems)
    return guides


def _read(root: Path, problems: ProblemList) -> Sources:
    standard = _read_yaml_file(Standard, root / STANDARD, root, problems)
    facts = _read_yaml_file(Facts, root / FACTS, root, problems)
    scoring = _read_yaml_file(ScoringPolicy, root / SCORING, root, problems)
    sources = Sources(standard, facts, scoring, [], [], [])
    found = source_files(root, "checklists", problems)
    sources.unreadable_checklists = found.is_partly
    for path in found.paths:
        if path not in (root / FACTS, root / SCORING):
            checklist = _read_yaml_file(Checklist, path, root, problems)
            if checklist:
                sources.checklists.append(checklist)
            else:
                sources.unreadable_checklists = True
    _read_dimensions(root, sources, problems)
    return sources


def _read_yaml_file(
    model: type[M], path: Path, root: Path, problems: ProblemList
) -> Read[M] | None:
    file = shown_name(path, root)
    if not path.exists() and not path.is_symlink():
        problems.add(file, START, "missing-file", "this file is missing")
        return None
    text = read_text(path, root, problems)
    data = read_yaml(text, file, problems) if text is not None else None
    value = validate(model, data, problems) if data else None
    return Read(value, data) if value and data else None


def _read_dimensions(root: Path, sources: Sources, problems: ProblemList) -> None:
    # Without a readable standard the folders are taken as they are, to find more faults.
    folders = [path.name for path in sorted((root / "standards").glob("*/"))]
    standard = sources.standard
    known = [one.id for one in standard.model.dimensions] if standard else folders
    found = source_files(root, "standards", problems)
    sources.unreadable_criteria = found.is_partly
    for path in found.paths:
        file, parts = shown_name(path, root), path.relative_to(root).parts
        if len(parts) != 3 or parts[1] not in known:
            folder = "/".join(parts[1:-1])
            message = f"'{folder}' is no dimension of the standard{allowed_words(folder, known)}"
            problems.add(file, START, "unknown-dimension", message)
            sources.unreadable_criteria = True
        elif path.name == "index.md":
            _add_page(read_dimension_page(path, root, problems), parts[1], sources, problems)
        else:
            criterion = read_criterion(path, root, parts[1], problems)
            if criterion:
                sources.criteria.append(criterion)
            else:
                sources.unreadable_criteria = True
    for dimension in known:
        if not (root / "standards" / dimension / "index.md").exists():
            file = f"standards/{dimension}/index.md"
            problems.add(file, START, "missing-file", "the page of this dimension is missing")


def _add_page(
    page: Read[DimensionPage] | None, folder: str, sources: Sources, problems: ProblemList
) -> None:
    if page is None:
        return
    if page.model.id != folder:
        message = f"the id '{page.model.id}' differs from the folder's name '{folder}'"
        problems.add(page.data.file, page.data.place(("id",)), "bad-id", message, "id")
        return
    sources.dimension_pages.append(page)
