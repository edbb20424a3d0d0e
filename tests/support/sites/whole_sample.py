"""The sample project with everything that a page can be made of: a guide, templates, a release."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from service_standards import load_project
from service_standards.adapters.cli.main import main
from service_standards.export.assessment_text import CatalogueOrder, canonical_assessment
from service_standards.model.example import EXAMPLE_FILE, MARK
from tests.support.sites.build import ROOT

SAMPLE = ROOT / "tests/packaging/sample"
GATE = {
    "id": "before-opening",
    "title": "The gate",
    "questions": ["Is it ready?"],
    "decisions": [{"title": "Go", "meaning": "It opens"}],
}
PHASES = {
    "format": "phase-model/1",
    "title": "Phases",
    "summary": "What each phase is for.",
    "introduction": "Two phases.",
    "phases": [
        {
            "id": phase,
            "purpose": "To find out",
            "typical_length": "A month",
            "entry": ["A mandate"],
            "exit": ["A report"],
            "roles": [{"role": "owner", "duty": "Decides"}],
            "create": ["brief"] if phase == "build" else [],
        }
        | ({"gate": GATE} if phase == "build" else {})
        for phase in ("build", "run")
    ],
}
TEMPLATE = {
    "format": "template/1",
    "id": "brief",
    "title": "Brief",
    "summary": "What is planned.",
    "group": "project",
    "phases": {"create": ["build"]},
    "roles": ["owner"],
    "introduction": "One page.",
    "sections": [
        {"id": "aim", "title": "Aim", "guidance": "Say it.", "form": "text", "prompt": "…"},
    ],
}
GUIDE = {"title": "A guide", "summary": "It helps.", "serves": ["SIM-02"]}


def copy_with_documents(root: Path) -> Path:
    """Copy the sample with templates, phases and a guide to a new folder."""
    shutil.copytree(SAMPLE, root)
    (root / "docs/project-templates").mkdir()
    for name, data in (("phases", PHASES), ("brief", TEMPLATE)):
        path = root / f"docs/project-templates/{name}.yml"
        path.write_text(json.dumps(data, indent=2), encoding="utf-8")
    (root / "docs/guide.md").write_text(page_of(GUIDE), encoding="utf-8")
    return root


def page_of(front: dict[str, Any]) -> str:
    """Return a page with this front matter."""
    # JSON is YAML too, and writes out what stands in several places.
    return f"---\n{json.dumps(front, indent=2)}\n---\nNothing but a line of text.\n"


def copy_with_all(root: Path) -> Path:
    """Copy it with a release and an example as well."""
    copy_with_documents(root)
    project = load_project(root)
    example = {
        "format": "assessment/1",
        MARK: True,
        "standard": {"id": project.standard.id, "version": project.standard.version},
        "service": {"id": "ferry", "name": "Ferry tickets"},
    }
    text = canonical_assessment(example, CatalogueOrder.of(project))
    (root / EXAMPLE_FILE).parent.mkdir()
    (root / EXAMPLE_FILE).write_text(text, encoding="utf-8")
    said = CliRunner().invoke(main, ["release", str(root), "--date", "2026-01-01"])
    if said.exit_code:
        raise RuntimeError(said.output)
    return root
