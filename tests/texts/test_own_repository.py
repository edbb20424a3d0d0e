"""The files for the repository of a standard: pinned, without rights, and they do what they say."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from service_standards import __version__
from tests.support.ready_files import git, programs, ready_files, shell
from tests.support.sites.build import ROOT

SAMPLE = ROOT / "tests/packaging/sample"
FILES = ready_files("contributing/repository.md")
WORKFLOW = ".github/workflows/standard.yml"
GITHUB = yaml.safe_load(FILES[WORKFLOW])
STEPS: list[dict[str, Any]] = GITHUB["jobs"]["check"]["steps"]
GITLAB = yaml.safe_load(FILES[".gitlab-ci.yml"])["standard"]
CRITERION = "standards/simple/use-plain-words.md"
RELEASE = "releases/2.1.0.json"
NAMES = [step.get("name", "pip") for step in STEPS if "run" in step]


@pytest.fixture
def repository() -> Iterator[Path]:
    """A repository with a small standard that is released, with the programs that the files say."""
    with tempfile.TemporaryDirectory() as temp:
        # LinkChecker gives away the rights of root, and still has to read the site.
        Path(temp).chmod(0o755)
        programs(Path(temp), "service-standards", "mkdocs", "linkchecker")
        folder = Path(shutil.copytree(SAMPLE, Path(temp) / "repository"))
        git(folder, "init", "--quiet", "--initial-branch=main")
        assert shell("service-standards release --date 2026-11-01", folder).returncode == 0
        commit(folder)
        git(folder, "update-ref", "refs/remotes/origin/main", "HEAD")
        yield folder


def commit(folder: Path) -> None:
    (folder / ".gitignore").write_text("/site/\n", encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message=Standard")


def edit(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")


def github(folder: Path) -> tuple[list[str], str]:
    """Run the steps of a pull request up to the first that fails; return those that did not."""
    summary = folder.parent / "summary"
    summary.write_text("", encoding="utf-8")
    more = {"GITHUB_BASE_REF": "main", "GITHUB_STEP_SUMMARY": str(summary), **GITHUB["env"]}
    passed: list[str] = []
    for name, step in zip(NAMES, (step for step in STEPS if "run" in step), strict=True):
        if shell(step["run"], folder, **more).returncode:
            break
        passed.append(name)
    return passed, summary.read_text("utf-8")


def script(name: str) -> str:
    return str(next(step["run"] for step in STEPS if step.get("name") == name))


def gitlab(folder: Path) -> int:
    more = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": "origin/main", **GITLAB["variables"]}
    return shell("\n".join(GITLAB["script"]), folder, **more).returncode


def test_the_workflow_is_pinned_and_has_no_rights() -> None:
    assert GITHUB["permissions"] == {}
    assert GITHUB["jobs"]["check"]["permissions"] == {"contents": "read"}
    used = re.findall(r"uses: (\S+)(.*)", FILES[WORKFLOW])
    assert len(used) == 3
    for action, comment in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action)
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment)
    assert [step for step in STEPS if "${{" in step.get("run", "")] == []
    locked = (ROOT / "requirements/dev.txt").read_text("utf-8")
    for text in (FILES[WORKFLOW], FILES[".gitlab-ci.yml"]):
        (words,) = re.findall(r"pip install (.+)$", text, re.MULTILINE)
        own, links = words.split(" ")
        assert own == f"service-standards=={__version__}"
        assert f"\n{links} \\" in locked


def test_a_standard_without_faults_is_green_and_leaves_a_preview(repository: Path) -> None:
    edit(repository, CRITERION, "title: Use plain words", "title: Use words that people know")
    edit(repository, "standards/standard.yml", "version: 2.1.0", "version: 2.2.0")
    commit(repository)
    passed, summary = github(repository)
    assert passed == NAMES
    assert "SIM-01" in summary
    assert gitlab(repository) == 0
    (kept,) = (step["with"]["path"] for step in STEPS if "upload-artifact" in step.get("uses", ""))
    assert [kept] == GITLAB["artifacts"]["paths"]
    page = (repository / kept / "index.html").read_text("utf-8")
    # What is unpacked opens from the disk.
    assert 'href="checklists/index.html"' in page


def test_a_standard_without_a_release_has_nothing_to_compare_with(repository: Path) -> None:
    shutil.rmtree(repository / "releases")
    assert shell(script("Compare with the last release"), repository).returncode == 0


@pytest.mark.parametrize(
    ("file", "old", "new", "red"),
    [
        (CRITERION, "obligation: must", "obligation: musst", "Check the sources"),
        ("docs/index.md", "# ", "[Gone](gone.md)\n\n# ", "Check the sources"),
        ("mkdocs.yml", "plugins:", "nav:\n  - gone.md\nplugins:", "Build the site"),
    ],
)
def test_a_fault_is_red_where_it_is(
    repository: Path, file: str, old: str, new: str, red: str
) -> None:
    edit(repository, file, old, new)
    passed, _ = github(repository)
    assert NAMES[len(passed)] == red


def test_a_broken_link_of_a_theme_is_red(repository: Path) -> None:
    # What is no text of the standard, lint and the build do not look into.
    (repository / "overrides").mkdir()
    page = '{% extends "base.html" %}{% block footer %}<a href="gone.html">x</a>{% endblock %}'
    (repository / "overrides/main.html").write_text(page, encoding="utf-8")
    edit(repository, "mkdocs.yml", "  name: service", "  custom_dir: overrides\n  name: service")
    passed, _ = github(repository)
    assert NAMES[len(passed)] == "Follow the links"


@pytest.mark.parametrize("change", ["edit", "remove"])
def test_a_release_that_is_changed_is_red(repository: Path, change: str) -> None:
    look = script("Look for releases that were changed")
    own = GITLAB["script"][-1]
    base = {"GITHUB_BASE_REF": "main", "CI_MERGE_REQUEST_DIFF_BASE_SHA": "origin/main"}
    (repository / "releases/changes-2.2.0.yml").write_text("# A draft.\n", encoding="utf-8")
    commit(repository)
    assert [shell(one, repository, **base).returncode for one in (look, own)] == [0, 0]
    if change == "edit":
        edit(repository, RELEASE, "\n}\n", "\n}\n\n")
    else:
        (repository / RELEASE).unlink()
    commit(repository)
    assert [shell(one, repository, **base).returncode for one in (look, own)] == [1, 1]


def test_the_owners_own_what_there_is() -> None:
    for line in FILES[".github/CODEOWNERS"].splitlines():
        path = line.split()[0]
        if path.startswith("/") and path != "/.github/":
            assert (ROOT / path.strip("/")).exists(), path
