"""The large standard of `make benchmark` is a standard without faults, the same each time."""

from __future__ import annotations

from pathlib import Path

from service_standards.source.project import load_project
from tests.support.reference_standard import reference_project
from tests.support.sites.build import ROOT
from tools.benchmark.large_standard import write_large


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def test_it_has_each_criterion_of_a_service_as_often_as_asked(tmp_path: Path) -> None:
    write_large(ROOT, tmp_path / "large", variants=3)
    ours, large = reference_project(), load_project(tmp_path / "large")
    for dimension in ours.standard.dimensions:
        times = 1 if dimension.id == "organisation" else 3
        assert len(large.criteria_of(dimension.id)) == times * len(ours.criteria_of(dimension.id))


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    for name, seed in (("one", 1), ("again", 1), ("other", 2)):
        write_large(ROOT, tmp_path / name, variants=2, seed=seed)
    assert files(tmp_path / "one") == files(tmp_path / "again")
    assert files(tmp_path / "one") != files(tmp_path / "other")
