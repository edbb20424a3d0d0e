"""`service-standards withdraw`: one command, after which nothing of it is left to find."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service_standards import load_project
from service_standards.adapters.cli.main import main
from service_standards.adapters.cli.standard import withdraw as command
from service_standards.adapters.cli.writing import NotWritten
from service_standards.words.message import say
from tests.support.cases.golden import VALID

FOLDER = "standards/open-by-default"
FILE = f"{FOLDER}/publish-results.md"
CHANGES = "releases/changes-1.1.0.yml"
LEVEL = "  - {number: 4, title: Leading, summary: It is measured.}\n"
EXAMPLE = "checklists/example/assessment.json"
TITLES = {"OBD-01": "Publish data", "OBD-03": "Publish results"}
GUIDE = "---\ntitle: A guide\nsummary: It helps.\nserves: [OBD-03, OBD-02]\n---\nSee OBD-03.\n"
REASON = ("--reason", "Nobody read them: ever.")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project with a release and a raised version, in which other files name OBD-03."""
    root = Path(shutil.copytree(VALID / "minimal", tmp_path / "project"))
    edit(root, FILE, "level: 4", "level: 3")
    edit(root, "standards/standard.yml", LEVEL, "")
    edit(root, f"{FOLDER}/publish-data.md", "roles: [data]", "roles: [data]\nrelated: [OBD-03]")
    (root / "docs/guide.md").write_text(GUIDE, encoding="utf-8")
    assert run(root, "release", "--date", "2026-11-23").exit_code == 0
    edit(root, "standards/standard.yml", "version: 1.0.0", "version: 1.1.0")
    return root


def run(root: Path, name: str, *words: str) -> Result:
    return CliRunner().invoke(main, [name, *words, str(root)])


