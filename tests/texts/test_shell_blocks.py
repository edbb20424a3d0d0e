"""Each block for a shell in the documentation is run: here, or by the test that is named here."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from tests.support.ready_files import git, programs, shell
from tests.support.sites.build import ROOT, copy_sources

BLOCK = re.compile(r"^( *)```(?:bash|sh|shell)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
FENCED = re.compile(r"^ *```.*?^ *```$", re.MULTILINE | re.DOTALL)
LANGUAGES = sorted(one.parent.name for one in (ROOT / "standards").glob("*/standard.yml"))
TRANSLATED = sorted(page for one in LANGUAGES for page in (ROOT / "docs" / one).rglob("*.md"))
# What a page shows in another language is what its original shows; see below.
PAGES = sorted({*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")} - {*TRANSLATED})
BLOCKS = {
    (page.relative_to(ROOT).as_posix(), text.splitlines()[0].partition("  ")[0].strip()): text
    for page in PAGES
    for text in (dedent(found[1]) for found in BLOCK.findall(page.read_text("utf-8")))
}
LINT = ".venv/bin/service-standards lint"
NEW = 'service-standards new criterion "Publish test results" --dimension open-by-default'
WITHDRAW = (
    'service-standards withdraw DBD-08 --reason "The law asks for it now." --replaced-by DBD-01'
)
PORTFOLIO = "service-standards portfolio portfolio --output pages"
WHEEL = "pip wheel --no-deps --wheel-dir dist ../service-standards"
GOVERNMENTS, CONTRIBUTING = "docs/start/governments.md", "docs/contributing/index.md"
# Blocks that this module runs, and for the others a test that does what they say.
RUN_HERE = {
    ("README.md", "make serve"),
    ("docs/start/editors.md", "make serve"),
    ("docs/start/editors.md", LINT),
    ("docs/reference/index.md", "make build"),
    ("docs/start/portfolio.md", PORTFOLIO),
    (GOVERNMENTS, "mkdocs build --strict"),
    (GOVERNMENTS, WHEEL),
    (CONTRIBUTING, NEW),
    (CONTRIBUTING, LINT),
    (CONTRIBUTING, WITHDRAW),
    (CONTRIBUTING, "service-standards diff"),
}
RUN_ELSEWHERE = {
    (GOVERNMENTS, "git clone ADDRESS service-standards"): "tests/packaging/conftest.py::installed",
    (
        GOVERNMENTS,
        "cd our-standard",
    ): "tests/site/test_serve.py::test_an_edited_criterion_shows_up_in_the_open_page",
    (
        "docs/reference/commands.md",
        'git config merge.assessment.driver "service-standards merge --path %P %O %A %B"',
    ): "tests/packaging/test_journey.py::use_the_merge_driver",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of this project's sources, with the programs that the pages name."""
    programs(tmp_path, "service-standards", "mkdocs", "python")
    folder = copy_sources(tmp_path / "project")
    git(folder, "init", "--quiet")
    (folder / ".venv").mkdir()
    (folder / ".venv" / "bin").symlink_to(tmp_path / "bin")
    return folder


def done(page: str, first: str, folder: Path, code: int = 0, **more: str) -> str:
    """Run a block and return what it prints; it ends with the code."""
    result = shell(BLOCKS[page, first], folder, **more)
    assert result.returncode == code, result.stdout + result.stderr
    return result.stdout


def test_no_block_is_without_a_test() -> None:
    assert set(BLOCKS) == RUN_HERE | set(RUN_ELSEWHERE)
    for named in RUN_ELSEWHERE.values():
        file, _, name = named.partition("::")
        assert f"def {name}" in (ROOT / file).read_text("utf-8"), named


@pytest.mark.parametrize(
    ("page", "first"), sorted(one for one in RUN_HERE if one[1].startswith("make "))
)
def test_the_words_of_make_are_known_with_what_they_need(page: str, first: str) -> None:
    # The rules themselves set up this repository, and the tests run in what they have set up.
    for line in BLOCKS[page, first].splitlines():
        words = line.partition("#")[0].split()
        if words[0] == "make":
            command = ["make", "--dry-run", *words[1:]]
        else:
            assert words[:3] == [".venv/bin/python", "-m", "pytest"]
            command = [sys.executable, "-m", "pytest", *words[3:], "--collect-only", "--quiet"]
        ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("page", ["docs/start/editors.md", CONTRIBUTING])
def test_lint_finds_no_fault_and_then_the_one_that_is_shown(page: str, project: Path) -> None:
    assert done(page, LINT, project).startswith("No faults found.\n")
    shown = re.search(
        r"^(\S+\.md):\d+:\d+: obligation: found 'musst'.*$", text_of(CONTRIBUTING), re.MULTILINE
    )
    assert shown
    file = project / shown[1]
    file.write_text(file.read_text("utf-8").replace("obligation: must", "obligation: musst"))
    assert shown[0] in done(page, LINT, project, code=1).splitlines()


