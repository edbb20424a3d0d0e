"""What is remembered of a site in two languages shows no change of either in the wrong place."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from service_standards.adapters.mkdocs import asked_files
from service_standards.site.conversion import PageContext, answer_to
from service_standards.site.memory import Question
from tests.site.test_remembering import CRITERIA, SETTINGS, replaced
from tests.support.cases.golden import VALID
from tests.support.sites.built_again import Serving

DATA = "publish-data.md"
FRENCH = "standards/fr/open-by-default"
GUIDE = "guides/counting.md"
OPEN = {"index.html", "guides/counting/index.html", f"{CRITERIA}/publish-data/index.html"}
Change = Callable[[Path], None]


@pytest.fixture
def serving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Serving:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    tree = Path(shutil.copytree(VALID / "two-languages", tmp_path / "tree"))
    (tree / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    (tree / "overrides").mkdir()
    replaced(tree / "standards/standard.yml", r"required: .*\]", "")
    return Serving(tree, tmp_path / "site")


def translate_page(tree: Path) -> None:
    (tree / "docs/fr/guides").mkdir()
    text = "# Comment compter\n\nEn français.\n\n## Que compter\n\nComptez.\n"
    (tree / "docs/fr" / GUIDE).write_text(text, "utf-8")


def draw_again(tree: Path) -> None:
    for name, words in (("docs", "steps"), ("docs/fr", "étapes")):
        (tree / name / "assets").mkdir(exist_ok=True)
        (tree / name / "assets/steps.svg").write_text(f"<svg>{words}</svg>", "utf-8")


def change_title(tree: Path) -> None:
    replaced(tree / FRENCH / DATA, "^title: .*$", "title: Ouvrir les données")


def change_original(tree: Path) -> None:
    replaced(tree / CRITERIA / DATA, "^People cannot use.*$", "Nobody uses what is hidden.")


def take_away(tree: Path) -> None:
    (tree / FRENCH / "publish-code.md").unlink()


def change_names(tree: Path) -> None:
    replaced(tree / "standards/fr/standard.yml", "title: Exploitation", "title: En service")
    replaced(tree / FRENCH / DATA, "Dès la phase exploitation", "Dès la phase en service")


def both(*changes: Change) -> Change:
    def change(tree: Path) -> None:
        for one in changes:
            one(tree)

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (both(change_title, translate_page), ("Ouvrir les données", "Comment compter")),
        (change_original, ("a changé depuis sa traduction",)),
        (both(change_original, change_names), ("a changé depuis sa traduction", "En service")),
        (draw_again, ("étapes",)),
        (take_away, ("encore traduite",)),
    ],
)
def test_each_language_follows_its_own_changes(
    serving: Serving, change: Change, said: tuple[str, ...]
) -> None:
    with serving.opened(*(place + name for place in ("", "fr/") for name in OPEN)) as shown:
        before = {name: shown.read(name) for name in shown.pages}
        change(serving.tree)

        found = serving.build_again()

        changed = {name for name, page in before.items() if page and page.content != found[name]}
        assert changed == shown.pages & shown.early.keys()

    clean = serving.build_clean()
    assert [name for name in clean if found.get(name) != clean[name]] == []
    assert found.keys() == clean.keys()
    for words in said:
        assert [name for name in found if words.encode() in found[name]] != [], words


def test_a_change_of_prose_asks_no_language_what_its_blocks_become(
    serving: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_original(serving.tree)
    serving.build_again()
    asked: list[Question] = []

    def noted(question: Question, context: PageContext) -> str:
        asked.append(question)
        return answer_to(question, context)

    monkeypatch.setattr(asked_files, "answer_to", noted)
    replaced(serving.tree / CRITERIA / DATA, "^Nobody uses.*$", "Nobody reads what is hidden.")
    serving.build_again()

    assert asked == []


def test_a_required_translation_may_lag_while_somebody_writes(serving: Serving) -> None:
    replaced(
        serving.tree / "standards/standard.yml", r"^  fr: \{\}", "  fr: {required: [criteria]}"
    )
    take_away(serving.tree)

    found = serving.build_again()

    told = (name for name in found if b"encore traduite" in found[name])
    assert next(told, "").startswith("fr/")


def test_a_standard_that_becomes_a_draft_says_so_on_each_page(serving: Serving) -> None:
    assert b"data-draft" not in serving.build_again()["guides/counting/index.html"]
    replaced(serving.tree / "standards/standard.yml", r"\Z", "profile: draft\n")

    found = serving.build_again()

    assert b"data-draft" in found["guides/counting/index.html"]
    clean = serving.build_clean()
    assert [name for name in clean if found.get(name) != clean[name]] == []
