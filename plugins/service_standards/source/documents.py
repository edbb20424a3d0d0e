"""The prose below `docs/`: its pages, and stray files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from service_standards.model.guide import Guide, GuideFrontMatter, PageFrontMatter
from service_standards.source.directives import Kind, check_directives
from service_standards.source.files import Folders, read_markdown, walk
from service_standards.source.markdown_text import (
    cited_sources,
    lines_outside_code,
    raw_html_at,
)
from service_standards.source.page_matter import read_page_text
from service_standards.source.problems import START, ProblemList, allowed_words
from service_standards.source.yaml_reader import MarkedData

# All that MkDocs makes pages of.
PAGE_ENDINGS = {".md", ".markdown", ".mdown", ".mkdn", ".mkd"}
OVERRIDES = "overrides"
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
        elif path.suffix in PAGE_ENDINGS:
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
    page = read_page_text(text, file, problems) if text is not None else None
    if page is None:
        return None
    for line in lines_outside_code(page.body, page.body_line):
        column = raw_html_at(line.text)
        if column:
            message = "raw HTML is not allowed; use Markdown (a tag can stand in `backticks`)"
            problems.add(file, (line.number, column), "raw-html", message)
    check_directives(page.body, page.body_line, file, documents.kinds, problems)
    if page.data and page.front:
        _check_template(page.data, page.front, folders, problems)
        _check_served(page.data, page.front, documents.criteria, problems)
    if not isinstance(page.front, GuideFrontMatter):
        return None
    return Guide(
        page=path.relative_to(folders.docs).as_posix(),
        title=page.front.title,
        summary=page.front.summary,
        serves=page.front.serves,
        sources=cited_sources(page.body),
    )


def _check_template(
    data: MarkedData, front: PageFrontMatter, folders: Folders, problems: ProblemList
) -> None:
    overrides = folders.docs.parent / OVERRIDES
    if front.template and not (overrides / front.template).is_file():
        message = f"there is no file '{front.template}' in {OVERRIDES}/"
        place = data.place(("template",))
        problems.add(data.file, place, "unknown-reference", message, "template")


def _check_served(
    data: MarkedData,
    front: PageFrontMatter,
    criteria: Sequence[str] | None,
    problems: ProblemList,
) -> None:
    """Note criteria that a guide serves but that do not exist; None means they are not known."""
    for index, one in enumerate(front.serves if criteria is not None else ()):
        if one not in (criteria or ()):
            message = f"unknown criterion '{one}'{allowed_words(one, sorted(criteria or ()))}"
            place = data.place(("serves", index))
            problems.add(data.file, place, "unknown-reference", message, f"serves[{index}]")
