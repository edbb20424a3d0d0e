"""The committed JSON Schemas: current, valid, and true of the project's own files."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from service_standards.adapters.cli.main import main
from service_standards.export.release import INDEX_FORMAT, index_text
from service_standards.model.release import Release
from service_standards.report.problems import REPORT_FORMAT
from service_standards.schema import generate
from tests.support.cases.golden import INVALID, VALID, prepared
from tests.support.sites.build import ROOT

COMMITTED = files("service_standards") / "schemas"


class PlainLoader(yaml.SafeLoader):
    """Reads `no` and `2026-01-15` as text, as YAML 1.2 and the readers of this package do."""

    yaml_implicit_resolvers = {  # noqa: RUF012
        first: [one for one in found if not one[0].endswith((":bool", ":timestamp"))]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


@cache
def schemas() -> dict[str, str]:
    return generate.schemas()


@cache
def validator(name: str) -> Any:
    """Return what judges data by a schema; each schema is itself judged below."""
    return jsonschema.Draft202012Validator(json.loads(schemas()[f"{name}.schema.json"]))


@pytest.mark.parametrize("name", sorted(schemas()))
def test_a_committed_schema_is_current(name: str) -> None:
    committed = (COMMITTED / name).read_text("utf-8")
    assert committed == schemas()[name], (
        "run: service-standards schema plugins/service_standards/schemas"
    )


def test_no_other_schema_is_committed() -> None:
    assert {one.name for one in COMMITTED.iterdir() if one.name.endswith(".json")} == set(schemas())


@pytest.mark.parametrize("name", sorted(schemas()))
def test_a_schema_is_a_valid_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(schemas()[name]))


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("standard", "standards/standard.yml"),
        ("facts", "checklists/facts.yml"),
        ("scoring", "checklists/scoring.yml"),
        ("checklist", "checklists/open-by-default.yml"),
    ],
)
def test_a_valid_file_passes_its_schema(name: str, path: str) -> None:
    data = yaml.safe_load((VALID / "minimal" / path).read_text("utf-8"))
    validator(name).validate(data)


@pytest.mark.parametrize(
    ("name", "paths"),
    [
        ("criterion", "standards/*/[!i]*.md"),
        ("dimension", "standards/*/index.md"),
        ("guide", "docs/guidance/*/[!i]*.md"),
        ("phase-model", "docs/project-templates/phases.yml"),
        ("template", "docs/project-templates/[!_p]*.yml"),
        ("release", "releases/*.json"),
        ("assessment", "checklists/example/assessment.json"),
    ],
)
def test_the_files_of_the_standard_pass_their_schema(name: str, paths: str) -> None:
    found = sorted(ROOT.glob(paths))
    assert found
    for path in found:
        text = path.read_text("utf-8")
        front = text.split("---\n")[1] if path.suffix == ".md" else text
        data = json.loads(text) if path.suffix == ".json" else yaml.load(front, PlainLoader)
        validator(name).validate(data)


def test_the_list_of_editions_passes_its_schema() -> None:
    texts = [one.read_text("utf-8") for one in sorted(ROOT.glob("releases/*.json"))]
    releases = [Release.model_validate_json(one) for one in texts]
    for some in ([], releases):
        data = json.loads(index_text(some))
        validator("releases").validate(data)
        assert data["format"] == INDEX_FORMAT
        assert len(data["releases"]) == len(some)
    assert releases


@pytest.mark.parametrize("case", [None, "bad-id", "alias", "accent-in-an-id"])
def test_what_lint_prints_passes_its_schema(case: str | None, tmp_path: Path) -> None:
    project = tmp_path / "project"
    prepared(INVALID / case if case else VALID / "minimal", project)
    result = CliRunner().invoke(main, ["lint", str(project), "--format", "json"])
    data = json.loads(result.output)
    validator("problems").validate(data)
    assert data["format"] == REPORT_FORMAT
    assert bool(data["problems"]) == bool(case)
    assert (data["coverage"] is None) == bool(case)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("problems", {"format": "problems/1", "problems": [{"file": "a"}], "coverage": None}),
        ("releases", {"format": "releases/1", "releases": [{"version": "1"}]}),
        ("check", {"format": "check/1", "files": [{"file": "a"}]}),
        ("comparison", {"format": "comparison/1", "about": [{"before": 1}]}),
        ("differences", {"format": "differences/1", "from": "1.0.0", "to": "1.1.0"}),
        ("mapping", {"format": "mapping/1", "rules": {"label": "UDR-04"}}),
        ("portfolio", {"format": "portfolio/1", "services": [{"file": "a"}]}),
        ("report", {"format": "report/1", "date": "2026-11-29"}),
    ],
)
def test_what_lacks_its_members_fails_its_schema(name: str, data: Any) -> None:
    with pytest.raises(jsonschema.ValidationError):
        validator(name).validate(data)


def test_the_mapping_that_the_documentation_shows_passes_its_schema() -> None:
    page = (ROOT / "docs/reference/commands.md").read_text("utf-8")
    shown = page.partition('```json title="mapping.json"\n')[2].partition("```")[0]
    validator("mapping").validate(json.loads(shown))


def test_the_marks_of_inherited_answers_pass_the_schema() -> None:
    vector = Path(__file__).parents[1] / "vectors" / "canonical" / "inherited.json"
    written = json.loads(json.loads(vector.read_text("utf-8"))["expected"])
    validator("assessment").validate(written)


def test_a_faulty_assessment_fails_its_schema() -> None:
    faulty = {"format": "assessment/1", "standard": {"id": "x"}, "service": {"facts": {"a": "yes"}}}
    with pytest.raises(jsonschema.ValidationError):
        validator("assessment").validate(faulty)


def test_the_schemas_stand_in_the_package() -> None:
    assert Path(str(COMMITTED)).is_dir()
