"""Is a site built by what we know alone? Only then is it known what a page is made from."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs.config.defaults import MkDocsConfig

from service_standards.adapters.markdown.extension import ServiceStandardsExtension

# Extensions that make a page from its text and from nothing else: no file, no clock.
PURE = {
    "abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "meta",
    "pymdownx.details", "pymdownx.superfences", "tables", "toc",
}  # fmt: skip
# Plugins that leave pages alone but for what we know of them.
HARMLESS = {"material/search", "search", "service-standards"}


def extensions_of(config: MkDocsConfig) -> list[object]:
    """Return the Markdown extensions of a site beside ours."""
    extensions: Sequence[object] = config.markdown_extensions
    return [one for one in extensions if not isinstance(one, ServiceStandardsExtension)]


def are_plugins_known(config: MkDocsConfig) -> bool:
    """Tell whether a site has no plugin or hook that might change what we do not see."""
    return HARMLESS.issuperset(config.plugins) and not config.hooks


def is_all_known(config: MkDocsConfig) -> bool:
    """Tell whether a site has no extension, plugin or hook that might read what we do not see."""
    return PURE.issuperset(extensions_of(config)) and are_plugins_known(config)
