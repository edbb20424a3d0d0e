"""A folder of Markdown as a standard: one file a criterion, or one heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from service_standards.importing.columns import section_of
from service_standards.importing.ids import usable
from service_standards.importing.imported import (
    Imported,
    ImportedCriterion,
    ImportedGroup,
    check_count,
)
from service_standards.importing.texts import fault_of, from_markdown, one_line
from service_standards.model.vocabulary import Heading
from service_standards.source.reading.files import read_text
from service_standards.source.reading.markdown_text import (
    FrontMatter,
    heading_of,
    lines_outside_code,
    split_front_matter,
)
from service_standards.source.reading.paths import shown_name, walk
from service_standards.source.reading.problems import ProblemList
from service_standards.source.reading.yaml_reader import read_yaml
from service_standards.words.message import say_many

ENDINGS = {".md", ".markdown"}
# Pages that speak of the folder they stand in.
ABOUT = {"index", "readme", "_index"}
# A number with which a heading begins: `AC-2(1)`, `V1.1.1`, `4.2`; a single number is none.
NUMBER = re.compile(
    r"^\[?((?:[A-Za-z]{1,8}[-.]?\d+|\d+\.\d+)(?:[-.]\d+)*(?:\(\d+\))?)\]?[.:)]?\s+(\S.*)$"
)


@dataclass
class _Part:
    """A heading and the lines below it; a part that begins a page has the level 0."""

    level: int
    title: str
    line: int
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip("\n")


@dataclass(frozen=True)
class _Page:
    """A page: its folder, its name, what its front matter says, and its parts."""

    file: str
    folder: str
    stem: str
    front: Mapping[str, str]
    parts: Sequence[_Part]
    body_line: int

    @property
    def title(self) -> str:
        top = next((one.title for one in self.parts if one.level == 1), "")
        return self.front.get("title", "") or top or self.stem

    @property
    def own(self) -> list[_Part]:
        """The parts without the heading that is the title of the page, whose text is the first."""
        return [one for one in self.parts if one.level != 1 or one.text]


def read_pages(
    folder: Path, said: Mapping[str, str], each: str, problems: ProblemList
) -> Imported | None:
    """Return what the pages of a folder, or one page, hold, after noting what is wrong with them.

    `each` is "file" or "heading" for what holds one criterion, "" to look at the pages.
    """
    root = folder if folder.is_dir() else folder.parent
    paths = list(walk(folder, root, root, problems)) if folder.is_dir() else [folder]
    pages = [
        page
        for path in paths
        if path.suffix.lower() in ENDINGS and not path.name.startswith(".") and path.is_file()
        if (page := _page(path, root, problems))
    ]
    imported = Imported()
    groups: dict[str, ImportedGroup] = {}
    for page in pages:
        _take(page, said, each, groups)
    imported.groups = [one for one in groups.values() if one.criteria]
    for one in imported.criteria:
        for heading, text in one.texts.items():
            if fault := fault_of(text):
                problems.add(one.file, one.place, "bad-text", fault, heading)
    counted = say_many("read {count} page", "read {count} pages", len(pages))
    imported.told.append(counted)
    return imported if check_count(len(imported.criteria), folder.name, problems) else None


def _page(path: Path, root: Path, problems: ProblemList) -> _Page | None:
    text = read_text(path, root, problems)
    if text is None:
        return None
    file = shown_name(path, root)
    matter = split_front_matter(text) or FrontMatter("", 1, text, 1)
    front: dict[str, str] = {}
    if matter.yaml.strip():
        data = read_yaml(matter.yaml, file, problems, matter.yaml_line)
        value = data.value if data and isinstance(data.value, dict) else {}
        front = {key: one for key, one in value.items() if isinstance(one, str)}
    parts = list(_parts(matter))
    folder = path.parent.relative_to(root).as_posix()
    return _Page(file, folder, path.stem, front, parts, matter.body_line)


def _parts(matter: FrontMatter) -> Iterator[_Part]:
    starts = {
        line.number: found
        for line in lines_outside_code(matter.body, matter.body_line)
        if (found := heading_of(line.text))
    }
    part = _Part(0, "", matter.body_line)
    for number, line in enumerate(matter.body.split("\n"), start=matter.body_line):
        if number in starts:
            yield part
            part = _Part(*starts[number], number)
        else:
            part.lines.append(line)
    yield part


def _take(
    page: _Page,
    said: Mapping[str, str],
    each: str,
    groups: dict[str, ImportedGroup],
) -> None:
    """Put the criteria of a page into the group of its folder, or into one of its own."""
    if page.stem.casefold() in ABOUT and each != "heading":
        group = groups.setdefault(page.folder, ImportedGroup(""))
        group.title = one_line(page.title) if page.title != page.stem else group.title
        group.summary = from_markdown("\n\n".join(one.text for one in page.own if one.text))
        return
    level = _level(page, said, each)
    if level == 0:
        name = "" if page.folder == "." else page.folder
        group = groups.setdefault(page.folder, ImportedGroup(""))
        group.title = group.title or one_line(name.rpartition("/")[2])
        group.criteria.append(_criterion(page, page.title, page.own, said, page.body_line))
        return
    group = groups.setdefault(page.file, ImportedGroup(one_line(page.title)))
    below: list[_Part] = []
    for part in [*page.own, _Part(level, "", 0)]:
        if part.level != level:
            below.append(part)
            continue
        if below and below[0].level == level:
            first = below[0]
            own = [_Part(0, "", first.line, first.lines), *below[1:]]
            group.criteria.append(_criterion(page, first.title, own, said, first.line))
        else:
            group.summary = from_markdown("\n\n".join(one.text for one in below if one.text))
        below = [part]


def _level(page: _Page, said: Mapping[str, str], each: str) -> int:
    """Return the level of the headings each of which is a criterion; 0 for the whole page."""
    levels = [one.level for one in page.parts if one.level > 1]
    has_sections = any(section_of(one.title, said) for one in page.parts if one.level == 2)
    counted = [level for level in sorted(set(levels)) if levels.count(level) > 1]
    if each == "file" or (not each and (has_sections or not counted)):
        return 0
    if counted:
        return counted[0]
    return min(levels, default=0)


def _criterion(
    page: _Page, title: str, parts: Sequence[_Part], said: Mapping[str, str], line: int
) -> ImportedCriterion:
    found = NUMBER.match(title)
    own = "" if found is None else found[1]
    is_whole = line == page.body_line
    identifier = page.front.get("id", "") if is_whole else ""
    return ImportedCriterion(
        id=usable(identifier or own),
        title=one_line(found[2] if found else title),
        texts=_texts(parts, said),
        file=page.file,
        place=(line, 1),
    )


def _texts(parts: Sequence[_Part], said: Mapping[str, str]) -> dict[Heading, str]:
    """Return the sections: a heading that names none of ours stays a heading inside its section."""
    texts: dict[Heading, list[str]] = {}
    known = {section_of(one.title, said) for one in parts if one.title}
    first = Heading.WHY_IT_MATTERS if Heading.REQUIREMENT in known else Heading.REQUIREMENT
    here = first
    for one in parts:
        section = section_of(one.title, said) if one.level > 1 else None
        here = section or here
        if one.level > 1 and section is None:
            texts.setdefault(here, []).append(f"### {one.title}")
        if one.text:
            texts.setdefault(here, []).append(one.text)
    return {heading: from_markdown("\n\n".join(lines)) for heading, lines in texts.items()}
