"""The files for pipelines: pinned, without rights, and they do what they say."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml

from service_standards import __version__
from tests.support.cases.check_cases import CASES, CATALOGUE
from tests.support.ready_files import git, programs, ready_files, shell
from tests.support.sites.build import ROOT

FILES = ready_files("start/pipelines.md")
GITHUB = yaml.safe_load(FILES[".github/workflows/service-standard.yml"])
GITLAB = yaml.safe_load(FILES[".gitlab-ci.yml"])["service-standard"]
AZURE = yaml.safe_load(FILES["azure-pipelines.yml"])
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = GITHUB["jobs"]["check"]["steps"]
GOOD, BAD = CASES / "no-faults", CASES / "three-faults"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose answers are fine, with a program for each word that the files say."""
    programs(tmp_path, "service-standards", "python")
    folder = tmp_path / "repository"
    shutil.copytree(GOOD, folder)
    shutil.copy(CATALOGUE, folder)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message=Answers")
    git(folder, "update-ref", "refs/remotes/origin/main", "HEAD")
    return folder


def github(folder: Path) -> tuple[dict[str, int], str, str]:
    """Run the steps of the workflow for a pull request; return codes, log and summary."""
    summary = folder.parent / "summary"
    summary.write_text("", "utf-8")
    codes, log = {}, ""
    for step in (step for step in STEPS if "run" in step):
        done = shell(step["run"], folder, GITHUB_BASE_REF="main", GITHUB_STEP_SUMMARY=str(summary))
        codes[step.get("name", step["run"])] = done.returncode
        log += done.stdout
    return codes, log, summary.read_text("utf-8")


def test_the_workflow_is_pinned_and_has_no_rights() -> None:
    assert GITHUB["permissions"] == {}
    assert GITHUB["jobs"]["check"]["permissions"] == {"contents": "read"}
    used = re.findall(r"uses: (\S+)(.*)", FILES[".github/workflows/service-standard.yml"])
    assert used
    for action, comment in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action)
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment)
    assert STEPS[0]["with"]["persist-credentials"] is False
    # What a person can choose reaches a script by the environment only.
    assert [step for step in STEPS if "${{" in step.get("run", "")] == []


@pytest.mark.parametrize("name", FILES)
def test_what_is_installed_has_a_version(name: str) -> None:
    text = FILES[name]
    installed = re.findall(r"pip install (\S+?)['\n]", text)
    assert set(installed) <= {f"service-standards=={__version__}"}
    assert bool(installed) is (name != ".pre-commit-config.yaml")
    images = re.findall(r"image:? '?([\w.:-]+)'?", text)
    assert [image for image in images if not re.search(r":\d+\.\d+\.\d+-", image)] == []


def test_the_workflow_is_green_with_fine_answers(repository: Path) -> None:
    codes, log, summary = github(repository)
    assert set(codes.values()) == {0}
    assert log == ""
    assert "0 faults and 0 warnings in 1 file." in summary
    assert (repository.parent / "temp" / "pip").read_text("utf-8").split()[0] == "install"


def test_the_workflow_is_red_with_faults_and_with_worse_answers(repository: Path) -> None:
    shutil.copy(BAD / "assessment.json", repository)
    codes, log, summary = github(repository)
    assert [name for name, code in codes.items() if code] == ["Check"]
    assert log.count("::error file=assessment.json,") == 3 + 5
    assert "title=regression" in log
    assert "| no-reason |" in summary


def test_a_new_file_has_no_state_to_compare_with(repository: Path) -> None:
    git(repository, "rm", "--quiet", "--cached", "assessment.json")
    git(repository, "commit", "--quiet", "--message=None yet")
    git(repository, "update-ref", "refs/remotes/origin/main", "HEAD")
    assert set(github(repository)[0].values()) == {0}


@pytest.mark.parametrize(("case", "code"), [(GOOD, 0), (BAD, 1)])
def test_the_job_of_gitlab_leaves_its_reports(repository: Path, case: Path, code: int) -> None:
    shutil.copy(case / "assessment.json", repository)
    done = shell("\n".join(GITLAB["script"]), repository)
    assert done.returncode == code, done.stderr
    reports: Mapping[str, str] = GITLAB["artifacts"]["reports"]
    assert len(json.loads((repository / reports["codequality"]).read_text("utf-8"))) == 3 * code
    suite = ET.parse(repository / reports["junit"]).getroot()
    assert suite.get("failures") == str(3 * code)


def test_the_steps_of_azure_and_jenkins_leave_their_report(repository: Path) -> None:
    shutil.copy(BAD / "assessment.json", repository)
    azure = next(step["script"] for step in AZURE["steps"] if "check" in step.get("script", ""))
    jenkins = re.findall(r"sh '\.venv/bin/(service-standards [^']*)'", FILES["Jenkinsfile"])
    for script in (azure, *jenkins):
        (repository / "junit.xml").unlink(missing_ok=True)
        assert shell(script, repository).returncode == 1
        assert ET.parse(repository / "junit.xml").getroot().get("failures") == "3"
    assert len(jenkins) == 1


def test_the_hook_runs_for_the_files_of_teams(repository: Path) -> None:
    (hook,) = HOOKS
    used = yaml.safe_load(FILES[".pre-commit-config.yaml"])["repos"][0]
    assert used["hooks"] == [{"id": hook["id"]}]
    assert used["rev"] == f"v{__version__}"
    assert (hook["language"], hook["require_serial"]) == ("python", True)
    names = ("assessment.json", "team/assessment.json", "my-assessment.json", "assessment.json.bak")
    assert [bool(re.search(hook["files"], name)) for name in names] == [True, True, False, False]
    for case, code in ((GOOD, 0), (BAD, 1)):
        shutil.copy(case / "assessment.json", repository)
        command = shlex.join([*shlex.split(hook["entry"]), "assessment.json"])
        assert shell(command, repository).returncode == code


def test_every_file_checks_once_a_week_where_the_host_has_a_clock() -> None:
    assert GITHUB[True]["schedule"][0]["cron"].endswith("* * 1")
    assert "cron('H 5 * * 1')" in FILES["Jenkinsfile"]
