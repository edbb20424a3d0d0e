"""What a process that serves a site remembers never shows: after any change, each byte is new."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count
from pathlib import Path
from random import Random

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from service_standards.adapters.mkdocs.making import Making
from tests.support.cases.golden import VALID, prepared
from tests.support.sites.built_again import Serving

SETTINGS = """
site_name: Small
site_url: https://example.org/
theme: {name: service-standards, custom_dir: overrides}
plugins: [material/search, service-standards]
markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, tables, pymdownx.details]
"""
GUIDE = """# A guide

*[TLA]: A three-letter abbreviation

See [OBD-01], [the code](standards/open-by-default/publish-code.md#evidence) and the TLA.[^1]

::: criteria
    levels: [2, 3]

[^1]: A note.
"""
CRITERIA = "standards/open-by-default"
# Pages that a browser has open.
OPEN = {"guide/index.html", f"{CRITERIA}/index.html", f"{CRITERIA}/publish-code/index.html"}
numbers = count(1)
Change = Callable[[Path, Random], None]


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")


@pytest.fixture
def serving(tmp_path: Path) -> Serving:
    tree = prepared(VALID / "minimal", tmp_path / "tree")
    (tree / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    (tree / "overrides").mkdir()
    (tree / "docs/guide.md").write_text(GUIDE, "utf-8")
    return Serving(tree, tmp_path / "site")


def replaced(file: Path, pattern: str, new: str) -> None:
    text, times = re.subn(pattern, new, file.read_text("utf-8"), count=1, flags=re.MULTILINE)
    assert times == 1, f"{file} holds no {pattern}"
    file.write_text(text, "utf-8")


def any_criterion(tree: Path, random: Random) -> Path:
    return random.choice(
        sorted(set((tree / CRITERIA).glob("*.md")) - {tree / CRITERIA / "index.md"})
    )


def change_body(tree: Path, random: Random) -> None:
    said = f"Reason number {next(numbers)} is another."
    replaced(any_criterion(tree, random), r"^## Why it matters\n\n", rf"\g<0>{said}\n")


def change_title(tree: Path, random: Random) -> None:
    replaced(any_criterion(tree, random), r"^title: .*$", f"title: Title {next(numbers)}")


def change_roles(tree: Path, random: Random) -> None:
    roles = random.choice(["data", "legal", "data, legal"])
    replaced(any_criterion(tree, random), r"^roles: .*$", f"roles: [{roles}]")


def add_criterion(tree: Path, random: Random) -> None:
    number = next(numbers) + 10
    text = any_criterion(tree, random).read_text("utf-8")
    text = re.sub(r"^id: .*$", f"id: OBD-{number}", text, flags=re.MULTILINE)
    text = re.sub(r"^title: .*$", f"title: New {number}", text, flags=re.MULTILINE)
    # No sentence stands twice in a standard.
    text = re.sub(r"^(?!#)(.*[^.?\n])([.?])$", rf"\1 in {number}\2", text, flags=re.MULTILINE)
    (tree / CRITERIA / f"new-{number}.md").write_text(text, "utf-8")


def delete_criterion(tree: Path, random: Random) -> None:
    added = sorted((tree / CRITERIA).glob("new-*.md"))
    if added:
        random.choice(added).unlink()


def change_fact(tree: Path, _: Random) -> None:
    replaced(tree / "checklists/facts.yml", r"question: .*$", f"question: Is it {next(numbers)}?")


def change_checklist(tree: Path, _: Random) -> None:
    file = tree / "checklists/open-by-default.yml"
    replaced(file, r"^title: .*$", f"title: Checklist {next(numbers)}")


def change_guide(tree: Path, random: Random) -> None:
    ending = random.choice(["", " [OBD-02]", " TLA", "[^1]", " [a link](nowhere.md)"])
    file = tree / "docs/guide.md"
    file.write_text(f"{file.read_text('utf-8')}\nSentence {next(numbers)}{ending}\n", "utf-8")


def add_page(tree: Path, random: Random) -> None:
    name = random.choice(["nowhere", "about"])
    (tree / f"docs/{name}.md").write_text(f"# Page {next(numbers)}\n", "utf-8")


def change_settings(tree: Path, _: Random) -> None:
    replaced(tree / "mkdocs.yml", r"^site_name: .*$", f"site_name: Site {next(numbers)}")


def change_extensions(tree: Path, random: Random) -> None:
    listed = random.choice(["abbr", "abbr, tables", "attr_list, footnotes"])
    replaced(tree / "mkdocs.yml", r"^markdown_extensions: .*$", f"markdown_extensions: [{listed}]")


def change_blanks(tree: Path, _: Random) -> None:
    """Write what no page shows."""
    replaced(tree / "mkdocs.yml", r"^(site_name: .*?)( *)$", r"\1\2 ")


def change_neighbours(tree: Path, random: Random) -> None:
    """Write a template that shows other pages, which nobody can know the inputs of."""
    shown = random.choice(["{{ one.page.title }}", "{{ one.page.content | length }}"])
    text = "{% extends 'base.html' %}{% block announce %}{% for one in pages %}SHOWN{% endfor %}"
    text = text.replace("SHOWN", shown) + "{% endblock %}"
    (tree / "overrides/main.html").write_text(text, "utf-8")


def change_icon(tree: Path, _: Random) -> None:
    folder = tree / "overrides/.icons/own"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "logo.svg").write_text(f"<svg><title>{next(numbers)}</title></svg>", "utf-8")
    text = "{% extends 'base.html' %}{% block announce %}{% include '.icons/own/logo.svg' %}"
    (tree / "overrides/main.html").write_text(f"{text}{{% endblock %}}", "utf-8")


def change_override(tree: Path, _: Random) -> None:
    text = "{% extends 'base.html' %}{% block announce %}News NUMBER{% endblock %}"
    (tree / "overrides/main.html").write_text(text.replace("NUMBER", str(next(numbers))), "utf-8")


ALL: tuple[Change, ...] = (
    change_body, change_title, change_roles, add_criterion, delete_criterion, change_fact,
    change_checklist, change_guide, add_page, change_settings, change_extensions, change_override,
    change_blanks, change_neighbours, change_title, change_icon,
)  # fmt: skip


def check_sequence(serving: Serving, *, seed: int, steps: int) -> None:
    """Change something at random, again and again, and compare each site with a clean one."""
    random = Random(seed)
    with serving.opened(*OPEN):
        for _ in range(steps):
            changes = random.sample(ALL, random.choice([1, 1, 2]))
            for change in changes:
                change(serving.tree, random)
            assert serving.build_again() == serving.build_clean(), changes


def noted_conversions(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that fills with the pages that are converted."""
    converted: list[str] = []
    render = Page.render

    def noted(page: Page, config: MkDocsConfig, files: Files) -> None:
        converted.append(page.file.src_uri)
        render(page, config, files)

    monkeypatch.setattr(Page, "render", noted)
    return converted


# A dozen changes are two dozen builds.
@pytest.mark.timeout(600)
def test_after_each_kind_of_change_each_byte_is_that_of_a_process_that_starts(
    serving: Serving,
) -> None:
    early, at_once = {}, {}
    with serving.opened(*OPEN) as shown:
        for change in ALL:
            change(serving.tree, Random(1))
            files = serving.build_again()
            assert files == serving.build_clean(), change.__name__
            early[change] = OPEN & shown.early.keys()
            at_once[change] = {
                name: text == files[name] for name, text in shown.at_once.items() if name in OPEN
            }
    assert early[change_guide] == {"guide/index.html"}
    assert early[change_settings] == OPEN
    # Before MkDocs begins, which knows of settings alone: as they are when it has ended.
    for change, pages in {
        change_body: {f"{CRITERIA}/publish-code/index.html"},
        add_criterion: OPEN, delete_criterion: OPEN, change_fact: OPEN, change_checklist: OPEN,
        change_guide: {"guide/index.html"}, change_override: OPEN, change_icon: OPEN,
        change_settings: set(), change_neighbours: set(),
    }.items():  # fmt: skip
        assert at_once[change] == dict.fromkeys(pages, True), change.__name__


# The campaign makes six dozen such changes.
def test_so_it_is_after_any_changes_one_after_the_other(serving: Serving) -> None:
    check_sequence(serving, seed=1, steps=2)


def test_only_what_a_change_shows_on_is_converted_again(
    serving: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    converted = noted_conversions(monkeypatch)
    serving.build_again()
    assert converted == []
    replaced(serving.tree / CRITERIA / "publish-code.md", "^Hidden code", "Secret code")
    serving.build_again()
    assert converted == [f"{CRITERIA}/publish-code.md", f"{CRITERIA}/full_text.md"]


def noted_theming(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that takes the paths of pages as they get their theme from MkDocs."""
    themed: list[str] = []
    done = Making.done

    def noted(making: Making, page: Page, output: str) -> str:
        themed.append(page.file.src_uri)
        return done(making, page, output)

    monkeypatch.setattr(Making, "done", noted)
    return themed


def test_only_what_a_change_shows_on_gets_its_theme_again(
    serving: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    themed = noted_theming(monkeypatch)
    # A copy of this process would make a page and not note it.
    settings = serving.tree / "mkdocs.yml"
    replaced(settings, r"service-standards\]", "service-standards: {processes: 1}]")
    serving.build_again()
    themed.clear()
    serving.build_again()
    assert themed == []
    replaced(serving.tree / CRITERIA / "publish-code.md", "^Hidden code", "Secret code")
    serving.build_again()
    assert themed == [f"{CRITERIA}/publish-code.md", f"{CRITERIA}/full_text.md"]
    themed.clear()
    change_neighbours(serving.tree, Random(1))
    for _ in range(2):
        themed.clear()
        serving.build_again()
        assert "guide.md" in themed


def test_what_was_read_before_a_build_began_gives_no_page_its_theme_again(
    serving: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    themed = noted_theming(monkeypatch)
    replaced(serving.tree / CRITERIA / "publish-code.md", "^Hidden code", "Secret code")
    with serving.opened(*OPEN) as shown:
        serving.build_again()
        assert shown.at_once
    assert themed == [f"{CRITERIA}/publish-code.md", f"{CRITERIA}/full_text.md"]


def test_a_page_with_a_fault_tells_it_each_time(
    serving: Serving, caplog: pytest.LogCaptureFixture
) -> None:
    (serving.tree / "docs/guide.md").write_text("[A link](nowhere.md)\n", "utf-8")
    with serving.opened(*OPEN):
        for _ in range(2):
            caplog.clear()
            serving.build_again()
            assert caplog.text.count("nowhere.md") == 1


def test_an_extension_that_nobody_knows_ends_remembering(
    serving: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    replaced(serving.tree / "mkdocs.yml", r"\[abbr,", "[abbr, smarty,")
    converted = noted_conversions(monkeypatch)
    for _ in range(2):
        converted.clear()
        serving.build_again()
        assert converted
