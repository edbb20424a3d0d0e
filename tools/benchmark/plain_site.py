"""The same Markdown as a site of plain Material, without anything of ours."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from shutil import copytree
from typing import Any

from mkdocs.utils.yaml import yaml_load

from service_standards.pages.all_pages import site_pages
from service_standards.pages.navigation import expand, sections
from service_standards.render.links import PORTFOLIO_PAGE
from service_standards.source.project import load_project

# Without pruning, Material writes the whole menu into every page: n times n.
FEATURES = ["navigation.prune", "navigation.tabs", "navigation.footer", "content.code.copy"]


def write_plain(tree: Path, target: Path) -> int:
    """Write the pages of a tree as Markdown for plain Material; return how many there are.

    Our directives (`::: checklist …`) stay lines of text.
    """
    project = load_project(tree)
    docs = target / "docs"
    copytree(tree / "docs", docs)
    pages = list(site_pages(project, defaultdict(int)))
    for page in pages:
        (docs / page.path).parent.mkdir(parents=True, exist_ok=True)
        (docs / page.path).write_text(page.text, "utf-8", newline="\n")
    (docs / PORTFOLIO_PAGE).parent.mkdir(exist_ok=True)
    (docs / PORTFOLIO_PAGE).write_text("# Portfolio\n", "utf-8")
    with (tree / "mkdocs.yml").open(encoding="utf-8") as file:
        settings: dict[str, Any] = yaml_load(file)
    titles = {one.path: one.title for one in pages}
    settings |= {
        "theme": {"name": "material", "font": False, "features": FEATURES},
        "plugins": ["search"],
        "nav": expand(settings["nav"], sections(project, titles)),
    }
    # JSON is YAML too.
    (target / "mkdocs.yml").write_text(json.dumps(settings), "utf-8")
    return sum(1 for _ in docs.rglob("*.md"))
