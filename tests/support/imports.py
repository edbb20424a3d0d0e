"""Importing a standard as a person would, and what that leaves."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from service_standards.adapters.cli.main import main


def import_from(source: Path, into: Path, *more: str) -> Result:
    """Run `import` and return what it said; what broke is raised."""
    words = ["import", str(source), "--to", str(into), *more]
    return CliRunner().invoke(main, words, catch_exceptions=False)


def files_of(folder: Path) -> dict[str, str]:
    """Return the text of each file of a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
