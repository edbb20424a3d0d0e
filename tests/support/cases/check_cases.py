"""Commands with what they print: each folder of `golden/check` is a repository with answers."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

from click.testing import CliRunner, Result

from service_standards.adapters.cli.main import main

CASES = Path(__file__).parents[2] / "golden" / "check"
CATALOGUE = CASES / "catalogue.json"
FOLDERS = sorted(path for path in CASES.iterdir() if path.is_dir())
PROMPT = "$ "


def prepared(case: Path, folder: Path) -> Path:
    """Copy a case to a folder that is a repository of its own, with the catalogue beside it."""
    shutil.copytree(case, folder)
    shutil.copy(CATALOGUE, folder)
    (folder / ".git").mkdir()
    (folder.parent / "secret.md").write_text("outside\n", "utf-8")
    (folder / "link.md").symlink_to(folder.parent / "secret.md")
    return folder


def commands(case: Path) -> Iterator[str]:
    """Yield the commands of a case."""
    for line in (case / "expected.txt").read_text("utf-8").splitlines():
        if line.startswith(PROMPT):
            yield line.removeprefix(PROMPT)


def told(command: str) -> str:
    """Return what a command prints in the working folder, as the case states it."""
    result = run(command)
    return f"{PROMPT}{command}\n{result.output}exit {result.exit_code}\n"


def run(command: str) -> Result:
    """Run a command in the working folder; it ends as commands do."""
    result = CliRunner().invoke(main, shlex.split(command), prog_name="service-standards")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result
