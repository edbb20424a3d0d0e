"""The same sources give the same bytes, wherever, whenever and by whomever they are built."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

from tests.support.shifted_clock import write_shifted_clock
from tests.support.sites.build import build_site, clean_environment
from tests.support.sites.whole_sample import copy_with_all

LONG_AGO = 1_500_000_000


def digests(root: Path) -> dict[str, str]:
    return {
        file.relative_to(root).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(root.rglob("*"))
        if file.is_file()
    }


def elsewhere(tmp_path: Path) -> dict[str, str]:
    """Return the environment of another person, in another country, a year later."""
    given = os.environ.get("PYTHONPATH", "")
    clock = os.pathsep.join(filter(None, (str(write_shifted_clock(tmp_path / "clock")), given)))
    return clean_environment(
        PYTHONPATH=clock, TZ="Asia/Tokyo", LC_ALL="C", LANG="C", PYTHONHASHSEED="7", USER="x"
    )


def differing(site: Path, tree: Path, folder: Path) -> list[str]:
    """Build a copied tree as somebody else does, and return the files that are not the same."""
    for file in tree.rglob("*"):
        os.utime(file, (LONG_AGO, LONG_AGO))
    here, there = digests(site), digests(build_site(tree, folder, environment=elsewhere(folder)))
    return sorted(name for name in here.keys() | there if here.get(name) != there.get(name))


def test_another_place_and_another_year_give_the_same_bytes(tmp_path: Path) -> None:
    """The sample has a page of every kind; the campaign builds the whole reference site."""
    tree = copy_with_all(tmp_path / "tree")
    copy = copytree(tree, tmp_path / "other place" / "tree")
    (tmp_path / "here").mkdir()

    assert differing(build_site(tree, tmp_path / "here"), copy, tmp_path) == []


def test_the_other_year_is_seen_by_the_build(tmp_path: Path) -> None:
    words = "import datetime as d, time as t; print(d.datetime.now().year, t.gmtime().tm_year)"

    said = subprocess.run(
        [sys.executable, "-c", words],
        env=elsewhere(tmp_path),
        capture_output=True,
        text=True,
        check=True,
    )

    next_year = datetime.now(UTC).year + 1
    assert [int(year) for year in said.stdout.split()] == [next_year, next_year]
