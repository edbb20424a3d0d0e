"""The folder of the prose, as it is now and as it was."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel, set_exclusions

from service_standards.adapters.mkdocs.serving.newer import SHOWN_AHEAD

# How files are, by their names below the folder; the settings of the site by no name.
Prose = Mapping[str, object]
SETTINGS = ""


def prose_of(config: MkDocsConfig) -> Prose:
    """Return the settings, and the files in the folder of the prose but hidden ones not shown."""
    found = {SETTINGS: _state(Path(config.config_file_path))}
    # As MkDocs looks for them.
    for folder, _, names in os.walk(config.docs_dir, followlinks=True):
        below = Path(folder).relative_to(config.docs_dir)
        for name in names:
            path = (below / name).as_posix()
            # Editors write hidden files beside those that somebody works on.
            is_hidden = path.startswith(".") or "/." in path
            if not is_hidden or _is_shown(path, config):
                found[path] = _state(Path(folder, name))
    return found


def changed_prose(before: Prose, now: Prose) -> set[str] | None:
    """Return the names of files that are others; None if there are more or less than before."""
    if before.keys() != now.keys():
        return None
    return {name for name, known in now.items() if before[name] != known}


def has_nothing_unseen(config: MkDocsConfig) -> bool:
    """Tell whether a site follows from its prose and from settings in one file.

    A second file of settings is watched by nobody, and a template among the prose may show all.
    """
    settings = Path(config.config_file_path).read_text("utf-8", "replace")
    return "INHERIT" not in settings and not config.extra_templates


def _is_shown(path: str, config: MkDocsConfig) -> bool:
    file = File(path, config.docs_dir, config.site_dir, config.use_directory_urls)
    set_exclusions([file], config)
    return bool(InclusionLevel.is_in_serve(file.inclusion))  # type: ignore[no-untyped-call]


def _state(file: Path) -> object:
    """Return what is another for another content.

    Of pictures, which may be large, `Newer` is told as well: here time and size are enough.
    """
    try:
        if file.suffix.lower() in SHOWN_AHEAD:
            return hashlib.sha256(file.read_bytes()).digest()
        known = file.stat()
    except OSError:
        # Whoever builds meets it too.
        return None
    return known.st_mtime_ns, known.st_size
