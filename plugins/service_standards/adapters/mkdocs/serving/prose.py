"""The folder of the prose, as it is now and as it was."""

from __future__ import annotations

import hashlib
import os
import posixpath
from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from service_standards.adapters.mkdocs.serving.newer import SHOWN_AHEAD

# The files by their names below the folder, with digests of what is no picture.
Prose = Mapping[str, bytes]


def prose_of(config: MkDocsConfig) -> Prose:
    """Return the files in the folder of the prose; what changes of others is told by `Newer`.

    Those whose names begin with a full stop are in no site; editors write some meanwhile.
    """
    found = {}
    # As MkDocs looks for them.
    for folder, _, names in os.walk(config.docs_dir, followlinks=True):
        below = Path(folder).relative_to(config.docs_dir).as_posix()
        for name in names:
            if not name.startswith("."):
                found[posixpath.join(below, name).removeprefix("./")] = _digest(Path(folder, name))
    return found


def changed_prose(before: Prose, now: Prose) -> set[str] | None:
    """Return the names of files that say something else; None if there are others than before."""
    if before.keys() != now.keys():
        return None
    return {name for name, known in now.items() if before[name] != known}


def has_settings_elsewhere(config: MkDocsConfig) -> bool:
    """Tell whether the settings of a site take others from a file that nobody watches."""
    return "INHERIT" in Path(config.config_file_path).read_text("utf-8", "replace")


def _digest(file: Path) -> bytes:
    if file.suffix.lower() not in SHOWN_AHEAD:
        return b""
    try:
        return hashlib.sha256(file.read_bytes()).digest()
    except OSError:
        # Whoever builds meets it too.
        return b""
