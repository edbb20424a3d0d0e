"""Changes of the sources of a project: one of each kind, and some that belong together."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

from service_standards import load_project
from service_standards.export.release import freeze, release_text
from tests.support.cases.golden import VALID

DIMENSION = "open-by-default"
CRITERIA, FRENCH = f"standards/{DIMENSION}", f"standards/fr/{DIMENSION}"
DATA, CODE = f"{CRITERIA}/publish-data.md", f"{CRITERIA}/publish-code.md"
MORE = f"{CRITERIA}/publish-more.md"
TEMPLATE, EXAMPLE = "docs/project-templates/brief.yml", "checklists/example/assessment.json"
RELEASES, STANDARD = "releases", "standards/standard.yml"
BRIEF = """format: template/1
id: brief
title: Brief
summary: What is planned.
group: project
phases: {create: [alpha]}
roles: [data]
introduction: One page.
sections:
  - {id: aim, title: Aim, guidance: 'Say it, as [OBD-02] asks.', form: text, prompt: …}
"""
ANSWERS = """{
  "format": "assessment/1",
  "standard": {
    "id": "small-standard",
    "version": "1.0.0",
    "digest": ""
  },
  "service": {
    "id": "a",
    "name": "A service",
    "phase": "alpha",
    "facts": {}
  },
  "target": {},
  "findings": {
    "OBD-01": {
      "title": "Publish data",
      "outcome": "met"
    }
  },
  "parked": {},
  "snapshots": [],
  "example": true
}
"""
GUIDE = """---
title: A guide
summary: How to count.
serves: [OBD-01]
---
# A guide

See [OBD-02].

::: criteria
    levels: [2, 3]
