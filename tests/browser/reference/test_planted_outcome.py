"""A sixth outcome is a line in the model and its words: forms, files, links and grades follow."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.checklist_support import answer, chosen, downloaded, open_fold, wait_until_saved
from tests.browser.support import Pages
from tests.support.sites.build import ROOT, build_site, clean_environment, run
from tests.support.sites.server import serve

SAMPLE = ROOT / "tests/packaging/sample"
PLANTED = (
    (
        "model/vocabulary.py",
        '    NOT_ASSESSED = "not-assessed", 0, None\n',
        '    NOT_ASSESSED = "not-assessed", 0, None\n    POSTPONED = "postponed", 5, None\n',
    ),
    (
        "model/vocabulary.py",
        '    Outcome.NOT_ASSESSED: say("Not assessed"),\n',
        (
            '    Outcome.NOT_ASSESSED: say("Not assessed"),\n'
            '    Outcome.POSTPONED: say("Postponed"),\n'
        ),
    ),
    (
        "browser/words/outcome-words.js",
        '  "not-assessed": say("Not assessed"),\n',
        '  "not-assessed": say("Not assessed"),\n  "postponed": say("Postponed"),\n',
    ),
)
GENERATE = """
from pathlib import Path
from service_standards.schema.browser_vocabulary import MODULE, browser_vocabulary
Path("service_standards", MODULE).write_text(browser_vocabulary(), encoding="utf-8")
"""


@pytest.fixture(scope="module")
def planted_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the sample standard with a package that knows one outcome more."""
    folder = tmp_path_factory.mktemp("planted")
    package = ROOT / "plugins/service_standards"
    copytree(package, folder / "service_standards", ignore=ignore_patterns("__pycache__"))
    for name, old, new in PLANTED:
        path = folder / "service_standards" / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, (name, old)
        path.write_text(text.replace(old, new), encoding="utf-8")
    environment = clean_environment(PYTHONPATH=str(folder))
    made = run(sys.executable, "-c", GENERATE, cwd=folder, environment=environment)
    assert made.returncode == 0, made.stdout
    tree = folder / "tree"
    copytree(SAMPLE, tree)
    scoring = tree / "checklists/scoring.yml"
    counted = scoring.read_text("utf-8").replace("points:\n", "points:\n  postponed: 0\n")
    scoring.write_text(counted, encoding="utf-8")
    return build_site(tree, folder, environment=environment)


@pytest.fixture
def planted_pages(chromium: Browser, planted_site: Path) -> Iterator[Pages]:
    """Return a maker of pages of that site."""
    with serve(planted_site) as site:
        pages = Pages(chromium, site.origin)
        yield pages
        pages.close()


def test_a_sixth_outcome_is_chosen_kept_written_linked_and_counted(planted_pages: Pages) -> None:
    visit = planted_pages()
    page = visit.open("checklists/simple/")
    identifier = page.locator("fieldset[data-criterion]").first.get_attribute("data-criterion")
    assert identifier
    answer(page, identifier, "Postponed")
    wait_until_saved(page)
    page.reload()
    expect(chosen(page, identifier)).to_have_value("postponed")
    file = json.loads(downloaded(page))
    assert file["findings"][identifier]["outcome"] == "postponed"

    open_fold(page.locator("[data-part=share]"))
    page.get_by_role("button", name="Make a link with the outcomes").click()
    field = page.get_by_label("Link with the outcomes")
    expect(field).to_be_focused()
    link = field.input_value()
    other = planted_pages()
    opened = other.open(link.split("/", 3)[3])
    dialog = opened.get_by_role("dialog", name="Outcomes that somebody shared with you")
    expect(dialog.locator("[data-cell=postponed]")).to_have_text("1")
    dialog.locator("summary").get_by_text("Outcomes: Simple").click()
    expect(dialog.get_by_role("row", name=identifier)).to_contain_text("Postponed")
    visit.assert_clean()
    other.assert_clean()


def test_the_scoring_policy_must_say_what_a_sixth_outcome_is_worth(planted_site: Path) -> None:
    tree = planted_site.parent / "tree"
    scoring = tree / "checklists/scoring.yml"
    text = scoring.read_text("utf-8")
    scoring.write_text(text.replace("  postponed: 0\n", ""), encoding="utf-8")
    environment = clean_environment(PYTHONPATH=str(planted_site.parent))
    lint = ("-c", "from service_standards.adapters.cli.main import main; main()", "lint")
    said = run(sys.executable, *lint, cwd=tree, environment=environment)
    scoring.write_text(text, encoding="utf-8")

    assert said.returncode == 1
    assert "checklists/scoring.yml" in said.stdout
    assert "postponed" in said.stdout
