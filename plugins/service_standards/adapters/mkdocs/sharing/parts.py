"""Parts of the theme that depend on little: rendered once for all pages that they are the same on.

They are written as for a single page; a host that shares nothing makes the same pages of them.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from functools import partial

from jinja2 import Environment, Template
from jinja2.runtime import Context
from mkdocs.config.defaults import MkDocsConfig

from service_standards.adapters.mkdocs.sharing.known_theme import is_theme_known
from service_standards.adapters.mkdocs.sharing.menu import MenuEntries
from service_standards.adapters.mkdocs.sharing.once import look_up_once
from service_standards.adapters.mkdocs.sharing.texts import SharedTexts

Given = Callable[[Context], Hashable]


def _nothing(_: Context) -> Hashable:
    return None


def _open_tab(context: Context) -> Hashable:
    return tuple(one.active for one in context["nav"].items)


def _scripts(context: Context) -> tuple[Hashable, ...]:
    # All other scripts of ours are the same on all pages.
    modules = (context.get("service_start") or {}).get("modules", ())
    return (*modules, *(bool(context.get(name)) for name in ("waits", "reads_on")))


def _styles(context: Context) -> Hashable:
    content = context["page"].content or ""
    return (*_scripts(context), *(f'class="{one}' in content for one in ("cards", "highlight")))


# What each part depends on, beside the site and the place of a page.
PARTS: dict[str, Given] = {
    "partials/blocks/config.html": _nothing,
    "partials/blocks/scripts.html": _scripts,
    "partials/blocks/styles.html": _styles,
    "partials/copyright.html": _nothing,
    "partials/header/brand.html": _nothing,
    "partials/header/tools.html": _nothing,
    "partials/palette.html": _nothing,
    "partials/tabs.html": _open_tab,
    "partials/top.html": _nothing,
}


def share_texts(env: Environment, config: MkDocsConfig) -> None:
    """Let what is the same on many pages of a site be rendered once for all of them."""
    texts = SharedTexts(env)
    # Another host has no such thing; the theme renders each entry anew then.
    env.globals["menu_entries"] = MenuEntries(texts)
    if is_theme_known(config, env):
        look_up_once(env)
        _share_parts(env, texts)


def _share_parts(env: Environment, texts: SharedTexts) -> None:
    for name, given in PARTS.items():
        template = env.get_template(name)
        shared = partial(_shared, template, template.root_render_func, given, texts)
        template.root_render_func = shared


def _shared(
    template: Template,
    render: Callable[[Context], Iterator[str]],
    given: Given,
    texts: SharedTexts,
    context: Context,
) -> Iterator[str]:
    page = context.get("page")
    key = (template.name, given(context)) if page else None
    yield texts.of(key, page, lambda: "".join(render(context)))
