"""Writing a whole project into a folder of its own: all of it, or nothing."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

import click

from service_standards.adapters.cli.languages import told
from service_standards.adapters.cli.standard.editing import checked
from service_standards.adapters.cli.writing import make_folder, naming, write_new
from service_standards.errors import Problem
from service_standards.model.project import Project
from service_standards.words.message import say


def check_free(directory: Path) -> None:
    """Refuse a folder that holds something, and what is no folder."""
    if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        message = say("'{folder}' is there already; name a folder that is not.", folder=directory)
        raise click.UsageError(told(message))


def put_project(
    directory: Path, files: Mapping[str, str]
) -> tuple[Project | None, tuple[Problem, ...]]:
    """Write the files beside the folder, check them as `lint` does, and give them its name.

    With faults, which are returned, nothing is left of them.
    """
    parent = directory.absolute().parent
    make_folder(parent)
    with (
        naming(directory),
        tempfile.TemporaryDirectory(prefix=".new-standard-", dir=parent) as beside,
    ):
        draft = Path(beside) / "draft"
        for path, text in files.items():
            write_new(draft / path, text)
        project, faults = checked(draft)
        if faults:
            return None, faults
        if directory.exists():
            # It is empty, or this refuses.
            directory.rmdir()
        draft.rename(directory)
    return project, ()
