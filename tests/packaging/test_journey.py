"""The whole way of a team: browser, file, pipeline, a colleague's branch, and the browser again.

Everything is what people have: the installed wheel with its command, the site that it builds, real
git with the lines of the documentation, and Chromium.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.checklist_support import (
    answer,
    chosen,
    criterion,
    downloaded,
    offer_file,
    state_fact,
    unfold,
    wait_until_at_the_disk,
    wait_until_ready,
    wait_until_saved,
)
from tests.browser.support import Pages
from tests.support.sites.build import ROOT, run
from tests.support.sites.server import Site
from tests.support.wheel import outside_environment

COMMANDS = (ROOT / "docs/reference/commands.md").read_text("utf-8")
SIMPLE, TRUSTED = "checklists/simple/", "checklists/trusted/"
CHECK = ("service-standards", "check", "assessment.json", "--target", "2")
NAME = "Berth booking"
CONFLICT = "SIM-02: answer: 'met' stands, the other side has 'partly-met'"


@dataclass(frozen=True)
class Clone:
    """A copy of the team's repository on somebody's machine."""

    folder: Path
    who: str
    programs: Path

    @property
    def file(self) -> Path:
        """The assessment in it."""
        return self.folder / "assessment.json"

    def run(self, *words: str, code: int = 0) -> str:
        """Run a command as its owner types it, and return what it said."""
        mine = {"HOME": str(self.folder.parent), "GIT_CONFIG_NOSYSTEM": "1"}
        for role in ("AUTHOR", "COMMITTER"):
            mine[f"GIT_{role}_NAME"] = self.who
            mine[f"GIT_{role}_EMAIL"] = f"{self.who}@example.org"
        mine["PATH"] = f"{self.programs}{os.pathsep}{os.environ['PATH']}"
        done = run(*words, cwd=self.folder, environment=outside_environment() | mine)
        assert done.returncode == code, f"{' '.join(words)}\n{done.stdout}"
        return done.stdout

    def git(self, *words: str, code: int = 0) -> str:
        """Run git."""
        return self.run("git", *words, code=code)

    def set(self, *words: str) -> None:
        """Answer a criterion."""
        assert "assessment.json: " in self.run("service-standards", "set", *words)

    def commit(self, subject: str) -> None:
        """Commit everything."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", subject)

    def use_the_merge_driver(self) -> None:
        """Tell git of this clone the command, in the words of the documentation."""
        (line,) = re.findall(r'^git config merge\.assessment\.driver ".*"$', COMMANDS, re.MULTILINE)
        self.run("sh", "-c", line)

    def findings(self) -> Any:
        """Return the findings of the file."""
        return json.loads(self.file.read_text("utf-8"))["findings"]


@pytest.fixture
def ours(tmp_path: Path, installed: Path, served_sample: Site) -> Clone:
    """Return an empty repository with the catalogue of the site and the line about merging."""
    clone = Clone(tmp_path / "ours", "ann", installed.parent)
    clone.folder.mkdir()
    clone.git("init", "--quiet", "--initial-branch=main")
    with urlopen(served_sample.url("catalogue.json")) as answered:
        (clone.folder / "catalogue.json").write_bytes(answered.read())
    (line,) = re.findall(r"^assessment\.json merge=assessment$", COMMANDS, re.MULTILINE)
    (clone.folder / ".gitattributes").write_text(f"{line}\n", "utf-8")
    clone.use_the_merge_driver()
    return clone


@pytest.fixture
def pages(chromium: Browser, served_sample: Site) -> Iterator[Pages]:
    """Return a maker of watched pages of the site."""
    with closing(Pages(chromium, served_sample.origin)) as made:
        yield made


def opened(pages: Pages, path: str) -> Page:
    """Open a checklist in a browser that has never seen the site, and wait for the disk."""
    page = pages().open(path)
    wait_until_ready(page)
    wait_until_at_the_disk(page)
    return page


def file_age(page: Page) -> Locator:
    return page.locator("[data-part=savebar] [data-part=file-age]")


def start_in_the_browser(page: Page, site: Site) -> bytes:
    """Answer two checklists of one service, one thing wrongly, and download the file."""
    page.get_by_label("Name of the service").fill(NAME)
    answer(page, "SIM-01", "Partly met")
    note = unfold(page, "SIM-01").get_by_label("Note")
    note.fill("Two pages are still hard to read.")
    note.blur()
    wait_until_saved(page)
    page.goto(site.url(TRUSTED))
    expect(page.get_by_label("Name of the service")).to_have_value(NAME)
    wait_until_at_the_disk(page)
    state_fact(page, "keeps-data", "Yes")
    answer(page, "TRU-01", "Not applicable")
    expect(criterion(page, "TRU-01").locator("[data-part=flags]")).to_contain_text("Give a reason")
    wait_until_saved(page)
    return downloaded(page)


