"""Translations: how they stand to their originals, and what a site in their language shows."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service_standards import load_project
from service_standards.errors import ProblemsFound
from service_standards.export.browser_catalogue import titles_in_files
from service_standards.export.catalogue import digest
from service_standards.model.languages.translation import Standing, State
from service_standards.model.project import Project
from service_standards.source.reading.problems import Data, MarkedData
from service_standards.source.translations.data import Overlay, data_parts
from service_standards.source.translations.digests import (
    TextPart,
    changed_since,
    digests_of,
    markdown_parts,
)
from tests.support.cases.golden import VALID

DATA = "standards/open-by-default/publish-data.md"
CODE = "standards/open-by-default/publish-code.md"
INDEX = "standards/open-by-default/index.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project in which a translation that lags is only counted."""
    root = Path(shutil.copytree(VALID / "two-languages", tmp_path / "project"))
    edit(root, "standards/standard.yml", "required: [standard, criteria, docs/index.md]", "")
    return root


def edit(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def french(project: Project) -> Project:
    [found] = project.translations
    return found


def standing(project: Project, original: str) -> Standing:
    return next(one for one in project.standings if one.original == original)


def test_a_language_has_its_own_texts_and_the_answers_of_all(root: Path) -> None:
    project = load_project(root)
    found = french(project)

    criterion, original = found.criteria_by_id["OBD-01"], project.criteria_by_id["OBD-01"]
    assert criterion.title == "Publier les données"
    assert criterion.requirement == "Vous devez publier les données du service."
    assert [one.phase for one in criterion.questions] == ["alpha", "live"]
    assert criterion.keywords == ("ouverture", "accès")
    kept = ("id", "obligation", "level", "phases", "roles", "source", "dimension", "evidence")
    assert [getattr(criterion, one) for one in kept] == [getattr(original, one) for one in kept]
    assert found.standard.language == "fr"
    assert found.standard.phases[1].title == "Exploitation"
    assert found.facts[0].question == "Les usagers paient-ils par le service ?"
    assert found.checklists[0].select == project.checklists[0].select
    assert found.words.language == "fr"
    assert digest(found) == digest(project)
    assert titles_in_files(found)["OBD-01"] == "Publish data"
    assert titles_in_files(project) == {}


def test_what_has_no_translation_is_shown_in_the_language_of_the_standard(root: Path) -> None:
    (root / "standards/fr/open-by-default/publish-code.md").unlink()

    project = load_project(root)
    found = french(project)

    assert found.criteria_by_id["OBD-02"].title == "Publish code"
    assert (found.foreign(CODE), found.foreign(DATA), project.foreign(CODE)) == ("en", "", "")
    assert found.dimension_pages[0].title == "Ouverture par défaut"
    [told] = project.warnings
    assert str(told) == (
        "standards/standard.yml:26:3: translations.fr: translations into 'fr' lag: 3 texts are "
        "not translated; 'service-standards translation status' lists them"
    )


def test_a_changed_original_makes_its_translation_stale_and_names_the_part(root: Path) -> None:
    edit(root, DATA, "People cannot use what they cannot see.", "Nobody uses what is hidden.")

    project = load_project(root)

    one = standing(project, DATA)
    assert (one.state, one.changed, one.is_usable) == (State.STALE, ("Why it matters",), True)
    assert french(project).criteria_by_id["OBD-01"].title == "Publier les données"
    assert french(project).stale == {DATA}


def test_a_stale_translation_that_no_longer_fits_is_not_shown(root: Path) -> None:
    edit(root, DATA, "- Can anybody open it?\n", "- Can anybody open it?\n- Is it whole?\n")

    project = load_project(root)

    one = standing(project, DATA)
    assert (one.state, one.changed, one.is_usable) == (State.STALE, ("How to check it",), False)
    assert french(project).criteria_by_id["OBD-01"].title == "Publish data"
    assert french(project).foreign(DATA) == "en"


def test_what_is_required_may_not_lag(root: Path) -> None:
    edit(root, "standards/standard.yml", "fr: {}", "fr: {required: [standards/open-by-default/]}")

    with pytest.raises(ProblemsFound) as found:
        load_project(root)

    assert [str(one) for one in found.value.problems] == [
        (
            f"{INDEX}:1:1: this has no translation into 'fr'; write it in "
            "standards/fr/open-by-default/index.md"
        )
    ]


def test_what_is_no_text_can_change_without_a_translator(root: Path) -> None:
    edit(root, DATA, "level: 2", "level: 2\ntopics: []\nkeywords: [dataset]")

    project = load_project(root)

    assert standing(project, DATA).state == State.CURRENT


PARTS = st.lists(
    st.builds(TextPart, st.text(max_size=8), st.text(max_size=20)), max_size=6, unique=True
)


@given(PARTS, st.randoms())
def test_parts_that_change_their_places_have_not_changed(
    parts: list[TextPart], chance: st.DrawFn
) -> None:
    moved = list(parts)
    chance.shuffle(moved)  # type: ignore[attr-defined]

    assert changed_since(moved, digests_of(parts)) == ()
    assert (digests_of(moved) == digests_of(parts)) == (
        [one.digest for one in moved] == [one.digest for one in parts]
    )


def test_a_part_is_a_section_and_blanks_at_ends_of_lines_say_nothing() -> None:
    text = "Above.\n\n## One\n\nA.\n\n### Below\n\nB.\n\n```\n## none\n```\n\n## Two\n\nC.\n"
    blanks = text.replace("A.\n", "A.  \n")

    parts = markdown_parts(["Title"], text)

    assert [one.name for one in parts] == ["title", "One", "Two"]
    assert digests_of(markdown_parts(["Title"], blanks)) == digests_of(parts)
    assert changed_since(parts, digests_of(markdown_parts(["Other"], text))) == ("title",)


def test_the_texts_of_each_entry_are_a_part_and_nothing_else() -> None:
    facts = {"format": "facts/1", "facts": [{"id": "a", "help": "A"}, {"id": "b", "help": "B"}]}
    other = {"format": "facts/2", "facts": [{"id": "a", "help": "A", "level": "3"}, {"id": "b"}]}

    parts = data_parts(facts)  # type: ignore[arg-type]

    assert [one.name for one in parts] == ["facts[a]", "facts[b]"]
    assert changed_since(data_parts(other), digests_of(parts)) == ("facts[b]",)  # type: ignore[arg-type]


def test_a_column_of_a_table_may_be_called_like_a_name() -> None:
    rows: list[Data] = [{"role": "Sponsor", "days": "1"}, {"role": "Buyer", "days": "2"}]
    own: list[Data] = [{"role": "Commanditaire"}, {"role": "Acheteur"}]
    overlay = Overlay.of(
        MarkedData("fr.yml", {"example_rows": own}, {}),
        MarkedData("en.yml", {"example_rows": rows}, {}),
    )

    assert not overlay.faults
    assert not overlay.missing
    assert overlay.value == {
        "example_rows": [
            {"role": "Commanditaire", "days": "1"},
            {"role": "Acheteur", "days": "2"},
        ]
    }
