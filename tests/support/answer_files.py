"""A folder as a team has it: a catalogue, an assessment, and the commands that work on them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from service_standards import load_project
from service_standards.adapters.cli.main import main
from service_standards.export.assessment_text import CatalogueOrder, canonical_assessment
from service_standards.export.catalogue import catalogue, catalogue_text
from service_standards.model.edition import Edition
from service_standards.source.kinds.assessment_file import read_assessment
from service_standards.source.kinds.edition_file import read_edition
from tests.support.sites.build import ROOT

NOW = "2026-11-23T10:42:00Z"
SAMPLE = ROOT / "tests" / "packaging" / "sample"
EDITIONS = ROOT / "tests" / "fixtures" / "editions"
PROGRAM = [sys.executable, "-c", "from service_standards.adapters.cli.main import main; main()"]


@cache
def sample_catalogue(root: Path = SAMPLE) -> str:
    return catalogue_text(catalogue(load_project(root), str))


@cache
def sample_edition(root: Path = SAMPLE) -> Edition:
    return read_edition(sample_catalogue(root).encode(), "catalogue.json")


def team_folder(folder: Path) -> Path:
    """Fill a folder with a catalogue; return the path of the assessment that is to come."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "catalogue.json").write_text(sample_catalogue(), "utf-8")
    return folder / "assessment.json"


def with_a_service(project: Path, folder: Path) -> Path:
    """Copy a project and begin a service in it; return the copy."""
    root = Path(shutil.copytree(project, folder / "project"))
    answers(root).parent.mkdir()
    fine("start", "--name", "Dog licence", "--catalogue", root, "--output", answers(root))
    return root


def answers(root: Path) -> Path:
    """Return the path of the answers of that service."""
    return root / "services/assessment.json"


def edition_folder(folder: Path, assessment: dict[str, Any]) -> Path:
    """Fill a folder with the two editions of the fixtures and an assessment; return its path."""
    shutil.copytree(EDITIONS, folder / "releases")
    return written(folder / "assessment.json", assessment)


def written(path: Path, data: object) -> Path:
    text = data if isinstance(data, str) else json.dumps(data)
    path.write_text(text, "utf-8")
    return path


def data_of(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def run(*arguments: object, **options: Any) -> Result:
    """Run a command in this process; nothing but a fault of ours raises."""
    result = CliRunner().invoke(main, [str(one) for one in arguments], **options)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def fine(*arguments: object, **options: Any) -> Result:
    result = run(*arguments, **options)
    assert result.exit_code == 0, result.output
    return result


def refused(*arguments: object, **options: Any) -> str:
    """Run a command that is refused; return its one plain sentence."""
    result = run(*arguments, **options)
    assert result.exit_code == 2, result.output
    lines = [one for one in result.output.splitlines() if one.startswith("Error: ")]
    assert len(lines) == 1, result.output
    assert "Traceback" not in result.output
    return lines[0].removeprefix("Error: ")


def program(*arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run a command as a program of its own."""
    words = [*PROGRAM, *(one if isinstance(one, bytes) else str(one) for one in arguments)]
    return subprocess.run(
        words, capture_output=True, text=True, timeout=120, check=False, **options
    )


def outcomes(path: Path) -> dict[str, str]:
    return {key: one["outcome"] for key, one in data_of(path)["findings"].items()}


def canonical(path: Path) -> str:
    edition = sample_edition()
    data = read_assessment(path.read_bytes(), edition.standard, edition.criteria_by_id)
    return canonical_assessment(data, CatalogueOrder.of_edition(edition))


def answered(path: Path, *words: object) -> dict[str, object]:
    fine("set", *words, "--file", path, "--now", NOW)
    assert path.read_text("utf-8") == canonical(path)
    found: dict[str, object] = data_of(path)["findings"].get(words[0], {})
    return {key: one for key, one in found.items() if key != "title"}


def content(path: Path) -> dict[str, Any]:
    return {
        key: {name: part for name, part in one.items() if name not in {"title", "updated"}}
        for key, one in data_of(path)["findings"].items()
    }
