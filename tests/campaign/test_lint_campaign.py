"""Whatever is done to a source, lint answers with faults or with none, and never breaks."""

from __future__ import annotations

import json
import shutil
from collections import Counter, defaultdict
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner

from service_standards import load_project
from service_standards.adapters.cli.standard.release import release
from service_standards.errors import Problem, ProblemsFound
from service_standards.export.assessment_text import CatalogueOrder, canonical_assessment
from service_standards.export.catalogue import catalogue, catalogue_text
from service_standards.export.example import example_problems, example_text
from service_standards.model.example import EXAMPLE_FILE
from service_standards.pages.all_pages import site_pages
from service_standards.pages.document_templates import download_files
from service_standards.report.coverage import coverage_as_text
from service_standards.report.problems import problems_as_json, problems_as_text
from tests.support.cases.changed_bytes import changed
from tests.support.cases.golden import VALID, prepared
from tests.support.sites.build import ROOT

pytestmark = [pytest.mark.campaign, pytest.mark.timeout(3600)]

CHANGES = 1000
KINDS = ("*.md", "*.yml", "*.json")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a small project with a guide, templates, an example and a frozen edition."""
    root = prepared(VALID / "minimal", tmp_path / "project")
    guide = "---\ntitle: A guide\nsummary: It helps.\nserves: [OBD-01]\n---\n# A guide\n\nText.\n"
    (root / "docs/guide.md").write_text(guide, encoding="utf-8")
    (root / "docs/project-templates").mkdir()
    source = (ROOT / "docs/project-templates/decision-record.yml").read_text("utf-8")
    template = source.replace(
        "create: [discovery, alpha, beta, live, retirement]", "create: [alpha]"
    )
    template = template.replace("update: [alpha, beta, live, retirement]", "update: [live]")
    template = template.replace("[service-owner, policy, technology, security]", "[data]")
    template = template.replace("[DBD-10, UDR-11, DDP-05, GAP-09]", "[OBD-01]")
    path = root / "docs/project-templates/decision-record.yml"
    path.write_text(template, encoding="utf-8")
    example = {
        "format": "assessment/1",
        "standard": {"id": "small-standard", "version": "1.0.0", "digest": ""},
        "service": {"id": "one", "name": "One", "phase": "live", "facts": {}},
        "findings": {"OBD-01": {"outcome": "met", "evidence": [{"title": "A list"}]}},
        "example": True,
    }
    order = CatalogueOrder.of(load_project(root))
    (root / EXAMPLE_FILE).parent.mkdir()
    (root / EXAMPLE_FILE).write_text(canonical_assessment(example, order), encoding="utf-8")
    frozen = CliRunner().invoke(release, [str(root), "--date", "2026-11-23"])
    assert frozen.exit_code == 0, frozen.output
    project = load_project(root)
    assert (len(project.guides), len(project.templates), len(project.releases)) == (1, 1, 1)
    assert project.example
    return root


def told(root: Path) -> tuple[Problem, ...]:
    """Return the faults of a project; of one that has none, everything is written once."""
    try:
        project = load_project(root)
        problems = example_problems(project)
    except ProblemsFound as found:
        problems = found.problems
    else:
        coverage_as_text(project)
        pages = [page.text for page in site_pages(project, defaultdict(int))]
        files = [one.text for one in download_files(project)]
        texts = [*pages, *files, catalogue_text(catalogue(project, str))]
        if project.example:
            texts.append(example_text(project, project.example))
        "".join(texts).encode()
    problems_as_text(problems).encode()
    json.loads(problems_as_json(problems, None))
    return problems


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_lint_answers_whatever_is_done_to_a_source(root: Path, seed: int, tmp_path: Path) -> None:
    chance = Random(seed)
    files = sorted(path for kind in KINDS for path in root.rglob(kind))
    broken: Counter[str] = Counter()
    clean = 0
    for number in range(CHANGES):
        file = chance.choice(files)
        whole = file.read_bytes()
        file.write_bytes(changed(whole, chance))
        try:
            problems = told(root)
        except Exception as error:  # noqa: BLE001 (any exception is what is looked for)
            broken[f"{type(error).__name__}: {error}"[:200]] += 1
            shutil.copy(file, tmp_path / f"broken-{number}-{file.name}")
            problems = ()
        clean += not problems
        for one in problems:
            if not one.file or min(one.line, one.column) < 1 or "\n" in str(one):
                broken[f"not one line with a place: {one!r}"[:200]] += 1
        file.write_bytes(whole)
    assert broken == {}, f"the files are kept in {tmp_path}"
    assert 0 < clean < CHANGES // 2
