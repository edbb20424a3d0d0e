"""Parts of pages are shared only where it is known what they depend on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, nodes
from jinja2.meta import find_undeclared_variables
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from service_standards.adapters.mkdocs.sharing import known_theme
from service_standards.adapters.mkdocs.sharing.known_theme import is_theme_known
from service_standards.adapters.mkdocs.sharing.once import LANGUAGE
from service_standards.adapters.mkdocs.sharing.parts import PARTS

# What is the same on all pages of a site, but for the links in it.
SAME = {"_", "base_url", "config", "features", "lang", "nav"}
# What Material sets in a branch before it asks for it.
SET = {"first", "mike", "palette"}
# What parts depend on besides, for which their keys stand.
KEYED = {
    "partials/blocks/scripts.html": {"reads_on", "service_start", "theirs", "waits"},
    "partials/blocks/styles.html": {"page", "reads_on", "service_start", "theirs"},
    "partials/blocks/config.html": {"theirs"},
}
# Blocks of Material that parts get as `theirs`.
BLOCKS = {"partials/blocks/scripts.html": "scripts", "partials/blocks/styles.html": "styles",
    "partials/blocks/config.html": "config",
}  # fmt: skip


def site(folder: Path, settings: str = "theme: {name: service-standards}") -> MkDocsConfig:
    """Return the configuration of a site whose theme has a folder of its own beside it."""
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "own").mkdir(exist_ok=True)
    file = folder / "mkdocs.yml"
    file.write_text(f"site_name: Small\nplugins: [search]\n{settings}\n", "utf-8")
    return load_config(str(file))


def with_own(folder: Path, name: str, text: str) -> MkDocsConfig:
    path = folder / "own" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return site(folder, "theme: {name: service-standards, custom_dir: own}")


def is_known(config: MkDocsConfig) -> bool:
    return is_theme_known(config, config.theme.get_env())


def test_the_theme_with_the_templates_of_this_material_is_known(tmp_path: Path) -> None:
    assert is_known(site(tmp_path)), "read Material's templates anew, and note their digests"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("README.md", "{{ page }} {% set page = 1 %}"),
        (
            "main.html",
            "{% extends 'base.html' %}{% block announce %}{{ page.title }}{% endblock %}",
        ),
        ("own.html", "{%- extends 'main.html' -%}{% block hero %}{% include 'x' %}{% endblock %}"),
        ("partials/own.html", "{% if page %}{{ page.title }}{% endif %}"),
        (".icons/own/logo.svg", "<svg></svg>"),
    ],
)
def test_so_is_one_with_templates_that_leave_parts_alone(
    tmp_path: Path, name: str, text: str
) -> None:
    (tmp_path / "own").mkdir()
    assert is_known(with_own(tmp_path, name, text))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("partials/palette.html", "words"),
        ("base.html", "words"),
        ("main.html", "{% extends 'base.html' %}{% set features = page.meta.features %}"),
        ("main.html", "{% extends 'base.html' %}{%+ import 'x' as lang with context %}"),
        ("own.html", "{% with nav = 1 %}{% include 'partials/tabs.html' %}{% endwith %}"),
        (".icons/own/logo.svg", "<svg>{% for page in nav %}{% endfor %}</svg>"),
        (".icons/material/menu.svg", "<svg></svg>"),
        ("own.tpl", "{% extends 'main.html' %}{% set features = page.meta.features %}"),
        ("main.html", "{% extends 'base.html' %}{{ config.extra.update({'a': page.url}) or '' }}"),
    ],
)
def test_one_with_templates_that_might_change_parts_is_not(
    tmp_path: Path, name: str, text: str
) -> None:
    assert not is_known(with_own(tmp_path, name, text))


def test_nor_is_one_with_templates_behind_a_link(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "copyright.html").write_text("{{ page.title }}", "utf-8")
    (tmp_path / "own").mkdir()
    (tmp_path / "own/partials").symlink_to(elsewhere, target_is_directory=True)
    assert not is_known(site(tmp_path, "theme: {name: service-standards, custom_dir: own}"))


def test_nor_is_another_theme_or_another_release_or_a_site_with_what_nobody_knows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not is_known(site(tmp_path, "theme: {name: material}"))
    assert not is_known(site(tmp_path, "theme: {name: mkdocs}"))
    (tmp_path / "hook.py").write_text("", "utf-8")
    assert not is_known(site(tmp_path, "theme: {name: service-standards}\nhooks: [hook.py]"))
    monkeypatch.setitem(known_theme.KNOWN, "partials/top.html", "0")
    assert not is_known(site(tmp_path))


def part_names(env: Environment, name: str) -> set[str]:
    """Return the names that a part takes from its page, with all that it includes."""
    assert env.loader
    found: set[str] = set()
    for tree in trees(env, name, BLOCKS.get(name)):
        found |= find_undeclared_variables(tree)
    return found


def trees(env: Environment, name: str, block: str | None = None) -> Iterator[nodes.Template]:
    """Yield what a template is made of, and what it includes or imports with its context."""
    assert env.loader
    whole = [env.parse(env.loader.get_source(env, name)[0])]
    if block:
        base = env.parse(env.loader.get_source(env, "base.html")[0])
        (found,) = (one for one in base.find_all(nodes.Block) if one.name == block)
        alone = nodes.Template(found.body, lineno=1)
        alone.set_environment(env)
        whole.append(alone)
    yield from whole
    for tree in whole:
        others: list[nodes.Include | nodes.Import] = list(tree.find_all(nodes.Include))
        for one in [*others, *tree.find_all(nodes.Import)]:
            if one.with_context:
                yield from trees(env, included(one.template))


def included(template: nodes.Expr) -> str:
    """Return the name of an included template; one of the icons stands for all."""
    if isinstance(template, nodes.Const):
        return str(template.value)
    assert isinstance(template, nodes.Concat)
    first = template.nodes[0]
    assert isinstance(first, nodes.Const)
    assert first.value == ".icons/"
    return ".icons/material/close.svg"


@pytest.mark.parametrize("name", [*PARTS, LANGUAGE])
def test_a_part_asks_for_nothing_that_its_key_does_not_stand_for(tmp_path: Path, name: str) -> None:
    env: Any = site(tmp_path).theme.get_env()
    assert part_names(env, name) - SAME - SET == KEYED.get(name, set())
