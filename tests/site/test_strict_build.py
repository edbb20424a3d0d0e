"""The reference site builds without a warning, and a fault in the texts stops the build."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.build import LOG, copy_sources, run_mkdocs

COMPLAINT = re.compile(r"^\s*(WARNING|ERROR|CRITICAL|Traceback|\w*Warning:)", re.MULTILINE)


def test_the_build_has_nothing_to_complain_about(any_site_dir: Path) -> None:
    log = (any_site_dir.parent / LOG).read_text(encoding="utf-8")

    assert "Documentation built" in log
    assert not COMPLAINT.search(log), log


@pytest.mark.parametrize("link", ["gone.md", "index.md#gone"])
def test_a_broken_link_in_the_texts_stops_the_build(tmp_path: Path, link: str) -> None:
    tree = copy_sources(tmp_path / "tree")
    (tree / "docs/planted.md").write_text(f"# Planted\n\n[link]({link})\n", encoding="utf-8")

    said = run_mkdocs(tree, "build", "--strict", "--site-dir", str(tmp_path / "site"))

    assert said.returncode == 1
    assert [line for line in said.stdout.splitlines() if "planted.md" in line and link in line]
    assert "Traceback" not in said.stdout
