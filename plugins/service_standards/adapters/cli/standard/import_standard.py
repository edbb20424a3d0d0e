"""The command `import` for a standard: a project from what somebody else wrote."""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, NoReturn

import click

from service_standards import __version__
from service_standards.adapters.cli.languages import speak_as, told
from service_standards.adapters.cli.reading import read_whole
from service_standards.adapters.cli.standard.editing import end_with_faults
from service_standards.adapters.cli.standard.putting import check_free, put_project
from service_standards.adapters.cli.standard.site_options import colour_said
from service_standards.errors import on_one_line
from service_standards.importing.columns import read_columns
from service_standards.importing.files import Into, project_files
from service_standards.importing.ids import with_ids
from service_standards.importing.imported import Imported
from service_standards.importing.source import FORMS, Source, form_of, read_source
from service_standards.model.base import WEB_ADDRESS
from service_standards.model.plain.language_tags import LANGUAGE
from service_standards.model.plain.limits import MEGABYTE, MOST_BYTES
from service_standards.model.vocabulary import TO_WRITE, Obligation
from service_standards.report.problems import draft_as_text
from service_standards.source.reading.problems import ProblemList, listed
from service_standards.words.catalogues import words_of
from service_standards.words.message import Message, Words, say, say_many

# So many take longer than a second.
MANY = 100


def import_standard(source: Path, directory: Path, said: Mapping[str, Any]) -> None:
    """Write a project into a folder, or say what is wrong with its source and write nothing."""
    words, _ = words_of(said["language"])
    speak_as(words)
    check_free(directory)
    into = _into(said)
    problems = ProblemList()
    data = b"" if source.is_dir() else _data(source)
    form = FORMS.get(said["form"] or "") or form_of(source, data)
    if form is None:
        message = say(
            "'{file}' has an ending that says nothing; say with --as what it is: {words}.",
            file=source.name,
            words=list(FORMS),
        )
        _refuse(message)
    columns = _columns(said["columns"], problems)
    imported = read_source(Source(source, data, form, columns, said["each"] or ""), problems)
    if imported is None:
        end_with_faults(problems.problems, words)
    if len(imported.criteria) > MANY and sys.stderr.isatty():
        click.echo(words.text(say("writing and checking; this can take a minute")), err=True)
    with_ids(imported, into.title or imported.title or TO_WRITE)
    project, faults = put_project(directory, project_files(imported, into, __version__, words))
    if faults or project is None:
        click.echo(words.text(say("Nothing was written; the texts of the source would have:")))
        end_with_faults(faults, words)
    _tell(imported, directory, words)
    if project.draft:
        click.echo(draft_as_text(project.draft, words), nl=False)
    click.echo(words.text(say("Next: read README.md there, and write what is missing.")))


def _into(said: Mapping[str, Any]) -> Into:
    for name, pattern, example in (
        ("address", WEB_ADDRESS, "https://example.org/"),
        ("language", LANGUAGE, "fr"),
    ):
        if not re.fullmatch(pattern, said[name]):
            message = say(
                "--{name} cannot be '{text}'; write it like {example}.",
                name=name,
                text=said[name],
                example=example,
            )
            _refuse(message)
    return Into(
        title=_line(said["title"]),
        publisher=_line(said["publisher"]),
        address=said["address"],
        language=said["language"],
        colour=colour_said(said["colour"]),
        obligation=Obligation(said["obligation"]),
    )


def _line(text: str | None) -> str:
    return " ".join((text or "").split())


def _data(source: Path) -> bytes:
    data = read_whole(source, MOST_BYTES)
    if len(data) > MOST_BYTES:
        message = say(
            "'{file}' has more than {most} MB; import a part of it.",
            file=source,
            most=MOST_BYTES // MEGABYTE,
        )
        _refuse(message)
    return data


def _columns(path: Path | None, problems: ProblemList) -> dict[str, str]:
    if path is None:
        return {}
    try:
        text = read_whole(path, MEGABYTE).decode("utf-8-sig")
    except UnicodeDecodeError:
        _refuse(say("'{file}' is not UTF-8; save it as UTF-8.", file=path))
    columns = read_columns(text, path.name, problems)
    if columns is None:
        end_with_faults(problems.problems)
    return columns


def _tell(imported: Imported, directory: Path, words: Words) -> None:
    """Say what was taken over, how it was understood, and what was not taken over."""
    criteria = say_many("{count} criterion", "{count} criteria", len(imported.criteria))
    message = say_many(
        "wrote {folder}: {criteria} in {count} dimension",
        "wrote {folder}: {criteria} in {count} dimensions",
        len(imported.groups),
        folder=directory,
        criteria=criteria,
    )
    lines: list[Message] = [message, *imported.told]
    if imported.withdrawn:
        ids = _names(one for one, _ in imported.withdrawn)
        withdrawn = say_many(
            "{count} is withdrawn and not imported: {words}",
            "{count} are withdrawn and not imported: {words}",
            len(imported.withdrawn),
            words=ids,
        )
        lines.append(withdrawn)
    if imported.left_out:
        names = [f"{name} ({count})" for name, count in imported.left_out.most_common()]
        lines.append(say("left out: {words}", words=_names(names)))
    for one in lines:
        click.echo(words.text(one))


def _names(names: Any) -> Message:
    found: Collection[str] = [on_one_line(str(one)[:60]) for one in names]
    return listed(found)


def _refuse(message: Message) -> NoReturn:
    raise click.UsageError(on_one_line(told(message)))
