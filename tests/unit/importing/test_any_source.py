"""Whatever is done to a source, importing it ends in a project or in faults."""

from __future__ import annotations

from pathlib import Path

from tests.support.cases.import_fuzz import after_changes
from tests.support.cases.import_sources import sources
from tests.support.imports import import_from


def test_each_source_can_be_imported_as_it_is(tmp_path: Path) -> None:
    for name, data in sources().items():
        (tmp_path / name).write_bytes(data)
        said = import_from(tmp_path / name, tmp_path / f"from {name}", "--title", "Rules")
        assert said.exit_code == 0, said.output


def test_a_changed_source_ends_in_a_project_or_in_faults(tmp_path: Path) -> None:
    ended, broken = after_changes(tmp_path, changes=4, seed=1)

    assert broken == {}
    assert sum(ended.values()) == 4 * len(sources())
