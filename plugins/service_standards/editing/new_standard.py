"""The files of a standard that begins: complete, so that they can be checked and published."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from string import ascii_uppercase

from service_standards.editing.names import file_stem
from service_standards.editing.skeletons import scalar
from service_standards.model.plain.ids import MONTHS
from service_standards.model.standard import Licence
from service_standards.render.environment import environment
from service_standards.source.language.criterion_words import words_of_language
from service_standards.words.message import Message, Words, say

FOLDER = "new_standard"
WORKED = say("Use words that people know")
# Ids that stand in the files of a standard are words of its language, too, where they can be.
IDS = {"build": say("Build"), "run": say("Run"), "owner": say("Owner"), "team": say("Team")}
# What each file is made from; those of a dimension and of a criterion come by their names.
AROUND = {
    "mkdocs.yml": "mkdocs.yml",
    "requirements.txt": "requirements.txt",
    ".gitignore": "gitignore",
    ".github/workflows/publish.yml": "publish.yml",
    ".gitlab-ci.yml": "gitlab-ci.yml",
    "checklists/scoring.yml": "scoring.yml",
}
FILES = {
    **AROUND,
    "README.md": "README.md",
    "docs/index.md": "index.md",
    "standards/standard.yml": "standard.yml",
    "checklists/facts.yml": "facts.yml",
}


@dataclass(frozen=True)
class NewDimension:
    """A dimension of a standard that begins."""

    id: str
    prefix: str
    title: str


@dataclass(frozen=True)
class NewStandard:
    """What is known of a standard before anybody writes a criterion; levels from the lowest."""

    title: str
    publisher: str
    address: str
    language: str
    licence: Licence
    dimensions: tuple[NewDimension, ...]
    levels: tuple[str, ...]
    colour: str

    @property
    def id(self) -> str:
        """Its id, made from its title where that has letters from a to z."""
        return file_stem(self.title) or "standard"


def new_dimensions(titles: Iterable[str]) -> tuple[NewDimension, ...]:
    """Return dimensions by their titles.

    Raises:
        ValueError: with the title that has no letter for an id, or that is there twice.
    """
    made: list[NewDimension] = []
    for title in titles:
        name = file_stem(title)
        if not name or name in {one.id for one in made}:
            raise ValueError(title)
        prefix = free_prefix(name, {one.prefix for one in made})
        made.append(NewDimension(name, prefix, title))
    return tuple(made)


def new_standard_files(new: NewStandard, version: str, words: Words) -> dict[str, str]:
    """Return the text of each file by its path.

    `version` is that of the package to install, `words` are those of the standard's language.
    """
    writer = _writer(new, version, words)
    files = {path: writer.text(name) for path, name in FILES.items()}
    for one in new.dimensions:
        files[f"standards/{one.id}/index.md"] = writer.text("dimension.md", dimension=one)
        files[f"checklists/{one.id}.yml"] = writer.text("checklist.yml", dimension=one)
        files |= _criteria(new, one, writer)
    return files


def files_around(new: NewStandard, version: str, words: Words) -> dict[str, str]:
    """Return the files that a standard has around its texts: the site, and how to publish it.

    What they are made from is the same for a standard that begins and for one that is imported.
    """
    writer = _writer(new, version, words)
    return {path: writer.text(name) for path, name in AROUND.items()}


def _writer(new: NewStandard, version: str, words: Words) -> Writer:
    headings = tuple(words_of_language(new.language).to_write())
    ids = {name: file_stem(words.text(title)) or name for name, title in IDS.items()}
    shared = {"new": new, "version": version, "headings": headings, "ids": ids}
    return Writer(FOLDER, words, shared)


@dataclass(frozen=True)
class Writer:
    """Writes files in a language, from the templates of a folder; all of them get `shared`."""

    folder: str
    words: Words
    shared: Mapping[str, object]

    def text(self, name: str, **values: object) -> str:
        """Return the text of a file by the name of its template."""

        def line(value: Message | str) -> str:
            return scalar(self.words.text(value) if isinstance(value, Message) else value)

        template = environment(self.words).get_template(f"{self.folder}/{name}.text")
        return template.render(scalar=line, **self.shared, **values).rstrip("\n") + "\n"


def _criteria(new: NewStandard, dimension: NewDimension, writer: Writer) -> dict[str, str]:
    """Return a criterion for each level that has a gate; the first of all is a worked one."""
    files = {}
    worked = file_stem(writer.words.text(WORKED))
    for level, title in enumerate(new.levels[1:], start=2):
        number = f"{dimension.prefix}-{level - 1:02}"
        is_worked = dimension == new.dimensions[0] and level == 2
        numbered = file_stem(writer.words.text(say("level {level}", level=level)))
        stem, name = (worked, "worked.md") if is_worked else (numbered, "criterion.md")
        own = {"id": number, "level": level, "level_title": title, "dimension": dimension}
        files[f"standards/{dimension.id}/{stem}.md"] = writer.text(name, **own)
    return files


def free_prefix(name: str, taken: Collection[str]) -> str:
    """Return three capitals for an id: its first letters, or others of it that are still free."""
    own = [one for one in name.upper() if one in ascii_uppercase]
    first = own[0] if own else "X"
    endings = [*combinations(own[1:], 2), *product(ascii_uppercase, repeat=2)]
    every = (first + "".join(ending) for ending in endings)
    return next(one for one in every if one not in taken and one not in MONTHS)
