"""While somebody writes, a browser waits for the page that it shows, and for no build."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.site.test_remembering import CRITERIA, SETTINGS, replaced
from tests.support.cases.golden import VALID
from tests.support.sites.live import PATIENCE, Live, live

DATA = f"{CRITERIA}/publish-data/"
WHY = r"^## Why it matters\n\n"
FRENCH = "standards/fr/open-by-default"
OWN_FILES = re.compile(r"(?:\.\./)*assets/service-standards/[^\"']+")


def two_languages(folder: Path) -> Path:
    """Write a small standard in English and French, and return its folder."""
    tree = Path(shutil.copytree(VALID / "two-languages", folder / "tree"))
    (tree / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    (tree / "overrides").mkdir()
    replaced(tree / "standards/standard.yml", r"required: .*\]", "")
    return tree


def say_why(tree: Path, said: str, name: str = f"{CRITERIA}/publish-data.md") -> None:
    """Give one more reason for a criterion."""
    replaced(tree / name, WHY, rf"\g<0>{said}\n")


def entitle(tree: Path, title: str) -> None:
    """Give a criterion another title, for which MkDocs has to build."""
    replaced(tree / f"{CRITERIA}/publish-data.md", "^title: .*$", f"title: {title}")


# Each test writes words of its own.
@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with live(two_languages(tmp_path_factory.mktemp("served"))) as found:
        yield found


@pytest.mark.parametrize(
    ("page", "title"),
    [(DATA, "Show numbers"), (f"{CRITERIA}/", "Show counts"), (f"fr/{DATA}", "Montrer")],
)
def test_an_open_page_comes_before_a_build_begins(served: Live, page: str, title: str) -> None:
    opened = served.open(page)
    served.hold_before()
    name = FRENCH if page.startswith("fr/") else CRITERIA
    replaced(served.tree / name / "publish-data.md", "^title: .*$", f"title: {title}")

    early = opened.wait_for(title)

    served.wait_until_held()
    served.after_build(served.go_on)
    assert served.shows(page) == early
    assert opened.is_current()


def test_a_page_more_and_a_page_less_are_in_the_menu_before_a_build_begins(served: Live) -> None:
    opened = served.open(f"{CRITERIA}/")
    added = served.tree / CRITERIA / "publish-more.md"
    text = (served.tree / CRITERIA / "publish-data.md").read_text("utf-8")
    text = re.sub("^id: .*$", "id: OBD-77", text, flags=re.MULTILINE)
    text = re.sub("^title: .*$", "title: Publish even more", text, flags=re.MULTILINE)
    text = re.sub(r"^(?!#)(.*[^.?\n])([.?])$", r"\1 and more\2", text, flags=re.MULTILINE)
    served.hold_before()
    added.write_text(text, "utf-8")
    early = opened.wait_for("Publish even more")
    served.wait_until_held()
    served.after_build(served.go_on)
    assert served.shows(f"{CRITERIA}/") == early

    served.hold_before()
    added.unlink()
    early = opened.wait_until(lambda page: "Publish even more" not in page, "no more of it")
    served.wait_until_held()
    served.after_build(served.go_on)
    assert served.shows(f"{CRITERIA}/") == early


def test_an_open_page_comes_before_the_site_is_whole(served: Live) -> None:
    page = served.open(DATA)
    served.hold("en")
    entitle(served.tree, "Let others have it")

    early = page.wait_for("Let others have it")

    served.wait_until_held()
    assert "Let others have it" not in served.shows(f"{CRITERIA}/full_text/")
    served.after_build(served.go_on)
    assert "Let others have it" in served.shows(f"{CRITERIA}/full_text/")
    assert served.shows(DATA) == early
    assert page.is_current()


def test_all_of_the_site_comes_without_a_build_if_only_prose_has_changed(served: Live) -> None:
    page, other = served.open(DATA), served.open("guides/counting/")
    # The first change after MkDocs has begun to serve is built.
    served.after_build(lambda: entitle(served.tree, "Give it to whoever asks"))
    other.load()
    page.load()
    before = served.begins.times
    served.after_build(lambda: say_why(served.tree, "Whoever asks gets it."))

    for shown in (
        DATA,
        f"{CRITERIA}/full_text/",
        "search/search_index.json",
        "catalogue.oscal.json",
    ):
        with urlopen(f"{served.origin}{shown}", timeout=PATIENCE) as answer:
            assert "Whoever asks gets it." in answer.read().decode(), shown
    assert "Whoever asks gets it." in page.wait_for("Whoever asks gets it.")
    assert page.is_current()
    assert other.is_current()
    assert served.begins.times == before


def test_an_open_page_has_the_scripts_that_it_names(served: Live) -> None:
    page = served.open(DATA)
    before = set(OWN_FILES.findall(page.text))
    served.hold("en")
    replaced(served.tree / f"{CRITERIA}/publish-data.md", "^title: .*$", "title: Give data away")

    early = page.wait_for("Give data away")

    served.wait_until_held()
    names = set(OWN_FILES.findall(early))
    assert names.isdisjoint(before)
    for name in names | before:
        urlopen(f"{page.address}{name}", timeout=PATIENCE).close()
    served.after_build(served.go_on)
    assert served.shows(DATA) == early
    assert page.is_current()


def test_a_page_in_another_language_waits_for_no_other_page_of_it(served: Live) -> None:
    page, original = served.open(f"fr/{DATA}"), served.open(DATA)
    served.hold("fr")
    replaced(served.tree / f"{FRENCH}/publish-data.md", "^title: .*$", "title: Donner les données")

    early = page.wait_for("Donner les données")

    served.wait_until_held()
    assert "Donner les données" not in served.shows(f"fr/{CRITERIA}/")
    served.after_build(served.go_on)
    assert "Donner les données" in served.shows(f"fr/{CRITERIA}/")
    assert served.shows(f"fr/{DATA}") == early
    assert page.is_current()
    assert "Donner" not in original.text


def test_saves_during_a_build_are_one_more(served: Live) -> None:
    page = served.open(DATA)
    served.hold("en")
    entitle(served.tree, "Let everybody have it")
    page.wait_for("Let everybody have it")
    served.wait_until_held()
    before = served.builds.times
    with served.noted_changes() as noted:
        for number in range(3):
            noted.clear()
            say_why(served.tree, f"Reason number {number} counts.")
            assert noted.wait(PATIENCE)
    served.go_on()
    page.wait_for("Reason number 2 counts.")
    # The one before has ended for them.
    served.builds.wait_for(before + 1)

    served.after_build(lambda: say_why(served.tree, "The last one."))
    assert served.builds.times == before + 2


def test_a_save_during_a_build_is_shown_before_that_build_would_be_whole(served: Live) -> None:
    page = served.open(DATA)
    served.hold_before()
    entitle(served.tree, "Save it first")
    page.wait_for("Save it first")
    served.wait_until_held()
    whole = served.ends["en"].times
    with served.noted_changes() as noted:
        say_why(served.tree, "It was saved second.")
        assert noted.wait(PATIENCE)
    served.go_on()
    served.hold("en")

    early = page.wait_for("It was saved second.")

    served.wait_until_held()
    assert served.ends["en"].times == whole + 1
    served.after_build(served.go_on)
    assert "It was saved second." in served.shows(f"{CRITERIA}/full_text/")
    assert served.shows(DATA) == early
    assert page.is_current()


def test_what_was_seen_stays_when_a_newer_save_has_a_fault(served: Live) -> None:
    page, source = served.open(DATA), served.tree / CRITERIA / "publish-data.md"
    served.hold_before()
    entitle(served.tree, "Do it right")
    page.wait_for("Do it right")
    served.wait_until_held()
    right = source.read_text("utf-8")
    with served.noted_changes() as noted:
        replaced(source, "^obligation: .*$", "obligation: nonsense")
        assert noted.wait(PATIENCE)
    served.after_build(served.go_on)

    assert "Do it right" in page.wait_for("st-faults")

    served.after_build(lambda: source.write_text(right, "utf-8"))
    assert "st-faults" not in served.shows(DATA)
    assert "Do it right" in served.shows(DATA)


def test_what_ends_a_build_is_told_and_not_what_ended_one_before(served: Live) -> None:
    page, source = served.open(DATA), served.tree / CRITERIA / "publish-data.md"
    settings = served.tree / "mkdocs.yml"
    right, set_before = source.read_text("utf-8"), settings.read_text("utf-8")
    served.after_build(lambda: replaced(source, "^obligation: .*$", "obligation: nonsense"))
    assert "nonsense" in page.wait_for("st-faults")
    served.after_build(lambda: source.write_text(f"{right}\n", "utf-8"))
    page.load()
    served.after_build(lambda: settings.write_text("site_name: [", "utf-8"))

    assert "nonsense" not in page.wait_for("st-faults")

    served.after_build(lambda: settings.write_text(set_before, "utf-8"))
    assert "st-faults" not in served.shows(DATA)


def test_a_page_that_was_asked_for_last_comes_early_without_a_script(served: Live) -> None:
    served.shows(f"fr/{DATA}")
    served.hold_before()
    replaced(served.tree / FRENCH / "publish-data.md", "^title: .*$", "title: Ouvrir")
    served.wait_until_held()

    assert "Ouvrir" in served.shows(f"fr/{DATA}")

    served.after_build(served.go_on)


def test_a_page_that_is_gone_says_so_and_comes_back(served: Live) -> None:
    file = served.tree / "docs/guides/counting.md"
    text = file.read_text("utf-8")
    page = served.open("guides/counting/")
    assert "Page not found" not in page.text

    file.unlink()
    lost = page.wait_for("<h1>Page not found")
    file.write_text(f"{text}\nIt is back.\n", "utf-8")

    assert lost != page.wait_for("It is back.")
