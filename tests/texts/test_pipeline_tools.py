"""The ready files of the documentation, judged by the programs that people judge them with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.programs import program
from tests.support.ready_files import ready_files

TEAM, STANDARD = "start/pipelines.md", "contributing/repository.md"
WORKFLOWS = {
    TEAM: ".github/workflows/service-standard.yml",
    STANDARD: ".github/workflows/standard.yml",
}
FORMS = ".github/ISSUE_TEMPLATE"
ADDRESS = "https://git.example/digital-unit/service-standards"
# The schemas that come with the program, which asks no network for them; and for each file a
# fault that its schema has to find.
ON_GITHUB = ("vendor.github-workflows",)
ON_GITLAB = ("vendor.gitlab-ci", "--data-transform", "gitlab-ci")
# The patterns of this schema are no Unicode ones.
ON_AZURE = (
    "vendor.azure-pipelines",
    *("--data-transform", "azure-pipelines", "--regex-variant", "nonunicode"),
)
CASES = {
    (TEAM, WORKFLOWS[TEAM]): (ON_GITHUB, "timeout-minutes: 5", "timeout-minutes: soon"),
    (TEAM, ".gitlab-ci.yml"): (ON_GITLAB, "expire_in: 1 week", "expire_in: [1]"),
    (TEAM, "azure-pipelines.yml"): (ON_AZURE, "  - checkout: self", "  - look: self"),
    (STANDARD, WORKFLOWS[STANDARD]): (ON_GITHUB, "timeout-minutes: 15", "timeout-minutes: soon"),
    (STANDARD, ".gitlab-ci.yml"): (ON_GITLAB, "expire_in: 1 week", "expire_in: [1]"),
    (STANDARD, f"{FORMS}/fault.yml"): (("vendor.github-issue-forms",), "textarea", "area"),
    (STANDARD, f"{FORMS}/criterion.yml"): (("vendor.github-issue-forms",), "dropdown", "drop"),
    (STANDARD, f"{FORMS}/config.yml"): (("vendor.github-issue-config",), "true", "perhaps"),
}


def copied(page: str, folder: Path) -> Path:
    """Write all ready files of a page into a folder, as people copy them."""
    for name, text in ready_files(page).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("ADDRESS", ADDRESS), encoding="utf-8")
    return folder


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def checked(repository: Path, name: str, schema: str, *options: str) -> int:
    words = ("--builtin-schema", schema, *options, name)
    return program("check-jsonschema", *words, cwd=repository).returncode


def test_each_file_that_has_a_schema_is_judged() -> None:
    every = {(page, name) for page in (TEAM, STANDARD) for name in ready_files(page)}
    assert {name for _, name in every - set(CASES)} == {
        ".pre-commit-config.yaml",
        "Jenkinsfile",
        ".github/CODEOWNERS",
        ".github/pull_request_template.md",
        ".gitlab/CODEOWNERS",
        ".gitlab/merge_request_templates/Default.md",
    }


@pytest.mark.parametrize(("page", "name"), CASES)
def test_a_file_fits_the_schema_of_its_host(page: str, name: str, tmp_path: Path) -> None:
    (schema, *options), old, new = CASES[page, name]
    repository = copied(page, tmp_path)
    assert checked(repository, name, schema, *options) == 0
    edit(repository / name, old, new)
    assert checked(repository, name, schema, *options) == 1


@pytest.mark.parametrize(("page", "name"), WORKFLOWS.items())
def test_a_workflow_ends_by_itself(page: str, name: str, tmp_path: Path) -> None:
    rule = "custom.github-workflows-require-timeout"
    assert checked(copied(page, tmp_path), name, rule) == 0


@pytest.mark.parametrize(("page", "name"), WORKFLOWS.items())
def test_zizmor_has_nothing_to_say(page: str, name: str, tmp_path: Path) -> None:
    repository = copied(page, tmp_path)
    words = ("--offline", "--no-progress", "--persona", "auditor", ".")
    said = program("zizmor", *words, cwd=repository)
    assert said.returncode == 0, said.stdout
    assert f"completed ./{name}" in said.stderr
    assert page != TEAM or "completed ./.pre-commit-config.yaml" in said.stderr
    assert "No findings to report" in said.stdout + said.stderr
    edit(repository / name, "persist-credentials: false", "persist-credentials: true")
    assert "artipacked" in program("zizmor", *words, cwd=repository).stdout