def test_a_new_criterion_takes_the_next_number_and_names_what_is_left(project: Path) -> None:
    said = done(CONTRIBUTING, NEW, project)
    path = project / "standards/open-by-default/publish-test-results.md"
    ids = re.findall(r"^id: OBD-(\d+)$", criteria_of(project), re.MULTILINE)
    (own,) = re.findall(r"^id: OBD-(\d+)$", path.read_text("utf-8"), re.MULTILINE)
    assert int(own) == max(map(int, ids))
    assert re.search(r"publish-test-results\.md:\d+", said)


def test_a_criterion_is_taken_out_and_the_lines_that_name_it_are_told(project: Path) -> None:
    standard = project / "standards/standard.yml"
    text = standard.read_text("utf-8")
    standard.write_text(
        re.sub(r"^version: .*$", "version: 9.0.0", text, flags=re.MULTILINE), "utf-8"
    )
    done(CONTRIBUTING, WITHDRAW, project)
    assert "id: DBD-08" not in criteria_of(project)
    assert "DBD-08" not in (project / "checklists/digital-by-design.yml").read_text("utf-8")
    changes = project / "releases/changes-9.0.0.yml"
    assert "DBD-08" in changes.read_text("utf-8")


@pytest.mark.parametrize(
    "page", TRANSLATED, ids=lambda page: page.relative_to(ROOT / "docs").as_posix()
)
def test_a_page_shows_the_same_blocks_in_another_language(page: Path) -> None:
    original = ROOT / "docs" / Path(*page.relative_to(ROOT / "docs").parts[1:])
    here, there = (FENCED.findall(one.read_text("utf-8")) for one in (page, original))
    assert here == there


def test_differences_are_shown_with_the_last_release_and_between_two(project: Path) -> None:
    released, *later = sorted((project / "releases").glob("*.json"))
    for one in later:
        one.unlink()
    data = json.loads(released.read_text("utf-8"))
    for version in ("1.0.0", "1.1.0"):
        data["previous"], data["standard"]["version"] = data["standard"]["version"], version
        data["criteria"][0]["requirement"] += "!"
        (project / "releases" / f"{version}.json").write_text(json.dumps(data), "utf-8")
    raise_version(project, "1.2.0")
    said = done(CONTRIBUTING, "service-standards diff", project)
    first, second = said.split("\n## ")
    assert "1.1.0 → 1.2.0" in first
    assert "1.0.0 → 1.1.0" in second


def test_the_pages_of_the_portfolio_are_written(project: Path) -> None:
    shutil.copytree(ROOT / "portfolio", project / "portfolio", dirs_exist_ok=True)
    done("docs/start/portfolio.md", PORTFOLIO, project)
    assert (project / "pages" / "index.html").stat().st_size > 10_000


def test_a_standard_that_was_started_is_built_and_its_generator_packed(tmp_path: Path) -> None:
    folder = tmp_path / "start"
    generator = folder / "service-standards"
    generator.mkdir(parents=True)
    programs(tmp_path, "service-standards", "mkdocs")
    (tmp_path / "bin" / "pip").unlink()
    (tmp_path / "bin" / "pip").symlink_to(Path(sys.executable).parent / "pip")
    (folder / "bin").symlink_to(tmp_path / "bin")
    for name in ("pyproject.toml", "README.md", "LICENSE", "LICENSE-texts.md"):
        shutil.copy(ROOT / name, generator)
    shutil.copytree(ROOT / "plugins", generator / "plugins")
    started = re.search(
        r"\$ (service-standards new standard .*)$", text_of(GOVERNMENTS), re.MULTILINE
    )
    assert started
    assert shell(started[1], folder).returncode == 0
    own = folder / "our-standard"

    done(GOVERNMENTS, "mkdocs build --strict", own)
    # What builds the package is there already, and no index is asked.
    done(GOVERNMENTS, WHEEL, own, PIP_NO_BUILD_ISOLATION="false", PIP_NO_INDEX="1")

    assert (own / "site" / "index.html").exists()
    (wheel,) = (own / "dist").iterdir()
    assert wheel.suffix == ".whl"


def raise_version(project: Path, version: str) -> None:
    """Give the standard a version that is not released."""
    standard = project / "standards/standard.yml"
    text = standard.read_text("utf-8")
    raised = re.sub(r"^version: .*$", f"version: {version}", text, flags=re.MULTILINE)
    standard.write_text(raised, "utf-8")


def text_of(page: str) -> str:
    """Return the text of a page."""
    return (ROOT / page).read_text("utf-8")


def criteria_of(project: Path) -> str:
    """Return the texts of all criteria."""
    files = sorted((project / "standards").rglob("*.md"))
    return "\n".join(one.read_text("utf-8") for one in files)
