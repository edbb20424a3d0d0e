"""The files of a standard that begins: complete, so that they can be checked and published."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from string import ascii_uppercase

from service_standards.editing.colours import Colours
from service_standards.editing.names import file_stem
from service_standards.editing.skeletons import scalar
from service_standards.model.standard import MONTHS, Licence
from service_standards.render.environment import environment
from service_standards.words.message import Words

FOLDER = "new_standard"
WORKED = "use-words-that-people-know"
# What each file is made from; those of a dimension and of a criterion come by their names.
FILES = {
    "mkdocs.yml": "mkdocs.yml",
    "requirements.txt": "requirements.txt",
    "README.md": "README.md",
    ".gitignore": "gitignore",
    ".github/workflows/publish.yml": "publish.yml",
    ".gitlab-ci.yml": "gitlab-ci.yml",
    "docs/index.md": "index.md",
    "docs/assets/colours.css": "colours.css",
    "standards/standard.yml": "standard.yml",
    "checklists/facts.yml": "facts.yml",
    "checklists/scoring.yml": "scoring.yml",
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
    colours: Colours

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
        prefix = _prefix(name, {one.prefix for one in made})
        made.append(NewDimension(name, prefix, title))
    return tuple(made)


def new_standard_files(new: NewStandard, version: str) -> dict[str, str]:
    """Return the text of each file by its path; `version` is that of the package to install."""
    shared = {"new": new, "version": version, "colours": new.colours}
    files = {path: _text(name, shared) for path, name in FILES.items()}
    for one in new.dimensions:
        about = shared | {"dimension": one}
        files[f"standards/{one.id}/index.md"] = _text("dimension.md", about)
        files[f"checklists/{one.id}.yml"] = _text("checklist.yml", about)
        files |= _criteria(new, one, about)
    return files


def _criteria(
    new: NewStandard, dimension: NewDimension, about: Mapping[str, object]
) -> dict[str, str]:
    """Return a criterion for each level that has a gate; the first of all is a worked one."""
    files = {}
    for level, title in enumerate(new.levels[1:], start=2):
        number = f"{dimension.prefix}-{level - 1:02}"
        is_worked = dimension == new.dimensions[0] and level == 2
        stem, name = (WORKED, "worked.md") if is_worked else (f"level-{level}", "criterion.md")
        own = {"id": number, "level": level, "level_title": title}
        files[f"standards/{dimension.id}/{stem}.md"] = _text(name, {**about, **own})
    return files


def _prefix(name: str, taken: Collection[str]) -> str:
    """Return three capitals for an id: its first letters, or others of it that are still free."""
    own = [one for one in name.upper() if one in ascii_uppercase]
    first = own[0] if own else "X"
    endings = [*combinations(own[1:], 2), *product(ascii_uppercase, repeat=2)]
    every = (first + "".join(ending) for ending in endings)
    return next(one for one in every if one not in taken and one not in MONTHS)


def _text(name: str, values: Mapping[str, object]) -> str:
    template = environment(Words()).get_template(f"{FOLDER}/{name}.text")
    return template.render(scalar=scalar, **values).rstrip("\n") + "\n"
