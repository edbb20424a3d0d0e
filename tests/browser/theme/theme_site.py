"""A small site that uses the theme alone, with everything on it that the theme must cope with."""

from __future__ import annotations

from pathlib import Path

from tests.support.sites.build import build_site

CONFIG = """
site_name: Theme trial
site_url: https://trial.example.org/
repo_url: https://git.example.org/team/trial
edit_uri: edit/main/docs/
theme: {theme}
plugins: [material/search]
nav:
  - Home: index.md
  - Guide:
      - guide/index.md
      - Long page: guide/long.md
      - Deeper:
          - guide/deeper/index.md
          - guide/deeper/plain.md
  - About: about.md
markdown_extensions:
  - admonition
  - attr_list
  - tables
  - footnotes
  - toc: {{permalink: true}}
  - pymdownx.details
  - pymdownx.superfences
  - pymdownx.highlight: {{use_pygments: true}}
  - pymdownx.tabbed: {{alternate_style: true}}
"""
DEFAULTS = "{name: service-standards}"
INSTANT = """{name: service-standards, features: [navigation.instant, navigation.tabs,
  navigation.top, navigation.footer, content.code.copy, content.tabs.link, toc.follow]}"""
OVERRIDDEN = "{name: service-standards, custom_dir: overrides}"
# What many sites write, without a thought of our policy.
OWN_MAIN = """{% extends "base.html" %}
{% block announce %}Version 2 is out.{% endblock %}
"""
PAYLOADS = """
<script>window.hit = "script"</script>
<img src="missing.png" onerror="window.hit = 'onerror'">
<details open ontoggle="window.hit = 'ontoggle'"><summary>x</summary></details>
<iframe srcdoc="<script>parent.hit = 'srcdoc'</script>"></iframe>
<style>h1 { color: rgb(1, 2, 3) }</style>
<a id="scripted" href="javascript:window.hit = 'address'">an address</a>
"""
# Raw HTML and front matter, in a site that does not use our Markdown extension.
HOSTILE = f"""---
title: "x</title><script>window.hit = 'title'</script>"
description: "\"><script>window.hit = 'description'</script>"
---
# Hostile
{PAYLOADS}
"""

HOME = """---
description: The home page.
hide: [navigation, toc]
---
# A home page

Words with a [link to the guide](guide/index.md) in them.

## Ways to start { .cards }

-   [The guide](guide/index.md)

    What there is to know.

-   [The long page](guide/long.md)

    What there is to see.

-   [Deeper](guide/deeper/index.md)

    What lies below.

-   [About](about.md)

    Who says so.
"""
LONG = """# A long page

Some text with a [link](../about.md), `code`, and a footnote.[^1]

[^1]: The footnote says more.

## A table

| Name | Meaning | A third column that is rather wide | A fourth column that is as wide |
|---|---|---|---|
| one | the_first_number_of_all_numbers | words and more words | words and more words |
| two | the second | words | words |

## Code

```python
def answer(question: str = "life") -> int:
    # A comment that is long enough to need sideways scrolling in a narrow window, certainly so.
    return 6 * 7
```

### A detail of the code

!!! note "Take note"
    This is worth knowing, and has a [link](../about.md).

!!! warning
    This is worth fearing.

??? question "A closed question"
    The hidden answer is hydrangea.

=== "First tab"
    Words of the first tab.

=== "Second tab"
    Words of the second tab.

> A quotation.

1. one
2. two
""" + "".join(f"\n## Chapter {number}\n\n{'Much text. ' * 80}\n" for number in range(1, 9))


PAGES = {
    "index.md": HOME,
    "about.md": "# About\n\nNothing in particular, and javascript: as a word.\n",
    "guide/index.md": "# The guide\n\nIt starts here.\n\n## Part\n\nMore.\n",
    "guide/long.md": LONG,
    "guide/deeper/index.md": "# Deeper\n\nWords.\n",
    "guide/deeper/plain.md": "A page without front matter and without a heading.\n",
}


def build_theme_site(folder: Path, *, theme: str = DEFAULTS, hostile: bool = False) -> Path:
    """Build the trial site below a folder and return where it is."""
    pages = {**PAGES, "hostile.md": HOSTILE} if hostile else PAGES
    for name, text in pages.items():
        page = folder / "docs" / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, encoding="utf-8")
    own = folder / "overrides" / "main.html"
    own.parent.mkdir(exist_ok=True)
    own.write_text(OWN_MAIN, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG.format(theme=theme), encoding="utf-8")
    return build_site(folder, folder)
