"""The prose below `docs/`: front matter that MkDocs would print as text, and stray files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from service_standards.model.guide import Guide, GuideFrontMatter
from service_standards.model.source import CitedSource
from service_standards.source.directives import Kind, check_directives
from service_standards.source.files import Folders, read_markdown, walk
from service_standards.source.markdown_text import (
    cited_sources,
    lines_outside_code,
    raw_html_at,
    split_front_matter,
)
from service_standards.source.problems import START, ProblemList, allowed_words
from service_standards.source.validate import validate
from service_standards.source.yaml_reader import MarkedData, read_yaml

SCRIPT_ENDINGS = {".js", ".mjs", ".html", ".htm", ".xhtml"}


@dataclass(frozen=True)
class Documents:
    """Where the prose stands, and what its pages can refer to."""

    folders: Folders
    kinds: dict[str, Kind]
    criteria: Sequence[str] | None


def read_documents(documents: Documents, problems: ProblemList) -> list[Guide]:
    """Check every file below the folder of the prose, if there is one; return its guides."""
    folders = documents.folders
    guides: list[Guide] = []
    if not folders.docs.is_dir():
        return guides
    for path in walk(folders.docs, folders.root, folders.owner, problems):
        file = folders.shown(path)
        if path.is_dir():
            _check_folder(path, folders.docs, file, problems)
        elif path.suffix in SCRIPT_ENDINGS:
            message = f"'{path.suffix}' files can carry scripts; they are not allowed in docs/"
            problems.add(file, START, "script-file", message)
        elif path.suffix == ".md":
            guide = _read_page(path, documents, problems)
            guides += [guide] if guide else []
    return guides


def _check_folder(path: Path, docs: Path, file: str, problems: ProblemList) -> None:
    # MkDocs leaves out this one folder without a word.
    if path == docs / "templates":
        message = "MkDocs leaves out a folder of this name; call it 'project-templates'"
        problems.add(file, START, "excluded-folder", message)


def _read_page(path: Path, documents: Documents, problems: ProblemList) -> Guide | None:
    folders = documents.folders
    file = folders.shown(path)
    text = read_markdown(path, folders.root, problems, folders.owner)
    if text is None:
        return None
    body, first_line, guide = text, 1, None
    if text.startswith("---\n"):
        matter = split_front_matter(text)
        if matter is None:
            message = "the front matter is not closed; end it with a line '---'"
            problems.add(file, START, "broken-front-matter", message)
            return None
        data = read_yaml(matter.yaml, file, problems, matter.yaml_line)
        body, first_line = matter.body, matter.body_line
        if data:
            page = path.relative_to(folders.docs).as_posix()
            guide = _read_guide(data, page, cited_sources(body), problems)
            _check_served(data, guide, documents.criteria, problems)
    for line in lines_outside_code(body, first_line):
        column = raw_html_at(line.text)
        if column:
            message = "raw HTML is not allowed; use Markdown (a tag can stand in `backticks`)"
            problems.add(file, (line.number, column), "raw-html", message)
    check_directives(body, first_line, file, documents.kinds, problems)
    return guide


def _read_guide(
    data: MarkedData, page: str, sources: tuple[CitedSource, ...], problems: ProblemList
) -> Guide | None:
    if not isinstance(data.value, dict):
        message = "the front matter has to be keys with values, such as 'title: My page'"
        problems.add(data.file, data.place(()), "broken-front-matter", message)
        return None
    if "serves" not in data.value:
        return None
    front = validate(GuideFrontMatter, data, problems)
    if front is None:
        return None
    return Guide(
        page=page,
        title=front.title,
        summary=front.summary,
        serves=front.serves,
        sources=sources,
    )


def _check_served(
    data: MarkedData, guide: Guide | None, criteria: Sequence[str] | None, problems: ProblemList
) -> None:
    """Note criteria that a guide serves but that do not exist; None means they are not known."""
    for index, one in enumerate(guide.serves if guide and criteria is not None else ()):
        if one not in (criteria or ()):
            message = f"unknown criterion '{one}'{allowed_words(one, sorted(criteria or ()))}"
            place = data.place(("serves", index))
            problems.add(data.file, place, "unknown-reference", message, f"serves[{index}]")