def answer_until_the_check_is_green(clone: Clone) -> None:
    """Answer by the command what the check names, until it names nothing."""
    said = clone.run(*CHECK, code=1)
    assert "findings.TRU-01.outcome: 'not-applicable' without a reason" in said
    assert "target.simple: 'Simple' is at level 1, and its target is 2; in the way: SIM-01" in said
    assert "in the way: TRU-02, TRU-01" in said or "in the way: TRU-01, TRU-02" in said
    clone.set("SIM-01", "met", "--note", "Six people have read all pages.")
    clone.set("TRU-01", "met", "--note", "")
    clone.set("TRU-02", "met")
    said = clone.run(*CHECK, code=1)
    assert "findings.TRU-02: 'met' needs evidence here" in said
    assert said.splitlines()[-1] == "1 fault and 0 warnings in 1 file."
    (clone.folder / "deleted.md").write_text("What was deleted, and when.\n", "utf-8")
    clone.set("TRU-02", "met", "--evidence-path", "deleted.md", "--evidence-date", "2026-11-01")
    said = clone.run(*CHECK, "--today", "2026-11-29")
    assert said.splitlines()[-1] == "0 faults and 0 warnings in 1 file."


def test_from_the_browser_to_a_green_pipeline_with_a_colleague_and_back(
    pages: Pages, ours: Clone, served_sample: Site
) -> None:
    page = opened(pages, SIMPLE)
    ours.file.write_bytes(start_in_the_browser(page, served_sample))
    answer_until_the_check_is_green(ours)
    ours.commit("Answer the standard")

    ours.git("clone", "--quiet", ".", "../theirs")
    theirs = Clone(ours.folder.parent / "theirs", "ben", ours.programs)
    theirs.use_the_merge_driver()
    theirs.git("switch", "--quiet", "--create", "look-again")
    theirs.set("TRU-01", "met", "--owner", "Ben", "--note", "The list is on the first page.")
    theirs.set("SIM-02", "partly-met")
    theirs.commit("Look at the answers again")
    ours.set("SIM-01", "met", "--owner", "Ann")
    ours.set("SIM-02", "met")
    ours.commit("Name who answers")

    ours.git("fetch", "--quiet", "../theirs", "look-again")
    said = ours.git("merge", "--no-edit", "FETCH_HEAD", code=1)
    assert CONFLICT in said
    assert "assessment.json: 1 conflict" in said
    assert "UU assessment.json" in ours.git("status", "--porcelain")
    merged = ours.findings()
    assert (merged["SIM-01"]["owner"], merged["TRU-01"]["owner"]) == ("Ann", "Ben")
    ours.set("SIM-02", "partly-met", "--note", "One question comes twice.")
    ours.commit("Merge what Ben looked at")
    assert ours.git("status", "--porcelain") == ""
    assert ours.run(*CHECK, "--today", "2026-11-29").endswith(
        "0 faults and 0 warnings in 1 file.\n"
    )

    # The browser in which it began still holds the first answers, and one more that nobody wants.
    answer(page, "TRU-01", "Not met")
    expect(file_age(page)).to_have_text(re.compile("^Last file: .*, 1 change since$"))
    offer_file(page, ours.file)
    page.get_by_role("dialog").get_by_role("button", name=f"Replace the answers of {NAME}").click()
    same_as_the_file(page, ours)
    # So does the browser of a colleague, which holds nothing yet.
    other = opened(pages, TRUSTED)
    expect(chosen(other, "TRU-01")).to_have_value("not-assessed")
    offer_file(other, ours.file)
    other.get_by_role("dialog").get_by_role("button", name="Add as a new service").click()
    same_as_the_file(other, ours)


def same_as_the_file(page: Page, clone: Clone) -> None:
    """The page holds the merged answers, says that they are those of the file, and gives them."""
    expect(page.locator("[data-part=done]")).to_have_text(f"“{NAME}” was opened with 4 answers.")
    expect(chosen(page, "TRU-01")).to_have_value("met")
    expect(criterion(page, "TRU-01").get_by_label("Note")).to_have_value(
        "The list is on the first page."
    )
    expect(file_age(page)).to_have_text(re.compile("^Same as the file of "))
    assert downloaded(page) == clone.file.read_bytes()
