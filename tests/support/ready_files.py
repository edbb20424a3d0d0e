"""The ready files that pages of the documentation hold, and a shell that runs their commands."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.support.sites.build import ROOT

FILE = re.compile(r'^```\w+ title="([^"]+)"\n(.*?)^```$', re.MULTILINE | re.DOTALL)


def ready_files(page: str) -> dict[str, str]:
    """Return the files of a page below `docs/`: their texts by the names they are given there."""
    return dict(FILE.findall((ROOT / "docs" / page).read_text("utf-8")))


def programs(folder: Path, *names: str) -> None:
    """Make a folder `bin` with programs beside this Python, and a `pip` that installs nothing."""
    (folder / "bin").mkdir()
    for name in names:
        (folder / "bin" / name).symlink_to(Path(sys.executable).parent / name)
    (folder / "bin" / "pip").write_text('#!/bin/sh\necho "$@" >> "$PIP_LOG"\n', "utf-8")
    (folder / "bin" / "pip").chmod(0o755)


def git(folder: Path, *words: str) -> None:
    """Run git, which has to succeed."""
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def shell(script: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a script as the hosts do: with bash, which stops at the first fault."""
    temp = folder.parent / "temp"
    temp.mkdir(exist_ok=True)
    paths = f"{folder.parent / 'bin'}:{os.environ['PATH']}"
    known = {"PATH": paths, "RUNNER_TEMP": str(temp), "PIP_LOG": str(temp / "pip")}
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env={**os.environ, **known, **more},
        capture_output=True,
        text=True,
        check=False,
    )
