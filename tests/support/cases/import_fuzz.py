"""Importing sources whose bytes were changed: each ends in a project or in faults with places."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from tests.support.cases.changed_bytes import changed
from tests.support.cases.import_sources import sources
from tests.support.imports import import_from

OTHER: list[object] = [None, True, 7, "", "x", "TODO", [], {}, [1], [[]], {"id": 1}, "{{ a }}"]
FAULT = re.compile(r"^[^:\n]+:[1-9]\d*:[1-9]\d*: .+$")


def after_changes(folder: Path, changes: int, seed: int) -> tuple[Counter[str], Counter[str]]:
    """Change each source so often; return how the imports ended, and what broke."""
    chance, ended, broken = Random(seed), Counter[str](), Counter[str]()
    made = folder / "made"
    for name, data in sources().items():
        for _ in range(changes):
            is_data = name.endswith(".json") and chance.random() < 0.5
            change = other_value if is_data else changed
            (folder / name).write_bytes(change(data, chance))
            try:
                said = import_from(folder / name, made, "--title", "Rules")
            except Exception as error:  # noqa: BLE001 (any exception is what is looked for)
                broken[f"{name}: {type(error).__name__}: {error}"[:200]] += 1
                shutil.copy(folder / name, folder / f"broken-{sum(broken.values())}-{name}")
                continue
            ended[f"{name} {said.exit_code}"] += 1
            lines = said.output.splitlines()
            if said.exit_code == 1 and not any(map(FAULT.match, lines)):
                broken[f"{name}: no place in {said.output[:200]!r}"] += 1
            if said.exit_code and made.exists():
                broken[f"{name}: something was written"] += 1
            if [one for one in folder.iterdir() if one.name.startswith(".")]:
                broken[f"{name}: something is left"] += 1
            shutil.rmtree(made, ignore_errors=True)
    return ended, broken


def other_value(data: bytes, chance: Random) -> bytes:
    """Put another value in the place of one, so that JSON stays JSON."""
    whole = json.loads(data)
    places = list(_places(whole))
    for _ in range(chance.choice([1, 1, 2, 5])):
        holder, key = chance.choice(places)
        holder[key] = chance.choice(OTHER)
    return json.dumps(whole, indent=1).encode()


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    pairs = value.items() if isinstance(value, dict) else ()
    entries = enumerate(value) if isinstance(value, list) else ()
    for key, one in (*pairs, *entries):
        yield value, key
        yield from _places(one)
