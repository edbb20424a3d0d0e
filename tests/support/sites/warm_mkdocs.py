"""Run mkdocs in copies of a process that has loaded everything: that takes longer than to build.

All copies know the templates that one of them has compiled: that takes a fifth of a small build.
What is kept of a template counts while its text is the same, by a digest that Jinja takes.

This file is also the program of that process. A line of JSON on its input asks for a run, and a
line on its output tells the exit code.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

# What a build loads sooner or later.
LOADED = (
    "mkdocs.commands.build",
    "material.plugins.search.plugin",
    "pymdownx.superfences",
    "pygments.lexers",
    "service_standards.adapters.mkdocs.plugin",
    "service_standards.adapters.markdown.extension",
)


class Said(NamedTuple):
    """How a run ended, and what it said."""

    code: int
    output: str
    errors: str


class WarmMkdocs:
    """A process that waits for runs; each is a fork of it, and so knows nothing of the others."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[str] | None = None
        self.templates: tempfile.TemporaryDirectory[str] | None = None

    def run(self, cwd: Path, arguments: Sequence[str], environment: Mapping[str, str]) -> Said:
        """Run mkdocs in a folder, with the path of modules that this process has."""
        with tempfile.TemporaryDirectory() as folder:
            out, err = Path(folder, "out"), Path(folder, "err")
            asked: dict[str, object] = {
                "cwd": str(cwd),
                "arguments": list(arguments),
                "out": str(out),
            }
            asked |= {"err": str(err), "environment": dict(environment)}
            code = self._ask(json.dumps(asked))
            return Said(code, out.read_text("utf-8"), err.read_text("utf-8"))

    def close(self) -> None:
        """End the process, which the next run would start anew."""
        if self.process is not None:
            self.process.kill()
            self.process.communicate()
            self.process = None
        if self.templates is not None:
            self.templates.cleanup()
            self.templates = None

    def _ask(self, line: str) -> int:
        process = self.process or self._started()
        self.process = process
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(f"{line}\n")
            process.stdin.flush()
            return int(process.stdout.readline())
        except BaseException:
            # A test that was stopped leaves nobody who waits for the answer.
            self.close()
            raise

    def _started(self) -> subprocess.Popen[str]:
        self.templates = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        return subprocess.Popen(
            [sys.executable, __file__, self.templates.name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )


@cache
def warm_mkdocs() -> WarmMkdocs:
    """Return the waiting process of this process."""
    warm = WarmMkdocs()
    atexit.register(warm.close)
    return warm


def _answer() -> None:
    """Fork for each line that asks for a run."""
    # The folder of this file, which is none of modules.
    del sys.path[0]
    for name in LOADED:
        import_module(name)
    _keep_templates(sys.argv[1])
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _run(json.loads(line))
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _keep_templates(folder: str) -> None:
    """Let the themes of all copies find compiled templates in a folder."""
    theme = import_module("mkdocs.theme").Theme
    kept = import_module("jinja2").FileSystemBytecodeCache
    bare = theme.get_env

    def with_kept(self: object) -> object:
        env = bare(self)
        env.bytecode_cache = kept(folder)
        return env

    theme.get_env = with_kept


def _run(asked: dict[str, str | list[str] | dict[str, str]]) -> None:
    """Run mkdocs as its command line does, and end this process."""
    code: object = 1
    try:
        for name, number in (("out", 1), ("err", 2)):
            os.dup2(os.open(str(asked[name]), os.O_WRONLY | os.O_CREAT | os.O_APPEND), number)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.environ.clear()
        os.environ.update(dict(asked["environment"]))  # type: ignore[arg-type]
        os.chdir(str(asked["cwd"]))
        sys.path.insert(0, str(asked["cwd"]))
        sys.argv = ["mkdocs", *asked["arguments"]]
        import_module("mkdocs.__main__").cli()
    except SystemExit as end:
        code = end.code or 0
    except BaseException:  # noqa: BLE001 (said as by any program that ends so)
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 1)


if __name__ == "__main__":
    _answer()
