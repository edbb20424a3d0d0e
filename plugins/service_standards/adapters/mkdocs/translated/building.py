"""The build of a site in one of its other languages, within the one that it begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

from service_standards.adapters.mkdocs.remembering import RememberedPages
from service_standards.adapters.mkdocs.translated.languages import (
    config_of,
    leave_out_lost_page,
    set_aside,
)
from service_standards.model.project import Project
from service_standards.words.message import say

if TYPE_CHECKING:
    from service_standards.adapters.mkdocs.plugin import ServiceStandardsPlugin

log = get_plugin_logger(__name__)


def build_in_language(
    plugin: ServiceStandardsPlugin, project: Project, config: MkDocsConfig
) -> None:
    """Build the same site once more, in a folder of its own."""
    language = project.standard.language
    message = say("Building the site in '{language}'", language=language)
    log.info("%s", plugin.site.project.words.text(message))
    with set_aside(plugin):
        plugin.translation, plugin.making = (project, plugin.site), None
        if plugin.is_preview:
            plugin.remembered = plugin.remembered_in.get(language) or RememberedPages()
        own = config_of(language, config)
        try:
            build(own, serve_url=own.site_url if plugin.is_preview else None)
        finally:
            plugin.end_making()
            # What a build has made that ended early is no less true.
            if plugin.remembered:
                plugin.remembered_in[language] = plugin.remembered
        leave_out_lost_page(own)
