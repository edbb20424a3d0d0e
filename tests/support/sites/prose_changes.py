"""Changes of prose, and of what is no prose though it is saved beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from random import Random

import pytest

from service_standards.adapters.mkdocs.serving.hosting import BEGINS_AGAIN
from service_standards.adapters.mkdocs.serving.newer import Superseded
from tests.site.test_remembering import CRITERIA, change_body, change_title, replaced
from tests.support.sites.built_again import Serving

SENTENCES = count(1)
# What may have any sentence below it, in a standard.
HEADING = "## (?:Why it matters|How to meet it|Pourquoi c'est important|Comment y répondre)"
OPEN_IN_TWO = [
    place + name
    for place in ("", "fr/")
    for name in ("index.html", f"{CRITERIA}/publish-data/index.html", f"{CRITERIA}/index.html")
]


def write_sentence(tree: Path, _: Random) -> None:
    """Write one more sentence into a guide."""
    file = tree / "docs/guide.md"
    file.write_text(f"{file.read_text('utf-8')}\nThis is sentence {next(SENTENCES)}.\n", "utf-8")


def write_heading(tree: Path, _: Random) -> None:
    file = tree / "docs/guide.md"
    file.write_text(f"{file.read_text('utf-8')}\n## Heading {next(SENTENCES)}\n", "utf-8")


def change_dimension(tree: Path, _: Random) -> None:
    """Write one more sentence about a dimension."""
    file = tree / CRITERIA / "index.md"
    file.write_text(f"{file.read_text('utf-8')}\nIt says {next(SENTENCES)}.\n", "utf-8")


PROSE = (change_body, write_sentence, write_heading, change_dimension)


def end_early(serving: Serving, left: int) -> None:
    """Save something else before the site is whole, after so many parts of a look or a build."""
    hosting = serving.plugin.serving
    assert hosting
    assert hosting.shown
    newer = hosting.newer

    def go_on() -> None:
        nonlocal left
        # Nothing ends before what was saved first is seen.
        left -= newer._may_end
        if left < 0:
            raise Superseded

    serving.begin_again()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(newer, "go_on", go_on)
        with suppress(Superseded):
            if not hosting.show_ahead(serving.plugin):
                serving.build()
            raise Superseded
    serving.plugin.end_unbuilt(BEGINS_AGAIN)
    hosting.shown.settle()


def write_anywhere(file: Path, random: Random) -> None:
    """Write a sentence below any heading that may have any below it."""
    text = file.read_text("utf-8")
    heading = HEADING if "standards" in file.parts else r"#+ .*"
    places = [one.end() for one in re.finditer(rf"^{heading}\n", text, re.MULTILINE)]
    if places:
        at = random.choice(places)
        said = f"\nThis is sentence {next(SENTENCES)}.\n"
        file.write_text(text[:at] + said + text[at:], "utf-8")


def check_prose(serving: Serving, pages: Sequence[str], *, seed: int, steps: int) -> None:
    """Change prose at random, or back, now and then a title; compare with clean sites."""
    random, texts = Random(seed), dict[Path, list[str]]()
    folders = ("standards", "docs")
    files = [one for name in folders for one in sorted((serving.tree / name).rglob("*.md"))]
    with serving.opened(*pages) as shown:
        for _ in range(steps):
            for _ in range(random.choice([1, 1, 2])):
                file, chance = random.choice(files), random.random()
                before = texts.setdefault(file, [])
                before.append(file.read_text("utf-8"))
                if chance < 0.3:
                    file.write_text(random.choice(before), "utf-8")
                elif chance < 0.4:
                    change_title(serving.tree, random)
                else:
                    write_anywhere(file, random)
            shown.pages = {*random.sample(pages, random.choice([1, 2]))}
            if random.random() < 0.4:
                end_early(serving, random.choice([0, 1, 5, 20, 60]))
            else:
                assert serving.build_again() == serving.build_clean()
        assert serving.build_again() == serving.build_clean()


def add_picture(tree: Path) -> None:
    (tree / "docs/drawn.svg").write_text("<svg/>", "utf-8")


def change_picture(tree: Path) -> None:
    (tree / "docs/steps.svg").write_text("<svg>others</svg>", "utf-8")


def change_data(tree: Path) -> None:
    (tree / "docs/data.yml").write_text("a: 2\n", "utf-8")


def take_heading_away(tree: Path) -> None:
    """Let a page be without what another one links to."""
    replaced(tree / "docs/index.md", "^## More$", "## Less")


def link_nowhere(tree: Path) -> None:
    replaced(tree / "docs/guide.md", r"^# .*$", r"\g<0>\n\n[A link](nowhere.md)")


def rename_page(tree: Path) -> None:
    replaced(tree / "docs/guide.md", "^# A guide", "# The guide")


def change_matter(tree: Path) -> None:
    replaced(tree / "docs/guide.md", "^# A guide", "---\ndescription: It guides\n---\n\n# A guide")


def change_glossary(tree: Path) -> None:
    replaced(tree / "docs/words.md", "^:   .*$", r"\g<0>\n    Also called: phrase.")


def change_backup(tree: Path) -> None:
    """Change what editors write, and MkDocs publishes."""
    (tree / "docs/data.yml~").write_text("a: 22\n", "utf-8")


def change_hidden(tree: Path) -> None:
    """Change a hidden file that is in the site, as its settings ask for."""
    (tree / "docs/.rules").write_text("others", "utf-8")


def change_template(tree: Path) -> None:
    """Change a page that a template among the prose shows."""
    write_sentence(tree, Random(1))


def change_inherited(tree: Path) -> None:
    """Change settings that nobody watches, and a text."""
    replaced(tree / "base.yml", "^copyright: .*$", "copyright: Others")
    write_sentence(tree, Random(1))


MORE_SETTINGS: dict[Callable[[Path], None], str] = {
    change_inherited: "INHERIT: base.yml\n",
    change_hidden: "exclude_docs: '!.rules'\n",
    change_template: "extra_templates: [all.txt]\n",
}


def write_more(tree: Path, settings: str) -> None:
    """Write what the changes change, and settings that they need."""
    (tree / "docs/steps.svg").write_text("<svg/>", "utf-8")
    (tree / "docs/data.yml").write_text("a: 1\n", "utf-8")
    index = tree / "docs/index.md"
    index.write_text(f"{index.read_text('utf-8')}\n## More\n", "utf-8")
    (tree / "docs/about.md").write_text("# About\n\n[More](index.md#more)\n", "utf-8")
    glossary = "---\nglossary: true\n---\n\n# Words\n\nWord\n:   What is said.\n"
    (tree / "docs/words.md").write_text(glossary, "utf-8")
    (tree / "docs/data.yml~").write_text("a: 2\n", "utf-8")
    (tree / "docs/.rules").write_text("ours", "utf-8")
    (tree / "docs/all.txt").write_text("{% for one in pages %}{{ one.page.content }}{% endfor %}")
    (tree / "base.yml").write_text("copyright: Ours\n", "utf-8")
    file = tree / "mkdocs.yml"
    file.write_text(settings + file.read_text("utf-8"), "utf-8")
