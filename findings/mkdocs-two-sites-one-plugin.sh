#!/usr/bin/env bash
# MkDocs 1.6.1 with Material 9.8.1: two sites that are loaded in one process share the settings of a plugin.
#
# A plugin that has `on_startup` or `on_shutdown` is kept for all configurations of a process, so that it
# lives through the builds of `mkdocs serve`. It is kept by its name alone, for other files too, and loading
# gives it new settings. A site that was loaded first and is built last is built with those of the other.
# Material's search has such a hook, that of MkDocs has none: there, each site keeps its own.
#
# Seen: mkdocs 1.6.1 and mkdocs-material 9.8.1 on Python 3.11. The script fails if this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -q --disable-pip-version-check mkdocs==1.6.1 mkdocs-material==9.8.1
NO_MKDOCS_2_WARNING=1 "$folder/venv/bin/python" - "$folder" <<'PY'
import json
import sys
from importlib.metadata import version
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

folder = Path(sys.argv[1])


def site(name, plugin, separator):
    root = folder / name
    (root / "docs").mkdir(parents=True, exist_ok=True)
    (root / "docs/index.md").write_text("# A page\n\nSome words.\n", "utf-8")
    settings = {"site_name": name, "plugins": [{plugin: {"separator": separator}}], "theme": "material"}
    (root / "mkdocs.yml").write_text(json.dumps(settings), "utf-8")
    return load_config(str(root / "mkdocs.yml"), site_dir=str(root / "site"))


def published(plugin):
    """Load two sites, build the one that was loaded first, and return the separator of its index."""
    first = site("first", plugin, "[-]")
    site("second", plugin, "[,]")
    build(first)
    index = json.loads((folder / "first/site/search/search_index.json").read_text("utf-8"))
    return index["config"]["separator"]


print("mkdocs", version("mkdocs"), "mkdocs-material", version("mkdocs-material"))
found = {plugin: published(plugin) for plugin in ("material/search", "/search")}
print("the first site asks for [-], the second for [,]; in the index of the first stands:")
for plugin, separator in found.items():
    print(f"  {plugin:16} {separator}")
assert found == {"material/search": "[,]", "/search": "[-]"}
PY