def edit(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def files(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_what_replaces_it_takes_its_place_everywhere(root: Path) -> None:
    result = run(root, "withdraw", "OBD-03", *REASON, "--replaced-by", "OBD-02")
    assert result.exit_code == 0, result.output
    assert result.output.splitlines() == [
        f"declared it in {CHANGES}",
        f"changed {FOLDER}/publish-data.md",
        "changed docs/guide.md",
        f"deleted {FILE}; a page at its address says what became of it",
        "These lines speak of OBD-03:",
        "docs/guide.md:6",
    ]
    assert (root / CHANGES).read_text("utf-8") == (
        "format: changes/1\nchanges:\n  # OBD-03 Publish results\n"
        "  - {kind: covered-by, from: [OBD-03], to: [OBD-02], "
        'reason: "Nobody read them: ever."}\n'
    )
    project = load_project(root)
    assert project.criteria_by_id["OBD-01"].related == ("OBD-02",)
    assert project.guides[0].serves == ("OBD-02",)
    assert [one.page for one in project.old_pages] == [FILE]


def test_what_cannot_be_mended_is_named_as_withdrawn(root: Path) -> None:
    result = run(root, "withdraw", "OBD-03", *REASON)
    assert result.exit_code == 0
    assert (
        f"{FOLDER}/publish-data.md:8:11: related[0]: the criterion 'OBD-03' was withdrawn in "
        "1.1.0 (Nobody read them: ever)\n"
    ) in result.output
    assert (
        (root / "docs/guide.md")
        .read_text("utf-8")
        .startswith("---\ntitle: A guide\nsummary: It helps.\nserves: [OBD-02]\n")
    )


def example(*criteria: str) -> str:
    """Return the example of a project, with an answer and an outcome for each criterion."""
    data = {
        "format": "assessment/1",
        "standard": {"id": "small-standard", "version": "1.1.0", "digest": ""},
        "service": {"id": "x", "name": "Ferry “Östra” (example)", "phase": "", "facts": {}},
        "target": {},
        "findings": {one: {"title": TITLES[one], "outcome": "met"} for one in criteria},
        "parked": {},
        "snapshots": [
            {
                "date": "2026-11-01",
                "label": "Before",
                "standard_version": "1.0.0",
                "outcomes": dict.fromkeys(criteria, "not-met"),
            }
        ],
        "example": True,
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def write_example(root: Path, text: str) -> None:
    (root / EXAMPLE).parent.mkdir(parents=True)
    (root / EXAMPLE).write_text(text, encoding="utf-8")


def test_the_example_service_no_longer_answers_it(root: Path) -> None:
    write_example(root, example("OBD-01", "OBD-03"))
    result = run(root, "withdraw", "OBD-03", *REASON, "--replaced-by", "OBD-02")
    assert result.exit_code == 0, result.output
    assert f"changed {EXAMPLE}\n" in result.output
    assert (root / EXAMPLE).read_text("utf-8") == example("OBD-01")
    assert load_project(root).example is not None


@pytest.mark.parametrize(
    "text",
    [
        example("OBD-01", "OBD-03").replace("  ", "\t"),
        example("OBD-01", "OBD-03").replace('"target": {}', '"target": {}, "target": {}'),
        example("OBD-01", "OBD-03")[:-9],
        "[]\n",
        '{\n  "findings": 1,\n  "snapshots": 2\n}\n',
    ],
    ids=["another-form", "a-key-twice", "cut", "a-list", "numbers"],
)
def test_an_example_of_another_form_is_left_alone_and_named(root: Path, text: str) -> None:
    write_example(root, text)
    result = run(root, "withdraw", "OBD-03", *REASON, "--replaced-by", "OBD-02")
    assert result.exit_code == 0, result.output
    assert (root / EXAMPLE).read_text("utf-8") == text
    assert f"changed {EXAMPLE}" not in result.output


def test_what_to_do_with_such_an_example_is_said(root: Path) -> None:
    write_example(root, example("OBD-01", "OBD-03").replace("  ", "\t"))
    said = run(root, "withdraw", "OBD-03", *REASON, "--replaced-by", "OBD-02").output
    assert (
        f"{EXAMPLE} is not written as the site writes it; take OBD-03 out of it by hand, under "
        "'findings' and in the 'outcomes' of each snapshot\n"
    ) in said


def test_an_example_that_does_not_answer_it_stays(root: Path) -> None:
    write_example(root, example("OBD-01").replace("  ", "\t"))
    said = run(root, "withdraw", "OBD-03", *REASON, "--replaced-by", "OBD-02").output
    assert "take OBD-03 out" not in said


def test_a_release_that_does_not_say_where_pages_stood_gets_help(root: Path) -> None:
    edit(root, "releases/1.0.0.json", f',\n      "source": "{FILE}"', "")
    assert run(root, "withdraw", "OBD-03", *REASON, "--replaced-by", "OBD-02").exit_code == 0
    assert f"page: {FILE}}}" in (root / CHANGES).read_text("utf-8")
    assert [one.page for one in load_project(root).old_pages] == [FILE]


def test_what_was_interrupted_can_be_done_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path) -> None:
        raise NotWritten(say("{file}", file=path))

    with monkeypatch.context() as patch:
        patch.setattr(command, "delete_file", fail)
        words = ("OBD-03", *REASON, "--replaced-by", "OBD-02")
        assert run(root, "withdraw", *words).exit_code == 2
    declared = (root / CHANGES).read_bytes()
    again = run(root, "withdraw", *words)
    assert again.exit_code == 0
    assert "declares what became of it already" in again.output
    assert (root / CHANGES).read_bytes() == declared
    assert load_project(root).gone["OBD-03"].version == "1.1.0"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("OBD-09", *REASON), "unknown criterion 'OBD-09'"),
        (("OBD-03",), "Missing option '--reason'"),
        (("OBD-03", "--reason", " "), "Say in --reason why"),
        (("OBD-03", *REASON, "--replaced-by", "OBD-03"), "cannot stand in its own place"),
        (("OBD-03", *REASON, "--replaced-by", "OBD-77"), "unknown criterion 'OBD-77'"),
    ],
)
def test_a_wrong_word_changes_nothing(root: Path, words: tuple[str, ...], said: str) -> None:
    before = files(root)
    result = run(root, "withdraw", *words)
    assert (result.exit_code, files(root)) == (2, before)
    assert said in result.output


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("standards/standard.yml", "version: 1.1.0", "version: 1.0.0", "raise it in standards/"),
        (FILE, "id: OBD-03", "id: OBD-04", "'OBD-04' is in no release yet"),
    ],
)
def test_an_edition_that_is_frozen_or_never_had_it_stays(
    root: Path, file: str, old: str, new: str, said: str
) -> None:
    edit(root, file, old, new)
    before = files(root)
    result = run(root, "withdraw", "OBD-04" if "OBD-04" in new else "OBD-03", *REASON)
    assert (result.exit_code, files(root)) == (2, before)
    assert said in result.output


def test_a_criterion_that_is_gone_already_is_told(root: Path) -> None:
    assert run(root, "withdraw", "OBD-03", *REASON).exit_code == 0
    result = run(root, "withdraw", "OBD-03", *REASON)
    assert (result.exit_code, "was withdrawn in 1.1.0" in result.output) == (2, True)
