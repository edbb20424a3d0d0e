"""A site in a language in which every text of ours has brackets: none was forgotten."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner

from service_standards.adapters.cli.main import main
from service_standards.model.vocabulary import Heading
from service_standards.words.catalogues import FOLDER, TEMPLATE
from tests.support.sites.build import build_site
from tests.support.sites.pseudo import CLOSE, OPEN, PSEUDO, outside, pseudo_catalogue
from tests.support.sites.whole_sample import copy_with_all

# Attributes that are read to people, or shown to them by a style sheet.
SHOWN = {"alt", "aria-label", "data-label", "placeholder", "title"}
NO_TEXT = {"code", "kbd", "pre", "script", "style"}
# Names of products, and of files and formats.
OTHERS = {"Material for MkDocs"}
# What a list of the site puts before a title of the project.
NUMBER = re.compile(r"^(?:[A-Z]{3}-)?\d+ ")
MENU = ["index.md", "standards/", "checklists/", "project-templates/", "guide.md", "my-service.md"]
MENU += ["sources.md", "releases/index.md"]
# Headings of criteria and titles of the sample that are words of ours too.
ALSO_OWN = {*Heading, "Owner", "Phases", "Build", "Run", "Started", "Team"}
LETTERS = re.compile(r"[^\W\d_]{2}")


@pytest.fixture(scope="module")
def pseudo_tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_with_all(tmp_path_factory.mktemp("pseudo") / "tree")
    standard = root / "standards/standard.yml"
    text = standard.read_text("utf-8")
    standard.write_text(text.replace("language: en", f"language: {PSEUDO}"), encoding="utf-8")
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        # Else MkDocs makes titles of the names of folders.
        settings.write(f"nav: {json.dumps(MENU)}\n")
    (root / "words").mkdir()
    (root / f"words/{PSEUDO}.po").write_text(pseudo_catalogue(), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def pseudo_site(pseudo_tree: Path) -> Path:
    return build_site(pseudo_tree, pseudo_tree.parent)


class Texts(HTMLParser):
    """Collects what of a page is outside of brackets, with its line, and the page's language."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self.language = ""
        self.inside: list[str] = []
        self.depth = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.language = given.get("lang") or self.language if tag == "html" else self.language
        if tag in NO_TEXT or {"data-catalogue", "data-words"} & set(given):
            self.inside.append(tag)
        shown = [given[name] or "" for name in sorted(SHOWN & set(given))]
        if tag == "meta" and given.get("name") == "description":
            shown.append(given["content"] or "")
        self.found += [(self.getpos()[0], outside(text)) for text in shown]

    def handle_endtag(self, tag: str) -> None:
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        if not self.inside:
            self.found.append((self.getpos()[0], outside(data, self.depth)))
            # A sentence with a link or another element goes on behind it.
            self.depth += data.count(OPEN) - data.count(CLOSE)


# Where a page stands is said in no language.
ADDRESS = re.compile(r"https://rules\.example\.org/\S*")


def bare(texts: Iterator[tuple[int, str]] | list[tuple[int, str]], own: str) -> Iterator[str]:
    """Yield the line and the text of what is neither in brackets nor in `own`."""
    for line, text in texts:
        for part in re.split(r" {2,}|\n|, | - |: |\. ", text):
            words = re.sub(NUMBER, "", ADDRESS.sub("", part).strip(" .,:;()[]→←-"))
            if LETTERS.search(words) and words not in own and words not in OTHERS:
                yield f"{line}: {words}"


def own_texts(root: Path) -> str:
    """Return the project's own texts, and the words of Material's interface."""
    sources = [path for path in sorted(root.rglob("*")) if path.suffix in {".md", ".yml", ".json"}]
    texts = [path.read_text("utf-8") for path in sources if "site" not in path.parts]
    theirs = files("material") / "templates/partials/languages/en.html"
    return "\n".join([*texts, theirs.read_text("utf-8")])


def test_every_text_of_every_page_is_spoken_in_the_language(
    pseudo_site: Path, pseudo_tree: Path
) -> None:
    own = own_texts(pseudo_tree)
    pages = sorted(pseudo_site.rglob("*.html"))
    found = [
        f"{path.relative_to(pseudo_site)}:{text}"
        for path in pages
        for text in bare(Texts(path.read_text("utf-8")).found, own)
    ]

    assert found == []
    assert len(pages) > 20


def test_what_a_page_type_says_is_there(pseudo_site: Path) -> None:
    """Every page of ours and every file without a network says something in the language."""
    silent = [
        path.relative_to(pseudo_site).as_posix()
        for path in sorted(pseudo_site.rglob("*.html"))
        if OPEN not in path.read_text("utf-8")
    ]

    assert silent == []


def test_a_text_of_ours_is_not_taken_for_one_of_the_project(pseudo_site: Path) -> None:
    """A whole text of the catalogue that stands bare is one that was forgotten."""
    texts = set(json.loads((next(pseudo_site.rglob("words.json"))).read_text("utf-8")))
    assert texts, "the browser is given its texts"
    template = (FOLDER / TEMPLATE).read_text("utf-8")
    ours = {text for text in re.findall(r'^msgid "(.*)"$', template, re.MULTILINE) if text}
    found = [
        f"{path.relative_to(pseudo_site)}:{line}: {text}"
        for path in sorted(pseudo_site.rglob("*.html"))
        for line, text in Texts(path.read_text("utf-8")).found
        if " ".join(text.split()) in ours - ALSO_OWN
    ]

    assert found == []


def test_every_page_says_its_language(pseudo_site: Path) -> None:
    languages = {Texts(path.read_text("utf-8")).language for path in pseudo_site.rglob("*.html")}

    assert languages == {PSEUDO}


def test_the_commands_speak_the_language(pseudo_tree: Path) -> None:
    said = CliRunner().invoke(main, ["lint", str(pseudo_tree)])
    lines = [outside(line).strip() for line in said.output.splitlines()]

    assert said.exit_code == 0
    assert [line for line in lines if " " in line and not re.search(r"  ", line)] == []
    assert lines[0] == ""


def test_a_forgotten_text_is_found() -> None:
    page = '<p>⟦Said lor⟧ Forgotten words</p><button aria-label="Close it">⟦x ⟦y⟧ z⟧</button>'

    assert list(bare(Texts(page).found, "own words")) == ["1: Forgotten words", "1: Close it"]
