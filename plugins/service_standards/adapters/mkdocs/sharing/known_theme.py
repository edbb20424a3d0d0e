"""Is the theme of a site one whose parts are known? Only then is it known what they depend on."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from jinja2 import BaseLoader, Environment, TemplateNotFound
from mkdocs.config.defaults import MkDocsConfig

from service_standards.adapters.mkdocs.known_parts import are_plugins_known
from service_standards.adapters.mkdocs.theme_inputs import SERVED, has_links, is_known

# Material's templates that are parts of pages, or stand in some: those whose inputs were looked up.
KNOWN = {
    # 9.8.1
    "base.html": "8536d352b0093623df9e0032894f321cbe264b15a9b48cdd962583772455dadb",
    "partials/tabs.html": "d2c82916569e645a6b6dc5a36a2beddfaca5a66c8738c5b3e13b7d100ac2e8b7",
    "partials/tabs-item.html": "52fe1f551aa2dbfc9e15a19718a4cadd1f1e728d567ca21fea493ebfccaf3fe2",
    "partials/top.html": "98f6f9ac2ebf6ef943b62c0b0781a373cc03ca7e0959cfc60d9c3c7060157227",
}
# One of ours, which no other theme has.
OURS = "partials/blocks/config.html"
# Templates of whole pages, in the place of which a site's own may come.
WHOLE = ("main.html", "404.html")
TEMPLATES = (".html", ".svg")
# What any other tag says could change what a part sees, and so could these calls.
TAG = re.compile(r"\{%[-+]?\s*(\w*)")
CHANGING = re.compile(
    r"\.\s*(?:append|clear|extend|insert|pop|popitem|remove|reverse|setdefault|sort|update)\s*\("
)
HARMLESS_TAGS = {"block", "elif", "else", "endblock", "endif", "extends", "if", "include"}


def is_theme_known(config: MkDocsConfig, env: Environment) -> bool:
    """Tell whether each part of a site's theme is made from what we know, and from nothing else."""
    folders = [Path(one) for one in config.theme.dirs]
    known = [one for one in folders if is_known(one)]
    return (
        are_plugins_known(config)
        and all(_is_harmless(one, known) for one in folders if one not in known)
        and env.loader is not None
        and _has_known_templates(env, env.loader)
    )


def _has_known_templates(env: Environment, loader: BaseLoader) -> bool:
    try:
        loader.get_source(env, OURS)
        texts = {name: loader.get_source(env, name)[0] for name in KNOWN}
    except TemplateNotFound:
        return False
    return {name: hashlib.sha256(texts[name].encode()).hexdigest() for name in texts} == KNOWN


def _is_harmless(own: Path, known: list[Path]) -> bool:
    """Tell whether the templates of a site's own folder leave the parts of its pages alone."""
    if has_links(own):
        return False
    for path in own.rglob("*"):
        if (path.suffix in SERVED and path.suffix not in TEMPLATES) or not path.is_file():
            continue
        name = path.relative_to(own).as_posix()
        takes_place = path.suffix in TEMPLATES and name not in WHOLE
        if takes_place and any((one / name).is_file() for one in known):
            return False
        text = path.read_bytes().decode("utf-8", "replace")
        if CHANGING.search(text) or not HARMLESS_TAGS.issuperset(TAG.findall(text)):
            return False
    return True
