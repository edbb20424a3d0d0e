"""A folder of Markdown becomes a draft: one file a criterion, or one heading."""

from __future__ import annotations

from pathlib import Path

import pytest

from service_standards import load_project
from tests.support.imports import import_from

KEYS = """---
id: SEC-1
---
# Keep keys

Keys must be kept. <b>x</b> [link](../other.md)

## Why

Because.

## Something else

More text.

## Tests

- Are they?
"""
LIST = """# My rules

What they are.

## 1.1 First thing

Do it.

### How to check it

- Done?

## 1.2 Second thing

Do that.
"""


def pages(tmp_path: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (tmp_path / "pages" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "pages" / name).write_text(text, "utf-8")
    return tmp_path / "pages"


def test_a_file_with_sections_is_one_criterion_and_its_folder_a_dimension(tmp_path: Path) -> None:
    about = "# Security first\n\nWhat is safe.\n"
    folder = pages(tmp_path, {"security/keys.md": KEYS, "security/README.md": about})
    said = import_from(folder, tmp_path / "made", "--title", "Rules")

    assert said.exit_code == 0, said.output
    project = load_project(tmp_path / "made")
    (one,) = project.criteria
    assert (one.id, one.title, one.dimension) == ("SEC-1", "Keep keys", "security-first")
    assert one.requirement == "Keys must be kept. &lt;b>x&lt;/b> link"
    assert "Because.\n\n### Something else\n\nMore text." in one.body
    assert one.checks == ("Are they?",)
    assert project.dimension_pages[0].body == "What is safe.\n"


def test_a_file_with_headings_alone_is_a_dimension_and_each_heading_a_criterion(
    tmp_path: Path,
) -> None:
    said = import_from(pages(tmp_path, {"rules.md": LIST}) / "rules.md", tmp_path / "made")

    assert said.exit_code == 0, said.output
    project = load_project(tmp_path / "made")
    assert [(one.id, one.title) for one in project.criteria] == [
        ("1.1", "First thing"),
        ("1.2", "Second thing"),
    ]
    assert project.criteria[0].checks == ("Done?",)
    assert [one.title for one in project.standard.dimensions] == ["My rules"]
    assert project.dimension_pages[0].body == "What they are.\n"


def test_it_can_be_said_what_holds_a_criterion(tmp_path: Path) -> None:
    folder = pages(tmp_path, {"rules.md": LIST})
    said = import_from(folder, tmp_path / "made", "--each", "file", "--title", "Rules")

    assert said.exit_code == 0, said.output
    (one,) = load_project(tmp_path / "made").criteria
    assert (one.id, one.title) == ("RUL-01", "My rules")
    assert "### 1.2 Second thing" in one.body


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"a.txt": "x"}, "there is no criterion in here"),
        ({"a.md": KEYS, "b.md": KEYS}, "b.md:4:1: id: the id 'SEC-1' is used already in a.md:4"),
        ({"a.md": "---\nid: [\n---\n# A\n"}, "a.md:3:1: this is not valid YAML"),
        ({"a.md": f"# A\n\n{'x ' * 20_000}\n"}, "a.md:1:1: Requirement: this text has 39,999"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_place(
    tmp_path: Path, files: dict[str, str], said: str
) -> None:
    result = import_from(pages(tmp_path, files), tmp_path / "made", "--title", "Rules")

    assert result.exit_code == 1
    assert said in result.output[:1000]
    assert [one.name for one in tmp_path.iterdir()] == ["pages"]


def test_a_link_that_leads_to_itself_is_told(tmp_path: Path) -> None:
    folder = pages(tmp_path, {"a.md": KEYS})
    (folder / "more").symlink_to(folder)
    (folder / "loop.md").symlink_to("loop.md")
    result = import_from(folder, tmp_path / "made")

    assert result.exit_code == 1
    assert "loop.md:1:1: this link leads to itself" in result.output
    assert "more:1:1: this is a link to a folder" in result.output
