"""Commands that are killed while they write, and what they leave."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

from tests.support.answer_files import NOW, edition_folder, fine, team_folder, written

# Writes in small pieces and says when it begins, so that a kill falls between the pieces.
PIECE, PAUSE = 100, 0.0015
SLOW = f"""
import pathlib, time
from service_standards.adapters.cli.main import main

class Slow:
    def __init__(self, file):
        self.file = file
    def __enter__(self):
        return self
    def __exit__(self, *_):
        self.file.close()
    def write(self, data):
        for at in range(0, len(data), {PIECE}):
            self.file.write(data[at : at + {PIECE}])
            self.file.flush()
            time.sleep({PAUSE})

opened = pathlib.Path.open

def slow(self, mode="r", *more, **others):
    found = opened(self, mode, *more, **others)
    if mode != "xb":
        return found
    print("writing", flush=True)
    return Slow(found)

pathlib.Path.open = slow
main()
"""
COMMANDS = ("set", "merge", "migrate")


def prepared(folder: Path, command: str) -> tuple[Path, list[object]]:
    """Return the file that a command writes, and the words that run it."""
    folder.mkdir()
    note = "A note of some length. " * 40
    if command == "migrate":
        keys = [f"AAA-{number:02}" for number in range(1, 10)]
        path = edition_folder(
            folder,
            {
                "format": "assessment/1",
                "standard": {"id": "sample", "version": "1.0.0", "digest": ""},
                "service": {"id": "a", "name": "A", "phase": "", "facts": {}},
                "findings": {key: {"outcome": "met", "note": note} for key in keys},
            },
        )
        return path, ["migrate", path, "--to", "2.0.0", "--now", NOW]
    path = team_folder(folder)
    fine("start", "--name", "Library card", "--id", "x", "--output", path)
    fine("set", "SIM-01", "met", "--note", note, "--file", path, "--now", NOW)
    if command == "set":
        return path, ["set", "TRU-01", "met", "--note", note, "--file", path, "--now", NOW]
    base = written(folder / "base", path.read_text("utf-8"))
    theirs = written(folder / "theirs", path.read_text("utf-8"))
    fine("set", "TRU-01", "met", "--note", note, "--file", theirs, "--now", NOW)
    return path, ["merge", base, path, theirs]


def assert_a_kill_leaves_a_whole_file(folder: Path, command: str, times: int, seed: int) -> int:
    """Kill a command so often while it writes; return how often the old text stood after it."""
    path, words = prepared(folder, command)
    names = {one.name for one in folder.iterdir()}
    old = path.read_bytes()
    fine(*words)
    new = path.read_bytes()
    assert new != old
    random, kept = Random(seed), 0
    for _ in range(times):
        path.write_bytes(old)
        # Half as long again as the writing takes, so that some kills come after it.
        _killed_while_writing(words, random.random() * 1.5 * len(new) / PIECE * PAUSE)
        data = path.read_bytes()
        assert data in {old, new}, "neither the old text nor the new one"
        json.loads(data)
        kept += data == old
        for one in (one for one in folder.iterdir() if one.name not in names):
            # A draft is hidden and has a name that no command, page or rule takes for a file.
            assert (one.name[0], one.suffix) == (".", ".draft")
            one.unlink()
    return kept


def _killed_while_writing(words: Sequence[object], delay: float) -> None:
    command = [sys.executable, "-c", SLOW, *(str(one) for one in words)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == b"writing\n"
        time.sleep(delay)
        running.send_signal(signal.SIGKILL)
        running.wait(60)
