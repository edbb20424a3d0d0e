"""A site whose pages share parts of the theme has the bytes of one in which each has its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.structure.pages import Page

from service_standards.adapters.mkdocs.sharing import parts
from service_standards.adapters.mkdocs.sharing.texts import SharedTexts
from tests.site.test_remembering import plain_surroundings
from tests.support.cases.golden import VALID, prepared

__all__ = ["plain_surroundings"]

SETTINGS = """
site_name: Small
site_url: https://example.org/some/
repo_url: https://git.example/small
edit_uri: edit/main/docs/
extra_css: [own/look.css, guide/look.css]
theme: {name: service-standards, custom_dir: overrides}
plugins:
  - material/search
  - service-standards: {processes: 1}
markdown_extensions: [abbr, admonition, attr_list, tables, toc, pymdownx.highlight,
  pymdownx.superfences, pymdownx.tabbed: {alternate_style: true}]
nav:
  - Home: index.md
  - Guide:
      - guide/index.md
      - guide/one.md
      - Deeper:
          - guide/deeper/index.md
          - guide/deeper/two.md
  - guide/alone.md
  - Standard: standards/
  - Checklists: checklists/
  - Elsewhere: https://example.com/
"""
CARDS = "## Ways to start { .cards }\n\n-   [A guide](guide/one.md)\n\n    What there is.\n"
CODE = "## Code\n\n```python\nanswer = 42\n```\n"
TABS = '=== "One"\n    First.\n\n=== "Two"\n    Second.\n'
PAGES = {
    "index.md": f"# Home\n\n{CARDS}",
    "guide/index.md": "# Guide\n\n## Part\n\nMore.\n",
    "guide/one.md": f"# One\n\n{CODE}\n### Detail\n\nMore.\n",
    "guide/deeper/index.md": f"# Deeper\n\n{TABS}",
    "guide/deeper/two.md": "---\nhide: [navigation, toc]\ndescription: Of two.\n---\nNo heading.\n",
    # With tabs, a script of the theme runs before ours.
    "guide/check.md": "# Check\n\n::: checklist open-by-default\n",
    "guide/check-in-tabs.md": f"# Check\n\n{TABS}\n\n::: checklist open-by-default\n",
    "guide/alone.md": "---\ntemplate: whole.html\ntitle: A title\n---\n# Alone\n\n[OBD-01]\n",
    # Below the folder of the theme's own files.
    "assets/theme/page.md": "# A page among files\n\nWords.\n",
}
NEWS = '{% extends "base.html" %}{% block announce %}News.{% endblock %}'
WHOLE = '{% extends "main.html" %}{% block hero %}{{ page.title }}{% endblock %}'
OWN_PALETTE = "<p>{{ page.title }}</p>"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    found = prepared(VALID / "minimal", tmp_path / "tree")
    files = {f"docs/{name}": text for name, text in PAGES.items()}
    files |= {"mkdocs.yml": SETTINGS, "overrides/whole.html": WHOLE}
    files |= {f"overrides/{name}": "\n" for name in ("own/look.css", "guide/look.css")}
    for name, text in files.items():
        (found / name).parent.mkdir(parents=True, exist_ok=True)
        (found / name).write_text(text, "utf-8")
    return found


def built(tree: Path, site: Path, *, directory_urls: bool) -> dict[str, bytes]:
    file = str(tree / "mkdocs.yml")
    build(load_config(file, site_dir=str(site), use_directory_urls=directory_urls))
    found = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


def share_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def of(
        _: SharedTexts, __: object, ___: Page | None, make: Callable[..., str], *given: object
    ) -> str:
        return make(*given)

    monkeypatch.setattr(SharedTexts, "of", of)
    monkeypatch.setattr(parts, "is_theme_known", lambda *_: False)


@pytest.mark.parametrize(
    ("own", "directory_urls"),
    [
        ({}, True),
        ({}, False),
        ({"main.html": NEWS}, True),
        ({"partials/palette.html": OWN_PALETTE}, True),
    ],
    ids=["ours", "file addresses", "own page", "own part"],
)
def test_each_byte_is_that_of_a_page_of_its_own(
    tree: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    own: dict[str, str],
    directory_urls: bool,
) -> None:
    for name, text in own.items():
        path = tree / "overrides" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    shared = built(tree, tmp_path / "shared", directory_urls=directory_urls)
    share_nothing(monkeypatch)
    alone = built(tree, tmp_path / "alone", directory_urls=directory_urls)

    assert len([name for name in shared if name.endswith(".html")]) > len(PAGES)
    assert [
        name for name in shared.keys() | alone.keys() if shared.get(name) != alone.get(name)
    ] == []
