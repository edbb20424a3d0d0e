"""After a save of prose alone, the whole site follows without a build, and each byte is new."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from random import Random

import pytest

from service_standards.adapters.mkdocs.serving import ahead
from service_standards.adapters.mkdocs.serving.hosting import BEGINS_AGAIN
from service_standards.adapters.mkdocs.serving.newer import Superseded
from tests.site.test_remembering import (
    ALL,
    CRITERIA,
    OPEN,
    change_body,
    change_guide,
    change_roles,
    change_title,
    plain_surroundings,
    replaced,
    serving,
)
from tests.site.test_remembering_languages import serving as in_two_languages
from tests.support.sites.built_again import Serving

__all__ = ["in_two_languages", "plain_surroundings", "serving"]
SENTENCES = count(1)


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
# These may change nothing, or prose.
UNSURE = (change_roles, change_guide)
OTHERS = tuple(one for one in ALL if one not in {*PROSE, *UNSURE})


@pytest.mark.timeout(600)
def test_nothing_is_built_for_prose_and_all_is_for_anything_else(serving: Serving) -> None:
    with serving.opened(*OPEN):
        for change in (*PROSE, *OTHERS):
            change(serving.tree, Random(1))
            files = serving.build_again()
            assert serving.is_built is (change not in PROSE), change.__name__
            assert files == serving.build_clean(), change.__name__


def end_early(serving: Serving, random: Random) -> None:
    """Save something else before the site is whole, at any point of the look or of a build."""
    hosting, left = serving.plugin.serving, random.choice([0, 1, 5, 20, 60])
    assert hosting
    assert hosting.shown
    newer = hosting.newer

    def go_on() -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise Superseded

    serving.begin_again()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(newer, "go_on", go_on)
        with suppress(Superseded):
            if not hosting.show_ahead(serving.plugin):
                serving.build()
            raise Superseded
    serving.plugin.end_early(BEGINS_AGAIN)
    hosting.shown.settle()


def check_prose(serving: Serving, *, seed: int, steps: int) -> None:
    """Change prose at random, or back, now and then something else; compare with clean sites."""
    random, texts = Random(seed), dict[Path, list[str]]()
    with serving.opened(*OPEN) as shown:
        for _ in range(steps):
            for file in sorted(serving.tree.glob(f"{CRITERIA}/*.md")):
                texts.setdefault(file, []).append(file.read_text("utf-8"))
            for change in random.sample((*PROSE, *PROSE, change_title), random.choice([1, 2])):
                change(serving.tree, random)
            if random.random() < 0.4:
                file = random.choice(sorted(texts))
                file.write_text(random.choice(texts[file]), "utf-8")
            shown.pages = {random.choice(sorted(OPEN))}
            if random.random() < 0.5:
                end_early(serving, random)
            else:
                assert serving.build_again() == serving.build_clean()
        assert serving.build_again() == serving.build_clean()


def test_so_it_is_after_any_changes_of_prose(serving: Serving) -> None:
    check_prose(serving, seed=2, steps=10)


def test_a_page_in_another_language_follows_both_texts(in_two_languages: Serving) -> None:
    serving, page = in_two_languages, f"{CRITERIA}/publish-data"
    tree = serving.tree
    with serving.opened(f"{page}/index.html", f"fr/{page}/index.html"):
        # The first change tells that the translation is older than its original.
        for at, (file, pattern, is_built) in enumerate((
            (f"{page}.md", r"^## Why it matters\n\n", True),
            (f"{page}.md", r"^## Why it matters\n\n", False),
            (f"{page.replace('standards/', 'standards/fr/')}.md", r"^## Pourquoi.*\n\n", False),
            ("docs/guides/counting.md", r"^# .*\n\n", False),
            ("docs/fr/index.md", r"^# .*\n\n", False),
        )):  # fmt: skip
            replaced(tree / file, pattern, rf"\g<0>This is reason {at}.\n\n")
            files = serving.build_again()
            assert serving.is_built is is_built, file
            assert files == serving.build_clean(), file


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


def change_inherited(tree: Path) -> None:
    """Change settings that nobody watches, and a text."""
    replaced(tree / "base.yml", "^copyright: .*$", "copyright: Others")
    write_sentence(tree, Random(1))


@pytest.mark.parametrize(
    "change",
    [
        add_picture, change_picture, change_data, take_heading_away, link_nowhere, rename_page,
        change_matter, change_glossary, change_inherited,
    ],
)  # fmt: skip
def test_what_others_see_of_a_page_takes_a_build(
    serving: Serving, change: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    tree = serving.tree
    (tree / "docs/steps.svg").write_text("<svg/>", "utf-8")
    (tree / "docs/data.yml").write_text("a: 1\n", "utf-8")
    index = tree / "docs/index.md"
    index.write_text(f"{index.read_text('utf-8')}\n## More\n", "utf-8")
    (tree / "docs/about.md").write_text("# About\n\n[More](index.md#more)\n", "utf-8")
    glossary = "---\nglossary: true\n---\n\n# Words\n\nWord\n:   What is said.\n"
    (tree / "docs/words.md").write_text(glossary, "utf-8")
    if change is change_inherited:
        (tree / "base.yml").write_text("copyright: Ours\n", "utf-8")
        settings = tree / "mkdocs.yml"
        settings.write_text(f"INHERIT: base.yml\n{settings.read_text('utf-8')}", "utf-8")
    serving.build_again()
    with serving.opened(*OPEN):
        caplog.set_level(logging.INFO, "mkdocs")
        change(tree)
        files = serving.build_again()
        told = caplog.text
        caplog.set_level(logging.WARNING, "mkdocs")
        assert serving.is_built
        assert files == serving.build_clean()
    # The look before it has said nothing.
    assert told.count("'nowhere.md', but") == (change is link_nowhere)
    assert told.count("#more', but") == (change is take_heading_away)


def test_now_and_then_there_is_a_build(serving: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "MOST_WITHOUT_BUILD", 2)
    built = []
    with serving.opened(*OPEN):
        for _ in range(4):
            change_body(serving.tree, Random(1))
            serving.build_again()
            built.append(serving.is_built)
    assert built == [False, False, True, False]


def test_without_a_look_there_is_a_build(serving: Serving) -> None:
    with serving.opened():
        change_body(serving.tree, Random(1))
        assert serving.build_again() == serving.build_clean()
        assert serving.is_built


def test_where_nobody_is_told_of_all_that_is_saved_there_is_a_build(serving: Serving) -> None:
    with serving.opened(*OPEN):
        assert serving.plugin.serving
        serving.plugin.serving.newer.is_told = False
        change_body(serving.tree, Random(1))
        serving.build_again()
        assert serving.is_built


def test_what_ended_for_a_newer_save_leaves_nothing_that_is_old(serving: Serving) -> None:
    page = f"{CRITERIA}/publish-code/index.html"
    with serving.opened(page) as shown:
        hosting = serving.plugin.serving
        assert hosting
        replaced(serving.tree / CRITERIA / "publish-code.md", "^Hidden code", "Secret code")
        write_sentence(serving.tree, Random(1))
        hosting.newer.begin()
        assert hosting.look_ahead(serving.plugin)
        hosting.newer.allow()
        hosting.newer.note(["guide.md"], "mkdocs.yml")
        with pytest.raises(Superseded):
            hosting.ahead.make_whole(serving.plugin, shown, hosting.newer)
        serving.plugin.end_early(BEGINS_AGAIN)
        shown.settle()
        write_sentence(serving.tree, Random(1))
        assert serving.build_again() == serving.build_clean()
        assert not serving.is_built


def test_what_is_again_as_it_was_is_found_as_it_was(serving: Serving) -> None:
    name = f"{CRITERIA}/publish-code"
    file = serving.tree / f"{name}.md"
    with serving.opened(f"{name}/index.html") as shown:
        before = file.read_text("utf-8")
        replaced(file, r"^## Why it matters\n\n", r"\g<0>Nobody saves this for long.\n")
        assert serving.plugin.serving
        assert serving.plugin.serving.look_ahead(serving.plugin)
        assert b"Nobody saves" in shown.early[f"{name}/index.html"]
        # A newer save comes before anything else is made.
        serving.plugin.end_early(BEGINS_AGAIN)
        shown.settle()
        file.write_text(before, "utf-8")
        write_sentence(serving.tree, Random(1))
        shown.pages = {"guide/index.html"}
        files = serving.build_again()
        assert not serving.is_built
        assert files == serving.build_clean()
