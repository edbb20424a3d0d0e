"""The search of the theme is one file where our plugin serves it."""

from __future__ import annotations

import pytest

from service_standards.packing.joined_search import FOLDER, joined_search
from tests.support.sites.build import ROOT

THEME = ROOT / "plugins/service_standards/theme"
ENTRY = f"{FOLDER}search.js"


def scripts() -> dict[str, str]:
    """Return the scripts of the theme by path."""
    return {
        path.relative_to(THEME).as_posix(): path.read_text("utf-8")
        for path in THEME.rglob("assets/**/*.js")
    }


def test_what_a_search_needs_at_once_is_one_file() -> None:
    served = joined_search(scripts())

    entry = served.pop(ENTRY) or ""
    assert "export const { connect } = $connect;" in entry
    assert "\nimport {" not in entry
    gone = {path for path, text in served.items() if text is None}
    assert gone == {
        f"{FOLDER}{name}.js" for name in ("connect", "ranking", "words", "wordings", "worth")
    }
    # What reads an index in parts is fetched where there are some; the rest it takes from the one.
    reading = {path: text for path, text in served.items() if text is not None}
    assert len(reading) == 4
    for text in reading.values():
        assert not any(f'"./{path.removeprefix(FOLDER)}"' in text for path in gone)


def test_other_scripts_stay_as_they_are() -> None:
    served = joined_search(scripts())
    assert all(path.startswith(FOLDER) for path in served)
    assert f"{FOLDER}worker.js" not in served


@pytest.mark.parametrize("name", ["search", "connect", "words"])
def test_a_site_with_a_module_of_its_own_gets_all_as_they_are(name: str) -> None:
    texts = scripts()
    del texts[f"{FOLDER}{name}.js"]
    assert joined_search(texts) == {}
