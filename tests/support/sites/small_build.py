"""A small site, built as `mkdocs build` does."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.support.sites.warm_mkdocs import warm_mkdocs

SETTINGS = """
site_name: Small
theme: {name: service-standards}
plugins: [service-standards]
"""


def build(
    project: Path, *options: str, settings: str = SETTINGS
) -> subprocess.CompletedProcess[str]:
    (project / "mkdocs.yml").write_text(settings, "utf-8")
    command = ("build", *options)
    said = warm_mkdocs().run(project, command, {**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    return subprocess.CompletedProcess(command, said.code, said.output, said.errors)
