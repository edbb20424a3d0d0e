"""Which files below `standards/` and `checklists/` are read; every other one is told of."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from service_standards.model.base import SLUG
from service_standards.model.example import EXAMPLE_FILE
from service_standards.source.reading.paths import Below, below
from service_standards.source.reading.problems import START, ProblemList
from service_standards.words.message import Message, say

STANDARD = "standards/standard.yml"
# What the files of a folder end with, how deep they stand, and what else belongs there.
ENDINGS = {"standards": ".md", "checklists": ".yml"}
DEPTHS = {"standards": 3, "checklists": 2}
OTHERS = {STANDARD, EXAMPLE_FILE}
NEAR_ENDINGS = {".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".txt", ".yml", ".yaml"}


@dataclass(frozen=True)
class Found:
    """The files to read, and whether something was left out that may have been meant as one."""

    files: list[Below]
    is_partly: bool


def source_files(
    root: Path, folder: str, problems: ProblemList, languages: Collection[str] = ()
) -> Found:
    """Return the files of a folder in a fixed order; what is not read is noted.

    Folders of `languages` hold translations, which are read apart.
    """
    if not (root / folder).is_dir():
        problems.add(folder, START, "missing-file", say("this folder is missing"))
        return Found([], is_partly=True)
    before = len(problems.problems)
    files = []
    for one in below(root / folder, root, root, problems):
        file, name, ending = one.file, one.name, one.ending
        if file.split("/", 2)[1] in languages:
            continue
        # Hidden files and those that editors leave behind are nobody's text.
        if one.is_folder or name.startswith(".") or name.endswith("~"):
            continue
        if ending == ENDINGS[folder] and _stands_well(file, folder, problems):
            files.append(one)
        elif ending != ENDINGS[folder] and file not in OTHERS:
            problems.add(
                file,
                START,
                "not-read",
                say("this file is not read; {instead}", instead=_instead(Path(file), folder)),
            )
    return Found(files, is_partly=len(problems.problems) > before)


def _stands_well(file: str, folder: str, problems: ProblemList) -> bool:
    name = file.rsplit("/", 1)[-1]
    depth = file.count("/") + 1
    if folder == "standards" and depth == 2:
        message = say(
            "this file belongs to no dimension; put it into the folder of one, or into docs/"
        )
        if name.casefold() == "readme.md":
            message = say(
                "a README here is not read; {instead}", instead=_instead(Path(file), folder)
            )
        problems.add(file, START, "unknown-dimension", message)
        return False
    if folder == "checklists" and depth > DEPTHS[folder]:
        message = say("this file is not read; put it into {folder}/ itself", folder=folder)
        problems.add(file, START, "not-read", message)
        return False
    return folder != "standards" or name == "index.md" or _is_name(file, name, problems)


def _is_name(file: str, name: str, problems: ProblemList) -> bool:
    """Tell whether the name of a criterion's file can be an address, and is not another page's."""
    stem = name.removesuffix(".md")
    if stem.casefold() in {"index", "readme"}:
        message = say(
            "'{name}' would replace the page of the dimension; write that in 'index.md'", name=name
        )
    elif not re.fullmatch(SLUG, stem):
        message = say(
            "'{name}' is no name for a page; allowed: lower-case letters, digits and single "
            "hyphens, such as 'publish-data.md'",
            name=stem,
        )
    else:
        return True
    problems.add(file, START, "bad-name", message)
    return False


def _instead(path: Path, folder: str) -> Message:
    ending = ENDINGS[folder]
    if path.stem.casefold() == "readme":
        return say("put it beside {folder}/, or into docs/", folder=folder)
    if path.with_suffix(".yml").name == Path(STANDARD).name:
        return say("name it '{name}'", name=Path(STANDARD).name)
    if path.suffix.lower() in NEAR_ENDINGS:
        return say("name it '{name}'", name=f"{path.stem}{ending}")
    return say("files here end with '{ending}'; others stand in docs/", ending=ending)
