"""The folder of the prose, as it is now and as it was."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from service_standards.adapters.mkdocs.serving.newer import SHOWN_AHEAD
from service_standards.site.memory import digest

# The files by their names below the folder, with digests of what is no picture.
Prose = Mapping[str, str]


def prose_of(config: MkDocsConfig) -> Prose:
    """Return the files in the folder of the prose; what changes of others is told by `Newer`."""
    folder = Path(config.docs_dir)
    files = (one for one in folder.rglob("*") if one.is_file())
    return {one.relative_to(folder).as_posix(): _digest(one) for one in files}


def changed_prose(before: Prose, now: Prose) -> set[str] | None:
    """Return the names of files that say something else; None if there are others than before."""
    if before.keys() != now.keys():
        return None
    return {name for name, known in now.items() if before[name] != known}


def has_settings_elsewhere(config: MkDocsConfig) -> bool:
    """Tell whether the settings of a site take others from a file that nobody watches."""
    return "INHERIT" in Path(config.config_file_path).read_text("utf-8", "replace")


def _digest(file: Path) -> str:
    if file.suffix.lower() not in SHOWN_AHEAD:
        return ""
    return digest(file.read_bytes().decode("utf-8", "surrogateescape"))
