"""The same sources give the same bytes, wherever, whenever and by whomever they are built."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from tests.support.build import build_site, clean_environment, copy_sources
from tests.support.shifted_clock import write_shifted_clock

LONG_AGO = 1_500_000_000


def digests(root: Path) -> dict[str, str]:
    return {
        file.relative_to(root).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(root.rglob("*"))
        if file.is_file()
    }


def elsewhere(tmp_path: Path) -> dict[str, str]:
    """Return the environment of another person, in another country, a year later."""
    clock = write_shifted_clock(tmp_path / "clock")
    return clean_environment(
        PYTHONPATH=str(clock), TZ="Asia/Tokyo", LC_ALL="C", LANG="C", PYTHONHASHSEED="7", USER="x"
    )


def test_another_place_and_another_year_give_the_same_bytes(site_dir: Path, tmp_path: Path) -> None:
    tree = copy_sources(tmp_path / "other place" / "tree")
    for file in tree.rglob("*"):
        os.utime(file, (LONG_AGO, LONG_AGO))

    other = build_site(tree, tmp_path, environment=elsewhere(tmp_path))

    here, there = digests(site_dir), digests(other)
    assert here.keys() ^ there.keys() == set()
    assert [name for name, digest in here.items() if there[name] != digest] == []


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
