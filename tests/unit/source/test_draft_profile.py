"""What is a fault in a finished standard is counted in a draft, and nothing that a page loses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from service_standards import load_project
from service_standards.adapters.cli.main import main
from service_standards.errors import ProblemsFound
from service_standards.report.problems import NOTES
from service_standards.source.checks.profile import NOTED
from service_standards.source.reading.problems import UNKNOWN
from tests.support.cases.golden import VALID, prepared

CODE = "standards/open-by-default/publish-code.md"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    root = prepared(VALID / "minimal", tmp_path / "project")
    change(root, "standards/standard.yml", "publisher:", "profile: draft\npublisher:")
    return root


def change(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def faults(root: Path) -> list[tuple[str, str]]:
    with pytest.raises(ProblemsFound) as found:
        load_project(root)
    return [(one.code, one.file) for one in found.value.problems]


def test_a_finished_standard_has_no_such_state(tmp_path: Path) -> None:
    assert load_project(prepared(VALID / "minimal", tmp_path / "project")).draft is None


def test_what_has_to_be_written_is_counted(draft: Path) -> None:
    change(draft, CODE, "Hidden code helps nobody.", "TODO")
    change(draft, CODE, "- Can anybody open it?", "TODO")
    change(draft, "standards/open-by-default/index.md", "Publish what can be published.", "TODO")
    change(draft, "standards/standard.yml", "Just enough to be complete.", "TODO")
    project = load_project(draft)

    assert project.draft
    assert (project.draft.sections, project.draft.criteria, project.draft.others) == (2, 1, 2)
    assert project.criteria_by_id["OBD-02"].checks == ()
    said = CliRunner().invoke(main, ["lint", str(draft), "--format", "json"])
    assert json.loads(said.output)["draft"] == {
        "sections": 2,
        "criteria": 1,
        "others": 2,
        "notes": {},
    }


def test_texts_of_another_form_are_noted_with_their_number(draft: Path) -> None:
    change(draft, CODE, "You must publish the code of the service.", "It is out. All of it.")
    change(draft, CODE, "- Can anybody open it?", "Ask [XYZ-01] and look at https://example.org/x")
    project = load_project(draft)

    assert project.draft
    assert project.draft.notes == {
        "not-a-list": 1,
        "obligation-words": 1,
        "only-in-previews": 1,
        "requirement-sentence": 1,
        "two-sentences": 1,
    }
    assert project.draft.unbound == {"OBD-02"}
    output = CliRunner().invoke(main, ["lint", str(draft)]).output
    assert "  1  a requirement that does not say how binding it is\n" in output


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("## Why it matters", "## Why", "unknown-heading"),
        ("## Requirement", "Lost.\n\n## Requirement", "lost-text"),
        ("Hidden code", "<b>Hidden</b> code", "raw-html"),
        ("Hidden code helps nobody.", "", "empty-section"),
        ("level: 3", "level: 7", "unknown-reference"),
    ],
)
def test_what_a_page_would_lose_or_cannot_show_stays_a_fault(
    draft: Path, old: str, new: str, code: str
) -> None:
    change(draft, CODE, old, new)

    assert (code, CODE) in faults(draft)


def test_a_finished_standard_may_not_say_that_a_text_is_missing(draft: Path) -> None:
    change(draft, CODE, "Hidden code helps nobody.", "TODO")
    change(draft, "standards/standard.yml", "profile: draft", "profile: strict")

    assert faults(draft) == [("to-write", CODE)]


def test_a_draft_whose_standard_cannot_be_read_says_why_alone(draft: Path) -> None:
    change(draft, CODE, "Hidden code helps nobody.", "TODO")
    change(draft, CODE, "- Can anybody open it?", "Look.")
    change(draft, "standards/standard.yml", "version: 1.0.0", "version: one")

    assert faults(draft) == [("bad-value", "standards/standard.yml")]


def test_every_note_has_words() -> None:
    assert set(NOTES) == NOTED | {UNKNOWN}
