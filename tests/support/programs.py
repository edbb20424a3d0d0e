"""Run the programs of other people that stand beside this Python."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

# The first start of one that draws pictures takes half a minute on a busy machine.
PATIENCE_S = 150


def program(name: str, *words: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a program of the development group and return what it said, without judging it.

    It runs by its own command: some take seconds to import, and change what Python warns of.
    """
    return subprocess.run(
        [str(Path(sys.executable).parent / name), *map(str, words)],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
