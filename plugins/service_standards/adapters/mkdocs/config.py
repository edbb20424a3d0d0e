"""The options of the MkDocs plugin."""

from __future__ import annotations

from mkdocs.config import config_options as option
from mkdocs.config.base import Config


class ServiceStandardsConfig(Config):  # type: ignore[no-untyped-call]
    """What can be set under `plugins: - service-standards:` in `mkdocs.yml`."""

    root = option.Type(str, default=".")
    """The folder that holds `standards/` and `checklists/`, from the folder of `mkdocs.yml`."""
