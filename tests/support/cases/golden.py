"""Golden folders: a complete small project, changed in one place."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import yaml

GOLDEN = Path(__file__).resolve().parents[2] / "golden"
VALID = GOLDEN / "valid"
INVALID = GOLDEN / "invalid"


def prepared(case: Path, target: Path) -> Path:
    """Copy the minimal project to `target` and change it as the case says.

    `files/` is laid over it; `recipe.yml` can `remove` paths, `link` paths to places, make a
    `pipe` of paths and `pad` files with that many characters, for what git cannot hold or
    should not.
    """
    shutil.copytree(VALID / "minimal", target)
    if (case / "files").is_dir():
        shutil.copytree(case / "files", target, dirs_exist_ok=True)
    recipe = case / "recipe.yml"
    steps = yaml.safe_load(recipe.read_text("utf-8")) if recipe.exists() else {}
    for name in steps.get("remove", []):
        path = target / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for name, place in steps.get("link", {}).items():
        (target / name).symlink_to(place)
    for name in steps.get("pipe", []):
        os.mkfifo(target / name)
    for name, characters in steps.get("pad", {}).items():
        with (target / name).open("a", encoding="utf-8") as file:
            file.write("x" * characters)
    return target
