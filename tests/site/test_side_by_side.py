"""A site that several processes make is that of one process, and says the same."""

from __future__ import annotations

import re
from pathlib import Path

from tests.site.test_reproducible import digests
from tests.support.sites.build import run_mkdocs
from tests.support.sites.whole_sample import copy_with_all

SECONDS = re.compile(r"[\d.]+ seconds|/.*/site\b")
PLANTED = "# Planted {number}\n\n[One](gone-{number}.md) and [another](index.md#gone-{number}).\n"


def built(tree: Path, processes: int, folder: Path) -> tuple[int, str, dict[str, str]]:
    """Return how a build ended, what it said, and the digests of what it made."""
    file = tree / "mkdocs.yml"
    before = file.read_text("utf-8")
    text, times = re.subn(
        r"^( *)- service-standards(:?)$",
        rf"\1- service-standards:\n\1    processes: {processes}",
        before,
        flags=re.MULTILINE,
    )
    assert times == 1
    file.write_text(text, "utf-8")
    site = folder / f"site-{processes}" / "site"
    said = run_mkdocs(tree, "build", "--strict", "--site-dir", str(site))
    file.write_text(before, "utf-8")
    return said.returncode, SECONDS.sub("…", said.stdout), digests(site)


def test_any_number_of_processes_gives_the_same_bytes(tmp_path: Path) -> None:
    tree = copy_with_all(tmp_path / "tree")

    one, three = (built(tree, number, tmp_path) for number in (1, 3))

    assert one == three
    assert one[0] == 0


def test_any_number_of_processes_tells_the_same_faults_in_the_same_order(tmp_path: Path) -> None:
    tree = copy_with_all(tmp_path / "tree")
    for number in range(20):
        text = PLANTED.format(number=number)
        (tree / f"docs/planted-{number:02}.md").write_text(text, "utf-8")

    one, three = (built(tree, number, tmp_path) for number in (1, 3))

    assert one == three
    assert one[0] == 1
    assert [f"gone-{number}.md" in one[1] for number in range(20)] == [True] * 20
