"""The prose below `docs/`: front matter that MkDocs would print as text, and stray files."""

from __future__ import annotations

from pathlib import Path

from service_standards.source.directives import Kind, check_directives
from service_standards.source.files import is_inside, read_text
from service_standards.source.markdown_text import (
    lines_outside_code,
    raw_html_at,
    split_front_matter,
)
from service_standards.source.problems import START, ProblemList
from service_standards.source.yaml_reader import read_yaml

SCRIPT_ENDINGS = {".js", ".mjs", ".html", ".htm", ".xhtml"}


def check_documents(
    root: Path, folder: Path, kinds: dict[str, Kind], problems: ProblemList
) -> None:
    """Check every file below the folder of the prose, if there is such a folder."""
    if not folder.is_dir():
        return
    for path in sorted(folder.rglob("*")):
        file = path.relative_to(root).as_posix()
        if path.is_symlink() and not is_inside(path, root):
            message = "this link leaves the project's folder; put a copy of the file here instead"
            problems.add(file, START, "leaves-root", message)
        elif path.is_dir():
            _check_folder(path, folder, file, problems)
        elif path.suffix in SCRIPT_ENDINGS:
            message = f"'{path.suffix}' files can carry scripts; they are not allowed in docs/"
            problems.add(file, START, "script-file", message)
        elif path.suffix == ".md":
            _check_page(path, root, kinds, problems)


def _check_folder(path: Path, docs: Path, file: str, problems: ProblemList) -> None:
    # MkDocs leaves out this one folder without a word.
    if path == docs / "templates":
        message = "MkDocs leaves out a folder of this name; call it 'project-templates'"
        problems.add(file, START, "excluded-folder", message)


def _check_page(path: Path, root: Path, kinds: dict[str, Kind], problems: ProblemList) -> None:
    file = path.relative_to(root).as_posix()
    text = read_text(path, root, problems)
    if text is None:
        return
    body, first_line = text, 1
    if text.startswith("---\n"):
        matter = split_front_matter(text)
        if matter is None:
            message = "the front matter is not closed; end it with a line '---'"
            problems.add(file, START, "broken-front-matter", message)
            return
        data = read_yaml(matter.yaml, file, problems, matter.yaml_line)
        if data and not isinstance(data.value, dict):
            message = "the front matter has to be keys with values, such as 'title: My page'"
            problems.add(file, data.place(()), "broken-front-matter", message)
        body, first_line = matter.body, matter.body_line
    for line in lines_outside_code(body, first_line):
        column = raw_html_at(line.text)
        if column:
            message = "raw HTML is not allowed; use Markdown (a tag can stand in `backticks`)"
            problems.add(file, (line.number, column), "raw-html", message)
    check_directives(body, first_line, file, kinds, problems)
