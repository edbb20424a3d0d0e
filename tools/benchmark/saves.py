"""What editors save: each kind of change, with the open page that shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from shutil import rmtree

from tools.benchmark.large_standard import leave_releases_out, variant_of

FOLDER = "standards/digital-by-design"
SOURCE = f"{FOLDER}/name-one-owner.md"
ADDED = f"{FOLDER}/name-one-owner-more.md"
GUIDE, FACTS, OVERRIDE = "docs/start/teams.md", "checklists/facts.yml", "overrides/main.html"
# Pages that show them.
CRITERION, DIMENSION = f"{FOLDER}/name-one-owner/", f"{FOLDER}/"
FULL_TEXT, GUIDE_PAGE = f"{FOLDER}/full_text/", "start/teams/"
MARK = "## Why it matters\n\n"
TITLE = re.compile(r"^title: .*$", re.MULTILINE)
RELATED = re.compile(r"^related: .*\n", re.MULTILINE)
QUESTION = re.compile(r"(?<=question: ).*$", re.MULTILINE)
NEWS = "{% extends 'base.html' %}{% block announce %}WORDS{% endblock %}"
# Above those of the large standard.
VARIANT = 15


@dataclass(frozen=True)
class Save:
    """One change of a turn: a file and its new text (None if it is deleted), and what shows it.

    `page` holds `words` afterwards, or no longer if the file is deleted.
    """

    kind: str
    turn: int
    file: Path
    text: str | None
    page: str
    words: str
    # Whether the next change comes as soon as this one is seen, and this one counts for nothing.
    is_hurried: bool = False

    def is_in(self, page: str) -> bool:
        """Tell whether the text of a page shows the change."""
        return (self.words in page) is (self.text is not None)

    def make(self) -> None:
        """Change the file."""
        if self.text is None:
            self.file.unlink()
        else:
            self.file.write_text(self.text, "utf-8")


def prepare(tree: Path) -> None:
    """Let everything in a tree be changed: what is frozen stays, and examples repeat titles."""
    leave_releases_out(tree)
    rmtree(tree / "checklists/example", ignore_errors=True)


def saves(tree: Path, turns: int) -> Iterator[Save]:
    """Yield each kind of change in each turn; each file is read when its turn comes.

    "again" is a body that is saved while the build of a title goes on.
    Templates of a site's own come last: with one, other things are remembered.
    """
    for turn in range(turns):
        words = f"number {turn} of a measurement"
        source, added = tree / SOURCE, tree / ADDED
        text = source.read_text("utf-8")
        body = text.replace(MARK, f"{MARK}This is sentence {words}.\n", 1)
        yield Save("body", turn, source, body, CRITERION, words)
        title = f"Name owner {words}"
        titled = TITLE.sub(f"title: {title}", body, count=1)
        yield Save("title", turn, source, titled, CRITERION, title)
        alone = RELATED.sub("", titled)
        new = variant_of(alone, VARIANT, Random(turn))  # noqa: S311 - no secrets
        yield Save("new", turn, added, new, DIMENSION, f"{title}, variant {VARIANT}")
        yield Save("deleted", turn, added, None, DIMENSION, f"{title}, variant {VARIANT}")
        facts = (tree / FACTS).read_text("utf-8")
        asked = QUESTION.sub(f"Is this {words}?", facts, count=1)
        yield Save("fact", turn, tree / FACTS, asked, FULL_TEXT, words)
        guide = (tree / GUIDE).read_text("utf-8") + f"\nA guide holds {words}.\n"
        yield Save("guide", turn, tree / GUIDE, guide, GUIDE_PAGE, words)
        hurried, thought = f"Name somebody {words}", f"a second thought {words}"
        titled = TITLE.sub(f"title: {hurried}", text, count=1)
        yield Save("title", turn, source, titled, CRITERION, hurried, is_hurried=True)
        again = titled.replace(MARK, f"{MARK}This is {thought}.\n", 1)
        yield Save("again", turn, source, again, CRITERION, thought)
    for turn in range(turns):
        words = f"override {turn} of a measurement"
        yield Save(
            "override", turn, tree / OVERRIDE, NEWS.replace("WORDS", words), CRITERION, words
        )