"""
numbers = count(1)
Change = Callable[[Path], None]


def tree_of_sources(tree: Path) -> Path:
    """Return a project that has something of everything."""
    root = Path(shutil.copytree(VALID / "two-languages", tree))
    replaced(root, STANDARD, "{required: .*}", "{}")
    for name, text in ((TEMPLATE, BRIEF), (EXAMPLE, ANSWERS), ("docs/guide.md", GUIDE)):
        written(root, name, text)
    return root


def written(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, "utf-8", newline="")


def replaced(root: Path, name: str, pattern: str, new: str) -> None:
    before = (root / name).read_text("utf-8")
    text, times = re.subn(pattern, new, before, count=1, flags=re.MULTILINE)
    assert times == 1, f"{name} holds no {pattern}"
    written(root, name, text)


def replacing(name: str, pattern: str, new: str) -> Change:
    """Return a change that writes something else each time."""
    return lambda root: replaced(root, name, pattern, new.replace("NUMBER", str(next(numbers))))


def writing(name: str, text: str) -> Change:
    return lambda root: written(root, name, text)


def deleting(name: str) -> Change:
    return lambda root: (root / name).unlink()


def moving(name: str, to: str) -> Change:
    def move(root: Path) -> None:
        (root / to).parent.mkdir(parents=True, exist_ok=True)
        (root / name).rename(root / to)

    return move


def linking(name: str, to: str) -> Change:
    def link(root: Path) -> None:
        (root / name).unlink(missing_ok=True)
        (root / name).symlink_to(root / to)

    return link


def windows_line_ends(root: Path) -> None:
    written(root, DATA, (root / DATA).read_text("utf-8").replace("\n", "\r\n"))


def no_utf_8(root: Path) -> None:
    (root / DATA).write_bytes(b"\xff")


def folder_for_file(root: Path) -> None:
    (root / "docs/guide.md").unlink()
    (root / "docs/guide.md").mkdir()


def file_for_folder(root: Path) -> None:
    shutil.rmtree(root / "docs/guides")
    written(root, "docs/guides", "no folder any more")


def copying(name: str, to: str, **changes: str) -> Change:
    """Return a change that writes a file again, but for some keys of its front matter."""

    def copy(root: Path) -> None:
        text = (root / name).read_text("utf-8")
        for key, value in changes.items():
            text = re.sub(f"^{key}: .*$", f"{key}: {value}", text, count=1, flags=re.MULTILINE)
        written(root, to, text)

    return copy


def freezing(root: Path) -> None:
    text = release_text(freeze(load_project(root), "2026-11-23", None, ()))
    written(root, f"{RELEASES}/1.0.0.json", text)


def next_version(root: Path) -> None:
    replaced(root, STANDARD, "^version: .*$", "version: 1.1.0")
    replaced(root, EXAMPLE, '"version": ".*"', '"version": "1.1.0"')


def withdrawn(root: Path) -> None:
    replaced(root, "docs/guide.md", r"\[OBD-02\]", "[OBD-01]")
    replaced(root, TEMPLATE, r"\[OBD-02\]", "[OBD-01]")
    (root / CODE).unlink()
    (root / FRENCH / "publish-code.md").unlink()
    changes = "{kind: withdrawn, id: OBD-02, reason: Not needed.}"
    text = f"format: changes/1\nchanges:\n  - {changes}\n"
    written(root, f"{RELEASES}/changes-1.1.0.yml", text)


PROSE = replacing(DATA, r"^## Why it matters\n\n", r"\g<0>Reason number NUMBER is another one.\n")
ALL_CHANGES: tuple[tuple[str, tuple[Change, ...]], ...] = (
    ("prose", (PROSE, PROSE)),
    ("requirement", (replacing(DATA, r"of the service\.$", "of NUMBER services."),)),
    ("question", (replacing(DATA, r"^- Can .*$", "- Can all NUMBER open it?"),)),
    ("title", (replacing(CODE, "^title: .*$", "title: Title NUMBER"),)),
    ("level", (replacing(DATA, "^level: .*$", "level: 3"),)),
    ("the same again", (replacing(DATA, "^level: 2", "level: 3"),
                        replacing(DATA, "^level: 3", "level: 2"))),
    ("line ends", (windows_line_ends,)),
    ("a fault, then none", (replacing(DATA, "^level: 2", "level: two"),
                            replacing(DATA, "^level: two", "level: 2"))),
    ("no UTF-8", (no_utf_8,)),
    ("renamed", (moving(DATA, f"{CRITERIA}/publish-all.md"),)),
    ("deleted, then there again", (moving(DATA, "docs/aside.txt"), moving("docs/aside.txt", DATA))),
    ("new criterion with the sentences of another", (
        copying(CODE, MORE, id="OBD-07", title="Publish more"),)),
    ("id and title of another", (copying(CODE, MORE), replacing(CODE, "^id: .*$", "id: OBD-03"))),
    ("another prefix", (replacing(CODE, "^id: .*$", "id: ABC-02"),)),
    ("ids of any form", (replacing(STANDARD, r"\Z", "id_form: open\n"),
                         replacing(CODE, "^id: .*$", "id: obd.02"),
                         replacing(DATA, "^id: .*$", "id: OBD 02"))),
    ("related", (replacing(DATA, "^level: ", "related: [OBD-02, OBD-66]\nlevel: "),
                 deleting(CODE))),
    ("another role", (replacing(CODE, "^roles: .*$", "roles: [data, nobody]"),)),
    ("condition", (replacing(CODE, "^level: ", "applies_when: {all: [NUMBER]}\nlevel: "),
                   replacing("checklists/facts.yml", "id: .*$", "id: other-fact"))),
    ("word to avoid", (replacing(STANDARD, r"\Z",
                                 "words_to_avoid: [{word: service, instead: services}]\n"), PROSE)),
    ("no phases", (replacing(STANDARD, r"^phases:\n(  .*\n)+", "phases: []\n"),)),
    ("list of none", (replacing(f"checklists/{DIMENSION}.yml", r"dimensions: \[.*\]$",
                                "roles: [legal]"),)),
    ("open gate", (replacing(CODE, "^obligation: .*$", "obligation: should"),
                   replacing(CODE, "You must", "You should"))),
    ("coverage", (replacing(STANDARD, r"\Z", "coverage: {every_level: true}\n"),
                  replacing(DATA, "^level: .*$", "level: 4"))),
    ("draft", (replacing(STANDARD, r"\Z", "profile: draft\n"),
               replacing(DATA, r"^People cannot.*$", "TODO"))),
    ("endless line", (replacing(DATA, r"^People cannot.*$", "word " * 2000),)),
    ("byte order mark", (replacing("docs/guide.md", r"\A", "\ufeff"),)),
    ("picture that runs", (writing("docs/picture.svg", "<svg><script/></svg>"),
                           writing("docs/picture.svg", "<svg/>"))),
    ("file that nobody reads", (writing(f"{CRITERIA}/note.txt", "a"),)),
    ("folder of no dimension", (writing("standards/other/one.md", "# One\n"),)),
    ("page of a dimension", (replacing(f"{CRITERIA}/index.md", r"\Z", "Sentence NUMBER.\n"),)),
    ("no page of a dimension", (deleting(f"{CRITERIA}/index.md"),)),
    ("summary of a dimension", (replacing(STANDARD, "be published.}", "be NUMBER.}"),)),
    ("title of the standard", (replacing(STANDARD, "^title: .*$", "title: No NUMBER"),)),
    ("words to avoid", (replacing(STANDARD, r"\Z",
                                  "words_to_avoid: [{word: people, instead: persons}]\n"),)),
    ("a rule", (replacing(STANDARD, r"\Z", "text_rules: {two-sentences: warning}\n"),
                replacing(DATA, r"what they cannot see\.$", r"\g<0> Nobody can see that."))),
    ("abbreviation", (replacing(STANDARD, r"\Z", "abbreviations: {TLA: Three}\n"),)),
    ("scoring", (replacing("checklists/scoring.yml", "first_level: .*$", "first_level: 3"),)),
    ("facts", (replacing("checklists/facts.yml", "question: .*$", "question: Is it NUMBER?"),)),
    ("checklist", (replacing(f"checklists/{DIMENSION}.yml", "^title: .*$", "title: List NUMBER"),)),
    ("guide", (replacing("docs/guide.md", r"\Z", "\nSentence NUMBER.\n"),)),
    ("what a guide serves", (replacing("docs/guide.md", "^serves: .*$", "serves: [OBD-02]"),)),
    ("what is mentioned", (replacing("docs/guide.md", r"\[OBD-02\]", "[OBD-77]"),)),
    ("block", (replacing("docs/guide.md", r"\[2, 3\]", "[2, 9]"),)),
    ("template", (replacing(TEMPLATE, "^summary: .*$", "summary: Plan NUMBER."),)),
    ("what a template mentions", (replacing(TEMPLATE, r"\[OBD-02\]", "[OBD-74]"),)),
    ("new template", (moving(TEMPLATE, "docs/project-templates/plan.yml"),
                      replacing("docs/project-templates/plan.yml", "^id: .*$", "id: plan"))),
    ("example", (replacing(EXAMPLE, '"A service"', '"Service NUMBER"'),)),
    ("example as nobody writes it", (replacing(EXAMPLE, '"phase": ', '"phase":  '),)),
    ("no example", (deleting(EXAMPLE),)),
    ("release", (freezing, next_version, withdrawn, PROSE)),
    ("release that changes", (freezing, replacing(f"{RELEASES}/1.0.0.json", '"date": ".*"',
                                                  '"date": "2026-02-31"'))),
    ("link", (linking("docs/linked.md", "docs/guides/counting.md"),
              linking("docs/linked.md", "docs/index.md"))),
    ("link to a folder", (linking("docs/linked", "docs/guides"),)),
    ("link that leads out", (linking("docs/linked.md", "../outside.md"),)),
    ("link for a criterion", (moving(DATA, "docs/aside.md"), linking(DATA, "docs/aside.md"))),
    ("folder for a file", (folder_for_file,)),
    ("file for a folder", (file_for_folder,)),
    ("page of two kinds", (writing("docs/guide/index.md", "# Another\n"),)),
    ("translation", (replacing(f"{FRENCH}/publish-data.md", "^title: .*", "title: Titre NUMBER"),)),
    ("translation of a page", (writing("docs/fr/guide.md", "# Un guide\n\nVoir [OBD-02].\n"),)),
    ("original of a page", (replacing("docs/index.md", r"\Z", "\nSentence NUMBER.\n"),)),
    ("no translation", (deleting(f"{FRENCH}/publish-code.md"),)),
    ("names in French", (replacing("standards/fr/standard.yml", "Exploitation", "En service"),)),
    ("data in French", (deleting("checklists/fr/facts.yml"),)),
    ("words of our own", (writing("words/fr.po", 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; '
                                  'charset=UTF-8\\n"\n\nmsgid "Checklists"\nmsgstr "Listes"\n'),)),
    ("no other language", (replacing(STANDARD, r"^translations:\n.*\n", ""),)),
)  # fmt: skip
