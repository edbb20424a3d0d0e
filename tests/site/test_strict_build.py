"""The reference site builds without a warning, and a fault in the texts stops the build."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copytree

from tests.support.sites.build import LOG, run_mkdocs
from tests.support.sites.whole_sample import SAMPLE

COMPLAINT = re.compile(r"^\s*(WARNING|ERROR|CRITICAL|Traceback|\w*Warning:)", re.MULTILINE)


def test_the_build_has_nothing_to_complain_about(any_site_dir: Path) -> None:
    log = (any_site_dir.parent / LOG).read_text(encoding="utf-8")

    assert "Documentation built" in log
    assert not COMPLAINT.search(log), log


def test_broken_links_in_the_texts_stop_the_build(tmp_path: Path) -> None:
    tree = copytree(SAMPLE, tmp_path / "tree")
    links = ["gone.md", "index.md#gone"]
    text = "\n\n".join(["# Planted", *(f"[link]({link})" for link in links)])
    (tree / "docs/planted.md").write_text(text, encoding="utf-8")

    said = run_mkdocs(tree, "build", "--strict", "--site-dir", str(tmp_path / "site"))

    assert said.returncode == 1
    told = [line for line in said.stdout.splitlines() if "planted.md" in line]
    assert [link for link in links if not any(link in line for line in told)] == []
    assert "Traceback" not in said.stdout
