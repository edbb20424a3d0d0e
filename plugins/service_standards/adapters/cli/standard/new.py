"""The command `new`: start a standard, or a criterion, a dimension or a checklist of one."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import click

from service_standards.adapters.cli.standard.editing import (
    Draft,
    cannot_be_added_to,
    directory_argument,
    faults_of,
    read_draft,
    rewrite,
    tell_what_is_left,
)
from service_standards.adapters.cli.standard.new_ids import check_prefix, id_of_new
from service_standards.adapters.cli.standard.new_standard import new_standard
from service_standards.adapters.cli.writing import write_new
from service_standards.editing.names import file_stem
from service_standards.editing.skeletons import (
    NewCriterion,
    checklist_text,
    criterion_text,
    dimension_entry,
    dimension_text,
)
from service_standards.editing.yaml_text import NotChanged, with_entries
from service_standards.model.base import Model
from service_standards.model.checklist import Checklist, Selection
from service_standards.model.criterion import CriterionFrontMatter
from service_standards.model.standard import Dimension
from service_standards.model.vocabulary import Obligation, Scope
from service_standards.source.language.criterion_words import criterion_words
from service_standards.source.reading.markdown_text import split_front_matter
from service_standards.source.reading.problems import ProblemList
from service_standards.source.reading.source_files import STANDARD
from service_standards.source.reading.validate import validate
from service_standards.source.reading.yaml_reader import read_yaml
from service_standards.words.message import say

M = TypeVar("M", bound=Model)
OBLIGATIONS = click.Choice([one.value for one in Obligation])


@click.group()
def new() -> None:
    """Start a standard, or a part of one; nothing that is there is ever replaced."""


new.add_command(new_standard)


@new.command()
@click.argument("title")
@directory_argument
@click.option("--dimension", required=True, help="The id of the dimension it belongs to.")
@click.option("--obligation", type=OBLIGATIONS, default="should", show_default=True)
@click.option("--level", type=int, help="Its maturity level; the lowest above 1 if left out.")
@click.option("--phase", "phases", multiple=True, help="Can be repeated; all if left out.")
@click.option("--role", "roles", multiple=True, help="Can be repeated; all if left out.")
@click.option("--id", "identifier", help="Its id; the next free one if left out.")
@click.option("--file", "stem", help="The name of the file without .md; the title if left out.")
def criterion(
    title: str,
    directory: Path,
    *,
    dimension: str,
    identifier: str | None,
    stem: str | None,
    **chosen: Any,
) -> None:
    """Start the criterion TITLE of the standard in DIRECTORY, with the next free id."""
    draft = read_draft(directory)
    standard = draft.standard
    levels = [one.number for one in standard.levels if one.number > 1]
    phases, roles = ([one.id for one in terms] for terms in (standard.phases, standard.roles))
    draft.check("dimension", [dimension], [one.id for one in standard.dimensions])
    level = min(levels, default=None) if chosen["level"] is None else chosen["level"]
    draft.check("level", [] if level is None else [level], levels)
    draft.check("phase", chosen["phases"], phases)
    draft.check("role", chosen["roles"], roles)
    started = NewCriterion(
        id_of_new(draft, dimension, identifier),
        title.strip(),
        Obligation(chosen["obligation"]),
        level,
        tuple(dict.fromkeys(chosen["phases"])) or phases,
        tuple(dict.fromkeys(chosen["roles"])) or roles,
    )
    text = criterion_text(started, criterion_words(draft.standard).to_write(dimension))
    matter = split_front_matter(text)
    _check_form(draft, CriterionFrontMatter, matter.yaml if matter else "")
    path = f"standards/{dimension}/{_stem(draft, title, stem)}.md"
    before = faults_of(draft.root)
    write_new(draft.root / path, text)
    draft.say(say("wrote {file}: criterion {id}", file=path, id=started.id))
    if (phases and not chosen["phases"]) or (roles and not chosen["roles"]):
        draft.say(say("It lists every phase or role of the standard: delete what does not fit."))
    tell_what_is_left(draft, before)


@new.command()
@click.argument("identifier", metavar="ID")
@directory_argument
@click.option(
    "--prefix",
    required=True,
    help="Three capitals with which its ids begin.",
)
@click.option("--title", required=True)
@click.option("--summary", required=True, help="One sentence on what it asks for.")
@click.option(
    "--scope",
    type=click.Choice([one.value for one in Scope]),
    default=Scope.SERVICE.value,
    show_default=True,
    help="Who answers it.",
)
def dimension(identifier: str, directory: Path, *, prefix: str, **said: str) -> None:
    """Start the dimension ID of the standard in DIRECTORY: its entry, page and checklist."""
    draft = read_draft(directory)
    if identifier in [one.id for one in draft.standard.dimensions]:
        draft.refuse(say("The dimension '{id}' is there already.", id=identifier))
    check_prefix(draft, prefix)
    entry = dimension_entry(
        Dimension.model_construct(
            id=identifier,
            prefix=prefix,
            title=said["title"],
            summary=said["summary"],
            scope=Scope(said["scope"]),
        )
    )
    one = _check_form(draft, Dimension, entry)
    own = checklist_text(one.id, one.title, one.summary, Selection(dimensions=(one.id,)))
    files = {
        f"standards/{one.id}/index.md": dimension_text(one),
        f"checklists/{one.id}.yml": own,
    }
    for name in files:
        if (draft.root / name).exists():
            draft.refuse(say("'{file}' is there already; it stays as it is.", file=name))
    before = faults_of(draft.root)
    try:
        rewrite(draft.root / STANDARD, lambda text: with_entries(text, ("dimensions",), [entry]))
    except NotChanged:
        draft.refuse(cannot_be_added_to("dimensions", STANDARD))
    draft.say(say("changed {file}", file=STANDARD))
    for name, text in files.items():
        write_new(draft.root / name, text)
        draft.say(say("wrote {file}", file=name))
    tell_what_is_left(draft, before)


@new.command()
@click.argument("identifier", metavar="ID")
@directory_argument
@click.option("--title", required=True)
@click.option("--summary", required=True, help="One sentence on what it is for.")
@click.option("--dimension", "dimensions", multiple=True, help="Can be repeated.")
@click.option("--level", "levels", type=int, multiple=True, help="Can be repeated.")
@click.option("--phase", "phases", multiple=True, help="Can be repeated.")
@click.option("--role", "roles", multiple=True, help="Can be repeated.")
@click.option("--obligation", "obligations", type=OBLIGATIONS, multiple=True)
def checklist(
    identifier: str, directory: Path, *, title: str, summary: str, **chosen: tuple[str | int, ...]
) -> None:
    """Start the checklist ID of the standard in DIRECTORY.

    It holds the criteria that fit every option; without one it holds all.
    """
    draft = read_draft(directory)
    standard = draft.standard
    draft.check("dimension", chosen["dimensions"], [one.id for one in standard.dimensions])
    draft.check("level", chosen["levels"], [one.number for one in standard.levels])
    draft.check("phase", chosen["phases"], [one.id for one in standard.phases])
    draft.check("role", chosen["roles"], [one.id for one in standard.roles])
    text = checklist_text(identifier, title, summary, Selection.model_validate(chosen))
    _check_form(draft, Checklist, text)
    path = f"checklists/{identifier}.yml"
    before = faults_of(draft.root)
    write_new(draft.root / path, text)
    draft.say(say("wrote {file}", file=path))
    tell_what_is_left(draft, before)


def _stem(draft: Draft, title: str, given: str | None) -> str:
    wanted = file_stem(title) if given is None else given.removesuffix(".md")
    if file_stem(wanted) != wanted or wanted in {"", "index", "readme"}:
        message = say(
            "'{name}' is no name for a file; say one with --file: lower-case letters, digits and "
            "single hyphens, such as 'publish-data'.",
            name=wanted if given is not None else title,
        )
        draft.refuse(message)
    return wanted


def _check_form(draft: Draft, model: type[M], text: str) -> M:
    """Return what a text of YAML says, or end with what is wrong with it."""
    problems = ProblemList()
    data = read_yaml(text, "", problems)
    read = validate(model, data, problems) if data else None
    if read is None:
        first = problems.problems[0]
        draft.refuse(say("{path}: {fault}", path=first.path, fault=first.message))
    return read
